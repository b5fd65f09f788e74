"""The first hour: a few questions, and the board can make its invoices."""
