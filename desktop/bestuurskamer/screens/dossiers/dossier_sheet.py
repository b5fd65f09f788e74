"""The sheets on which a matter is opened, changed, brought up to date, staged and closed."""

from __future__ import annotations

from bestuurskamer.building.queries import HeadLeaseRow, head_lease
from bestuurskamer.dossiers.actions import (
    bring_up_to_date,
    close,
    mend_dossier,
    move_stage,
    open_dossier,
    set_next,
)
from bestuurskamer.dossiers.drafts import (
    MOST_STANDING,
    DossierDraft,
    KindChoice,
    StandDraft,
    dossier_problems,
    stand_problems,
)
from bestuurskamer.dossiers.kinds import kinds
from bestuurskamer.dossiers.model import DossierState, Stage
from bestuurskamer.dossiers.queries import DossierView, other_dossiers
from bestuurskamer.dossiers.rules import STAGES
from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.rent.tenancy import Tenancy, tenancy
from bestuurskamer.screens.dossiers import words
from bestuurskamer.screens.dossiers.move_fields import MoveFields
from bestuurskamer.screens.history import keep_history
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import LongTextField, TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField

_STATES = (DossierState.EXPLORING, DossierState.RUNNING, DossierState.WAITING)
NONE = 0


class DossierSheet(Sheet):
    """Asks for a matter; with a view that one is changed. `saved_id` holds which was saved."""

    def __init__(self, host: Host, view: DossierView | None = None) -> None:
        self._host, self._view = host, view
        super().__init__(
            host.dress,
            host.window,
            _("Change dossier") if view else _("New dossier"),
            "" if view else _("A name and a kind are enough. The usual steps come by themselves."),
            _("Save dossier"),
            self._save,
        )
        if view is not None:
            keep_history(host, self, "dossier", view.row.id, view.row.title)
        dress, today = host.dress, host.desk.today()
        self.title = TextField(dress, _("Name"), _("Such as: Renewal of the head lease"))
        self.kind: Choice[KindChoice] = Choice(dress, _("Kind"))
        self.state: Choice[DossierState] = Choice(dress, _("How it stands"))
        self.lead = TextField(dress, _("Who of the board looks after it"))
        self.goal = LongTextField(dress, _("What you want to reach"), lines=2)
        self.standing = LongTextField(
            dress,
            _("Where we stand, in three sentences"),
            _("It is printed on “Where do we stand”, which the other side may read."),
            lines=3,
            most=MOST_STANDING,
        )
        self.next_on = DayField(dress, _("Next date"), today)
        self.next_what = TextField(dress, _("What happens then"))
        self.head_lease: Choice[int] = Choice(dress, _("About the head lease"))
        self.lease: Choice[int] = Choice(dress, _("About the lease of a tenant"))
        self.commission = TextField(dress, _("About a paid assignment"), _("Its name, or nothing."))
        self.limit = LongTextField(
            dress, _("Limit of the board"), _("For the board alone: folded away."), lines=2
        )
        self._lay_out()
        self._fill(view)

    def draft(self) -> DossierDraft:
        """What is typed; nothing is judged yet."""
        return DossierDraft(
            title=self.title.value(),
            kind=self.kind.value(),
            goal=self.goal.value(),
            standing=self.standing.value(),
            board_limit=self.limit.value(),
            lead=self.lead.value(),
            next_on=self.next_on.day(),
            next_what=self.next_what.value(),
            head_lease_id=self.head_lease.value() or None,
            lease_id=self.lease.value() or None,
            commission=self.commission.value(),
            state=self.state.value() or DossierState.EXPLORING,
        )

    def _lay_out(self) -> None:
        desk = self._host.desk
        for kind in desk.read(kinds, ended=self._view is not None):
            self.kind.add(kind.choice, kind.name)
        for state in _STATES:
            self.state.add(state, words.state_name(state))
        _offer_head_lease(self.head_lease, desk.read(head_lease))
        _offer_leases(self.lease, desk.read(tenancy, desk.today()))
        self.add(self.title, "title")
        self.add(self.kind, "kind")
        self.add(self.goal, "goal", wide=True)
        self.add(self.standing, "standing", wide=True)
        self.add(self.next_on, "next_on")
        self.add(self.next_what, "next_what")
        self.add(self.lead, "lead")
        self.add(self.state, "state")
        self.fold()
        self.add(self.head_lease, "head_lease")
        self.add(self.lease, "lease")
        self.add(self.commission, "commission")
        self.add(self.limit, "limit", wide=True)

    def _fill(self, view: DossierView | None) -> None:
        self.kind.set_value(None)
        self.head_lease.set_value(NONE)
        self.lease.set_value(NONE)
        self.state.set_value(DossierState.EXPLORING)
        if view is None:
            return
        self.title.set_value(view.row.title)
        self.kind.set_value(view.kind)
        self.state.set_value(view.row.state)
        self.lead.set_value(view.row.lead)
        self.goal.set_value(view.goal)
        self.standing.set_value(view.standing)
        self.next_on.set_value(view.next_on)
        self.next_what.set_value(view.next_what)
        self.head_lease.set_value(view.head_lease_id or NONE)
        self.lease.set_value(view.lease_id or NONE)
        self.commission.set_value(view.commission)
        self.limit.set_value(view.board_limit)

    def _save(self) -> dict[str, str]:
        draft, desk = self.draft(), self._host.desk
        problems = {key: say(why) for key, why in dossier_problems(draft).items()}
        if problems:
            return problems
        if self._view is not None:
            self.saved_id = self._view.row.id
            desk.do(N_("Changed a dossier"), mend_dossier, self.saved_id, draft)
        else:
            self.saved_id = desk.do(N_("Opened a dossier"), open_dossier, draft, desk.today())
        return {}


