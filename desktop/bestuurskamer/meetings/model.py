"""What we remember of meetings: who was there, what was on the agenda, and every line."""

from __future__ import annotations

import enum
from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bestuurskamer.meetings.kinds import LineKind, Visibility
from bestuurskamer.vault.records import Lines, Record, plain


class MeetingKind(enum.Enum):
    """How people spoke; all but a meeting are small: one text and no agenda."""

    MEETING = "meeting"
    PHONE = "phone"
    TALK = "talk"  # in the corridor, at an opening
    LETTER = "letter"
    EMAIL = "email"
    NOTE = "note"  # a quick note, filed later


class MeetingState(enum.Enum):
    """Planned, running, its minutes in draft, sent, adopted; or it did not take place."""

    PLANNED = "planned"
    RUNNING = "running"
    DRAFT = "draft"
    SENT = "sent"
    ADOPTED = "adopted"
    CANCELLED = "cancelled"


class Side(enum.Enum):
    """On which side of the table somebody sits."""

    BOARD = "board"
    OTHERS = "others"
    THIRD = "third"


class Presence(enum.Enum):
    """Whether somebody was there."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"
    PARTLY = "partly"


class Role(enum.Enum):
    """What somebody does in a meeting."""

    NONE = "none"
    CHAIR = "chair"
    MINUTES = "minutes"
    GUEST = "guest"


class ItemState(enum.Enum):
    """What happened to a point of the agenda."""

    OPEN = "open"
    TREATED = "treated"
    HELD_OVER = "held_over"
    SKIPPED = "skipped"


class TopicState(enum.Enum):
    """Whether a topic still comes back."""

    OPEN = "open"
    RESTING = "resting"
    DONE = "done"


class VersionKind(enum.Enum):
    """What a version of the minutes is for."""

    SENT = "sent"
    ADOPTED = "adopted"
    ADDENDUM = "addendum"


class Adoption(enum.Enum):
    """How minutes were adopted; silence is never called agreement of both."""

    BY_BOTH = "by_both"
    BY_BOARD = "by_board"  # a meeting of the board alone
    NO_REMARKS = "no_remarks"


class CorrectionState(enum.Enum):
    """What was done with a proposed correction."""

    PROPOSED = "proposed"
    TAKEN = "taken"
    REJECTED = "rejected"
    NOTED = "noted"


class Series(Record):
    """Meetings that come back, with the points that are always on their agenda."""

    __tablename__ = "series"

    name: Mapped[str]
    with_others: Mapped[bool]
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"), default=None)
    standing_points: Mapped[str] = mapped_column(Lines(), default="")  # one point a line
    ended_on: Mapped[date | None] = mapped_column(default=None)


class Meeting(Record):
    """A meeting, or a small one: a phone call, a word in the corridor, a letter."""

    __tablename__ = "meeting"

    kind: Mapped[MeetingKind] = mapped_column(plain(MeetingKind))
    title: Mapped[str]
    held_on: Mapped[date] = mapped_column(index=True)
    with_others: Mapped[bool]  # a talk with others: board-only lines are hidden by themselves
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"), default=None, index=True)
    department_id: Mapped[int | None] = mapped_column(
        ForeignKey("department.id"), default=None, index=True
    )
    begins: Mapped[str] = mapped_column(default="")  # 20:00, as typed
    ends: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    state: Mapped[MeetingState] = mapped_column(plain(MeetingState), default=MeetingState.PLANNED)
    next_on: Mapped[date | None] = mapped_column(default=None)
    reopened_for: Mapped[str] = mapped_column(default="")  # why, after the minutes were sent


class Attendance(Record):
    """Somebody at a meeting, with name and post as they were then."""

    __tablename__ = "attendance"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    name: Mapped[str]
    side: Mapped[Side] = mapped_column(plain(Side))
    post: Mapped[str] = mapped_column(default="")
    department: Mapped[str] = mapped_column(default="")  # its abbreviation then
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"), default=None)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("board_member.id"), default=None)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("party.id"), default=None)
    presence: Mapped[Presence] = mapped_column(plain(Presence), default=Presence.PRESENT)
    role: Mapped[Role] = mapped_column(plain(Role), default=Role.NONE)
    came: Mapped[str] = mapped_column(default="")  # 20:15, for who was there partly
    left: Mapped[str] = mapped_column(default="")


class Topic(Record):
    """A subject that lives over meetings until it is done."""

    __tablename__ = "topic"

    title: Mapped[str]
    dossier_id: Mapped[int | None] = mapped_column(
        ForeignKey("dossier.id"), default=None, index=True
    )
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"), default=None, index=True)
    recurring: Mapped[bool] = mapped_column(default=False)
    state: Mapped[TopicState] = mapped_column(plain(TopicState), default=TopicState.OPEN)
    rests_until: Mapped[date | None] = mapped_column(default=None)
    began_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)


class AgendaItem(Record):
    """A point of one meeting's agenda, about a topic, with its title as it was then."""

    __tablename__ = "agenda_item"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    place: Mapped[int]  # from 1, in order
    title: Mapped[str]
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("topic.id"), default=None, index=True)
    minutes: Mapped[int | None] = mapped_column(default=None)  # planned length
    approves_version_id: Mapped[int | None] = mapped_column(
        ForeignKey("minutes_version.id"), default=None
    )
    approves_meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    state: Mapped[ItemState] = mapped_column(plain(ItemState), default=ItemState.OPEN)
    internal: Mapped[bool] = mapped_column(default=False)  # a point of the board alone


