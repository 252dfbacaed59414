"""What was told of customers, held against weeks that are known, beside lifetimes."""
