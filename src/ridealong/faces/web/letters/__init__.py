"""Pages about letters: which have left, which wait, and the words of one that somebody brings themselves."""
