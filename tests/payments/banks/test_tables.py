"""The tables of banks: every way they write a row, and nothing taken that is not whole."""

# ruff: noqa: E501 – a row of a bank is one line

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer.errors import Refused
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.payments.banks.guessing import guess
from bestuurskamer.payments.banks.reading import Unrecognised, read_bytes, read_paths, table
from bestuurskamer.payments.banks.values import ReadEntry, ReadStatement

OWN, OTHER = "NL91ABNA0417164300", "NL02ABNA0123456789"
ASN = "NL08ASNB0123456789"
ING = '"Date","Name / Description","Account","Counterparty","Code","Debit/credit","Amount (EUR)","Transaction type","Notifications"'
RABO = '"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn","Tegenrekening IBAN/BBAN","Naam tegenpartij","Omschrijving-1","Transactiereferentie","Reden retour"'


def read(text: str | bytes) -> list[ReadStatement]:
    content = text.encode() if isinstance(text, str) else text
    (file,) = read_bytes("bank.csv", content)
    return list(file.statements)


def entry(text: str | bytes) -> ReadEntry:
    (statement,) = read(text)
    return statement.entries[0]


def rabo(*rows: tuple[str, str, str], own: str = OWN) -> str:
    told = [
        f'"{own}","EUR","RABONL2U","{n}","{day}","2026-03-05","{amount}","{after}","{OTHER}","A Proef","huur","E{n}",""'
        for n, (day, amount, after) in enumerate(rows, start=1)
    ]
    return "\n".join([RABO, *told])


def asn(words: str = "'huur'", amount: str = "310.00", before: str = "100.00") -> str:
    return f"3-3-2026,{ASN},{OTHER},A Proef,,,,EUR,{before},EUR,{amount},3-3-2026,4-3-2026,9722,OVB,12,1234567890123456,{words},3"


def test_ing_in_english_gives_words_and_reference_apart():
    text = f'{ING}\n"20260303","A Proef","{OWN}","{OTHER}","GT","Credit","310,00","Online Banking","Naam: A Proef Omschrijving: huur IBAN: {OTHER} Kenmerk: E1 Valutadatum: 03-03-2026"'
    found = entry(text)
    assert (found.amount, found.text, found.end_to_end) == (Money(310_00), "huur", "E1")


def test_a_direction_that_is_no_word_for_one_refuses_the_file():
    with pytest.raises(Refused, match="Line 2"):
        read(f'{ING}\n"20260303","A","{OWN}","{OTHER}","GT","Misschien","310,00","x","y"')


def test_rabobank_tells_the_balance_after_the_other_day_and_what_came_back():
    text = rabo(("2026-03-03", "+310,00", "+410,00"))
    found = entry(text.removesuffix('""') + '"AC04"')
    assert (found.balance_after, found.value_day) == (Money(410_00), date(2026, 3, 5))
    assert (found.end_to_end, found.reversal) == ("E1", True)


def test_two_accounts_in_one_table_are_two_statements():
    second = rabo(("2026-03-04", "-1,00", "+9,00"), own=OTHER).split("\n")[1]
    told = read(rabo(("2026-03-03", "+310,00", "+410,00")) + "\n" + second)
    assert [(one.iban, one.opening) for one in told] == [
        (OWN, Money(100_00)),
        (OTHER, Money(10_00)),
    ]


def test_newest_first_is_turned_around_also_within_one_day():
    rows = [("2026-03-03", "-5,00", "+405,00"), ("2026-03-03", "+310,00", "+410,00")]
    (statement,) = read(rabo(*rows))
    assert [one.amount for one in statement.entries] == [Money(310_00), Money(-5_00)]
    assert (statement.opening, statement.closing, statement.gap) == (
        Money(100_00), Money(405_00), NOTHING,
    )  # fmt: skip


def test_a_row_that_was_taken_out_shows_as_a_gap():
    rows = [(f"2026-03-{n:02d}", "+1,00", f"+{n},00") for n in range(1, 11) if n != 5]
    (statement,) = read(rabo(*rows))
    assert statement.gap == Money(1_00)


def test_balances_in_no_order_at_all_say_nothing():
    rows = [("2026-03-01", "+1,00", "+9,00"), ("2026-03-02", "+1,00", "+5,00")]
    (statement,) = read(rabo(*rows))
    assert (statement.opening, statement.closing, statement.gap) == (None, None, None)


