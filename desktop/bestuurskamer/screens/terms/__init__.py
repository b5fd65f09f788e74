"""Terms of law on the page of a matter: a card, and the sheets behind its buttons."""
