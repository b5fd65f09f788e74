"""The words in files that others made: Word, LibreOffice, plain text."""
