"""The page of a tenant with ten years of invoices, against one with a year."""

from __future__ import annotations

import os
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from bestuurskamer import paths
from bestuurskamer.app.program import window_of
from bestuurskamer.days import Month, months
from bestuurskamer.invoices.actions import issue_month
from bestuurskamer.invoices.proposals import to_invoice
from bestuurskamer.money import Money
from bestuurskamer.payments.allocating import place
from bestuurskamer.payments.model import Entry
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.payments.rules import spread
from bestuurskamer.screens.kit.desk import Desk
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.window import Window
from bestuurskamer.vault.board_file import BoardFile
from bestuurskamer.vault.opening import create_board
from tests.builders import a_lease, an_office

AIM, LAST, ROUNDS = 3.0, Month(2025, 12), 9


def filled(folder: Path, years: int) -> BoardFile:
    """A board with one tenant, so many years of invoices, and a payment for each."""
    board = create_board(folder / f"{years}.bestuurskamer", "bench")
    first = Month(LAST.year - years + 1, 1)
    with board.acting("fill") as session:
        an_office(session, since=first)
        a_lease(session, Money(310_00), service=Money(25_00), first_day=first.first)
        for month in months(first, LAST):
            keys = [p.key for p in to_invoice(session, month, month.first).proposals]
            issue_month(session, keys, month, month.first)
            entry = Entry(account_id=1, booked_on=month.last, amount=Money(335_00))
            session.add(entry)
            session.flush()
            dues = [item.due for item in open_items(session)]
            place(session, entry.id, spread(Money(335_00), dues), month.last)
    return board


def window_on(dress: Dress, board: BoardFile) -> Window:
    """The program open on it."""
    window = window_of(dress)
    window.frame.resize(1366, 768)
    window.open_board(Desk(board, lambda: date(2026, 1, 5)), "Proef", "")
    window.frame.show()
    window.go("today")
    return window


def shown(window: Window) -> float:
    """How long it takes from another place to the page of the tenant, drawn."""
    window.go("today")
    QApplication.processEvents()
    begun = time.perf_counter()
    window.go("tenants", 1)
    window.frame.grab()
    return time.perf_counter() - begun


def main() -> None:
    """Print the ratio of medians over interleaved rounds."""
    application = QApplication.instance() or QApplication(["bestuurskamer"])
    dress = Dress(paths.resources())
    with tempfile.TemporaryDirectory() as folder:
        boards = [filled(Path(folder), years) for years in (1, 10)]
        one, ten = (window_on(dress, board) for board in boards)
        pairs = [(shown(one), shown(ten)) for _round in range(ROUNDS)]
        print(
            f"page of a tenant: ten years {median(p[1] for p in pairs) * 1000:.0f} ms, one year "
            f"{median(p[0] for p in pairs) * 1000:.0f} ms, ratio "
            f"{median(b / a for a, b in pairs):.2f} (aim {AIM})"
        )
        for board in boards:
            board.close()
    assert application is not None


if __name__ == "__main__":
    main()
