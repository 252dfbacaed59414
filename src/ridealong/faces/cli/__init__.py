"""The command line: everything the product does, a word each."""
