"""The sheets of meetings: planning one, a small one, who was there, who stands aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.meetings import drafts
from bestuurskamer.meetings.agenda import plan_meeting
from bestuurskamer.meetings.attending import attend
from bestuurskamer.meetings.drafts import AttendanceDraft, MeetingDraft, SmallDraft
from bestuurskamer.meetings.minuting import file_small, keep_small, stand_aside
from bestuurskamer.meetings.model import MeetingKind, Presence, Role, Side
from bestuurskamer.meetings.people import Person, people
from bestuurskamer.meetings.queries import all_series
from bestuurskamer.screens.kit.choice import Choice, Tick
from bestuurskamer.screens.kit.fields import LongTextField, TextField
from bestuurskamer.screens.kit.form import Problems, Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField
from bestuurskamer.screens.meetings.choices import department_choice, dossier_choice
from bestuurskamer.screens.meetings.series_sheet import standing_field
from bestuurskamer.screens.meetings.words import KINDS, PRESENT

NEW_SERIES = -1
Then = Callable[[int], object]


class PlanSheet(Sheet):
    """Plans a meeting; the agenda and the people are proposed by themselves."""

    def __init__(self, host: Host, then: Then) -> None:
        super().__init__(
            host.dress,
            host.window,
            _("Plan a meeting"),
            _("We put what is still open on the agenda. You can change it afterwards."),
            _("Make the agenda"),
            self._save,
        )
        self._host, self._then = host, then
        dress, desk = host.dress, host.desk
        self._series = {row.id: row for row in desk.read(all_series)}
        self.series = Choice[int](dress, _("Which meetings"))
        self.series.add(0, _("One meeting by itself"))
        for row in self._series.values():
            self.series.add(row.id, row.name)
        self.series.add(NEW_SERIES, _("A new series"))
        self.title = TextField(dress, _("Name"), _("Such as Talk with Vastgoed."))
        self.day = DayField(dress, _("Day"), desk.today())
        self.others = Tick(dress, _("A talk with others (board-only lines are hidden)"))
        self.department = department_choice(host, _("With which department"))
        self.begins = TextField(dress, _("Time (may stay empty)"), _("Such as 20.00."))
        self.place = TextField(dress, _("Place (may stay empty)"))
        self.standing = standing_field(dress)  # of a new series; another has them already
        for key in ("series", "title", "department", "others", "day"):
            self.add(getattr(self, key), {"day": "held_on"}.get(key, key))
        self.add(self.standing, "standing", wide=True)
        self.fold()
        self.add(self.begins, "begins")
        self.add(self.place, "place")
        self.series.changed.connect(self._follow)
        self.department.changed.connect(self._with_others)
        self._follow()

    def _with_others(self) -> None:
        """A meeting with a department is a talk with others, until somebody says it is not."""
        if self.department.value():
            self.others.set_value(True)

    def _follow(self) -> None:
        row = self._series.get(self.series.value() or 0)
        if row is not None:
            self.title.set_value(row.name)
            self.others.set_value(row.with_others)
            self.department.set_value(row.department_id or 0)
        self.standing.setVisible(self.series.value() == NEW_SERIES)

    def _save(self) -> Problems | None:
        chosen = self.series.value() or 0
        draft = MeetingDraft(
            self.title.value(),
            self.day.day(),
            self.others.value(),
            chosen if chosen > 0 else None,
            self.department.value() or None,
            self.begins.value(),
            self.place.value(),
        )
        found = drafts.meeting_problems(draft)
        if found:
            return {key: say(words) for key, words in found.items()}
        meeting_id = self._host.desk.do(
            N_("Planned a meeting"), plan_meeting, draft, new_series=chosen == NEW_SERIES,
            standing=self.standing.value(),
        )  # fmt: skip
        self._then(meeting_id)
        return None


class SmallSheet(Sheet):
    """Keeps a phone call or a word in passing: two fields, the rest is folded away."""

    def __init__(self, host: Host, then: Then, kind: MeetingKind = MeetingKind.PHONE) -> None:
        super().__init__(
            host.dress,
            host.window,
            _("Phone call, talk or letter"),
            _("Write what was said. A line with > is their promise, with < ours."),
            _("Keep"),
            self._save,
            wide=False,
        )
        self._host, self._then = host, then
        dress, desk = host.dress, host.desk
        self.with_whom = TextField(dress, _("With whom?"))
        self.text = LongTextField(dress, _("What was said?"), lines=5, most=20_000)
        self.department = department_choice(host, _("Which department"))
        self.kind = Choice[MeetingKind](dress, _("How"))
        for one, (word, _icon) in KINDS.items():
            if one in drafts.SMALL:
                self.kind.add(one, _(word))
        self.day = DayField(dress, _("Day"), desk.today())
        self.dossier = dossier_choice(host, _("About which matter"))
        self.add(self.with_whom, "with_whom")
        self.add(self.text, "text")
        self.add(self.department, "department")
        self.fold()
        self.add(self.kind, "kind")
        self.add(self.day, "day")
        self.add(self.dossier, "dossier")
        self.kind.set_value(kind)
        self.day.set_value(desk.today())

    def _save(self) -> Problems | None:
        today = self._host.desk.today()
        draft = SmallDraft(
            self.kind.value() or MeetingKind.PHONE,
            self.text.value(),
            self.day.day() or today,
            self.with_whom.value(),
            self.department.value() or None,
            self.dossier.value() or None,
        )
        found = drafts.small_problems(draft)
        if found:
            return {key: say(words) for key, words in found.items()}
        self._then(self._host.desk.do(N_("Kept what was said"), keep_small, draft, today))
        return None


class PersonSheet(Sheet):
    """Notes who is or was at a meeting, of the known people or by name."""

    def __init__(self, host: Host, meeting_id: int) -> None:
        super().__init__(
            host.dress, host.window, _("Who is there?"), "", _("Note it"), self._save, wide=False
        )
        self._host, self._meeting_id = host, meeting_id
        dress, desk = host.dress, host.desk
        self._people: list[Person] = list(desk.read(people, desk.today()))
        self.who = Choice[int](dress, _("Who"))
        for place, person in enumerate(self._people):
            more = person.department or person.post
            self.who.add(place, f"{person.name} ({more})" if more else person.name)
        self.who.add(-1, _("Somebody else"))
        self.name = TextField(dress, _("Name of somebody else"))
        self.side = Choice[Side](dress, _("On which side"))
        for side, word in (
            (Side.OTHERS, _("Other side")),
            (Side.BOARD, _("Board")),
            (Side.THIRD, _("Others")),
        ):
            self.side.add(side, word)
        self.presence = Choice[Presence](dress, _("Is he or she there?"))
        for presence, word in PRESENT.items():
            self.presence.add(presence, _(word))
        self.role = Choice[Role](dress, _("Task"))
        for role, word in (
            (Role.NONE, _("none")),
            (Role.CHAIR, _("chair")),
            (Role.MINUTES, _("minutes")),
            (Role.GUEST, _("guest")),
        ):
            self.role.add(role, word)
        for key in ("who", "name", "side", "presence", "role"):
            self.add(getattr(self, key), key)
        self.fold(_("Came later or left earlier"))
        self.came = TextField(dress, _("Came at"), _("Such as 20.00."))
        self.left = TextField(dress, _("Left at"), _("Such as 20.00."))
        self.add(self.came, "came")
        self.add(self.left, "left")

    def _save(self) -> Problems | None:
        place = self.who.value()
        presence = self.presence.value() or Presence.PRESENT
        role = self.role.value() or Role.NONE
        if place is not None and place >= 0:
            one = self._people[place]
            side = Side.BOARD if one.member_id is not None else Side.OTHERS
            draft = AttendanceDraft(
                one.name, side, one.post, one.department, one.department_id, one.member_id,
                one.person_id, presence, role,
            )  # fmt: skip
        else:
            side = self.side.value() or Side.OTHERS
            draft = AttendanceDraft(self.name.value(), side, presence=presence, role=role)
        came, left = self.came.value(), self.left.value()
        if (came or left) and presence is Presence.PRESENT:
            draft = replace(draft, presence=Presence.PARTLY)
        self._host.desk.do(
            N_("Noted who was there"), attend, self._meeting_id, draft, came=came, left=left
        )
        return None


class AsideSheet(Sheet):
    """Notes that somebody has an interest of their own in a point."""

    def __init__(self, host: Host, item_id: int) -> None:
        super().__init__(
            host.dress,
            host.window,
            _("Who stands aside?"),
            _("Whoever has an interest of their own does not talk or decide with the others."),
            _("Note it"),
            self._save,
            wide=False,
        )
        self._host, self._item_id = host, item_id
        self.name = TextField(host.dress, _("Name"))
        self.reason = TextField(host.dress, _("Why"), _("Such as: rents a room here."))
        self.left = Tick(host.dress, _("Left the room for this point"))
        self.add(self.name, "name")
        self.add(self.reason, "reason")
        self.add(self.left, "left")
        self.left.set_value(True)

    def _save(self) -> Problems | None:
        self._host.desk.do(
            N_("Noted who stood aside"),
            stand_aside,
            self._item_id,
            self.name.value(),
            self.reason.value(),
            left_room=self.left.value(),
        )
        return None


class FileSheet(Sheet):
    """Files a small meeting under a matter afterwards."""

    def __init__(self, host: Host, meeting_id: int) -> None:
        super().__init__(
            host.dress,
            host.window,
            _("File under a matter"),
            "",
            _("File it"),
            self._save,
            wide=False,
        )
        self._host, self._meeting_id = host, meeting_id
        self.dossier = dossier_choice(host, _("About which matter"))
        self.add(self.dossier, "dossier")

    def _save(self) -> Problems | None:
        self._host.desk.do(
            N_("Filed what was said"), file_small, self._meeting_id, self.dossier.value() or None
        )
        return None
