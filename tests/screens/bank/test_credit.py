"""Credit is used with one click; every use can be taken back and stays readable."""

from __future__ import annotations

import pytest

from bestuurskamer.money import NOTHING, Money
from bestuurskamer.payments.allocating import place, place_back, undo_entry
from bestuurskamer.payments.model import Entry, Target
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.payments.proposing import look
from bestuurskamer.payments.queries import entry
from bestuurskamer.payments.rules import Part, to_due
from bestuurskamer.payments.settled import settled
from bestuurskamer.screens.bank.judge import Judge
from bestuurskamer.screens.invoices.paid_card import paid_card, use_button
from bestuurskamer.screens.kit.buttons import Button
from bestuurskamer.screens.kit.text import PlainLabel
from tests.builders import TODAY
from tests.paper.reader import all_words
from tests.payments.test_allocating import an_entry, two_months


@pytest.fixture
def party(desk) -> int:
    with desk.board.acting("test") as session:
        party_id = two_months(session)
        first = open_items(session)[0]
        entry_id = an_entry(session, Money(400_00), TODAY)
        credit = Part(Target.CREDIT, Money(90_00), party_id=party_id)
        place(session, entry_id, [to_due(first.due, Money(310_00)), credit], TODAY)
    return party_id


def test_credit_pays_the_next_invoice_with_one_press_and_is_taken_back(host, desk, party):
    (item,) = desk.read(open_items)
    paid = desk.read(settled, item.target, item.id)
    assert (paid.credit, paid.usable) == (Money(90_00), Money(90_00))
    use_button(host, paid)()
    assert desk.read(settled, item.target, item.id).item.open == Money(220_00)
    assert desk.undo()
    again = desk.read(settled, item.target, item.id)
    assert (again.item.open, again.credit) == (Money(310_00), Money(90_00))
    assert again.rows[0].undone_on == TODAY
    host.put(paid_card(host, again))


def said(widget) -> str:
    return " · ".join(label.text() for label in widget.findChildren(PlainLabel))


def test_what_was_taken_back_stays_readable_beside_the_entry(host, desk, party):
    with desk.board.acting("test") as session:
        entry_id = session.get_one(Entry, 1).id
        undo_entry(session, entry_id, TODAY)
    judge = Judge(host)
    host.put(judge)
    judge.show_entry(desk.read(entry, entry_id))
    assert said(judge).count("Taken back on") == 2


def test_one_part_of_an_entry_is_unlinked_by_itself(host, desk, party):
    judge = Judge(host)
    host.put(judge)
    row = desk.read(entry, 1)
    judge.show_entry(row)
    judge.unlink_one(row.allocations[1].id)
    assert desk.read(entry, 1).left == Money(90_00)


def test_an_entry_that_came_back_is_offered_its_earlier_one(desk, party):
    with desk.board.acting("test") as session:
        earlier = session.get_one(Entry, 1)
        back = an_entry(session, Money(-400_00), TODAY)
        session.get_one(Entry, back).reversal = True
        assert earlier.amount == Money(400_00)
    (seen,) = desk.read(look, TODAY)
    assert seen.best is not None
    assert [part.amount for part in seen.best.parts] == [Money(-310_00), Money(-90_00)]
    with desk.board.acting("test") as session:
        place_back(session, seen.entry.id, 1, TODAY)
    assert [item.open for item in desk.read(open_items)] == [Money(310_00)] * 2
    assert desk.read(entry, seen.entry.id).left == NOTHING


def test_the_letter_about_a_refund_is_offered_beside_the_entry(host, desk, party, monkeypatch):
    with desk.board.acting("test") as session:
        entry_id = an_entry(session, Money(-40_00), TODAY)
        place(session, entry_id, [Part(Target.CREDIT, Money(-40_00), party_id=party)], TODAY)
    judge = Judge(host)
    host.put(judge)
    judge.show_entry(desk.read(entry, 1))
    assert not any(b.text() == "Print the letter about it" for b in judge.findChildren(Button))
    judge.show_entry(desk.read(entry, entry_id))
    (offered,) = (b for b in judge.findChildren(Button) if b.text() == "Print the letter about it")
    sent: list[bytes] = []
    monkeypatch.setattr(
        "bestuurskamer.screens.kit.printing.print_pdf",
        lambda _dress, _window, data, _name: sent.append(data),
    )
    offered.click()
    assert "Terugbetaald: € 40,00" in all_words(sent[0]).replace("\N{NO-BREAK SPACE}", " ")
