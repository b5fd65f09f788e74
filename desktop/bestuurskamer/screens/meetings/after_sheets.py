"""The sheets after a meeting: sending, correcting, adopting, adding a remark."""

from __future__ import annotations

from datetime import date, timedelta

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.meetings.adopting import adopting_meeting
from bestuurskamer.meetings.kept import versions
from bestuurskamer.meetings.model import (
    Adoption,
    CorrectionState,
    MeetingKind,
    MeetingState,
    Side,
    VersionKind,
)
from bestuurskamer.meetings.queries import MeetingRow, attendance, meetings
from bestuurskamer.meetings.versions import (
    add_remark,
    adopt,
    handle_correction,
    note_sent,
    propose_correction,
    take_back,
)
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import LongTextField, TextField
from bestuurskamer.screens.kit.form import Problems, Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField, NumberField

REACT_DAYS = 14
"""How long the other side usually gets to react; the day can be changed on the sheet."""


class SentSheet(Sheet):
    """Notes to whom a version went, and how."""

    def __init__(self, host: Host, version_id: int, meeting_id: int) -> None:
        super().__init__(
            host.dress, host.window, _("To whom did it go?"),
            _("So you can always show that they had it."), _("Note it"), self._save, wide=False,
        )  # fmt: skip
        self._host, self._version_id = host, version_id
        people = host.desk.read(attendance, meeting_id)
        others = [one.name for one in people if one.side is not Side.BOARD]
        self.to_whom = TextField(host.dress, _("To whom"))
        self.how = Choice[str](host.dress, _("How"))
        for key, word in (
            ("email", _("by e-mail")),
            ("post", _("by post")),
            ("by_hand", _("by hand")),
        ):
            self.how.add(key, word)
        self.day = DayField(host.dress, _("Day"), host.desk.today())
        for key in ("to_whom", "how", "day"):
            self.add(getattr(self, key), key)
        self.to_whom.set_value(", ".join(others)[:200])
        self.day.set_value(host.desk.today())

    def _save(self) -> Problems | None:
        desk = self._host.desk
        desk.do(
            N_("Noted to whom minutes went"), note_sent, self._version_id, self.to_whom.value(),
            self.how.value() or "post", self.day.day() or desk.today(),
        )  # fmt: skip
        return None


class CorrectionSheet(Sheet):
    """Takes over a line of the corrections slip."""

    def __init__(self, host: Host, version_id: int) -> None:
        super().__init__(
            host.dress, host.window, _("A correction"),
            _("The number stands before the line on paper."), _("Note it"), self._save, wide=False,
        )  # fmt: skip
        self._host, self._version_id = host, version_id
        self.line = NumberField(host.dress, _("Line number"))
        self.who = TextField(host.dress, _("Who proposes it"))
        self.new = LongTextField(host.dress, _("The right words"), lines=3, most=4000)
        for key in ("line", "who", "new"):
            self.add(getattr(self, key), key)

    def _save(self) -> Problems | None:
        number = self.line.number()
        if number is None:
            return {"line": _("Fill in the number of the line.")}
        desk = self._host.desk
        desk.do(
            N_("Noted a correction"), propose_correction, self._version_id, int(number),
            self.who.value(), self.new.value(), desk.today(),
        )  # fmt: skip
        return None


class RejectSheet(Sheet):
    """Asks why a correction is not taken over."""

    def __init__(self, host: Host, correction_id: int) -> None:
        super().__init__(
            host.dress, host.window, _("Do not take over"), "", _("Keep"), self._save, wide=False
        )
        self._host, self._correction_id = host, correction_id
        self.reason = TextField(host.dress, _("Why not?"))
        self.add(self.reason, "reason")

    def _save(self) -> Problems | None:
        desk = self._host.desk
        desk.do(
            N_("Handled a correction"), handle_correction, self._correction_id,
            CorrectionState.REJECTED, desk.today(), self.reason.value(),
        )  # fmt: skip
        return None


