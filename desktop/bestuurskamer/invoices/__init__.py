"""What others are asked to pay."""
