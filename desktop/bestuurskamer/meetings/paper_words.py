"""The words that stand on the papers of meetings for kinds, states and sides."""

from __future__ import annotations

from datetime import date

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.meetings.kinds import LineKind
from bestuurskamer.meetings.promise_model import ActionState, PromiseEventKind, PromiseState

LINE_WORDS = {
    LineKind.DECISION: N_("Decision"),
    LineKind.THEIR_PROMISE: N_("Promise to us"),
    LineKind.OUR_PROMISE: N_("Promise by us"),
    LineKind.ACTION: N_("Action"),
    LineKind.QUESTION: N_("Question"),
    LineKind.INTERNAL: N_("Board only"),
}

ITEM_STATES = {
    "open": N_("not treated"),
    "treated": "",
    "held_over": N_("held over"),
    "skipped": N_("not this time"),
}

PROMISE_STATES = {
    PromiseState.OPEN: N_("open"),
    PromiseState.REPORTED_DONE: N_("reported as done"),
    PromiseState.KEPT: N_("kept"),
    PromiseState.WITHDRAWN: N_("withdrawn"),
    PromiseState.LAPSED: N_("lapsed"),
    PromiseState.BECAME_DECISION: N_("became a decision"),
}

EVENT_WORDS = {
    PromiseEventKind.RAISED: N_("spoken of again"),
    PromiseEventKind.REPORTED: N_("reported as done"),
    PromiseEventKind.KEPT: N_("kept, as the board saw"),
    PromiseEventKind.REOPENED: N_("counts again"),
    PromiseEventKind.WITHDRAWN: N_("withdrawn"),
    PromiseEventKind.LAPSED: N_("lapsed"),
    PromiseEventKind.BECAME_DECISION: N_("became a decision"),
}

ACTION_STATES = {
    ActionState.OPEN: N_("open"),
    ActionState.BUSY: N_("busy"),
    ActionState.DONE: N_("done"),
    ActionState.LAPSED: N_("lapsed"),
}

PRESENCE = {
    "present": "",
    "excused": N_("excused"),
    "absent": N_("absent"),
    "partly": N_("partly"),
}

ROLES = {"none": "", "chair": N_("chair"), "minutes": N_("minutes"), "guest": N_("guest")}


def said(word: str) -> str:
    """A word of these lists in the language now spoken; nothing stays nothing."""
    return _(word) if word else ""


def day_of(iso: str) -> str:
    """A day kept as text, as people read it; nothing stays nothing."""
    return language.day(date.fromisoformat(iso)) if iso else ""
