"""What was typed at a point becomes lines, and what lines say becomes records of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.meetings.capture import read_line, read_text
from bestuurskamer.meetings.captured import CapturedLine
from bestuurskamer.meetings.kinds import Visibility
from bestuurskamer.meetings.model import AgendaItem, Line, Meeting, MeetingState, Topic
from bestuurskamer.meetings.pairing import paired
from bestuurskamer.meetings.people import Names, names
from bestuurskamer.meetings.records import Source, is_told_of, keep_record, let_go
from bestuurskamer.vault.jots import forget_jot, jot_of

MOST_LETTERS = 4000
"""So long may one line be. A longer one is not cut: it is refused, and the text stays."""

TAKEN_OUT = 0
"""The place of a line that went from its text, but of which something else still tells."""


@dataclass(frozen=True)
class Filed:
    """What filing a text came to."""

    lines: int
    unknown: tuple[str, ...]  # names that were not understood


def jot_key(item_id: int) -> str:
    """Under which key the text of a point is kept while it is typed."""
    return f"minutes:{item_id}"


def text_of(session: Session, item_id: int) -> str:
    """The text of a point as it was filed, to the letter."""
    wanted = select(Line.raw).where(Line.agenda_item_id == item_id, Line.place > TAKEN_OUT)
    return "\n".join(session.scalars(wanted.order_by(Line.place)))


def file_text(session: Session, item_id: int, text: str, *, correcting: bool = False) -> Filed:
    """File the text of a point: line by line, each with the record that it asks for.

    A line that stays the same keeps its place in the registers; one that goes takes its record
    along, or closes it when that has its number already. Refused once the minutes were sent
    (but for `correcting` a line) or adopted. What waits to be filed is not forgotten here.
    """
    item = session.get_one(AgendaItem, item_id)
    meeting = session.get_one(Meeting, item.meeting_id)
    _refuse_fixed(meeting, correcting=correcting)
    said = names(session, meeting.held_on, meeting.id)
    read = read_text(_plain(text), said.known, meeting.held_on)
    _refuse_long(read)
    topic = session.get(Topic, item.topic_id) if item.topic_id else None
    source = Source(meeting, item, topic.dossier_id if topic else None)
    old = list(
        session.scalars(
            select(Line)
            .where(Line.agenda_item_id == item_id, Line.place > TAKEN_OUT)
            .order_by(Line.place)
        )
    )
    pairs, gone = paired(old, read)
    for row in gone:
        let_go(session, row)
        if is_told_of(session, row):
            row.place = TAKEN_OUT
        else:
            session.delete(row)
    session.flush()
    for place, (kept, captured) in enumerate(pairs, start=1):
        line = kept or _new(session, item_id, captured)
        was = read_line(line.raw, said.known, meeting.held_on) if kept else None
        _fill(line, captured, place, said, item)
        session.flush()
        keep_record(session, source, line, captured, said, was)
    session.flush()
    return Filed(len(read), tuple(name for line in read for name in line.unknown))


def file_waiting(session: Session, meeting_id: int) -> None:
    """File every text of a meeting that was typed and not yet filed."""
    wanted = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)
    for item_id in list(session.scalars(wanted)):
        waiting = jot_of(session, jot_key(item_id))
        if waiting is not None:
            file_text(session, item_id, waiting.text)
            forget_jot(session, jot_key(item_id))


def refile(session: Session, meeting_id: int) -> None:
    """Read every line of a meeting anew, after names became known."""
    file_waiting(session, meeting_id)
    wanted = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)
    for item_id in list(session.scalars(wanted)):
        file_text(session, item_id, text_of(session, item_id))


def _refuse_fixed(meeting: Meeting, *, correcting: bool) -> None:
    if meeting.state is MeetingState.ADOPTED:
        raise Refused(
            N_(
                "These minutes are adopted. Nothing was changed. "
                "Put something right with a later remark."
            )
        )
    if meeting.state is MeetingState.SENT and not correcting:
        raise Refused(
            N_("These minutes were sent. Choose “Work on the minutes again” first, and say why.")
        )


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")


def _refuse_long(read: Sequence[CapturedLine]) -> None:
    longest = max((len(line.raw) for line in read), default=0)
    if longest > MOST_LETTERS:
        raise Refused(
            N_(
                "A line of this text has {count} letters; {most} is the most. "
                "Nothing is lost: your text is still here. Break the line in two."
            ),
            count=longest,
            most=MOST_LETTERS,
        )


def _new(session: Session, item_id: int, captured: CapturedLine) -> Line:
    line = Line(agenda_item_id=item_id, place=1, raw=captured.raw, kind=captured.kind)
    session.add(line)
    return line


def _fill(line: Line, captured: CapturedLine, place: int, said: Names, item: AgendaItem) -> None:
    speaker = said.person(captured.speaker)
    line.place, line.raw, line.kind = place, captured.raw, captured.kind
    line.words = captured.words
    line.said_by = speaker.name if speaker else ""
    line.department_id = captured.department
    hidden = item.internal or captured.visibility is Visibility.BOARD
    line.visible = Visibility.BOARD if hidden else Visibility.BOTH
