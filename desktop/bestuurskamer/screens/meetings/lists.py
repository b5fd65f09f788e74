"""The list of meetings."""

from __future__ import annotations

from bestuurskamer import language
from bestuurskamer.language import _
from bestuurskamer.meetings.queries import MeetingRow
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable
from bestuurskamer.screens.meetings.words import meeting_state


def meetings_table() -> RowTable[MeetingRow]:
    """Meetings and small ones, newest first, each with where it stands."""
    return RowTable(
        [
            Column(
                _("Day"),
                lambda row: Cell(language.short_day(row.held_on), row.begins),
                sort=lambda row: (row.held_on, row.id),
                width=118,
            ),
            Column(
                _("Meeting"),
                lambda row: Cell(row.title, _below(row), strong=True),
                sort=lambda row: row.title.casefold(),
            ),
            Column(
                _("Status"),
                lambda row: Cell(state=meeting_state(row.kind, row.state)),
                sort=lambda row: row.state.value,
                width=220,
            ),
        ],
        key=lambda row: row.id,
        sentence=lambda row: f"{language.day(row.held_on)}, {row.title}",
    )


def _below(row: MeetingRow) -> str:
    who = row.department or (_("with others") if row.with_others else _("board"))
    return " · ".join(filter(None, (who, row.place)))
