"""Invoices: what is to be made, what was made, and what is still a draft."""
