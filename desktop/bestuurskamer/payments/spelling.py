"""How people write an invoice number or a payment reference in the words of a transfer."""

from __future__ import annotations

import re

from stdnum import iso11649

_WEIGHTS = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1)
"""Of the betalingskenmerk, from the right; they repeat (dutch-practice 7.1)."""

_IBAN = re.compile(r"\b[A-Z]{2}\d{2} ?(?:[A-Z0-9]{4} ?){2,7}[A-Z0-9]{0,4}\b")
_DATE = re.compile(r"\b\d{1,2}[-/]\d{1,2}[-/]\d{2,4}\b|\b20\d\d-\d\d-\d\d\b")
_AMOUNT = re.compile(r"\b\d{1,3}(?:\.\d{3})*,\d\d\b|€ ?\d+(?:\.\d\d)?")
_WHOLE = re.compile(r"(?<!\d)(20\d\d)[\s./_-]{0,3}0{0,4}(\d{1,5})(?!\d)")
_OWN = re.compile(r"\D*(20\d\d)\D*0*(\d{1,6})")
_SHORT = re.compile(
    r"\b(?:fact(?:uur|uren)?|fac|factnr|factuurnr|factuurnummer|nota|nr|no|invoice|inv)"
    r"[\s.:#-]{0,3}(?:nr|nummer|no)?[\s.:#-]{0,3}0{0,4}(\d{1,5})(?![\d/.-]*\d)",
    re.IGNORECASE,
)


def numbers_in(text: str) -> set[tuple[int | None, int]]:
    """Invoice numbers in a text as (year, place); the year is None when it is not said.

    >>> sorted(numbers_in("fact. 2026-0012 en FAC.2026/13")), numbers_in("factuur 12")
    ([(2026, 12), (2026, 13)], {(None, 12)})
    """
    bare = _without(text)
    found: set[tuple[int | None, int]] = {
        (int(year), int(place)) for year, place in _WHOLE.findall(bare)
    }
    found |= {(None, int(place)) for place in _SHORT.findall(_WHOLE.sub(" ", bare))}
    return found


def number_of(number: str) -> tuple[int, int] | None:
    """An invoice's own number as (year, place); None when it is not of that form.

    >>> number_of("2026-0012"), number_of("oud 7")
    ((2026, 12), None)
    """
    year, line, place = number.partition("-")
    if line and len(year) == 4 and year.startswith("20") and year.isdecimal() and place.isdecimal():
        return int(year), int(place)  # as our own numbers are
    found = _OWN.fullmatch(number)
    return (int(found[1]), int(found[2])) if found else None


def kenmerken_in(text: str) -> set[str]:
    """Payment references in a text: betalingskenmerken and RF numbers with right check digits."""
    close = re.sub(r"(?<=\d)[ .](?=\d)", "", text)
    found = {digits for digits in re.findall(r"(?<!\d)\d{16}(?!\d)", close) if is_kenmerk(digits)}
    for word in re.findall(r"\bRF\d\d[A-Z0-9 ]{1,25}", text.upper()):
        said = word.replace(" ", "")
        if iso11649.is_valid(said):
            found.add(said)
    return found


def is_kenmerk(digits: str) -> bool:
    """Whether 16 digits are a betalingskenmerk: the first is the check digit of the others.

    >>> is_kenmerk("5010002167010010"), is_kenmerk("5010002167010011")
    (True, False)
    """
    if len(digits) != 16 or not digits.isdigit():
        return False
    sum_ = sum(
        int(digit) * _WEIGHTS[place % len(_WEIGHTS)]
        for place, digit in enumerate(reversed(digits[1:]))
    )
    check = 11 - sum_ % 11
    return int(digits[0]) == {10: 1, 11: 0}.get(check, check)


def _without(text: str) -> str:
    """The text without what looks like a number of something else."""
    for pattern in (_IBAN, _DATE, _AMOUNT):
        text = pattern.sub(" ", text)
    return text
