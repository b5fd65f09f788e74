"""Fields for amounts, numbers, days and months: typed freely, read strictly, said back at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from bestuurskamer import language, reading
from bestuurskamer.days import Month
from bestuurskamer.errors import Refused
from bestuurskamer.language import _
from bestuurskamer.money import Money
from bestuurskamer.screens.kit.buttons import IconButton
from bestuurskamer.screens.kit.calendar import DayPopup
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.fields import LineField

T = TypeVar("T")


class ReadField(LineField, Generic[T]):
    """A line that is read to a value; below it stands how it was understood."""

    def __init__(
        self,
        dress: Dress,
        label: str,
        help: str,  # noqa: A002
        read: Callable[[str], T],
        show: Callable[[T], str],
    ) -> None:
        self._read, self._show = read, show
        super().__init__(dress, label, help)

    def value(self) -> T | None:
        """The value, or None when nothing is typed or it cannot be read."""
        try:
            return self._read(self.text()) if self.text() else None
        except Refused:
            return None

    def unreadable(self) -> str:
        """Why what is typed cannot be read."""
        refused = self._refusal()
        return language.say(refused.words) if refused else ""

    def _refusal(self) -> Refused | None:
        try:
            if self.text():
                self._read(self.text())
        except Refused as refused:
            return refused
        return None

    def _understood(self) -> str:
        value = self.value()
        return "" if value is None else self._show(value)


class MoneyField(ReadField[Money]):
    """An amount in euros; `money` is None when empty or unreadable."""

    def __init__(self, dress: Dress, label: str, help: str = "") -> None:  # noqa: A002
        super().__init__(dress, label, help, reading.money, language.money)

    def money(self) -> Money | None:
        """The amount."""
        return self.value()

    def set_value(self, amount: Money | None) -> None:
        """Put an amount in, with a comma."""
        self.line.setText("" if amount is None else _with_comma(amount.euros))

    def _offers(self) -> tuple[str, str]:
        refused = self._refusal()
        meant = dict(refused.words.values).get("amount") if refused else None
        if not isinstance(meant, str):
            return "", ""
        return _("Use {amount}").format(amount=language.money(reading.money(meant))), meant


class NumberField(ReadField[Decimal]):
    """A number with at most three decimals, such as an area or a percentage."""

    def __init__(self, dress: Dress, label: str, help: str = "", unit: str = "") -> None:  # noqa: A002
        def show(value: Decimal) -> str:
            return f"{language.number(value)}{language.FIXED_SPACE}{unit}" if unit else ""

        super().__init__(dress, label, help, reading.decimal, show)

    def number(self) -> Decimal | None:
        """The number."""
        return self.value()

    def set_value(self, value: Decimal | int | None) -> None:
        """Put a number in, with a comma."""
        self.line.setText("" if value is None else _with_comma(Decimal(value)))


class DayField(ReadField[date]):
    """A day, typed as people write it; the button shows a calendar."""

    def __init__(self, dress: Dress, label: str, today: date, help: str = "") -> None:  # noqa: A002
        self._today = today
        super().__init__(
            dress, label, help, lambda text: reading.typed_day(text, today), language.weekday
        )
        name = _("{field}: choose from a calendar").format(field=label)
        self.calendar = IconButton(dress, name, "calendar-days")
        self.calendar.clicked.connect(lambda _checked: self._choose())
        self._row.addWidget(self.calendar)

    def day(self) -> date | None:
        """The day."""
        return self.value()

    def set_value(self, day: date | None) -> None:
        """Put a day in."""
        self.line.setText("" if day is None else f"{day.day}-{day.month}-{day.year}")

    def fix(self, why: str) -> None:
        """Close the field and its calendar."""
        self.calendar.hide()
        super().fix(why)

    def _choose(self) -> None:
        popup = DayPopup(self.dress, self, self.name, self.day() or self._today)
        popup.picked.connect(self._picked)
        popup.open_below(self.line)

    def _picked(self, day: date) -> None:
        self.set_value(day)
        self.go()


class MonthField(ReadField[Month]):
    """A month, typed as `maart 2026`, `3-2026` or `2026-03`."""

    def __init__(self, dress: Dress, label: str, today: date, help: str = "") -> None:  # noqa: A002
        super().__init__(
            dress, label, help, lambda text: reading.month(text, today), language.month
        )

    def month(self) -> Month | None:
        """The month."""
        return self.value()

    def set_value(self, month: Month | None) -> None:
        """Put a month in."""
        self.line.setText("" if month is None else language.month(month))


def _with_comma(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")
