"""Moments by themselves: lists of them narrowed down, one of them, and what may be done with it."""