def test_asn_words_lose_their_quotes_and_keep_their_commas():
    found = entry(asn("'huur maart, lokaal 2, en 't hok'"))
    assert found.text == "huur maart, lokaal 2, en 't hok"
    assert (found.kenmerk, found.value_day) == ("1234567890123456", date(2026, 3, 4))


def test_asn_in_other_money_is_refused():
    with pytest.raises(Refused, match="USD"):
        read(asn().replace("EUR", "USD"))


def test_abn_amro_hides_name_and_account_in_the_words():
    words = f"SEPA Overboeking                 IBAN: {OTHER}        BIC: ABNANL2A                    Naam: A Proef                    Omschrijving: huur                Kenmerk: E1"
    found = entry(f'417164300\tEUR\t20260303\t100,00\t410,00\t20260303\t310,00\t{words} 1"5')
    assert (found.counter_name, found.counter_iban, found.text) == ("A Proef", OTHER, "huur")


def test_old_rabobank_counts_by_the_day_of_booking_and_keeps_all_words():
    text = f'"{OWN}","EUR","20260301","D","310.00","{OTHER}","A Proef","20260303","cb","","een","twee","drie","vier","vijf","zes","E1","",""'
    found = entry(text)
    assert (found.booked_on, found.value_day) == (date(2026, 3, 3), date(2026, 3, 1))
    assert (found.amount, found.text) == (Money(-310_00), "een twee drie vier vijf zes")


def test_bunq_in_dutch_and_in_english_write_the_same_amount():
    dutch = f"Datum;Rentedatum;Bedrag;Rekening;Tegenrekening;Naam;Omschrijving\n2026-03-03;2026-03-03;-1.310,00;{OWN};{OTHER};A Proef;huur"
    english = f'"Date","Interest Date","Amount","Account","Counterparty","Name","Description"\n"2026-03-03","2026-03-03","-1,310.00","{OWN}","{OTHER}","A Proef","huur"'
    assert entry(dutch).amount == entry(english).amount == Money(-1310_00)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman"])
@pytest.mark.parametrize("name", ["Café Proef", "Zoë", "Chloë en René", "Häberli"])
def test_a_name_comes_in_whole_in_every_encoding(encoding, name):
    text = rabo(("2026-03-03", "+310,00", "+410,00")).replace("A Proef", name)
    assert entry(text.encode(encoding)).counter_name == name


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda text: text[:-60], id="cut off in the last row"),
        pytest.param(lambda text: text[:-1], id="cut off in the last cell"),
        pytest.param(lambda text: text + "\nTotaal;1", id="a row of another kind"),
        pytest.param(lambda text: text.replace("+310,00", "veel"), id="no amount"),
        pytest.param(lambda text: text.replace("+310,00", "+310,005"), id="parts of a cent"),
        pytest.param(lambda text: text.replace("2026-03-03", "0206-03-03"), id="no day"),
        pytest.param(lambda text: text.replace("+310,00", "9" * 30), id="more than all money"),
        pytest.param(lambda text: text + '\n"' + "x" * 200_000, id="a cell without end"),
    ],
)
def test_a_table_that_is_not_whole_is_refused(spoil):
    with pytest.raises(Refused, match="othing was brought in"):
        read(spoil(rabo(("2026-03-03", "+310,00", "+410,00"), ("2026-03-04", "+1,00", "+411,00"))))


def test_the_line_that_is_named_is_the_line_in_the_file():
    text = rabo(("2026-03-03", "+310,00", "+410,00")).replace("\n", "\n\n\n") + "\nx"
    with pytest.raises(Refused, match="Line 5"):
        read(text)


def test_a_table_of_lines_without_entries_is_refused():
    with pytest.raises(Refused, match="no statement"):
        read(RABO)


OTHER_BANK = f"Wanneer;Van;Wie;Wat;Hoeveel\n03/03/2026;{OTHER};A Proef;huur van maart;310.00\n04/03/2026;;B Proef;huur van maart;-1.50\n"


