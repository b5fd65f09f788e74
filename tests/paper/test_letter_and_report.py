from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from bestuurskamer.paper.chart import Bar, Chart, Piece
from bestuurskamer.paper.ledger import Cell, Column, place
from bestuurskamer.paper.letter import Letter, letter_pdf
from bestuurskamer.paper.letterhead import Addressee, Letterhead
from bestuurskamer.paper.report import Group, Report, report_pdf
from bestuurskamer.paper.sheet import Sheet, pdf
from tests.paper.reader import (
    all_words,
    outside_the_leaf,
    pages,
    place_of,
    places_of,
    words_between,
    words_on,
)

LETTER = Letter(
    Letterhead("De Proef", "Straat 1", "3399 XA", "Waterwoud"),
    Addressee("Anna <b>de Vries</b>", "", "Laan 2", "3399 XB", "Waterwoud"),
    date(2026, 11, 23),
    "New rent from 1 July 2027",
    ("Dear Anna,", "From 1 July 2027 the rent goes up by 3.1 %."),
    (Column("What", 2), Column("Now", number=True), Column("Then", number=True)),
    ((Cell("Room 1", "€ 685.00 × 103.1 %"), "685.00", "706.24"),),
    ("Total", "685.00", "706.24"),
    ("There is nothing you need to do.",),
    ("Kind regards,", "Hanneke de Wit", "treasurer"),
)
COLUMNS = (
    Column("Room"),
    Column("Tenant", 2),
    Column("Rent", number=True),
    Column("Costs", number=True),
)


def a_report(count: int, **changed: object) -> Report:
    rows = tuple(
        (f"Room {n}.", Cell(f"Tenant {n}", "until June"), "1,085.00", "12.50") for n in range(count)
    )
    report = Report(
        "Rent roll",
        "All rooms are let.",
        COLUMNS,
        (Group(rows, "Ground floor", ("Total ground floor", "", "2,170.00", "25.00")),),
        author="De Proef",
        state="state of 23 November 2026",
        total=("Total", "", "2,170.00", "25.00"),
    )
    return replace(report, **changed)


def test_a_letter_has_its_address_in_the_window_and_its_table_whole():
    pdf = letter_pdf(LETTER)
    words = words_on(pdf)
    for expected in ("New rent from 1 July 2027", "685.00", "706.24", "Kind regards,", "treasurer"):
        assert expected in words
    place = place_of(pdf, "Anna <b>de Vries</b>")
    assert (round(place.left), place.bottom < 58) == (25, True)
    assert letter_pdf(LETTER) == pdf


def test_a_long_letter_goes_on_and_never_into_the_foot():
    pdf = letter_pdf(
        replace(LETTER, paragraphs=tuple(f"Part {n}. " + "word " * 90 for n in range(30)))
    )
    words = all_words(pdf)
    assert all(f"Part {n}. " in words for n in range(30))
    for page in range(pages(pdf)):
        assert "word" not in words_between(pdf, 281, 297, page)
    assert outside_the_leaf(pdf, 191, 290) == []


def test_the_name_under_a_letter_never_stands_alone_on_a_page():
    for count in range(8, 20):
        rows = LETTER.rows * count
        after = ("Pay before June.", "Call us when you cannot pay.")
        data = letter_pdf(replace(LETTER, rows=rows, after=after))
        last = words_on(data, pages(data) - 1)
        assert "Hanneke de Wit" in last
        assert "Call us when you cannot pay." in last


def test_rows_of_an_overview_stay_whole_and_the_head_is_repeated():
    pdf = report_pdf(a_report(200))
    for page in range(pages(pdf)):
        words = words_on(pdf, page)
        assert "Tenant" in words
        assert "Costs" in words
        assert words.count(". Tenant ") == words.count("until June")
        assert f"page {page + 1} of {pages(pdf)}" in words
        assert "state of 23 November 2026" in words
    assert all(f"Room {n}." in all_words(pdf) for n in range(200))
    assert "Room 199." in words_on(pdf, pages(pdf) - 1)
    assert "Total ground floor" in words_on(pdf, pages(pdf) - 1)


