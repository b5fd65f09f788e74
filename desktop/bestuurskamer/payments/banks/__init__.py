"""Files of banks: read into values, whoever made them; nothing here knows the board."""
