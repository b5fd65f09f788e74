"""Every bank's file is known by its content, read whole, or refused with one message."""

# ruff: noqa: E501 – a row of a bank is one line

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer.errors import Refused
from bestuurskamer.money import Money, total
from bestuurskamer.payments.banks.columns import ColumnMap, cents
from bestuurskamer.payments.banks.reading import (
    MOST_BYTES,
    Unrecognised,
    read_bytes,
    read_paths,
    table,
)
from bestuurskamer.payments.banks.words import split

OWN, OTHER = "NL91ABNA0417164300", "NL02ABNA0123456789"
SAMPLES = Path(__file__).parents[3].parent / "shared" / "samples"


def a_camt(
    version: str = "02", entries: str = "", opening: str = "100.00", ccy: str = "EUR"
) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt>
<GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id><ElctrncSeqNb>7</ElctrncSeqNb>
<Acct><Id><IBAN>{OWN}</IBAN></Id></Acct>
{a_balance("OPBD", opening, ccy)}{a_balance("CLBD", "410.00", ccy)}
{entries or an_ntry(version)}</Stmt></BkToCstmrStmt></Document>"""


def a_balance(kind: str, amount: str, ccy: str) -> str:
    return f"""<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy="{ccy}">{amount}</Amt>
<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>"""


def an_ntry(version: str = "02", amount: str = "310.00", more: str = "", status: str = "") -> str:
    name = "<Nm>Atelier Proef</Nm>"
    if version >= "08":
        name = f"<Pty>{name}</Pty>"
    booked = status or ("<Sts><Cd>BOOK</Cd></Sts>" if version >= "08" else "<Sts>BOOK</Sts>")
    details = (
        more
        or f"""<NtryDtls><TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs>
<RltdPties><Dbtr>{name}</Dbtr><DbtrAcct><Id><IBAN>{OTHER}</IBAN></Id></DbtrAcct></RltdPties>
<RmtInf><Ustrd>huur 2026-0012</Ustrd></RmtInf></TxDtls></NtryDtls>"""
    )
    return f"""<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>{booked}
<BookgDt><Dt>2026-03-03</Dt></BookgDt><AcctSvcrRef>R1</AcctSvcrRef>{details}</Ntry>"""


def one(content: str | bytes, name: str = "bestand") -> list:
    data = content.encode() if isinstance(content, str) else content
    (file,) = read_bytes(name, data)
    return [file.form, *file.statements]


@pytest.mark.parametrize("version", ["02", "03", "04", "06", "08"])
def test_camt_is_read_in_every_version(version):
    form, statement = one(a_camt(version))
    (entry,) = statement.entries
    assert (form, statement.iban, statement.number) == ("camt053", OWN, "7")
    assert (statement.opening, statement.closing, statement.gap) == (
        Money(100_00),
        Money(410_00),
        Money(0),
    )
    assert (entry.booked_on, entry.amount) == (date(2026, 3, 3), Money(310_00))
    assert (entry.counter_name, entry.counter_iban) == ("Atelier Proef", OTHER)
    assert (entry.text, entry.end_to_end, entry.bank_reference) == ("huur 2026-0012", "E1", "R1")


def a_batch(first: str, second: str) -> str:
    parts = "".join(
        f"""<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">{amount}</Amt></TxAmt></AmtDtls>
<RltdPties><Dbtr><Nm>Huurder {amount}</Nm></Dbtr></RltdPties></TxDtls>"""
        for amount in (first, second)
    )
    return an_ntry(more=f"<NtryDtls>{parts}</NtryDtls>")


def test_a_batch_is_its_payments_when_they_add_up_and_whole_when_they_do_not():
    _, statement = one(a_camt(entries=a_batch("110.00", "200.00")))
    assert [e.amount for e in statement.entries] == [Money(110_00), Money(200_00)]
    assert statement.entries[0].counter_name == "Huurder 110.00"
    _, statement = one(a_camt(entries=a_batch("110.00", "150.00")))
    assert [e.amount for e in statement.entries] == [Money(310_00)]


def test_what_is_only_announced_is_counted_and_left_out():
    _, statement = one(a_camt(entries=an_ntry() + an_ntry(status="<Sts>PDNG</Sts>")))
    assert (len(statement.entries), statement.pending) == (1, 1)


def test_several_statements_and_a_zip_with_a_file_a_day():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("b.xml", a_camt())
        archive.writestr("a.xml", a_camt("08"))
    files = read_bytes("maart.zip", packed.getvalue())
    assert [file.name for file in files] == ["a.xml", "b.xml"]


ASN = f"03-03-2026,{OWN},{OTHER},A Proef,,,,EUR,100.00,EUR,310.00,03-03-2026,03-03-2026,1,OVB,12,,'huur',3"
TABLES = {
    "csv-ing": f'''"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"
"20260303";"A Proef";"{OWN}";"{OTHER}";"OV";"Bij";"310,00";"Overschrijving";"Naam: A Proef Omschrijving: huur IBAN: {OTHER}";"410,00";""''',
    "csv-rabobank": f'''"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn","Tegenrekening IBAN/BBAN","Naam tegenpartij","Code","Omschrijving-1","Omschrijving-2"
"{OWN}","EUR","RABONL2U","1","2026-03-03","2026-03-03","+310,00","+410,00","{OTHER}","A Proef","cb","huur",""''',
    "csv-rabobank-old": f'"{OWN}","EUR","20260303","C","310.00","{OTHER}","A Proef","20260303","cb","","huur","","","","","","","",""',
    "csv-knab": f"""KNAB EXPORT;;;
