"""The finer points of CAMT.053 and MT940: who paid, which way, when, and what came back."""

from __future__ import annotations

from datetime import date

import pytest

from bestuurskamer.errors import Refused
from bestuurskamer.money import Money
from bestuurskamer.payments.banks.reading import read_bytes
from bestuurskamer.payments.banks.values import ReadEntry, ReadStatement

OWN, OTHER = "NL91ABNA0417164300", "NL02ABNA0123456789"


def camt(entries: str) -> ReadStatement:
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
<Stmt><Id>1</Id><Acct><Id><IBAN>{OWN}</IBAN></Id></Acct>
<Bal><Tp><CdOrPrtry><Cd>PRCD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">5.00</Amt>
<CdtDbtInd>DBIT</CdtDbtInd><Dt><Dt>2026-02-28</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">5.00</Amt>
<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-31</Dt></Dt></Bal>{entries}
</Stmt></BkToCstmrStmt></Document>"""
    (file,) = read_bytes("maart.xml", text.encode())
    return file.statements[0]


def ntry(details: str = "", amount: str = "10.00", side: str = "CRDT", more: str = "") -> str:
    return f"""<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>{more}
<Sts>BOOK</Sts><BookgDt><Dt>2026-03-03</Dt></BookgDt><ValDt><Dt>2026-03-04</Dt></ValDt>
<NtryDtls>{details}</NtryDtls></Ntry>"""


def party(side: str, name: str, iban: str) -> str:
    return f"""<{side}><Nm>{name}</Nm></{side}>
<{side}Acct><Id><IBAN>{iban}</IBAN></Id></{side}Acct>"""


def test_the_days_of_a_statement_go_from_its_first_entry_to_its_closing_balance():
    statement = camt(ntry())
    assert (statement.first_day, statement.last_day) == (date(2026, 3, 3), date(2026, 3, 31))
    assert statement.entries[0].value_day == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("until", "last"),
    [
        pytest.param("2026-04-15T23:59:59", date(2026, 4, 15), id="its last moment"),
        pytest.param("2026-04-16T00:00:00", date(2026, 4, 15), id="up to midnight"),
        pytest.param("2026-12-31T23:59:59", date(2026, 4, 20), id="never after it was made"),
        pytest.param("2026-03-01T23:59:59", date(2026, 3, 31), id="earlier than its balance"),
    ],
)
def test_a_period_that_ends_later_than_the_last_entry_counts(until, last):
    period = f"""<CreDtTm>2026-04-20T06:00:00</CreDtTm><FrToDt>
<FrDtTm>2026-03-01T00:00:00</FrDtTm><ToDtTm>{until}</ToDtTm></FrToDt>"""
    assert camt(period).last_day == last


def test_a_debt_at_the_bank_is_below_zero_and_the_sum_still_fits():
    statement = camt(ntry())
    assert (statement.opening, statement.closing) == (Money(-5_00), Money(5_00))
    assert statement.gap == Money(0)


def test_an_entry_that_is_missing_shows_as_a_gap():
    assert camt(ntry(amount="7.50")).gap == Money(2_50)


def test_a_statement_without_entries_is_a_statement():
    assert camt("").entries == ()


def test_a_structured_reference_becomes_the_kenmerk_and_an_invoice_number_the_words():
    strd = """<TxDtls><RmtInf><Strd><RfrdDocInf><Nb>2026-0012</Nb></RfrdDocInf><CdtrRefInf>
