"""Where customers and salespeople answer without an account."""
