"""What can happen: moments, one small dataclass a kind, and the sentences that tell them."""
