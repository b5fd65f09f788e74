"""What speaks for an entry being the payment of an invoice: clues, shown one by one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz

from bestuurskamer.errors import N_, Words, words
from bestuurskamer.money import NOTHING, Money

POINTS = {"amount": 40, "number": 40, "iban": 25, "name": 15, "after": 5}
"""What each clue counts when it fits."""

NEEDED = 55
"""Fewer points are no proposal to confirm: it is only shown."""

ALIKE = 85.0
"""From here on (of 100) two names are alike."""

_FORMS = {"stichting", "vereniging", "bv", "vof", "nv", "de", "het", "van", "der", "den", "en"}


@dataclass(frozen=True)
class Claim:
    """Something that is open: its kind and number in the file, whose it is and how much."""

    kind: str  # invoice, opening or charge
    id: int
    party_id: int
    number: str
    issued_on: date
    open: Money


@dataclass(frozen=True)
class Payer:
    """Somebody who may pay, with the accounts known of them."""

    party_id: int
    name: str
    ibans: frozenset[str]


@dataclass(frozen=True)
class Came:
    """Money that came in, as matching looks at it."""

    entry_id: int
    booked_on: date
    amount: Money
    counter_iban: str
    counter_name: str
    text: str
    kenmerk: str = ""
    reversal: bool = False


@dataclass(frozen=True)
class Clue:
    """One clue: whether it fits (None when nothing was said), and its words."""

    key: str  # amount, number, iban, name, after
    fits: bool | None
    words: Words


@dataclass(frozen=True)
class Proposal:
    """What an entry may be for: claims with the part each gets; `rest` becomes credit."""

    entry_id: int
    party_id: int
    claims: tuple[tuple[Claim, Money], ...]
    clues: tuple[Clue, ...]
    rest: Money

    @property
    def points(self) -> int:
        """How much speaks for it."""
        return sum(POINTS[clue.key] for clue in self.clues if clue.fits)

    @property
    def against(self) -> bool:
        """Whether a clue speaks against it."""
        return any(clue.fits is False for clue in self.clues)

    @property
    def certain(self) -> bool:
        """Whether every clue fits: the amount to the cent, the number, and who paid."""
        fits = {clue.key for clue in self.clues if clue.fits}
        return (
            not self.against
            and {"amount", "number", "after"} <= fits
            and ("iban" in fits or "name" in fits)
        )


_AMOUNT = Clue("amount", True, words(N_("amount")))
_NAMED = Clue("number", True, words(N_("invoice number in the description")))
_OTHER = Clue("number", False, words(N_("another number in the description")))
_UNNAMED = Clue("number", None, words(N_("no number")))
_OWN_IBAN = Clue("iban", True, words(N_("account known")))
_STRANGE_IBAN = Clue("iban", False, words(N_("account of somebody else")))
_NEW_IBAN = Clue("iban", None, words(N_("account not seen before")))
_NO_NAME = Clue("name", None, words(N_("no name")))
_NAME = Clue("name", True, words(N_("name alike")))
_OTHER_NAME = Clue("name", None, words(N_("another name")))
_AFTER = Clue("after", True, words(N_("after the invoice's day")))
_BEFORE = Clue("after", False, words(N_("before the invoice's day")))


def amount_clue(came: Money, asked: Money) -> Clue:
    """Whether the amount is what is open, to the cent; else what it differs."""
    if came == asked:
        return _AMOUNT
    if came < asked:
        return Clue("amount", False, words(N_("{by} too little"), by=asked - came))
    return Clue("amount", False, words(N_("{by} too much"), by=came - asked))


def number_clue(named: bool, said: bool) -> Clue:
    """Whether the invoice's number stands in the description."""
    if named:
        return _NAMED
    return _OTHER if said else _UNNAMED


def iban_clue(iban: str, payer: Payer, owners: Collection[int]) -> Clue:
    """Whether the account is known as the payer's, or as somebody else's."""
    if iban and iban in payer.ibans:
        return _OWN_IBAN
    return _STRANGE_IBAN if owners else _NEW_IBAN


def name_clue(name: str, payer: Payer) -> Clue:
    """Whether the names are alike, whatever their spelling and order."""
    if not name.strip():
        return _NO_NAME
    return _NAME if alike(name, payer.name) else _OTHER_NAME


def after_clue(came: Came, claims: tuple[tuple[Claim, Money], ...]) -> Clue:
    """Whether the money came after the invoices were made."""
    return _AFTER if all(one.issued_on <= came.booked_on for one, _ in claims) else _BEFORE


@lru_cache(maxsize=20_000)
def alike(one: str, other: str) -> bool:
    """Whether two names are probably the same: accents, order and legal form do not count.

    >>> alike("Stichting Atelier Kleur", "ATELIER KLEUR"), alike("A. de Vries", "De Vries A")
    (True, True)
    >>> alike("Kramer", "Bakker")
    False
    """
    first, second = plain_name(one), plain_name(other)
    if not first or not second:
        return False
    return fuzz.token_sort_ratio(first, second) >= ALIKE or (
        len(second) >= 5 and fuzz.token_set_ratio(first, second) >= 97
    )


@lru_cache(maxsize=20_000)
def plain_name(name: str) -> str:
    """A name without accents, capitals, points and legal forms."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in bare if not unicodedata.combining(c)).replace(".", "")
    return " ".join(word for word in re.findall(r"\w+", bare) if word not in _FORMS)


def parts_of(amount: Money, claims: list[Claim]) -> tuple[tuple[tuple[Claim, Money], ...], Money]:
    """Divide an amount over claims in their order; answers the parts and the rest."""
    left, parts = amount, []
    for claim in claims:
        part = min(left, claim.open)
        if part > NOTHING:
            parts.append((claim, part))
            left -= part
    return tuple(parts), left
