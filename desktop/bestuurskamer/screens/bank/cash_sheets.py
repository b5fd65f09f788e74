"""The sheets of the cash box: a line in its book, a count, and the box itself."""

from __future__ import annotations

from bestuurskamer import language
from bestuurskamer.days import day_before
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.office.actions import open_account
from bestuurskamer.office.model import AccountKind
from bestuurskamer.payments.cash import add_cash, count_cash
from bestuurskamer.payments.cash_book import CashBook
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.read_fields import DayField, MoneyField


class CashSheet(Sheet):
    """Asks for a line in the cash book; `made` is its entry after saving."""

    def __init__(self, host: Host, book: CashBook) -> None:
        self._host, self._book = host, book
        self.made: int | None = None
        super().__init__(
            host.dress,
            host.window,
            _("Write in the cash book"),
            _("A line never changes afterwards. After it you say what the money was for."),
            _("Write down"),
            self._save,
        )
        today = host.desk.today()
        self.way: Choice[int] = Choice(host.dress, _("In or out of the box?"))
        self.way.add(1, _("In: somebody paid"))
        self.way.add(-1, _("Out: something was paid"))
        self.amount = MoneyField(host.dress, _("Amount"))
        self.day = DayField(host.dress, _("On"), today)
        self.day.set_value(today)
        self.name = TextField(host.dress, _("From or to whom (may stay empty)"))
        self.text = TextField(host.dress, _("What for, in a few words"))
        self.add(self.way, "way")
        self.add(self.amount, "amount")
        self.add(self.day, "day")
        self.add(self.name, "name")
        self.add(self.text, "text", wide=True)

    def _save(self) -> dict[str, str]:
        way, amount, day = self.way.value(), self.amount.money(), self.day.day()
        if way is None:
            return {"way": _("Choose whether the money went in or out.")}
        if amount is None or amount <= NOTHING:
            return {"amount": _("Fill in an amount, such as 310,00.")}
        if day is None:
            return {"day": _("Fill in the day.")}
        if not self.text.value().strip():
            return {"text": _("Say in a few words what this money was for.")}
        desk = self._host.desk
        self.made = desk.do(
            N_("Wrote in the cash book"),
            add_cash,
            self._book.account_id,
            day,
            Money(way * amount.cents),
            self.text.value(),
            desk.today(),
            name=self.name.value(),
        )
        return {}


class CountSheet(Sheet):
    """Asks what was counted, and says at once whether the book agrees."""

    def __init__(self, host: Host, book: CashBook) -> None:
        self._host, self._book = host, book
        super().__init__(
            host.dress,
            host.window,
            _("Count the cash box"),
            _("Count what is in it. The book does not change by it."),
            _("Keep the count"),
            self._save,
            wide=False,
        )
        today = host.desk.today()
        self.counted = MoneyField(host.dress, _("Counted"))
        self.day = DayField(host.dress, _("On"), today)
        self.day.set_value(today)
        self.told = Message(host.dress, "info", "")
        self.note = TextField(host.dress, _("What may explain a difference"))
        self.add(self.counted, "counted")
        self.add(self.day, "day")
        self.add_widget(self.told)
        self.add(self.note, "note")
        self.counted.changed.connect(self._follow)
        self.day.changed.connect(self._follow)
        self._follow()

    def expected(self) -> Money | None:
        """What the book says on the day."""
        day = self.day.day()
        known = (line.inside for line in self._book.lines if day is not None and line.day <= day)
        return next(known, self._book.opening)

    def _follow(self) -> None:
        counted, expected = self.counted.money(), self.expected()
        differs = counted is not None and expected is not None and counted != expected
        self.note.setVisible(differs)
        if expected is None:
            self.told.say(_("What was in it at the beginning is not known yet."), "warn")
        elif not differs:
            tone = "info" if counted is None else "ok"
            said = _("The book says {amount}.")
            self.told.say(said.format(amount=language.money(expected)), tone)
        else:
            assert counted is not None
            more = _("The book says {expected}: {by} more was counted.")
            less = _("The book says {expected}: {by} less was counted.")
            said = more if counted > expected else less
            by = Money(abs((counted - expected).cents))
            said = said.format(expected=language.money(expected), by=language.money(by))
            self.told.say(said, "warn")
        self.rise()

    def _save(self) -> dict[str, str]:
        counted, day = self.counted.money(), self.day.day()
        if counted is None:
            return {"counted": _("Fill in an amount, such as 310,00.")}
        if day is None:
            return {"day": _("Fill in the day.")}
        if counted != self.expected() and not self.note.value().strip():
            return {"note": _("Note what may explain the difference.")}
        self._host.desk.do(
            N_("Counted the cash box"),
            count_cash,
            self._book.account_id,
            day,
            counted,
            self.note.value(),
        )
        return {}


class BoxSheet(Sheet):
    """Asks what is in a cash box when its book begins; `made` is the box after saving."""

    def __init__(self, host: Host, first: bool = True) -> None:
        self._host = host
        self.made: int | None = None
        super().__init__(
            host.dress,
            host.window,
            _("Begin a cash book"),
            _("Count what is in the box now. From here on the book follows it."),
            _("Begin"),
            self._save,
            wide=False,
        )
        today = host.desk.today()
        self.name = TextField(host.dress, _("What is the box called?"))
        self.name.set_value(_("Cash") if first else "")
        self.inside = MoneyField(host.dress, _("What is in it"))
        self.day = DayField(host.dress, _("On"), today)
        self.day.set_value(today)
        self.add(self.name, "name")
        self.add(self.inside, "inside")
        self.add(self.day, "day")

    def _save(self) -> dict[str, str]:
        name, inside, day = self.name.value().strip(), self.inside.money(), self.day.day()
        if not name:
            return {"name": _("Give the box a name, such as Bar. Then you tell them apart.")}
        if inside is None or inside < NOTHING:
            return {"inside": _("Fill in an amount, such as 310,00.")}
        if day is None:
            return {"day": _("Fill in the day.")}
        what = N_("Added an account")
        desk = self._host.desk
        # An opening is what there was at the end of its day: what is written today comes on top.
        begun = day_before(day)
        self.made = desk.do(what, open_account, AccountKind.CASH, "", name, inside, begun)
        return {}
