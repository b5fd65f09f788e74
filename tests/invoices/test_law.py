"""What the law asks of an invoice (art. 35a Wet OB), where no other test says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bestuurskamer.days import Period
from bestuurskamer.invoices.paper import invoice_pdf
from bestuurskamer.invoices.rules import Item, title_of, vat_note
from bestuurskamer.invoices.snapshot import VatTotal
from bestuurskamer.language import say
from bestuurskamer.money import Money
from bestuurskamer.parties.rules import address_problem
from bestuurskamer.rent.model import VatTreatment
from tests.invoices.printed import BUYER, SELLER, a_line, an_invoice
from tests.paper.reader import words_on


def an_item(vat: VatTreatment) -> Item:
    return Item("Huur", Money(310_00), Money(310_00), vat=vat, kind="rent")


@pytest.mark.parametrize(
    ("street", "complete"),
    [
        ("Postbus 12", False),
        ("postbus 12", False),
        ("Antwoordnummer 7", False),
        ("P.O. Box 3", False),
        ("", False),
        ("Postbusweg 4", True),
        ("Stadhuisplein 1", True),
    ],
)
def test_a_post_box_alone_is_no_address_also_not_of_the_municipality(street, complete):
    assert (address_problem(street, "1234 AB", "Voorbeeldstad") is None) is complete


def test_a_board_without_a_vat_id_prints_none_and_says_why_there_is_no_vat():
    words = words_on(invoice_pdf(an_invoice(seller=SELLER)))
    assert "VAT id" not in words
    assert "Exempt from VAT, article 11-1-b." in words


def test_the_vat_id_and_kvk_number_of_a_buyer_and_its_own_reference_stand_on_paper():
    buyer = replace(BUYER, vat_number="NL001234567B01", reference="Inkooporder 4711")
    words = words_on(invoice_pdf(an_invoice(buyer=buyer)))
    assert "NL001234567B01" in words
    assert "Inkooporder 4711" in words


def test_each_line_says_the_days_that_it_is_for_and_each_rate_its_base_and_its_vat():
    march = Period(date(2026, 3, 1), date(2026, 4, 1))
    printed = an_invoice(
        lines=(
            a_line(period=march),
            a_line("Schoonmaak", 100_00, vat_label="21 %", explanation="", period=march),
            a_line("Koffie", 100_00, vat_label="9 %", explanation="", period=march),
        ),
        vat_totals=(
            VatTotal("Exempt from VAT over € 685.00", Money(685_00), Money(0)),
            VatTotal("VAT 21 % over € 100.00", Money(100_00), Money(21_00)),
            VatTotal("VAT 9 % over € 100.00", Money(100_00), Money(9_00)),
        ),
        net=Money(885_00),
        total=Money(915_00),
    )
    words = words_on(invoice_pdf(printed))
    for said in ("21 %", "9 %", "21.00", "9.00", "915.00", "March 2026"):
        assert said in words


@pytest.mark.parametrize(
    ("chosen", "vat", "title"),
    [
        pytest.param(
            "rent_note", VatTreatment.EXEMPT, "rent_note", id="exempt: a huurnota will do"
        ),
        pytest.param("rent_note", VatTreatment.KOR, "rent_note", id="small-business scheme"),
        pytest.param("rent_note", VatTreatment.STANDARD, "invoice", id="taxed needs an invoice"),
        pytest.param("rent_note", VatTreatment.REDUCED, "invoice", id="at the low rate"),
        pytest.param("rent_note", VatTreatment.ZERO, "invoice", id="at zero"),
        pytest.param("rent_note", VatTreatment.REVERSE, "invoice", id="shifted"),
        pytest.param("invoice", VatTreatment.EXEMPT, "invoice", id="the safe choice"),
    ],
)
def test_a_huurnota_is_never_the_title_of_what_carries_vat(chosen, vat, title):
    assert title_of(chosen, [an_item(VatTreatment.EXEMPT), an_item(vat)]) == title


@pytest.mark.parametrize(
    ("vat", "said"),
    [
        (VatTreatment.EXEMPT, "letting, article 11-1-b"),
        (VatTreatment.KOR, "small-business scheme"),
        (VatTreatment.REVERSE, "reverse-charged"),
    ],
)
def test_why_no_vat_is_asked_is_said_as_the_law_wants_it(vat, said):
    note = vat_note(vat, "", "rent")
    assert note is not None
    assert said in say(note)
    assert vat_note(VatTreatment.STANDARD, "", "rent") is None
    assert Decimal(0) == an_item(vat).rate