class Line(Record):
    """One line of the minutes: `raw` as it was typed, to the letter, and what was read from it."""

    __tablename__ = "line"

    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    place: Mapped[int]  # from 1, in order
    raw: Mapped[str] = mapped_column(Text())
    kind: Mapped[LineKind] = mapped_column(plain(LineKind))
    words: Mapped[str] = mapped_column(Text(), default="")
    visible: Mapped[Visibility] = mapped_column(plain(Visibility), default=Visibility.BOTH)
    said_by: Mapped[str] = mapped_column(default="")
    department_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"), default=None)


class MinutesVersion(Record):
    """The minutes as they were sent or adopted; `content` holds every word, and never changes."""

    __tablename__ = "minutes_version"
    __table_args__ = (UniqueConstraint("meeting_id", "version"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    version: Mapped[int]
    kind: Mapped[VersionKind] = mapped_column(plain(VersionKind))
    made_at: Mapped[datetime]
    made_on: Mapped[date]
    content: Mapped[str] = mapped_column(Text())  # canonical JSON, without board-only lines
    sha256: Mapped[str]  # of the content
    reason: Mapped[str] = mapped_column(default="")  # why there is a version after the first
    adoption: Mapped[Adoption | None] = mapped_column(plain(Adoption), default=None)
    remarks_before: Mapped[date | None] = mapped_column(default=None)
    adopted_in_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)


class MinutesFile(Record):
    """The paper of a version, byte for byte."""

    __tablename__ = "minutes_file"
    __table_args__ = (UniqueConstraint("version_id"),)

    version_id: Mapped[int] = mapped_column(ForeignKey("minutes_version.id"))
    pdf: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    sha256: Mapped[str]


class MinutesSent(Record):
    """To whom a version went, how and when."""

    __tablename__ = "minutes_sent"

    version_id: Mapped[int] = mapped_column(ForeignKey("minutes_version.id"), index=True)
    to_whom: Mapped[str]
    how: Mapped[str]  # post, email or by_hand
    sent_on: Mapped[date]


class Correction(Record):
    """A change somebody proposed to a line of a version, and what was done with it."""

    __tablename__ = "correction"

    version_id: Mapped[int] = mapped_column(ForeignKey("minutes_version.id"), index=True)
    line_number: Mapped[int]
    proposed_by: Mapped[str]
    proposed_on: Mapped[date]
    old: Mapped[str] = mapped_column(Lines())
    new: Mapped[str] = mapped_column(Lines())
    state: Mapped[CorrectionState] = mapped_column(
        plain(CorrectionState), default=CorrectionState.PROPOSED
    )
    reason: Mapped[str] = mapped_column(default="")
    handled_on: Mapped[date | None] = mapped_column(default=None)


class Recusal(Record):
    """Somebody had an interest of their own in a point and did not take part in it."""

    __tablename__ = "recusal"

    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    name: Mapped[str]
    reason: Mapped[str]
    left_room: Mapped[bool] = mapped_column(default=True)
