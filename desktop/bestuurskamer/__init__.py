"""What a small resident board needs to run its building."""
