"""The head lease beside the sublets: what comes in, what goes out, and which days are near."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.books.queries import InAndOut, RollRow
from bestuurskamer.building.queries import HeadLeaseRow
from bestuurskamer.building.rules import deadlines
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import NOTHING
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card, LedgerCard
from bestuurskamer.screens.kit.columns import SideBySide
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.empty import EmptyPage
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.tenants import words
from bestuurskamer.screens.tenants.money_bars import MoneyBars
from bestuurskamer.screens.tenants.refill import emptied


class HeadLeaseView(QWidget):
    """Bars, days and permission of the head lease, and the sublets that pass its end."""

    fill_wanted = Signal()
    rent_wanted = Signal()
    rent_taken_back = Signal()
    tenant_wanted = Signal(int)

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress = dress
        self.messages = QVBoxLayout()
        self.money = Card(dress, _("In and out, a month"))
        self.bars = MoneyBars(dress)
        self.money.body.addWidget(self.bars)
        self.outcome = PlainLabel("", "strong", wrap=True)
        self.money.body.addWidget(self.outcome)
        self.table = RowTable(_columns(), lambda row: row.lease_id)
        self.ledger = Ledger(dress, self.table, _("Leases past the head lease"))
        self.ledger.opened.connect(lambda row: self.tenant_wanted.emit(row.tenant_id))
        self.past = LedgerCard(self.ledger)
        self.past_title = PlainLabel(_("Past the end of the head lease"), "heading", wrap=True)
        self.facts = QVBoxLayout()
        self._build()

    def show_both(self, both: InAndOut) -> None:
        """Show the head lease beside the sublets."""
        lease = both.head_lease
        self.empty.setVisible(lease is None)
        self.both.setVisible(lease is not None)
        emptied(self.messages)
        emptied(self.facts)
        if lease is None:
            return
        self._warn(lease, both)
        self.bars.show_bars(
            [
                (_("Comes in from tenants"), both.comes_in, "bar"),
                (
                    _("Goes out to {landlord}").format(landlord=lease.landlord),
                    both.goes_out,
                    "edge",
                ),
            ]
        )
        self.outcome.setText(_outcome(both))
        self.ledger.show_rows(both.past_the_end)
        self.past.setVisible(bool(both.past_the_end))
        self.past_title.setVisible(bool(both.past_the_end))
        rows = len(both.past_the_end)
        self.past.setFixedHeight(self._dress.px(56 * min(rows, 6) + 38 + 12))
        self.facts.addWidget(self._days(lease))
        self.facts.addWidget(self._permission(lease))
        self.facts.addWidget(self._rents(lease))

    def sentence(self, both: InAndOut) -> str:
        """How things stand, in one line."""
        lease = both.head_lease
        if lease is None:
            return _("Fill in from whom you rent the building, and until when.")
        if lease.last_day is None:
            return _("From {landlord}, {amount} a month, without an end.").format(
                landlord=lease.landlord, amount=language.money(both.goes_out)
            )
        return _("From {landlord}, {amount} a month, to {day}.").format(
            landlord=lease.landlord,
            amount=language.money(both.goes_out),
            day=language.day(lease.last_day),
        )

    def _build(self) -> None:
        dress = self._dress
        main, side = QWidget(), QWidget()
        left, right = QVBoxLayout(main), QVBoxLayout(side)
        left.addLayout(self.messages)
        left.addWidget(self.money)
        left.addWidget(self.past_title)
        left.addWidget(self.past)
        left.addStretch(1)
        right.addLayout(self.facts)
        right.addStretch(1)
        for layout in (left, right, self.messages, self.facts):
            dress.margins(layout, spacing=14)
        self.both = SideBySide(dress, main, side)
        self.empty = EmptyPage(
            dress,
            "building-2",
            _("The head lease is not filled in yet"),
            _("It is the lease by which you have the building yourselves."),
            (
                _("what you pay the municipality"),
                _("the last day to give notice"),
                _("whether you may let rooms"),
            ),
            button(dress, _("Fill in the head lease"), "primary", "plus", self.fill_wanted.emit),
        )
        column = QVBoxLayout(self)
        column.addWidget(self.both)
        column.addWidget(self.empty, 1)
        column.addStretch(0)
        dress.margins(column)

    def _warn(self, lease: HeadLeaseRow, both: InAndOut) -> None:
        for near in deadlines(lease.last_day, lease.notice_by, lease.renewal_by, both.day):
            tone = "bad" if near.days_left < 0 else "warn"
            self.messages.addWidget(Message(self._dress, tone, words.deadline_words(near)))
        if lease.sublet_allowed is False:
            text = _("By the head lease you may not let rooms. Ask for permission on paper.")
            self.messages.addWidget(Message(self._dress, "bad", text))

    def _days(self, lease: HeadLeaseRow) -> Card:
        card = Card(self._dress, _("Days"))
        card.add_pair(_("First day"), language.day(lease.first_day))
        end = language.day(lease.last_day) if lease.last_day else _("no end")
        card.add_pair(_("Last day"), end, strong=True)
        for name, day in (
            (_("Ask for renewal by"), lease.renewal_by),
            (_("Give notice by"), lease.notice_by),
        ):
            card.add_pair(name, language.day(day) if day else _("not filled in"))
        return card

    def _permission(self, lease: HeadLeaseRow) -> Card:
        card = Card(self._dress, _("Permission to sublet"))
        said = {True: _("yes"), False: _("no"), None: _("not known yet")}[lease.sublet_allowed]
        tone = "" if lease.sublet_allowed else "warn"
        card.add_pair(_("May you let rooms?"), said, strong=True, tone=tone)
        if lease.sublet_on:
            card.add_pair(_("Given on"), language.day(lease.sublet_on))
        if lease.sublet_reference:
            card.add_pair(_("Reference"), "")
            card.body.addWidget(PlainLabel(lease.sublet_reference, "", wrap=True))
        if lease.runs_on:
            card.add_line()
            card.body.addWidget(PlainLabel(_("May go on after the end"), "label", wrap=True))
            card.body.addWidget(PlainLabel(lease.runs_on, "", wrap=True))
        return card

    def _rents(self, lease: HeadLeaseRow) -> Card:
        card = Card(self._dress, _("What it costs a month"))
        for rent in reversed(lease.rents):
            since = _("from {day}").format(day=language.short_day(rent.first_day))
            card.add_pair(since, language.money(rent.monthly))
            if rent.reason:
                card.body.addWidget(PlainLabel(rent.reason, "small", wrap=True))
        change = button(
            self._dress, _("Change the amount"), "quiet", "pencil", self.rent_wanted.emit
        )
        card.body.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        if len(lease.rents) > 1:
            text, press = _("Take back the last change"), self.rent_taken_back.emit
            back = button(self._dress, text, "quiet", "trash-2", press)
            card.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        return card


def _outcome(both: InAndOut) -> str:
    if both.left >= NOTHING:
        said = _("{amount} a month is left.").format(amount=language.money(both.left))
    else:
        said = _("{amount} a month is lacking.").format(amount=language.money(-both.left))
    free = len(both.roll.empty)
    if free:
        said += " " + ngettext("One room stands empty.", "{count} rooms stand empty.", free).format(
            count=free
        )
    return said


def _columns() -> list[Column[RollRow]]:
    return [
        Column(_("Tenant"), lambda row: Cell(row.tenant, row.rooms, strong=True), stretch=3),
        Column(
            _("Rent"), lambda row: Cell(language.plain_money(row.rent), right=True), number=True
        ),
        Column(_("Ends"), _end, stretch=2),
    ]


def _end(row: RollRow) -> Cell:
    return Cell(words.until(row.last_day), _("past the head lease"), tone="warn")
