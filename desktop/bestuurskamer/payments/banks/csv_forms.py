"""The tables of Dutch banks, recognised by their header or their shape, never by their name."""

from __future__ import annotations

import re

from bestuurskamer.payments.banks.columns import ColumnMap, guess_day_form, rows_of

_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}")


def recognise(text: str) -> tuple[ColumnMap, list[list[str]]] | None:
    """Which bank a table is of, and its rows; None when it is none that is known."""
    for delimiter in (";", ",", "\t"):
        rows = rows_of(text, delimiter)
        if not rows or max(len(row) for row in rows[:3]) < 5:
            continue
        for way in (_ing, _rabobank, _knab, _bunq, _triodos, _asn, _abn_amro, _old_rabobank):
            found = way(rows, delimiter)
            if found is not None:
                return found, rows
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
    day, side = _place(head, "Datum", "Date"), _place(head, "Af Bij", "Debit/credit")
    amount = _place(head, "Bedrag (EUR)", "Amount (EUR)")
    if day is None or side is None or amount is None:
        return None
    return ColumnMap(
        "csv-ing",
        day,
        delimiter,
        day_form="%Y%m%d" if len(rows) < 2 else _form_of(rows[1][day], "%Y%m%d"),
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
        day_form=_form_of(rows[1][day], "%Y-%m-%d") if len(rows) > 1 else "%Y-%m-%d",
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
    )


def _knab(rows: list[list[str]], delimiter: str) -> ColumnMap | None:
    if not rows[0][0].strip().upper().startswith("KNAB EXPORT") or len(rows) < 2:
        return None
    head = rows[1]
    day = _place(head, "Transactiedatum")
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
    )


def _bunq(rows: list[list[str]], delimiter: str) -> ColumnMap | None:
    head = rows[0]
    interest = _place(head, "Rentedatum", "Interest Date")
    day, amount = _place(head, "Datum", "Date"), _place(head, "Bedrag", "Amount")
    iban = _place(head, "Tegenrekening", "Tegenpartij", "Counterparty")
    if interest is None or day is None or amount is None or iban is None:
        return None
    written = rows[1][amount] if len(rows) > 1 else ""
    return ColumnMap(
        "csv-bunq",
        day,
        delimiter,
        day_form=_form_of(rows[1][day], "%Y-%m-%d") if len(rows) > 1 else "%Y-%m-%d",
        point="." if re.search(r"\.\d\d?$", written) else ",",
        own=_place(head, "Rekening", "Account"),
        amount=amount,
        name=_place(head, "Naam", "Name"),
        iban=iban,
        text=_texts(head, "Omschrijving", "Description"),
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
    if len(row) not in (18, 19) or not _is_iban(row[1]) or row[7].strip() not in ("EUR",):
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
        2,
        delimiter,
        skip=0,
        day_form="%Y%m%d",
        point=".",
        own=0,
        amount=4,
        side=3,
        name=6,
        iban=5,
        text=(10, 11, 12),
        code=8,
        currency=1,
    )


def _is_iban(cell: str) -> bool:
    return _IBAN.fullmatch(cell.strip().replace(" ", "")) is not None


def _form_of(cell: str, usual: str) -> str:
    return guess_day_form(cell) or usual