class ReopenSheet(Sheet):
    """Asks why minutes change after they were sent."""

    def __init__(self, host: Host, meeting_id: int) -> None:
        super().__init__(
            host.dress, host.window, _("Work on the minutes again"),
            _("What was sent stays as it was. A new version tells why it changed."),
            _("Work on"), self._save, wide=False,
        )  # fmt: skip
        self._host, self._meeting_id = host, meeting_id
        self.reason = TextField(host.dress, _("Why?"))
        self.add(self.reason, "reason")

    def _save(self) -> Problems | None:
        self._host.desk.do(
            N_("Worked on sent minutes again"), take_back, self._meeting_id, self.reason.value()
        )
        return None


class AdoptSheet(Sheet):
    """Asks how minutes were adopted; silence is kept as silence."""

    def __init__(self, host: Host, meeting: MeetingRow) -> None:
        super().__init__(
            host.dress, host.window, _("Adopt the minutes"),
            _("After this nothing in them changes. Decisions get their numbers."),
            _("Adopt"), self._save, wide=False,
        )  # fmt: skip
        self._host, self._meeting = host, meeting
        dress, today = host.dress, host.desk.today()
        self.how = Choice[Adoption | None](dress, _("How"))
        if meeting.with_others:
            self.how.add(None, _("Choose…"))
            self.how.add(Adoption.BY_BOTH, _("by both sides"))
            self.how.add(Adoption.NO_REMARKS, _("no remarks came in time"))
        else:
            self.how.add(Adoption.BY_BOARD, _("by the board"))
        self.before = DayField(dress, _("Remarks could come before"), today)
        self.within = Choice[int](dress, _("In which meeting"))
        self.within.add(0, _("Outside a meeting"))
        held = {0}
        for row in host.desk.read(meetings):
            later = row.held_on >= meeting.held_on and row.id != meeting.id
            began = row.state not in (MeetingState.PLANNED, MeetingState.CANCELLED)
            if later and began and row.kind is MeetingKind.MEETING:
                held.add(row.id)
                self.within.add(row.id, f"{language.day(row.held_on)}, {row.title}")
        self.add(self.how, "how")
        self.add(self.before, "before")
        self.add(self.within, "within")
        adopting = host.desk.read(adopting_meeting, meeting.id) or 0
        self.within.set_value(adopting if adopting in held else 0)
        self.before.set_value(_sent_on(host, meeting) + timedelta(days=REACT_DAYS))
        self.how.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.before.setVisible(self.how.value() is Adoption.NO_REMARKS)

    def _save(self) -> Problems | None:
        how, desk = self.how.value(), self._host.desk
        if how is None:
            return {"how": _("Choose how the minutes were adopted. It is printed on them.")}
        silent = how is Adoption.NO_REMARKS
        desk.do(
            N_("Adopted minutes"), adopt, self._meeting.id, how, desk.today(),
            remarks_before=self.before.day() if silent else None,
            adopted_in_id=self.within.value() or None,
        )  # fmt: skip
        return None


class RemarkSheet(Sheet):
    """Adds a later remark to adopted minutes."""

    def __init__(self, host: Host, meeting_id: int) -> None:
        super().__init__(
            host.dress, host.window, _("A later remark"),
            _("The adopted minutes stay as they are. The remark is a paper of its own."),
            _("Add the remark"), self._save, wide=False,
        )  # fmt: skip
        self._host, self._meeting_id = host, meeting_id
        self.text = LongTextField(host.dress, _("Remark"), lines=5)
        self.add(self.text, "text")

    def _save(self) -> Problems | None:
        desk = self._host.desk
        desk.do(
            N_("Added a later remark"), add_remark, self._meeting_id, self.text.value(),
            desk.today(),
        )  # fmt: skip
        return None


def _sent_on(host: Host, meeting: MeetingRow) -> date:
    """The day on which the newest version was made for sending, or the day of the meeting."""
    kept = host.desk.read(versions, meeting.id)
    sent = [one.made_on for one in kept if one.kind is VersionKind.SENT]
    return max(sent, default=meeting.held_on)
