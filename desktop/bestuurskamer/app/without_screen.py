"""The main job without a screen: the practice building, its month, its paper, its pictures."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from bestuurskamer import language
from bestuurskamer.app import boards
from bestuurskamer.app.meeting_papers import write_meeting_papers
from bestuurskamer.app.pictures import draw_all
from bestuurskamer.books.catalogue import KINDS, Asked, Of, paper_of, sheet_of, tables
from bestuurskamer.days import Month
from bestuurskamer.errors import N_
from bestuurskamer.invoices import queries
from bestuurskamer.invoices.actions import issue_month
from bestuurskamer.invoices.naming import pdf_name
from bestuurskamer.invoices.proposals import default_month, to_invoice
from bestuurskamer.money import total
from bestuurskamer.payments.arrears import arrears, letters
from bestuurskamer.payments.reminding import letter_file, make_letter, mark_sent
from bestuurskamer.vault.board_file import BoardFile
from bestuurskamer.vault.files import write_whole

PRACTICE_DAY = date(2026, 11, 23)
"""The day in the practice building when nobody looks: the same files each time."""


LETTER_NAMES = {
    "friendly": "Herinnering",
    "fourteen_days": "Veertiendagenbrief",
    "formal": "Aanmaning",
    "default": "Ingebrekestelling",
}


def main_job(folder: Path) -> int:
    """Make the practice building, issue its month, write all paper and pictures, and say so."""
    language.speak("nl")
    make_room(folder)
    board = boards.practise(PRACTICE_DAY, folder)
    _say(f"Gegevens: {board.path}")
    shown = draw_all(board, PRACTICE_DAY, folder / "schermen")
    with board.acting(N_("Issued the month of the practice building")) as session:
        month = default_month(PRACTICE_DAY)
        keys = [p.key for p in to_invoice(session, month, PRACTICE_DAY).proposals if p.ready]
        done = issue_month(session, keys, month, PRACTICE_DAY)
    with board.reading() as session:
        rows = queries.invoices_by_id(session, done.ids)
        together = language.money(total(row.total for row in rows))
        _say(f"{len(rows)} facturen van {language.month(month)} gemaakt, samen {together}:")
        for row in rows:
            _say(f"  {row.number}  {row.party_name}  {language.money(row.total)}")
        papers = _write_invoices(session, folder / "facturen")
        overviews = _write_overviews(session, folder / "overzichten")
    written = _write_letters(board, folder / "brieven")
    minutes = write_meeting_papers(board, folder / "verslagen", PRACTICE_DAY)
    copy = board.close()
    _say(f"Brieven: {written} in {folder / 'brieven'}")
    if minutes:
        _say(f"Verslagen en lijsten: {minutes} in {folder / 'verslagen'}")
    _say(f"Facturen: {papers} in {folder / 'facturen'}")
    _say(f"Overzichten: {overviews} in {folder / 'overzichten'}")
    _say(f"Schermen: {shown} in {folder / 'schermen'}")
    if copy is not None and copy.path is not None:
        _say(f"Reservekopie, weer geopend en gecontroleerd: {copy.path}")
    return 0


def make_room(folder: Path) -> None:
    """Take away what this job wrote before: a second time makes everything anew.

    Nothing goes where the practice building never stood.
    """
    if boards.practice_file(folder).exists():
        for name in ("brieven", "facturen", "overzichten", "schermen", "verslagen"):
            shutil.rmtree(folder / name, ignore_errors=True)


def pictures_alone(folder: Path) -> int:
    """Draw every screen, light and dark, of the practice building."""
    language.speak("nl")
    board = boards.practise(PRACTICE_DAY, folder)
    _say(f"Schermen: {draw_all(board, PRACTICE_DAY, folder / 'schermen')}")
    board.close()
    return 0


def _write_invoices(session: Session, folder: Path) -> int:
    rows = queries.invoices(session, most=100_000)
    folder.mkdir(parents=True, exist_ok=True)
    for row in rows:
        write_whole(folder / pdf_name(row.number, row.party_name), queries.pdf(session, row.id))
    return len(rows)


def _write_overviews(session: Session, folder: Path) -> int:
    """Every overview as paper and as a spreadsheet, and the account of each tenant who is late."""
    folder.mkdir(parents=True, exist_ok=True)
    year = Month(PRACTICE_DAY.year, 1).first
    asked = Asked(year, PRACTICE_DAY, PRACTICE_DAY)
    wanted = [(kind, language._(kind.name), asked) for kind in KINDS if kind.of is not Of.TENANT]
    wanted += [
        (kind, f"{language._(kind.name)} {late.party.name}", replace(asked, party_id=late.party.id))
        for kind in KINDS
        if kind.of is Of.TENANT
        for late in arrears(session, PRACTICE_DAY)
    ]
    for kind, words, about in wanted:
        made = tables(session, kind.key, about)
        name = f"{words} {PRACTICE_DAY.isoformat()}"
        write_whole(folder / f"{name}.pdf", paper_of(session, kind.key, made, about))
        write_whole(folder / f"{name}.xlsx", sheet_of(session, made, about))
    return len(wanted)


def _write_letters(board: BoardFile, folder: Path) -> int:
    """The letters of the ladder to the tenant who is late longest, one after the other."""
    folder.mkdir(parents=True, exist_ok=True)
    day, count = PRACTICE_DAY, 0
    for _step in range(3):
        with board.acting(N_("Made a letter of the practice building")) as session:
            late = arrears(session, day)[0]
            number = make_letter(session, late.party.id, day)
            data = letter_file(session, number)
            kind = letters(session)[-1].kind.value
            mark_sent(session, number, day, "post", "Hanneke Voorbeeld")
        count += 1
        write_whole(folder / f"{count} {LETTER_NAMES[kind]} {late.party.name}.pdf", data)
        with board.reading() as session:
            again = letters(session)[-1].reply_by
        assert again is not None
        day = again
    return count


def _say(line: str) -> None:
    if sys.stdout is not None:  # Windows gives a program with windows none
        sys.stdout.write(f"{line}\n")
