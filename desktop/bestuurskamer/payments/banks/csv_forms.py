"""The tables of Dutch banks, recognised by their header or their shape, never by their name."""

from __future__ import annotations

import re

from bestuurskamer.payments.banks.columns import ColumnMap, guess_day_form, rows_of

_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}")


def recognise(text: str) -> ColumnMap | None:
    """How the table of a known bank is read; None when it is none that is known."""
    for delimiter in (";", ",", "\t"):
        rows = rows_of(text, delimiter)
        if not rows or max(len(row) for row in rows[:3]) < 5:
            continue
        for way in (_ing, _rabobank, _knab, _bunq, _triodos, _asn, _abn_amro, _old_rabobank):
            found = way(rows, delimiter)
            if found is not None:
                return found
    return None


def _place(header: list[str], *names: str) -> int | None:
    plain = [cell.strip().casefold() for cell in header]
    for name in names:
        if name.casefold() in plain:
            return plain.index(name.casefold())
    return None


def _texts(header: list[str], *names: str) -> tuple[int, ...]:
    return tuple(place for name in names if (place := _place(header, name)) is not None)


def _ing(rows: list[list[str]], delimiter: str) -> ColumnMap | None:
    head = rows[0]
    day, side = _place(head, "Datum", "Date"), _place(head, "Af Bij", "Af/Bij", "Debit/credit")
    amount = _place(head, "Bedrag (EUR)", "Amount (EUR)")
    if day is None or side is None or amount is None:
        return None
    return ColumnMap(
        "csv-ing",
        day,
        delimiter,
        day_form=_form_of(rows, day, "%Y%m%d"),
        own=_place(head, "Rekening", "Account"),
        amount=amount,
        side=side,
        name=_place(head, "Naam / Omschrijving", "Name / Description"),
        iban=_place(head, "Tegenrekening", "Counterparty"),
        text=_texts(head, "Mededelingen", "Notifications"),
        code=_place(head, "Code"),
        after=_place(head, "Saldo na mutatie", "Resulting balance"),
    )


def _rabobank(rows: list[list[str]], delimiter: str) -> ColumnMap | None:
    head = rows[0]
    own, day = _place(head, "IBAN/BBAN"), _place(head, "Datum")
    if own is None or day is None:
        return None
    return ColumnMap(
        "csv-rabobank",
        day,
        delimiter,
        day_form=_form_of(rows, day, "%Y-%m-%d"),
        own=own,
        amount=_place(head, "Bedrag"),
        name=_place(head, "Naam tegenpartij"),
        iban=_place(head, "Tegenrekening IBAN/BBAN"),
        text=_texts(head, "Omschrijving-1", "Omschrijving-2", "Omschrijving-3"),
        kenmerk=_place(head, "Betalingskenmerk"),
        reference=_place(head, "Volgnr"),
        code=_place(head, "Code"),
        currency=_place(head, "Munt"),
        after=_place(head, "Saldo na trn"),
        value_day=_place(head, "Rentedatum"),
        end_to_end=_place(head, "Transactiereferentie"),
        returned=_place(head, "Reden retour"),
    )


def _knab(rows: list[list[str]], delimiter: str) -> ColumnMap | None:
    if not rows[0][0].strip().upper().startswith("KNAB EXPORT") or len(rows) < 2:
        return None
    head = rows[1]
    day = _place(head, "Boekdatum", "Transactiedatum")
    if day is None:
        return None
    return ColumnMap(
        "csv-knab",
        day,
        delimiter,
        skip=2,
        own=_place(head, "Rekeningnummer"),
        amount=_place(head, "Bedrag"),
        side=_place(head, "CreditDebet"),
        name=_place(head, "Tegenrekeninghouder"),
        iban=_place(head, "Tegenrekeningnummer"),
        text=_texts(head, "Omschrijving"),
        kenmerk=_place(head, "Betalingskenmerk"),
        code=_place(head, "Type betaling"),
        reference=_place(head, "Referentie"),
        currency=_place(head, "Valutacode"),
        value_day=_place(head, "Valutadatum"),
    )


