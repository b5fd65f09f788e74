"""The place of tenants, rooms and the head lease."""
