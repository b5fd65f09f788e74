"""One issued invoice: its paper, its lines, what credits it, and how it went out."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.errors import N_, Refused
from bestuurskamer.invoices.crediting import redo
from bestuurskamer.invoices.issued import IssuedPaper, issued_paper
from bestuurskamer.invoices.model import InvoiceKind
from bestuurskamer.invoices.reprinting import to_print
from bestuurskamer.language import _, say
from bestuurskamer.payments.model import Target
from bestuurskamer.payments.settled import Settled, settled
from bestuurskamer.screens.invoices.credit_sheet import CreditSheet
from bestuurskamer.screens.invoices.hand_out_sheet import HandOutSheet
from bestuurskamer.screens.invoices.one_cards import credit_card, handout_card, lines_card
from bestuurskamer.screens.invoices.paid_card import paid_card
from bestuurskamer.screens.invoices.telling import state_of
from bestuurskamer.screens.invoices.view import View
from bestuurskamer.screens.invoices.ways_out import WaysOut
from bestuurskamer.screens.kit.buttons import button, in_two_lines
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.columns import SideBySide
from bestuurskamer.screens.kit.grid import FieldGrid
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.paint import Chip, State
from bestuurskamer.screens.kit.preview import PdfPreview
from bestuurskamer.screens.kit.printing import print_pdf, save_pdf
from bestuurskamer.screens.kit.question import Question, Verb
from bestuurskamer.screens.kit.thing import Thing

_NARROW = 500


class OneInvoice(View):
    """An issued paper. Nothing on it can be changed, and the page says so."""

    opened = Signal(int)
    draft_made = Signal(int)

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.back = _("Invoices made")
        self._id = 0
        self.paper: IssuedPaper | None = None
        self.question: Question | None = None
        self.ways_out = WaysOut(host, self)
        self.preview = PdfPreview(host.dress, _("The paper as it was made"))
        dress = host.dress
        dress.fit(self.preview, self._fit_preview)
        self.fixed = Message(dress, "info", "")
        self.state = Chip(dress, State(""))
        self.print_button = button(dress, _("Print"), "primary", "printer", self.print_it)
        self.acts = [self.print_button]
        self.save_button = button(dress, _("Save as PDF"), icon="save", press=self._save)
        self.mail_button = button(dress, _("Set out e-mail"), icon="mail", press=self._mail)
        self.note_button = button(dress, _("Note as handed out"), icon="check", press=self._note)
        words = _("Make a credit note")
        self.credit_button = button(dress, words, icon="minus", press=self._credit)
        redo_words = _("Take back and make anew")
        self.redo_button = button(dress, redo_words, "danger", "undo-2", self._ask_redo)
        self._lines, self._cards = QVBoxLayout(), QVBoxLayout()
        self._build()

    def choose(self, invoice_id: int) -> None:
        """Which invoice to show."""
        if invoice_id != self._id:
            self.paper = None
        self._id = invoice_id

    def reload(self) -> None:
        """Read the invoice anew."""
        if not self._id:
            return
        try:
            found = self.host.desk.read(issued_paper, self._id)
        except Refused as refused:
            self.host.tell(say(refused.words), "bad")
            return
        if self.paper is None or self.paper.pdf != found.pdf:
            self.preview.show_pdf(found.pdf)
        self.paper = found
        self._show(found)

    def fold(self, width: float) -> None:
        """The longest button takes two lines where there is little room."""
        words = _("Take back and make anew")
        self.redo_button.setText(in_two_lines(words) if width < _NARROW else words)

    def keys(self) -> list[tuple[str, str]]:
        """The keys that work now."""
        return [(_("Esc"), _("back")), ("F8", _("print"))]

    def take_keyboard(self) -> None:
        """The keyboard goes to the main button."""
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def print_it(self) -> None:
        """Print it; a duplicate when it went out before."""
        paper = self.paper
        if paper is None:
            return
        name = f"{paper.printed.title} {paper.row.number}"
        try:
            data = to_print(paper)
        except Refused as refused:
            self.host.tell(say(refused.words), "bad")
            return
        printing = print_pdf(self.host.dress, self.host.window, data, name)
        if printing is not None:
            printing.printed.connect(self._note)

    def _build(self) -> None:
        dress = self.host.dress
        main, side = QWidget(), QWidget()
        left, right = QVBoxLayout(main), QVBoxLayout(side)
        head = QHBoxLayout()
        head.addWidget(self.state)
        head.addStretch(1)
        left.addLayout(head)
        left.addWidget(self.fixed)
        left.addLayout(self._lines)
        left.addWidget(self._doings())
        left.addLayout(self._cards)
        left.addStretch(1)
        right.addWidget(self.preview, 1)
        right.addStretch(0)
        for layout in (left, right, self._lines, self._cards):
            dress.margins(layout, spacing=14)
        side.setProperty("fills", True)
        self.column.addWidget(SideBySide(dress, main, side, 360, 820))

    def _fit_preview(self) -> None:
        self.preview.setMinimumHeight(self.dress.px(420))
        self.preview.setMaximumHeight(self.dress.px(580))

    def _doings(self) -> Card:
        card, grid = Card(self.dress, _("What you can do")), FieldGrid(self.dress, 2)
        for made in (
            self.save_button,
            self.mail_button,
            self.note_button,
            self.credit_button,
            self.redo_button,
        ):
            grid.add(made)
        card.body.addWidget(grid)
        return card

    def _show(self, paper: IssuedPaper) -> None:
        paid = self._paid(paper)
        row = replace(paper.row, paid=paid.item.paid) if paid is not None else paper.row
        self.state.show_state(state_of(row, self.host.desk.today()))
        self.fixed.say(
            _(
                "Nothing on this paper can be changed any more."
                " A mistake is put right with a credit note."
            )
        )
        for layout in (self._lines, self._cards):
            _empty(layout)
        self._lines.addWidget(lines_card(self.dress, paper))
        if paper.credit_notes:
            self._cards.addWidget(credit_card(self.dress, paper, self.opened.emit))
        paid = self._paid(paper)
        if paid is not None:
            self._cards.addWidget(paid_card(self.host, paid))
        self._cards.addWidget(handout_card(self.dress, paper))
        again = row.handed_on is not None
        self.print_button.say(_("Print a duplicate") if again else _("Print"))
        self.credit_button.setVisible(paper.can_be_credited)
        self.redo_button.setVisible(paper.can_be_credited)
        self.mail_button.setVisible(bool(paper.email))
        self.tell(_title(paper), self._sentence(paper))

    def _paid(self, paper: IssuedPaper) -> Settled | None:
        """What was paid on it; a credit note is not paid by itself."""
        if paper.row.kind is InvoiceKind.CREDIT:
            return None
        return self.host.desk.read(settled, Target.INVOICE, paper.row.id)

    def _sentence(self, paper: IssuedPaper) -> str:
        row = paper.row
        parts = [
            row.party_name,
            _("made on {day}").format(day=language.day(row.issued_on)),
        ]
        if row.kind is InvoiceKind.CREDIT:
            parts.append(_("credits {number}").format(number=paper.credits_number))
        else:
            parts.append(_("to be paid by {day}").format(day=language.day(row.due_on)))
            paid = self._paid(paper)
            open_ = paid.item.open if paid is not None else row.open
            parts.append(_("still open {amount}").format(amount=language.money(open_)))
        return " · ".join(parts)

    def _save(self) -> None:
        if self.paper is None:
            return
        name = f"{self.paper.row.number} {self.paper.row.party_name}"
        path = save_pdf(self.host.dress, self.host.window, self.paper.pdf, name)
        if path is not None:
            self.host.tell(_("The PDF is saved: {name}").format(name=path.name), "ok")
            if self.paper.row.handed_on is None:
                self._note()

    def _mail(self) -> None:
        self.ways_out.set_one_mail_out(self._id)

    def thing(self) -> Thing | None:
        """The invoice that is shown."""
        return Thing("invoice", self._id, self.paper.row.number) if self.paper else None

    def _note(self) -> None:
        if self.paper is not None:
            HandOutSheet(self.host, self.paper.row).open()

    def _credit(self) -> None:
        if self.paper is not None:
            CreditSheet(self.host, self.paper).open()

    def _ask_redo(self) -> None:
        if self.paper is None or self.question is not None:
            return
        title = _("Take back {number} and make it anew?").format(number=self.paper.row.number)
        sentence = _("You get a credit note, and a draft with the same lines to put right.")
        verbs = (Verb("back", _("Back")), Verb("redo", _("Take back"), "danger"))
        self.question = Question(self.dress, self.host.window, title, sentence, verbs)
        self.question.answered.connect(self._redo)
        self.question.open()

    def _redo(self, verb: str) -> None:
        self.question = None
        if verb != "redo":
            return
        today = self.host.desk.today()
        what = N_("Took an invoice back and began it anew")
        made = self.done(what, redo, self._id, today)
        if made is not None:
            issued, draft_id = made
            said = _("Credit note {number} is made. The draft with the same lines is open now.")
            self.host.tell(
                said.format(number=issued.numbers[0]),
                "ok",
                _("To the credit note"),
                lambda: self.opened.emit(issued.ids[0]),
            )
            self.draft_made.emit(draft_id)


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def _title(paper: IssuedPaper) -> str:
    """What it is called, in the language of the screen."""
    name = paper.printed.title
    if paper.printed.language != language.spoken():
        credit = paper.row.kind is InvoiceKind.CREDIT
        name = _("Credit note") if credit else _("Invoice")
    return f"{name} {paper.row.number}"
