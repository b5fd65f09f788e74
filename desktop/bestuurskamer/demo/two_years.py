"""Two years in the practice building, lived through by the program's own actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from bestuurskamer.building.actions import (
    add_room,
    change_head_rent,
    describe_building,
    describe_head_lease,
)
from bestuurskamer.building.queries import rooms
from bestuurskamer.building.rules import HeadLeaseDraft
from bestuurskamer.days import Month, day_before, later, months
from bestuurskamer.demo.bank import live_at_the_bank
from bestuurskamer.demo.school import BUILDING, LANDLORD, LODGERS, OFFICE, ROOMS, Lodger
from bestuurskamer.demo.talks import live_at_the_table
from bestuurskamer.errors import N_, Refused
from bestuurskamer.figures.actions import add_shipped
from bestuurskamer.invoices import queries
from bestuurskamer.invoices.actions import hand_out, issue_draft, issue_month, take_over_item
from bestuurskamer.invoices.crediting import credit, redo
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.money import Money
from bestuurskamer.office.actions import (
    add_member,
    choose_invoicing,
    describe_office,
    found_office,
    open_account,
    reach_step,
    set_opening,
)
from bestuurskamer.office.model import AccountKind, VatStatus
from bestuurskamer.office.queries import the_office
from bestuurskamer.office.rules import InvoicingDraft
from bestuurskamer.parties.actions import add_party
from bestuurskamer.payments.kinds import add_shipped_kinds
from bestuurskamer.rent.actions import add_extra, add_lease, move_deposit
from bestuurskamer.rent.drafts import ExtraDraft, LeaseDraft, LineDraft
from bestuurskamer.rent.model import DepositMoveKind, LineKind
from bestuurskamer.rent.queries import lease_of
from bestuurskamer.rent.rise import leases_on, raise_rents
from bestuurskamer.vault.board_file import BoardFile

YEARS = 2
RISE, RISE_REASON = Decimal("3.2"), "huurverhoging 3,2 %"
Progress = Callable[[int, int], bool]


def live_through(board: BoardFile, today: date, progress: Progress = lambda done, of: True) -> None:
    """Fill a new file with the two years before today; the same day gives the same building.

    The month after this one is left to be invoiced, as work to practise on.
    """
    first = Month.of(today) + -12 * YEARS
    with board.acting(N_("Founded the practice building")) as session:
        _found(session, first)
    leases: dict[str, int] = {}
    span = list(months(first, Month.of(today)))
    for place, month in enumerate(span):
        if not progress(place, len(span)):
            raise Refused(N_("Stopped. The practice building was not made."))
        with board.acting(N_("Lived through a month in the practice building")) as session:
            _live(session, month, place, first, leases)
            session.flush()
            live_at_the_bank(session, month, today, len(span) - 1 - place)
    with board.acting(N_("Ended the practice years")) as session:
        _today(session, leases, today)
    with board.acting(N_("Lived through a year of talks in the practice building")) as session:
        live_at_the_table(session, today)


def _found(session: Session, first: Month) -> None:
    found_office(session, demo=True)
    add_shipped(session)
    add_shipped_kinds(session)
    session.flush()
    describe_office(session, OFFICE)
    invoicing = InvoicingDraft(VatStatus.EXEMPT, "", 14, "invoice", first, 118)
    choose_invoicing(session, invoicing, first.first)
    add_member(session, "Hanneke Voorbeeld", "penningmeester")
    account = the_office(session, first.first).paid_into
    assert account is not None
    set_opening(session, account.id, Money(2_418_36), day_before(first.first))
    open_account(session, AccountKind.CASH, "", "Kas bar", Money(120_00), day_before(first.first))
    building = describe_building(session, BUILDING)
    for room in ROOMS:
        add_room(session, building, room)
    describe_head_lease(
        session,
        HeadLeaseDraft(
            landlord=LANDLORD,
            monthly=Money(1_950_00),
            first_day=(first + -36).first,
            last_day=(first + 29).last,
            renewal_by=(first + 26).last,
            sublet_allowed=True,
            sublet_on=(first + -36).first,
            sublet_reference="VG/0001-voorbeeld",
            runs_on="Loopt na het einde telkens een jaar door, als beide partijen dat schrijven.",
        ),
    )
    reach_step(session, "done")


def _live(session: Session, month: Month, place: int, first: Month, leases: dict[str, int]) -> None:
    for lodger in LODGERS:
        if lodger.first_month == place:
            leases[lodger.party.name] = _arrive(session, lodger, first)
    if place == 0:
        _take_over(session, leases, first)
    if place == 12:
        running = leases_on(session, month.first)
        raise_rents(session, running, month.first, RISE, None, RISE_REASON)
        change_head_rent(session, Money(2_012_50), month.first, "indexering hoofdhuur")
    if place % 5 == 2:
        _evenings(session, leases["Yogastudio Stil"], month, place)
    issued = _issue(session, month)
    if place == 9:
        _take_back(session, issued, month)
    if place == 18:
        lease = leases["Naaiatelier Draadje"]
        move_deposit(session, lease, DepositMoveKind.RETURNED, Money(230_00), month.first)


def _arrive(session: Session, lodger: Lodger, first: Month) -> int:
    party_id = add_party(session, lodger.party)
    by_name = {room.name: room.id for room in rooms(session)}
    begin = first + lodger.first_month
    day = begin.first.replace(day=lodger.first_place)
    last = None
    if lodger.last_month is not None:
        last = (first + lodger.last_month).last
    elif lodger.years:
        last = day_before(later(day, 12 * lodger.years))
    lines = [LineDraft(LineKind.RENT, lodger.rent)]
    if lodger.service is not None:
        lines.append(LineDraft(LineKind.SERVICE, lodger.service))
    lease_id = add_lease(
        session,
        LeaseDraft(
            tenant_id=party_id,
            room_ids=tuple(by_name[name] for name in lodger.rooms),
            first_day=day,
            last_day=last,
            lines=tuple(lines),
            rhythm=lodger.rhythm,
            timing=lodger.timing,
            regime=lodger.regime,
            deposit_agreed=lodger.deposit,
        ),
    )
    if lodger.deposit is not None:
        move_deposit(session, lease_id, DepositMoveKind.ASKED, lodger.deposit, day)
        move_deposit(session, lease_id, DepositMoveKind.RECEIVED, lodger.deposit, day)
    return lease_id


def _take_over(session: Session, leases: dict[str, int], first: Month) -> None:
    tenant = lease_of(session, leases["Huiswerkclub De Gum"]).tenant_id
    old = (first + -1).first
    take_over_item(session, tenant, f"{old.year}-117", old, Money(180_00))


def _issue(session: Session, month: Month) -> list[int]:
    day = month.first
    keys = [p.key for p in to_invoice(session, month, day).proposals if p.ready]
    done = issue_month(session, keys, month, day)
    hand_out(session, done.ids, None, day)
    return done.ids


def _evenings(session: Session, lease_id: int, month: Month, place: int) -> None:
    count = Decimal(5 + place % 4)
    draft = ExtraDraft(lease_id, "Speelzaal extra", month, count, Money(40_00), "avonden")
    add_extra(session, draft)


def _take_back(session: Session, issued: list[int], month: Month) -> None:
    wrong, other = issued[0], issued[1]
    _done, draft_id = redo(session, wrong, month.first)
    again = issue_draft(session, draft_id, month.first)
    hand_out(session, again.ids, None, month.first)
    line = queries.lines(session, other)[0]
    note = credit(session, other, month.first, {line.id: Money(25_00)})
    hand_out(session, note.ids, None, month.first)


def _today(session: Session, leases: dict[str, int], today: date) -> None:
    _evenings(session, leases["Yogastudio Stil"], Month.of(today) + 1, 4)
