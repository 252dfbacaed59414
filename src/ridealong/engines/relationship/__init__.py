"""What is this relationship worth? Exact summaries of who bought when, and models of who still buys and what."""
