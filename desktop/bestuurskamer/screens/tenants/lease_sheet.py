"""The sheet on which a lease is made or changed."""

from __future__ import annotations

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.invoices.queries import invoiced_leases
from bestuurskamer.language import _, say
from bestuurskamer.office.model import VatStatus
from bestuurskamer.office.queries import the_office
from bestuurskamer.rent.actions import add_lease, mend_lease
from bestuurskamer.rent.drafts import LeaseDraft, LineDraft, lease_problems, lease_warnings
from bestuurskamer.rent.model import LineKind, Regime, Rhythm, Timing, VatTreatment
from bestuurskamer.rent.queries import lines_of
from bestuurskamer.rent.rules import LineTerms, overlap
from bestuurskamer.rent.tenancy import LeaseRow, RoomUse, Tenancy, Use
from bestuurskamer.screens.history import keep_history
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import Field, LongTextField, TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.read_fields import DayField, MoneyField
from bestuurskamer.screens.tenants import words
from bestuurskamer.screens.tenants.line_fields import RentField, first_of, vat_choice
from bestuurskamer.screens.tenants.more_lines import MoreLines, own_first
from bestuurskamer.screens.tenants.rooms_field import RoomsField

_KINDS = (LineKind.RENT, LineKind.SERVICE, LineKind.OTHER)


