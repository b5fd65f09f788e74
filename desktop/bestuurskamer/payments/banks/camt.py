"""CAMT.053, the bank statement of ISO 20022, in every version that banks use.

One map reads all versions: what we need has kept its place, but for the party's name, which from
version 08 on stands one level deeper.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from bestuurskamer.days import day_before
from bestuurskamer.errors import N_, Refused
from bestuurskamer.money import Money, total
from bestuurskamer.payments.banks.values import Progress, ReadEntry, ReadStatement, likely, never
from bestuurskamer.texts.safe_xml import root_of

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
_DOCTYPE = N_(
    "“{name}” holds commands that no statement holds (DOCTYPE). "
    "Nothing was brought in. Fetch the file from the bank yourself."
)
_AMOUNT = re.compile(r"\d{1,15}(?:\.\d{1,5})?|\.\d{1,5}")
_EMPTY = ("NOTPROVIDED", "NONREF")


_STOPPED = N_("Reading was stopped. Nothing was brought in.")
_EACH = 200
"""After so many entries it is told how far it is."""


def read(name: str, content: bytes, progress: Progress = never) -> tuple[ReadStatement, ...]:
    """The statements in a CAMT.053 file. Refused when it is anything else or not whole."""
    root = root_of(name, content, UNREADABLE, _DOCTYPE)
    form = _FORM.search(root.tag)
    if form is None or form[1] != "053" or form[2] not in VERSIONS:
        raise Refused(_OTHER_KIND, name=name)
    found = root.findall("{*}BkToCstmrStmt/{*}Stmt")
    if not found:
        raise Refused(N_("There is no statement in “{name}”. Nothing was brought in."), name=name)
    step = _steps(sum(len(stmt.findall("{*}Ntry")) for stmt in found), progress)
    try:
        return tuple(_statement(name, stmt, step) for stmt in found)
    except (ValueError, AttributeError, TypeError) as problem:
        raise Refused(UNREADABLE, name=name) from problem


def _steps(total_: int, progress: Progress) -> Callable[[], None]:
    """Something to call for each entry; it tells how far it is and stops when that is asked."""
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if done % _EACH == 0 and not progress(done, total_):
            raise Refused(_STOPPED)

    return step


def _statement(name: str, stmt: Any, step: Callable[[], None]) -> ReadStatement:
    iban = _text(stmt, "Acct/Id/IBAN") or _text(stmt, "Acct/Id/Othr/Id")
    if not iban:
        raise ValueError("no account")
    balances: dict[str, Any] = {}
    for bal in stmt.findall("{*}Bal"):
        balances.setdefault(_text(bal, "Tp/CdOrPrtry/Cd"), bal)
    opening = balances.get("OPBD", balances.get("PRCD"))
    closing = balances.get("CLBD")
    own = iban.replace(" ", "")
    entries, pending = [], 0
    for ntry in stmt.findall("{*}Ntry"):
        step()
        status = _text(ntry, "Sts/Cd") or _text(ntry, "Sts")
        if status not in ("BOOK", ""):
            pending += 1
            continue
        entries += _entries(name, ntry, own)
    first, last = _days(stmt, opening, closing, entries)
    return ReadStatement(
        iban=own,
        first_day=first,
        last_day=last,
        number=_text(stmt, "ElctrncSeqNb") or _text(stmt, "LglSeqNb") or _text(stmt, "Id"),
        opening=_amount(name, opening) if opening is not None else None,
        closing=_amount(name, closing) if closing is not None else None,
        entries=tuple(entries),
        pending=pending,
    )


def _days(stmt: Any, opening: Any, closing: Any, entries: list[ReadEntry]) -> tuple[date, date]:
    """The first and last day: of the entries and the closing balance, or later as the bank says."""
    days = [entry.booked_on for entry in entries]
    if closing is not None:
        days.append(_day(closing))
    if not days and opening is not None:
        days.append(_day(opening))
    if not days:
        days = [_day(stmt, "FrToDt/FrDtTm"), _day(stmt, "FrToDt/ToDtTm")]
    return min(days), max(*days, _told_until(stmt) or days[0])


def _told_until(stmt: Any) -> date | None:
    """The end of the period that the bank names; never after the day the statement was made."""
    said = _text(stmt, "FrToDt/ToDtTm")
    made = _text(stmt, "CreDtTm")
    if not said or not made:
        return None
    until = likely(date.fromisoformat(said[:10]))
    if said[11:19] == "00:00:00":  # up to that midnight
        until = day_before(until)
    return min(until, likely(date.fromisoformat(made[:10])))


def _entries(name: str, ntry: Any, own: str) -> list[ReadEntry]:
    """An entry, or each payment of a batch when they add up to it."""
    amount = _amount(name, ntry)
    details = ntry.findall("{*}NtryDtls/{*}TxDtls")
    if len(details) > 1:
        parts = [_part(ntry, tx) for tx in details]
        if all(part is not None for part in parts):
            sums = [part for part in parts if part is not None]
            if total(sums) == amount:
                pairs = zip(details, sums, strict=True)
                return [_entry(ntry, tx, part, own) for tx, part in pairs]
    return [_entry(ntry, details[0] if len(details) == 1 else None, amount, own)]


def _part(ntry: Any, tx: Any) -> Money | None:
    """What one payment of a batch is in euros; it has the direction of the batch, or its own."""
    for path in ("Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt"):
        found = tx.find(_deep(path))
        if found is not None and found.get("Ccy") == "EUR":
            return _signed(_cents(found), _text(tx, "CdtDbtInd") or _text(ntry, "CdtDbtInd"))
    return None


def _entry(ntry: Any, tx: Any, amount: Money, own: str) -> ReadEntry:
    more = _text(ntry, "AddtlNtryInf")
    at: Any = tx if tx is not None else ntry
    reversal = _text(ntry, "RvslInd") in ("true", "1") or at.find(_deep("RtrInf")) is not None
    iban, name = _other_side(at, amount, own, reversal)
    full = _between(more, "NAME")  # ABN AMRO cuts the name itself off
    if full.casefold().startswith(name.casefold()):
        name = full or name
    text = " ".join(_texts(at, "RmtInf/Ustrd", "RmtInf/Strd/RfrdDocInf/Nb"))
    more_text = " ".join(_texts(at, "RmtInf/Strd/AddtlRmtInf"))
    end_to_end = _text(at, "Refs/EndToEndId")
    return ReadEntry(
        booked_on=_day(ntry, "BookgDt" if ntry.find("{*}BookgDt") is not None else "ValDt"),
        amount=amount,
        value_day=_day(ntry, "ValDt") if ntry.find("{*}ValDt") is not None else None,
        counter_iban=iban,
        counter_name=name,
        text=text or more_text or _between(more, "REMI") or _text(at, "AddtlTxInf") or more,
        kenmerk=_text(at, "RmtInf/Strd/CdtrRefInf/Ref"),
        end_to_end="" if end_to_end in _EMPTY else end_to_end,
        bank_reference=_text(at, "Refs/AcctSvcrRef") or _text(ntry, "AcctSvcrRef"),
        code=_text(ntry, "BkTxCd/Prtry/Cd") or _text(ntry, "BkTxCd/Domn/Fmly/SubFmlyCd"),
        reversal=reversal,
    )


def _other_side(at: Any, amount: Money, own: str, reversal: bool) -> tuple[str, str]:
    """Account and name of who paid or was paid; in what came back the two keep their old parts."""
    sides = ["Dbtr", "Cdtr"] if amount.cents >= 0 else ["Cdtr", "Dbtr"]
    for side in sides if reversal else sides[:1]:
        iban = _text(at, f"RltdPties/{side}Acct/Id/IBAN").replace(" ", "")
        iban = iban or _text(at, f"RltdPties/{side}Acct/Id/Othr/Id")
        name = _text(at, f"RltdPties/{side}/Pty/Nm") or _text(at, f"RltdPties/{side}/Nm")
        if (iban or name) and not (reversal and iban == own):
            return iban, name
    return "", ""


def _amount(name: str, parent: Any) -> Money:
    amt = parent.find("{*}Amt")
    currency = amt.get("Ccy")
    if currency != "EUR":
        raise Refused(
            N_("“{name}” holds amounts in {currency}. Only euros can be brought in; nothing was."),
            name=name,
            currency=currency,
        )
    return _signed(_cents(amt), _text(parent, "CdtDbtInd"))


def _signed(value: Money, side: str) -> Money:
    if side not in ("CRDT", "DBIT"):
        raise ValueError("no direction")
    return -value if side == "DBIT" else value


def _cents(amt: Any) -> Money:
    said = (amt.text or "").strip()
    if not _AMOUNT.fullmatch(said):
        raise ValueError("no amount")
    value = Decimal(said) * 100
    if value != value.to_integral_value():
        raise ValueError("parts of a cent")
    return Money(int(value))


def _texts(parent: Any, *paths: str) -> list[str]:
    found = [line.text or "" for path in paths for line in parent.findall(_deep(path))]
    return [said.strip() for said in found if said.strip()]


def _day(parent: Any, under: str = "Dt") -> date:
    said = _text(parent, f"{under}/Dt") or _text(parent, f"{under}/DtTm") or _text(parent, under)
    return likely(date.fromisoformat(said[:10]))


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
