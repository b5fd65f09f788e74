"""What is true of people and organisations."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bestuurskamer.errors import N_, Words, words
from bestuurskamer.office.rules import (
    email_problem,
    iban_problem,
    kvk_problem,
    postal_code_problem,
    vat_number_problem,
)
from bestuurskamer.parties.model import Delivery, PartyKind

MOST_NAME = 300
_HOME = {"nl", "nederland", "the netherlands", "netherlands", "holland"}


@dataclass(frozen=True)
class PartyDraft:
    """A person or organisation to be kept; the street is where they are, post may go elsewhere."""

    name: str
    kind: PartyKind = PartyKind.ORGANISATION
    contact: str = ""
    street: str = ""
    postal_code: str = ""
    town: str = ""
    post_street: str = ""
    post_postal_code: str = ""
    post_town: str = ""
    country: str = ""  # as on an envelope; empty for the Netherlands
    email: str = ""
    phone: str = ""
    iban: str = ""
    kvk_number: str = ""
    vat_number: str = ""
    delivery: Delivery = Delivery.POST
    language: str = "nl"
    reference: str = ""
    note: str = ""


def party_problems(draft: PartyDraft) -> dict[str, Words]:
    """What keeps somebody from being kept, by field; an address may come later."""
    found: dict[str, Words] = {}
    if not draft.name.strip():
        found["name"] = words(N_("Fill in a name."))
    elif len(draft.name) > MOST_NAME:
        found["name"] = words(N_("This name is too long. Use at most {most} letters."), most=300)
    checks: tuple[tuple[str, str, Callable[[str], Words | None]], ...] = (
        ("email", draft.email, email_problem),
        ("iban", draft.iban, iban_problem),
        ("kvk_number", draft.kvk_number, kvk_problem),
    )
    if plain_country(draft.country):
        checks += (("vat_number", draft.vat_number, foreign_vat_number_problem),)
    else:
        checks += (
            ("vat_number", draft.vat_number, vat_number_problem),
            ("postal_code", draft.postal_code, postal_code_problem),
            ("post_postal_code", draft.post_postal_code, postal_code_problem),
        )
    for field, value, check in checks:
        if problem := check(value):
            found[field] = problem
    if draft.delivery is Delivery.EMAIL and not draft.email.strip():
        found["email"] = words(N_("Fill in an e-mail address, or choose another way to send."))
    return found


def plain_country(text: str) -> str:
    """A country as it stands on an envelope; empty for the Netherlands.

    >>> plain_country(" Nederland "), plain_country("België")
    ('', 'België')
    """
    bare = " ".join(text.split())
    return "" if bare.casefold() in _HOME else bare


def foreign_vat_number_problem(text: str) -> Words | None:
    """What is wrong with a VAT id from abroad; one from outside the EU is not judged.

    Each member state writes its own, after its prefix (art. 215 of directive 2006/112/EC).
    """
    from stdnum.eu import vat

    bare = "".join(text.split()).upper()
    prefix = bare[:2].lower()
    if prefix in {*vat.MEMBER_STATES, "el"} and not vat.is_valid(bare):
        return words(
            N_("{number} is not a VAT id of that country: look for a wrong sign."), number=text
        )
    return None


def address_problem(street: str, postal_code: str, town: str) -> Words | None:
    """What an address lacks for an invoice; a P.O. box alone is not enough.

    Art. 35a lid 1 onder d Wet op de omzetbelasting 1968: the full address of the buyer.
    """
    if not street.strip() or not town.strip():
        return words(N_("The address is not complete yet: street, postal code and town."))
    if is_po_box(street):
        return words(
            N_("A P.O. box alone is not enough on an invoice. Add the street where they are.")
        )
    if not postal_code.strip():
        return words(N_("The address is not complete yet: street, postal code and town."))
    return None


def is_po_box(street: str) -> bool:
    """Whether a street line is a P.O. box."""
    return re.match(r"\s*(postbus|antwoordnummer|p\.?\s?o\.?\s?box)\b", street, re.I) is not None


def tenant_number(last: int) -> str:
    """The number after the last one given out, as printed.

    >>> tenant_number(3)
    'H-04'
    """
    return f"H-{last + 1:02d}"
