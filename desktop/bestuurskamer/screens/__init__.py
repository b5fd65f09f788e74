"""What the board sees: the only folder that knows Qt, beside app."""
