"""What was paid on an invoice, and what of the tenant's credit may be used for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.money import NOTHING, Money
from bestuurskamer.payments.allocating import release, undo, use_credit
from bestuurskamer.payments.settled import PaidRow, Settled, settled
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card, hairline
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.text import PlainLabel

USED = N_("Used credit for an invoice")


def paid_card(host: Host, paid: Settled) -> Card:
    """The payments one by one, what is open, and the credit with its button."""
    dress, item = host.dress, paid.item
    card = Card(dress, _("What was paid"))
    for row in paid.rows:
        if row.undone_on is not None:
            said = _("{amount} was taken back on {day}").format(
                amount=language.money(row.amount), day=language.day(row.undone_on)
            )
            card.body.addWidget(PlainLabel(said, "small", wrap=True))
        else:
            card.body.addLayout(_payment(host, row))
    if not paid.rows:
        card.body.addWidget(PlainLabel(_("Nothing yet."), "soft"))
    card.body.addWidget(hairline())
    card.add_pair(_("Still open"), language.money(item.open), strong=True)
    if item.open < NOTHING:
        text = _("Keep {amount} as credit of the tenant")
        said = text.format(amount=language.money(Money(-item.open.cents)))
        card.body.addWidget(button(dress, said, "", "check", partial(_release, host, paid)))
    elif paid.usable:
        text = _("Use {amount} credit for this invoice")
        said = text.format(amount=language.money(paid.usable))
        card.add_pair(_("Credit of the tenant"), language.money(paid.credit))
        card.body.addWidget(button(dress, said, "", "check", use_button(host, paid)))
    return card


def use_button(
    host: Host, paid: Settled, then: Callable[[], object] = lambda: None
) -> Callable[[], object]:
    """What a press on “use credit” does, and what follows on it; Ctrl+Z takes it back."""

    def press() -> None:
        desk, item = host.desk, paid.item
        if desk.tried(USED, use_credit, item.target, item.id, desk.today()):
            _offer_undo(host, paid)
            then()

    return press


def _payment(host: Host, row: PaidRow) -> QHBoxLayout:
    line = QHBoxLayout()
    text = _("Paid on {day}")
    if row.entry_id is None:
        text = _("From credit, {day}") if row.amount > NOTHING else _("Became credit, {day}")
    elif row.amount < NOTHING:
        text = _("Came back on {day}")
    line.addWidget(PlainLabel(text.format(day=language.day(row.day)), "soft", wrap=True), 1)
    line.addWidget(PlainLabel(language.money(row.amount)))
    if row.entry_id is None:
        take = button(host.dress, _("Undo"), "quiet", "undo-2", partial(_undo, host, row))
        line.addWidget(take)
    host.dress.margins(line, spacing=12)
    return line


def _release(host: Host, paid: Settled) -> None:
    desk, item = host.desk, paid.item
    what = N_("Kept what was paid too much as credit")
    if desk.tried(what, release, item.target, item.id, desk.today()):
        _offer_undo(host, paid)


def _offer_undo(host: Host, paid: Settled) -> None:
    desk, before = host.desk, {row.allocation_id for row in paid.rows}
    now = desk.read(settled, paid.item.target, paid.item.id)
    new = [row for row in now.rows if row.allocation_id not in before]
    for row in new:
        desk.can_undo(_("the credit is as it was"), partial(_undo, host, row))


def _undo(host: Host, row: PaidRow) -> None:
    desk = host.desk
    desk.tried(N_("Took back a use of credit"), undo, row.allocation_id, desk.today())
