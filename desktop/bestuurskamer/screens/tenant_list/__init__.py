"""Taking over the list of tenants that the board already has."""
