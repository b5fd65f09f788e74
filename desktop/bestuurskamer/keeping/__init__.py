"""Keeping what there is: copies, archive, cash committee, hand-over, privacy, lending."""
