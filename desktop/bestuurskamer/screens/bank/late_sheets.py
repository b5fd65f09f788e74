"""The sheets for a tenant who is late: how a letter went out, a call, paying in parts."""

from __future__ import annotations

from datetime import date

from bestuurskamer import language
from bestuurskamer.days import later
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.money import Money
from bestuurskamer.office.queries import the_office
from bestuurskamer.payments.arrears import Late
from bestuurskamer.payments.model import Target
from bestuurskamer.payments.reminding import WAYS, arrange, end_arrangement, mark_sent, note_call
from bestuurskamer.screens.bank.why_sheet import WhySheet
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import LongTextField, TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.read_fields import DayField, NumberField

MOST_PARTS = 24


class SentSheet(Sheet):
    """Asks when, how and by whom a letter went out."""

    def __init__(self, host: Host, letter_id: int) -> None:
        self._host, self._letter_id = host, letter_id
        super().__init__(
            host.dress,
            host.window,
            _("How did the letter go out?"),
            _("The day counts: from it follows when costs may be asked."),
            _("Save"),
            self._save,
        )
        today = host.desk.today()
        self.day = DayField(host.dress, _("On"), today)
        self.day.set_value(today)
        self.how: Choice[str] = Choice(host.dress, _("How"))
        for key, text in WAYS.items():
            self.how.add(key, _(text))
        self.by = TextField(host.dress, _("By whom"))
        self.by.set_value(host.desk.read(the_office, today).contact.partition(",")[0])
        self.add(self.day, "day")
        self.add(self.how, "how")
        self.add(self.by, "by")

    def _save(self) -> dict[str, str]:
        day, how = self.day.day(), self.how.value()
        if day is None or how is None:
            return {"day": _("Fill in the day on which it went out.")}
        if day > self._host.desk.today():
            return {"day": _("This day is still to come. Note it when the letter is gone.")}
        self._host.desk.do(
            N_("Noted how a letter went out"),
            mark_sent,
            self._letter_id,
            day,
            how,
            self.by.value(),
        )
        return {}


class CallSheet(Sheet):
    """Asks what was said on the telephone."""

    def __init__(self, host: Host, late: Late) -> None:
        self._host, self._party_id = host, late.party.id
        super().__init__(
            host.dress,
            host.window,
            _("What was said on the telephone?"),
            f"{late.party.name}, {late.party.phone}".strip(", "),
            _("Save"),
            self._save,
        )
        self.note = LongTextField(host.dress, _("In a few words"))
        self.add(self.note, "note", wide=True)

    def _save(self) -> dict[str, str]:
        if not self.note.value().strip():
            return {"note": _("Write in a few words what was said.")}
        desk = self._host.desk
        desk.do(N_("Noted a call"), note_call, self._party_id, self.note.value(), desk.today())
        return {}


def end_sheet(host: Host, arrangement_id: int) -> WhySheet:
    """Ask why a payment arrangement ends, then end it; the ladder goes on where it was."""
    desk, what = host.desk, N_("Ended a payment arrangement")
    return WhySheet(
        host,
        _("End the arrangement?"),
        _("The letters go on where they were. What was agreed stays readable."),
        _("End it"),
        lambda why: desk.do(what, end_arrangement, arrangement_id, why, desk.today()),
    )


class ArrangeSheet(Sheet):
    """Asks in how many parts and from when; the parts are equal, the last takes the rest."""

    def __init__(self, host: Host, late: Late) -> None:
        self._host, self._late = host, late
        super().__init__(
            host.dress,
            host.window,
            _("Agree on paying in parts"),
            _("As long as each part comes in time, no letter goes out."),
            _("Save"),
            self._save,
        )
        today = host.desk.today()
        self.count = NumberField(host.dress, _("In how many parts, a month apart"))
        self.count.set_value(3)
        self.first = DayField(host.dress, _("First part by"), today)
        self.first.set_value(later(today, 1).replace(day=1))
        self.note = TextField(host.dress, _("What was agreed (may stay empty)"))
        self.told = Message(host.dress, "info", "")
        self.add(self.count, "count")
        self.add(self.first, "first")
        self.add(self.note, "note", wide=True)
        self.add_widget(self.told)
        for field in (self.count, self.first):
            field.changed.connect(self._follow)
        self._follow()

    def parts(self) -> list[tuple[date, Money]]:
        """The parts as they would be agreed; empty while something is missing."""
        count, first = self.count.number(), self.first.day()
        if first is None or count is None or not 1 <= count <= MOST_PARTS or count % 1:
            return []
        number = int(count)
        owed = sum(i.open.cents for i in self._late.items if i.target is not Target.CHARGE)
        each = owed // number
        amounts = [each] * (number - 1) + [owed - each * (number - 1)]
        return [(later(first, place), Money(cents)) for place, cents in enumerate(amounts)]

    def _follow(self) -> None:
        said = " · ".join(
            f"{language.short_day(day)}: {language.money(amount)}" for day, amount in self.parts()
        )
        self.told.setVisible(bool(said))
        self.told.say(said)
        self.rise()

    def _save(self) -> dict[str, str]:
        parts = self.parts()
        if not parts:
            return {
                "count": _("Fill in a number of parts from 1 to {most}.").format(most=MOST_PARTS)
            }
        desk = self._host.desk
        desk.do(
            N_("Agreed on paying in parts"),
            arrange,
            self._late.party.id,
            parts,
            self.note.value(),
            desk.today(),
        )
        return {}
