"""Which letter is next for a tenant who is late, and about which invoices.

Each invoice stands on the ladder by itself: one that is new to it begins with the reminder, also
when an older one is further. The furthest letter goes first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bestuurskamer.errors import Words
from bestuurskamer.payments.arrears import Late, LetterRow
from bestuurskamer.payments.ladder import Sent, Step, next_step
from bestuurskamer.payments.model import LetterKind, Target
from bestuurskamer.payments.open_items import OpenItem

_FURTHEST = (
    LetterKind.DEFAULT,
    LetterKind.FOURTEEN_DAYS,
    LetterKind.FORMAL,
    LetterKind.FRIENDLY,
)


@dataclass(frozen=True)
class NextLetter:
    """The next letter with its invoices, or why there is none now."""

    kind: LetterKind | None
    words: Words
    items: tuple[OpenItem, ...]


def next_letter(late: Late, today: date) -> NextLetter:
    """What may go out today; withdrawn letters and those on paid invoices do not count."""
    letters = [row for row in late.letters if row.withdrawn_on is None]
    open_now = {(item.target, item.id) for item in late.items}
    ready = [row for row in letters if row.sent_on is None and row.items & open_now]
    steps = [
        (item, _step(late, item, letters, today))
        for item in late.items
        if item.target is not Target.CHARGE
    ]
    if ready:
        waits = next_step(0, today, consumer=late.consumer, sent=_sent(ready))
        return NextLetter(None, waits.words, ())
    for kind in _FURTHEST:
        theirs = [(item, step) for item, step in steps if step.kind is kind]
        if theirs:
            return NextLetter(kind, theirs[0][1].words, tuple(item for item, _ in theirs))
    if not steps:
        nothing = next_step(0, today, consumer=late.consumer, sent=())
        return NextLetter(None, nothing.words, ())
    waiting = [step for _, step in steps if step.until is not None]
    first = min(waiting, key=lambda step: step.until or today, default=steps[0][1])
    return NextLetter(None, first.words, ())


def _step(late: Late, item: OpenItem, letters: Sequence[LetterRow], today: date) -> Step:
    key = (item.target, item.id)
    arrangement = late.arrangement
    return next_step(
        item.late(today),
        today,
        consumer=late.consumer,
        sent=_sent([row for row in letters if key in row.items]),
        arranged=arrangement is not None and arrangement.kept and key in arrangement.items,
        call_first=late.call_asked_on is not None,
    )


def _sent(letters: Sequence[LetterRow]) -> list[Sent]:
    return [Sent(row.kind, row.sent_on, row.reply_by) for row in letters]
