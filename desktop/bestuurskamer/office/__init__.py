"""The board itself: name, address, accounts, number series."""
