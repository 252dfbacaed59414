"""Who sent whom: the trees that grow from it, and how many newcomers a customer brings before they leave."""
