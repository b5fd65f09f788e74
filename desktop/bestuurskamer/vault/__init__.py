"""The file itself: records, opening, lock, trail, upgrade and copies."""
