"""Recognising who paid what: every clue counts, and a tie is never decided by the program."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer.money import Money, total
from bestuurskamer.payments.clues import Came, Claim, Payer, alike
from bestuurskamer.payments.matching import Open, best, propose
from bestuurskamer.payments.spelling import is_kenmerk, kenmerken_in, numbers_in

ANNA, BRAM = Payer(1, "Atelier Kleur", frozenset({"NL01"})), Payer(2, "Yoga Stil", frozenset())


def claim(number: int, party_id: int = 1, cents: int = 310_00, month: int = 3) -> Claim:
    return Claim(
        "invoice", number, party_id, f"2026-{number:04d}", date(2026, month, 1), Money(cents)
    )


def came(cents: int = 310_00, text: str = "", iban: str = "", name: str = "", day: int = 5) -> Came:
    return Came(9, date(2026, 4, day), Money(cents), iban, name, text)


def clue(proposal, key):
    return next(c.fits for c in proposal.clues if c.key == key)


@pytest.mark.parametrize(
    "text",
    ["2026-0012", "20260012", "fact 12", "FAC.2026/12", "factuurnr: 2026 0012", "Factuur nr. 12"],
)
def test_a_number_is_known_in_any_spelling(text):
    found = numbers_in(f"huur {text} dank")
    assert found <= {(2026, 12), (None, 12)}
    assert found


@pytest.mark.parametrize(
    "text",
    [
        "NL91 ABNA 0417 1643 00",
        "huur 12-03-2026",
        "2026-03-12",
        "€ 12,00",
        "12",
        "tel 06 12345678",
        "1.210,00",
    ],
)
def test_other_numbers_are_no_invoice_numbers(text):
    assert numbers_in(text) == set()


@pytest.mark.parametrize("digits", ["5010002167010010", "3010002167042021", "0017166778854231"])
def test_public_betalingskenmerken_are_right(digits):
    assert is_kenmerk(digits)
    assert kenmerken_in(f"kenmerk {digits[:4]} {digits[4:8]} {digits[8:12]} {digits[12:]}") == {
        digits
    }


def test_a_reference_of_the_international_form_is_known():
    assert kenmerken_in("betr. RF18 5390 0754 7034") == {"RF18539007547034"}


def test_all_clues_together_are_certain():
    open_ = Open([claim(12), claim(13, 2)], [ANNA, BRAM])
    found = best(open_, came(text="huur 2026-0012", iban="NL01", name="atelier kleur"))
    assert found is not None
    assert (found.certain, [c.id for c, _ in found.claims]) == (True, [12])


@pytest.mark.parametrize(
    ("entry", "key"),
    [
        pytest.param(came(300_00, "2026-0012", "NL01", "Atelier Kleur"), "amount", id="amount"),
        pytest.param(came(text="2026-0099", iban="NL01", name="Atelier Kleur"), "number", id="nr"),
        pytest.param(came(text="2026-0013", iban="NL01", name="Yoga Stil"), "iban", id="iban"),
    ],
)
def test_a_clue_that_speaks_against_is_never_certain(entry, key):
    open_ = Open([claim(12), claim(13, 2)], [ANNA, BRAM])
    assert not any(p.certain for p in propose(open_, entry))
    assert any(clue(p, key) is False for p in propose(open_, entry))


def test_a_month_in_the_words_denies_nothing():
    (found,) = propose(Open([claim(49)], [ANNA]), came(text="huur 2026-11", iban="NL01"))
    assert clue(found, "number") is None


def test_money_before_the_invoice_is_not_certain():
    open_ = Open([claim(12, month=5)], [ANNA])
    (found,) = propose(open_, came(text="2026-0012", iban="NL01", name="Atelier Kleur"))
    assert (found.certain, clue(found, "after")) == (False, False)


def test_two_that_fit_alike_are_shown_and_none_is_proposed():
    open_ = Open([claim(12), claim(13, month=2)], [ANNA])
    entry = came(iban="NL01", name="Atelier Kleur")
    assert best(open_, entry) is None
    assert len(propose(open_, entry)) == 2


def test_the_amount_alone_is_too_little_to_propose():
    assert best(Open([claim(12)], [ANNA]), came()) is None


def test_one_payment_covers_the_oldest_first_and_keeps_the_rest():
    open_ = Open([claim(13, month=4), claim(12, month=3)], [ANNA])
    (found,) = propose(open_, came(700_00, iban="NL01"))
    assert [c.id for c, _ in found.claims] == [12, 13]
    assert found.rest == Money(80_00)


def test_several_numbers_in_the_words_name_several_invoices():
    open_ = Open([claim(12), claim(13), claim(14)], [ANNA])
    (found,) = propose(open_, came(620_00, "huur 2026-0012 en 2026-0014", "NL01"))
    assert [c.id for c, _ in found.claims] == [12, 14]
    assert clue(found, "amount")


def test_a_tenant_without_an_invoice_gets_credit():
    (found,) = propose(Open([], [ANNA]), came(50_00, iban="NL01", name="Atelier Kleur"))
    assert (found.claims, found.rest) == ((), Money(50_00))


def test_money_out_is_not_proposed():
    open_ = Open([claim(12)], [ANNA])
    assert propose(open_, came(-310_00, "2026-0012")) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Stichting Atelier Kleur", "Atelier Kleur", True),
        ("Łucja Béla", "Łucja Bela", True),
        ("A. de Vries", "De Vries A", True),
        ("Kinderopvang", "Kindercentrum Zon", False),
        ("Jansen", "Janssen & Zn", False),
    ],
)
def test_names_are_alike_whatever_their_spelling(one, other, same):
    assert alike(one, other) is same


@given(
    amount=st.integers(1, 200_000),
    opens=st.lists(st.integers(1, 90_000), max_size=6),
    text=st.sampled_from(["", "2026-0001", "2026-0001 2026-0003", "fact 2"]),
)
def test_parts_and_rest_are_the_whole_amount_and_no_part_is_beyond_its_claim(amount, opens, text):
    claims = [claim(n, cents=cents) for n, cents in enumerate(opens, start=1)]
    for found in propose(Open(claims, [ANNA]), came(amount, text, "NL01")):
        assert total(part for _, part in found.claims) + found.rest == Money(amount)
        assert all(Money(0) < part <= c.open for c, part in found.claims)
