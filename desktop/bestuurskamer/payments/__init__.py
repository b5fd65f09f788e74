"""What came in and went out: statements, cash, where money belongs, and who is late."""
