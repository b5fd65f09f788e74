"""The same month gives the same books, whatever the bank, the form of its file, and the order."""

# ruff: noqa: E501 – a row of a bank is one line

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bestuurskamer.money import Money, total
from bestuurskamer.office.model import Account
from bestuurskamer.payments.banks.reading import read_bytes
from bestuurskamer.payments.importing import bring_in, preview
from bestuurskamer.payments.model import Entry, Statement, StatementImport
from tests.builders import IBAN as OWN
from tests.builders import an_office

OTHER = "NL02ABNA0123456789"
ASN = "NL08ASNB0123456789"
Rows = Sequence[tuple[int, int, str]]
"""Day of March, cents, words."""

MONTH: Rows = (
    (2, 310_00, "huur maart A"),
    (2, 310_00, "huur maart A"),  # a twin: two real payments
    (3, -19_95, "kosten"),
    (9, 42_42, "zaal"),
    (14, -1950_00, "hoofdhuur"),
    (14, 310_00, "huur maart B"),
    (27, 1, "proef"),
)
STARTED = 5_000_00


def _with_balance(rows: Rows) -> list[tuple[int, int, str, int, int]]:
    """The rows with what stood on the account before and after each."""
    gone = list(itertools.takewhile(lambda row: row is not rows[0], MONTH))
    balance, found = STARTED + sum(cents for _d, cents, _t in gone), []
    for day, cents, text in rows:
        found.append((day, cents, text, balance, balance + cents))
        balance += cents
    return found


def _plain(cents: int, sign: str = ",") -> str:
    return f"{abs(cents) // 100}{sign}{abs(cents) % 100:02d}"


def _signed(cents: int, sign: str = ",") -> str:
    return ("-" if cents < 0 else "") + _plain(cents, sign)


def camt(version: str) -> Callable[[Rows], str]:
    def made(rows: Rows) -> str:
        told = _with_balance(rows)
        name = (
            "<{0}><Pty><Nm>Proef</Nm></Pty></{0}>"
            if version >= "08"
            else "<{0}><Nm>Proef</Nm></{0}>"
        )

        def amount(cents: int) -> str:
            way = "CRDT" if cents >= 0 else "DBIT"
            return f'<Amt Ccy="EUR">{_plain(cents, ".")}</Amt><CdtDbtInd>{way}</CdtDbtInd>'

        def balance(kind: str, cents: int, day: int) -> str:
            return f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>{amount(cents)}<Dt><Dt>2026-03-{day:02d}</Dt></Dt></Bal>"

        def entry(day: int, cents: int, text: str) -> str:
            side = "Dbtr" if cents >= 0 else "Cdtr"
            return (
                f"<Ntry>{amount(cents)}<Sts>{'<Cd>BOOK</Cd>' if version >= '08' else 'BOOK'}</Sts>"
                f"<BookgDt><Dt>2026-03-{day:02d}</Dt></BookgDt><BkTxCd/><NtryDtls><TxDtls><RltdPties>"
                f"{name.format(side)}<{side}Acct><Id><IBAN>{OTHER}</IBAN></Id></{side}Acct></RltdPties>"
                f"<RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
            )

        return (
            f'<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}">'
            f"<BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>{OWN}</IBAN></Id></Acct>"
            + balance("OPBD", told[0][3], told[0][0])
            + balance("CLBD", told[-1][4], told[-1][0])
            + "".join(entry(*row) for row in rows)
            + "</Stmt></BkToCstmrStmt></Document>"
        )

    return made


def mt940(account: str, line: str, words: str) -> Callable[[Rows], str]:
    def made(rows: Rows) -> str:
        told = _with_balance(rows)

        def balance(cents: int, day: int) -> str:
            return f"{'C' if cents >= 0 else 'D'}2603{day:02d}EUR{_plain(cents)}"

        lines = [
            f":61:2603{day:02d}{'C' if cents >= 0 else 'D'}{_plain(cents)}{line}\n:86:{words.format(text=text)}"
            for day, cents, text in rows
        ]
        return "\n".join(
            [
                ":20:PROEF", f":25:{account}", ":28C:7/1",
                f":60F:{balance(told[0][3], told[0][0])}", *lines,
                f":62F:{balance(told[-1][4], told[-1][0])}", "",
            ]
        )  # fmt: skip

    return made


def table(head: str, row: str, *, newest_first: bool = False) -> Callable[[Rows], str]:
    def made(rows: Rows) -> str:
        lines = [
            row.format(
                own=OWN, other=OTHER, text=text, compact=f"202603{day:02d}", iso=f"2026-03-{day:02d}",
                dutch=f"{day:02d}-03-2026", plain=_plain(cents), point=_signed(cents, "."),
                bare=_plain(cents, "."), comma=_signed(cents), plus=("-" if cents < 0 else "+") + _plain(cents),
                before=_signed(before), after=_signed(after), before_point=_signed(before, "."),
                way="Af" if cents < 0 else "Bij", letter="D" if cents < 0 else "C",
                word="Debet" if cents < 0 else "Credit", number=place,
            )
            for place, (day, cents, text, before, after) in enumerate(_with_balance(rows), start=1)
        ]  # fmt: skip
        return "\n".join([*([head] if head else []), *(reversed(lines) if newest_first else lines)])

    return made