def test_a_guess_at_another_table_reads_it():
    with pytest.raises(Unrecognised) as asked:
        read(OTHER_BANK)
    assert dict(asked.value.words.values)["name"] == "bank.csv"
    found = guess(OTHER_BANK.encode())
    assert found is not None
    (file,) = read_bytes("bank.csv", OTHER_BANK.encode(), [found])
    first, second = file.statements[0].entries
    assert (first.amount, second.amount) == (Money(310_00), Money(-1_50))
    assert (first.booked_on, first.counter_iban) == (date(2026, 3, 3), OTHER)
    assert (first.counter_name, first.text) == ("A Proef", "huur van maart")


def test_a_guess_sees_two_columns_of_money_and_a_word_for_the_direction():
    two = guess(b"Dag,In,Uit,Wat\n3-3-2026,310.00,,huur\n4-3-2026,,1.50,kosten\n")
    assert two is not None
    assert (two.came, two.went, two.point, two.delimiter) == (1, 2, ".", ",")
    word = guess(b"Dag;Richting;Bedrag;Wat\n3-3-2026;Bij;310,00;huur\n")
    assert word is not None
    assert (word.side, word.amount, word.point) == (1, 2, ",")


@pytest.mark.parametrize("content", [b"", b"a;b;c\n1;2;3\n", b"\x00\x01", b"een brief"])
def test_without_a_day_and_an_amount_there_is_no_guess(content):
    assert guess(content) is None
    assert isinstance(table(content), list)


def test_an_own_map_that_fits_still_refuses_a_line_that_is_wrong():
    found = guess(OTHER_BANK.encode())
    assert found is not None
    with pytest.raises(Refused, match="Line 3"):
        read_bytes("bank.csv", OTHER_BANK.replace("-1.50", "niets").encode(), [found])


@pytest.mark.parametrize(
    "content", [b"a," * 2_000_000, b";" * 4_000_000, b"\n" * 4_000_000 + b"x", b'"' * 4_000_000]
)
def test_a_file_of_one_sign_over_and_over_is_refused(content):
    with pytest.raises(Refused, match="not a file that a bank gives"):
        read(content)


def packed(**files: bytes | str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_SLASH_", "/").replace("_DOT_", "."), content)
    return made.getvalue()


def test_what_a_mac_adds_to_a_zip_is_not_taken_for_a_statement():
    files = read_bytes("bank.zip", packed(a_DOT_csv=asn(), __MACOSX_SLASH__a="x"))
    assert [file.name for file in files] == ["a.csv"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(packed(), id="empty"),
        pytest.param(packed(a_DOT_zip=packed(a_DOT_csv=asn())), id="a zip in a zip"),
        pytest.param(packed(a_DOT_csv=asn() * 9)[:60] + b"\x00" * 90, id="damaged"),
        pytest.param(packed(**{"[Content_Types]_DOT_xml": "<?xml?>"}), id="a spreadsheet"),
        pytest.param(b"\xd0\xcf\x11\xe0 oud Excel", id="an old spreadsheet"),
    ],
)
def test_what_is_packed_wrongly_is_refused(content):
    with pytest.raises(Refused, match="Nothing was brought in"):
        read_bytes("bank.zip", content)


def test_a_folder_leaves_out_what_the_folder_holds_of_itself(tmp_path):
    (tmp_path / "a.csv").write_text(asn())
    (tmp_path / ".DS_Store").write_bytes(b"\x00\x01")
    (tmp_path / "Thumbs.db").write_bytes(b"\x00\x01")
    assert [file.name for file in read_paths([tmp_path])] == ["a.csv"]


@given(st.lists(st.integers(-9_999_999_99, 9_999_999_99), min_size=1, max_size=30))
def test_every_cent_of_a_table_comes_in_and_the_balances_fit(amounts):
    rows, balance = [], 100_00
    for place, cents in enumerate(amounts):
        rows.append(asn(amount=str(Money(cents)), before=str(Money(balance))))
        rows[-1] = rows[-1].replace("3-3-2026", f"{place + 1}-3-2026", 1)
        balance += cents
    (statement,) = read("\n".join(rows))
    assert [one.amount.cents for one in statement.entries] == amounts
    assert (statement.opening, statement.closing) == (Money(100_00), Money(balance))
    assert statement.gap == NOTHING
    assert total(one.amount for one in statement.entries) == Money(sum(amounts))
