"""What was promised in a matter, theirs beside ours, as it stands on the page of that matter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt

from bestuurskamer import language
from bestuurskamer.language import _, ngettext
from bestuurskamer.meetings.promise_model import Direction
from bestuurskamer.meetings.promise_words import of_whom
from bestuurskamer.meetings.register_rows import PromiseRow, for_board_alone
from bestuurskamer.meetings.registers import promises
from bestuurskamer.meetings.rules import OPEN_PROMISES
from bestuurskamer.screens.dossiers.fact_row import FactRow
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.promises.tables import promise_state

FEW = 4
"""So many of each side are shown; the register has all."""


def promise_cards(host: Host, dossier_id: int) -> list[Card]:
    """Their promises and ours; none while nothing was promised."""
    desk = host.desk
    rows = desk.read(promises, desk.today(), dossier_id=dossier_id)
    rows = [row for row in rows if not (host.discreet.hidden and for_board_alone(row))]
    if not rows:
        return []
    return [
        _card(host, title, [row for row in rows if row.direction is side])
        for title, side in (
            (_("They promised us"), Direction.THEIRS),
            (_("We promised them"), Direction.OURS),
        )
    ]


def _card(host: Host, title: str, rows: Sequence[PromiseRow]) -> Card:
    still_open = [row for row in rows if row.state in OPEN_PROMISES]
    late = sum(row.measures.days_late > 0 for row in still_open)
    aside = _("{count} open").format(count=len(still_open))
    if late:
        aside = _("{count} open, {late} late").format(count=len(still_open), late=late)
    card = Card(host.dress, title, aside if rows else "")
    if not rows:
        card.body.addWidget(PlainLabel(_("Nothing."), "soft"))
    closed = [row for row in rows if row.state not in OPEN_PROMISES]
    shown = [*still_open, *closed][:FEW]
    for place, row in enumerate(shown):
        if place:
            card.add_line()
        card.body.addWidget(FactRow(host.dress, row.words, _below(row), state=promise_state(row)))
    if rows:
        more = button(
            host.dress, _("To the register"), "quiet", "handshake",
            partial(host.go, "promises", ("promises", shown[0].id)),
        )  # fmt: skip
        more.setAccessibleName(f"{_('To the register')}: {title}")
        card.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def _below(row: PromiseRow) -> str:
    """Number, day, by whom, and how often the day was moved."""
    by = "/".join(filter(None, (of_whom(row), row.by_name)))
    moved = ngettext("moved {count} time", "moved {count} times", row.moved)
    said = [row.number or _("draft"), language.short_day(row.given_on), by]
    if row.moved:
        said.append(moved.format(count=row.moved))
    return " · ".join(filter(None, said))
