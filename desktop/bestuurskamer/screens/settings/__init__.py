"""What the board can set, where its data are, and what was done."""
