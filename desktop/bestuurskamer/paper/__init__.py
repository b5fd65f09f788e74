"""What every printed page is made of: fonts, sheets, ledgers, letters, overviews."""
