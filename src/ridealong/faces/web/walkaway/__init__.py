"""The walk-away desk: a sale now, held against the relationship it may end."""
