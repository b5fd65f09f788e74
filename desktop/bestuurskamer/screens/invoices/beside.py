"""Right of the table: how the invoice will look, and how we come to its amount."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.errors import Refused
from bestuurskamer.invoices.composing import buyer_of
from bestuurskamer.invoices.previewing import preview_pdf
from bestuurskamer.invoices.proposals import Proposal
from bestuurskamer.language import _, say
from bestuurskamer.screens.invoices.amount_row import add_amount
from bestuurskamer.screens.invoices.telling import reason_of, shortened
from bestuurskamer.screens.invoices.unprintable import add_unprintable
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.overlay import Leaflet
from bestuurskamer.screens.kit.preview import PdfPreview
from bestuurskamer.screens.kit.text import PlainLabel

_LEAST_HEIGHT, _MOST_HEIGHT = 112, 250


def why_card(host: Host, proposal: Proposal) -> Card:
    """What to look at, then each line with its explanation and amount, and the VAT."""
    total = language.money(proposal.sums.total)
    card = Card(host.dress, _("How we come to {amount}").format(amount=total))
    reason, tone = reason_of(proposal)
    if reason:
        label = PlainLabel(reason, "", wrap=True)
        label.show_tone(tone)
        card.body.addWidget(label)
    if proposal.problems:
        press = partial(host.go, "tenants", proposal.party.id)
        link = button(host.dress, _("To the tenant"), "link", "chevron-right", press)
        card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
    add_unprintable(card, buyer_of(proposal.party), proposal.items)
    for item in proposal.items:
        explained = shortened(proposal, item)
        add_amount(card, item.text, explained, language.plain_money(item.amount))
    for vat in proposal.sums.per_vat:
        if vat.rate:
            name = _("VAT {rate} % of {base}").format(
                rate=language.number(vat.rate), base=language.money(vat.base)
            )
            add_amount(card, name, "", language.plain_money(vat.tax))
    return card


def paper_of(host: Host, proposal: Proposal) -> tuple[bytes | None, str]:
    """The preview, or the sentence that stands in its place."""
    try:
        return host.desk.read(preview_pdf, proposal, host.desk.today()), ""
    except Refused as refused:
        return None, say(refused.words)


class Beside(QWidget):
    """The preview and the explanation of the chosen proposal; `acts` take what can be done."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host, self._dress = host, host.dress
        self.setProperty("fills", True)
        self.name = PlainLabel(_("This is how the invoice looks"), "label")
        self.place = PlainLabel("", "caption")
        self.preview = PdfPreview(host.dress, _("Preview of the invoice"))
        self._pane = QScrollArea()
        self._pane.setWidgetResizable(True)
        self._pane.setFrameShape(QScrollArea.Shape.NoFrame)
        self._pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.place)
        self.column.addLayout(head)
        self.column.addWidget(self.preview, 1)
        self.column.addWidget(self._pane)
        host.dress.margins(self.column, spacing=10)
        self.card: Card | None = None

    def explain(self, proposal: Proposal, place: int, of: int) -> None:
        """Show how we come to the amount of a proposal."""
        self.place.setText(_("{page} of {pages}").format(page=place, pages=of))
        self.card = why_card(self._host, proposal)
        self._pane.setWidget(self.card)
        self._fit()

    def draw(self, proposal: Proposal) -> None:
        """Show the paper of a proposal."""
        self.preview.show_pdf(*paper_of(self._host, proposal))
        self.preview.large.hide()  # the button in the head shows it large

    def _fit(self) -> None:
        if self.card is None:
            return
        width = max(self.width(), self._dress.px(280))
        layout = self.card.layout()
        needed = layout.heightForWidth(width) if layout is not None else 0
        needed = min(needed + 2, self._dress.px(_MOST_HEIGHT))
        self._pane.setMinimumHeight(min(needed, self._dress.px(_LEAST_HEIGHT)))
        self._pane.setMaximumHeight(needed)


class WhySheet(Leaflet):
    """The preview and the explanation over the window, where there is no room beside the table."""

    def __init__(self, host: Host, proposal: Proposal) -> None:
        super().__init__(host.dress, host.window, proposal.party.name, 720)
        self.head.addWidget(PlainLabel(proposal.party.name, "name", wrap=True))
        where = f"{language.month(proposal.month)} · {proposal.rooms}".strip(" ·")
        self.head.addWidget(PlainLabel(where, "soft", wrap=True))
        self.body.addWidget(why_card(host, proposal))
        self.preview = PdfPreview(host.dress, _("Preview of the invoice"))
        host.dress.fit(self.preview, lambda: self.preview.setMinimumHeight(host.dress.px(520)))
        self.preview.show_pdf(*paper_of(host, proposal))
        self.body.addWidget(self.preview)
        self.back = button(host.dress, _("Back"), press=self.close_overlay)
        self.foot.addStretch(1)
        self.foot.addWidget(self.back)
