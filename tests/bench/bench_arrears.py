"""Who is late over 100,000 invoices, against joining all invoices with all payments."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import text
from sqlalchemy.orm import Session

from bestuurskamer.payments.arrears import arrears
from bestuurskamer.vault.board_file import BoardFile
from bestuurskamer.vault.opening import create_board
from tests.builders import a_tenant, an_office

AIM, INVOICES, TENANTS, OPEN_EVERY, ROUNDS = 0.15, 100_000, 1_000, 100, 7
FIRST, TODAY = date(2016, 1, 1), date(2026, 11, 23)
JOIN = """
    SELECT party_id, SUM(open) FROM (
        SELECT i.party_id AS party_id, i.total - COALESCE(SUM(a.amount), 0) AS open
        FROM invoice i
        LEFT JOIN allocation a ON a.invoice_id = i.id AND a.undone_on IS NULL
        WHERE i.kind = 'invoice' AND i.due_on < :today
        GROUP BY i.id HAVING open > 0
    ) GROUP BY party_id
"""


def filled(folder: Path) -> BoardFile:
    """A board with 100,000 invoices over ten years, all paid in two parts but one in a hundred.

    The parts lie in no order, as those of many banks and years do.
    """
    board = create_board(folder / "proef.bestuurskamer", "bench")
    with board.acting("fill") as session:
        an_office(session)
        tenants = [a_tenant(session, f"Huurder {n}") for n in range(TENANTS)]
        _fill(session, tenants[0])
    return board


def _fill(session: Session, first_tenant: int) -> None:
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count) "
    known = {
        "count": INVOICES,
        "tenants": TENANTS,
        "party": first_tenant,
        "every": OPEN_EVERY,
        "first": FIRST.isoformat(),
        "per_day": INVOICES // (TODAY - FIRST - timedelta(days=30)).days + 1,
    }
    session.execute(
        text(
            numbers
            + "INSERT INTO invoice (id, kind, series, year, place, number, party_id, party_name,"
            " issued_on, due_on, net, vat, total, delivery, snapshot) "
            "SELECT i, 'invoice', 'invoice', 2026, i, '2026-' || i, :party + i % :tenants,"
            " 'Huurder', date(:first, '+' || (i / :per_day) || ' days'),"
            " date(:first, '+' || (i / :per_day + 14) || ' days'), 31000, 0, 31000, 'post', '{}'"
            " FROM n"
        ),
        known,
    )
    session.execute(
        text(
            "INSERT INTO entry (id, account_id, booked_on, amount, place, counter_iban,"
            " counter_name, text, kenmerk, end_to_end, bank_reference, code, reversal)"
            " SELECT id, (SELECT MIN(id) FROM account), due_on, total, 0, '', '', '', '', '', '',"
            " '', 0 FROM invoice WHERE id % :every > 0"
        ),
        known,
    )
    session.execute(
        text(
            "INSERT INTO allocation (target, amount, made_on, entry_id, party_id, invoice_id, vat,"
            " note) SELECT 'invoice', total / 2, due_on, id, party_id, id, 0, '' FROM invoice,"
            " (SELECT 1 UNION ALL SELECT 2) WHERE id % :every > 0 ORDER BY id * 7919 % :count"
        ),
        known,
    )


def joined(session: Session) -> dict[int, int]:
    """What each tenant is late with, by the plain join."""
    rows = session.execute(text(JOIN), {"today": TODAY.isoformat()})
    return {party_id: cents for party_id, cents in rows}  # noqa: C416


def asked(session: Session) -> dict[int, int]:
    """The same, as the program asks it."""
    return {late.party.id: late.total.cents for late in arrears(session, TODAY)}


def _took(board: BoardFile, ask: Callable[[Session], dict[int, int]]) -> tuple[float, int]:
    with board.reading() as session:
        begun = time.perf_counter()
        found = ask(session)
        return time.perf_counter() - begun, sum(found.values())


def main() -> None:
    """Print the ratio of medians over interleaved rounds."""
    with tempfile.TemporaryDirectory() as folder:
        board = filled(Path(folder))
        pairs = []
        for _round in range(ROUNDS):
            (plain, owed), (ours, late) = _took(board, joined), _took(board, asked)
            assert owed == late, (owed, late)
            pairs.append((plain, ours))
        print(
            f"arrears: {median(p[1] for p in pairs) * 1000:.0f} ms, the plain join "
            f"{median(p[0] for p in pairs) * 1000:.0f} ms, ratio "
            f"{median(b / a for a, b in pairs):.2f} (aim {AIM})"
        )
        board.close()


if __name__ == "__main__":
    main()
