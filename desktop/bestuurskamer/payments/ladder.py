"""The ladder of reminders: which letter is next for a tenant who is late, and why none is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bestuurskamer.errors import N_, Words, words
from bestuurskamer.payments.model import LetterKind


@dataclass(frozen=True)
class Ladder:
    """How many days after the last day to pay each step begins; custom, not law."""

    friendly_after: int = 3
    formal_after: int = 14


@dataclass(frozen=True)
class Sent:
    """A letter of before: its kind, when it went out (None: not yet) and when one may go on."""

    kind: LetterKind
    sent_on: date | None
    reply_by: date | None


@dataclass(frozen=True)
class Step:
    """The next letter, or why there is none now."""

    kind: LetterKind | None
    words: Words
    until: date | None = None  # for how long one waits for an answer


def next_step(
    days_late: int,
    today: date,
    *,
    consumer: bool,
    sent: Sequence[Sent],
    arranged: bool = False,
    call_first: bool = False,
    ladder: Ladder = Ladder(),
) -> Step:
    """Which letter may go out today.

    A kept arrangement replaces the ladder; a letter that lies ready goes out first; a consumer
    gets the fourteen-day letter where others get a formal reminder.
    """
    if arranged:
        return Step(None, words(N_("A payment arrangement is kept; no letter goes out.")))
    if call_first:
        return Step(None, words(N_("Call first; then go on.")))
    if any(letter.sent_on is None for letter in sent):
        return Step(None, words(N_("A letter lies ready. Note first how it went out.")))
    done = {letter.kind for letter in sent}
    waits = max((s.reply_by for s in sent if s.reply_by is not None), default=None)
    if waits is not None and today < waits:
        return Step(
            None, words(N_("Wait until {day}; the letter sent gives that time."), day=waits), waits
        )
    second = LetterKind.FOURTEEN_DAYS if consumer else LetterKind.FORMAL
    if second in done:
        if LetterKind.DEFAULT in done:
            return Step(None, words(N_("All letters went out. The board decides what now.")))
        return Step(LetterKind.DEFAULT, words(N_("Notice of default")))
    if days_late >= ladder.formal_after and LetterKind.FRIENDLY in done:
        return Step(second, words(KIND_WORDS[second]))
    if LetterKind.FRIENDLY not in done and days_late >= ladder.friendly_after:
        return Step(LetterKind.FRIENDLY, words(KIND_WORDS[LetterKind.FRIENDLY]))
    return Step(None, words(N_("It is too early for a letter.")))


KIND_WORDS = {
    LetterKind.FRIENDLY: N_("Friendly reminder"),
    LetterKind.FOURTEEN_DAYS: N_("Fourteen-day letter"),
    LetterKind.FORMAL: N_("Formal reminder"),
    LetterKind.DEFAULT: N_("Notice of default"),
}
"""What each letter is called."""