Rekeningnummer;Transactiedatum;Valutacode;CreditDebet;Bedrag;Tegenrekeningnummer;Tegenrekeninghouder;Valutadatum;Betaalwijze;Omschrijving
{OWN};03-03-2026;EUR;C;310,00;{OTHER};A Proef;03-03-2026;Overboeking;huur""",
    "csv-bunq": f'''"Date","Interest Date","Amount","Account","Counterparty","Name","Description"
"2026-03-03","2026-03-03","310.00","{OWN}","{OTHER}","A Proef","huur"''',
    "csv-triodos": f'"03-03-2026","{OWN}","310,00","Credit","A Proef","{OTHER}","ET","huur"',
    "csv-asn": ASN,
    "csv-abnamro": f"{OWN}\tEUR\t20260303\t100,00\t410,00\t20260303\t310,00\thuur",
}


@pytest.mark.parametrize("form", TABLES)
def test_the_table_of_each_bank_is_recognised(form):
    found, statement = one(TABLES[form])
    (entry,) = statement.entries
    assert (found, statement.iban) == (form, OWN)
    assert (entry.booked_on, entry.amount) == (date(2026, 3, 3), Money(310_00))
    assert "huur" in entry.text
    if form != "csv-abnamro":
        assert (entry.counter_name, entry.counter_iban) == ("A Proef", OTHER)


@pytest.mark.parametrize("form", ["csv-ing", "csv-knab", "csv-triodos", "csv-rabobank-old"])
def test_money_out_is_below_zero(form):
    out = {"Bij": "Af", ";C;": ";D;", "Credit": "Debet", '"C"': '"D"'}
    text = TABLES[form]
    head, _, last = text.rpartition("\n")
    for came, went in out.items():
        last = last.replace(came, went)
    _, statement = one(f"{head}\n{last}" if head else last)
    assert statement.entries[0].amount == Money(-310_00)


def test_balances_in_a_table_are_the_statements():
    _, statement = one(TABLES["csv-rabobank"])
    assert (statement.opening, statement.closing) == (Money(100_00), Money(410_00))
    _, statement = one(TABLES["csv-asn"])
    assert (statement.opening, statement.closing) == (Money(100_00), Money(410_00))


def test_names_in_an_old_encoding_come_in_whole():
    _, statement = one(TABLES["csv-triodos"].replace("A Proef", "Café Proef").encode("cp1252"))
    assert statement.entries[0].counter_name == "Café Proef"


def test_a_line_that_cannot_be_read_refuses_the_whole_file():
    broken = TABLES["csv-ing"] + "\n" + '"20260399";"X";"";"";"OV";"Bij";"1,00";"";"";"";""'
    with pytest.raises(Refused, match="Line 3 of"):
        one(broken)


@pytest.mark.parametrize(
    ("said", "name", "iban", "text"),
    [
        (f"/TRTP/SEPA/IBAN/{OTHER}/BIC/ABNANL2A/NAME/A Proef/REMI/huur", "A Proef", OTHER, "huur"),
        (f"/CNTP/{OTHER}/ABNANL2A/A Proef///REMI/USTD//huur/", "A Proef", OTHER, "huur"),
        (f"huur\nREK: {OTHER}/NAAM: A Proef", "A Proef", OTHER, "huur"),
        (f"SEPA IBAN: {OTHER} BIC: X NAAM: A Proef OMSCHRIJVING: huur", "A Proef", OTHER, "huur"),
        (f"000?20huur?30ABNANL2A?31{OTHER}?32A Proef", "A Proef", OTHER, "huur"),
        ("huur maart\nlokaal 2", "", "", "huur maart lokaal 2"),
    ],
)
def test_the_words_of_mt940_are_taken_apart_as_each_bank_writes_them(said, name, iban, text):
    found = split(said)
    assert (found.get("name", ""), found.get("iban", ""), found["text"]) == (name, iban, text)


MT940 = f""":20:940S260303
:25:{OWN}
:28C:0
:60F:C260302EUR100,00
:61:260303C310,00N654NONREF
{OTHER}
:86:/BENM//NAME/A Proef/REMI/huur
:62F:C260303EUR410,00
"""


def test_mt940_is_read_with_its_balances():
    form, statement = one(MT940)
    assert (form, statement.iban, statement.gap) == ("mt940", OWN, Money(0))
    assert statement.entries[0].counter_iban == OTHER


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(a_camt()[:-200], "damaged or cut off", id="cut off"),
        pytest.param(MT940[:-40], "damaged or cut off", id="mt940 cut off"),
        pytest.param(a_camt().replace("camt.053", "camt.054"), "not of the statement", id="054"),
        pytest.param(a_camt().replace("camt.053", "camt.052"), "not of the statement", id="052"),
        pytest.param(
            MT940.replace(":60F:C260302EUR100,00", ":34F:EUR0,"), "not of the statement", id="mt942"
        ),
        pytest.param("%PDF-1.7 x", "not a file that a bank", id="pdf"),
        pytest.param("<html><body>x;y;z;a</body></html>", "not a file that a bank", id="html"),
        pytest.param("", "not a file that a bank", id="empty"),
        pytest.param("een brief\nvan de bank", "not a file that a bank", id="words"),
        pytest.param(a_camt(ccy="SEK"), "SEK", id="currency"),
        pytest.param(a_camt(entries=an_ntry(amount="1.234")), "damaged", id="parts of a cent"),
        pytest.param("<?xml version='1.0'?>camt.053" + "<a>" * 200_000, "damaged", id="deep"),
        pytest.param(a_camt().encode("utf-16")[:-3], "damaged", id="half a sign"),
    ],
)
def test_what_is_no_statement_gets_one_message(content, said):
    with pytest.raises(Refused) as refused:
        one(content)
    assert said in str(refused.value)
    assert "othing was" in str(refused.value)


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]>",
        "<!DOCTYPE a SYSTEM 'http://example.invalid/x.dtd'>",
    ],
)
def test_a_document_type_is_refused_and_nothing_is_fetched(doctype):
    text = a_camt().replace("?>", f"?>{doctype}", 1)
    with pytest.raises(Refused, match="DOCTYPE"):
        one(text)


def test_a_file_that_is_too_large_is_refused_also_inside_a_zip():
    with pytest.raises(Refused, match="20 MB"):
        one(b" " * (MOST_BYTES + 1))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bom.xml", b" " * (MOST_BYTES + 1))
    with pytest.raises(Refused, match="20 MB"):
        one(packed.getvalue())


def test_a_table_of_another_bank_asks_for_its_columns_and_then_is_read():
    text = f"Dag|Van|Wat|In|Uit\n3/3/2026|{OTHER}|huur|310.00|\n".replace("|", ";")
    with pytest.raises(Unrecognised):
        one(text)
    assert table(text.encode())[0] == ["Dag", "Van", "Wat", "In", "Uit"]
    own = ColumnMap(
        "own", 0, day_form="%d/%m/%Y", point=".", came=3, went=4, iban=1, text=(2,), own_iban=OWN
    )
    kept = ColumnMap.from_text(own.to_text())
    assert kept == own
    (file,) = read_bytes("mijn.csv", text.encode(), [kept])
    assert file.statements[0].entries[0].amount == Money(310_00)


def test_a_folder_is_read_whole_and_a_wrong_file_in_it_refuses_it(tmp_path):
    (tmp_path / "a.xml").write_text(a_camt())
    (tmp_path / "b.sta").write_text(MT940)
    assert [file.form for file in read_paths([tmp_path])] == ["camt053", "mt940"]
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(Refused, match=r"c\.pdf"):
        read_paths([tmp_path])


@given(amount=st.integers(-99_999_999, 99_999_999), grouped=st.booleans())
def test_an_amount_is_read_as_the_bank_wrote_it(amount, grouped):
    euros = f"{abs(amount) // 100:,}" if grouped else str(abs(amount) // 100)
    english = f"{'-' if amount < 0 else ''}{euros}.{abs(amount) % 100:02d}"
    dutch = english.translate(str.maketrans(",.", ".,"))
    assert cents(english, ".") == cents(dutch, ",") == Money(amount)


@pytest.mark.parametrize("said", ["", "12.50.1", "1,2,3", "abc", "12,5O"])
def test_what_is_no_amount_is_never_taken_for_one(said):
    with pytest.raises(ValueError, match=r".*"):
        cents(said, ",")


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples do not stand beside the project")
def test_the_samples_are_read_or_refused_with_a_reason():
    read, refused = [], []
    for path in sorted([*SAMPLES.glob("camt053/*.xml"), *SAMPLES.glob("mt940/*.txt")]):
        try:
            (file,) = read_paths([path])
        except Refused as why:
            refused.append((path.name, str(why)))
        else:
            read.append(path.name)
            assert total(e.amount for s in file.statements for e in s.entries) != Money(0)
    assert read == [
        "camt053.v2.with-account-name.xml",
        "abnamro.txt",
        "knab.txt",
        "rabobank-iban.txt",
    ]
    assert {name for name, why in refused if "SEK" in why} == {
        "camt053.v2.minimal.xml",
        "camt053.v4.xml",
        "camt053.v8.xml",
    }
