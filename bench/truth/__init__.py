"""Simulated leaders whose true rates are known, told as moments and read by the product's own readers."""
