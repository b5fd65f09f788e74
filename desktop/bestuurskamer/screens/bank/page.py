"""The place Bank: bring in what the bank gave, say what money was for, see who is late."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer.books.catalogue import Asked, kind, paper
from bestuurskamer.errors import N_
from bestuurskamer.language import _, ngettext
from bestuurskamer.payments.arrears import Late, arrears
from bestuurskamer.payments.cash_book import CashLine
from bestuurskamer.payments.importing import take_back
from bestuurskamer.payments.proposing import Seen, confirm_certain, look, seen_of
from bestuurskamer.payments.queries import (
    EntryRow,
    ImportRow,
    count_to_place,
    entries,
    entry,
    imports,
    last_entry_day,
)
from bestuurskamer.screens.bank import files, lists
from bestuurskamer.screens.bank.acts import Before
from bestuurskamer.screens.bank.blank import all_placed, balance_words, nothing_yet
from bestuurskamer.screens.bank.cash_part import CashPart, cash_table
from bestuurskamer.screens.bank.intake import Intake
from bestuurskamer.screens.bank.judge import Judge
from bestuurskamer.screens.bank.late_pane import LatePane, scrolling
from bestuurskamer.screens.kit import printing
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import LedgerCard
from bestuurskamer.screens.kit.columns import SideBySide
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.page import Page
from bestuurskamer.screens.kit.segment import Segment
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.kit.thing import Thing

MOST_SHOWN = 1000


class BankPage(Page):
    """To place · Placed · Brought in · Late · Cash, and beside the list the chosen entry."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.dress, _("Bank"), scrolls=False)
        self.host = host
        self.intake = Intake(host, self)
        self.intake.done.connect(self._brought_in)
        self.segment = Segment(
            host.dress,
            _("Which part of the bank"),
            [
                ("to_place", _("To place")),
                ("placed", _("Placed")),
                ("imports", _("Brought in")),
                ("late", _("Late")),
                ("cash", _("Cash")),
            ],
        )
        self.segment.picked.connect(self._pick)
        self.judge = Judge(host)
        self.judge.placed.connect(self._back_to_list)
        self.cash = CashPart(host, self)
        self.cash.written.connect(self._written)
        self.cash.turned.connect(self.reload)
        self._ledgers: dict[str, Ledger[Any]] = {
            "to_place": Ledger(host.dress, lists.to_place_table(), _("Entries to place")),
            "placed": Ledger(host.dress, lists.placed_table(), _("Placed entries")),
            "imports": Ledger(host.dress, lists.imports_table(), _("Files brought in")),
            "late": Ledger(host.dress, lists.late_table(), _("Who is late")),
            "cash": Ledger(host.dress, cash_table(), _("Cash book")),
        }
        self._certain: list[int] = []
        self._until: date | None = None
        self._most: int | None = MOST_SHOWN
        self._lay_out()

    @property
    def ledger(self) -> Ledger[Any]:
        """The list that is shown."""
        return self._ledgers[self.segment.current()]

    def reload(self) -> None:
        """Read the list anew that is shown."""
        desk, key = self.host.desk, self.segment.current()
        reads: dict[str, Callable[[], Sequence[Any]]] = {
            "to_place": lambda: desk.read(look, desk.today()),
            "placed": lambda: [r for r in desk.read(entries, most=self._most) if r.placed],
            "imports": lambda: desk.read(imports),
            "late": lambda: desk.read(arrears, desk.today()),
            "cash": self.cash.read,
        }
        rows = list(reads[key]())
        self.ledger.show_rows(rows)
        if rows and self.ledger.current() is None:
            self.ledger.choose(self.ledger.table.key(rows[0]))
        count = len(rows) if key == "to_place" else desk.read(count_to_place)
        self.segment.say("to_place", _("To place {count}").format(count=count))
        self._certain = [row.entry.id for row in rows if isinstance(row, Seen) and row.certain]
        self._until = desk.read(last_entry_day)
        if key == "late":
            self._ages.setText(lists.ages_of(rows))
        self._say_head(key, rows)
        self._show_blank(key, rows)
        self._show_beside()

    def help_key(self) -> str:
        """Who is late and the cash box have a page of their own."""
        key = self.segment.current()
        return key if key in ("late", "cash") else ""

    def open_thing(self, thing: object) -> None:
        """Show a part (`to_place`, `placed`, `imports`, `late`, `cash`) or one entry by its number.

        Or take in files.
        """
        if isinstance(thing, tuple):
            self.take_in(thing)
        elif isinstance(thing, int):
            self._show_entry(self.host.desk.read(entry, thing))
        elif thing in self._ledgers:
            self._pick(str(thing))

    def thing(self) -> Thing | None:
        """The entry, the count or the tenant that is chosen."""
        row = self.ledger.current()
        if isinstance(row, Late):
            return Thing("party", row.party.id, row.party.name)
        if isinstance(row, CashLine) and row.count is not None:
            return Thing("cash_count", int(row.key[1]), _("the count of the cash box"))
        row = row.entry if isinstance(row, Seen | CashLine) else row
        return Thing("entry", row.id, _("this entry")) if isinstance(row, EntryRow) else None

    def print_it(self) -> None:
        """Print what is open, or the arrears (F8)."""
        desk, dress = self.host.desk, self.dress
        if self.segment.current() == "cash" and self.cash.book is not None:
            self.cash.print_book()
            return
        overview = kind("arrears" if self.segment.current() == "late" else "open")
        today = desk.today()
        data = desk.read(paper, overview.key, Asked(today, today, today))
        printing.print_pdf(dress, self.host.window, data, _(overview.name))

    @property
    def sheet(self) -> Sheet | None:
        """What is asked about the files that are taken in now."""
        return self.intake.sheet

    def take_in(self, paths: Sequence[Path]) -> None:
        """Read files beside the screen, then show what they would bring in."""
        self.intake.take(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ins brings in a file, Del unlinks or takes back."""
        if event.key() == Qt.Key.Key_Insert and not event.isAutoRepeat():
            self._choose_files()
        elif event.key() == Qt.Key.Key_Delete and not event.isAutoRepeat():
            self._take_away()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        dress = self.dress
        self.choose = button(dress, _("Choose bank file…"), "", "file-up", self._choose_files)
        self.all = button(dress, _("Link the certain ones"), "", "check", self._confirm_certain)
        self.back = button(dress, _("Take back"), "", "undo-2", self._take_away)
        for act in (self.back, self.all, *self.cash.acts, self.choose):
            self.add_action(act)
        self.late = LatePane(self.host)
        self.late.changed.connect(self.reload)
        self._late_side = scrolling(self.late)
        left, side = QWidget(), QWidget()
        column, beside = QVBoxLayout(left), QVBoxLayout(side)
        self._ages = PlainLabel("", "small", wrap=True)
        ages = QWidget()
        within = QVBoxLayout(ages)
        within.addWidget(self._ages)
        dress.margins(within, 16, 8, 16, 8)
        column.addWidget(self.cash.head)
        for key, ledger in self._ledgers.items():
            below = ages if key == "late" else None
            column.addWidget(LedgerCard(ledger, below), 1)
            ledger.chosen.connect(lambda _row: self._show_beside())
            ledger.opened.connect(self._opened)
        beside.addWidget(self.judge)
        beside.addWidget(self._late_side)
        dress.margins(column, spacing=0)
        dress.margins(beside, spacing=0)
        self._side = side
        side.setProperty("fills", True)
        self._blank = {
            "new": nothing_yet(dress, self._choose_files),
            "done": all_placed(dress),
            "box": self.cash.blank,
        }
        self.body.addWidget(self.segment, 0, Qt.AlignmentFlag.AlignLeft)
        self._both = SideBySide(dress, left, side, 470, 980)
        self.body.addWidget(self._both, 1)
        for page in self._blank.values():
            self.body.addWidget(page, 1)
        self._show_list()

    def _pick(self, key: str) -> None:
        self.segment.choose(key)
        self._show_list()
        self.reload()

    def _show_entry(self, row: EntryRow) -> None:
        """Choose one entry in the list where it stands, however long ago it was."""
        key: object = row.id
        if row.in_cash:
            part, key = "cash", ("entry", row.id)
            self.cash.turn_to(row.account_id)
        else:
            part = "to_place" if row.left else "placed"
        self._pick(part)
        if not self.ledger.choose(key):
            self._most = None
            self.reload()
            self.ledger.choose(key)
        self.ledger.setFocus()
        self._show_beside()

    def _show_list(self) -> None:
        key = self.segment.current()
        for name, ledger in self._ledgers.items():
            card = ledger.parentWidget()
            assert card is not None
            card.setVisible(name == key)
        self.cash.head.setVisible(key == "cash")
        self._side.setVisible(key != "imports")
        self.judge.setVisible(key != "late")
        self._late_side.setVisible(key == "late")
        self.back.setVisible(key == "imports")
        keys = {"to_place": ("Enter", _("link")), "placed": ("Del", _("unlink"))}
        shown = [("Ins", _("bank file")), *([keys[key]] if key in keys else []), ("F8", _("print"))]
        self.keys.show_keys(shown)

    def _say_head(self, key: str, rows: Sequence[Any]) -> None:
        count = len(rows)
        said = {
            "to_place": ngettext(
                "{count} entry has no place yet.", "{count} entries have no place yet.", count
            ),
            "placed": _("What money was for. Nothing here is final: unlink what is wrong."),
            "imports": _("A file can be taken back while none of its entries has a place."),
            "late": ngettext("{count} tenant is late.", "{count} tenants are late.", count),
            "cash": self.cash.sentence(),
        }[key]
        told = [said.format(count=count)]
        if key == "to_place":
            told = [told[0] if count else "", balance_words(self.host.desk, self._until)]
        waiting = self.host.desk.read(count_to_place) if key == "late" else 0
        if waiting:
            told.append(
                ngettext(
                    "First place {count} entry of the bank: perhaps somebody paid.",
                    "First place {count} entries of the bank: perhaps somebody paid.",
                    waiting,
                ).format(count=waiting)
            )
        self.show_head(_("Bank"), " ".join(filter(None, told)))
        certain = len(self._certain)
        self.all.say(_("Link the certain ones ({count})").format(count=certain))
        self.all.setVisible(key == "to_place" and certain > 0)

    def _show_blank(self, key: str, rows: Sequence[Any]) -> None:
        blank = "" if rows or key != "to_place" else "done" if self._until else "new"
        if key == "cash" and self.cash.book is None:
            blank = "box"
        for name, page in self._blank.items():
            page.setVisible(name == blank)
        self._both.setVisible(not blank)
        self.choose.setVisible(blank != "new" and key != "cash")
        for act in self.cash.acts:
            act.setVisible(key == "cash" and not blank)
        judged = bool(rows) and key in ("to_place", "late")
        self.choose.become("" if judged or blank == "done" else "primary")

    def _show_beside(self) -> None:
        row = self.ledger.current()
        if isinstance(row, Seen):
            self.judge.show_entry(row.entry, row)
        elif isinstance(row, EntryRow):
            self.judge.show_entry(row)
        elif isinstance(row, CashLine):
            waits = row.entry is not None and bool(row.entry.left)
            desk = self.host.desk
            seen = desk.read(seen_of, row.entry.id) if waits and row.entry else None
            self.judge.show_entry(row.entry, seen)
            self.cash.write.become("" if waits else "primary")
        else:
            self.judge.show_entry(None)
        self.late.show_late(row if isinstance(row, Late) else None)

    def _opened(self, row: object) -> None:
        if isinstance(row, Seen):
            # Enter never confirms what is not certain: it asks.
            if row.certain:
                self.judge.confirm()
            else:
                self.judge.choose_other()
        elif isinstance(row, Late):
            self.host.go("tenants", row.party.id)

    def _written(self, row: EntryRow) -> None:
        """A line of the cash book is there: ask at once what it was for."""
        self.ledger.choose(("entry", row.id))
        self._show_beside()
        self.judge.choose_other()

    def _back_to_list(self) -> None:
        self.ledger.setFocus()

    def _choose_files(self) -> None:
        self.take_in(files.asked_files(self))

    def _brought_in(self, count: int) -> None:
        said = _("The entries came in. Say now what the money was for.")
        if not count:
            said = _("Noted: there was nothing new at the bank.")
        self.host.tell(said)
        self._pick("to_place")

    def _confirm_certain(self) -> None:
        desk = self.host.desk
        before = Before(desk, self._certain)
        done = desk.do(N_("Linked the certain entries"), confirm_certain, desk.today())
        before.offer_undo()
        said = ngettext("{count} entry was linked.", "{count} entries were linked.", done)
        self.host.tell(said.format(count=done))

    def _take_away(self) -> None:
        row = self.ledger.current()
        if isinstance(row, EntryRow):
            self.judge.unlink(row.id)
        elif isinstance(row, ImportRow) and row.taken_back_on is None:
            desk = self.host.desk
            what = N_("Took a file of the bank back")
            if desk.tried(what, take_back, row.id, desk.today()):
                said = _("{name} was taken back. It can be brought in again.")
                self.host.tell(said.format(name=row.file_name))
