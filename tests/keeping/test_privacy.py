from __future__ import annotations

from datetime import UTC, date, datetime

import pypdfium2
import pytest
from sqlalchemy import select

from bestuurskamer.errors import Refused
from bestuurskamer.figures.actions import add_shipped
from bestuurskamer.finding.in_step import holds, rebuild
from bestuurskamer.finding.model import Piece
from bestuurskamer.folding import fold
from bestuurskamer.keeping.deeds import Deed
from bestuurskamer.keeping.erasing import erase
from bestuurskamer.keeping.privacy import clean_up, kept_of
from bestuurskamer.keeping.privacy_paper import person_pdf
from bestuurskamer.keeping.redoing import keep_to_redo, to_redo
from bestuurskamer.language import say
from bestuurskamer.parties.model import Address, Party, PartyIban
from bestuurskamer.rent.model import Lease
from bestuurskamer.vault.opening import open_board
from tests.builders import TODAY, a_lease, a_tenant, an_office
from tests.invoices.test_month_run import issue_all
from tests.keeping.conftest import DAY

NAME, MAIL, STREET = "Quirijn Uniekennaam", "quirijn@voorbeeld.example", "Verdwijnlaan 17"


@pytest.fixture
def stranger(board):
    with board.acting("test") as session:
        an_office(session)
        add_shipped(session)
        number = a_tenant(session, NAME, email=MAIL)
        session.add(Address(street=STREET, party=session.get_one(Party, number)))
        session.add(PartyIban(iban="NL02ABNA0123456789", party=session.get_one(Party, number)))
    with board.acting("test") as session:
        session.get_one(Party, number).note = f"{NAME} belde"
    return number


def test_after_erasing_the_name_is_in_no_byte_of_the_file_and_of_a_new_copy(board, stranger):
    assert NAME.encode() in board.path.read_bytes()
    with board.acting("test") as session:
        gone = erase(session, stranger, DAY)
    copy = board.copy_now()
    assert copy.problem is None
    for data in (board.path.read_bytes(), copy.path.read_bytes()):
        for text in (NAME, MAIL, STREET, "NL02ABNA0123456789"):
            assert text.encode() not in data
    with board.reading() as session:
        assert session.get_one(Party, stranger).name == gone.name


def test_the_search_finds_nobody_after_erasing_and_its_index_holds(board, stranger):
    with board.acting("test") as session:
        rebuild(session)
    with board.reading() as session:
        assert fold(NAME) in " ".join(session.scalars(select(Piece.folded)))
    with board.acting("test") as session:
        erase(session, stranger, DAY)
    with board.acting("test") as session:
        assert holds(session)
        assert not [text for text in session.scalars(select(Piece.folded)) if "uniek" in text]
    copy = board.copy_now()
    for path in (board.path, copy.path):
        assert fold(NAME).encode() not in path.read_bytes()


def test_a_lease_that_runs_has_no_day_until_which_it_is_kept(lived):
    with lived.reading() as session:
        tenant = session.scalars(select(Lease.tenant_id).where(Lease.last_day.is_(None))).first()
        kept = {row.what.text: row for row in kept_of(session, tenant, DAY).rows}
    assert kept["Leases"].until is None
    assert kept["Invoices and credit notes"].until == date(DAY.year + 7, 12, 31)


def test_the_chain_and_every_row_still_hold_after_erasing(board, stranger):
    with board.acting("test") as session:
        erase(session, stranger, DAY)
    assert board.check() is None
    with pytest.raises(Exception, match="only added to"), board.acting("test") as session:
        session.connection().exec_driver_sql("UPDATE trail SET after = NULL")
    path = board.path
    board.close()
    again = open_board(path, "test")
    assert (again.doubt, again.read_only) == (None, False)
    again.close()


def test_the_list_of_what_is_to_be_done_again_lets_go_of_them_too(board, stranger):
    with board.acting("test") as session:
        aside = board.path.parent / "opzij" / "x.bestuurskamer"
        at = datetime(2026, 3, 1, tzinfo=UTC)
        deed = Deed("link", at, "Ria", "Added a tenant", (f"nieuw: {NAME}",), (), counts=True)
        assert keep_to_redo(session.connection(), [deed], aside) == 1
    with board.acting("test") as session:
        erase(session, stranger, DAY)
    with board.reading() as session:
        (row,) = to_redo(session)
    assert row.said == ()
    assert board.check() is None
    assert NAME.encode() not in board.copy_now().path.read_bytes()


def test_who_rents_or_owes_is_not_erased(lived):
    with lived.reading() as session:
        tenant = session.scalars(select(Lease.tenant_id).where(Lease.last_day.is_(None))).first()
        kept = kept_of(session, tenant, DAY)
        assert kept.bars
    with lived.acting("test") as session, pytest.raises(Refused):
        erase(session, tenant, DAY)


def test_a_former_tenant_goes_while_invoices_stay_within_their_term(lived):
    later = date(2030, 3, 1)
    with lived.reading() as session:
        found = clean_up(session, later)
        assert all(p.contact_until < later and not p.bars for p in found)
        assert clean_up(session, DAY) == [p for p in clean_up(session, DAY) if not p.bars]
        ended = [p for p in found if any(r.until and r.until > later for r in p.rows)]
    for person in ended[:1]:
        with lived.acting("test") as session:
            gone = erase(session, person.party_id, later)
        assert any(row.until and row.until > later for row in gone.stays)
        assert lived.check() is None


def test_the_overview_of_a_person_is_one_paper(board, stranger):
    with board.reading() as session:
        data = person_pdf(session, stranger, DAY)
    with pypdfium2.PdfDocument(data) as opened:
        text = " ".join(page.get_textpage().get_text_range() for page in opened)
    for said in (NAME, MAIL, STREET, "NL02ABNA0123456789"):
        assert said in text


def test_the_books_stay_seven_years_and_a_lease_ten_from_the_end_of_the_year(session):
    add_shipped(session)
    an_office(session)
    party = a_tenant(session)
    a_lease(session, tenant_id=party, first_day=date(2026, 1, 1), last_day=date(2026, 3, 31))
    issue_all(session)
    kept = {say(row.what): row for row in kept_of(session, party, TODAY).rows}
    assert kept["Invoices and credit notes"].until == date(2033, 12, 31)
    assert kept["Leases"].until == date(2036, 12, 31)
    assert "10 years" in say(kept["Leases"].why)
