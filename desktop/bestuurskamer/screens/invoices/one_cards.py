"""The cards of one issued invoice: its lines, its credit notes, how it went out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from bestuurskamer import language
from bestuurskamer.invoices.issued import IssuedPaper
from bestuurskamer.language import _
from bestuurskamer.screens.invoices.amount_row import add_amount
from bestuurskamer.screens.invoices.telling import capital, way_word
from bestuurskamer.screens.invoices.unprintable import add_unprintable
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card, hairline
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.text import PlainLabel


def lines_card(dress: Dress, paper: IssuedPaper) -> Card:
    """Every line with its explanation and amount, and the sum."""
    card = Card(dress, _("What stands on it"))
    for line in paper.lines:
        days = language.period(line.period) if line.period else ""
        said = line.explanation or days
        if line.credited:
            gone = _("credited {amount}").format(amount=language.money(line.credited))
            said = f"{said} · {gone}".strip(" ·")
        add_amount(card, line.text, said, language.plain_money(line.amount))
    add_unprintable(card, paper.printed.buyer, paper.lines)
    card.body.addWidget(hairline())
    if paper.row.vat:
        card.add_pair(_("Total without VAT"), language.plain_money(paper.row.net))
        for vat in paper.printed.vat_totals:
            card.add_pair(vat.label, language.plain_money(vat.vat))
    card.add_pair(_("Total"), language.money(paper.row.total), strong=True)
    if paper.row.credited:
        taken = language.money(-paper.row.credited)
        card.add_pair(_("Credited"), taken)
        card.add_pair(_("Still open"), language.money(paper.row.open), strong=True)
    return card


def credit_card(dress: Dress, paper: IssuedPaper, opens: Callable[[int], None]) -> Card:
    """The credit notes that belong to it."""
    card = Card(dress, _("Credit notes"))
    for note in paper.credit_notes:
        row = QHBoxLayout()
        link = button(dress, note.number, "link", press=partial(opens, note.id))
        row.addWidget(link)
        row.addWidget(PlainLabel(language.day(note.issued_on), "soft"), 1)
        row.addWidget(PlainLabel(language.money(note.total)))
        dress.margins(row, spacing=12)
        card.body.addLayout(row)
    return card


def handout_card(dress: Dress, paper: IssuedPaper) -> Card:
    """How and when it went out."""
    card = Card(dress, _("How it went out"))
    for handout in paper.handouts:
        card.add_pair(capital(way_word(handout.delivery)), language.day(handout.on_day))
    if not paper.handouts:
        said = _("Not noted yet. Print or mail it, then note that it went out.")
        card.body.addWidget(PlainLabel(said, "soft", wrap=True))
    return card
