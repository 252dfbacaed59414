"""Customers: whom a reader serves or whose team does, and everything that happened with one of them."""
