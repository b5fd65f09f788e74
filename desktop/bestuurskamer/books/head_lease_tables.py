"""The head lease beside the sublets as a table, with what each room must bring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bestuurskamer import language
from bestuurskamer.books.overview import Line, Overview, Part, Value, check_rows
from bestuurskamer.books.queries import InAndOut, RollRow
from bestuurskamer.books.roll_sources import line_sources
from bestuurskamer.books.rules import per_square_metre
from bestuurskamer.books.sources import Source, taken_off
from bestuurskamer.building.queries import RoomRow
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.paper.chart import Bar, Chart, Mark, Piece
from bestuurskamer.paper.ledger import Cell, Column
from bestuurskamer.rent.model import LineKind

_HEAD_LEASE = ("tenants", "head_lease")
_SHARE = N_("head rent × its m² / all m²")


def head_lease_table(both: InAndOut) -> Overview:
    """What the sublets bring in beside the head rent, and what each room must bring."""
    must = both.must_bring
    let = tuple(_sublet(row, must) for row in both.roll.rows)
    empty = tuple(_empty_room(room, must) for room in both.roll.empty)
    parts = [Part(let, _("Comes in")), Part(empty, _("Stands empty"))]
    lease = both.head_lease
    if lease is not None:
        values: tuple[Value, ...] = (
            _("Head lease"),
            Cell(lease.landlord, _to_do(both)),
            lease.last_day or _("no end"),
            both.rented or None,
            -both.goes_out,
            None,
            None,
        )
        row = Source(
            lease.first_day, lease.landlord, _("Head rent a month"), -both.goes_out, *_HEAD_LEASE
        )
        behind = {4: (row,)} if both.goes_out else {}
        parts.append(Part((Line(values, behind, *_HEAD_LEASE),), _("Goes out")))
    return Overview(
        title=_("Head lease beside the sublets"),
        sentence=_in_words(both),
        state=_("state of {day}").format(day=language.day(both.day)),
        kept_to=_("Rent alone, without service charges and other lines."),
        columns=(
            Column(_("Room"), 1.3),
            Column(_("Tenant"), 1.8),
            Column(_("Last day"), 0.9),
            Column(_("m²"), number=True),
            Column(_("A month"), number=True),
            Column(_("Must bring"), number=True),
            Column(_("More or less"), number=True),
        ),
        parts=tuple(part for part in parts if part.rows),
        total=(_("Left"), "", "", None, both.left, total(must.values()) if must else None, None),
        check=_in_minus_out(both),
        notes=tuple(_notes(both)),
        chart=_money_picture(both),
    )


def _in_words(both: InAndOut) -> str:
    if both.head_lease is None:
        return _("The head lease is not filled in yet.")
    return _("{comes_in} comes in a month, {goes_out} goes out: {left} is left.").format(
        comes_in=language.money(both.comes_in),
        goes_out=language.money(both.goes_out),
        left=language.money(both.left),
    )


def _in_minus_out(both: InAndOut) -> str:
    return " ".join(
        (
            check_rows(len(both.roll.rows), both.comes_in),
            _("{comes_in} − {goes_out} = {left}.").format(
                comes_in=language.plain_money(both.comes_in),
                goes_out=language.plain_money(both.goes_out),
                left=language.plain_money(both.left),
            ),
        )
    )


def _notes(both: InAndOut) -> Iterator[str]:
    if both.head_lease is None:
        return
    if both.unmeasured:
        yield _(
            "Fill in the m² of {names} under Rooms. Then it says here what each room must bring."
        ).format(names=", ".join(both.unmeasured))
        return
    if not both.rented:
        return
    yield _("{let} of {rented} m² are let: {percent} %.").format(
        let=language.number(both.let),
        rented=language.number(both.rented),
        percent=int(both.let * 100 / both.rented),
    )
    if rented := per_square_metre(both.goes_out, both.rented):
        yield _(
            "The head rent is {amount} a year per m² that you rent: 12 × {month} / {area} m²."
        ).format(
            amount=language.money(rented),
            month=language.money(both.goes_out),
            area=language.number(both.rented),
        )
    if both.let and both.let != both.rented and (let := per_square_metre(both.goes_out, both.let)):
        yield _(
            "Because empty rooms cost rent too, each m² that is let must carry {amount}."
        ).format(amount=language.money(let))
    yield _("A room must bring: head rent × its m² / all m². Below that it costs money.")


def _sublet(row: RollRow, must: Mapping[int, Money]) -> Line:
    bring = total(must[room] for room, _name in row.rooms_by_id) if must else None
    note = _("past the head lease") if row.past_head_lease else ""
    values: tuple[Value, ...] = (
        row.rooms,
        Cell(row.tenant, note),
        row.last_day or _("no end"),
        row.area,
        row.rent,
        bring,
        None if bring is None else row.rent - bring,
    )
    rent = line_sources(row, {LineKind.RENT})
    share = tuple(
        Source(None, name, _(_SHARE), must[room], "tenants", "rooms")
        for room, name in row.rooms_by_id
        if room in must
    )
    behind = {4: rent, 5: share, 6: (*rent, *taken_off(share)) if share else ()}
    return Line(values, {n: rows for n, rows in behind.items() if rows}, "tenants", row.tenant_id)


def _empty_room(room: RoomRow, must: Mapping[int, Money]) -> Line:
    bring = must.get(room.id)
    values: tuple[Value, ...] = (
        room.name,
        _("nobody"),
        None,
        room.area,
        NOTHING,
        bring,
        None if bring is None else -bring,
    )
    if bring is None:
        return Line(values, place="tenants", thing="rooms")
    share = (Source(None, room.name, _(_SHARE), bring, "tenants", "rooms"),)
    return Line(values, {5: share, 6: taken_off(share)}, "tenants", "rooms")


def _to_do(both: InAndOut) -> str:
    lease = both.head_lease
    if lease is None:
        return ""
    if lease.renewal_by:
        return _("ask for renewal by {day}").format(day=language.day(lease.renewal_by))
    if lease.notice_by:
        return _("give notice by {day}").format(day=language.day(lease.notice_by))
    return ""


def _money_picture(both: InAndOut) -> Chart | None:
    if both.head_lease is None:
        return None
    rows = ((_("Comes in"), both.comes_in, Mark.FULL), (_("Goes out"), both.goes_out, Mark.OUT))
    return Chart(
        _("In and out, a month"),
        tuple(
            Bar(name, language.money(amount), ((Piece(0, max(amount.cents, 0), mark),),))
            for name, amount, mark in rows
        ),
        max(both.comes_in.cents, both.goes_out.cents, 1),
        _in_words(both),
    )
