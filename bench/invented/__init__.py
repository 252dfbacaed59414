"""An invented firm, the same every time: what its people and customers do in a year, read by all thirteen practices."""
