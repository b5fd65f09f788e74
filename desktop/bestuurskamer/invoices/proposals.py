"""What is not invoiced yet: every period since the cut-over month, each amount explained."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer import language
from bestuurskamer.building.queries import head_lease
from bestuurskamer.days import Month, Period
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.invoices import rules
from bestuurskamer.invoices.last_time import EVERY_TIME, invoiced_parties, last_time
from bestuurskamer.invoices.model import InvoicedMonth
from bestuurskamer.invoices.vat import VatGround, vat_ground
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.queries import OfficeRow, the_office
from bestuurskamer.parties.queries import PartyRow, parties
from bestuurskamer.rent.model import LineKind
from bestuurskamer.rent.queries import ExtraDue, RentDue, extras_due, rents_due
from bestuurskamer.rent.rules import Part, past_head_lease
from bestuurskamer.vault.bulk import undisturbed


@dataclass(frozen=True)
class Claim:
    """Days of a rent line within a month, or the month of an extra: invoiced once."""

    month: Month
    chain_id: int | None = None
    days: Period | None = None
    extra_id: int | None = None


@dataclass(frozen=True)
class Proposal:
    """An invoice that can be made: for one tenant, of one month."""

    key: str
    party: PartyRow
    lease_id: int | None  # none when it covers several leases
    month: Month
    rooms: str
    items: tuple[rules.Item, ...]
    claims: tuple[Claim, ...]
    sums: rules.Sums
    how: str  # "685,00 + 122,50"
    remark: Words | None  # what changed, or what to look at
    problems: tuple[Words, ...]  # why it cannot be invoiced yet

    @property
    def ready(self) -> bool:
        """Whether it can be made as it is."""
        return not self.problems


@dataclass(frozen=True)
class ToInvoice:
    """All that can be invoiced up to a month, and what the board itself still lacks for it."""

    through: Month
    proposals: tuple[Proposal, ...]
    office_problems: tuple[Words, ...]

    @property
    def total(self) -> Money:
        """What all proposals together ask."""
        return total(p.sums.total for p in self.proposals)


@dataclass(frozen=True)
class _Ground:
    """What every proposal needs to know."""

    office: OfficeRow
    vat: VatGround
    today: date
    head_last_day: date | None
    invoiced_before: Collection[int]


def to_invoice(session: Session, through: Month, today: date) -> ToInvoice:
    """Say what can be invoiced up to a month, nothing from before the cut-over month."""
    with undisturbed():
        return _to_invoice(session, through, today)


def _to_invoice(session: Session, through: Month, today: date) -> ToInvoice:
    office = the_office(session, today)
    if office.invoices_from is None:
        return ToInvoice(through, (), office_problems(office))
    since = office.invoices_from
    chains, extras = _done(session)
    rents = rents_due(session, since, through, chains)
    more = extras_due(session, since, through, extras)
    lease = head_lease(session)
    ground = _Ground(
        office,
        vat_ground(session),
        today,
        lease.last_day if lease else None,
        invoiced_parties(session),
    )
    grouped: dict[tuple[int, Month], tuple[list[RentDue], list[ExtraDue]]] = defaultdict(
        lambda: ([], [])
    )
    for rent in filter(None, map(_asked, rents)):
        grouped[rent.lease.tenant_id, rent.month][0].append(rent)
    for extra in more:
        if extra.amount:
            grouped[extra.tenant_id, extra.month][1].append(extra)
    known = parties(session, {party_id for party_id, _month in grouped})
    found = [
        _proposal(known[party_id], month, *dues, ground)
        for (party_id, month), dues in grouped.items()
    ]
    found.sort(key=lambda p: (p.month, p.party.name.casefold(), p.party.id))
    told = tuple(_with_changes(found, last_time(session, today)))
    return ToInvoice(through, told, office_problems(office))


def office_problems(office: OfficeRow) -> tuple[Words, ...]:
    """What the board itself lacks for an invoice (art. 35a Wet op de omzetbelasting 1968)."""
    found = []
    if not office.legal_name:
        found.append(words(N_("The name of the board is not filled in yet.")))
    if not (office.street and office.postal_code and office.town):
        found.append(words(N_("The address of the board is not filled in yet.")))
    if office.paid_into is None:
        found.append(words(N_("There is no account yet for tenants to pay into.")))
    if office.invoices_from is None:
        found.append(words(N_("The month from which you invoice is not chosen yet.")))
    return tuple(found)


def default_month(today: date) -> Month:
    """Which month to invoice up to: this one, and from the 15th the next.

    >>> str(default_month(date(2026, 12, 15)))
    '2027-01'
    """
    return Month.of(today) + (1 if today.day >= 15 else 0)


def _done(session: Session) -> tuple[dict[int, list[Period]], dict[int, set[Month]]]:
    chains: dict[int, list[Period]] = defaultdict(list)
    extras: dict[int, set[Month]] = defaultdict(set)
    columns = (
        InvoicedMonth.chain_id,
        InvoicedMonth.first_day,
        InvoicedMonth.last_day,
        InvoicedMonth.extra_id,
        InvoicedMonth.month,
    )
    for chain, first, last, extra, month in session.execute(select(*columns)):
        if chain is not None and first is not None and last is not None:
            chains[chain].append(Period.through(first, last))
        elif extra is not None:
            extras[extra].add(month)
    return chains, extras


def _asked(rent: RentDue) -> RentDue | None:
    """Without the lines that cost nothing, such as one that was stopped; none when all do."""
    parts = tuple(part for part in rent.parts if part.amount)
    return replace(rent, parts=parts) if parts else None


def _proposal(
    party: PartyRow,
    month: Month,
    rents: Sequence[RentDue],
    extras: Sequence[ExtraDue],
    ground: _Ground,
) -> Proposal:
    with language.speaking(party.language):
        items = [_rent_item(rent, part, ground) for rent in rents for part in rent.parts]
        items += [_extra_item(extra, ground) for extra in extras]
    claims = [
        Claim(claimed, part.line.chain, part.period & claimed.period)
        for rent in rents
        for part in rent.parts
        for claimed in part.months
    ]
    claims += [Claim(extra.month, extra_id=extra.extra_id) for extra in extras]
    leases = {rent.lease.id for rent in rents} | {extra.lease_id for extra in extras}
    added = rules.sums(items)
    return Proposal(
        key=f"{party.id}:{month}",
        party=party,
        lease_id=leases.pop() if len(leases) == 1 else None,
        month=month,
        rooms=", ".join(rent.lease.room_names(month) for rent in rents),
        items=tuple(items),
        claims=tuple(dict.fromkeys(claims)),
        sums=added,
        how=_how(items),
        remark=_remark(party, rents, ground),
        problems=tuple(_problems(party, items, added, ground)),
    )


def _rent_item(rent: RentDue, part: Part, ground: _Ground) -> rules.Item:
    rooms = rent.lease.room_names(part.months[0])
    text = part.line.text
    if not text:
        pattern = {
            LineKind.RENT: _("Rent {rooms}"),
            LineKind.SERVICE: _("Service charges in advance, {rooms}"),
            LineKind.OTHER: "{rooms}",
        }[part.line.kind]
        text = pattern.format(rooms=rooms).strip(" ,")
    vat, rate = ground.vat.on(part.line.vat, part.period.start)
    return rules.Item(
        text=text,
        amount=part.amount,
        price=part.amount,
        explanation=language.say(part.explanation),
        vat=vat,
        rate=rate,
        vat_reason=part.line.vat_reason,
        period=part.period,
        kind=part.line.kind.value,
    )


def _extra_item(extra: ExtraDue, ground: _Ground) -> rules.Item:
    vat, rate = ground.vat.on(extra.vat, extra.month.first)
    return rules.Item(
        text=extra.text,
        amount=extra.amount,
        price=extra.price,
        quantity=extra.quantity,
        explanation=language.say(extra.explanation) if extra.explanation.text else "",
        vat=vat,
        rate=rate,
        vat_reason=extra.vat_reason,
        period=extra.month.period,
        kind="extra",
    )


def _how(items: Sequence[rules.Item]) -> str:
    if len(items) == 1 and items[0].explanation:
        return items[0].explanation
    return " + ".join(language.plain_money(item.amount) for item in items)


def _remark(party: PartyRow, rents: Sequence[RentDue], ground: _Ground) -> Words | None:
    for rent in rents:
        for part in rent.parts:
            before = [s for s in rent.lease.counted if s.period.end == part.line.first_day]
            began = part.line.first_day == part.period.start and part.line.chain != part.line.id
            if began and before:
                return words(
                    N_("was {before}: {reason}"),
                    before=before[-1].line.monthly,
                    reason=part.line.reason,
                )
    for rent in rents:
        if past_head_lease(rent.parts[-1].period.last, ground.head_last_day):
            return words(N_("after the end of the head lease"))
    if rents and party.id not in ground.invoiced_before:
        return words(N_("first invoice of this tenant"))
    return None


def _with_changes(found: Iterable[Proposal], before: dict[int, Money]) -> Iterator[Proposal]:
    """Say of each what it came to last time, where that differs and nothing else is said."""
    for proposal in found:
        parts = [item.amount for item in proposal.items if item.kind in EVERY_TIME]
        last, now = before.get(proposal.party.id), total(parts)
        remark = proposal.remark
        if remark is None and parts and last is not None and last != now:
            remark = words(N_("last time {before}"), before=last)
        if parts:
            before[proposal.party.id] = now
        yield replace(proposal, remark=remark)


def _problems(
    party: PartyRow, items: Sequence[rules.Item], added: rules.Sums, ground: _Ground
) -> list[Words]:
    found = list(
        rules.vat_problems(
            items, ground.vat.status, ground.today, ground.office.vat_number, party.vat_number
        )
    )
    if problem := party.address_problem:
        found.append(problem)
    if added.total < NOTHING:
        found.append(words(N_("The sum is below zero. Make a credit note instead.")))
    if added.total == NOTHING:
        found.append(words(N_("There is nothing to pay, so there is nothing to invoice.")))
    return found
