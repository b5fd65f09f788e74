"""Passwords: asking for one, choosing one, and the recovery sheet."""
