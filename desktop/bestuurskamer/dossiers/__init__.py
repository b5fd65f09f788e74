"""Everything of one matter: its steps, documents, agreements, procedures and terms."""
