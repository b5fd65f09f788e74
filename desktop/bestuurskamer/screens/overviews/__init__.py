"""Overviews: what it adds up to, as it is printed and as a table whose figures open."""
