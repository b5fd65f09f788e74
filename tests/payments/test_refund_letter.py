"""Who gets money back gets a letter: how much, when, and of what."""

from __future__ import annotations

from datetime import date

import pytest

from bestuurskamer.errors import Refused
from bestuurskamer.money import Money
from bestuurskamer.payments import prints, queries
from bestuurskamer.payments.allocating import place, undo_entry
from bestuurskamer.payments.model import Target
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.payments.rules import Part, spread
from tests.books.test_year import a_house, an_entry, cost
from tests.paper.reader import all_words

DAY, TODAY = date(2026, 4, 9), date(2026, 4, 12)


@pytest.fixture
def tenant(session) -> int:
    """A tenant with a credit of 65,00."""
    a_house(session)
    dues = [item.due for item in open_items(session)]
    place(session, an_entry(session, 735_00, DAY), spread(Money(735_00), dues), DAY)
    return dues[0].party_id


def paid_back(session, tenant: int, cents: int) -> int:
    entry_id = an_entry(session, -cents, DAY, counter_iban="NL02ABNA0123456789")
    place(session, entry_id, [Part(Target.CREDIT, Money(-cents), party_id=tenant)], DAY)
    return entry_id


def test_a_refund_of_credit_names_its_day_account_and_what_is_left(session, tenant):
    entry_id = paid_back(session, tenant, 50_00)
    assert prints.paid_back_to(session, entry_id) == tenant
    said = " ".join(all_words(prints.refund_letter(session, entry_id, TODAY)).split())
    for words in (
        "Atelier Kleur", "Terugbetaald: € 50,00", "Op 9 april 2026", "12 april 2026",
        "tegoed 50,00", "NL02 ABNA 0123 4567 89", "We bewaren nog € 15,00 voor u",
    ):  # fmt: skip
        assert words in said, (words, said)


def test_a_deposit_that_went_back_goes_to_the_tenant_of_its_lease(session):
    lease_id = a_house(session)
    came = an_entry(session, 300_00, DAY)
    place(session, came, [Part(Target.DEPOSIT, Money(300_00), lease_id=lease_id)], DAY)
    went = an_entry(session, -300_00, DAY)
    place(session, went, [Part(Target.DEPOSIT, Money(-300_00), lease_id=lease_id)], DAY)
    assert prints.paid_back_to(session, came) is None
    said = " ".join(all_words(prints.refund_letter(session, went, TODAY)).split())
    assert "Waarborgsom 300,00" in said
    assert "We bewaren nog" not in said


def test_what_the_bank_booked_back_was_not_paid_back_by_the_board(session, tenant):
    entry_id = an_entry(session, -735_00, DAY, reversal=True)
    place(session, entry_id, [Part(Target.CREDIT, Money(-5_00), party_id=tenant)], DAY)
    assert prints.paid_back_to(session, entry_id) is None


def test_a_cost_and_what_was_unlinked_have_no_such_letter(session, tenant):
    cost(session, "Stroom", 10_00, DAY)
    of_cost = queries.entries(session)[0].id
    unlinked = paid_back(session, tenant, 5_00)
    undo_entry(session, unlinked, DAY)
    for entry_id in (of_cost, unlinked):
        assert prints.paid_back_to(session, entry_id) is None
        with pytest.raises(Refused, match="gave nothing back"):
            prints.refund_letter(session, entry_id, TODAY)
