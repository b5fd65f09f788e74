"""The sheets on which the head lease and its rent are filled in or changed."""

from __future__ import annotations

from bestuurskamer.building.actions import (
    change_head_rent,
    describe_building,
    describe_head_lease,
)
from bestuurskamer.building.queries import HeadLeaseRow, buildings
from bestuurskamer.building.rules import BuildingDraft, HeadLeaseDraft, head_lease_problems
from bestuurskamer.errors import N_
from bestuurskamer.language import _, money, say
from bestuurskamer.screens.history import keep_history
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import LongTextField, TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField, MoneyField

_ALLOWED = {"yes": True, "no": False, "unknown": None}


class HeadLeaseSheet(Sheet):
    """Asks for the head lease; with a row that one is changed."""

    def __init__(self, host: Host, row: HeadLeaseRow | None) -> None:
        self._host, self._row = host, row
        super().__init__(
            host.dress,
            host.window,
            _("Change the head lease") if row else _("Head lease"),
            _("The lease by which you have the building yourselves. You can change all of it."),
            _("Save the head lease"),
            self._save,
        )
        if row is not None:
            keep_history(host, self, "head_lease", row.id, _("the head lease"))
        dress, today = host.dress, host.desk.today()
        self.landlord = TextField(dress, _("From whom do you rent?"))
        self.monthly = MoneyField(dress, _("Rent a month"))
        self.first = DayField(dress, _("First day"), today)
        self.last = DayField(dress, _("Last day (may stay empty)"), today)
        self.renewal = DayField(dress, _("Last day to ask for renewal"), today)
        self.notice = DayField(dress, _("Last day to give notice"), today)
        self.allowed: Choice[str] = Choice(dress, _("May you let rooms?"))
        self.given = DayField(dress, _("Permission given on"), today)
        self.reference = TextField(dress, _("Reference of the permission"))
        self.runs_on = LongTextField(dress, _("What may go on after the end?"), lines=3)
        self._lay_out()
        self._fill(row)

    def draft(self) -> HeadLeaseDraft:
        """What is typed; nothing is judged yet."""
        monthly = self.monthly.money()
        if self._row is not None and len(self._row.rents) > 1:
            monthly = self._row.rents[0].monthly
        return HeadLeaseDraft(
            self.landlord.value(),
            monthly,
            self.first.day(),
            self.last.day(),
            self.notice.day(),
            self.renewal.day(),
            _ALLOWED[self.allowed.value() or "unknown"],
            self.given.day(),
            self.reference.value(),
            self.runs_on.value(),
        )

    def _lay_out(self) -> None:
        self.allowed.add("yes", _("Yes, on paper"))
        self.allowed.add("no", _("No"))
        self.allowed.add("unknown", _("Not known yet"))
        self.add(self.landlord, "landlord")
        self.add(self.monthly, "monthly")
        self.add(self.first, "first_day")
        self.add(self.last, "last_day")
        self.add(self.renewal, "renewal_by")
        self.add(self.notice, "notice_by")
        self.add(self.allowed, "sublet_allowed")
        self.add(self.given, "sublet_on")
        self.add(self.reference, "sublet_reference", wide=True)
        self.add(self.runs_on, "runs_on", wide=True)

    def _fill(self, row: HeadLeaseRow | None) -> None:
        self.allowed.set_value("unknown")
        if row is None:
            return
        self.landlord.set_value(row.landlord)
        self.monthly.set_value(row.rents[-1].monthly if row.rents else None)
        if len(row.rents) > 1:
            self.monthly.fix(_("The amount changed before. Use “Change the amount”."))
        self.first.set_value(row.first_day)
        self.last.set_value(row.last_day)
        self.renewal.set_value(row.renewal_by)
        self.notice.set_value(row.notice_by)
        self.allowed.set_value({True: "yes", False: "no", None: "unknown"}[row.sublet_allowed])
        self.given.set_value(row.sublet_on)
        self.reference.set_value(row.sublet_reference)
        self.runs_on.set_value(row.runs_on)

    def _save(self) -> dict[str, str]:
        draft = self.draft()
        problems = {key: say(why) for key, why in head_lease_problems(draft).items()}
        if problems:
            return problems
        desk = self._host.desk
        if not desk.read(buildings):
            building = BuildingDraft(_("Our building"))
            desk.do(N_("Described the building"), describe_building, building)
        desk.do(N_("Described the head lease"), describe_head_lease, draft)
        return {}


class HeadRentSheet(Sheet):
    """Asks from which day the head lease costs another amount."""

    def __init__(self, host: Host, row: HeadLeaseRow) -> None:
        self._host = host
        now = row.rents[-1].monthly if row.rents else None
        said = _("You now pay {amount} a month. What it cost before stays known.")
        super().__init__(
            host.dress,
            host.window,
            _("Change what the head lease costs"),
            said.format(amount=money(now)) if now is not None else "",
            _("Save the amount"),
            self._save,
        )
        dress = host.dress
        self.monthly = MoneyField(dress, _("New rent a month"))
        self.first = DayField(dress, _("From which day"), host.desk.today())
        self.reason = TextField(dress, _("Why"), _("Such as the yearly indexation."))
        self.add(self.monthly, "monthly")
        self.add(self.first, "first_day")
        self.add(self.reason, "reason", wide=True)

    def _save(self) -> dict[str, str]:
        first = self.first.day()
        problems = {}
        if self.monthly.money() is None:
            problems["monthly"] = _("Fill in the new amount a month.")
        if first is None:
            problems["first_day"] = _("Fill in from which day the new amount counts.")
        if problems or first is None:
            return problems
        self._host.desk.do(
            N_("Changed the rent of the head lease"),
            change_head_rent,
            self.monthly.money(),
            first,
            self.reason.value(),
        )
        return {}
