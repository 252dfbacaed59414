"""Those below a leader, what is recorded of each, and everything that is open between them and their customers."""
