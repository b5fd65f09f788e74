"""What the bank says of the practice building, month by month: all of it invented."""

from __future__ import annotations

import hashlib
from datetime import date

from sqlalchemy.orm import Session
from stdnum import iban as iban_digits

from bestuurskamer.days import Month, day_before
from bestuurskamer.demo.camt_file import as_camt
from bestuurskamer.money import NOTHING, Money, total
from bestuurskamer.office.queries import the_office
from bestuurskamer.payments import queries
from bestuurskamer.payments.banks.reading import read_bytes
from bestuurskamer.payments.banks.values import ReadEntry, ReadStatement
from bestuurskamer.payments.importing import bring_in, preview
from bestuurskamer.payments.model import Target
from bestuurskamer.payments.open_items import OpenItem, open_items
from bestuurskamer.payments.proposing import confirm
from bestuurskamer.payments.rules import Part, spread

DAY_OF = {
    "Buurtrestaurant De Pollepel": 3,
    "Atelier Kleur en Klei": 5,
    "Yogastudio Stil": 19,
    "Huiswerkclub De Gum": 8,
    "Naaiatelier Draadje": 11,
    "Joost Proefkonijn, logopedist": 6,
    "Kinderopvang ’t Proefje": 2,
}
"""On which day of the month each pays."""

STOPS = {"Joost Proefkonijn, logopedist": 2, "Yogastudio Stil": 0}
"""Who pays nothing in the last months, and in how many before the very last."""

COSTS = (
    (1, Money(-1_950_00), "Gemeente Voorbeeldstad", "Hoofdhuur De Proef", "head_rent"),
    (17, Money(-385_00), "Energie Voorbeeld", "Termijn stroom en gas", "energy"),
    (20, Money(-9_95), "", "Kosten zakelijke rekening", "bank"),
)


def live_at_the_bank(session: Session, month: Month, today: date, months_left: int) -> None:
    """Bring in the month's statement; what came in the last month is left to be placed."""
    items = [item for item in open_items(session) if item.issued_on <= month.last]
    told = [*_came_in(items, month, months_left), *_went_out(month)]
    told.sort(key=lambda entry: entry.booked_on)
    entries = [entry for entry in told if entry.booked_on <= today]
    account = the_office(session, month.first).paid_into
    assert account is not None
    opening = queries.balance(session, account.id, day_before(month.first)) or NOTHING
    statement = ReadStatement(
        iban=account.iban,
        first_day=month.first,
        last_day=min(month.last, today),
        number=str(month),
        opening=opening,
        closing=opening + total(entry.amount for entry in entries),
        entries=tuple(entries),
    )
    files = read_bytes(f"afschrift-{month}.xml", as_camt(statement))
    looks = preview(session, files)
    ticked = {(n, m) for n, look in enumerate(looks) for m in range(look.count)}
    bring_in(session, looks, ticked, min(month.last, today))
    if months_left > 0:
        _place_all(session, month.last)


def _came_in(items: list[OpenItem], month: Month, months_left: int) -> list[ReadEntry]:
    by_party: dict[str, list[OpenItem]] = {}
    for item in items:
        by_party.setdefault(item.party, []).append(item)
    found = []
    for name, theirs in by_party.items():
        amount = total(item.open for item in theirs)
        if amount <= NOTHING or months_left <= STOPS.get(name, -1):
            continue
        said = "Huur " + " ".join(item.number for item in theirs)
        found.append(
            ReadEntry(
                booked_on=month.first.replace(day=DAY_OF.get(name, 14)),
                amount=amount,
                counter_iban=account_of(name),
                counter_name=name,
                text=said if name != "Atelier Kleur en Klei" else f"huur {month}",
            )
        )
    return found


def _went_out(month: Month) -> list[ReadEntry]:
    return [
        ReadEntry(
            booked_on=month.first.replace(day=day),
            amount=amount,
            counter_iban=account_of(name) if name else "",
            counter_name=name,
            text=text,
        )
        for day, amount, name, text, _ in COSTS
    ]


def _place_all(session: Session, day: date) -> None:
    kinds = {kind.key: kind.id for kind in queries.kinds(session)}
    for_text = {text: key for _, _, _, text, key in COSTS}
    for row in queries.entries(session, to_place=True):
        if row.text in for_text:
            part = Part(Target.KIND, row.left, kind_id=kinds[for_text[row.text]])
            confirm(session, row.id, [part], day)
            continue
        theirs = [item.due for item in open_items(session) if item.party == row.counter_name]
        if theirs:
            confirm(session, row.id, spread(row.left, theirs), day)


def account_of(name: str) -> str:
    """An account number that fits a name and that no bank has."""
    digits = f"{int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10**10:010d}"
    return f"NL{iban_digits.calc_check_digits(f'NL00TEST{digits}')}TEST{digits}"