class UpToDateSheet(Sheet):
    """Where we stand, whose move it is, and what comes next: what one fills in after a talk."""

    def __init__(self, host: Host, view: DossierView) -> None:
        self._host, self._view = host, view
        super().__init__(
            host.dress,
            host.window,
            _("Bring up to date"),
            view.row.title,
            _("Save this"),
            self._save,
        )
        dress, today = host.dress, host.desk.today()
        self.standing = LongTextField(
            dress,
            _("Where we stand, in three sentences"),
            _("It is printed on “Where do we stand”, which the other side may read."),
            lines=4,
            most=MOST_STANDING,
        )
        self.mover = MoveFields(host, view.row)
        self.next_on = DayField(dress, _("Next date"), today, _("Empty when there is none."))
        self.next_what = TextField(dress, _("What happens then"))
        self.add(self.standing, "standing", wide=True)
        self.mover.add_to(self)
        self.add(self.next_on, "next_on")
        self.add(self.next_what, "next_what")
        self.standing.set_value(view.standing)
        if view.next_on is not None and view.next_on >= today:
            self.next_on.set_value(view.next_on)
            self.next_what.set_value(view.next_what)

    def _save(self) -> dict[str, str]:
        desk = self._host.desk
        draft = StandDraft(
            self.standing.value(), self.mover.draft(), self.next_on.day(), self.next_what.value()
        )
        problems = {key: say(why) for key, why in stand_problems(draft, desk.today()).items()}
        if not problems:
            number, today = self._view.row.id, desk.today()
            desk.do(N_("Brought a dossier up to date"), bring_up_to_date, number, draft, today)
        return problems


class NextDateSheet(Sheet):
    """Asks for the next date of a matter and what happens then."""

    def __init__(self, host: Host, view: DossierView) -> None:
        self._host, self._view = host, view
        super().__init__(
            host.dress, host.window, _("Next date"), view.row.title, _("Save the date"),
            self._save, wide=False,
        )  # fmt: skip
        self.day = DayField(host.dress, _("Next date"), host.desk.today(), _("Empty: none."))
        self.what = TextField(host.dress, _("What happens then"), _("Such as: call Vastgoed"))
        self.add(self.day, "next_on")
        self.add(self.what, "next_what")
        self.day.set_value(view.next_on)
        self.what.set_value(view.next_what)

    def _save(self) -> dict[str, str]:
        day, what = self.day.day(), self.what.value()
        what_done = N_("Set the next date of a dossier")
        self._host.desk.do(what_done, set_next, self._view.row.id, day, what)
        return {}


class StageSheet(Sheet):
    """Asks to which stage a matter goes, forward or back."""

    def __init__(self, host: Host, view: DossierView) -> None:
        self._host, self._view = host, view
        super().__init__(
            host.dress, host.window, _("Another stage"), view.row.title, _("Save the stage"),
            self._save, wide=False,
        )  # fmt: skip
        self.stage: Choice[Stage] = Choice(host.dress, _("Stage"))
        for stage in STAGES:
            self.stage.add(stage, words.stage_name(stage))
        self.add(self.stage, "stage")
        self.stage.set_value(view.row.stage)

    def _save(self) -> dict[str, str]:
        stage = self.stage.value() or self._view.row.stage
        self._host.desk.do(N_("Moved a dossier to a stage"), move_stage, self._view.row.id, stage)
        return {}


class CloseSheet(Sheet):
    """Asks when a matter was closed, and which one goes on with it."""

    def __init__(self, host: Host, view: DossierView) -> None:
        self._host, self._view = host, view
        said = _("You can always read it, and open it again. Its dates are told no more.")
        super().__init__(
            host.dress, host.window, _("Close the dossier"), said, _("Close it"),
            self._save, wide=False,
        )  # fmt: skip
        self.day = DayField(host.dress, _("Closed on"), host.desk.today())
        self.successor: Choice[int] = Choice(host.dress, _("Goes on in"))
        self.successor.add(NONE, _("no other dossier"))
        for other in host.desk.read(other_dossiers).values():
            if other.id != view.row.id:
                self.successor.add(other.id, f"{other.number} {other.title}")
        self.add(self.day, "closed_on")
        self.add(self.successor, "successor")
        self.day.set_value(host.desk.today())
        self.successor.set_value(NONE)

    def _save(self) -> dict[str, str]:
        day = self.day.day()
        if day is None:
            return {"closed_on": _("Fill in on which day it was closed.")}
        after = self.successor.value() or None
        self._host.desk.do(N_("Closed a dossier"), close, self._view.row.id, day, after)
        return {}


def _offer_head_lease(field: Choice[int], row: HeadLeaseRow | None) -> None:
    field.add(NONE, _("no"))
    if row is not None:
        field.add(row.id, _("yes: {building}").format(building=row.building))


def _offer_leases(field: Choice[int], found: Tenancy) -> None:
    field.add(NONE, _("none"))
    for row in found.tenants:
        for lease in row.leases:
            rooms = ", ".join(room.name for room in lease.terms.rooms)
            field.add(lease.id, f"{row.party.name}, {rooms}" if rooms else row.party.name)
