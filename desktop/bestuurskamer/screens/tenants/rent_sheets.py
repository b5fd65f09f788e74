"""The sheets on which the rent of a lease changes, and on which a lease ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bestuurskamer import language
from bestuurskamer.days import Month, day_after
from bestuurskamer.errors import N_
from bestuurskamer.invoices.issued import invoiced_until
from bestuurskamer.invoices.queries import lines as invoice_lines
from bestuurskamer.language import _, say
from bestuurskamer.office.model import VatStatus
from bestuurskamer.office.queries import the_office
from bestuurskamer.payments.with_payments import invoices
from bestuurskamer.rent.actions import change_rent, end_lease, take_back_line
from bestuurskamer.rent.drafts import change_problems
from bestuurskamer.rent.model import VatTreatment
from bestuurskamer.rent.rules import LineTerms
from bestuurskamer.rent.tenancy import LeaseRow
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.read_fields import DayField, MoneyField
from bestuurskamer.screens.tenants import words
from bestuurskamer.screens.tenants.line_fields import vat_choice


class ChangeRentSheet(Sheet):
    """Gives one line of a tenant's leases another amount from a day on."""

    def __init__(self, host: Host, leases: Sequence[LeaseRow]) -> None:
        self._host = host
        super().__init__(
            host.dress,
            host.window,
            _("Change rent"),
            _("Invoices that are there already stay as they are."),
            _("Save the new amount"),
            self._save,
        )
        today = host.desk.today()
        self._lines = {line.chain: (lease, line) for lease, line in _running(leases, today)}
        self.line: Choice[int] = Choice(host.dress, _("What changes?"))
        for chain, (lease, line) in self._lines.items():
            self.line.add(chain, f"{words.line_name(line)}: {words.room_names(lease.terms.rooms)}")
        self.monthly = MoneyField(host.dress, _("New amount a month"))
        self.first = DayField(host.dress, _("From which day"), today)
        self.reason = TextField(host.dress, _("Why"), _("Such as the yearly indexation."))
        office = host.desk.read(the_office, today)
        self._taxed = office.vat_status is VatStatus.TAXED
        self.vat = vat_choice(host.dress, _("VAT"))
        self.vat_reason = TextField(host.dress, _("Why no VAT (may stay empty)"))
        self.outcome = Message(host.dress, "info", "")
        self.add(self.line, "line", wide=True)
        self.add(self.monthly, "monthly")
        self.add(self.first, "first_day")
        self.add(self.reason, "reason", wide=True)
        self.add(self.vat, "vat")
        self.add(self.vat_reason, "vat_reason")
        self.add_widget(self.outcome)
        self.first.set_value((Month.of(today) + 1).first)
        self._shown: LineTerms | None = None
        for field in (self.line, self.monthly, self.first, self.vat):
            field.changed.connect(self._follow)
        self._follow()

    def _chosen(self) -> tuple[LeaseRow, LineTerms] | None:
        chain = self.line.value()
        return self._lines[chain] if chain is not None else None

    def _follow(self) -> None:
        """Before and after, while typing."""
        chosen, after, first = self._chosen(), self.monthly.money(), self.first.day()
        self.outcome.setVisible(chosen is not None)
        self._follow_vat()
        self.rise()
        if chosen is None:
            return
        lease, line = chosen
        before = (_counts_on(lease, line, first) if first else line).monthly
        if after is None or first is None:
            text = _("Now {before} a month.").format(before=language.money(before))
        else:
            text = _("{before} becomes {after} a month from {day}.").format(
                before=language.money(before), after=language.money(after), day=language.day(first)
            )
            until = self._host.desk.read(invoiced_until, [lease.id])
            if until is not None and first <= until:
                said = _("Rent up to {day} is invoiced already. That stays as it is.")
                text = f"{text} {said.format(day=language.day(until))}"
        self.outcome.say(text)

    def _follow_vat(self) -> None:
        """Ask for VAT when the board charges it or the line carries it; begin as it is now."""
        chosen, first = self._chosen(), self.first.day()
        if chosen is None:
            return
        line = _counts_on(*chosen, first) if first else chosen[1]
        if line != self._shown:
            self._shown = line
            self.vat_reason.set_value(line.vat_reason)
            self.vat.set_value(line.vat)
        self.vat.setVisible(self._asks_vat())
        exempt = self.vat.value() is VatTreatment.EXEMPT
        self.vat_reason.setVisible(self._asks_vat() and exempt)

    def _asks_vat(self) -> bool:
        carries = self._shown is not None and self._shown.vat is not VatTreatment.EXEMPT
        return self._taxed or carries

    def _save(self) -> dict[str, str]:
        chosen = self._chosen()
        if chosen is None:
            return {"line": _("Choose what changes.")}
        lease, line = chosen
        monthly, first, reason = self.monthly.money(), self.first.day(), self.reason.value()
        found = change_problems(monthly, first, lease.terms.first_day, reason)
        if found or first is None:
            return {key: say(why) for key, why in found.items()}
        last = lease.terms.last_day
        if last is not None and first > last:
            text = _("The lease ends on {day}, before that.").format(day=language.day(last))
            return {"first_day": text}
        line_id = _counts_on(lease, line, first).id
        what = N_("Changed the rent")
        vat = self.vat.value() if self._asks_vat() else None
        said = self.vat_reason.value() if vat is VatTreatment.EXEMPT else ""
        desk = self._host.desk
        made = desk.do(what, change_rent, line_id, monthly, first, reason, vat, said)
        back = N_("Took back a change of rent")
        desk.can_undo(words.line_name(line), lambda: desk.do(back, take_back_line, made))
        return {}