def test_a_group_that_goes_on_at_the_next_page_says_its_name_again():
    rows = tuple((f"2026-{n}.", "until June", "1,085.00", "12.50") for n in range(60))
    named = (Group(rows[:50], "Anna"), Group(rows[50:], "Bert"), Group(rows[:5]))
    pdf = report_pdf(a_report(1, groups=named))
    first, second = (words_on(pdf, page) for page in range(2))
    assert "Anna, continued" not in first
    assert second.count("Anna, continued") == 1
    assert second.index("Anna, continued") < second.index("2026-49.")
    assert "Bert, continued" not in second
    nameless = report_pdf(a_report(1, groups=(Group(rows[:3], "Anna"), Group(rows))))
    assert "continued" not in all_words(nameless)


def test_an_overview_without_rows_and_one_lying_down():
    assert "All rooms are let." in words_on(report_pdf(a_report(0, groups=(), demo=True)))
    pdf = report_pdf(a_report(30, landscape=True))
    assert outside_the_leaf(pdf, 278, 204) == []
    assert outside_the_leaf(pdf, 200, 204) != []


def test_wide_amounts_take_room_from_text_and_are_never_cut():
    amount = "123,456,789,012.00"
    rows = tuple((("X" * 300), Cell("Y" * 300), amount, amount) for _ in range(3))
    pdf = report_pdf(a_report(1, groups=(Group(rows),), total=()))
    assert all_words(pdf).count(amount) == 6
    assert outside_the_leaf(pdf, 191, 290) == []


def test_amounts_too_wide_for_the_leaf_get_smaller_and_never_touch():
    amount = "123,456,789,012,345,678,901.00"
    columns = (Column("Room"), *(Column("Sum", number=True) for _ in range(4)))
    pdf = report_pdf(
        a_report(1, columns=columns, groups=(Group((("a", *[amount] * 4),)),), total=())
    )
    found = sorted(places_of(pdf, amount), key=lambda spot: spot.left)
    assert len(found) == 4
    assert all(one.right + 2 < other.left for one, other in pairwise(found))
    assert outside_the_leaf(pdf, 191, 290) == []


def test_a_row_longer_than_a_page_goes_on_over_the_next():
    text = " ".join(f"word{n}" for n in range(4000))
    pdf = report_pdf(a_report(1, groups=(Group((("a", text, "1.00", "2.00"),)),)))
    words = all_words(pdf)
    assert all(f"word{n}" in words for n in range(4000))
    assert outside_the_leaf(pdf, 191, 290) == []


def test_columns_fill_the_width_and_do_not_overlap():
    rows = [("a", "b" * 200, "1.00", "2.00")]
    placed = place(COLUMNS, rows, 25, 190)
    ends = [column.x + column.width for column in placed]
    assert ends[-1] <= 190.01
    assert ends[-1] > 189
    assert all(end < after.x for end, after in zip(ends, placed[1:], strict=False))


def test_a_long_name_in_the_foot_gives_way_to_the_version_after_it():
    sheet = Sheet(" · ".join(["Zeer lange naam van een overleg " * 8, "versie 3", "9f86d081"]))
    words = words_on(pdf([sheet], title="x", author="y"))
    assert "… · versie 3 · 9f86d081" in words


def test_a_chart_longer_than_a_page_goes_on_over_the_next():
    bars = tuple(Bar(f"Kamer {n}", f"{n} dagen", ((Piece(0, n),),)) for n in range(1, 81))
    chart = Chart("Het jaar", bars, 80, "alles", ((0, "jan"),), "Vol is verhuurd.")
    pdf = report_pdf(a_report(1, chart=chart))
    assert outside_the_leaf(pdf, 191, 291) == []
    shown = [words_on(pdf, page) for page in range(pages(pdf))]
    of_chart = [words for words in shown if "dagen" in words]
    assert len(of_chart) == 3
    assert all("jan" in words for words in of_chart)
    assert "".join(of_chart).count(" dagen") == 80


def test_f38_the_longest_text_and_a_word_without_an_end_stand_whole_on_paper():
    word, note = "q" * 100_000, "woord " * 3_333
    words = all_words(letter_pdf(replace(LETTER, paragraphs=(word, note, "🎉q" * 1_000))))
    assert words.count("q") == 101_000 + all_words(letter_pdf(LETTER)).count("q")
    assert words.count("woord") == 3_333
    cell = (("q" * 40_000, Cell("Tenant", "until June"), "1.00", "2.00"),)
    assert all_words(report_pdf(a_report(1, groups=(Group(cell, "Ground"),)))).count("q") == 40_000
