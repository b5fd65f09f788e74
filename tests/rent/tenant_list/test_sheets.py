from datetime import date

import pytest

from bestuurskamer.errors import Refused
from bestuurskamer.rent.tenant_list.grid import as_text, with_cell
from bestuurskamer.rent.tenant_list.sheets import MOST_ROWS, read_sheet

HEAD = ("Huurder", "Ruimte", "Huur")


def test_the_header_is_found_under_titles_and_empty_rows_and_columns(xlsx):
    grid = read_sheet(xlsx([[], ["", "Huurders van het pand"], [], ["", "", *HEAD], ["", "", "A"]]))
    assert grid.header_row == 3
    assert grid.headers == ("", "", *HEAD)


def test_the_first_sheet_with_a_list_is_taken_and_the_others_are_named(xlsx):
    path = xlsx(Uitleg=[["Lees mij"]], Lijst=[HEAD, ["A"]], Oud=[HEAD, ["B"]])
    grid = read_sheet(path)
    assert (grid.sheet, grid.other_sheets) == ("Lijst", ("Uitleg", "Oud"))
    assert read_sheet(path, "Oud").rows[1][0] == "B"


def test_an_ods_file_is_read_as_well(ods):
    grid = read_sheet(ods([HEAD, ["Jansen & Zn", "Berging", 27.5], [date(2024, 2, 29)]]))
    assert grid.rows[1] == ("Jansen & Zn", "Berging", 27.5)
    assert grid.rows[2][0] == date(2024, 2, 29)


def test_a_formula_gives_what_the_sheet_showed_and_text_stays_text(tmp_path, xlsx):
    import xlsxwriter

    path = tmp_path / "formule.xlsx"
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEAD)
    sheet.write_formula(1, 0, '=HYPERLINK("http://x.test","Bakker")', None, "Bakker")
    sheet.write_string(1, 1, '=HYPERLINK("http://x.test")')
    sheet.write_formula(1, 2, "=2*200", None, 400)
    book.close()
    assert read_sheet(path).rows[1] == ("Bakker", '=HYPERLINK("http://x.test")', 400.0)


def test_a_cell_can_be_answered_anew(xlsx):
    grid = read_sheet(xlsx([HEAD, ["A", "B", 412.333]]))
    answered = with_cell(grid, 1, 2, "412,33")
    assert answered.rows[1] == ("A", "B", "412,33")
    assert grid.rows[1][2] == 412.333
    assert answered.corrected == {(1, 2)}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not an .xlsx"),
        (b"Huurder;Ruimte", "not an .xlsx"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "not an .xlsx"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "has a password",
        ),
    ],
)
def test_what_is_no_list_is_refused_in_plain_words(tmp_path, content, said):
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(content)
    with pytest.raises(Refused, match=said):
        read_sheet(path)


def test_a_damaged_file_is_refused(xlsx):
    path = xlsx([HEAD, ["A"]])
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Refused, match="damaged"):
        read_sheet(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "weg.xlsx", tmp_path):
        with pytest.raises(Refused, match="cannot be read"):
            read_sheet(path)


def test_a_file_of_more_than_20_mb_is_not_opened(tmp_path):
    path = tmp_path / "groot.xlsx"
    with path.open("wb") as out:
        out.truncate(20_000_001)
    with pytest.raises(Refused, match="20 MB"):
        read_sheet(path)


def test_a_list_without_names_of_columns_is_refused(xlsx):
    with pytest.raises(Refused, match="Tenant, Room and Rent"):
        read_sheet(xlsx([["a", "b"], [1, 2]]))


def test_too_many_rows_are_refused_with_the_bound(xlsx):
    with pytest.raises(Refused, match=str(MOST_ROWS)):
        read_sheet(xlsx([HEAD, *[["A", "B", 1]] * MOST_ROWS]))


def test_a_stray_cell_in_the_far_corner_does_not_end_the_program(tmp_path):
    import xlsxwriter

    path = tmp_path / "ver.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEAD)
    sheet.write(1_048_575, 16_383, "x")
    book.close()
    with pytest.raises(Refused, match="far more"):
        read_sheet(path)


def test_a_number_shows_as_a_dutch_sheet_shows_it():
    shown = [as_text(value) for value in (485.0, 58.5, True, date(2024, 4, 1), 1e20)]
    assert shown == ["485", "58,5", "WAAR", "1-4-2024", "100000000000000000000"]
