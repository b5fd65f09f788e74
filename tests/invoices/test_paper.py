from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bestuurskamer.days import Period
from bestuurskamer.errors import Refused
from bestuurskamer.invoices.paper import Copy, CoverList, CoverRow, invoice_pdf, print_file
from bestuurskamer.invoices.snapshot import VatTotal
from bestuurskamer.money import Money
from bestuurskamer.paper.fonts import BODY, width
from tests.invoices.printed import (
    BUYER,
    SELLER,
    a_credit_note,
    a_line,
    a_logo,
    an_invoice,
)
from tests.paper.reader import (
    all_words,
    codes_on,
    outside_the_leaf,
    pages,
    place_of,
    places_of,
    words_between,
    words_on,
)

HOSTILE = (
    "Piet <b>",
    "<img src=/etc/hostname>",
    "a < b & c",
    "100% {blank} %s \\n",
)
BOX_TOP, BOX_BOTTOM = 212.0, 254.0


def test_the_paper_has_every_field_the_law_asks_for():
    printed = an_invoice(seller=replace(SELLER, vat_number="NL001234567B01"))
    words = words_on(invoice_pdf(printed))
    for expected in (
        "Stichting Buurthuis De Proef",
        "Meidoornstraat 2, 3399 XA Waterwoud",
        "KvK 12345678",
        "NL001234567B01",
        "Coöperatie Aan Tafel U.A.",
        "Meidoornstraat 4",
        "Invoice 2026-0154",
        "23 November 2026",
        "exempt",
        "Exempt from VAT over € 685.00",
        "Exempt from VAT, article 11-1-b.",
        "Hanneke de Wit, penningmeester",
        "page 1 of 1",
    ):
        assert expected in words


def test_the_address_stands_in_the_window_of_the_envelope():
    pdf = invoice_pdf(an_invoice(buyer=replace(BUYER, name="N" * 300, country="België")))
    for text in ("attn. mevrouw", "Meidoornstraat 4", "3399 XB", "BELGIË"):
        place = place_of(pdf, text)
        assert place.left >= 24.9
        assert place.right <= 105.1
        assert place.top >= 51
        assert place.bottom <= 84
    for place in places_of(pdf, "NNNNNNNNNN"):
        assert place.right <= 105.1
    apart = place_of(pdf, "WATERWOUD").left - place_of(pdf, "3399 XB").right
    assert apart > 2 * width(" ", BODY, 11) - 0.2
    assert place_of(pdf, "Return to:").bottom <= 50.2
    assert place_of(pdf, "Invoice date").left >= 123.9


def test_every_line_says_its_days_and_says_them_once():
    march = Period(date(2025, 3, 17), date(2025, 4, 1))
    pdf = invoice_pdf(
        an_invoice(
            lines=(
                a_line(),
                a_line("Rent room 3", explanation="17 to 31 March = 15 of 31 days", period=march),
                a_line("Key", explanation="", period=Period(date(2026, 12, 3), date(2026, 12, 4))),
            )
        )
    )
    words = words_on(pdf)
    assert "1 to 31 December 2026: whole month × € 685.00" in words
    assert "17 to 31 March 2025 = 15 of 31 days" in words
    assert words.count("17 to 31 March") == 1
    assert "\n3 December 2026" in words


def test_the_code_says_what_the_box_says():
    pdf = invoice_pdf(an_invoice(total=Money(1_234_50)))
    (code,) = codes_on(pdf)
    assert code.split("\n") == [
        "BCD",
        "002",
        "1",
        "SCT",
        "",
        "Stg Buurthuis De Proef",
        "NL91ABNA0417164300",
        "EUR1234.50",
        "",
        "",
        "2026-0154",
    ]
    box = words_between(pdf, BOX_TOP, BOX_BOTTOM)
    in_order = [
        "€ 1,234.50",
        "Stg Buurthuis De Proef",
        "NL91 ABNA 0417 1643 00",
        "2026-0154",
        "1 December 2026",
    ]
    assert [box.index(text) for text in in_order] == sorted(box.index(text) for text in in_order)