FORMS: dict[str, Callable[[Rows], str]] = {
    **{f"camt {version}": camt(version) for version in ("02", "03", "04", "06", "08")},
    "mt940 rabobank": mt940(OWN, "N654EREF\n" + OTHER, "/EREF/E1/ORDP//NAME/A Proef/REMI/{text}"),
    "mt940 abn amro": mt940("417164300", "N658NONREF", f"/TRTP/SEPA OVERBOEKING/IBAN/{OTHER}/BIC/ABNANL2A/NAME/A Proef/REMI/{{text}}/EREF/NOTPROVIDED"),
    "mt940 ing": mt940(OWN, "NTRFEREF//00000000001", f"/EREF/E1//CNTP/{OTHER}/ABNANL2A/A Proef///REMI/USTD//{{text}}/"),
    "mt940 knab": mt940(OWN, "NTRFNONREF//B4E07", f"{{text}}\nREK: {OTHER}/NAAM: A Proef"),
    "mt940 asn": mt940(ASN, f"NOVB{OTHER}\nA Proef", f"{OTHER} A Proef\n\n{{text}}"),
    "mt940 triodos": mt940("TRIODOSBANK/" + OWN[-10:], "NET NONREF", f"000>100000000000\n>20ABNANL2A\n>21{OTHER}\n>22A Proef {{text}}\n>310338505768"),
    "csv ing": table(
        '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"',
        '"{compact}";"A Proef";"{own}";"{other}";"OV";"{way}";"{plain}";"Overschrijving";"Omschrijving: {text}";"{after}";""',
        newest_first=True,
    ),
    "csv rabobank": table(
        '"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn","Tegenrekening IBAN/BBAN","Naam tegenpartij","Code","Omschrijving-1","Omschrijving-2"',
        '"{own}","EUR","RABONL2U","{number}","{iso}","{iso}","{plus}","+{after}","{other}","A Proef","cb","{text}",""',
    ),
    "csv rabobank, old": table("", '"{own}","EUR","{compact}","{letter}","{bare}","{other}","A Proef","{compact}","cb","","{text}","","","","","","","",""'),
    "csv knab": table(
        "KNAB EXPORT;;;\nRekeningnummer;Transactiedatum;Valutacode;CreditDebet;Bedrag;Tegenrekeningnummer;Tegenrekeninghouder;Valutadatum;Betaalwijze;Omschrijving",
        "{own};{dutch};EUR;{letter};{plain};{other};A Proef;{dutch};Overboeking;{text}",
        newest_first=True,
    ),
    "csv bunq": table(
        '"Date","Interest Date","Amount","Account","Counterparty","Name","Description"',
        '"{iso}","{iso}","{point}","{own}","{other}","A Proef","{text}"',
    ),
    "csv triodos": table("", '"{dutch}","{own}","{plain}","{word}","A Proef","{other}","ET","{text}"'),
    "csv asn": table("", "{dutch},{own},{other},A Proef,,,,EUR,{before_point},EUR,{point},{dutch},{dutch},1,OVB,{number},,'{text}',3"),
    "tab abn amro": table("", "{own}\tEUR\t{compact}\t{before}\t{after}\t{compact}\t{comma}\t{text}"),
}  # fmt: skip


def take_in(session: Session, name: str, content: str | bytes) -> None:
    """Drop a file and bring in what has a tick by itself."""
    data = content if isinstance(content, bytes) else content.encode()
    looks = preview(session, read_bytes(name, data))
    assert all(look.account is not None for look in looks)
    assert not any(look.gap for look in looks)
    ticked = {(n, m) for n, look in enumerate(looks) for m, e in enumerate(look.looks) if e.tick}
    if ticked:
        bring_in(session, looks, ticked, date(2026, 4, 2))
        session.flush()


def books(session: Session) -> list[tuple[int, int]]:
    rows = session.scalars(select(Entry))
    return sorted((row.booked_on.day, row.amount.cents) for row in rows)


def forget(session: Session) -> None:
    for record in (Entry, Statement, StatementImport):
        session.execute(delete(record))


EXPECTED = sorted((day, cents) for day, cents, _text in MONTH)


@pytest.mark.parametrize("form", FORMS)
def test_twice_overlapping_or_out_of_order_the_books_are_the_same(session, form):
    an_office(session)
    if ASN in FORMS[form](MONTH):  # this bank writes its lines in its own way
        session.scalars(select(Account)).one().iban = ASN
        session.flush()
    first, second, whole = (FORMS[form](rows) for rows in (MONTH[:4], MONTH[2:], MONTH))
    for order in ((first, second, whole), (second, first, whole), (whole, second, first)):
        for place, content in enumerate((*order, order[0])):
            take_in(session, f"bank-{place}", content)
        assert books(session) == EXPECTED
        forget(session)


def test_two_days_of_one_zip_in_two_versions_are_one_month(session):
    an_office(session)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("b.xml", FORMS["camt 02"](MONTH[4:]))
        archive.writestr("a.xml", FORMS["camt 08"](MONTH[:4]))
    take_in(session, "maart.zip", packed.getvalue())
    take_in(session, "maart.xml", FORMS["camt 04"](MONTH))
    assert books(session) == EXPECTED


@pytest.mark.parametrize("later", ["camt 08", "mt940 ing", "csv rabobank", "tab abn amro"])
def test_the_month_in_another_form_brings_nothing_in_by_itself(session, later):
    an_office(session)
    take_in(session, "maart.xml", FORMS["camt 02"](MONTH))
    take_in(session, "maart.alt", FORMS[later](MONTH))
    assert books(session) == EXPECTED
    assert total(row.amount for row in session.scalars(select(Entry))) == Money(
        sum(cents for _d, cents, _t in MONTH)
    )
