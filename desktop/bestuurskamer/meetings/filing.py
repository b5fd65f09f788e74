"""What was typed at a point becomes lines, and what lines say becomes records of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.meetings.capture import CapturedLine, read_text
from bestuurskamer.meetings.kinds import Visibility
from bestuurskamer.meetings.model import AgendaItem, Line, Meeting, MeetingState, Topic
from bestuurskamer.meetings.people import Names, names
from bestuurskamer.meetings.records import Source, keep_record, let_go
from bestuurskamer.vault.jots import forget_jot

MOST_LETTERS = 4000
"""So long may one line be. A longer one is not cut: it is refused, and the text stays."""


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
    wanted = select(Line.raw).where(Line.agenda_item_id == item_id).order_by(Line.place)
    return "\n".join(session.scalars(wanted))


def file_text(session: Session, item_id: int, text: str) -> Filed:
    """File the text of a point: line by line, each with the record that it asks for.

    A line that stays the same keeps its place in the registers; one that goes takes its record
    along, or closes it when that has its number already. Refused once the minutes are adopted.
    """
    item = session.get_one(AgendaItem, item_id)
    meeting = session.get_one(Meeting, item.meeting_id)
    if meeting.state is MeetingState.ADOPTED:
        raise Refused(
            N_(
                "These minutes are adopted. Nothing was changed. "
                "Put something right with a later remark."
            )
        )
    said = names(session, meeting.held_on, meeting.id)
    read = read_text(_plain(text), said.known, meeting.held_on)
    _refuse_long(read)
    topic = session.get(Topic, item.topic_id) if item.topic_id else None
    source = Source(meeting, item, topic.dossier_id if topic else None)
    old = list(
        session.scalars(select(Line).where(Line.agenda_item_id == item_id).order_by(Line.place))
    )
    for place, (line, captured) in enumerate(_paired(session, old, read, item_id), start=1):
        _fill(line, captured, place, said, item)
        session.flush()
        keep_record(session, source, line, captured, said)
    forget_jot(session, jot_key(item_id))
    session.flush()
    return Filed(len(read), tuple(name for line in read for name in line.unknown))


def refile(session: Session, meeting_id: int) -> None:
    """Read every line of a meeting anew, after names became known."""
    wanted = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id)
    for item_id in list(session.scalars(wanted)):
        file_text(session, item_id, text_of(session, item_id))


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


def _paired(
    session: Session, old: Sequence[Line], read: Sequence[CapturedLine], item_id: int
) -> Iterator[tuple[Line, CapturedLine]]:
    """Each line that was read with the row it has had, or a new one; rows without a line go."""
    matcher = SequenceMatcher(
        None, [line.raw for line in old], [line.raw for line in read], autojunk=False
    )
    pairs: list[tuple[Line, CapturedLine]] = []
    for _same, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        rows, lines = old[old_from:old_to], read[new_from:new_to]
        pairs += zip(rows, lines, strict=False)
        for row in rows[len(lines) :]:
            let_go(session, row)
            session.delete(row)
        pairs += [(_new(session, item_id, line), line) for line in lines[len(rows) :]]
    session.flush()
    return iter(pairs)


def _new(session: Session, item_id: int, captured: CapturedLine) -> Line:
    line = Line(agenda_item_id=item_id, place=0, raw=captured.raw, kind=captured.kind)
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
