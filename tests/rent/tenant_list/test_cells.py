from datetime import date, datetime
from decimal import Decimal

import pytest

from bestuurskamer import language
from bestuurskamer.money import Money
from bestuurskamer.rent.model import VatTreatment
from bestuurskamer.rent.tenant_list.cells import read_cell, taken_as
from bestuurskamer.rent.tenant_list.columns import Field
from bestuurskamer.rent.tenant_list.contact_cells import split_address, split_code_and_town

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        (Field.RENT, "€ 412,50", Money(412_50)), (Field.RENT, 485.0, Money(485_00)),
        (Field.RENT, "412,50 per maand", Money(412_50)), (Field.RENT, "0,00", Money(0)),
        (Field.SERVICE, "80,-", Money(80_00)), (Field.SERVICE, 0.0, Money(0)),
        (Field.SERVICE, "-", None), (Field.DEPOSIT, "geen", None),
        (Field.DEPOSIT, "1.085,00", Money(1085_00)), (Field.DEPOSIT_RECEIVED, "Ja", "yes"),
        (Field.DEPOSIT_RECEIVED, True, "yes"), (Field.DEPOSIT_RECEIVED, "nee", "no"),
        (Field.FIRST_DAY, "1-9-2023", date(2023, 9, 1)),
        (Field.FIRST_DAY, "1 januari 2022", date(2022, 1, 1)),
        (Field.FIRST_DAY, "2025-06-01", date(2025, 6, 1)),
        (Field.FIRST_DAY, "vanaf 1-9-2023", date(2023, 9, 1)),
        (Field.FIRST_DAY, datetime.fromisoformat("2024-02-29T13:00"), date(2024, 2, 29)),
        (Field.LAST_DAY, "onbepaalde tijd", None), (Field.LAST_DAY, "n.v.t.", None),
        (Field.AREA, "58,5 m²", Decimal("58.5")), (Field.AREA, 62.0, Decimal(62)),
        (Field.CAPACITY, 12.0, 12), (Field.CAPACITY, "12 personen", 12),
        (Field.VAT, "vrijgesteld", VatTreatment.EXEMPT), (Field.VAT, 0.21, VatTreatment.STANDARD),
        (Field.VAT, "21%", VatTreatment.STANDARD), (Field.VAT, "9 %", VatTreatment.REDUCED),
        (Field.IBAN, "NL51 TEST 0000001004", "NL51TEST0000001004"),
        (Field.KVK, "0000 0011", "00000011"), (Field.POSTAL_CODE, "3314bc", "3314 BC"),
        (Field.ROOM, 101.0, "101"), (Field.TENANT, "leegstand", None),
        (Field.TENANT, "Piet <b>Klus</b>", "Piet <b>Klus</b>"),
        (Field.TENANT, "=HYPERLINK(1)", "=HYPERLINK(1)"),
        (Field.PHONE, "06-00000003", "06-00000003"),
        (Field.NOTE, "a\nb", "a\nb"), (Field.TOWN, "onbekend", None),
        (Field.TENANT, "n" * 300, "n" * 300), (Field.TENANT, "\u202eKlus 🎨", "Klus 🎨"),
    ],
)  # fmt: skip
def test_a_cell_is_taken(field, cell, value):
    found = read_cell(field, 3, cell, TODAY)
    assert (found.value, found.problem) == (value, None)


@pytest.mark.parametrize(
    ("field", "cell", "suggestion"),
    [
        (Field.RENT, "12.50", "12,50"), (Field.RENT, 412.333, "412,33"), (Field.RENT, 0.0, "0,00"),
        (Field.RENT, "ca. 400", ""), (Field.RENT, -5.0, ""), (Field.RENT, True, ""),
        (Field.RENT, "€ 1.200 per kwartaal", ""), (Field.RENT, "9" * 5000, ""),
        (Field.RENT, 1e300, ""), (Field.DEPOSIT, "?", ""),
        (Field.FIRST_DAY, 45383.0, "1-4-2024"), (Field.FIRST_DAY, "1 sept", "1-9-2026"),
        (Field.FIRST_DAY, "29-2-2023", ""), (Field.FIRST_DAY, "september 2023", ""),
        (Field.FIRST_DAY, "1-9-1923", ""), (Field.LAST_DAY, "tot 1-9-2023", ""),
        (Field.AREA, "0", ""), (Field.CAPACITY, "12,5", ""), (Field.VAT, "ja", ""),
        (Field.VAT, "0%", ""), (Field.IBAN, "NL00TEST0000001005", ""),
        (Field.IBAN, "123456789", ""), (Field.EMAIL, "fiets@@voorbeeld", ""),
        (Field.EMAIL, "a@b.test; c@d.test", ""), (Field.KVK, 123456.0, "00123456"),
        (Field.PHONE, 612345678.0, "0612345678"), (Field.POSTAL_CODE, "1234", ""),
        (Field.VAT_NUMBER, "NL123", ""), (Field.ROOM, date(2026, 2, 1), ""),
        (Field.TENANT, "n" * 301, ""),
    ],
)  # fmt: skip
def test_a_doubtful_cell_is_a_question_and_nothing_is_taken(field, cell, suggestion):
    found = read_cell(field, 3, cell, TODAY)
    assert found.value is None
    assert found.problem is not None
    assert language.say(found.problem)
    assert found.suggestion == suggestion


def test_a_suggestion_answers_its_own_question():
    for field, cell in ((Field.RENT, "12.50"), (Field.RENT, 0.0), (Field.FIRST_DAY, 45383.0)):
        asked = read_cell(field, 0, cell, TODAY)
        assert read_cell(field, 0, asked.suggestion, TODAY).problem is None


def test_a_value_is_shown_as_people_write_it():
    language.speak("nl")
    assert taken_as(read_cell(Field.RENT, 0, "1085", TODAY)) == "€\N{NO-BREAK SPACE}1.085,00"
    assert taken_as(read_cell(Field.FIRST_DAY, 0, "1-9-2023", TODAY)) == "1 september 2023"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Dorpsstraat 1, 1234 AB Plaats", ("Dorpsstraat 1", "1234 AB", "Plaats")),
        ("Dorpsweg 7 3315xz Den Haag", ("Dorpsweg 7", "3315 XZ", "Den Haag")),
        ("Weg 1234 AB Dordrecht", None),
        ("Dorpsstraat 1, Plaats", None),
        ("Dorpsstraat 1", None),
    ],
)
def test_an_address_is_split_only_when_certain(text, parts):
    assert split_address(text) == parts


def test_a_postal_code_with_its_town_is_split():
    assert split_code_and_town("3312aa Dordrecht") == ("3312 AA", "Dordrecht")
    assert split_code_and_town("Dordrecht") is None
