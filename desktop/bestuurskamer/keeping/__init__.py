"""Keeping what there is: copies looked into and put back; later lending, hand-over, archive."""