class EndLeaseSheet(Sheet):
    """Asks on which day a lease ends and why; says which invoices cover days after it.

    `to_credit` holds those invoices once the lease was ended.
    """

    def __init__(self, host: Host, leases: Sequence[LeaseRow], party_id: int) -> None:
        self._host, self._party_id = host, party_id
        self.to_credit: list[tuple[int, str]] = []
        super().__init__(
            host.dress,
            host.window,
            _("End the rent"),
            _("The last day still belongs to the lease. Nothing is invoiced after it."),
            _("End the lease"),
            self._save,
        )
        today = host.desk.today()
        self._leases = {lease.id: lease for lease in leases if _can_end(lease, today)}
        self.lease: Choice[int] = Choice(host.dress, _("Lease"))
        for lease in self._leases.values():
            self.lease.add(lease.id, words.lease_name(lease))
        self.last = DayField(host.dress, _("Last day"), today)
        self.reason: Choice[str] = Choice(host.dress, _("Why"))
        for reason in (
            _("The tenant gave notice"),
            _("The board gave notice"),
            _("Agreed together"),
            _("Another reason"),
        ):
            self.reason.add(reason, reason)
        self.reason.set_value(_("The tenant gave notice"))
        self.warning = Message(host.dress, "warn", "")
        self.add(self.lease, "lease", wide=True)
        self.add(self.last, "last_day")
        self.add(self.reason, "reason")
        self.add_widget(self.warning)
        for field in (self.lease, self.last):
            field.changed.connect(self._follow)
        self._follow()

    def covering(self) -> list[tuple[int, str]]:
        """The invoices of this lease that cover days after the last day: id and number."""
        lease, last = self._chosen(), self.last.day()
        if lease is None or last is None:
            return []
        desk, found = self._host.desk, []
        for row in desk.read(invoices, party_id=self._party_id, most=24):
            if row.open.cents > 0 and row.due_on >= lease.terms.first_day:
                periods = [line.period for line in desk.read(invoice_lines, row.id)]
                if any(period and period.end > day_after(last) for period in periods):
                    found.append((row.id, row.number))
        return found

    def _chosen(self) -> LeaseRow | None:
        lease_id = self.lease.value()
        return self._leases[lease_id] if lease_id is not None else None

    def _follow(self) -> None:
        covering = self.covering()
        self.warning.setVisible(bool(covering))
        if covering:
            numbers = ", ".join(number for _id, number in covering)
            text = _("These invoices cover days after it: {numbers}. You can credit them next.")
            self.warning.say(text.format(numbers=numbers))
        self.rise()

    def _save(self) -> dict[str, str]:
        lease, last = self._chosen(), self.last.day()
        if lease is None:
            return {"lease": _("Choose the lease.")}
        if last is None:
            return {"last_day": _("Fill in the last day.")}
        present = lease.terms.last_day
        if present is not None and last > present:
            text = _("This lease ends on {day} already. Use “Change lease” to let it go on longer.")
            return {"last_day": text.format(day=language.day(present))}
        covering = self.covering()
        reason = self.reason.value() or ""
        self._host.desk.do(N_("Ended a lease"), end_lease, lease.id, last, reason)
        self.to_credit = covering
        return {}


def _running(leases: Sequence[LeaseRow], today: date) -> list[tuple[LeaseRow, LineTerms]]:
    """The line of each chain that counts today, or that comes first after it."""
    found: dict[int, tuple[LeaseRow, LineTerms]] = {}
    for lease in leases:
        for span in lease.terms.counted:
            if span.period.end > today and span.line.chain not in found:
                found[span.line.chain] = (lease, span.line)
    return list(found.values())


def _counts_on(lease: LeaseRow, line: LineTerms, day: date) -> LineTerms:
    """The line of the same chain that counts on a day."""
    for span in lease.terms.counted:
        if span.line.chain == line.chain and span.period.start <= day < span.period.end:
            return span.line
    return line


def _can_end(lease: LeaseRow, today: date) -> bool:
    return lease.terms.last_day is None or lease.terms.last_day >= today
