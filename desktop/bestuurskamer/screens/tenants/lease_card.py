"""One lease of a tenant: its rooms, its lines, its days, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bestuurskamer import language
from bestuurskamer.language import _
from bestuurskamer.rent.model import Regime, Rhythm, Timing
from bestuurskamer.rent.rules import past_head_lease
from bestuurskamer.rent.tenancy import LeaseRow
from bestuurskamer.screens.history import history_button
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.folding import beside
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.kit.thing import Thing, mark
from bestuurskamer.screens.tenants import words


def lease_card(
    dress: Dress,
    lease: LeaseRow,
    today: date,
    change: Callable[[LeaseRow], object],
    history: Callable[[Thing], object],
    drop: Callable[[LeaseRow], object] | None = None,
    head_last_day: date | None = None,
) -> Card:
    """What was agreed, as it counts today, or on its nearest day. `drop`: it may be taken away."""
    terms = lease.terms
    day = min(max(today, terms.first_day), terms.last_day or date.max)
    held = lease.rooms_on(day) or terms.rooms
    rooms = words.room_names(held) or _("without a room")
    area = words.area_of(held)
    card = Card(dress, f"{rooms}, {area}" if area else rooms, _state(lease, today))
    _add_days(card, lease, today, head_last_day)
    card.add_line()
    for span in terms.counted:
        if span.period.start <= day < span.period.end:
            card.add_pair(words.line_name(span.line), language.money(span.line.monthly))
    card.add_pair(_("Together a month"), language.money(lease.monthly_on(day)), strong=True)
    for text in _said(lease, today):
        card.body.addWidget(PlainLabel(text, "small", wrap=True))
    thing = Thing("lease", lease.id, f"{_('the lease')}: {rooms}")
    mark(card, thing)
    card.body.addWidget(_acts(dress, rooms, lambda: change(lease), lambda: history(thing)))
    if drop is not None:
        away = button(dress, _("Take this lease away"), "quiet", "trash-2", partial(drop, lease))
        away.setAccessibleName(f"{_('Take this lease away')}: {rooms}")
        card.body.addWidget(away, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def _add_days(card: Card, lease: LeaseRow, today: date, head_last_day: date | None) -> None:
    card.add_pair(_("First day"), language.day(lease.terms.first_day))
    end = language.day(lease.terms.last_day) if lease.terms.last_day else _("no end")
    past = past_head_lease(lease.terms.last_day, head_last_day) and not _is_over(lease, today)
    card.add_pair(_("Last day"), end, tone="warn" if past else "")
    if past and head_last_day is not None:
        text = _("past the head lease, which ends on {day}")
        said = PlainLabel(text.format(day=language.short_day(head_last_day)), "small", wrap=True)
        said.show_tone("warn")
        card.body.addWidget(said)
    if lease.ended_reason:
        card.add_pair(_("Why it ends"), lease.ended_reason)
    if lease.notice_by:
        card.add_pair(_("Give notice by"), language.day(lease.notice_by))
    for name, days in _own_days(lease):
        card.add_pair(name, days)


def _said(lease: LeaseRow, today: date) -> list[str]:
    """What is unusual about it, what the law says of it, and the board's own note."""
    said = (
        [
            _("Invoiced {rhythm}, {timing}.").format(
                rhythm=words.rhythm_name(lease.terms.rhythm),
                timing=words.timing_name(lease.terms.timing),
            )
        ]
        if (lease.terms.rhythm, lease.terms.timing) != (Rhythm.MONTH, Timing.ADVANCE)
        else []
    )
    if lease.regime is not Regime.UNKNOWN:
        said.append(words.regime_name(lease.regime))
    if lease.regime is Regime.SHOP and lease.terms.first_day <= today:
        said.append(words.by_law(lease.terms.first_day, lease.terms.last_day, today))
    said += [lease.note] if lease.note else []
    return said


def _acts(
    dress: Dress, rooms: str, change: Callable[[], object], history: Callable[[], object]
) -> QWidget:
    made = button(dress, _("Change lease"), "quiet", "pencil", change)
    made.setAccessibleName(f"{_('Change lease')}: {rooms}")
    return beside(dress, made, history_button(dress, f"{_('the lease')}: {rooms}", history))


def _own_days(lease: LeaseRow) -> list[tuple[str, str]]:
    """The rooms that come later or go earlier than the lease, with their days."""
    terms, found = lease.terms, []
    for room in terms.rooms:
        first, last = language.short_day(room.first_day), room.last_day
        goes = last is not None and (terms.last_day is None or last < terms.last_day)
        if goes and last is not None:
            text = _("{first} to {last}").format(first=first, last=language.short_day(last))
            found.append((room.name, text))
        elif room.first_day > terms.first_day:
            found.append((room.name, _("from {day}").format(day=first)))
    return found


def _is_over(lease: LeaseRow, today: date) -> bool:
    return lease.terms.last_day is not None and lease.terms.last_day < today


def _state(lease: LeaseRow, today: date) -> str:
    if lease.terms.first_day > today:
        return _("not begun yet")
    return _("running now") if lease.runs_on(today) else _("ended")
