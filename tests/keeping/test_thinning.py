"""Papers past their term of law go whole, and everything else stays true."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError

from bestuurskamer.app.checks import CHECKS, papers_are_as_made
from bestuurskamer.errors import Refused
from bestuurskamer.finding.in_step import holds
from bestuurskamer.invoices import queries as invoices
from bestuurskamer.invoices.model import Invoice, InvoiceFile, InvoiceLine
from bestuurskamer.keeping.archive import balances, write_archive
from bestuurskamer.keeping.erasing import erase
from bestuurskamer.keeping.privacy import kept_of
from bestuurskamer.keeping.thinning import (
    ENTRIES,
    INVOICES,
    LETTERS,
    papers_by_year,
    past_their_term,
    thin_year,
)
from bestuurskamer.office.model import Thinned
from bestuurskamer.parties.model import Party
from bestuurskamer.payments.model import (
    Allocation,
    Entry,
    Letter,
    LetterItem,
    LetterKind,
    Unsettled,
)
from bestuurskamer.vault.cipher import DataKey
from bestuurskamer.vault.erasing import thawed
from bestuurskamer.vault.opening import open_board
from bestuurskamer.vault.slots import lock
from tests.keeping.conftest import DAY
from tests.keeping.raw import bytes_of

LATER = date(2033, 1, 2)  # what is of 2025 had to stay until 31 December 2032
YEAR = 2025


def first_invoice(session):
    settled = Invoice.id.not_in(select(Unsettled.id))
    of_year = func.strftime("%Y", Invoice.issued_on) == str(YEAR)
    return session.scalars(select(Invoice).where(of_year, settled).order_by(Invoice.id)).first()


def test_within_their_term_papers_stay_whole_and_why_is_said(lived):
    with lived.reading() as session:
        assert past_their_term(session, DAY) == []
        assert all(one.until >= DAY for one in papers_by_year(session, DAY))
    with lived.acting("test") as session, pytest.raises(Refused, match="must be kept until"):
        thin_year(session, YEAR, date(2032, 12, 31))
    with lived.reading() as session:
        assert session.scalar(select(func.count(Thinned.id))) == 0


def test_after_their_term_they_go_and_numbers_days_and_balances_stay(lived):
    lived._checks = CHECKS
    with lived.reading() as session:
        before = balances(session, YEAR)
        one = first_invoice(session)
        number, shown, digest = (
            one.id,
            one.number,
            session.scalars(
                select(InvoiceFile.sha256).where(InvoiceFile.invoice_id == one.id)
            ).one(),
        )
        (due,) = [year for year in past_their_term(session, LATER) if year.year == YEAR]
        assert due.papers[INVOICES]
        assert due.papers[ENTRIES]
    with lived.acting("Cleaned up the papers of a year") as session:
        assert thin_year(session, YEAR, LATER) == due.count
    assert lived.check() is None
    with lived.reading() as session:
        assert balances(session, YEAR) == before
        kept = session.scalars(select(InvoiceFile).where(InvoiceFile.invoice_id == number)).one()
        assert (kept.pdf, kept.sha256) == (b"", digest)
        assert session.get_one(Invoice, number).number == shown
        with pytest.raises(Refused, match="cleaned up"):
            invoices.pdf(session, number)
        assert not [year for year in past_their_term(session, LATER) if year.year == YEAR]
        lines = session.scalars(select(InvoiceLine.text).where(InvoiceLine.invoice_id == number))
        assert set(lines) == {"…"}
        texts = select(Entry.counter_name, Entry.text).where(Entry.id.in_(due.papers[ENTRIES]))
        assert {tuple(row) for row in session.execute(texts)} == {("", "")}
    with lived.acting("test") as session:
        assert holds(session)


def test_what_is_open_stays_whole_with_the_letters_that_ask_for_it(lived):
    with lived.acting("test") as session:
        one = first_invoice(session)
        letters = [
            Letter(party_id=one.party_id, kind=LetterKind.FRIENDLY, made_on=day, total=one.total)
            for day in (date(2025, 12, 1), date(2025, 12, 2))
        ]
        session.add_all(letters)
        session.flush()
        asks, other = (letter.id for letter in letters)
        session.add(LetterItem(letter_id=asks, open=one.total, invoice_id=one.id))
        paid = session.scalars(select(Allocation).where(Allocation.invoice_id == one.id)).all()
        entry = paid[0].entry_id
        for part in paid:
            part.undone_on = DAY
    with lived.reading() as session:
        due = past_their_term(session, date(2045, 1, 2))
    found = {
        paper: {number for year in due for number in year.papers.get(paper, ())}
        for paper in (INVOICES, LETTERS, ENTRIES)
    }
    assert one.id not in found[INVOICES]
    assert asks not in found[LETTERS]
    assert entry not in found[ENTRIES]
    assert other in found[LETTERS]
    assert found[ENTRIES]


def test_the_guards_stand_again_afterwards_and_nobody_empties_a_paper_unseen(lived):
    lived._checks = CHECKS
    with lived.acting("Cleaned up the papers of a year") as session:
        thin_year(session, YEAR, LATER)
    with lived.reading() as session:
        number = session.scalars(select(Invoice.id).order_by(Invoice.id.desc())).first()
    for statement in (
        f"UPDATE invoice SET party_name = '' WHERE id = {number}",
        f"UPDATE invoice_file SET pdf = x'' WHERE invoice_id = {number}",
        "DELETE FROM thinned",
    ):
        with pytest.raises((Refused, DatabaseError)), lived.acting("test") as session:
            session.connection().exec_driver_sql(statement)
    with lived.acting("test") as session:
        connection = session.connection()
        with thawed(connection, ("invoice_file",)):
            connection.exec_driver_sql(
                f"UPDATE invoice_file SET pdf = x'' WHERE invoice_id = {number}"
            )
        found = papers_are_as_made(session)
        assert (found.text.partition(" ")[2][:10], found.values) == ("kept paper", (("count", 1),))
    assert lived.check() == found


def test_a_thinned_file_opens_without_a_doubt_and_its_archive_still_counts(lived, tmp_path):
    with lived.acting("Cleaned up the papers of a year") as session:
        thin_year(session, YEAR, LATER)
    path = lived.path
    lived.close()
    again = open_board(path, "test", checks=CHECKS)
    assert (again.doubt, again.read_only) == (None, False)
    assert again.check() is None
    with again.reading() as session:
        write_archive(session, YEAR, tmp_path / "archief", LATER)
    again.close()
    papers = list((tmp_path / "archief").glob("facturen/*.pdf"))
    with_bytes = [paper for paper in papers if paper.stat().st_size]
    assert papers == with_bytes


def test_when_something_fails_halfway_everything_stands_as_it_stood(lived):
    lived._checks = CHECKS
    with pytest.raises(ZeroDivisionError), lived.acting("test") as session:
        thin_year(session, YEAR, LATER)
        raise ZeroDivisionError
    assert lived.check() is None
    with lived.reading() as session:
        assert invoices.pdf(session, first_invoice(session).id)


@pytest.mark.parametrize("locked", [False, True], ids=["plain", "encrypted"])
def test_f44_a_person_past_all_terms_is_in_no_page_of_the_file_or_its_copy(lived, locked):
    path: Path = lived.path
    key = None
    if locked:
        with lived.reading() as session:
            uuid = session.connection().exec_driver_sql("SELECT board_uuid FROM board").scalar_one()
        key = DataKey.new(uuid)
        lived.change_key(key, [lock(key, "vier losse woorden samen")])
    far = date(2045, 1, 2)
    with lived.reading() as session:
        people = [kept_of(session, number, far) for number in session.scalars(select(Party.id))]
        number, name = next(
            (one.party_id, one.name)
            for one in people
            if not one.bars and any("Invoices" in row.what.text for row in one.rows)
        )
    assert name.encode() in bytes_of(path, key)
    with lived.acting("Erased the details of a person") as session:
        gone = erase(session, number, far)
    assert gone.stays == ()
    copy = lived.copy_now()
    assert copy.problem is None
    for one in (path, copy.path):
        held = bytes_of(one, key)
        assert b"CREATE TABLE" in held
        assert name.encode() not in held
        assert name.casefold().encode() not in held
    assert lived.check() is None
