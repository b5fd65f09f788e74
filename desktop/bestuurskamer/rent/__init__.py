"""Who has which room, until when, for how much."""
