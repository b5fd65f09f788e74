"""Letters about late money: made once, kept as they were, logged, and never out of turn."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest
from sqlalchemy.exc import IntegrityError

from bestuurskamer import language
from bestuurskamer.errors import Refused
from bestuurskamer.money import Money
from bestuurskamer.parties.model import Party, PartyKind
from bestuurskamer.payments.allocating import place
from bestuurskamer.payments.arrears import arrangements, arrears, letters
from bestuurskamer.payments.model import LetterKind
from bestuurskamer.payments.next_letter import next_letter
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.payments.reminding import (
    arrange,
    ask_call,
    letter_file,
    make_letter,
    mark_sent,
    note_call,
    withdraw,
)
from bestuurskamer.payments.rules import to_due
from tests.payments.test_allocating import an_entry, two_months

MAY = date(2026, 5, 20)


def words(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


@pytest.fixture
def late(session) -> int:
    party_id = two_months(session)
    session.get_one(Party, party_id).kind = PartyKind.PERSON
    session.flush()
    return party_id


def sent(session, party_id: int, day: date) -> int:
    letter_id = make_letter(session, party_id, day)
    mark_sent(session, letter_id, day, "post", "Hanneke Voorbeeld")
    session.flush()
    return letter_id


def test_the_fourteen_day_letter_says_the_words_of_the_law(session, late):
    sent(session, late, date(2026, 4, 30))
    letter_id = make_letter(session, late, MAY)
    (_, letter) = letters(session, late)
    assert (letter.kind, letter.costs) == (LetterKind.FOURTEEN_DAYS, Money(93_00))
    said = words(letter_file(session, letter_id))
    assert "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd" in said, said
    assert "€ 93,00 incassokosten" in said.replace("\u00a0", " ")
    assert language.spoken() == "en"


def test_a_business_never_gets_a_fourteen_day_letter(session):
    party_id = two_months(session)
    sent(session, party_id, date(2026, 4, 30))
    make_letter(session, party_id, MAY)
    assert letters(session)[-1].kind is LetterKind.FORMAL


def test_a_sent_letter_is_logged_and_gives_its_time(session, late):
    sent(session, late, date(2026, 4, 30))
    letter_id = make_letter(session, late, MAY)
    mark_sent(session, letter_id, MAY, "post", "Hanneke Voorbeeld")
    session.flush()
    letter = letters(session)[-1]
    assert (letter.sent_on, letter.sent_how, letter.sent_by) == (MAY, "post", "Hanneke Voorbeeld")
    assert letter.reply_by == date(2026, 6, 7)  # delivered 22 May, a day of slack, 14 full days
    with pytest.raises(Refused, match="Wait until"):
        make_letter(session, late, date(2026, 6, 6))
    assert make_letter(session, late, date(2026, 6, 7))


def test_a_letter_that_lies_ready_goes_out_before_the_next_and_can_be_withdrawn(session, late):
    letter_id = make_letter(session, late, date(2026, 4, 30))
    with pytest.raises(Refused, match="lies ready"):
        make_letter(session, late, MAY)
    withdraw(session, letter_id, MAY)
    session.flush()
    make_letter(session, late, MAY)
    assert letters(session)[-1].kind is LetterKind.FRIENDLY


def test_a_half_paid_invoice_stays_on_the_ladder_for_what_is_open(session, late):
    sent(session, late, date(2026, 4, 30))
    first = open_items(session)[0]
    place(session, an_entry(session, Money(100_00)), [to_due(first.due, Money(100_00))], MAY)
    make_letter(session, late, MAY)
    assert letters(session)[-1].total == Money(520_00)


def test_the_letter_itself_never_changes(board):
    with board.acting("test") as session:
        make_letter(session, two_months(session), MAY)
    with (
        pytest.raises((IntegrityError, Refused), match="frozen"),
        board.acting("test") as session,
    ):
        session.connection().exec_driver_sql("UPDATE letter_file SET sha256 = 'x'")


def test_call_first_holds_the_ladder_until_it_is_done(session, late):
    ask_call(session, late, MAY)
    session.flush()
    with pytest.raises(Refused, match="Call first"):
        make_letter(session, late, MAY)
    note_call(session, late, "betaalt vrijdag", MAY)
    session.flush()
    assert make_letter(session, late, MAY)


def test_an_arrangement_replaces_the_ladder_only_while_it_is_kept(session, late):
    parts = [(date(2026, 6, 1), Money(310_00)), (date(2026, 7, 1), Money(310_00))]
    arrange(session, late, parts, "", MAY)
    (row,) = arrears(session, date(2026, 6, 1))
    assert next_letter(row, date(2026, 6, 1)).kind is None
    (row,) = arrears(session, date(2026, 6, 2))
    assert next_letter(row, date(2026, 6, 2)).kind is LetterKind.FRIENDLY
    item = open_items(session)[0]
    place(session, an_entry(session, Money(310_00)), [to_due(item.due, Money(310_00))], MAY)
    (found,) = arrangements(session, date(2026, 6, 2))
    assert (found.kept, found.next_on) == (True, (date(2026, 7, 1), Money(310_00)))


def test_an_arrangement_comes_to_what_is_late(session, late):
    with pytest.raises(Refused, match="Make them equal"):
        arrange(session, late, [(date(2026, 6, 1), Money(300_00))], "", MAY)


def test_who_is_not_late_gets_no_letter(session, late):
    with pytest.raises(Refused, match="not late with anything"):
        make_letter(session, late, date(2026, 4, 2))
