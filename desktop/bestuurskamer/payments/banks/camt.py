"""CAMT.053, the bank statement of ISO 20022, in every version that banks use.

One map reads all versions: what we need has kept its place, but for the party's name, which from
version 08 on stands one level deeper. lxml reads the XML without network, entities or DTD.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from bestuurskamer.errors import N_, Refused
from bestuurskamer.money import Money, total
from bestuurskamer.payments.banks.values import ReadEntry, ReadStatement

VERSIONS = ("02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13")
_FORM = re.compile(r"urn:iso:std:iso:20022:tech:xsd:camt\.(\d{3})\.001\.(\d\d)")
UNREADABLE = N_(
    "The bank file “{name}” cannot be read: it is damaged or cut off. Nothing was brought in. "
    "Fetch it from the bank once more."
)
_OTHER_KIND = N_(
    "“{name}” is a file of the bank, but not of the statement. Nothing was brought in. "
    "Choose the statement (CAMT.053) at the bank."
)


def read(name: str, content: bytes) -> tuple[ReadStatement, ...]:
    """The statements in a CAMT.053 file. Refused when it is anything else or not whole."""
    root = _root(name, content)
    form = _FORM.search(root.tag)
    if form is None or form[1] != "053" or form[2] not in VERSIONS:
        raise Refused(_OTHER_KIND, name=name)
    found = root.findall("{*}BkToCstmrStmt/{*}Stmt")
    if not found:
        raise Refused(N_("There is no statement in “{name}”. Nothing was brought in."), name=name)
    try:
        return tuple(_statement(name, stmt) for stmt in found)
    except (ValueError, InvalidOperation, AttributeError, TypeError) as problem:
        raise Refused(UNREADABLE, name=name) from problem


def _root(name: str, content: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as problem:
        raise Refused(UNREADABLE, name=name) from problem
    if root.getroottree().docinfo.doctype:
        raise Refused(
            N_(
                "“{name}” holds commands that no statement holds (DOCTYPE). "
                "Nothing was brought in. Fetch the file from the bank yourself."
            ),
            name=name,
        )
    return root


def _statement(name: str, stmt: Any) -> ReadStatement:
    iban = _text(stmt, "Acct/Id/IBAN") or _text(stmt, "Acct/Id/Othr/Id")
    if not iban:
        raise ValueError("no account")
    balances = {_text(bal, "Tp/CdOrPrtry/Cd"): bal for bal in stmt.findall("{*}Bal")}
    opening = balances.get("OPBD", balances.get("PRCD"))
    closing = balances.get("CLBD")
    entries, pending = [], 0
    for ntry in stmt.findall("{*}Ntry"):
        status = _text(ntry, "Sts/Cd") or _text(ntry, "Sts")
        if status not in ("BOOK", ""):
            pending += 1
            continue
        entries += _entries(name, ntry)
    days = [entry.booked_on for entry in entries]
    days += [_day(bal) for bal in (opening, closing) if bal is not None]
    first, last = _text(stmt, "FrToDt/FrDtTm")[:10], _text(stmt, "FrToDt/ToDtTm")[:10]
    if not days and not (first and last):
        raise ValueError("no days")
    return ReadStatement(
        iban=iban.replace(" ", ""),
        first_day=min(entry.booked_on for entry in entries) if entries else _or(first, days, min),
        last_day=max(entry.booked_on for entry in entries) if entries else _or(last, days, max),
        number=_text(stmt, "ElctrncSeqNb") or _text(stmt, "LglSeqNb") or _text(stmt, "Id"),
        opening=_amount(name, opening) if opening is not None else None,
        closing=_amount(name, closing) if closing is not None else None,
        entries=tuple(entries),
        pending=pending,
    )


def _or(said: str, days: list[date], pick: Any) -> date:
    return date.fromisoformat(said) if said else pick(days)


def _entries(name: str, ntry: Any) -> list[ReadEntry]:
    """An entry, or each payment of a batch when they add up to it."""
    amount = _amount(name, ntry)
    details = ntry.findall("{*}NtryDtls/{*}TxDtls")
    if len(details) > 1:
        parts = [_part(name, ntry, tx) for tx in details]
        if all(part is not None for part in parts):
            sums = [part for part in parts if part is not None]
            if total(sums) == amount:
                return [_entry(ntry, tx, part) for tx, part in zip(details, sums, strict=True)]
    return [_entry(ntry, details[0] if len(details) == 1 else None, amount)]


def _part(name: str, ntry: Any, tx: Any) -> Money | None:
    """What one payment of a batch is; it has the direction of the batch unless it says its own."""
    for path in ("Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt"):
        found = tx.find(_deep(path))
        if found is not None and found.text:
            out = (_text(tx, "CdtDbtInd") or _text(ntry, "CdtDbtInd")) == "DBIT"
            value = _cents(name, found)
            return -value if out else value
    return None


def _entry(ntry: Any, tx: Any, amount: Money) -> ReadEntry:
    came = amount.cents >= 0
    side = "Dbtr" if came else "Cdtr"
    more = _text(ntry, "AddtlNtryInf")
    at: Any = tx if tx is not None else ntry
    name = (
        _text(at, f"RltdPties/{side}/Pty/Nm")
        or _text(at, f"RltdPties/{side}/Nm")
        or _between(more, "NAME")
    )
    full = _between(more, "NAME")
    if full.casefold().startswith(name.casefold()):
        name = full or name
    text = " ".join(line.text.strip() for line in at.findall(_deep("RmtInf/Ustrd")) if line.text)
    ref = _text(at, "RmtInf/Strd/CdtrRefInf/Ref")
    end_to_end = _text(at, "Refs/EndToEndId")
    return ReadEntry(
        booked_on=_day(ntry, "BookgDt"),
        amount=amount,
        value_day=_day(ntry, "ValDt") if ntry.find("{*}ValDt") is not None else None,
        counter_iban=_text(at, f"RltdPties/{side}Acct/Id/IBAN").replace(" ", ""),
        counter_name=name,
        text=text or _between(more, "REMI") or _text(at, "AddtlTxInf") or more,
        kenmerk=ref,
        end_to_end="" if end_to_end in ("NOTPROVIDED", "NONREF") else end_to_end,
        bank_reference=_text(ntry, "AcctSvcrRef") or _text(at, "Refs/AcctSvcrRef"),
        code=_text(ntry, "BkTxCd/Prtry/Cd") or _text(ntry, "BkTxCd/Domn/Fmly/SubFmlyCd"),
        reversal=_text(ntry, "RvslInd") == "true" or at.find(_deep("RtrInf")) is not None,
    )


def _amount(name: str, parent: Any) -> Money:
    value = _cents(name, parent.find("{*}Amt"))
    return -value if _text(parent, "CdtDbtInd") == "DBIT" else value


def _cents(name: str, amt: Any) -> Money:
    currency = amt.get("Ccy")
    if currency not in (None, "EUR"):
        raise Refused(
            N_("“{name}” holds amounts in {currency}. Only euros can be brought in; nothing was."),
            name=name,
            currency=currency,
        )
    value = Decimal(amt.text.strip()) * 100
    if value != value.to_integral_value():
        raise ValueError("parts of a cent")
    return Money(int(value))


def _day(parent: Any, under: str = "Dt") -> date:
    said = _text(parent, f"{under}/Dt") or _text(parent, f"{under}/DtTm") or _text(parent, under)
    return date.fromisoformat(said[:10])


def _text(parent: Any, path: str) -> str:
    found = parent.findtext(_deep(path))
    return found.strip() if found else ""


_PATHS: dict[str, str] = {}


def _deep(path: str) -> str:
    if path not in _PATHS:
        _PATHS[path] = "/".join(f"{{*}}{step}" for step in path.split("/"))
    return _PATHS[path]


def _between(said: str, field: str) -> str:
    """A field of the words that ABN AMRO gives beside an entry: /NAME/…/REMI/…"""
    found = re.search(rf"/{field}/(.*?)(?:/(?:[A-Z]{{4}}|BIC|IBAN)/|$)", said)
    return found[1].strip() if found else ""
