from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer import language, reading
from bestuurskamer.days import Month
from bestuurskamer.errors import Refused
from bestuurskamer.money import MOST, Money

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("€ 412,50", 412_50), ("80,-", 80_00), ("80,--", 80_00), ("1.085,00", 1085_00),
        ("1.250", 1250_00), ("1250", 1250_00), ("12,5", 12_50), ("-3,20", -3_20), ("0", 0),
        ("− € 3", -3_00), ("€ -3", -3_00), ("EUR 12", 12_00), ("12 euro", 12_00),
        ("25 p/m", 25_00), ("\u202e12,50", 12_50), (" € 1.000.000,00 ", 1_000_000_00),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_dutch_people_write_it(text, cents):
    assert reading.money(text) == Money(cents)


@pytest.mark.parametrize(
    "text",
    ["", "-", "€", "12,345", "1,000.00", "1.08,50", "10.85,00", "twaalf", "1e3", "1 250",
     "9" * 5000],
)  # fmt: skip
def test_what_could_mean_something_else_is_no_amount(text):
    with pytest.raises(Refused):
        reading.money(text)


@pytest.mark.parametrize(
    ("text", "meant"), [("12.50", "12,50"), ("12.5", "12,50"), ("€ 0.5", "0,50")]
)
def test_a_point_before_cents_is_refused_with_the_right_way(text, meant):
    with pytest.raises(Refused, match=f"Did you mean {meant}"):
        reading.money(text)


def test_an_amount_beyond_reason_is_refused():
    assert reading.money("1.000.000,00") == MOST
    with pytest.raises(Refused, match="more than this program"):
        reading.money("1.000.000,01")
    with pytest.raises(Refused, match="more than this program"):
        reading.money_of_number(1e300)


@given(st.integers(-100_000_000, 100_000_000))
def test_every_amount_is_read_back_as_it_is_written(cents):
    language.speak("nl")
    assert reading.money(language.money(Money(cents))) == Money(cents)


@given(st.text(max_size=40))
def test_no_text_is_anything_but_read_or_refused(text):
    for reader in (
        reading.money,
        reading.decimal,
        lambda text: reading.day(text, TODAY),
        lambda text: reading.month(text, TODAY),
    ):
        try:
            assert reader(text) is not None
        except Refused:
            continue


def test_a_number_of_a_sheet_is_money_when_it_is_whole_cents():
    assert reading.money_of_number(0.1 + 0.2) == Money(30)
    assert reading.money_of_number(485) == Money(485_00)
    with pytest.raises(Refused, match="parts of a cent"):
        reading.money_of_number(412.333)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1-9-2023", date(2023, 9, 1)), ("1 januari 2022", date(2022, 1, 1)),
        ("2025-06-01", date(2025, 6, 1)), ("1/9/23", date(2023, 9, 1)),
        ("wo 1 juli 2026", date(2026, 7, 1)), ("29-2-2024", date(2024, 2, 29)),
        ("31-12-2099", date(2099, 12, 31)), ("1-1-1970", date(1970, 1, 1)),
        ("12 3", date(2027, 3, 12)), ("1 12", date(2026, 12, 1)), ("31 12", date(2026, 12, 31)),
        ("1 mrt 2026", date(2026, 3, 1)), ("\u202e1-9-2023", date(2023, 9, 1)),
    ],
)  # fmt: skip
def test_a_day_is_read(text, found):
    assert reading.day(text, TODAY) == found


@pytest.mark.parametrize(
    "text",
    ["", "29-2-2023", "31-4-2023", "29 2", "1-13-2026", "tot 1-9-2023", "vóór 1-9-2023",
     "juli 2026", "1-9-2023-4", "1-9-203", "31-12-1969", "1-1-2101", "1-" + "9" * 400 + "-2023"],
)  # fmt: skip
def test_what_is_no_day_is_refused(text):
    with pytest.raises(Refused):
        reading.day(text, TODAY)


def test_without_a_year_a_day_is_the_one_nearest_to_today():
    assert reading.day("31 12", date(2027, 1, 2)) == date(2026, 12, 31)
    assert reading.day("1 1", date(2026, 12, 30)) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("gisteren", date(2024, 2, 29)), (" Vandaag ", date(2024, 3, 1)),
        ("morgen", date(2024, 3, 2)), ("overmorgen", date(2024, 3, 3)),
        ("1-9-2023", date(2023, 9, 1)),
    ],
)  # fmt: skip
def test_whoever_types_may_say_a_day_by_its_distance(text, found):
    assert reading.typed_day(text, date(2024, 3, 1)) == found
    with pytest.raises(Refused):
        reading.day("vandaag", date(2024, 3, 1))  # in a list it would mean another day tomorrow


def test_a_cell_is_a_real_day_or_text():
    assert reading.day_of_cell(datetime.fromisoformat("2024-02-29T13:00"), TODAY) == date(
        2024, 2, 29
    )
    assert reading.day_of_cell(date(2024, 2, 29), TODAY) == date(2024, 2, 29)
    assert reading.day_of_cell("1-9-2023", TODAY) == date(2023, 9, 1)
    with pytest.raises(Refused, match="1899"):
        reading.day_of_cell(date(1899, 12, 31), TODAY)


@pytest.mark.parametrize(
    ("text", "found"),
    [("maart 2026", Month(2026, 3)), ("3-2026", Month(2026, 3)), ("2026-03", Month(2026, 3)),
     ("dec", Month(2026, 12)), ("1-26", Month(2026, 1))],
)  # fmt: skip
def test_a_month_is_read(text, found):
    assert reading.month(text, TODAY) == found


@pytest.mark.parametrize("text", ["", "13-2026", "lente 2026", "1-13-2026", "1-2101"])
def test_what_is_no_month_is_refused(text):
    with pytest.raises(Refused):
        reading.month(text, TODAY)


@pytest.mark.parametrize(
    ("text", "found"),
    [("9", "9"), ("1,5", "1.5"), ("62 m²", "62"), ("58,5m2", "58.5"), ("21%", "21"),
     ("1.250", "1250")],
)  # fmt: skip
def test_a_number_is_read(text, found):
    assert reading.decimal(text) == Decimal(found)


@pytest.mark.parametrize("text", ["", "1.5", "1,2345", "veel", "9" * 5000])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(Refused):
        reading.decimal(text)


def test_text_is_cleaned_at_the_border():
    assert reading.clean("  Piet\u202e <b>\x00\tKlus\r\n ") == "Piet <b> Klus"
    assert reading.clean("e\u0301\ud800") == "é"
    assert reading.clean("een\r\n\ttwee\x07 ", lines=True) == "een\n\ttwee"


@pytest.mark.parametrize("text", ["0.125", "00.125", "012.500"])
def test_thousands_never_begin_with_a_zero(text):
    with pytest.raises(Refused):
        reading.money(text)
