"""What is this relationship worth? Exact summaries of who bought when, models of who still buys, and what they spend."""
