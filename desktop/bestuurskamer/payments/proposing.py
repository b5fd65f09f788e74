"""What the program recognises in the entries, with its clues; and saying yes to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Words, words
from bestuurskamer.language import say
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.office.model import Account
from bestuurskamer.parties.model import Party, PartyIban
from bestuurskamer.payments import matching, queries
from bestuurskamer.payments.allocating import back_parts, place, remember_kind
from bestuurskamer.payments.clues import Came, Claim, Payer, Proposal
from bestuurskamer.payments.coming_back import taken_back_by
from bestuurskamer.payments.model import Entry, IbanKind, Target
from bestuurskamer.payments.open_items import OpenItem, open_items
from bestuurskamer.payments.queries import EntryRow
from bestuurskamer.payments.rules import Part, to_due
from bestuurskamer.rent.model import Lease

Said = tuple[str, bool | None, Words]
"""A clue as it is shown: its key, whether it fits (None: not said), and its words."""


@dataclass(frozen=True)
class Offer:
    """One thing that an entry may be for; `rest` becomes credit of the tenant."""

    party_id: int | None
    party: str
    parts: tuple[Part, ...]
    names: tuple[str, ...]
    rest: Money
    clues: tuple[Said, ...]
    certain: bool


@dataclass(frozen=True)
class Seen:
    """An entry with what it may be for, best first; `best` only when it is the only best one."""

    entry: EntryRow
    offers: tuple[Offer, ...]
    best: Offer | None
    new_iban: bool = False  # whose account it is was never said

    @property
    def certain(self) -> bool:
        """Whether it may be confirmed together with others; whose a new account is, is asked."""
        return self.best is not None and self.best.certain and not self.new_iban


def look(session: Session, today: date) -> list[Seen]:
    """Everything that still has to be placed, newest first, with what it may be for."""
    return _looks(session, queries.entries(session, to_place=True))


def seen_of(session: Session, entry_id: int) -> Seen:
    """One entry with what it may be for."""
    (found,) = _looks(session, [queries.entry(session, entry_id)])
    return found


def _looks(session: Session, rows: Sequence[EntryRow]) -> list[Seen]:
    if not rows:
        return []
    items = [item for item in open_items(session) if item.open > NOTHING]
    ground = _Ground(
        matching.Open([_claim(item) for item in items], _payers(session)),
        {(item.target, item.id): item for item in items},
        {item.party_id: item.party for item in items},
        _kinds_by_iban(session),
        _own_ibans(session),
    )
    known = ground.by_iban.keys() | ground.own.keys() | ground.index.by_iban.keys()
    return [
        replace(
            _seen(session, row, ground),
            new_iban=bool(row.counter_iban) and row.counter_iban not in known,
        )
        for row in rows
    ]


@dataclass(frozen=True)
class _Ground:
    """What entries are looked at beside, read once."""

    index: matching.Open
    dues: Mapping[tuple[Target, int], OpenItem]
    names: Mapping[int, str]
    by_iban: Mapping[str, tuple[int, str]]
    own: Mapping[str, int]


def confirm(
    session: Session,
    entry_id: int,
    parts: Sequence[Part],
    today: date,
    remember: bool = True,
) -> None:
    """Say what an entry was for, and remember whose account it came from or went to."""
    place(session, entry_id, parts, today)
    entry = session.get_one(Entry, entry_id)
    if not remember or not entry.counter_iban:
        return
    owners = {part.party_id for part in parts if part.party_id is not None}
    for_kind = {part.kind_id for part in parts if part.kind_id is not None}
    if len(owners) == 1:
        _remember_owner(session, owners.pop(), entry.counter_iban, entry.counter_name)
    elif len(for_kind) == 1 and not owners:
        remember_kind(session, entry.counter_iban, for_kind.pop())


def confirm_certain(session: Session, today: date) -> int:
    """Confirm all that is certain in one go; answers how many.

    What one takes is open no more for the next, so that two never pay the same invoice.
    """
    done = 0
    left = {(item.target, item.id): item.open for item in open_items(session)}
    for seen in look(session, today):
        if not seen.certain:
            continue
        assert seen.best is not None
        wanted = [(_item_of(part), part.amount) for part in seen.best.parts if _item_of(part)]
        if all(key is not None and left.get(key, NOTHING) >= amount for key, amount in wanted):
            confirm(session, seen.entry.id, seen.best.parts, today)
            for key, amount in wanted:
                assert key is not None
                left[key] -= amount
            done += 1
    return done


def _item_of(part: Part) -> tuple[Target, int] | None:
    """What is open that a part pays; None for credit, a kind and so on."""
    item_id = part.invoice_id or part.opening_id or part.charge_id
    return (part.target, item_id) if item_id is not None else None


def _seen(session: Session, row: EntryRow, ground: _Ground) -> Seen:
    own = ground.own.get(row.counter_iban)
    if own is not None and own != row.account_id:
        offer = _to_own(row, own)
        return Seen(row, (offer,), offer)
    back = _came_back(session, row)
    if back or row.reversal:
        return Seen(row, back, back[0] if back else None)
    offers: tuple[Offer, ...] = ()
    best = None
    if row.left > NOTHING:
        found = matching.propose(ground.index, _came(row))
        offers = tuple(_offer(session, one, ground.dues, ground.names) for one in found)
        chosen = matching.best_of(found)
        best = offers[found.index(chosen)] if chosen in found else None
    if not offers and row.counter_iban in ground.by_iban:
        kind = _for_kind(row, *ground.by_iban[row.counter_iban])
        return Seen(row, (kind,), kind)
    return Seen(row, offers, best)


def _came_back(session: Session, row: EntryRow) -> tuple[Offer, ...]:
    """The placed entries that this one may take back, when the bank says that one came back."""
    found = taken_back_by(session, row)
    offers = []
    for other in found:
        same = other.counter_iban == row.counter_iban != ""
        clues: list[Said] = [
            ("amount", True, words(N_("same amount, the other way"))),
            (
                "iban",
                True if same else None,
                words(N_("same account") if same else N_("no account")),
            ),
        ]
        if len(found) > 1:
            clues.append(("number", None, words(N_("more entries of this amount: look which"))))
        parts = back_parts(session, other.id)
        said = words(N_("Comes back: {name}, {day}"), name=other.counter_name, day=other.booked_on)
        owner = parts[0].party_id
        offers.append(Offer(owner, say(said), parts, (), NOTHING, tuple(clues), False))
    return tuple(offers)


def _offer(
    session: Session,
    proposal: Proposal,
    dues: Mapping[tuple[Target, int], OpenItem],
    names: Mapping[int, str],
) -> Offer:
    parts = [
        to_due(dues[Target(claim.kind), claim.id].due, part) for claim, part in proposal.claims
    ]
    if proposal.rest > NOTHING:
        parts.append(Part(Target.CREDIT, proposal.rest, party_id=proposal.party_id))
    name = names.get(proposal.party_id) or session.get_one(Party, proposal.party_id).name
    return Offer(
        proposal.party_id,
        name,
        tuple(parts),
        tuple(claim.number for claim, _ in proposal.claims),
        proposal.rest,
        tuple((clue.key, clue.fits, clue.words) for clue in proposal.clues),
        proposal.certain,
    )


def _for_kind(row: EntryRow, kind_id: int, name: str) -> Offer:
    clue: Said = ("iban", True, words(N_("account known")))
    part = Part(Target.KIND, row.left, kind_id=kind_id)
    return Offer(None, name, (part,), (), NOTHING, (clue,), False)


def _to_own(row: EntryRow, account_id: int) -> Offer:
    clue: Said = ("iban", True, words(N_("between accounts of the board")))
    part = Part(Target.TRANSFER, row.left, account_id=account_id)
    return Offer(None, row.counter_name, (part,), (), NOTHING, (clue,), True)


def _came(row: EntryRow) -> Came:
    return Came(
        row.id,
        row.booked_on,
        row.left,
        row.counter_iban,
        row.counter_name,
        row.text,
        row.kenmerk,
        row.reversal,
    )


def _claim(item: OpenItem) -> Claim:
    return Claim(item.target.value, item.id, item.party_id, item.number, item.issued_on, item.open)


def _payers(session: Session) -> list[Payer]:
    """Everybody who rents or rented, with the accounts known of them."""
    ibans: dict[int, set[str]] = {}
    for party_id, iban in session.execute(select(PartyIban.party_id, PartyIban.iban)):
        ibans.setdefault(party_id, set()).add(iban.replace(" ", ""))
    wanted = select(Party.id, Party.name, Party.merged_into_id).where(
        Party.id.in_(select(Lease.tenant_id)) | Party.id.in_(select(PartyIban.party_id))
    )
    return [
        Payer(merged or number, name, frozenset(ibans.get(number, ())))
        for number, name, merged in session.execute(wanted)
    ]


def _kinds_by_iban(session: Session) -> dict[str, tuple[int, str]]:
    names = {kind.id: kind.name for kind in queries.kinds(session)}
    rows = session.execute(select(IbanKind.iban, IbanKind.kind_id))
    return {iban: (kind_id, names[kind_id]) for iban, kind_id in rows}


def _own_ibans(session: Session) -> dict[str, int]:
    rows = session.execute(select(Account.iban, Account.id).where(Account.iban != ""))
    return {iban: number for iban, number in rows}  # noqa: C416


def _remember_owner(session: Session, party_id: int, iban: str, holder: str) -> None:
    known = select(PartyIban.id).where(PartyIban.party_id == party_id, PartyIban.iban == iban)
    if session.scalars(known).first() is None:
        owner = session.get_one(Party, party_id)
        session.add(PartyIban(party=owner, iban=iban, holder=holder))
