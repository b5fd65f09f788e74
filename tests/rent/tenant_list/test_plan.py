from datetime import date

import pytest

from bestuurskamer import language
from bestuurskamer.money import Money
from bestuurskamer.office.model import VatStatus
from bestuurskamer.rent.tenant_list.columns import Field, propose_mapping
from bestuurskamer.rent.tenant_list.grid import with_cell
from bestuurskamer.rent.tenant_list.known import Existing
from bestuurskamer.rent.tenant_list.plan import plan
from bestuurskamer.rent.tenant_list.rows import State
from bestuurskamer.rent.tenant_list.sheets import read_sheet
from tests.rent.tenant_list.lists import HEAD, TODAY

WHOLE = ("Lokaal 1", "Anna", "1-9-2023", "", "412,50", "80,-", "anna@voorbeeld.test", "400")


def asked(row, field):
    cell = row.cell(field)
    return language.say(cell.problem) if cell and cell.problem else ""


def test_a_whole_row_is_taken(planned):
    made = planned(WHOLE)
    assert made.takeable == {2}
    (row,) = made.rows
    assert (row.tenant, row.room, row.money(Field.RENT)) == ("Anna", "Lokaal 1", Money(412_50))


def test_a_row_without_a_tenant_is_an_empty_room_and_says_what_is_not_kept(planned):
    (row,) = planned(("Lokaal 2", "", "", "", 175, "", "", "")).rows
    assert (row.state, row.tenant, row.room) == (State.TAKEN, "", "Lokaal 2")
    assert "Not kept" in language.say(row.cell(Field.RENT).note)


def test_a_name_alone_may_be_a_heading_and_is_asked_about(planned):
    head = ("Ruimte", "m2", "Huurder", "Ingang", "Huur")
    made = planned(("Begane grond",), ("Lokaal 1", 62.0), head=head)
    assert [row.state for row in made.rows] == [State.QUESTION, State.TAKEN]
    assert made.rooms_only == {2}


def test_blank_rows_totals_and_repeated_headers_are_left_out_and_said(planned):
    made = planned(WHOLE, (), HEAD, ("", "", "", "Totaal", 412.5), ("", "", "", "", 412.5, 80.0))
    assert made.blank_rows == 1
    assert [row.state for row in made.rows] == [State.TAKEN] + [State.LEFT_OUT] * 3
    assert all(row.why for row in made.rows[1:])


def test_a_row_that_names_nobody_and_no_room_is_refused(planned):
    (row,) = planned(("", "", "1-9-2023", "", "412,50", "", "", "")).rows
    assert row.state is State.REFUSED
    assert language.say(row.why[0]) == "This row names no room and no tenant."


@pytest.mark.parametrize(
    ("place", "text", "field", "said"),
    [
        (3, "31-8-2023", Field.LAST_DAY, "lies before the first day"),
        (2, "", Field.FIRST_DAY, "From which day"),
        (0, "", Field.ROOM, "Which room"),
        (4, "", Field.RENT, "What is the rent"),
        (4, "412.50", Field.RENT, "412,50"),
        (6, "anna@@voorbeeld", Field.EMAIL, "anna@@voorbeeld"),
    ],
)
def test_what_is_doubtful_is_asked_at_its_cell(planned, place, text, field, said):
    (row,) = planned((*WHOLE[:place], text, *WHOLE[place + 1 :])).rows
    assert row.state is State.QUESTION
    assert said in asked(row, field)


def test_a_question_is_answered_by_typing_the_cell_anew(xlsx):
    grid = read_sheet(xlsx([HEAD, (*WHOLE[:4], "412.50", *WHOLE[5:])]))
    mapping = propose_mapping(grid)
    before = plan(grid, mapping, Existing(), TODAY)
    cell = before.rows[0].cell(Field.RENT)
    mended = with_cell(grid, before.rows[0].index, cell.column, cell.suggestion)
    after = plan(mended, mapping, Existing(), TODAY)
    assert (before.takeable, after.takeable) == (frozenset(), {2})
    assert after.rows[0].money(Field.RENT) == Money(412_50)


def test_an_ended_lease_is_taken_as_ended_and_today_is_not_past(planned):
    past = planned((*WHOLE[:3], "22-11-2026", *WHOLE[4:]))
    last = planned((*WHOLE[:3], "23-11-2026", *WHOLE[4:]))
    assert (past.rows[0].ended, last.rows[0].ended) == (True, False)
    assert past.takeable == last.takeable == {2}


