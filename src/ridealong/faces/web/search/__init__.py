"""Search: customers, people and words, as far as whoever looks may see them."""