@pytest.mark.parametrize("cents", [1, 10, 12_50, 999_999_999_99])
def test_any_amount_above_nothing_can_be_scanned(cents):
    (code,) = codes_on(invoice_pdf(an_invoice(total=Money(cents))))
    assert f"EUR{cents // 100}.{cents % 100:02d}" in code


def test_without_an_account_there_is_no_code_but_the_box_stays():
    pdf = invoice_pdf(an_invoice(seller=replace(SELLER, iban="")))
    assert codes_on(pdf) == []
    assert "How to pay" in words_on(pdf)


@pytest.mark.parametrize(
    ("printed", "says"),
    [
        pytest.param(a_credit_note(), "take € 685.00 off invoice 2026-0154", id="credit note"),
        pytest.param(an_invoice(total=Money(0)), "do not have to pay anything", id="nothing"),
        pytest.param(an_invoice(total=Money(-5_00)), "off your next invoice", id="in favour"),
    ],
)
def test_where_nothing_is_asked_a_sentence_says_what_happens(printed, says):
    pdf = invoice_pdf(printed)
    assert codes_on(pdf) == []
    words = words_on(pdf)
    assert says in words
    assert "How to pay" not in words
    assert "Pay no later than" not in words


def test_a_credit_note_names_the_invoice_it_corrects():
    words = words_on(invoice_pdf(a_credit_note()))
    assert "Credit note 2026-0160" in words
    assert "Corrects invoice" in words
    assert "23 November 2026" in words
    assert "−685.00" in words


@pytest.mark.parametrize("count", [1, 5, 7, 8, 11, 12, 13, 40, 1000])
def test_any_number_of_lines_keeps_clear_of_the_box_and_the_foot(count):
    lines = tuple(a_line(f"Line {number}.") for number in range(count))
    pdf = invoice_pdf(an_invoice(lines=lines))
    last = pages(pdf) - 1
    words = all_words(pdf)
    assert all(f"Line {number}." in words for number in range(count))
    assert f"page {last + 1} of {last + 1}" in words_on(pdf, last)
    assert "Line" not in words_between(pdf, BOX_TOP - 1, 297, last)
    assert place_of(pdf, "To pay", last).bottom < BOX_TOP
    assert f"Line {count - 1}." in words_on(pdf, last)
    assert places_of(pdf, "How to pay", last)
    for page in range(last + 1):
        assert "Amount in euro" in words_on(pdf, page)
        assert "Line" not in words_between(pdf, 281, 297, page)
    assert len(codes_on(pdf, last)) == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_what_people_typed_is_printed_letter_for_letter(name):
    printed = an_invoice(
        seller=replace(SELLER, name=name, account_holder=name, contact=name),
        buyer=replace(BUYER, name=name, attention=name, street=name, reference=name),
        lines=(a_line(name, explanation=name),),
        notes=(name,),
        number=name,
    )
    pdf = invoice_pdf(printed)
    assert words_on(pdf).count(name) >= 9
    (code,) = codes_on(pdf)
    assert name in code


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Café 🎉 De Zon", id="emoji"),
        pytest.param("Piet\u202egnp.exe", id="reversed"),
        pytest.param("W" * 300, id="300 letters"),
        pytest.param("word " * 200, id="1,000 letters in words"),
        pytest.param("line\r\nline\x00\x1b\ud800", id="breaks and controls"),
        pytest.param("", id="empty"),
        pytest.param("Ω Ж א 中 \U0001f600", id="many scripts"),
    ],
)
def test_no_name_stops_a_run_or_leaves_the_paper(name):
    printed = an_invoice(
        seller=replace(SELLER, name=name, account_holder=name, contact=name, email=name),
        buyer=replace(BUYER, name=name, attention=name, street=name, town=name, reference=name),
        lines=(a_line(name, explanation=name, vat_label=name[:20]),),
        vat_totals=(VatTotal(name[:60], Money(0), Money(0)),),
        notes=(name,),
    )
    pdf = invoice_pdf(printed, duplicate=True)
    last = pages(pdf) - 1
    assert outside_the_leaf(pdf, 191, 290) == []
    assert words_between(pdf, BOX_TOP, BOX_BOTTOM, last).startswith("How to pay")
    assert len(codes_on(pdf, last)) == 1


