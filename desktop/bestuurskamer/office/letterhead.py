"""The head of every letter of the board, written once."""

from __future__ import annotations

from bestuurskamer.office.queries import OfficeRow
from bestuurskamer.office.rules import full_name
from bestuurskamer.paper.letterhead import Letterhead


def letterhead_of(office: OfficeRow, picture: bytes | None) -> Letterhead:
    """What stands at the head of a letter of the board; `picture` is its logo."""
    return Letterhead(
        full_name(office.legal_name, office.legal_form),
        office.street,
        office.postal_code,
        office.town,
        office.email,
        office.phone,
        office.kvk_number,
        logo=picture,
    )
