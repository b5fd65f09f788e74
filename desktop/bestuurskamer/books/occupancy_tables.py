"""The days that rooms are let or empty in a year, as a table and as a strip."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bestuurskamer import language
from bestuurskamer.books.let_days import Empty, Let, RoomYear, cost_of
from bestuurskamer.books.occupancy import Occupancy
from bestuurskamer.books.overview import Line, Overview, Part, Value
from bestuurskamer.books.sources import Source
from bestuurskamer.days import Month, Period, day_after, months
from bestuurskamer.language import _
from bestuurskamer.money import Money, total
from bestuurskamer.paper.chart import Bar, Chart, Mark, Piece
from bestuurskamer.paper.ledger import Column


def occupancy_table(found: Occupancy) -> Overview:
    """Per room the days let and empty, what its leases bring and what empty days cost."""
    return Overview(
        title=_("Occupancy {year}").format(year=found.year),
        sentence=_("Let: {percent} %. {empty} days of rooms stand empty: {missed}.").format(
            percent=found.percent,
            empty=language.number(found.days_empty),
            missed=language.money(found.missed),
        ),
        state=_state(found),
        kept_to=_(
            "Rent by lease, without service charges and VAT. An empty day counts at the rent last "
            "paid for the room, or else the first one after."
        ),
        columns=(
            Column(_("Room"), 2.0),
            Column(_("m²"), number=True),
            Column(_("Days let"), number=True),
            Column(_("Days empty"), number=True),
            Column(_("Rent"), number=True),
            Column(_("Missed"), number=True),
        ),
        parts=(Part(tuple(map(_room_line, found.rows))),),
        total=(
            _("Total"),
            None,
            found.days_let,
            found.days_empty,
            total(row.brought for row in found.rows),
            found.missed,
        ),
        check=_check(found),
        notes=tuple(_without_rent(found)),
        chart=_strip(found) if found.rows else None,
    )


def _check(found: Occupancy) -> str:
    text = _("Check: {let} let + {empty} empty + {out} not in use = {rooms} rooms × {days} days.")
    return text.format(
        let=language.number(found.days_let),
        empty=language.number(found.days_empty),
        out=language.number(sum(row.days_out for row in found.rows)),
        rooms=len(found.rows),
        days=found.period.days,
    )


def _state(found: Occupancy) -> str:
    year = str(found.year)
    if found.period.start <= found.today < found.period.end:
        return _("{year}, after {day} as agreed now").format(
            year=year, day=language.day(found.today)
        )
    return year


def _without_rent(found: Occupancy) -> Iterator[str]:
    unknown = [
        row.name
        for row in found.rows
        if row.empty and all(gap.monthly is None for gap in row.empty)
    ]
    if unknown:
        yield _("No rent is known of {names}: what they miss is not counted.").format(
            names=", ".join(unknown)
        )


def _room_line(row: RoomYear) -> Line:
    missed = None if row.empty and all(gap.monthly is None for gap in row.empty) else row.missed
    values: tuple[Value, ...] = (
        row.name,
        row.area,
        row.days_let,
        row.days_empty,
        row.brought,
        missed,
    )
    behind = {
        2: tuple(_let_source(let, let.period.days) for let in row.let),
        3: tuple(_empty_source(gap, gap.period.days) for gap in row.empty),
        4: tuple(_let_source(let, cost_of(let.monthly, let.period)) for let in row.let),
        5: tuple(_empty_source(gap, gap.missed) for gap in row.empty if gap.missed is not None),
    }
    return Line(values, {n: rows for n, rows in behind.items() if rows}, "tenants", "rooms")


def _let_source(let: Let, amount: Money | int) -> Source:
    text = _("{days} at {monthly} a month").format(
        days=language.period(let.period), monthly=language.money(let.monthly)
    )
    return Source(let.period.start, let.tenant, text, amount, "tenants", let.tenant_id)


def _empty_source(gap: Empty, amount: Money | int) -> Source:
    text = language.period(gap.period)
    if gap.monthly is not None:
        text = _("{days} at {monthly} a month").format(
            days=text, monthly=language.money(gap.monthly)
        )
    return Source(gap.period.start, _("Empty"), text, amount, "tenants", "rooms")


def _strip(found: Occupancy) -> Chart:
    """Per room the year as a strip: let, let as agreed for later, and empty."""
    start, days = found.period.start, found.period.days
    until = day_after(found.today)
    bars = []
    for row in found.rows:
        pieces = [Piece(*_ends(gap.period, start), Mark.EMPTY) for gap in row.empty]
        for let in row.let:
            past = let.period & Period(start, max(start, until))
            rest = let.period & Period(max(start, until), found.period.end)
            if past:
                pieces.append(Piece(*_ends(past, start)))
            if rest:
                pieces.append(Piece(*_ends(rest, start), Mark.TO_COME))
        pieces.sort(key=lambda piece: piece.start)
        words = _("{let} of {days}").format(let=row.days_let, days=row.in_use.days)
        bars.append(Bar(row.name, words, (tuple(pieces),)))
    said = "; ".join(
        _("{room}: {let} days let, {empty} empty").format(
            room=row.name, let=row.days_let, empty=row.days_empty
        )
        for row in found.rows
    )
    ticks = tuple(
        ((month.first - start).days, language.short_month(month))
        for month in months(Month(found.year, 1), Month(found.year, 12))
    )
    key = _("Filled is let, slanting is agreed for later, white is empty.")
    return Chart(_("The year as a strip"), tuple(bars), days, said, ticks, key)


def _ends(period: Period, start: date) -> tuple[int, int]:
    return (period.start - start).days, (period.end - start).days
