"""Whom we asked, and who answered."""
