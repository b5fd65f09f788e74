"""The rows of today about promises and meetings: who is late, what waits, what comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bestuurskamer import language
from bestuurskamer.language import _, ngettext
from bestuurskamer.meetings.attention import TableAttention
from bestuurskamer.meetings.promise_words import of_whom
from bestuurskamer.meetings.queries import MeetingRow
from bestuurskamer.meetings.register_rows import for_board_alone
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.todo import Todo


def meeting_todos(found: TableAttention, *, discreet: bool = False) -> list[Todo]:
    """What is late first, then what waits to be finished, then what comes.

    With `discreet` nothing is quoted that is for the board alone.
    """
    if discreet:
        found = replace(
            found,
            late_to_us=tuple(row for row in found.late_to_us if not for_board_alone(row)),
            old_to_us=tuple(row for row in found.old_to_us if not for_board_alone(row)),
            late_actions=tuple(row for row in found.late_actions if not for_board_alone(row)),
            unanswered=tuple(row for row in found.unanswered if not for_board_alone(row)),
        )
    return [*_late(found), *_minutes(found), *_coming(found)]


def _late(found: TableAttention) -> list[Todo]:
    parts = (_late_to_us, _without_a_day, _late_actions, _unanswered)
    return [todo for part in parts if (todo := part(found)) is not None]


def _late_to_us(found: TableAttention) -> Todo | None:
    count = len(found.late_to_us)
    if not count:
        return None
    worst = found.late_to_us[0]
    strong = ngettext("{count} promise to us is late", "{count} promises to us are late", count)
    soft = f"{worst.number} {of_whom(worst)}: {worst.words}"
    state = _days_late(worst.measures.days_late)
    strong = strong.format(count=count)
    return Todo("handshake", strong, soft, state, _("Look"), "promises", "promises")


def _without_a_day(found: TableAttention) -> Todo | None:
    count = len(found.old_to_us)
    if not count:
        return None
    first = found.old_to_us[0]
    strong = ngettext(
        "{count} promise to us has no day", "{count} promises to us have no day", count
    ).format(count=count)
    soft = f"{first.number} {of_whom(first)}: {first.words}"
    state = State(_("no day, and long ago"), "warn")
    return Todo("handshake", strong, soft, state, _("Look"), "promises", "promises")


def _late_actions(found: TableAttention) -> Todo | None:
    count = len(found.late_actions)
    if not count:
        return None
    worst = found.late_actions[0]
    strong = ngettext("{count} action of ours is late", "{count} actions of ours are late", count)
    soft = f"{worst.number} {worst.who}: {worst.what}"
    state = _days_late(worst.measures.days_late)
    strong = strong.format(count=count)
    return Todo("square-check", strong, soft, state, _("Look"), "promises", "actions")


def _unanswered(found: TableAttention) -> Todo | None:
    count = len(found.unanswered)
    if not count:
        return None
    first = found.unanswered[0]
    strong = ngettext(
        "{count} question waits for an answer", "{count} questions wait for an answer", count
    ).format(count=count)
    waits = ngettext("{count} day no answer", "{count} days no answer", first.days)
    state = State(waits.format(count=first.days), "warn", "clock")
    soft = f"{of_whom(first)}: {first.words}"
    icon = "circle-question-mark"
    return Todo(icon, strong, soft, state, _("Look"), "promises", "questions")


def _days_late(days: int) -> State:
    said = ngettext("{count} day late", "{count} days late", days)
    return State(said.format(count=days), "bad")


def _minutes(found: TableAttention) -> list[Todo]:
    work = []
    for row in found.running:
        work.append(
            Todo("pencil", row.title, language.day(row.held_on), State(_("running"), "warn"),
                 _("Go on"), "meetings", row.id)
        )  # fmt: skip
    for rows, strong, state in (
        (found.to_look_over, _("Look over the minutes of {title}"), _("not sent yet")),
        (found.to_adopt, _("Adopt the minutes of {title}"), _("waits for adoption")),
    ):
        work += [_about(row, strong, State(state, "warn")) for row in rows]
    return work


def _coming(found: TableAttention) -> Sequence[Todo]:
    return [
        Todo(
            "messages-square",
            row.title,
            " · ".join(filter(None, (language.weekday(row.held_on), row.begins, row.place))),
            State(_("within a week"), "info", "calendar-days"),
            _("Prepare"),
            "meetings",
            row.id,
        )
        for row in found.coming
    ]


def _about(row: MeetingRow, strong: str, state: State) -> Todo:
    day = language.day(row.held_on)
    return Todo(
        "file-text", strong.format(title=row.title), day, state, _("Open"), "meetings", row.id
    )
