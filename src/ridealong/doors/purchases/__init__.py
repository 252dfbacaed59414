"""A plain list of purchases, from any file: who bought, on which day, for how much."""
