"""How kinds and states of meetings are called and shown."""

from __future__ import annotations

from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.meetings.kinds import LineKind
from bestuurskamer.meetings.model import ItemState, MeetingKind, MeetingState, Presence
from bestuurskamer.meetings.queries import RecusalRow
from bestuurskamer.meetings.rules import Finding, Measures, Signal
from bestuurskamer.screens.kit.paint import State

# what a kind of line is called in the margin, its icon, and the colour of both
MARGIN = {
    LineKind.DECISION: (N_("Decision"), "gavel", "ok"),
    LineKind.THEIR_PROMISE: (N_("They promise"), "arrow-left", "info"),
    LineKind.OUR_PROMISE: (N_("We promise"), "arrow-right", "warn"),
    LineKind.ACTION: (N_("Action"), "square-check", "ink_soft"),
    LineKind.QUESTION: (N_("Question"), "circle-question-mark", "ink_soft"),
    LineKind.HEADING: (N_("Subheading"), "list", "ink_soft"),
    LineKind.INTERNAL: (N_("Internal"), "eye-off", "bad"),
    LineKind.UPDATE: (N_("Number"), "check", "ok"),
}

KINDS = {
    MeetingKind.MEETING: (N_("Meeting"), "messages-square"),
    MeetingKind.PHONE: (N_("Phone call"), "messages-square"),
    MeetingKind.TALK: (N_("Talk in passing"), "messages-square"),
    MeetingKind.LETTER: (N_("Letter"), "mail"),
    MeetingKind.EMAIL: (N_("E-mail"), "mail"),
    MeetingKind.NOTE: (N_("Note"), "sticky-note"),
}

STATES = {
    MeetingState.PLANNED: (N_("Planned"), "info", "calendar-days"),
    MeetingState.RUNNING: (N_("Running"), "warn", "pencil"),
    MeetingState.DRAFT: (N_("To look over"), "warn", "file-text"),
    MeetingState.SENT: (N_("Sent, not adopted"), "info", "mail"),
    MeetingState.ADOPTED: (N_("Adopted"), "ok", "file-check"),
    MeetingState.CANCELLED: (N_("Did not take place"), "neutral", "x"),
}

ITEMS = {
    ItemState.OPEN: (N_("Not treated yet"), "circle"),
    ItemState.TREATED: (N_("Treated"), "check"),
    ItemState.HELD_OVER: (N_("Held over"), "hourglass"),
    ItemState.SKIPPED: (N_("Not this time"), "minus"),
}

PRESENT = {
    Presence.PRESENT: N_("present"),
    Presence.EXCUSED: N_("excused"),
    Presence.ABSENT: N_("absent"),
    Presence.PARTLY: N_("partly there"),
}

FINDINGS = {
    Finding.POINT_OPEN: N_("“{words}” is not closed yet. Was it treated, or held over?"),
    Finding.NOBODY_OF_US: N_("Nobody of the board is marked as present."),
    Finding.NOBODY_OF_THEM: N_("Nobody of the other side is marked as present."),
    Finding.EMPTY_POINT: N_("“{words}” was treated, but nothing is written."),
    Finding.NO_PERSON: N_("Who does this? “{words}”"),
    Finding.NO_DEPARTMENT: N_("Which department promised this? “{words}”"),
    Finding.DAY_PASSED: N_("The day lies before the meeting: “{words}”"),
    Finding.LONG_PROMISE: N_("This promise is long. Keep to what was said: “{words}”"),
    Finding.INTERNAL_WORDS: N_("Is this for the board alone? “{words}”"),
    Finding.UNKNOWN_NAME: N_("A name or number here is not known: “{words}”"),
    Finding.UNKNOWN_NUMBER: N_("There is no promise or action with this number: “{words}”"),
}


def meeting_state(kind: MeetingKind, state: MeetingState) -> State:
    """The chip of a meeting; a small one has only its kind."""
    if kind is not MeetingKind.MEETING:
        word, icon = KINDS[kind]
        return State(_(word), "neutral", icon)
    word, tone, icon = STATES[state]
    return State(_(word), tone, icon)


def aside_words(row: RecusalRow) -> str:
    """That somebody stood aside and why, in the words of the minutes on paper."""
    words = (
        _("{name} left the room for this point: {reason}.")
        if row.left_room
        else _("{name} took no part in this point: {reason}.")
    )
    return words.format(name=row.name, reason=row.reason)


def signal_state(measures: Measures, due: bool, state_word: str = "") -> State:
    """The chip of a promise or action: how late, how near, or how old."""
    from bestuurskamer.language import ngettext

    late, age = measures.days_late, measures.age
    if measures.signal is Signal.CLOSED:
        return State(state_word, "ok", "check")
    if measures.signal is Signal.LATE:
        said = ngettext("{count} day late", "{count} days late", late).format(count=late)
        return State(said, "bad")
    said = ngettext("{count} day old", "{count} days old", age).format(count=age)
    if measures.signal is Signal.OLD:
        return State(said, "bad")
    if measures.signal is Signal.SOON:
        return State(_("soon") if due else said, "warn", "clock")
    return State(_("on time") if due else said, "neutral", "clock")
