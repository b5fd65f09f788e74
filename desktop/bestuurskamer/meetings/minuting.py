"""A meeting as it goes: begun, point by point, people who stand aside, ended; and small ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bestuurskamer.dossiers.documents import Content, file_document
from bestuurskamer.dossiers.drafts import DocumentDraft
from bestuurskamer.dossiers.model import Dossier
from bestuurskamer.errors import N_, Refused, refuse, words
from bestuurskamer.language import say
from bestuurskamer.meetings import drafts
from bestuurskamer.meetings.agenda import add_point, ask_approval, plan_meeting, points_of
from bestuurskamer.meetings.capture import read_text
from bestuurskamer.meetings.captured import CapturedLine
from bestuurskamer.meetings.case_numbers import cases_in
from bestuurskamer.meetings.changing import changeable
from bestuurskamer.meetings.drafts import MeetingDraft, SmallDraft
from bestuurskamer.meetings.filing import Filed, file_text, file_waiting, jot_key, text_of
from bestuurskamer.meetings.known_names import Known
from bestuurskamer.meetings.model import (
    AgendaItem,
    ItemState,
    Line,
    Meeting,
    MeetingKind,
    MeetingState,
    Recusal,
    Topic,
    TopicState,
)
from bestuurskamer.meetings.numbering import give_numbers, number_decisions
from bestuurskamer.meetings.people import names
from bestuurskamer.meetings.promise_model import ActionItem, Decision, Promise, Question
from bestuurskamer.meetings.rules import MOVES
from bestuurskamer.meetings.updates import settle_updates
from bestuurskamer.vault.jots import forget_jot

KIND_WORDS = {
    MeetingKind.PHONE: N_("Phone call"),
    MeetingKind.TALK: N_("Talk in passing"),
    MeetingKind.LETTER: N_("Letter"),
    MeetingKind.EMAIL: N_("E-mail"),
    MeetingKind.NOTE: N_("Note"),
}


def begin(session: Session, meeting_id: int, time: str = "") -> None:
    """The meeting begins; also one whose minutes are in draft may go on."""
    meeting = _to(session, meeting_id, MeetingState.RUNNING)
    meeting.begins = meeting.begins or time


def end(session: Session, meeting_id: int, time: str = "") -> None:
    """The meeting is over: what was still being typed is filed, and the minutes are a draft."""
    file_waiting(session, meeting_id)
    meeting = _to(session, meeting_id, MeetingState.DRAFT)
    meeting.ends = time or meeting.ends
    if not meeting.with_others:
        session.flush()
        ask_approval(session, meeting)


def cancel(session: Session, meeting_id: int) -> None:
    """The meeting does not take place; one with something written stays."""
    _to(session, meeting_id, MeetingState.CANCELLED)


def set_next(session: Session, meeting_id: int, day: date | None) -> None:
    """Say when the next meeting is, or that it is not known."""
    changeable(session, meeting_id).next_on = day


def file_point(session: Session, item_id: int, text: str, today: date) -> Filed:
    """File the text of a point that was typed; in a small meeting its promises get numbers."""
    filed = file_text(session, item_id, text)
    forget_jot(session, jot_key(item_id))
    meeting = session.get_one(Meeting, session.get_one(AgendaItem, item_id).meeting_id)
    if meeting.kind is not MeetingKind.MEETING:
        file_by_its_words(session, meeting.id)
        _finish_small(session, meeting.id, today)
    return filed


def not_yet(session: Session, meeting_id: int) -> None:
    """Take back that a meeting began, while nothing is written."""
    meeting = changeable(session, meeting_id)
    written = select(Line.id).join(AgendaItem, AgendaItem.id == Line.agenda_item_id)
    if session.scalars(written.where(AgendaItem.meeting_id == meeting_id)).first() is not None:
        raise Refused(N_("Something is written already, so the meeting has begun."))
    meeting.state, meeting.begins = MeetingState.PLANNED, ""


def close_point(session: Session, item_id: int, state: ItemState) -> None:
    """Say what happened to a point: treated, held over, skipped, or open again."""
    item = session.get_one(AgendaItem, item_id)
    changeable(session, item.meeting_id)
    item.state = state


def rest_topic(session: Session, topic_id: int, until: date) -> None:
    """Let a topic rest until a day; on that day it comes back."""
    topic = session.get_one(Topic, topic_id)
    topic.state, topic.rests_until = TopicState.RESTING, until


def finish_topic(session: Session, topic_id: int, *, done: bool = True) -> None:
    """A topic is done and comes back no more; or it is opened again."""
    topic = session.get_one(Topic, topic_id)
    topic.state, topic.rests_until = (TopicState.DONE if done else TopicState.OPEN), None


def stand_aside(
    session: Session, item_id: int, name: str, reason: str, *, left_room: bool = True
) -> int:
    """Note that somebody has an interest of their own in a point and takes no part in it."""
    item = session.get_one(AgendaItem, item_id)
    changeable(session, item.meeting_id)
    if not name.strip() or not reason.strip():
        raise Refused(N_("Fill in who stands aside, and why. It is printed in the minutes."))
    recusal = Recusal(
        agenda_item_id=item_id, name=name.strip(), reason=reason.strip(), left_room=left_room
    )
    session.add(recusal)
    session.flush()
    return recusal.id


def take_back_aside(session: Session, recusal_id: int) -> None:
    """Take back what `stand_aside` noted, while the minutes are not adopted."""
    recusal = session.get_one(Recusal, recusal_id)
    changeable(session, session.get_one(AgendaItem, recusal.agenda_item_id).meeting_id)
    session.delete(recusal)


def keep_small(session: Session, draft: SmallDraft, today: date) -> int:
    """Keep a small meeting: what was said, and with whom. Its promises have a number at once.

    A text without any mark is kept as it is. Refused when a promise of theirs has no department.
    """
    refuse(drafts.small_problems(draft))
    kind = say(words(KIND_WORDS[draft.kind]))
    meeting = Meeting(
        kind=draft.kind,
        title=f"{kind}: {draft.with_whom.strip()}" if draft.with_whom.strip() else kind,
        held_on=draft.held_on,
        with_others=draft.kind is not MeetingKind.NOTE,
        department_id=draft.department_id,
        state=MeetingState.DRAFT,
    )
    session.add(meeting)
    session.flush()
    item_id = add_point(
        session,
        meeting.id,
        meeting.title,
        topic_id=_topic_of(session, draft.dossier_id),
        as_topic=False,
    )
    item = session.get_one(AgendaItem, item_id)
    item.state = ItemState.TREATED
    file_text(session, item_id, draft.text)
    file_by_its_words(session, meeting.id)
    _finish_small(session, meeting.id, today)
    return meeting.id


def file_by_its_words(session: Session, meeting_id: int) -> None:
    """File a small meeting under the one matter that its words name, when it has none yet.

    They name it by its number or name behind `&`, or by a case number of the municipality.
    """
    if any(item.topic_id is not None for item in points_of(session, meeting_id)):
        return
    found = {
        dossier
        for known, line in _read(session, meeting_id)
        for dossier in (line.dossier, *(case.dossier for case in cases_in(line.raw, known)))
        if dossier is not None
    }
    if len(found) == 1:
        file_small(session, meeting_id, found.pop())


def unknown_in(session: Session, meeting_id: int) -> list[str]:
    """The names and numbers in a meeting that are not known yet, as they were typed."""
    found = [name for _known, line in _read(session, meeting_id) for name in line.unknown]
    return list(dict.fromkeys(found))


def _read(session: Session, meeting_id: int) -> Iterator[tuple[Known, CapturedLine]]:
    meeting = session.get_one(Meeting, meeting_id)
    known = names(session, meeting.held_on, meeting_id).known
    for item in points_of(session, meeting_id):
        for line in read_text(text_of(session, item.id), known, meeting.held_on):
            yield known, line


def _finish_small(session: Session, meeting_id: int, today: date) -> None:
    """A small meeting has no adoption: what it says acts and is numbered at once."""
    settle_updates(session, meeting_id)
    give_numbers(session, meeting_id, today)
    number_decisions(session, meeting_id, today)


def keep_old_minutes(
    session: Session,
    draft: MeetingDraft,
    text: str,
    content: Content,
    today: date,
    *,
    dossier_id: int | None = None,
) -> int:
    """Keep old minutes as a draft of their own day, and the file they came from as a document."""
    meeting_id = plan_meeting(session, draft, propose=False)
    meeting = session.get_one(Meeting, meeting_id)
    meeting.state = MeetingState.DRAFT
    item_id = add_point(
        session, meeting_id, meeting.title, topic_id=_topic_of(session, dossier_id), as_topic=False
    )
    session.get_one(AgendaItem, item_id).state = ItemState.TREATED
    file_text(session, item_id, text)
    document = DocumentDraft(meeting.title, dossier_id, "verslag", document_day=draft.held_on)
    file_document(session, document, content, today)
    return meeting_id


def file_small(session: Session, meeting_id: int, dossier_id: int | None) -> None:
    """File a small meeting under a matter afterwards, with all that came out of it."""
    changeable(session, meeting_id)
    topic_id = _topic_of(session, dossier_id)
    for item in points_of(session, meeting_id):
        item.topic_id = topic_id
    for kind in (Promise, ActionItem, Decision):
        said = {"dossier_id": dossier_id, "topic_id": topic_id}
        session.execute(update(kind).where(kind.meeting_id == meeting_id).values(said))
    session.execute(
        update(Question).where(Question.meeting_id == meeting_id).values(dossier_id=dossier_id)
    )
    session.flush()


def _topic_of(session: Session, dossier_id: int | None) -> int | None:
    """The topic that stands for a matter as a whole, made when it has none; none without matter."""
    if dossier_id is None:
        return None
    wanted = select(Topic).where(Topic.dossier_id == dossier_id, Topic.state != TopicState.DONE)
    topic = session.scalars(wanted.order_by(Topic.id)).first()
    if topic is None:
        topic = Topic(title=session.get_one(Dossier, dossier_id).title, dossier_id=dossier_id)
        session.add(topic)
        session.flush()
    return topic.id


def _to(session: Session, meeting_id: int, state: MeetingState) -> Meeting:
    meeting = changeable(session, meeting_id)
    if meeting.state is state:
        return meeting
    if state not in MOVES[meeting.state]:
        raise Refused(N_("That cannot be done now. Nothing was changed."))
    meeting.state = state
    return meeting
