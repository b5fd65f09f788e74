"""The sheets for departments of the municipality and for who holds a post in them."""

from __future__ import annotations

from bestuurskamer.building.queries import head_lease
from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.parties.department_queries import (
    DepartmentRow,
    OfficialRow,
    departments,
    taken_abbreviations,
    usual_departments,
)
from bestuurskamer.parties.departments import (
    add_department,
    add_official,
    end_department,
    leave,
    mend_department,
    mend_official,
)
from bestuurskamer.parties.drafts import (
    DepartmentDraft,
    OfficialDraft,
    department_problems,
    official_problems,
    proposed_abbreviation,
)
from bestuurskamer.screens.history import keep_history
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import LongTextField, TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField

NONE = 0


class DepartmentSheet(Sheet):
    """Asks for a department; usual ones are offered. The short name is proposed while typing."""

    def __init__(self, host: Host, row: DepartmentRow | None = None) -> None:
        self._host, self._row = host, row
        super().__init__(
            host.dress,
            host.window,
            _("Change department") if row else _("New department"),
            _("What a department promises stays with it, also when people leave."),
            _("Save department"),
            self._save,
        )
        if row is not None:
            keep_history(host, self, "department", row.id, row.name)
        dress, desk = host.dress, host.desk
        own = row.id if row else None
        self._taken = desk.read(taken_abbreviations, own)
        self._proposed = ""
        self.usual: Choice[str] = Choice(dress, _("Choose a usual one"))
        self.name = TextField(dress, _("Name"))
        self.short = TextField(dress, _("Short name"), _("For typing and on paper, such as VGD."))
        self.organisation = TextField(dress, _("Municipality"))
        self.note = LongTextField(dress, _("Note"), lines=2)
        if row is None:
            self._offer_usual()
        for key, field in (
            ("name", self.name), ("abbreviation", self.short),
            ("organisation", self.organisation),
        ):  # fmt: skip
            self.add(field, key)
        self.add(self.note, "note", wide=True)
        self._fill(row)
        self.name.changed.connect(self._propose)

    def _offer_usual(self) -> None:
        offered = self._host.desk.read(usual_departments)
        self._known = {one.name: one.abbreviation for one in offered}
        self.usual.add("", _("or type a name"))
        for name in self._known:
            self.usual.add(name, name)
        self.usual.set_value("")
        self.add(self.usual, "usual")
        self.usual.changed.connect(self._take_usual)

    def _fill(self, row: DepartmentRow | None) -> None:
        if row is not None:
            self.name.set_value(row.name)
            self.short.set_value(row.abbreviation)
            self.organisation.set_value(row.organisation)
            self.note.set_value(row.note)
            return
        desk = self._host.desk
        known = desk.read(departments, desk.today(), ended=True)
        head = desk.read(head_lease)
        if known:
            self.organisation.set_value(known[-1].organisation)
        elif head is not None:
            self.organisation.set_value(head.landlord)

    def _take_usual(self) -> None:
        name = self.usual.value()
        if name:
            self.name.set_value(name)
            short = self._known[name]
            if short in self._taken:
                short = proposed_abbreviation(name, self._taken)
            self._proposed = short
            self.short.set_value(self._proposed)

    def _propose(self) -> None:
        """Propose a short name for as long as nobody typed another one."""
        if self._row is not None or self.short.value() != self._proposed:
            return
        self._proposed = proposed_abbreviation(self.name.value(), self._taken)
        self.short.set_value(self._proposed)

    def _save(self) -> dict[str, str]:
        draft = DepartmentDraft(
            self.name.value(), self.short.value(), self.organisation.value(), self.note.value()
        )
        problems = {k: say(why) for k, why in department_problems(draft, self._taken).items()}
        if not draft.organisation:
            problems["organisation"] = _("Fill in the name of the municipality.")
        desk = self._host.desk
        if not problems and self._row is None:
            desk.do(N_("Added a department"), add_department, draft)
        elif not problems and self._row is not None:
            desk.do(N_("Changed a department"), mend_department, self._row.id, draft)
        return problems


