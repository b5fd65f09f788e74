"""A tenant who is late, beside the list: the next letter, those of before, a call, parts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.books.catalogue import Asked, paper
from bestuurskamer.books.open_tables import name_of
from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.money import NOTHING
from bestuurskamer.payments.arrears import ArrangementRow, Late, LetterRow, calls
from bestuurskamer.payments.ladder import KIND_WORDS
from bestuurskamer.payments.model import Target
from bestuurskamer.payments.next_letter import next_letter
from bestuurskamer.payments.reminding import (
    WAYS,
    ask_call,
    letter_file,
    make_letter,
    withdraw,
)
from bestuurskamer.payments.settled import settled
from bestuurskamer.screens.bank.charges_card import charges_card
from bestuurskamer.screens.bank.late_sheets import ArrangeSheet, CallSheet, SentSheet, end_sheet
from bestuurskamer.screens.history import history_button, open_history
from bestuurskamer.screens.invoices.paid_card import use_button
from bestuurskamer.screens.kit import printing
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.folding import beside
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.layouts import empty
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.kit.thing import Thing


class LatePane(QWidget):
    """What is open of a tenant and what may be done about it. `changed` rings after an act."""

    changed = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host, self._dress = host, host.dress
        self.late: Late | None = None
        self.sheet: Sheet | None = None
        self.make: Button | None = None
        self._column = QVBoxLayout(self)
        self._dress.margins(self._column, spacing=14)

    def show_late(self, late: Late | None) -> None:
        """Show another tenant."""
        empty(self._column)
        self.late, self.make = late, None
        if late is not None:
            self._column.addWidget(self._open_card(late))
            self._column.addWidget(self._letters_card(late))
            self._column.addWidget(self._others_card(late))
            costs = charges_card(self._host, late, self._open, self.changed.emit)
            self._column.addWidget(costs)
        self._column.addStretch(1)

    def make_next(self) -> None:
        """Make the letter that is next, and show its print."""
        late, desk = self.late, self._host.desk
        if late is None:
            return
        done = desk.tried(N_("Made a letter"), make_letter, late.party.id, desk.today())
        if done:
            self.changed.emit()

    def print_letter(self, letter: LetterRow) -> None:
        """Print a letter as it was made."""
        data = self._host.desk.read(letter_file, letter.id)
        name = f"{say_kind(letter)} {self.late.party.name if self.late else ''}".strip()
        printing.print_pdf(self._dress, self._host.window, data, name)

    def note_sent(self, letter: LetterRow) -> None:
        """Ask when and how a letter went out."""
        self._open(SentSheet(self._host, letter.id))

    def _open_card(self, late: Late) -> Card:
        card, desk = Card(self._dress, late.party.name), self._host.desk
        for item in late.items:
            card.add_pair(name_of(item), language.money(item.open))
        card.add_line()
        ages = (_("0–30 days"), _("31–60 days"), _("61–90 days"), _("over 90 days"))
        for name, amount in zip(ages, late.ages, strict=True):
            if amount:
                card.add_pair(name, language.money(amount))
        card.add_pair(_("Late"), language.money(late.total), strong=True, tone="bad")
        if late.credit > NOTHING:
            card.add_pair(_("Credit"), language.money(late.credit))
            oldest = desk.read(settled, late.items[0].target, late.items[0].id)
            text = _("Use {amount} credit for {number}")
            said = text.format(amount=language.money(oldest.usable), number=name_of(late.items[0]))
            press = use_button(self._host, oldest, self.changed.emit)
            card.body.addWidget(button(self._dress, said, "", "check", press))
        today = desk.today()
        card.body.addWidget(
            button(self._dress, _("Statement of account"), "", "printer", self._statement)
        )
        step = next_letter(late, today)
        if step.kind is None:
            card.body.addWidget(PlainLabel(say(step.words), "soft", wrap=True))
        else:
            said = _("Make: {letter}").format(letter=say(step.words))
            if len(step.items) < sum(i.target is not Target.CHARGE for i in late.items):
                text = _("About {numbers}.")
                about = text.format(numbers=", ".join(item.number for item in step.items))
                card.body.addWidget(PlainLabel(about, "small", wrap=True))
            self.make = button(self._dress, said, "primary", "mail", self.make_next)
            card.body.addWidget(self.make)
        return card

    def _letters_card(self, late: Late) -> Card:
        card = Card(self._dress, _("Letters"))
        if not late.letters:
            card.body.addWidget(PlainLabel(_("No letter went out yet."), "soft"))
        for letter in late.letters:
            card.add_pair(say_kind(letter), _state(letter))
            card.body.addWidget(PlainLabel(_log(letter), "small", wrap=True))
            card.body.addWidget(beside(self._dress, *self._letter_acts(letter), spacing=8))
        return card

    def _letter_acts(self, letter: LetterRow) -> list[Button]:
        """What can be done with a letter; one that does not count stays readable."""
        dress = self._dress
        found = [
            button(dress, _("Print"), "quiet", "printer", partial(self.print_letter, letter)),
        ]
        thing = Thing("letter", letter.id, say_kind(letter))
        found.append(history_button(dress, thing.name, partial(open_history, self._host, thing)))
        if letter.withdrawn_on is not None:
            return found
        if letter.sent_on is None:
            text = _("Note that it went out")
            found.append(button(dress, text, "", "check", partial(self.note_sent, letter)))
        text = _("Let it not count")
        found.append(button(dress, text, "quiet", "undo-2", partial(self._withdraw, letter)))
        return found

    def _others_card(self, late: Late) -> Card:
        card = Card(self._dress, _("Instead of a letter"))
        if late.call_asked_on is None:
            card.body.addWidget(button(self._dress, _("Call first"), "", "", self._ask_call))
        else:
            said = _("Note what was said on the telephone")
            card.body.addWidget(
                button(self._dress, said, "", "", lambda: self._open(CallSheet(self._host, late)))
            )
        for call in self._host.desk.read(calls, late.party.id):
            told = _("Called on {day}: {note}")
            said = told.format(day=language.day(call.done_on), note=call.note)
            card.body.addWidget(PlainLabel(said, "small", wrap=True))
        if late.arrangement is None:
            card.body.addWidget(
                button(
                    self._dress,
                    _("Agree on paying in parts…"),
                    "",
                    "calendar-days",
                    lambda: self._open(ArrangeSheet(self._host, late)),
                )
            )
        else:
            self._add_arrangement(card, late.arrangement)
        return card

    def _add_arrangement(self, card: Card, arrangement: ArrangementRow) -> None:
        word = _("kept") if arrangement.kept else _("not kept")
        card.add_pair(_("Payment arrangement"), word, tone="" if arrangement.kept else "bad")
        covered = NOTHING
        for day, amount in arrangement.instalments:
            covered += amount
            paid = arrangement.paid >= covered
            said = language.day(day) + (" ✓" if paid else "")
            card.add_pair(said, language.money(amount))
        thing = Thing("arrangement", arrangement.id, _("the payment arrangement"))
        life = history_button(self._dress, thing.name, lambda: open_history(self._host, thing))
        if arrangement.note:
            card.body.addWidget(PlainLabel(arrangement.note, "small", wrap=True))
        card.body.addWidget(
            button(
                self._dress,
                _("End the arrangement…"),
                "quiet",
                "undo-2",
                lambda: self._open(end_sheet(self._host, arrangement.id)),
            )
        )
        card.body.addWidget(life, 0, Qt.AlignmentFlag.AlignLeft)

    def _statement(self) -> None:
        late, desk = self.late, self._host.desk
        if late is None:
            return
        today = desk.today()
        asked = Asked(today.replace(month=1, day=1), today, today, late.party.id)
        data = desk.read(paper, "account", asked)
        name = f"{_('Statement of account')} {late.party.name}"
        printing.print_pdf(self._dress, self._host.window, data, name)

    def _ask_call(self) -> None:
        desk = self._host.desk
        if self.late is not None and desk.tried(
            N_("Put a call first"), ask_call, self.late.party.id, desk.today()
        ):
            self.changed.emit()

    def _withdraw(self, letter: LetterRow) -> None:
        desk = self._host.desk
        if desk.tried(N_("Let a letter not count"), withdraw, letter.id, desk.today()):
            self.changed.emit()

    def _open(self, sheet: Sheet) -> None:
        if self.sheet is None:
            self.sheet = sheet
            sheet.done.connect(self._closed)
            sheet.open()

    def _closed(self, saved: bool) -> None:
        self.sheet = None
        if saved:
            self.changed.emit()


def scrolling(pane: LatePane) -> QScrollArea:
    """The pane in an area that scrolls when the cards are higher than the page."""
    pane.setProperty("box", "clear")
    area = QScrollArea()
    area.setWidget(pane)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def say_kind(letter: LetterRow) -> str:
    """What a letter is called."""
    return _(KIND_WORDS[letter.kind])


def _state(letter: LetterRow) -> str:
    if letter.withdrawn_on is not None:
        return _("does not count")
    return _("lies ready") if letter.sent_on is None else _("went out")


def _log(letter: LetterRow) -> str:
    """When it was made, and when, how and by whom it went out."""
    told = [_("made on {day}").format(day=language.day(letter.made_on))]
    if letter.sent_on is not None:
        how = _(WAYS[letter.sent_how]) if letter.sent_how in WAYS else letter.sent_how
        told.append(_("went out on {day} {how}").format(day=language.day(letter.sent_on), how=how))
        if letter.sent_by:
            told.append(_("by {name}").format(name=letter.sent_by))
    if letter.withdrawn_on is not None:
        said = _("does not count since {day}")
        told.append(said.format(day=language.day(letter.withdrawn_on)))
    elif letter.reply_by is not None:
        told.append(_("next step from {day}").format(day=language.day(letter.reply_by)))
    return " · ".join(told)
