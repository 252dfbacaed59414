"""The one line on every page in which people tell what happened: understood while it is typed, recorded by Enter."""