class LeaseSheet(Sheet):
    """Asks for a lease; with a row that lease is changed, its amounts until it is invoiced."""

    def __init__(
        self,
        host: Host,
        tenancy: Tenancy,
        tenant_id: int | None = None,
        row: LeaseRow | None = None,
    ) -> None:
        self._host, self._tenancy, self._row = host, tenancy, row
        self._invoiced = bool(row and row.id in host.desk.read(invoiced_leases))
        self._kept: tuple[LineTerms, ...] = ()
        if row is not None:
            self._kept = tuple(host.desk.read(lines_of, row.id))
        office = host.desk.read(the_office, host.desk.today())
        carries = any(line.vat is not VatTreatment.EXEMPT for line in self._kept)
        self._taxed = office.vat_status is VatStatus.TAXED or carries
        super().__init__(
            host.dress,
            host.window,
            _("Change lease") if row else _("New lease"),
            _("Invoices that you made stay as they are.")
            if self._invoiced
            else _("You can change everything until the first invoice."),
            _("Save lease"),
            self._save,
        )
        if row is not None:
            keep_history(host, self, "lease", row.id, _("the lease"))
        self._make_fields()
        self._lay_out()
        self._fill(tenant_id)
        for field in (self.first, self.last, self.rooms, self.regime):
            field.changed.connect(self._follow)
        self._follow()

    @property
    def keeps_lines(self) -> bool:
        """Whether the amounts stay as they are: they were invoiced, or changed since."""
        return self._invoiced or any(line.chain != line.id for line in self._kept)

    def draft(self) -> LeaseDraft:
        """What is typed; nothing is judged yet."""
        return LeaseDraft(
            self.tenant.value(),
            self.rooms.value(),
            self.first.day(),
            self.last.day(),
            self._lines(),
            self.rhythm.value() or Rhythm.MONTH,
            self.timing.value() or Timing.ADVANCE,
            self.regime.value() or Regime.UNKNOWN,
            self.notice.day(),
            self.deposit.money(),
            self.note.value(),
        )

    def _make_fields(self) -> None:
        dress, today = self.dress, self._host.desk.today()
        self.tenant: Choice[int] = Choice(dress, _("Tenant"))
        for row in self._tenancy.tenants:
            if not row.party.archived or (self._row and row.party.id == self._row.terms.tenant_id):
                self.tenant.add(row.party.id, row.party.name)
        rooms = [
            use
            for use in self._tenancy.rooms
            if use.room.last_day is None or use.room.last_day >= today or self._row
        ]
        self.rooms = RoomsField(dress, rooms, self._who_has)
        self.first = DayField(dress, _("First day"), today)
        self.last = DayField(dress, _("Last day (may stay empty)"), today)
        self.more_lines = MoreLines(dress, self._kept)
        self.rent = RentField(dress, self._rent_label())
        self.service = RentField(dress, _("Service charges a month (may stay empty)"))
        self.deposit = MoneyField(dress, _("Deposit agreed (may stay empty)"))
        self.other_text = TextField(dress, _("Something else each month: for what?"))
        self.other = RentField(dress, _("Something else a month"))
        self.rhythm: Choice[Rhythm] = Choice(dress, _("Invoice"))
        self.timing: Choice[Timing] = Choice(dress, _("Before or after the period"))
        self.regime: Choice[Regime] = Choice(dress, _("What kind of space is it by law?"))
        self.notice = DayField(dress, _("Last day to give notice"), today)
        self.note = LongTextField(dress, _("Note for the board"), lines=3)
        self.warning = Message(dress, "warn", "")
        self.vats = {kind: vat_choice(dress, _vat_label(kind)) for kind in _KINDS}

    def _rent_label(self) -> str:
        """What the first rent is for, when the lease has more of them."""
        rent = first_of(self._kept, LineKind.RENT)
        if rent is None or not rent.text or not self.more_lines.amounts():
            return _("Rent a month")
        return _("{line} a month ({place})").format(line=rent.text, place=1)

    def _lay_out(self) -> None:
        for rhythm in Rhythm:
            self.rhythm.add(rhythm, words.rhythm_name(rhythm))
        for timing in Timing:
            self.timing.add(timing, words.timing_name(timing))
        for regime in Regime:
            self.regime.add(regime, words.regime_name(regime))
        self.add(self.tenant, "tenant", wide=True)
        self.add(self.first, "first_day")
        self.add(self.last, "last_day")
        self.add(self.rooms, "rooms", wide=True)
        self.add(self.rent, "rent")
        self.add(self.service, "service")
        if self._taxed:
            self.add(self.vats[LineKind.RENT], "vat_rent")
            self.add(self.vats[LineKind.SERVICE], "vat_service")
        for key, field in self.more_lines.fields(self._taxed):
            self.add(field, key)
        self.add(self.deposit, "deposit")
        self.add_widget(self.warning)
        self.fold()
        self.add(self.other_text, "other_text")
        self.add(self.other, "other")
        if self._taxed:
            self.add(self.vats[LineKind.OTHER], "vat_other")
        self.add(self.rhythm, "rhythm")
        self.add(self.timing, "timing")
        self.add(self.regime, "regime")
        self.add(self.notice, "notice_by")
        self.add(self.note, "note", wide=True)

    def _fill(self, tenant_id: int | None) -> None:
        row = self._row
        self.tenant.set_value(row.terms.tenant_id if row else tenant_id)
        self.rhythm.set_value(row.terms.rhythm if row else Rhythm.MONTH)
        self.timing.set_value(row.terms.timing if row else Timing.ADVANCE)
        self.regime.set_value(row.regime if row else Regime.UNKNOWN)
        if row is None:
            return
        self.rooms.set_value(tuple(room.room_id for room in row.terms.rooms))
        self.first.set_value(row.terms.first_day)
        self.last.set_value(row.terms.last_day)
        self.deposit.set_value(row.deposit_agreed)
        self.notice.set_value(row.notice_by)
        self.note.set_value(row.note)
        for kind, field in self._amounts().items():
            if line := first_of(self._kept, kind):
                field.set_value(line.monthly)
                self.vats[kind].set_value(line.vat)
        if line := first_of(self._kept, LineKind.OTHER):
            self.other_text.set_value(line.text)
        self._fix_what_stays()

    def _fix_what_stays(self) -> None:
        if not self.keeps_lines:
            return
        why = _("Something was invoiced already, so this stays.")
        if not self._invoiced:
            why = _("The rent changed since, so this stays.")
        else:
            self.tenant.fix(why)
        self.first.fix(why)
        change = _("Use “Change rent” for another amount.")
        fixed: list[Field] = [*self._amounts().values(), self.other_text, *self.vats.values()]
        fixed += [field for _key, field in self.more_lines.fields(True)]
        for field in fixed:
            field.fix(change)

    def _amounts(self) -> dict[LineKind, RentField]:
        return {
            LineKind.RENT: self.rent,
            LineKind.SERVICE: self.service,
            LineKind.OTHER: self.other,
        }

    def _lines(self) -> tuple[LineDraft, ...]:
        found = []
        for kind, field in self._amounts().items():
            kept = first_of(self._kept, kind)
            text = kept.text if kept else ""
            if kind is LineKind.OTHER:
                text = self.other_text.value()
            amount = field.money()
            if amount is not None or (text and kind is LineKind.OTHER):
                vat = self.vats[kind].value() or VatTreatment.EXEMPT
                reason = kept.vat_reason if kept else ""
                begins = own_first(kept, self._row) if kept else None
                found.append(LineDraft(kind, amount, text, vat, reason, begins))
        return (*found, *self.more_lines.drafts(self._row))

    def _follow(self) -> None:
        """Keep what depends on other fields true while typing."""
        first, last = self.first.day(), self.last.day()
        for field in (*self._amounts().values(), *self.more_lines.amounts()):
            field.show_days(first, last)
        self.rooms.say_users()
        head = self._tenancy.head_lease
        told = lease_warnings(self.draft(), head.last_day if head else None) if first else []
        self.warning.say(" ".join(say(text) for text in told))
        self.warning.setVisible(bool(told))
        self.rise()

    def _who_has(self, use: RoomUse) -> str:
        """Who has a room on the days typed, or else when it is free."""
        own = self._row.id if self._row else None
        others = [other for other in use.uses if other.lease_id != own]
        first = self.first.day() or self._host.desk.today()
        last = self.last.day()
        for other in others:
            if overlap((other.first_day, other.last_day), (first, last)):
                return _taken(other)
        return _("free from {day}").format(day=language.day(first))

    def _save(self) -> dict[str, str]:
        draft = self.draft()
        problems = {key: say(why) for key, why in lease_problems(draft).items()}
        problems |= self.more_lines.problems()
        if problems:
            return problems
        desk = self._host.desk
        if self._row is None:
            desk.do(N_("Made a lease"), add_lease, draft)
        else:
            fixed = self.keeps_lines
            desk.do(N_("Changed a lease"), mend_lease, self._row.id, draft, invoiced=fixed)
        return {}


def _taken(use: Use) -> str:
    if use.last_day is None:
        text = _("{tenant} has it from {day}, without an end")
        return text.format(tenant=use.tenant, day=language.day(use.first_day))
    return _("{tenant} has it to {day}").format(tenant=use.tenant, day=language.day(use.last_day))


def _vat_label(kind: LineKind) -> str:
    return _("VAT on: {line}").format(line=words.kind_name(kind))
