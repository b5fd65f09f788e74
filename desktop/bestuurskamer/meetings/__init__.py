"""What was said, decided and promised."""
