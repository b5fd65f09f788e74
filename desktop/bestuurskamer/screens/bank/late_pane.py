"""A tenant who is late, beside the list: the next letter, those of before, a call, parts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.money import NOTHING
from bestuurskamer.payments import prints
from bestuurskamer.payments.arrears import Late, LetterRow
from bestuurskamer.payments.ladder import KIND_WORDS
from bestuurskamer.payments.reminding import (
    ask_call,
    letter_file,
    make_letter,
    step_of,
    withdraw,
)
from bestuurskamer.screens.bank.late_sheets import ArrangeSheet, CallSheet, SentSheet
from bestuurskamer.screens.kit import printing
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.layouts import empty
from bestuurskamer.screens.kit.text import PlainLabel


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
        card = Card(self._dress, late.party.name)
        for item in late.items:
            card.add_pair(item.number, language.money(item.open))
        card.add_line()
        ages = (_("0–30 days"), _("31–60 days"), _("61–90 days"), _("over 90 days"))
        for name, amount in zip(ages, late.ages, strict=True):
            if amount:
                card.add_pair(name, language.money(amount))
        card.add_pair(_("Late"), language.money(late.total), strong=True, tone="bad")
        if late.credit > NOTHING:
            card.add_pair(_("Credit"), language.money(late.credit))
        today = self._host.desk.today()
        card.body.addWidget(
            button(self._dress, _("Statement of account"), "", "printer", self._statement)
        )
        step = step_of(late, today)
        if step.kind is None:
            card.body.addWidget(PlainLabel(say(step.words), "soft", wrap=True))
        else:
            said = _("Make: {letter}").format(letter=say(step.words))
            self.make = button(self._dress, said, "primary", "mail", self.make_next)
            card.body.addWidget(self.make)
        return card

    def _letters_card(self, late: Late) -> Card:
        card = Card(self._dress, _("Letters"))
        if not late.letters:
            card.body.addWidget(PlainLabel(_("No letter went out yet."), "soft"))
        for letter in late.letters:
            card.add_pair(say_kind(letter), _state(letter))
            if letter.withdrawn_on is not None:
                continue
            card.body.addWidget(
                button(
                    self._dress,
                    _("Print"),
                    "quiet",
                    "printer",
                    partial(self.print_letter, letter),
                )
            )
            if letter.sent_on is None:
                card.body.addWidget(
                    button(
                        self._dress,
                        _("Note that it went out"),
                        "",
                        "check",
                        partial(self.note_sent, letter),
                    )
                )
                card.body.addWidget(
                    button(
                        self._dress,
                        _("Let it not count"),
                        "quiet",
                        "undo-2",
                        partial(self._withdraw, letter),
                    )
                )
        return card

    def _others_card(self, late: Late) -> Card:
        card = Card(self._dress, _("Instead of a letter"))
        if late.call_asked_on is None:
            card.body.addWidget(button(self._dress, _("Call first"), "", "", self._ask_call))
        else:
            said = _("Note what was said on the telephone")
            card.body.addWidget(
                button(self._dress, said, "", "", lambda: self._open(CallSheet(self._host, late)))
            )
        arrangement = late.arrangement
        if arrangement is None:
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
            word = _("kept") if arrangement.kept else _("not kept")
            card.add_pair(_("Payment arrangement"), word, tone="" if arrangement.kept else "bad")
            if arrangement.next_on is not None:
                day, amount = arrangement.next_on
                card.add_pair(language.day(day), language.money(amount))
        return card

    def _statement(self) -> None:
        late, desk = self.late, self._host.desk
        if late is None:
            return
        today = desk.today()
        data = desk.read(
            prints.statement_paper, late.party.id, today.replace(month=1, day=1), today
        )
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
    if letter.sent_on is None:
        return _("lies ready")
    return _("sent {day}").format(day=language.short_day(letter.sent_on))
