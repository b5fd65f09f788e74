"""A lent meeting brought back: what was typed there beside what was typed here; both stay."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.keeping.deeds import Changed, Deed, deeds
from bestuurskamer.keeping.lending import LENT_ACT, MAY_TRAVEL, Loan, loan_of, mark_of
from bestuurskamer.keeping.redoing import keep_to_redo
from bestuurskamer.meetings.agenda import add_point, points_of
from bestuurskamer.meetings.attending import attend
from bestuurskamer.meetings.drafts import AttendanceDraft
from bestuurskamer.meetings.filing import file_text, jot_key, text_of
from bestuurskamer.meetings.model import AgendaItem, Attendance, ItemState, Meeting, MeetingState
from bestuurskamer.vault.ancestry import acts_after, board_of
from bestuurskamer.vault.jots import forget_jot, jots

_COMES_ALONG = frozenset({"agenda_item", "attendance", "line", "meeting", "topic"})
_ORDER = (MeetingState.PLANNED, MeetingState.RUNNING, MeetingState.DRAFT)


class Change(enum.Enum):
    """What became of a point since the meeting was lent."""

    SAME = "same"
    THERE = "there"  # typed on the other laptop alone
    HERE = "here"  # typed here alone
    BOTH = "both"  # typed on both: a person chooses, line by line
    NEW = "new"  # a point that only the other laptop has


class Side(enum.Enum):
    """Where a line stands."""

    BOTH = "both"
    HERE = "here"
    THERE = "there"


@dataclass(frozen=True)
class PointBack:
    """A point that comes back. `key` is its number there; `item_id` that here, None when new."""

    key: int
    item_id: int | None
    title: str
    internal: bool
    ours: str
    theirs: str
    change: Change
    state: ItemState

    @property
    def lines(self) -> tuple[tuple[str, Side], ...]:
        """Both texts as one: each line with where it stands; those of here stand first."""
        return beside(self.ours, self.theirs)


@dataclass(frozen=True)
class MeetingBack:
    """A meeting that comes back, with everything that differs.

    `besides` is what was done there that is in no minutes: it does not come along.
    """

    loan: Loan
    title: str
    points: tuple[PointBack, ...]
    people: tuple[tuple[AttendanceDraft, str, str], ...]  # with when they came and left
    state: MeetingState
    begins: str
    ends: str
    besides: tuple[Deed, ...]

    @property
    def conflicts(self) -> tuple[PointBack, ...]:
        """The points that were changed on both laptops."""
        return tuple(point for point in self.points if point.change is Change.BOTH)


def beside(ours: str, theirs: str) -> tuple[tuple[str, Side], ...]:
    """Two texts as one list of lines, nothing left out.

    >>> [(line, side.value) for line, side in beside("a\\nb", "a\\nc")]
    [('a', 'both'), ('b', 'here'), ('c', 'there')]
    """
    one, other = ours.split("\n") if ours else [], theirs.split("\n") if theirs else []
    found: list[tuple[str, Side]] = []
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            found += [(line, Side.BOTH) for line in one[a:b]]
        else:
            found += [(line, Side.HERE) for line in one[a:b]]
            found += [(line, Side.THERE) for line in other[c:d]]
    return tuple(found)


def look_back(here: Session, there: Session) -> MeetingBack:
    """Compare a lent file with the file that is open; nothing is changed.

    Refused when it is no lent meeting, of another board, or its minutes were sent meanwhile.
    """
    loan = loan_of(there)
    if loan is None:
        raise Refused(
            N_("This is not a lent meeting. Nothing was changed. Choose the file you lent.")
        )
    if loan.board != board_of(here):
        raise Refused(
            N_("This meeting was lent by another board. Nothing was changed. Choose another file.")
        )
    ours = here.get(Meeting, loan.meeting_id)
    if ours is None or ours.state not in MAY_TRAVEL:
        raise Refused(
            N_(
                "The minutes of this meeting were sent here meanwhile. Nothing was changed, and "
                "what was typed is still in the lent file. Put it right here with a correction."
            )
        )
    theirs = there.get_one(Meeting, loan.meeting_id)
    return MeetingBack(
        loan,
        ours.title,
        tuple(_points(here, there, loan)),
        tuple(_people(there, loan.meeting_id)),
        theirs.state,
        theirs.begins,
        theirs.ends,
        _done_besides(there),
    )


def bring_back(session: Session, back: MeetingBack, chosen: Mapping[int, str]) -> int:
    """Take over what was typed there, in one act; answers how many points changed.

    `chosen` holds for a point that was changed on both laptops, by its key, the text that a
    person composed; without one all lines of both stay. What does not come along comes on the
    list of what is to be done again.
    """
    meeting_id, changed = back.loan.meeting_id, 0
    for draft, came, left in back.people:
        attend(session, meeting_id, draft, came=came, left=left)
    for point in back.points:
        number = point.item_id
        if number is None:
            number = add_point(session, meeting_id, point.title, internal=point.internal)
        text = _wanted(point, chosen)
        if text is not None and text != _text(session, number):
            file_text(session, number, text)
            forget_jot(session, jot_key(number))  # it is in the text
            changed += 1
        item = session.get_one(AgendaItem, number)
        if item.state is ItemState.OPEN and point.state is not ItemState.OPEN:
            item.state = point.state
    meeting = session.get_one(Meeting, meeting_id)
    theirs = min(back.state, MeetingState.DRAFT, key=_rank)
    if _rank(theirs) > _rank(meeting.state):
        meeting.state = theirs
    meeting.begins, meeting.ends = meeting.begins or back.begins, meeting.ends or back.ends
    session.flush()
    keep_to_redo(session.connection(), back.besides, None)
    return changed


def _wanted(point: PointBack, chosen: Mapping[int, str]) -> str | None:
    match point.change:
        case Change.THERE | Change.NEW:
            return point.theirs
        case Change.BOTH:
            return chosen.get(point.key, "\n".join(line for line, _side in point.lines))
    return None


def _rank(state: MeetingState) -> int:
    return _ORDER.index(state) if state in _ORDER else len(_ORDER)


def _points(here: Session, there: Session, loan: Loan) -> list[PointBack]:
    ours = {item.id: item for item in points_of(here, loan.meeting_id)}
    added = {item.title: item.id for item in ours.values() if item.id not in loan.base}
    found = []
    for item in points_of(there, loan.meeting_id):
        known = item.id in loan.base
        number = item.id if known and item.id in ours else None
        number = added.get(item.title) if number is None else number
        theirs = _text(there, item.id)
        mine = "" if number is None else _text(here, number)
        base = loan.base.get(item.id, mark_of("")) if known else mark_of("")
        change = Change.NEW if number is None else _change(base, mine, theirs)
        found.append(
            PointBack(item.id, number, item.title, item.internal, mine, theirs, change, item.state)
        )
    return found


def _change(base: str, ours: str, theirs: str) -> Change:
    if ours == theirs:
        return Change.SAME
    if mark_of(theirs) == base:
        return Change.HERE
    return Change.THERE if mark_of(ours) == base else Change.BOTH


def _text(session: Session, item_id: int) -> str:
    """What stands at a point, and first of all what was typed and is not filed yet."""
    waiting = {jot.key: jot.text for jot in jots(session, jot_key(item_id))}
    return waiting.get(jot_key(item_id), text_of(session, item_id))


def _done_besides(there: Session) -> tuple[Deed, ...]:
    """The acts after the file was made that changed something besides the minutes."""
    told = deeds(there, acts_after(there, _filled(there)), _not_of_the_minutes)
    return tuple(deed for deed in told if deed.counts and deed.said)


def _not_of_the_minutes(rows: list[Changed]) -> list[Changed]:
    """What a line brings, such as a promise, comes back with that line."""
    if any(row[0] == "line" for row in rows):
        return []
    return [row for row in rows if row[0] not in _COMES_ALONG]


def _added_there(there: Session) -> set[tuple[str, int]]:
    """The rows that the other laptop made itself: here their numbers are somebody else's."""
    rows = there.connection().exec_driver_sql(
        "SELECT table_name, row_id FROM trail WHERE kind = 'insert' AND act_id > ?",
        (_filled(there),),
    )
    return {(str(table), int(row_id)) for table, row_id in rows}


def _filled(there: Session) -> int:
    """The act in which the file was filled, when it was lent."""
    return max((act.id for act in acts_after(there, 0) if act.what == LENT_ACT), default=0)


def _people(there: Session, meeting_id: int) -> list[tuple[AttendanceDraft, str, str]]:
    added = _added_there(there)

    def known(table: str, number: int | None) -> int | None:
        return None if (table, number) in added else number

    wanted = select(Attendance).where(Attendance.meeting_id == meeting_id).order_by(Attendance.id)
    return [
        (
            AttendanceDraft(
                one.name, one.side, one.post, one.department,
                known("department", one.department_id), known("board_member", one.member_id),
                known("party", one.person_id), one.presence, one.role,
            ),
            one.came,
            one.left,
        )
        for one in there.scalars(wanted)
    ]  # fmt: skip
