"""Where people say, confirm and deny: what waits for them, what they tell, and the links that let one say one word."""
