"""Confirming, denying, claiming, moving and dropping, each by the one whose word it is."""
