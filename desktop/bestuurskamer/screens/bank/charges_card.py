"""Costs and interest beside a tenant who is late: what may be claimed, what was, and the switch."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.money import total
from bestuurskamer.payments.arrears import Late
from bestuurskamer.payments.charging import (
    COSTS,
    ChargeRow,
    Charging,
    charges,
    charging,
    choose_charging,
    claim,
    claimable,
    waive,
)
from bestuurskamer.screens.bank.why_sheet import WhySheet
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.choice import Tick
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.text import PlainLabel

Open = Callable[[Sheet], None]


def charges_card(host: Host, late: Late, open_: Open, changed: Callable[[], None]) -> Card:
    """What may be claimed of a tenant with its button, what was claimed, and the switch."""
    desk, dress = host.desk, host.dress
    card = Card(dress, _("Costs and interest"))
    chosen = desk.read(charging)
    wanted = desk.read(claimable, late, desk.today())
    for one in wanted:
        card.add_pair(_charge_name(one.kind), language.money(one.amount))
        card.body.addWidget(PlainLabel(say(one.words), "small", wrap=True))
    if any(one.uncertain for one in wanted):
        text = _("The rate of the last half-year is not known yet. Look at it in Settings.")
        note = PlainLabel(text, "small", wrap=True)
        note.show_tone("warn")
        card.body.addWidget(note)
    if wanted:
        said = _("Claim {amount}").format(amount=language.money(total(w.amount for w in wanted)))

        def press() -> None:
            what = N_("Claimed costs and interest")
            if desk.tried(what, claim, late.party.id, desk.today()):
                changed()

        card.body.addWidget(button(dress, said, "", "scale", press))
    for row in desk.read(charges, late.party.id):
        _add_charge(host, card, row, open_)
    if not chosen.costs and not chosen.interest:
        text = _("The board claims no costs and no interest. They are off.")
        card.body.addWidget(PlainLabel(text, "soft", wrap=True))
    elif not wanted:
        text = _("There is nothing to claim now. Costs come after the time of the letter.")
        card.body.addWidget(PlainLabel(text, "soft", wrap=True))
    switch = button(dress, _("Switch on or off…"), "quiet", "settings")
    switch.clicked.connect(lambda _on: open_(ChargingSheet(host)))
    card.body.addWidget(switch, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def _add_charge(host: Host, card: Card, row: ChargeRow, open_: Open) -> None:
    if row.waived_on is not None:
        said = _("Let go on {day}: {name}, {amount}").format(
            day=language.day(row.waived_on),
            name=_charge_name(row.kind),
            amount=language.money(row.amount),
        )
        card.body.addWidget(PlainLabel(said, "small", wrap=True))
        return
    said = _("{name}, claimed on {day}").format(
        name=_charge_name(row.kind), day=language.day(row.on_day)
    )
    card.add_pair(said, language.money(row.amount))
    made = button(host.dress, _("Let it go…"), "quiet", "undo-2")
    made.clicked.connect(partial(_ask_waive, host, row, open_))
    card.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)


def _ask_waive(host: Host, row: ChargeRow, open_: Open, _on: bool = False) -> None:
    open_(waive_sheet(host, row))


def _charge_name(kind: str) -> str:
    return _("Collection costs") if kind == COSTS else _("Statutory interest")


class ChargingSheet(Sheet):
    """Asks whether the board claims costs and interest at all."""

    def __init__(self, host: Host) -> None:
        self._host = host
        super().__init__(
            host.dress,
            host.window,
            _("Does the board claim costs and interest?"),
            _("Decide it together and write it in the minutes. What was claimed already stays."),
            _("Save"),
            self._save,
            wide=False,
        )
        now = host.desk.read(charging)
        self.costs = Tick(
            host.dress,
            _("Collection costs by the scale of the law"),
            _("For a consumer only after the fourteen-day letter, never less than its time."),
        )
        self.interest = Tick(
            host.dress,
            _("Statutory interest"),
            _("From the day after the last day to pay, by half-year and compound by the year."),
        )
        self.costs.set_value(now.costs)
        self.interest.set_value(now.interest)
        self.add(self.costs, "costs")
        self.add(self.interest, "interest")

    def _save(self) -> dict[str, str]:
        chosen = Charging(self.costs.value(), self.interest.value())
        what = N_("Chose whether costs and interest are claimed")
        self._host.desk.do(what, choose_charging, chosen)
        return {}


def waive_sheet(host: Host, row: ChargeRow) -> WhySheet:
    """Ask why a claim is let go, then let it go."""
    desk, what = host.desk, N_("Let a claim of costs or interest go")
    return WhySheet(
        host,
        _("Let this claim go?"),
        f"{_charge_name(row.kind)}, {language.money(row.amount)}. {row.explanation}",
        _("Let it go"),
        lambda why: desk.do(what, waive, row.id, why, desk.today()),
    )
