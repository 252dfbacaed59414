"""The page of who may be here twice."""
