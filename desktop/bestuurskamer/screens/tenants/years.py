"""The rent of a tenant over the years, as blocks to paint and as rows to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bestuurskamer import language
from bestuurskamer.building.queries import HeadLeaseRow
from bestuurskamer.days import LATEST, Period, day_after, later
from bestuurskamer.language import _
from bestuurskamer.money import Money
from bestuurskamer.rent.rules import Span
from bestuurskamer.rent.tenancy import LeaseRow
from bestuurskamer.screens.tenants import words


@dataclass(frozen=True)
class Block:
    """Days on which an amount counts. The role is past, now, coming or late."""

    days: Period
    role: str
    text: str


@dataclass(frozen=True)
class Track:
    """What is painted beside one name."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class LineRow:
    """One amount of one line, as a row of the table."""

    id: int
    name: str
    rooms: str
    monthly: Money
    days: Period
    endless: bool
    reason: str
    past_head_lease: bool


@dataclass(frozen=True)
class Years:
    """Everything of the picture: the days it shows, its tracks and the rows of its table."""

    shown: Period
    today: date
    head_end: date | None
    tracks: tuple[Track, ...]
    head: Track | None
    rows: tuple[LineRow, ...]

    @property
    def sentence(self) -> str:
        """The whole picture in words."""
        said = [
            _("{name}: {amount} a month, {days}").format(
                name=row.name, amount=language.money(row.monthly), days=days_of(row)
            )
            + (f" ({_('past the head lease')})" if row.past_head_lease else "")
            for row in self.rows
        ]
        if self.head is not None:
            said.append(f"{self.head.name}: {self.head.blocks[0].text}")
        return ". ".join(said)


def years_of(leases: Sequence[LeaseRow], head: HeadLeaseRow | None, today: date) -> Years:
    """Work out the picture of a tenant's leases; without a lease it has no tracks."""
    head_end = head.last_day if head else None
    rows = tuple(row for lease in leases for row in _rows(lease, head_end))
    shown = _shown(rows, head_end, today)
    tracks: dict[str, list[Block]] = {}
    for row in rows:
        tracks.setdefault(_track_name(tracks, row), []).extend(_blocks(row, head_end, today, shown))
    return Years(
        shown,
        today,
        head_end,
        tuple(Track(name, tuple(blocks)) for name, blocks in tracks.items()),
        _head_track(head, shown),
        rows,
    )


def days_of(row: LineRow) -> str:
    """From when to when a row counts."""
    first = language.short_day(row.days.start)
    if row.endless:
        return _("from {day}").format(day=first)
    return _("{first} to {last}").format(first=first, last=language.short_day(row.days.last))


def _rows(lease: LeaseRow, head_end: date | None) -> list[LineRow]:
    rooms = words.room_names(lease.terms.rooms)
    return [_row(span, rooms, head_end) for span in lease.terms.counted]


def _row(span: Span, rooms: str, head_end: date | None) -> LineRow:
    endless = span.period.last >= LATEST
    return LineRow(
        span.line.id,
        words.line_name(span.line),
        rooms,
        span.line.monthly,
        span.period,
        endless,
        span.line.reason,
        head_end is not None and span.period.last > head_end,
    )


def _track_name(tracks: dict[str, list[Block]], row: LineRow) -> str:
    """Lines of one kind share a track, unless they count on the same days."""
    taken = tracks.get(row.name, [])
    if any(block.days & row.days for block in taken):
        return f"{row.name}, {row.rooms}"
    return row.name


def _shown(rows: Sequence[LineRow], head_end: date | None, today: date) -> Period:
    first = min([row.days.start for row in rows], default=today)
    ends = [row.days.end for row in rows if not row.endless]
    last = max([later(today, 9), *ends])
    if head_end is not None and any(row.past_head_lease for row in rows):
        room = (head_end - first) * 0.34  # for the words beside its end
        last = max(last, head_end + room, later(head_end, 6))
    return Period(min(first, today), min(last, later(today, 120)))


def _blocks(row: LineRow, head_end: date | None, today: date, shown: Period) -> list[Block]:
    found = []
    text = language.money(row.monthly)
    safe, late = row.days & shown, Period(shown.end, shown.end)
    if head_end is not None:
        border = day_after(head_end)
        late = row.days & Period(border, max(border, shown.end))
        safe = safe & Period(min(shown.start, border), border)
    if safe:
        role = "past" if safe.end <= today else "coming" if safe.start > today else "now"
        found.append(Block(safe, role, text))
    if late:
        found.append(Block(late, "late", "" if safe else text))
    return found


def _head_track(head: HeadLeaseRow | None, shown: Period) -> Track | None:
    if head is None:
        return None
    end = day_after(head.last_day) if head.last_day else shown.end
    days = Period(max(head.first_day, shown.start), max(end, head.first_day)) & shown
    if not days:
        return None
    if head.last_day is None:
        text = _("from {landlord}, no end").format(landlord=head.landlord)
    else:
        last = language.day(head.last_day)
        text = _("from {landlord}, to {day}").format(landlord=head.landlord, day=last)
    return Track(_("Head lease"), (Block(days, "past", text),))
