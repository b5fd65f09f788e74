"""What the law says, from which day."""
