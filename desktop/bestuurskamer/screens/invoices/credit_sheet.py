"""Taking back an invoice with a credit note: whole, or by line."""

from __future__ import annotations

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.invoices.crediting import credit
from bestuurskamer.invoices.issued import IssuedPaper
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.screens.kit.choice import Tick
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import MoneyField
from bestuurskamer.screens.kit.text import PlainLabel


class CreditSheet(Sheet):
    """Asks how much of which line to give back; says what is left of each."""

    def __init__(self, host: Host, paper: IssuedPaper) -> None:
        super().__init__(
            host.dress,
            host.window,
            _("Credit {number}").format(number=paper.row.number),
            _("The tenant gets a credit note with its own number. It names this invoice."),
            _("Make the credit note"),
            self._make,
            wide=False,
        )
        self._host, self._paper = host, paper
        left = total(line.left for line in paper.lines)
        self.whole = Tick(
            host.dress,
            _("Everything that is left: {amount}").format(amount=language.money(left)),
        )
        self.whole.set_value(True)
        self.add(self.whole, "whole", wide=True)
        self.amounts: dict[int, MoneyField] = {}
        for line in paper.lines:
            if line.left:
                text = _("{amount} of it is left.").format(amount=language.money(line.left))
                field = MoneyField(host.dress, line.text, text)
                self.amounts[line.id] = field
                self.add(field, f"line{line.id}", wide=True)
        self.sum = PlainLabel("", "strong", wrap=True)
        self.add_widget(self.sum)
        self.whole.changed.connect(self._turn)
        for field in self.amounts.values():
            field.changed.connect(self._add_up)
        self._turn()

    def wanted(self) -> dict[int, Money] | None:
        """The amount per line, or None for all that is left."""
        if self.whole.value():
            return None
        return {line: field.money() or NOTHING for line, field in self.amounts.items()}

    def _turn(self) -> None:
        for field in self.amounts.values():
            field.setVisible(not self.whole.value())
        self._add_up()
        self.rise()

    def _add_up(self) -> None:
        wanted = self.wanted()
        lines = self._paper.lines
        amount = total(wanted.values() if wanted is not None else (line.left for line in lines))
        text = _("Credit without VAT: {amount}") if self._paper.row.vat else _("Credit: {amount}")
        self.sum.setText(text.format(amount=language.money(amount)))

    def _make(self) -> dict[str, str] | None:
        wanted = self.wanted()
        if wanted is not None and not any(wanted.values()):
            first = next(iter(self.amounts))
            return {f"line{first}": _("Fill in an amount, such as 310,00.")}
        desk = self._host.desk
        made = desk.do(N_("Credited an invoice"), credit, self._paper.row.id, desk.today(), wanted)
        said = _("Credit note {number} is made. It lies ready to go out.")
        self._host.tell(
            said.format(number=made.numbers[0]),
            "ok",
            _("To the credit note"),
            lambda: self._host.go("invoices", made.ids[0]),
        )
        return None
