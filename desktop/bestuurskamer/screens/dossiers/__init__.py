"""Matters with the municipality, and the departments on the other side."""
