"""The pages behind one's name: one's own account, and the people one answers for."""
