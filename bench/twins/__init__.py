"""Customers of whom some are in the books twice, invented, and how long it takes to find them."""
