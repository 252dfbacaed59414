"""Who: people, customers and contacts, their names, and who reports to whom and serves whom on any day."""
