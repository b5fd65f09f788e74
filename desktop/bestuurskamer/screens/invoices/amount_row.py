"""A line of an invoice on a card: what it is, how we come to it, and the amount."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.text import PlainLabel


def add_amount(card: Card, name: str, below: str, amount: str) -> None:
    """Put a line at the end of the card, with the amount at the right."""
    row, words = QHBoxLayout(), QVBoxLayout()
    words.addWidget(PlainLabel(name, "", wrap=True))
    if below:
        words.addWidget(PlainLabel(below, "small", wrap=True))
    row.addLayout(words, 1)
    row.addWidget(PlainLabel(amount), 0, Qt.AlignmentFlag.AlignTop)
    card.dress.margins(row, spacing=12)
    card.dress.margins(words, spacing=0)
    card.body.addLayout(row)
