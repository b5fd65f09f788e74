"""What it adds up to: rent roll, invoice register, rent in beside rent out."""
