"""MT940, the older statement: the library reads its tags, our own code the words of Dutch banks."""

from __future__ import annotations

import io
import logging
import re
from datetime import date
from decimal import Decimal
from typing import Any

from bestuurskamer.errors import N_, Refused
from bestuurskamer.money import Money
from bestuurskamer.payments.banks.camt import UNREADABLE
from bestuurskamer.payments.banks.values import ReadEntry, ReadStatement, likely
from bestuurskamer.payments.banks.words import first_iban, split

_IBAN = re.compile(r"\b([A-Z]{2}\d{2}[A-Z]{4}\d{10})(?!\d)")


def read(name: str, text: str) -> tuple[ReadStatement, ...]:
    """The statements in an MT940 file. Refused when it is not whole or not in euros."""
    import mt940

    logging.getLogger("mt940").setLevel(logging.CRITICAL + 1)  # it would print what it cannot read
    asn = mt940.tags.StatementASNB()
    of_asn = re.search(r":25:\s*NL\d\d(?:ASNB|SNSB|RBRB)", text) is not None
    try:
        found = mt940.parse_statements(
            io.StringIO(_without_last_words(text)),
            processors={"post_transaction_details": []},  # our own code takes the words apart
            tags={asn.id: asn} if of_asn else None,
            options=mt940.Options(
                reversal_sign=True, case_insensitive_marks=True, unbounded_details=True
            ),
        )
        made = [_statement(name, one) for one in found]
    except (LookupError, ValueError, RuntimeError, ArithmeticError) as problem:
        raise Refused(UNREADABLE, name=name) from problem
    except (AttributeError, TypeError) as problem:  # a tag that the others need is missing
        raise Refused(UNREADABLE, name=name) from problem
    lines = len(re.findall(r"^:61:", text, re.MULTILINE))
    if lines != sum(len(one.entries) for one in made):
        raise Refused(UNREADABLE, name=name)
    if not made or any(one.closing is None for one in made):
        raise Refused(UNREADABLE, name=name)
    return tuple(made)


def _without_last_words(text: str) -> str:
    """The file without the words below a closing balance: they are of no entry (ING's /SUM/)."""
    kept, closed, words = [], False, False
    for line in text.split("\n"):
        if tag := re.match(r":(\d\d)[A-Z]?:|-|\{", line):
            closed = tag[1] in ("62", "64", "65") or (closed and tag[1] == "86")
            words = closed and tag[1] == "86"
        if not words:
            kept.append(line)
    return "\n".join(kept)


def _statement(name: str, found: Any) -> ReadStatement:
    data = found.data
    opening = data.get("final_opening_balance") or data.get("intermediate_opening_balance")
    closing = data.get("final_closing_balance") or data.get("intermediate_closing_balance")
    for balance in (opening, closing):
        if balance is not None and balance.amount.currency not in (None, "EUR"):
            raise Refused(
                N_(
                    "“{name}” holds amounts in {currency}. "
                    "Only euros can be brought in; nothing was."
                ),
                name=name,
                currency=balance.amount.currency,
            )
    entries = tuple(_entry(one.data) for one in found)
    days = [entry.booked_on for entry in entries]
    if closing is not None:
        days.append(_as_date(closing.date))
    return ReadStatement(
        iban=_account(data["account_identification"]),
        first_day=min(days),
        last_day=max(days),
        number=str(data.get("statement_number") or ""),
        opening=_money(opening.amount.amount) if opening is not None else None,
        closing=_money(closing.amount.amount) if closing is not None else None,
        entries=entries,
    )


def _entry(data: Any) -> ReadEntry:
    said = data.get("transaction_details") or ""
    beside = data.get("extra_details") or ""
    fields = split(said)
    iban = fields.get("iban") or first_iban(beside)
    return ReadEntry(
        booked_on=_as_date(data.get("entry_date") or data["date"]),
        amount=_money(data["amount"].amount),
        value_day=_as_date(data["date"]),
        counter_iban=iban,
        counter_name=fields.get("name", ""),
        text=fields.get("text", ""),
        kenmerk=fields.get("kenmerk", ""),
        end_to_end=fields.get("eref", ""),
        bank_reference=(data.get("bank_reference") or "").strip(),
        code=(data.get("id") or "").strip(),
        reversal=str(data.get("status", "")).startswith("R") or "returned" in fields,
    )


def _account(said: str) -> str:
    """The IBAN of the account, or its number where the bank gives no more."""
    bare = said.replace(" ", "")
    if found := _IBAN.search(bare):
        return found[1]
    if found := re.fullmatch(r"(?:TRIODOSBANK/)?([\d.]{4,14})(?:EUR)?", bare):
        return found[1].replace(".", "")
    return said.split()[0]


def _as_date(value: Any) -> date:
    return likely(date(value.year, value.month, value.day))


def _money(value: Decimal) -> Money:
    cents = value * 100
    if cents != cents.to_integral_value():
        raise ValueError("parts of a cent")
    return Money(int(cents))
