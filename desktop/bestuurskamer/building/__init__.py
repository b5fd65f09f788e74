"""What we rent and let: buildings, rooms, the head lease."""
