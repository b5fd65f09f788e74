"""The rows of today about dossiers: what is late in them, and which have no date to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bestuurskamer import language
from bestuurskamer.dossiers.queries import DossierRow
from bestuurskamer.language import _, ngettext
from bestuurskamer.screens.dossiers import words
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.todo import Todo

_TOLD = ("head_notice", "head_renewal", "head_end", "term")
"""What the page of today tells by itself."""


def dossier_todos(rows: Sequence[DossierRow], today: date) -> list[Todo]:
    """What dossiers ask: late days first, then near ones, then how many have no date at all.

    What the head lease and terms of law ask is on that page by itself, and is not said twice.
    """
    work = [_day(row, today) for row in rows if _pressing(row, today)]
    lacking = [row for row in rows if row.lacks_next_day]
    if lacking:
        work.append(_lacking(lacking))
    return work


def _pressing(row: DossierRow, today: date) -> bool:
    first = next((day for day in row.days if day.kind not in _TOLD), None)
    return first is not None and words.days_left(first, today).tone in ("bad", "warn")


def _day(row: DossierRow, today: date) -> Todo:
    first = next(day for day in row.days if day.kind not in _TOLD)
    return Todo(
        "folder-open",
        words.day_words(first),
        f"{row.number} {row.title} · {language.day(first.day)}",
        words.days_left(first, today),
        _("Open"),
        "dossiers",
        row.id,
    )


def _lacking(rows: Sequence[DossierRow]) -> Todo:
    count = len(rows)
    strong = ngettext(
        "{count} dossier has no next date", "{count} dossiers have no next date", count
    )
    return Todo(
        "folder-open",
        strong.format(count=count),
        ", ".join(row.title for row in rows[:3]),
        State(_("look at this"), "warn"),
        _("Look"),
        "dossiers",
        "without_day",
    )
