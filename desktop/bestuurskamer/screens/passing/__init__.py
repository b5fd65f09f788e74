"""Passing on: the archive of a year, the cash committee, the hand-over, privacy, lending."""
