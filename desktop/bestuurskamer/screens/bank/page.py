"""The place Bank: bring in what the bank gave, say what money was for, see who is late."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from bestuurskamer.payments.known_until import KnownUntil, known_until
from bestuurskamer.payments.proposing import Seen, confirm_certain, look, seen_of
from bestuurskamer.payments.queries import (
    EntryRow,
    ImportRow,
    count_to_place,
    entries,
    entry,
    imports,
)
from bestuurskamer.screens.bank import files
from bestuurskamer.screens.bank.acts import Before
from bestuurskamer.screens.bank.blank import all_placed, nothing_yet
from bestuurskamer.screens.bank.cash_part import CashPart
from bestuurskamer.screens.bank.head import head_words
from bestuurskamer.screens.bank.intake import Intake
from bestuurskamer.screens.bank.judge import Judge
from bestuurskamer.screens.bank.late_pane import LatePane, scrolling
from bestuurskamer.screens.bank.parts import Parts, part_names
from bestuurskamer.screens.kit import printing
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.columns import SideBySide
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.page import Page
from bestuurskamer.screens.kit.thing import Thing

MOST_SHOWN = 1000


class BankPage(Page):
    """To place · Placed · Brought in · Late · Cash, and beside the list the chosen entry."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.dress, _("Bank"), scrolls=False)
        self.host = host
        self.intake = Intake(host, self)
        self.intake.done.connect(self._brought_in)
        self.segment = part_names(host.dress)
        self.segment.picked.connect(self._pick)
        self.judge = Judge(host)
        self.judge.placed.connect(self._back_to_list)
        self.cash = CashPart(host, self)
        self.cash.written.connect(self._written)
        self.cash.turned.connect(self.reload)
        self.parts = Parts(host.dress, self.cash.head)
        self._certain: list[int] = []
        self._known: tuple[KnownUntil, ...] = ()
        self._most: int | None = MOST_SHOWN
        self._lay_out()

    @property
    def ledger(self) -> Ledger[Any]:
        """The list that is shown."""
        return self.parts.ledgers[self.segment.current()]

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
        self._known = desk.read(known_until, desk.today())
        if key == "late":
            self.parts.say_ages(rows)
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
        elif thing in self.parts.ledgers:
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
        """Ins brings in a file or writes in the cash book, Del unlinks or takes back."""
        if event.key() == Qt.Key.Key_Insert and not event.isAutoRepeat():
            self._new()
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
        side = QWidget()
        beside = QVBoxLayout(side)
        for ledger in self.parts.ledgers.values():
            ledger.chosen.connect(lambda _row: self._show_beside())
            ledger.opened.connect(self._opened)
        beside.addWidget(self.judge)
        beside.addWidget(self._late_side)
        dress.margins(beside, spacing=0)
        self._side = side
        side.setProperty("fills", True)
        self._blank = {
            "new": nothing_yet(dress, self._choose_files),
            "done": all_placed(dress),
            "box": self.cash.blank,
        }
        self.body.addWidget(self.segment, 0, Qt.AlignmentFlag.AlignLeft)
        self._both = SideBySide(dress, self.parts, side, 470, 980)
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
        self.parts.show_part(key)
        self.judge.setVisible(key != "late")
        self._late_side.setVisible(key == "late")
        self.back.setVisible(key == "imports")
        keys = {"to_place": ("Enter", _("link")), "placed": ("Del", _("unlink"))}
        new = ("Ins", _("new line") if key == "cash" else _("bank file"))
        shown = [new, *([keys[key]] if key in keys else []), ("F8", _("print"))]
        self.keys.show_keys(shown)

    def _say_head(self, key: str, rows: Sequence[Any]) -> None:
        desk = self.host.desk
        said = head_words(desk, key, len(rows), self.cash.sentence(), self._known)
        self.show_head(_("Bank"), said)
        certain = len(self._certain)
        self.all.say(_("Link the certain ones ({count})").format(count=certain))
        self.all.setVisible(key == "to_place" and certain > 0)

    def _show_blank(self, key: str, rows: Sequence[Any]) -> None:
        blank = "" if rows or key != "to_place" else "done" if self._known else "new"
        if key == "cash" and self.cash.book is None:
            blank = "box"
        for name, page in self._blank.items():
            page.setVisible(name == blank)
        self._both.setVisible(not blank)
        unwritten = key == "cash" and not rows
        self.parts.show_unwritten(unwritten)
        if unwritten:
            self.cash.write.become("primary")
        self._side.setVisible(key != "imports" and not unwritten)
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

    def _new(self) -> None:
        if self.segment.current() != "cash":
            self._choose_files()
        elif self.cash.book is None:
            self.cash.ask_box()
        else:
            self.cash.ask_line()

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