class EndDepartmentSheet(Sheet):
    """Asks from which day a department is no more, and which one does its work then."""

    def __init__(self, host: Host, row: DepartmentRow) -> None:
        self._host, self._row = host, row
        super().__init__(
            host.dress,
            host.window,
            _("{name} is no more").format(name=row.name),
            _("What it promised stays readable. Its people hold no post there any more."),
            _("Save this"),
            self._save,
            wide=False,
        )
        dress, desk = host.dress, host.desk
        self.day = DayField(dress, _("From which day"), desk.today())
        self.after: Choice[int] = Choice(dress, _("Which department does its work then"))
        self.after.add(NONE, _("not known"))
        for one in desk.read(departments, desk.today()):
            if one.id != row.id:
                self.after.add(one.id, one.name)
        self.after.set_value(NONE)
        self.add(self.day, "ended_on")
        self.add(self.after, "successor")

    def _save(self) -> dict[str, str]:
        day = self.day.day()
        if day is None:
            return {"ended_on": _("Fill in from which day.")}
        after, ended = self.after.value() or None, N_("Ended a department")
        self._host.desk.do(ended, end_department, self._row.id, day, after)
        return {}


class OfficialSheet(Sheet):
    """Asks for somebody of a department, with the post and its days."""

    def __init__(
        self, host: Host, department: DepartmentRow, row: OfficialRow | None = None
    ) -> None:
        self._host, self._department, self._row = host, department, row
        super().__init__(
            host.dress,
            host.window,
            _("Change person") if row else _("New person at {name}").format(name=department.name),
            _("Minutes keep the name and post of their own day."),
            _("Save person"),
            self._save,
        )
        if row is not None:
            keep_history(host, self, "party", row.person_id, row.name)
        dress, today = host.dress, host.desk.today()
        self.name = TextField(dress, _("Name"))
        self.title = TextField(dress, _("Post"), _("Such as: account manager"))
        self.phone = TextField(dress, _("Phone"))
        self.email = TextField(dress, _("E-mail"))
        self.first = DayField(dress, _("Since"), today, _("Empty when you do not know."))
        self.last = DayField(dress, _("Last day in this post"), today)
        for key, field in (
            ("name", self.name), ("title", self.title), ("phone", self.phone),
            ("email", self.email), ("first_day", self.first),
        ):  # fmt: skip
            self.add(field, key)
        if row is not None:
            self.add(self.last, "last_day")
            self.name.set_value(row.name)
            self.title.set_value(row.title)
            self.phone.set_value(row.phone)
            self.email.set_value(row.email)
            self.first.set_value(row.first_day)
            self.last.set_value(row.last_day)

    def _save(self) -> dict[str, str]:
        draft = OfficialDraft(
            self.name.value(), self._department.id, self.title.value(), self.first.day(),
            self.last.day(), self.email.value(), self.phone.value(),
        )  # fmt: skip
        problems = {key: say(why) for key, why in official_problems(draft).items()}
        desk = self._host.desk
        if not problems and self._row is None:
            desk.do(N_("Added somebody of a department"), add_official, draft)
        elif not problems and self._row is not None:
            changed = N_("Changed somebody of a department")
            desk.do(changed, mend_official, self._row.post_id, draft)
        return problems


class LeaveSheet(Sheet):
    """Asks what somebody's last day at the municipality was."""

    def __init__(self, host: Host, row: OfficialRow) -> None:
        self._host, self._row = host, row
        super().__init__(
            host.dress,
            host.window,
            _("{name} leaves").format(name=row.name),
            _("All posts of this person end. What was promised stays with the department."),
            _("Save this"),
            self._save,
            wide=False,
        )
        self.day = DayField(host.dress, _("Last day"), host.desk.today())
        self.add(self.day, "last_day")
        self.day.set_value(host.desk.today())

    def _save(self) -> dict[str, str]:
        day = self.day.day()
        if day is None:
            return {"last_day": _("Fill in the last day.")}
        self._host.desk.do(N_("Somebody left a department"), leave, self._row.person_id, day)
        return {}
