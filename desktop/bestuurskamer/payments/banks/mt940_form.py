"""MT940, the older statement: the library reads its tags, our own code the words of Dutch banks."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from bestuurskamer.errors import N_, Refused
from bestuurskamer.money import Money
from bestuurskamer.payments.banks.camt import UNREADABLE
from bestuurskamer.payments.banks.values import ReadEntry, ReadStatement

_IBAN = re.compile(r"\b([A-Z]{2}\d{2}[A-Z]{4}\d{10})(?!\d)")
_SLASHED = re.compile(
    r"/(TRTP|IBAN|BIC|NAME|REMI|EREF|BENM|ORDP|CSID|MARF|CNTP|ISDT|PURP|RTRN|USTD|STRD|ID|ADDR)/"
)


def read(name: str, text: str) -> tuple[ReadStatement, ...]:
    """The statements in an MT940 file. Refused when it is not whole or not in euros."""
    import mt940

    tags: dict[int | str, Any] | None = None
    if re.search(r":25:NL\d\d(?:ASNB|SNSB|RBRB)", text):
        asn = mt940.tags.StatementASNB()
        tags = {asn.id: asn}
    try:
        found = mt940.parse_statements(text, tags=tags)
        made = [_statement(name, one) for one in found]
    except (ValueError, KeyError, RuntimeError, AttributeError, TypeError) as problem:
        raise Refused(UNREADABLE, name=name) from problem
    if text.count(":61:") != sum(len(one.entries) for one in made):
        raise Refused(UNREADABLE, name=name)
    if not made or any(one.closing is None for one in made):
        raise Refused(UNREADABLE, name=name)
    return tuple(made)


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
    days += [balance.date for balance in (opening, closing) if balance is not None]
    account = _IBAN.search(data["account_identification"].replace(" ", ""))
    return ReadStatement(
        iban=account[1] if account else data["account_identification"].split()[0],
        first_day=min(entry.booked_on for entry in entries) if entries else min(days),
        last_day=max(entry.booked_on for entry in entries) if entries else max(days),
        number=str(data.get("statement_number") or ""),
        opening=_money(opening.amount.amount) if opening is not None else None,
        closing=_money(closing.amount.amount) if closing is not None else None,
        entries=entries,
    )


def _entry(data: Any) -> ReadEntry:
    said = data.get("transaction_details") or ""
    beside = data.get("extra_details") or ""
    fields = split(said)
    iban = fields.get("iban") or _first_iban(beside)
    return ReadEntry(
        booked_on=_as_date(data.get("entry_date") or data["date"]),
        amount=_money(data["amount"].amount),
        value_day=_as_date(data["date"]),
        counter_iban=iban,
        counter_name=fields.get("name", ""),
        text=fields.get("text", ""),
        kenmerk=fields.get("kenmerk", ""),
        end_to_end=fields.get("eref", ""),
        bank_reference=data.get("bank_reference") or "",
        code=data.get("id") or "",
        reversal=str(data.get("status", "")).startswith("R") or "RTRN" in fields,
    )


def split(said: str) -> dict[str, str]:
    """The name, account and words in an `:86:` field, in the manner of each Dutch bank.

    >>> split("/TRTP/SEPA/IBAN/NL02ABNA0123456789/NAME/A. Proef/REMI/huur maart")["text"]
    'huur maart'
    >>> split("HUUR MAART\\nREK: NL02ABNA0123456789/NAAM: A PROEF")["name"]
    'A PROEF'
    """
    for way in (_slashed, _numbered, _labelled, _knab):
        found = way(said)
        if found:
            return found
    whole = " ".join(said.split())
    return {"text": whole, "iban": _first_iban(whole)}


def _slashed(said: str) -> dict[str, str]:
    """/IBAN/…/NAME/…/REMI/… (Rabobank, ABN AMRO, ING), lines broken anywhere."""
    whole = "".join(said.splitlines()) if "/" in said else said
    marks = list(_SLASHED.finditer(whole))
    if not marks:
        return {}
    fields: dict[str, str] = {}
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        value = whole[mark.end() : following.start() if following else None]
        fields.setdefault(mark[1], value.strip(" /"))
    if "CNTP" in fields:  # ING: account/bic/name/town
        iban, _, rest = fields["CNTP"].partition("/")
        names = rest.split("/")
        fields.setdefault("IBAN", iban)
        fields.setdefault("NAME", names[1] if len(names) > 1 else "")
    words = fields.get("REMI", "")
    if words.startswith(("USTD//", "USTD/")):
        words = words.split("//", 1)[-1]
    structured = re.match(r"STRD/(?:CUR|ISO)?/?(\S+)", words)
    return {
        "iban": fields.get("IBAN", "").replace(" ", ""),
        "name": fields.get("NAME", ""),
        "text": words or fields.get("USTD", "") or fields.get("STRD", ""),
        "kenmerk": structured[1] if structured else "",
        "eref": "" if fields.get("EREF") in (None, "NOTPROVIDED") else fields["EREF"],
        **({"RTRN": "yes"} if "RTRN" in fields else {}),
    }


def _numbered(said: str) -> dict[str, str]:
    """?20 … ?33: the German manner, also used by Triodos."""
    whole = "".join(said.splitlines())
    if not re.search(r"[?>]2\d", whole):
        return {}
    parts = dict(re.findall(r"[?>](\d\d)([^?>]*)", whole))
    words = " ".join(value.strip() for key, value in sorted(parts.items()) if "20" <= key <= "29")
    return {
        "iban": parts.get("31", "").strip() or _first_iban(whole),
        "name": (parts.get("32", "") + parts.get("33", "")).strip(),
        "text": words,
    }


def _labelled(said: str) -> dict[str, str]:
    """SEPA OVERBOEKING  IBAN: …  NAAM: …  OMSCHRIJVING: … (ABN AMRO in capitals)."""
    whole = " ".join(said.split())
    labels = r"(IBAN|BIC|NAAM|NAME|OMSCHRIJVING|KENMERK|BETALINGSKENM\.?|MACHTIGING|INCASSANT)"
    marks = list(re.finditer(rf"{labels}: ?", whole, re.IGNORECASE))
    if not any(mark[1].upper() == "IBAN" for mark in marks):
        return {}
    fields: dict[str, str] = {}
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        value = whole[mark.end() : following.start() if following else None]
        fields[mark[1].upper().rstrip(".")] = value.strip()
    return {
        "iban": fields["IBAN"].replace(" ", ""),
        "name": fields.get("NAAM", fields.get("NAME", "")),
        "text": fields.get("OMSCHRIJVING", ""),
        "kenmerk": fields.get("BETALINGSKENM", ""),
    }


def _knab(said: str) -> dict[str, str]:
    """The words, and on the last line REK: …/NAAM: … (Knab)."""
    found = re.search(r"REK: ?(\S+?)/NAAM: ?(.*)", said)
    if not found:
        return {}
    words = " ".join(said[: found.start()].split())
    return {"iban": found[1], "name": found[2].strip(), "text": words}


def _first_iban(text: str) -> str:
    found = _IBAN.search(text)
    return found[1] if found else ""


def _as_date(value: Any) -> Any:
    from datetime import date

    return date(value.year, value.month, value.day)


def _money(value: Decimal) -> Money:
    cents = value * 100
    if cents != cents.to_integral_value():
        raise ValueError("parts of a cent")
    return Money(int(cents))
