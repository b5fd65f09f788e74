"""The sheets for a step, a case number and a related matter."""

from __future__ import annotations

from bestuurskamer.dossiers.drafts import CaseDraft, LinkDraft, case_problems
from bestuurskamer.dossiers.filed import CaseRow, LinkRow, StepRow
from bestuurskamer.dossiers.model import LinkKind
from bestuurskamer.dossiers.queries import DossierView, other_dossiers
from bestuurskamer.dossiers.steps import (
    add_case,
    add_step,
    drop_step,
    link,
    mend_case,
    mend_link,
    mend_step,
    move_step,
)
from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.parties.department_queries import departments
from bestuurskamer.screens.dossiers import words
from bestuurskamer.screens.history import keep_history
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.choice import Choice, Tick
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField


class StepSheet(Sheet):
    """Asks what must be done; an existing step can also change places or go."""

    def __init__(self, host: Host, view: DossierView, row: StepRow | None = None) -> None:
        self._host, self._view, self._row = host, view, row
        title = _("Change step") if row else _("New step")
        super().__init__(
            host.dress, host.window, title, view.row.title, _("Save step"), self._save, wide=False
        )
        if row is not None:
            keep_history(host, self, "dossier_step", row.id, row.what)
        self.what = TextField(host.dress, _("What must be done"))
        self.add(self.what, "what")
        if row is not None:
            self.what.set_value(row.what)
            for text, icon, press in (
                (_("Earlier"), "", lambda: self._move(-1)),
                (_("Later"), "", lambda: self._move(1)),
                (_("Take this step away"), "trash-2", self._drop),
            ):
                self.add_widget(button(host.dress, text, "quiet", icon, press))

    def _save(self) -> dict[str, str]:
        desk, what = self._host.desk, self.what.value()
        if not what:
            return {"what": _("Fill in what must be done.")}
        if self._row is None:
            desk.do(N_("Added a step"), add_step, self._view.row.id, what)
        else:
            desk.do(N_("Changed a step"), mend_step, self._row.id, what)
        return {}

    def _move(self, by: int) -> None:
        if self._row is not None:
            self._host.desk.tried(N_("Moved a step"), move_step, self._row.id, by)

    def _drop(self) -> None:
        done = N_("Took a step away")
        if self._row is not None and self._host.desk.tried(done, drop_step, self._row.id):
            self._close(saved=True)


class CaseSheet(Sheet):
    """Asks for a case number of a department, and what it last said of it."""

    def __init__(self, host: Host, view: DossierView, row: CaseRow | None = None) -> None:
        self._host, self._view, self._row = host, view, row
        super().__init__(
            host.dress,
            host.window,
            _("Change case number") if row else _("New case number"),
            _("With it a phone call is short: who handles it, and how does it stand?"),
            _("Save case number"),
            self._save,
        )
        if row is not None:
            keep_history(host, self, "dossier_case", row.id, row.case_number)
        dress, today = host.dress, host.desk.today()
        self.department: Choice[int] = Choice(dress, _("Department"))
        known = host.desk.read(departments, today)
        for one in known:
            self.department.add(one.id, f"{one.name} ({one.abbreviation})")
        if row is not None and row.department_id not in {one.id for one in known}:
            self.department.add(row.department_id, row.department)
        self.number = TextField(dress, _("Case number"), _("As it stands on their letter."))
        self.handler = TextField(dress, _("Who handles it"))
        self.status = TextField(dress, _("What they last said"), _("Such as: put on hold"))
        self.known = DayField(dress, _("Said on"), today)
        self.ended = DayField(dress, _("Closed by them on"), today)
        for key, field in (
            ("department", self.department), ("case_number", self.number),
            ("handler", self.handler), ("last_status", self.status),
            ("known_on", self.known),
        ):  # fmt: skip
            self.add(field, key)
        self.department.set_value(None)
        if row is None and not known:
            self.department.say(_("Add the department first, under Departments."))
        if row is not None:
            self.add(self.ended, "ended_on")
            self._fill(row)

    def _fill(self, row: CaseRow) -> None:
        self.department.set_value(row.department_id)
        self.number.set_value(row.case_number)
        self.handler.set_value(row.handler)
        self.status.set_value(row.last_status)
        self.known.set_value(row.known_on)
        self.ended.set_value(row.ended_on)

    def _save(self) -> dict[str, str]:
        draft = CaseDraft(
            self.department.value(), self.number.value(), self.handler.value(),
            self.status.value(), self.known.day(), self.ended.day(),
        )  # fmt: skip
        problems = {key: say(why) for key, why in case_problems(draft).items()}
        desk = self._host.desk
        if not problems and self._row is None:
            desk.do(N_("Added a case number"), add_case, self._view.row.id, draft)
        elif not problems and self._row is not None:
            desk.do(N_("Changed a case number"), mend_case, self._row.id, draft)
        return problems


class LinkSheet(Sheet):
    """Asks with which other matter this one hangs together, and how."""

    def __init__(self, host: Host, view: DossierView, row: LinkRow | None = None) -> None:
        self._host, self._view, self._row = host, view, row
        title = _("Related dossier") if row else _("Relate to another dossier")
        super().__init__(
            host.dress, host.window, title, view.row.title, _("Save this"), self._save, wide=False
        )
        if row is not None:
            keep_history(host, self, "dossier_link", row.id, row.title)
        dress = host.dress
        self.kind: Choice[LinkKind] = Choice(dress, _("How"))
        for kind in LinkKind:
            self.kind.add(kind, words.link_words(kind))
        self.other: Choice[int] = Choice(dress, _("Which dossier"))
        for one in host.desk.read(other_dossiers).values():
            if one.id != view.row.id:
                self.other.add(one.id, f"{one.number} {one.title}")
        self.note = TextField(dress, _("Why"), _("Such as: the permit waits for the lease"))
        self.ended = Tick(dress, _("They hang together no more"))
        self.kind.set_value(row.kind if row else LinkKind.BELONGS_TO)
        self.other.set_value(row.other_id if row else None)
        self.add(self.kind, "kind")
        self.add(self.other, "other")
        self.add(self.note, "note")
        if row is not None:
            self.kind.fix(_("For another way, end this one and make a new one."))
            self.other.fix("")
            self.note.set_value(row.note)
            self.add(self.ended, "ended")

    def _save(self) -> dict[str, str]:
        desk = self._host.desk
        if self._row is not None:
            ended = desk.today() if self.ended.value() else None
            changed = N_("Changed how two dossiers hang together")
            desk.do(changed, mend_link, self._row.id, self.note.value(), ended)
            return {}
        kind, other = self.kind.value() or LinkKind.BELONGS_TO, self.other.value()
        if other is None:
            return {"other": _("Choose the other matter.")}
        draft = LinkDraft(other, kind, self.note.value())
        desk.do(N_("Related two dossiers"), link, self._view.row.id, draft)
        return {}