def _bunq(rows: list[list[str]], delimiter: str) -> ColumnMap | None:
    head = rows[0]
    interest = _place(head, "Rentedatum", "Interest Date")
    day, amount = _place(head, "Datum", "Date"), _place(head, "Bedrag", "Amount")
    iban = _place(head, "Tegenrekening", "Tegenpartij", "Counterparty")
    if interest is None or day is None or amount is None or iban is None:
        return None
    pointed = any(re.search(r"\.\d\d?$", row[amount]) for row in rows[1:] if len(row) > amount)
    return ColumnMap(
        "csv-bunq",
        day,
        delimiter,
        day_form=_form_of(rows, day, "%Y-%m-%d"),
        point="." if pointed else ",",
        own=_place(head, "Rekening", "Account"),
        amount=amount,
        name=_place(head, "Naam", "Name"),
        iban=iban,
        text=_texts(head, "Omschrijving", "Description"),
        value_day=interest,
    )


def _triodos(rows: list[list[str]], delimiter: str) -> ColumnMap | None:
    row = rows[0]
    skip = 0
    if row[0].strip().casefold() in ("boekdatum", "datum") and len(rows) > 1:
        skip, row = 1, rows[1]
    if len(row) < 8 or row[3].strip().casefold() not in ("debet", "credit"):
        return None
    form = guess_day_form(row[0])
    if form is None:
        return None
    return ColumnMap(
        "csv-triodos",
        0,
        delimiter,
        skip=skip,
        day_form=form,
        own=1,
        amount=2,
        side=3,
        name=4,
        iban=5,
        code=6,
        text=(7,),
    )


def _asn(rows: list[list[str]], delimiter: str) -> ColumnMap | None:
    row = rows[0]
    if len(row) < 18 or not _is_iban(row[1]) or not re.fullmatch("[A-Z]{3}", row[7].strip()):
        return None
    form = guess_day_form(row[0])
    if form is None or not re.fullmatch(r"[+-]?\d+(\.\d+)?", row[10].strip()):
        return None
    return ColumnMap(
        "csv-asn",
        0,
        delimiter,
        skip=0,
        day_form=form,
        point=".",
        own=1,
        amount=10,
        name=3,
        iban=2,
        text=(17,),
        kenmerk=16,
        reference=15,
        code=14,
        currency=9,
        before=8,
        value_day=12,
    )


def _abn_amro(rows: list[list[str]], delimiter: str) -> ColumnMap | None:
    row = rows[0]
    if delimiter != "\t" or len(row) != 8 or not re.fullmatch(r"\d{8}", row[2].strip()):
        return None
    return ColumnMap(
        "csv-abnamro",
        2,
        delimiter,
        skip=0,
        day_form="%Y%m%d",
        own=0,
        amount=6,
        text=(7,),
        currency=1,
        before=3,
        after=4,
    )


def _old_rabobank(rows: list[list[str]], delimiter: str) -> ColumnMap | None:
    row = rows[0]
    if len(row) not in (16, 19) or row[3].strip() not in ("C", "D") or not _is_iban(row[0]):
        return None
    return ColumnMap(
        "csv-rabobank-old",
        7,
        delimiter,
        skip=0,
        day_form="%Y%m%d",
        point=".",
        own=0,
        amount=4,
        side=3,
        name=6,
        iban=5,
        text=(10, 11, 12, 13, 14, 15),
        code=8,
        currency=1,
        value_day=2,
        end_to_end=16 if len(row) == 19 else None,
    )


def _is_iban(cell: str) -> bool:
    return _IBAN.fullmatch(cell.strip().replace(" ", "")) is not None


def _form_of(rows: list[list[str]], day: int, usual: str) -> str:
    """How the first entry writes its day."""
    first = rows[1] if len(rows) > 1 else []
    return (guess_day_form(first[day]) if len(first) > day else None) or usual
