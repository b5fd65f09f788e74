"""The list of tenants that a board kept in a spreadsheet: read, judged, taken over, undone."""
