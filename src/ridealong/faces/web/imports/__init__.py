"""Files in and out again, in a browser."""
