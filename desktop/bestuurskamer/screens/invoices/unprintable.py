"""Says which signs of an invoice paper cannot show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple

from bestuurskamer.invoices.queries import LineRow
from bestuurskamer.invoices.rules import Item
from bestuurskamer.invoices.snapshot import Buyer
from bestuurskamer.language import _
from bestuurskamer.paper.fonts import LACKING, unprintable
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.text import PlainLabel


def unprintable_words(buyer: Buyer, lines: Sequence[Item] | Sequence[LineRow]) -> str:
    """The sentence about signs that become □; empty when paper can show everything."""
    texts = [*astuple(buyer), *(part for line in lines for part in (line.text, line.explanation))]
    signs = unprintable(" ".join(texts))
    if not signs:
        return ""
    said = _("Paper cannot show these signs: {signs}; {box} comes in their place.")
    return said.format(signs=" ".join(sorted(signs)), box=LACKING)


def add_unprintable(card: Card, buyer: Buyer, lines: Sequence[Item] | Sequence[LineRow]) -> None:
    """Put that sentence at the end of the card, when there is something to say."""
    if said := unprintable_words(buyer, lines):
        label = PlainLabel(said, "", wrap=True)
        label.show_tone("warn")
        card.body.addWidget(label)
