"""How to reach and to know a tenant: e-mail, telephone, IBAN, KvK, VAT number, postal code."""

from __future__ import annotations

import re

from bestuurskamer.errors import N_, Words
from bestuurskamer.office import rules as office
from bestuurskamer.rent.tenant_list.doubt import Doubt

_POSTAL_CODE = re.compile(r"[1-9]\d{3}\s?[A-Za-z]{2}\b")
_COMBINED = re.compile(
    r"(?P<street>.*?\d.*?)[\s,;]+(?P<code>[1-9]\d{3}\s?[A-Za-z]{2})[\s,;]+(?P<town>[^\d,;]+)"
)
_CODE_AND_TOWN = re.compile(r"(?P<code>[1-9]\d{3}\s?[A-Za-z]{2})[\s,;]+(?P<town>[^\d,;]+)")
_SEEMS_COMBINED = re.compile(r"[,;]|\b[1-9]\d{3}\s?[A-Za-z]{2}\b")


def email(text: str) -> str:
    """One e-mail address, by its form alone."""
    bare = text.removeprefix("mailto:")
    _doubt(office.email_problem(bare))
    return bare


def phone(text: str, *, kept_as_number: bool) -> str:
    """A telephone number as it stands; a spreadsheet drops the 0 at its start from a number."""
    if kept_as_number:
        raise Doubt(
            N_("The spreadsheet kept this as a number. Is a 0 missing at the start?"),
            suggestion=f"0{text}",
        )
    if sum(c.isdigit() for c in text) < 6 or len(text) > 60:
        raise Doubt(N_("“{text}” is not a telephone number."), text=text)
    return text


def iban(text: str) -> str:
    """An IBAN without spaces, with the right check digits (ISO 13616)."""
    bare = office.plain_iban(text)
    if bare.isdigit():
        raise Doubt(N_("This is an account number without its country. Ask for the IBAN."))
    _doubt(office.iban_problem(text))
    return bare


def kvk_number(text: str) -> str:
    """The eight digits of the Dutch trade register."""
    bare = re.sub(r"[\s.]", "", text)
    filled = bare.zfill(8) if re.fullmatch(r"\d{6,7}", bare) else ""
    _doubt(office.kvk_problem(text), filled)
    return bare


def vat_number(text: str) -> str:
    """A Dutch VAT id with the right check digits."""
    _doubt(office.vat_number_problem(text))
    return re.sub(r"[\s.\-]", "", text).upper()


def postal_code(text: str) -> str:
    """A Dutch postal code as 1234 AB."""
    from stdnum.nl import postcode

    _doubt(office.postal_code_problem(text))
    return str(postcode.validate(text))


def _doubt(problem: Words | None, suggestion: str = "") -> None:
    if problem:
        raise Doubt(problem.text, suggestion, **dict(problem.values))


def split_address(text: str) -> tuple[str, str, str] | None:
    """Street, postal code and town of one cell, where it is certain which is which.

    >>> split_address("Dorpsstraat 1, 1234 AB Plaats")
    ('Dorpsstraat 1', '1234 AB', 'Plaats')
    """
    found = _COMBINED.fullmatch(text)
    if found is None or len(_POSTAL_CODE.findall(text)) != 1:
        return None
    return found["street"].strip(), postal_code(found["code"]), found["town"].strip()


def split_code_and_town(text: str) -> tuple[str, str] | None:
    """Postal code and town of one cell: `3312 AA Dordrecht`."""
    found = _CODE_AND_TOWN.fullmatch(text)
    return (postal_code(found["code"]), found["town"].strip()) if found else None


def seems_combined(text: str) -> bool:
    """Whether more than a street may stand in this cell."""
    return _SEEMS_COMBINED.search(text) is not None