<Ref>1234567890123456</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>"""
    entry = camt(ntry(strd)).entries[0]
    assert (entry.kenmerk, entry.text) == ("1234567890123456", "2026-0012")


def test_words_in_parts_and_with_a_remark_of_the_maker_come_in_whole():
    parts = "<Ustrd>huur <!-- x -->maart</Ustrd><Ustrd>lokaal 2</Ustrd>"
    entry = camt(ntry(f"<TxDtls><RmtInf>{parts}</RmtInf></TxDtls>")).entries[0]
    assert entry.text == "huur maart lokaal 2"


def test_abn_amro_gives_the_whole_name_beside_the_entry():
    short = f"<TxDtls><RltdPties>{party('Dbtr', 'Stichting Vrienden van h', OTHER)}</RltdPties>"
    entries = ntry(f"{short}</TxDtls>").replace(
        "</Ntry>",
        "<AddtlNtryInf>/TRTP/SEPA/NAME/Stichting Vrienden van het Lokaal/REMI/x</AddtlNtryInf>"
        "</Ntry>",
    )
    assert camt(entries).entries[0].counter_name == "Stichting Vrienden van het Lokaal"


@pytest.mark.parametrize("mark", ["true", "1"])
def test_a_collection_that_came_back_names_the_tenant_and_not_the_board(mark):
    both = party("Cdtr", "Bestuur", OWN) + party("Dbtr", "A Proef", OTHER)
    details = f"<TxDtls><RltdPties>{both}</RltdPties></TxDtls>"
    entry = camt(ntry(details, side="DBIT", more=f"<RvslInd>{mark}</RvslInd>")).entries[0]
    assert entry.reversal
    assert (entry.counter_name, entry.counter_iban) == ("A Proef", OTHER)


def test_a_batch_with_amounts_in_foreign_money_stays_whole():
    details = '<TxDtls><AmtDtls><InstdAmt><Amt Ccy="USD">6</Amt></InstdAmt></AmtDtls></TxDtls>'
    assert len(camt(ntry(details + details)).entries) == 1


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("<CdtDbtInd>CRDT</CdtDbtInd>\n<Sts>", "<Sts>"),
        ("10.00", "1E2"),
        ("10.00", "Infinity"),
        ("10.00", "-10.00"),
        ("2026-03-03", "0206-03-03"),
        ("2026-03-03", "2026-02-30"),
        ("2026-03-04", "vandaag"),
    ],
)
def test_an_entry_that_cannot_be_meant_refuses_the_file(wrong, right):
    broken = ntry().replace(wrong, right, 1)
    assert broken != ntry()
    with pytest.raises(Refused, match="damaged or cut off"):
        camt(broken)


def mt940(account: str, line: str, words: str, closing: str = "C260303EUR110,00") -> ReadStatement:
    text = f""":20:PROEF