def test_a_tenant_told_twice_differently_is_asked_about(planned):
    second = ("Lokaal 2", "ANNA ", "1-9-2024", "", "100", "", "ander@voorbeeld.test", "")
    first, other = planned(WHOLE, second).rows
    assert first.state is State.TAKEN
    assert "Row 2 has “anna@voorbeeld.test” here" in asked(other, Field.EMAIL)


def test_a_room_let_twice_on_one_day_is_asked_about(planned):
    long = ("Lokaal 1", "Anna", "1-1-2020", "", "400", "", "", "")
    short = ("Lokaal 1", "Bob", "1-1-2021", "31-12-2021", "400", "", "", "")
    third = ("lokaal  1", "Cor", "1-1-2023", "", "400", "", "", "")
    rows = planned(long, short, third).rows
    assert [row.state for row in rows] == [State.TAKEN, State.QUESTION, State.QUESTION]
    assert "Row 2 lets this room to Anna" in asked(rows[2], Field.FIRST_DAY)


def test_one_lease_after_the_other_in_a_room_is_no_question(planned):
    before = ("Lokaal 1", "Bob", "1-1-2021", "31-8-2023", "400", "", "", "")
    assert planned(WHOLE, before).takeable == {2, 3}


def test_the_same_row_twice_is_refused_the_second_time(planned):
    first, second = planned(WHOLE, (" LOKAAL 1", *WHOLE[1:])).rows
    assert (first.state, second.state) == (State.TAKEN, State.REFUSED)


def test_one_rent_for_two_rooms_of_one_lease_is_no_question(planned):
    made = planned(WHOLE, ("Berging", "Anna", "1-9-2023", "", "", "", "", ""))
    assert made.takeable == {2, 3}
    assert "row 2" in language.say(made.rows[1].cell(Field.RENT).note or made.rows[1].notes[0])


def test_an_address_in_one_cell_is_split_or_asked(planned):
    head = ("Ruimte", "Huurder", "Ingang", "Huur", "Adres", "Huisnr", "Postcode")
    whole = ("A", "Anna", "1-1-2024", "1", "Dorpsweg 1, 1234 ab Dorp", "", "")
    vague = ("B", "Bob", "1-1-2024", "1", "Dorpsweg 1, Dorp", "", "")
    apart = ("C", "Cor", "1-1-2024", "1", "Dorpsweg", 12.0, "1234 AB Dorp")
    rows = planned(whole, vague, apart, head=head).rows
    address = (Field.STREET, Field.POSTAL_CODE, Field.TOWN)
    assert [rows[0].text(field) for field in address] == ["Dorpsweg 1", "1234 AB", "Dorp"]
    assert rows[1].state is State.QUESTION
    assert [rows[2].text(field) for field in address] == ["Dorpsweg 12", "1234 AB", "Dorp"]


def test_columns_that_are_not_taken_are_named(planned):
    made = planned(("A", "Anna", "1-1-2024", "1", "blauw"), head=(*HEAD[:3], "Huur", "Sleutel"))
    assert made.unused == ("Sleutel",)


@pytest.mark.parametrize(
    ("status", "since", "vat", "state"),
    [
        pytest.param(VatStatus.EXEMPT, None, "21%", State.QUESTION, id="board without VAT"),
        pytest.param(VatStatus.EXEMPT, None, "verlegd", State.QUESTION, id="reverse charge"),
        pytest.param(VatStatus.EXEMPT, None, "vrijgesteld", State.TAKEN, id="exempt"),
        pytest.param(VatStatus.TAXED, None, "21%", State.TAKEN, id="board with VAT"),
        pytest.param(VatStatus.KOR, None, "21%", State.TAKEN, id="small-business scheme"),
        pytest.param(VatStatus.TAXED, date(2027, 1, 1), "9%", State.QUESTION, id="VAT later on"),
    ],
)
def test_rent_with_vat_of_a_board_that_charges_none_is_asked_about(
    planned, status, since, vat, state
):
    positions = ((since or date(2020, 1, 1), status),)
    known = Existing(vat_positions=positions, invoices_from=date(2026, 11, 1))
    (row,) = planned((*WHOLE, vat), head=(*HEAD, "BTW"), known=known).rows
    assert row.state is state
    assert bool(asked(row, Field.VAT)) is (state is State.QUESTION)


def test_rent_that_ended_before_the_first_invoice_here_may_have_had_vat(planned):
    known = Existing(
        vat_positions=((date(2020, 1, 1), VatStatus.EXEMPT),), invoices_from=date(2026, 11, 1)
    )
    ended = ("Lokaal 1", "Anna", "1-9-2023", "31-10-2026", "412,50", "", "", "", "21%")
    (row,) = planned(ended, head=(*HEAD, "BTW"), known=known).rows
    assert row.state is State.TAKEN
