from __future__ import annotations

from datetime import date
from decimal import Decimal

from bestuurskamer import language
from bestuurskamer.invoices.composing import seller_of
from bestuurskamer.money import Money
from bestuurskamer.office.model import Office
from bestuurskamer.office.queries import the_office
from bestuurskamer.rent.rise import raise_rents
from bestuurskamer.rent.rise_letters import letters_of_rise
from tests.builders import TODAY, a_lease, a_tenant, an_office
from tests.paper.reader import all_words, pages, words_on

JULY = date(2026, 7, 1)


def test_each_tenant_gets_one_letter_with_the_sum_in_its_own_language(session):
    an_office(session)
    english = a_tenant(session, "Anna <b>", language="en")
    leases = [
        a_lease(session, tenant="Piet & Klus", room="Lokaal 1"),
        a_lease(session, Money(200_00), tenant_id=english, room="Lokaal 2"),
        a_lease(session, Money(100_00), tenant_id=english, room="Lokaal 3"),
    ]
    made = raise_rents(session, leases, JULY, Decimal("3.2"), None, "Indexering")

    data = letters_of_rise(session, made, JULY, "Indexering", TODAY)

    assert pages(data) == 2
    words = all_words(data)
    assert "Piet & Klus" in words
    assert "Anna <b>" in words
    assert "319,92" in words
    assert "€ 200.00 + 3.2 % = € 206.40" in words.replace("\u00a0", " ")
    assert "Indexering" in words


def test_letters_carry_the_same_full_name_as_invoices(session):
    an_office(session)
    session.query(Office).one().legal_name = "De Proef"
    tenants = [a_tenant(session, code, language=code) for code in ("nl", "en")]
    leases = [a_lease(session, tenant_id=t, room=f"Lokaal {t}") for t in tenants]
    made = raise_rents(session, leases, JULY, Decimal(3), None, "Indexering")
    data = letters_of_rise(session, made, JULY, "Indexering", TODAY)
    for page in range(2):
        words = words_on(data, page)
        name = "Foundation De Proef" if "Dear tenant" in words else "Stichting De Proef"
        assert name in words
        with language.speaking("en" if "Dear tenant" in words else "nl"):
            assert seller_of(the_office(session, TODAY)).name == name