:25:{account}
:28C:7/1
:60F:C260302EUR100,00
:61:{line}
:86:{words}
:62F:{closing}
"""
    (file,) = read_bytes("maart.sta", text.encode())
    return file.statements[0]


def paid(entry: ReadEntry) -> tuple[Money, str, str, str]:
    return entry.amount, entry.counter_name, entry.counter_iban, entry.text


ASN, SNS, REGIO = "NL08ASNB0123456789", "NL68SNSB0123456789", "NL45RBRB0123456789"
FORMS = {
    "rabobank": (OWN, "260303C000000000010,00N654EREF", "/EREF/E1/ORDP//NAME/A Proef/REMI/huur"),
    "abn amro": (
        "417164300", "2603030303C10,N658NONREF",
        f"SEPA OVERBOEKING                 IBAN: {OTHER}\nBIC: ABNANL2A      "
        "              NAAM: A Proef\nOMSCHRIJVING: huur",
    ),
    "abn amro, with slashes": (
        OWN, "2603030303C10,N658NONREF",
        f"/TRTP/SEPA OVERBOEKING/IBAN/{OTHER}/BIC/ABNANL2A/NAME/A Pro\n"
        "ef/REMI/huur/EREF/NOTPROVIDED",
    ),
    "ing": (
        OWN, "2603030303C10,00NTRFEREF//00000000001",
        f"/EREF/E1//CNTP/{OTHER}/ABNANL2A/A Proef///REMI/USTD//huur/",
    ),
    "knab": (OWN, "2603030303C10,NTRFNONREF//B4E07", f"huur\nREK: {OTHER}/NAAM: A Proef"),
    "asn": (ASN, f"2603030303C10,NOVB{OTHER}\nA Proef", f"{OTHER} A Proef\n\nhuur"),
    "sns": (SNS, f"2603030303C10,NOVB{OTHER}\nA Proef", f"{OTHER} A Proef\n\nhuur"),
    "regiobank": (REGIO, f"2603030303C10,NOVB{OTHER}\nA Proef", f"{OTHER} A Proef\n\nhuur"),
    "numbered": (OWN, "2603030303C10,NTRFNONREF", f"166?00X?20huur?30ABNANL2A?31{OTHER}?32A Proef"),
}  # fmt: skip


@pytest.mark.parametrize("bank", FORMS)
def test_mt940_of_each_bank_tells_who_paid_what_for_what(bank):
    account, line, words = FORMS[bank]
    statement = mt940(account, line, words)
    amount, name, iban, text = paid(statement.entries[0])
    assert (amount, name, text) == (Money(10_00), "A Proef", "huur")
    assert iban == ("" if bank == "rabobank" else OTHER)  # Rabobank says it beside the entry
    assert (statement.iban, statement.gap) == (account, Money(0))
    assert statement.entries[0].booked_on == date(2026, 3, 3)


def test_triodos_puts_account_name_and_words_together():
    words = f"000>100000000000\n>20ABNANL2A\n>21{OTHER}\n>22A Proef huur maa>23rt\n>310338505768"
    statement = mt940("TRIODOSBANK/0338505768", "260303C10,00NET NONREF", words)
    assert statement.iban == "0338505768"
    assert paid(statement.entries[0]) == (Money(10_00), "", OTHER, "A Proef huur maart")


@pytest.mark.parametrize(
    ("mark", "amount", "closing"),
    [("RC", -10_00, "C260303EUR90,00"), ("RD", 10_00, "C260303EUR110,00")],
)
def test_what_came_back_has_its_own_direction(mark, amount, closing):
    statement = mt940(OWN, f"2603030303{mark}10,00NTRFNONREF", "storno", closing)
    assert (statement.entries[0].amount, statement.entries[0].reversal) == (Money(amount), True)
    assert statement.gap == Money(0)


def test_a_question_in_the_words_is_no_mark():
    statement = mt940(OWN, "2603030303C10,00NTRFNONREF", "huur maart ?2026 of later")
    assert statement.entries[0].text == "huur maart ?2026 of later"


def test_words_below_the_closing_balance_are_of_no_entry():
    last = "C260303EUR110,00\n:64:C260303EUR110,00\n:86:/SUM/0/1/0,00/10,00/\nvervolg"
    statement = mt940(OWN, "2603030303C10,00NTRFNONREF", "huur", last)
    assert [one.text for one in statement.entries] == ["huur"]


def test_mt940_in_other_money_is_refused():
    with pytest.raises(Refused, match="USD"):
        mt940(OWN, "2603030303C10,00NTRFNONREF", "x", "C260303USD110,00")


def test_an_entry_that_the_reader_would_miss_refuses_the_file_and_is_printed_nowhere(caplog):
    with pytest.raises(Refused, match="damaged or cut off"):
        mt940(OWN, "geen regel", "x")
    assert caplog.text == ""


@pytest.mark.parametrize("deep", [200_000, 1_000])
def test_a_file_nested_deeper_than_any_statement_is_refused_also_when_it_is_whole(deep):
    words = f"<TxDtls>{'<a>' * deep}{'</a>' * deep}</TxDtls>"
    with pytest.raises(Refused, match="damaged or cut off"):
        camt(ntry(words))


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_a_document_type_is_seen_in_every_encoding(coding):
    text = "<?xml version='1.0'?><!DOCTYPE camt.053 SYSTEM 'file:///etc/hostname'><a/>"
    with pytest.raises(Refused, match="DOCTYPE"):
        read_bytes("x.xml", text.encode(coding))