def test_emoji_stand_on_paper_and_what_no_face_has_is_seen_to_be_missing():
    words = words_on(invoice_pdf(an_invoice(lines=(a_line("Café 🎉 De Zon 中"),))))
    assert "Café 🎉 De Zon □" in words


def test_notes_too_long_for_their_corner_go_above_the_totals():
    notes = tuple(f"Reason {number} " + "why " * 60 for number in range(30))
    pdf = invoice_pdf(an_invoice(notes=notes))
    words = all_words(pdf)
    assert all(f"Reason {number} " in words for number in range(30))
    assert "Reason" not in words_between(pdf, BOX_TOP, 297, pages(pdf) - 1)


def test_amounts_are_never_cut():
    huge = Money(123_456_789_012_345_67)
    pdf = invoice_pdf(an_invoice(lines=(a_line(cents=huge.cents),), net=huge, total=-huge))
    words = words_on(pdf)
    assert words.count("123,456,789,012,345.67") == 4
    assert outside_the_leaf(pdf, 191, 290) == []


def test_the_practice_building_and_a_reprint_are_marked_on_every_page():
    lines = tuple(a_line(f"Line {number}") for number in range(30))
    pdf = invoice_pdf(an_invoice(lines=lines, demo=True), duplicate=True)
    assert pages(pdf) > 1
    for page in range(pages(pdf)):
        assert "DEMO" in words_on(pdf, page)
        assert "duplicate" in words_on(pdf, page)
    assert len(codes_on(pdf, pages(pdf) - 1)) == 1
    plain = all_words(invoice_pdf(an_invoice(lines=lines)))
    assert "DEMO" not in plain
    assert "duplicate" not in plain


def test_the_same_snapshot_gives_the_same_bytes():
    first = invoice_pdf(an_invoice(), logo=a_logo())
    invoice_pdf(an_invoice(number="Ψ-1", lines=(a_line("Ж"),)))
    assert invoice_pdf(an_invoice(), logo=a_logo()) == first


@pytest.mark.parametrize("noise", [False, True], ids=["drawing", "photograph"])
def test_a_paper_weighs_fifty_kilobytes_at_most_and_embeds_its_own_faces(noise):
    lines = tuple(a_line(f"Huur lokaal {number}, Łódź İşçi") for number in range(20))
    pdf = invoice_pdf(an_invoice(lines=lines, demo=True), logo=a_logo(2000, noise))
    assert len(pdf) <= 50_000
    assert b"Helvetica" not in pdf
    assert b"SourceSans3" in pdf
    assert b"/PrintScaling /None" in pdf
    assert b"/Duplex /Simplex" in pdf


def test_a_logo_that_is_no_picture_is_refused():
    with pytest.raises(Refused, match="logo"):
        invoice_pdf(an_invoice(), logo=b"not a picture")


def test_the_paper_speaks_the_language_of_its_snapshot():
    assert "€ 685,00" in words_on(invoice_pdf(an_invoice(language="nl")))
    assert "€ 685.00" in words_on(invoice_pdf(an_invoice(language="en")))


def test_a_print_file_is_a_cover_list_and_every_paper_after_it():
    rows = (
        CoverRow("2026-0154", "Piet <b>", "by post", Money(685_00)),
        CoverRow("2026-0155", "N" * 300, "own letterbox", Money(-10_00)),
    )
    cover = CoverList("Invoices December 2026", "De Proef", date(2026, 11, 23), rows, "en")
    long = an_invoice(number="2026-0155", lines=tuple(a_line() for _ in range(30)))
    pdf = print_file(cover, [Copy(an_invoice(), a_logo()), Copy(long)])
    first = words_on(pdf)
    assert "2 papers, together € 675.00." in first
    for expected in ("Piet <b>", "by post", "own letterbox", "685.00", "−10.00", "page 1 of 1"):
        assert expected in first
    assert "Invoice 2026-0154" in words_on(pdf, 1)
    assert "page 1 of 1" in words_on(pdf, 1)
    assert "page 1 of " in words_on(pdf, 2)
    assert "page 1 of 1" not in words_on(pdf, 2)
    assert print_file(cover, [Copy(an_invoice(), a_logo()), Copy(long)]) == pdf
