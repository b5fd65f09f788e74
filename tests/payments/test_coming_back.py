"""An entry that came back is offered the earlier one, also where the same rent came every month."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from bestuurskamer.language import say
from bestuurskamer.money import Money
from bestuurskamer.payments.allocating import place, place_back
from bestuurskamer.payments.model import Entry
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.payments.proposing import Offer, look
from bestuurskamer.payments.rules import to_due
from tests.payments.test_allocating import TODAY, an_entry, two_months

PAYER = "NL02ABNA0123456789"


@pytest.fixture
def paid(session) -> list[str]:
    """Two months of rent, the same amount, each paid; answers the numbers of the invoices."""
    two_months(session)
    items = open_items(session)
    for item, day in zip(items, (3, 20), strict=True):
        one = an_entry(session, Money(310_00), date(2026, 3, day))
        session.get_one(Entry, one).counter_iban = PAYER
        place(session, one, [to_due(item.due, Money(310_00))], TODAY)
    return [item.number for item in items]


def came_back(session: Session, text: str, iban: str = PAYER, *, sign: bool = False) -> list[Offer]:
    entry_id = an_entry(session, Money(-310_00), TODAY)
    entry = session.get_one(Entry, entry_id)
    entry.text, entry.counter_iban, entry.reversal = text, iban, sign
    session.flush()
    found = [seen for seen in look(session, TODAY) if seen.entry.id == entry_id]
    return [offer for seen in found for offer in seen.offers]


def invoices(session: Session, offers: list[Offer]) -> list[int | None]:
    return [part.invoice_id for offer in offers for part in offer.parts]


def test_the_invoice_that_is_named_comes_first_and_else_the_newest(session, paid):
    first, second = 1, 2
    assert invoices(session, came_back(session, f"Storno huur {paid[0]}")) == [first, second]
    offers = came_back(session, "STORNO incasso")
    assert invoices(session, offers) == [second, first]
    assert not any(offer.certain for offer in offers)
    assert "look which" in " ".join(say(words) for _key, _fits, words in offers[0].clues)


def test_the_sign_of_the_bank_is_enough_and_an_ordinary_payment_out_is_none(session, paid):
    assert len(came_back(session, "", sign=True)) == 2
    assert came_back(session, "voorschot aan de huurder") == []
    assert came_back(session, "storno", "NL91ABNA0417164300") == []


def test_what_came_back_once_is_not_offered_again(session, paid):
    back = an_entry(session, Money(-310_00), TODAY)
    place_back(session, back, 1, TODAY)
    assert invoices(session, came_back(session, "storno")) == [2]
