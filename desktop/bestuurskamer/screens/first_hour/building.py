"""The building and the head lease, which may wait."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bestuurskamer.building.actions import describe_building, describe_head_lease
from bestuurskamer.building.queries import HeadLeaseRow, buildings, head_lease
from bestuurskamer.building.rules import BuildingDraft, HeadLeaseDraft, head_lease_problems
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.language import _
from bestuurskamer.screens.first_hour.step import Step
from bestuurskamer.screens.kit.choice import Tick
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField, MoneyField


class BuildingStep(Step):
    """Asks how the building is called and where it stands."""

    def __init__(self, host: Host) -> None:
        super().__init__(
            host,
            _("Which building do you let rooms in?"),
            _("Give it the name that everybody in the neighbourhood uses."),
        )
        dress = host.dress
        self.name = TextField(dress, _("Name of the building"), most=120)
        self.same = Tick(dress, _("It has the same address as the board"))
        self.street = TextField(dress, _("Street and number"))
        self.code = TextField(dress, _("Postal code"), _("Such as 1234 AB."))
        self.town = TextField(dress, _("Town"))
        self.add(self.name, "name", True)
        self.add(self.same, "same", True)
        self.add(self.street, "street", True)
        self.add(self.code, "postal_code")
        self.add(self.town, "town")
        self.same.changed.connect(self._fold)

    def read(self) -> None:
        """Show what is known; a new building stands where the board is."""
        known, office = self.host.desk.read(buildings), self.office()
        ours = (office.street, office.postal_code, office.town)
        first = known[0] if known else None
        theirs = (first.street, first.postal_code, first.town) if first else ours
        self.name.set_value(first.name if first else "")
        self.same.set_value(theirs == ours)
        for field, value in zip((self.street, self.code, self.town), theirs, strict=True):
            field.set_value(value)
        self._fold()

    def keep(self) -> Mapping[str, Words | str] | None:
        """Keep the building."""
        if not self.name.value():
            return {"name": words(N_("Give the building a name."))}
        office = self.office()
        place = (self.street.value(), self.code.value(), self.town.value())
        if self.same.value():
            place = (office.street, office.postal_code, office.town)
        draft = BuildingDraft(self.name.value(), *place)
        self.host.desk.do(N_("Described the building"), describe_building, draft)
        return None

    def _fold(self) -> None:
        for field in (self.street, self.code, self.town):
            field.setVisible(not self.same.value())


class HeadLeaseStep(Step):
    """Asks from whom the board rents the building, for how much and since when."""

    def __init__(self, host: Host) -> None:
        super().__init__(
            host,
            _("From whom do you rent the building?"),
            _("This is the head lease. We warn you in time before it ends."),
            skip=_("I will fill this in later"),
        )
        dress, today = host.dress, host.desk.today()
        self.landlord = TextField(dress, _("Landlord"), _("Such as: Municipality of Waterwoud."))
        self.monthly = MoneyField(dress, _("Rent per month"), _("It may be 0,00."))
        self.first = DayField(dress, _("First day"), today)
        self.add(self.landlord, "landlord")
        self.add(self.monthly, "monthly")
        self.add(self.first, "first_day")

    def read(self) -> None:
        """Show what is known."""
        known = self.host.desk.read(head_lease)
        if known is not None:
            self.landlord.set_value(known.landlord)
            self.monthly.set_value(known.rents[0].monthly if known.rents else None)
            self.first.set_value(known.first_day)

    def keep(self) -> Mapping[str, Words | str] | None:
        """Keep the head lease, with what is known of it otherwise."""
        known = self.host.desk.read(head_lease)
        draft = replace(
            _draft(known),
            landlord=self.landlord.value(),
            monthly=self.monthly.money(),
            first_day=self.first.day(),
        )
        found = head_lease_problems(draft)
        if not found:
            self.host.desk.do(N_("Described the head lease"), describe_head_lease, draft)
        return found


class HeadDaysStep(Step):
    """Asks for the days of the head lease that must not pass unseen, its last one first."""

    def __init__(self, host: Host) -> None:
        super().__init__(
            host,
            _("Which days of the head lease must not be missed?"),
            _("From six months before, these days stand at the top of Today."),
            skip=_("I will fill this in later"),
        )
        today = host.desk.today()
        self.last = DayField(host.dress, _("Last day (may stay empty)"), today)
        self.notice = DayField(host.dress, _("Last day to give notice"), today)
        self.renewal = DayField(host.dress, _("Last day to ask for renewal"), today)
        self.add(self.last, "last_day")
        self.add(self.notice, "notice_by")
        self.add(self.renewal, "renewal_by")

    def read(self) -> None:
        """Show what is known."""
        known = self.host.desk.read(head_lease)
        if known is not None:
            self.last.set_value(known.last_day)
            self.notice.set_value(known.notice_by)
            self.renewal.set_value(known.renewal_by)

    def keep(self) -> Mapping[str, Words | str] | None:
        """Keep the days."""
        draft = replace(
            _draft(self.host.desk.read(head_lease)),
            last_day=self.last.day(),
            notice_by=self.notice.day(),
            renewal_by=self.renewal.day(),
        )
        found = head_lease_problems(draft)
        if not found:
            self.host.desk.do(N_("Described the head lease"), describe_head_lease, draft)
        return found


def _draft(known: HeadLeaseRow | None) -> HeadLeaseDraft:
    if known is None:
        return HeadLeaseDraft("", None, None)
    return HeadLeaseDraft(
        known.landlord,
        known.rents[0].monthly if known.rents else None,
        known.first_day,
        known.last_day,
        known.notice_by,
        known.renewal_by,
        known.sublet_allowed,
        known.sublet_on,
        known.sublet_reference,
        known.runs_on,
    )
