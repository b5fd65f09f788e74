"""The cards beside the list: an entry as the bank gave it, an offer for it, what it was for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from bestuurskamer import language
from bestuurskamer.language import _, say
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.payments.proposing import Offer, Said
from bestuurskamer.payments.queries import EntryRow
from bestuurskamer.screens.bank.words import offered, signed, vat_of, what_for, who
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.text import PlainLabel

_SIGNS = {True: ("✓", "ok"), False: ("×", "bad"), None: ("\N{MINUS SIGN}", "")}


def entry_card(dress: Dress, row: EntryRow, receipts: Sequence[Button]) -> Card:
    """The entry: from whom, how much, when, and the bank's own words."""
    card = Card(dress)
    head = QHBoxLayout()
    head.addWidget(PlainLabel(who(row), "heading", wrap=True), 1)
    head.addWidget(PlainLabel(signed(row.amount), "name"), 0, Qt.AlignmentFlag.AlignTop)
    dress.margins(head, spacing=12)
    card.body.addLayout(head)
    when = [language.weekday(row.booked_on), row.counter_iban]
    card.body.addWidget(PlainLabel(" · ".join(part for part in when if part), "small", wrap=True))
    said = [f"“{row.text}”" if row.text and row.counter_name else "", row.kenmerk]
    for text in filter(None, said):
        card.body.addWidget(PlainLabel(text, "", wrap=True))
    card.body.addWidget(
        PlainLabel(_("On account {account}").format(account=row.account), "small", wrap=True)
    )
    if row.left and row.left != row.amount:
        card.add_pair(_("Still to place"), signed(row.left), strong=True)
    if row.reversal:
        note = PlainLabel(_("The bank says: an earlier entry came back."), "small", wrap=True)
        note.show_tone("warn")
        card.body.addWidget(note)
    for made in receipts:
        card.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def offer_card(
    dress: Dress, offer: Offer, place: int, best: bool, press: Callable[[], object]
) -> Card:
    """An offer with its clues, and the button that says yes to it."""
    card = Card(dress)
    words = QVBoxLayout()
    words.addWidget(PlainLabel(offered(offer), "strong", wrap=True))
    given = total(part.amount for part in offer.parts)
    amount = language.money(Money(abs(given.cents)))
    name = offer.party if offer.names else ""
    words.addWidget(
        PlainLabel(" · ".join(part for part in (name, amount) if part), "small", wrap=True)
    )
    yes = button(dress, _("Link"), "primary" if best else "", "link", press)
    said = _("Link to {name}, proposal {number}")
    yes.setAccessibleName(said.format(name=offer.party or offered(offer), number=place + 1))
    head = QHBoxLayout()
    head.addLayout(words, 1)
    head.addWidget(yes, 0, Qt.AlignmentFlag.AlignTop)
    dress.margins(words, spacing=2)
    dress.margins(head, spacing=12)
    card.body.addLayout(head)
    card.body.addLayout(_clues(dress, offer.clues))
    if len(offer.names) > 1:
        for number, part in zip(offer.names, offer.parts, strict=False):
            card.add_pair(number, language.money(part.amount))
    if offer.rest > NOTHING and offer.names:
        rest = _("{rest} is left. It is kept as credit of the tenant.")
        note = PlainLabel(rest.format(rest=language.money(offer.rest)), "small", wrap=True)
        note.show_tone("warn")
        card.body.addWidget(note)
    return card


def placed_card(
    dress: Dress,
    row: EntryRow,
    unlink: Callable[[], object],
    unlink_one: Callable[[int], object],
) -> Card:
    """What the entry was for with the buttons that take it back, and what was taken back before."""
    card = Card(dress, _("What it was for"))
    live = [a for a in row.allocations if a.undone_on is None]
    for allocation in live:
        card.add_pair(what_for(allocation), signed(allocation.amount))
        if said := vat_of(allocation):
            card.body.addWidget(PlainLabel(said, "small", wrap=True))
        if allocation.note:
            card.body.addWidget(PlainLabel(allocation.note, "small", wrap=True))
        if len(live) > 1:
            one = button(dress, _("Unlink this one"), "quiet", "undo-2")
            one.setAccessibleName(_("Unlink {what}").format(what=what_for(allocation)))
            one.clicked.connect(lambda _on, number=allocation.id: unlink_one(number))
            card.body.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
    if live:
        text = _("Unlink") if len(live) == 1 else _("Unlink everything")
        made = button(dress, text, "", "undo-2", unlink)
        card.body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
    for allocation in row.allocations:
        if allocation.undone_on is not None:
            said = _("Taken back on {day}: {what}, {amount}").format(
                day=language.day(allocation.undone_on),
                what=what_for(allocation),
                amount=signed(allocation.amount),
            )
            card.body.addWidget(PlainLabel(said, "small", wrap=True))
    return card


def _clues(dress: Dress, clues: Sequence[Said]) -> QGridLayout:
    """Two columns of clues, each with its sign: a colour never speaks alone."""
    grid = QGridLayout()
    for place, (_key, fits, words) in enumerate(clues):
        sign, tone = _SIGNS[fits]
        label = PlainLabel(f"{sign} {say(words)}", "small", wrap=True)
        label.show_tone(tone)
        grid.addWidget(label, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    dress.margins(grid)
    dress.fit(grid, lambda: grid.setHorizontalSpacing(dress.px(12)))
    return grid
