"""Minutes that go out and are adopted: each version whole, hashed, with its own paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused
from bestuurskamer.meetings import snapshot
from bestuurskamer.meetings.agenda import ask_approval, close_approval
from bestuurskamer.meetings.capture import read_line
from bestuurskamer.meetings.changing import changeable
from bestuurskamer.meetings.checking import findings
from bestuurskamer.meetings.composing import compose, line_at, printed_words
from bestuurskamer.meetings.filing import file_text, file_waiting, text_of
from bestuurskamer.meetings.kinds import LineKind
from bestuurskamer.meetings.line_parts import line_of, parts_of
from bestuurskamer.meetings.minutes_paper import minutes_pdf
from bestuurskamer.meetings.model import (
    Adoption,
    Correction,
    CorrectionState,
    Meeting,
    MeetingState,
    MinutesFile,
    MinutesSent,
    MinutesVersion,
    VersionKind,
)
from bestuurskamer.meetings.numbering import give_numbers, number_decisions
from bestuurskamer.meetings.people import names
from bestuurskamer.meetings.rules import MOVES, STOPPING
from bestuurskamer.meetings.snapshot import PrintedMinutes
from bestuurskamer.meetings.updates import settle_updates
from bestuurskamer.office.queries import preference

LENT = "lent_meeting"
"""The choice under which a lent file says where it comes from."""


def make_ready(session: Session, meeting_id: int, today: date) -> int:
    """Make the version that goes to the other side; answers its number in the file.

    Promises and actions get their numbers now. Refused while a point is still open, when a
    promise belongs to no department, or in a lent file: numbers are given in the board's own.
    """
    if preference(session, LENT) is not None:
        raise Refused(
            N_(
                "This is a lent meeting: its minutes are sent from the board's own file. "
                "Nothing is lost. Bring the meeting back first."
            )
        )
    file_waiting(session, meeting_id)
    meeting = _may(session, meeting_id, MeetingState.SENT)
    _refuse_unready(session, meeting_id)
    settle_updates(session, meeting_id)
    give_numbers(session, meeting_id, today)
    reason = _reason_of_reopening(session, meeting_id)
    version = _keep(session, meeting, VersionKind.SENT, today, reason=reason)
    meeting.state = MeetingState.SENT
    session.flush()
    ask_approval(session, meeting, version)
    return version


def note_sent(session: Session, version_id: int, to_whom: str, how: str, day: date) -> None:
    """Note to whom a version went, and how: post, email or by_hand."""
    if not to_whom.strip():
        raise Refused(N_("Fill in to whom it went."))
    session.add(MinutesSent(version_id=version_id, to_whom=to_whom.strip(), how=how, sent_on=day))
    session.flush()


def take_back(session: Session, meeting_id: int, reason: str) -> None:
    """Work on minutes again after they were sent; the sent version stays as it was."""
    if not reason.strip():
        raise Refused(N_("Say why the minutes change after they were sent. It stays readable."))
    meeting = _may(session, meeting_id, MeetingState.DRAFT)
    meeting.state = MeetingState.DRAFT
    session.flush()
    _remember_reopening(session, meeting_id, reason.strip())


def propose_correction(
    session: Session, version_id: int, line_number: int, proposed_by: str, new: str, day: date
) -> int:
    """Note a correction that somebody proposed to a line, by its number on paper."""
    version = session.get_one(MinutesVersion, version_id)
    printed = snapshot.from_json(version.content)
    lines = {line.number: line.on_paper for point in printed.points for line in point.lines}
    if line_number not in lines:
        raise Refused(
            N_("There is no line {number}. The last one is {last}."),
            number=line_number,
            last=max(lines, default=0),
        )
    if not proposed_by.strip() or not new.strip():
        raise Refused(N_("Fill in who proposed it, and the new words."))
    correction = Correction(
        version_id=version_id,
        line_number=line_number,
        proposed_by=proposed_by.strip(),
        proposed_on=day,
        old=lines[line_number],
        new=new.strip(),
    )
    session.add(correction)
    session.flush()
    return correction.id


def handle_correction(
    session: Session, correction_id: int, state: CorrectionState, day: date, reason: str = ""
) -> None:
    """Take a correction over, reject it, or note it beside the minutes; each is printed later."""
    correction = session.get_one(Correction, correction_id)
    version = session.get_one(MinutesVersion, correction.version_id)
    changeable(session, version.meeting_id, sent_too=True)
    if correction.state is not CorrectionState.PROPOSED:
        raise Refused(N_("This correction was handled already."))
    if state is CorrectionState.REJECTED and not reason.strip():
        raise Refused(N_("Say why it is not taken over. It is printed with the minutes."))
    if state is CorrectionState.TAKEN:
        _put_right(session, version.meeting_id, correction)
    correction.state, correction.reason, correction.handled_on = state, reason.strip(), day
    session.flush()


def adopt(
    session: Session,
    meeting_id: int,
    how: Adoption,
    today: date,
    *,
    remarks_before: date | None = None,
    adopted_in_id: int | None = None,
) -> int:
    """Adopt the minutes: from now on nothing in them changes. Decisions get their numbers.

    Without remarks before a day it is kept as just that, never as agreed by both. Refused while
    a correction waits, or a talk with others was never sent.
    """
    file_waiting(session, meeting_id)
    meeting = _may(session, meeting_id, MeetingState.ADOPTED)
    _refuse_adoption(session, meeting, how, remarks_before, today)
    _refuse_unready(session, meeting_id)
    settle_updates(session, meeting_id)
    give_numbers(session, meeting_id, today)
    number_decisions(session, meeting_id, today)
    version = _keep(
        session, meeting, VersionKind.ADOPTED, today, how=how, before=remarks_before,
        adopted_in_id=adopted_in_id,
    )  # fmt: skip
    meeting.state = MeetingState.ADOPTED
    session.flush()
    if adopted_in_id is not None:
        close_approval(session, adopted_in_id, meeting_id)
    return version


def add_remark(session: Session, meeting_id: int, text: str, today: date) -> int:
    """Add a later remark to adopted minutes: a paper of its own, that names what it adds to."""
    if not text.strip():
        raise Refused(N_("Write what has to be added."))
    adopted = _newest(session, meeting_id, VersionKind.ADOPTED)
    if adopted is None:
        raise Refused(N_("These minutes are not adopted yet. Mend the text itself."))
    meeting = session.get_one(Meeting, meeting_id)
    return _keep(
        session, meeting, VersionKind.ADDENDUM, today, addendum=text.strip(), adds_to=adopted.sha256
    )


def _keep(
    session: Session,
    meeting: Meeting,
    kind: VersionKind,
    today: date,
    *,
    reason: str = "",
    how: Adoption | None = None,
    before: date | None = None,
    adopted_in_id: int | None = None,
    addendum: str = "",
    adds_to: str = "",
) -> int:
    last = select(func.max(MinutesVersion.version)).where(MinutesVersion.meeting_id == meeting.id)
    number = (session.scalar(last) or 0) + 1
    adopted_in = session.get(Meeting, adopted_in_id) if adopted_in_id else None
    printed = replace(
        _composed(session, meeting, number, kind),
        made_on=today.isoformat(),
        reason=reason,
        adoption=how.value if how else "",
        remarks_before=before.isoformat() if before else "",
        adopted_in=adopted_in.held_on.isoformat() if adopted_in else "",
        addendum=addendum,
        adds_to=adds_to,
    )
    content = snapshot.to_json(printed)
    version = MinutesVersion(
        meeting_id=meeting.id,
        version=number,
        kind=kind,
        made_at=datetime.now(UTC),
        made_on=today,
        content=content,
        sha256=snapshot.hash_of(content),
        reason=reason,
        adoption=how,
        remarks_before=before,
        adopted_in_id=adopted_in_id,
    )
    session.add(version)
    session.flush()
    _keep_paper(session, version, printed)
    return version.id


def _composed(session: Session, meeting: Meeting, number: int, kind: VersionKind) -> PrintedMinutes:
    """What a version says; an addition says nothing of what went before it."""
    printed = compose(session, meeting.id, version=number, kind=kind.value)
    return _bare(printed) if kind is VersionKind.ADDENDUM else printed


def _keep_paper(session: Session, version: MinutesVersion, printed: PrintedMinutes) -> None:
    """Keep the very bytes of a version."""
    pdf = minutes_pdf(printed, version.sha256)
    session.add(MinutesFile(version_id=version.id, pdf=pdf, sha256=sha256(pdf).hexdigest()))
    session.flush()


def _bare(printed: PrintedMinutes) -> PrintedMinutes:
    return replace(printed, people=(), points=(), corrections=())


def _may(session: Session, meeting_id: int, state: MeetingState) -> Meeting:
    meeting = changeable(session, meeting_id, sent_too=True)
    if state not in MOVES[meeting.state]:
        raise Refused(N_("That cannot be done now. Nothing was changed."))
    return meeting


def _refuse_unready(session: Session, meeting_id: int) -> None:
    found = next((one for one in findings(session, meeting_id) if one.finding in STOPPING), None)
    if found is not None:
        raise Refused(
            N_("“{words}” is not ready yet. Look at the check list first. Nothing was changed."),
            words=found.words,
        )


def _refuse_adoption(
    session: Session, meeting: Meeting, how: Adoption, before: date | None, today: date
) -> None:
    if meeting.with_others and how is Adoption.BY_BOARD:
        raise Refused(N_("Minutes of a talk with others are not adopted by the board alone."))
    sent = _newest(session, meeting.id, VersionKind.SENT)
    if meeting.with_others and (sent is None or meeting.state is not MeetingState.SENT):
        raise Refused(N_("Send the minutes first, so that the other side can react."))
    silent = how is Adoption.NO_REMARKS
    if silent and before is not None and sent is not None and before <= sent.made_on:
        raise Refused(
            N_("The minutes were made for sending on {day}. Remarks could come only after it."),
            day=sent.made_on,
        )
    if silent and (before is None or before > today):
        raise Refused(N_("Fill in before which day remarks could come; that day must have passed."))
    waiting = (
        select(func.count())
        .join(MinutesVersion, MinutesVersion.id == Correction.version_id)
        .where(
            MinutesVersion.meeting_id == meeting.id,
            Correction.state == CorrectionState.PROPOSED,
        )
        .select_from(Correction)
    )
    if session.scalar(waiting):
        raise Refused(N_("A correction still waits. Handle it first; then adopt the minutes."))


def _put_right(session: Session, meeting_id: int, correction: Correction) -> None:
    """Put the new words in the line; its mark, who and day stay as they were typed."""
    line = line_at(session, meeting_id, correction.line_number)
    if line is None or printed_words(line) != _corrected_words(session, correction):
        raise Refused(
            N_("Line {number} has changed since. Mend it in the minutes, and note this one."),
            number=correction.line_number,
        )
    meeting = session.get_one(Meeting, meeting_id)
    known = names(session, meeting.held_on, meeting_id).known
    new = " ".join(correction.new.split())
    at = line.raw.find(correction.old)
    if at >= 0:
        raw = line.raw[:at] + new + line.raw[at + len(correction.old) :]
    elif line.kind is LineKind.UPDATE:
        raw = new
    else:
        read = read_line(line.raw, known, meeting.held_on)
        raw = line_of(line.kind, replace(parts_of(read), what=new), known)
    lines = text_of(session, line.agenda_item_id).split("\n")
    lines[line.place - 1] = raw
    file_text(session, line.agenda_item_id, "\n".join(lines), correcting=True)


def _corrected_words(session: Session, correction: Correction) -> str:
    """The words of the line in the version that was corrected, as they were typed."""
    version = session.get_one(MinutesVersion, correction.version_id)
    lines = (line for point in snapshot.from_json(version.content).points for line in point.lines)
    return next((one.words for one in lines if one.number == correction.line_number), "")


def _newest(session: Session, meeting_id: int, kind: VersionKind) -> MinutesVersion | None:
    wanted = (
        select(MinutesVersion)
        .where(MinutesVersion.meeting_id == meeting_id, MinutesVersion.kind == kind)
        .order_by(MinutesVersion.version.desc())
    )
    return session.scalars(wanted).first()


def _remember_reopening(session: Session, meeting_id: int, reason: str) -> None:
    newest = _newest(session, meeting_id, VersionKind.SENT)
    meeting = session.get_one(Meeting, meeting_id)
    meeting.reopened_for = reason if newest else ""


def _reason_of_reopening(session: Session, meeting_id: int) -> str:
    meeting = session.get_one(Meeting, meeting_id)
    reason, meeting.reopened_for = meeting.reopened_for, ""
    return reason
