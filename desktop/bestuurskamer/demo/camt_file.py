"""A statement of the practice building as its bank would give it: CAMT.053, version 02."""

from __future__ import annotations

from xml.sax.saxutils import escape

from bestuurskamer.money import NOTHING, Money
from bestuurskamer.payments.banks.values import ReadEntry, ReadStatement


def as_camt(statement: ReadStatement) -> bytes:
    """The statement as a file of the bank; reading it gives the same entries."""
    days = statement.first_day.isoformat(), statement.last_day.isoformat()
    balances = _balance("OPBD", statement.opening, days[0]) + _balance(
        "CLBD", statement.closing, days[1]
    )
    entries = "".join(_entry(entry) for entry in statement.entries)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>'
        f"<GrpHdr><MsgId>{statement.number}</MsgId><CreDtTm>{days[1]}T12:00:00</CreDtTm></GrpHdr>"
        f"<Stmt><Id>{statement.number}</Id><ElctrncSeqNb>{statement.number}</ElctrncSeqNb>"
        f"<CreDtTm>{days[1]}T12:00:00</CreDtTm>"
        f"<FrToDt><FrDtTm>{days[0]}T00:00:00</FrDtTm><ToDtTm>{days[1]}T23:59:59</ToDtTm></FrToDt>"
        f"<Acct><Id><IBAN>{statement.iban}</IBAN></Id></Acct>{balances}{entries}</Stmt>"
        "</BkToCstmrStmt></Document>\n"
    ).encode()


def _balance(kind: str, amount: Money | None, day: str) -> str:
    if amount is None:
        return ""
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp>{_amount(amount)}"
        f"<Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def _amount(amount: Money) -> str:
    way = "CRDT" if amount >= NOTHING else "DBIT"
    return f'<Amt Ccy="EUR">{Money(abs(amount.cents))}</Amt><CdtDbtInd>{way}</CdtDbtInd>'


def _entry(entry: ReadEntry) -> str:
    side = "Dbtr" if entry.amount >= NOTHING else "Cdtr"
    name = iban = ""
    if entry.counter_name:
        name = f"<{side}><Nm>{escape(entry.counter_name)}</Nm></{side}>"
    if entry.counter_iban:
        iban = f"<{side}Acct><Id><IBAN>{entry.counter_iban}</IBAN></Id></{side}Acct>"
    day = entry.booked_on.isoformat()
    return (
        f"<Ntry>{_amount(entry.amount)}<Sts>BOOK</Sts><BookgDt><Dt>{day}</Dt></BookgDt>"
        f"<ValDt><Dt>{day}</Dt></ValDt><BkTxCd/><NtryDtls><TxDtls>"
        f"<RltdPties>{name}{iban}</RltdPties>"
        f"<RmtInf><Ustrd>{escape(entry.text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
    )
