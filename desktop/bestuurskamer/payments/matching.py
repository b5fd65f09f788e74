"""Recognising: which open invoices an entry pays, best first, with the clues that say so.

An index is built once; an entry then meets only the claims that share a number, an account, a
name or an amount with it, so that many open invoices cost little.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter

from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.payments import clues
from bestuurskamer.payments.clues import NEEDED, Came, Claim, Payer, Proposal
from bestuurskamer.payments.spelling import kenmerken_in, number_of, numbers_in

Numbers = set[tuple[int | None, int]]
"""Invoice numbers as (year, place); the year is None when it is not said."""

CHARGE = "charge"
"""The kind of costs and interest: paid before any invoice."""

MOST = 5
"""So many proposals are shown at most."""

MOST_BY_AMOUNT = 20
"""When more claims than this have just this amount, it says nothing about who paid."""


class Open:
    """What is open and who may pay it, found by number, account, word of a name and amount.

    What few entries ask for is only indexed when one does.
    """

    def __init__(self, claims: Iterable[Claim], payers: Iterable[Payer]) -> None:
        self.claims = list(claims)
        self.payers: dict[int, Payer] = {}
        self.charges: dict[int, list[Claim]] = defaultdict(list)
        self._invoices: dict[int, list[Claim]] = defaultdict(list)
        self._by_amount: dict[int, dict[int, list[Claim]]] = {}
        self.by_iban: dict[str, set[int]] = defaultdict(set)
        self.by_word: dict[str, set[int]] = defaultdict(set)
        self.by_name: dict[str, set[int]] = defaultdict(set)
        self._numbered: dict[tuple[int, int], Claim] = {}
        self._alike: dict[tuple[int, int], list[Claim]] = defaultdict(list)
        self._names: dict[str, set[int]] = {}
        for payer in payers:
            self._know(payer)
        for claim in self.claims:
            kept = self.charges if claim.kind == CHARGE else self._invoices
            kept[claim.party_id].append(claim)
            number = number_of(claim.number)
            if number is not None and self._numbered.setdefault(number, claim) is not claim:
                self._alike[number].append(claim)
        for charges in self.charges.values():
            charges.sort(key=_order)

    def invoices(self, party_id: int) -> list[Claim]:
        """Somebody's claims that are no costs or interest, the oldest first."""
        return sorted(self._invoices.get(party_id, ()), key=_age)

    def of_amount(self, party_id: int, amount: Money) -> list[Claim]:
        """Somebody's claims of which just this is open, the oldest first."""
        if party_id not in self._by_amount:
            theirs: dict[int, list[Claim]] = defaultdict(list)
            for claim in self.invoices(party_id):
                theirs[claim.open.cents].append(claim)
            self._by_amount[party_id] = theirs
        return self._by_amount[party_id].get(amount.cents, [])

    def numbered(self, year: int | None, place: int) -> list[Claim]:
        """The claims with a number; without a year the newest of that place in any year."""
        if year is None:
            found = self._by_place.get(place, [])
            latest = max((claim.issued_on for claim in found), default=None)
            return [claim for claim in found if claim.issued_on == latest]
        first = self._numbered.get((year, place))
        return [] if first is None else [first, *self._alike.get((year, place), ())]

    @cached_property
    def by_reference(self) -> dict[str, list[Claim]]:
        """Claims by their number as one word, in capitals."""
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[claim.number.replace(" ", "").upper()].append(claim)
        return found

    @cached_property
    def by_amount(self) -> dict[int, list[Claim]]:
        """Claims by what is open of them, in cents."""
        found: dict[int, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            found[claim.open.cents].append(claim)
        return found

    @cached_property
    def _by_place(self) -> dict[int, list[Claim]]:
        found: dict[int, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            number = number_of(claim.number)
            if number is not None:
                found[number[1]].append(claim)
        return found

    def _know(self, payer: Payer) -> None:
        self.payers[payer.party_id] = payer
        for iban in payer.ibans:
            self.by_iban[iban].add(payer.party_id)
        plain = clues.plain_name(payer.name)
        self.by_name[plain].add(payer.party_id)
        for word in plain.split():
            if len(word) > 2:
                self.by_word[word].add(payer.party_id)

    def named(self, name: str) -> set[int]:
        """Who is called so, more or less."""
        plain = clues.plain_name(name)
        if plain in self.by_name:
            return self.by_name[plain]
        if plain not in self._names:
            close: set[int] = set()
            for word in plain.split():
                close |= self.by_word.get(word, set())
            self._names[plain] = {
                number for number in close if clues.alike(name, self.payers[number].name)
            }
        return self._names[plain]


def propose(open_: Open, came: Came) -> list[Proposal]:
    """What money that came in may be for, best first, at most five.

    Nothing for money that went out and for what came back.
    """
    if came.amount <= NOTHING or came.reversal:
        return []
    numbers = numbers_in(f"{came.text} {came.kenmerk}")
    named = _named_claims(open_, came, numbers)
    said = any(not _may_be_a_month(number) for number in numbers)
    parties = {claim.party_id for claim in named}
    parties |= open_.by_iban.get(came.counter_iban, set()) if came.counter_iban else set()
    parties |= open_.named(came.counter_name)
    same = [] if parties else open_.by_amount.get(came.amount.cents, [])
    if len(same) <= MOST_BY_AMOUNT:
        parties |= {claim.party_id for claim in same}
    found = [
        proposal
        for party_id in parties
        for proposal in _of_party(open_, came, party_id, named, said)
    ]
    found.sort(key=lambda p: (-p.points, p.against, p.party_id, [c.id for c, _ in p.claims]))
    return found[:MOST]


def best(open_: Open, came: Came) -> Proposal | None:
    """The proposal to confirm: above the threshold, and the only best one."""
    return best_of(propose(open_, came))


def best_of(found: Sequence[Proposal]) -> Proposal | None:
    """The only best one of proposals, when it is above the threshold."""
    if not found or found[0].points < NEEDED:
        return None
    if len(found) > 1 and found[1].points == found[0].points:
        return None
    return found[0]


def _named_claims(open_: Open, came: Came, numbers: Numbers) -> list[Claim]:
    found: dict[tuple[str, int], Claim] = {}
    for year, place in numbers:
        for claim in open_.numbered(year, place):
            found[claim.kind, claim.id] = claim
    for reference in {*kenmerken_in(came.text), came.kenmerk} - {""}:
        for claim in open_.by_reference.get(reference.upper(), []):
            found[claim.kind, claim.id] = claim
    return sorted(found.values(), key=_order)


def _of_party(
    open_: Open, came: Came, party_id: int, named: list[Claim], said: bool
) -> list[Proposal]:
    payer = open_.payers.get(party_id) or Payer(party_id, "", frozenset())
    charges = open_.charges.get(party_id, [])
    own = [claim for claim in named if claim.party_id == party_id]
    if own:
        return [_proposal(open_, came, payer, [*charges, *own], True, said)]
    asked = total(claim.open for claim in charges)
    exact = open_.of_amount(party_id, came.amount - asked)
    if exact:
        return [
            _proposal(open_, came, payer, [*charges, claim], False, said) for claim in exact[:MOST]
        ]
    oldest = _oldest([*charges, *open_.invoices(party_id)], came.amount)
    return [_proposal(open_, came, payer, oldest, False, said)]


def _order(claim: Claim) -> tuple[bool, str, date, int]:
    """Costs first, then interest, then invoices by age (art. 6:44 BW)."""
    charge = claim.kind == CHARGE
    return not charge, claim.number if charge else "", claim.issued_on, claim.id


_age = attrgetter("issued_on", "id")


def _may_be_a_month(number: tuple[int | None, int]) -> bool:
    """Whether a number may as well be a month, such as 2026-11: then it denies nothing."""
    year, place = number
    return year is not None and place <= 12


def _oldest(theirs: Sequence[Claim], amount: Money) -> list[Claim]:
    """The oldest claims that the amount covers, or the oldest of all for a part of it."""
    chosen: list[Claim] = []
    for claim in theirs:
        if chosen and total(c.open for c in chosen) >= amount:
            break
        chosen.append(claim)
    return chosen


def _proposal(
    open_: Open, came: Came, payer: Payer, wanted: list[Claim], named: bool, said: bool
) -> Proposal:
    parts, rest = clues.parts_of(came.amount, wanted)
    asked = total(claim.open for claim in wanted)
    owners = open_.by_iban.get(came.counter_iban, ()) if came.counter_iban else ()
    told = [
        clues.amount_clue(came.amount, asked) if wanted else None,
        clues.number_clue(named, said),
        clues.iban_clue(came.counter_iban, payer, owners),
        clues.name_clue(came.counter_name, payer),
        clues.after_clue(came, parts) if wanted else None,
    ]
    kept = tuple(clue for clue in told if clue is not None)
    return Proposal(came.entry_id, payer.party_id, parts, kept, rest)
