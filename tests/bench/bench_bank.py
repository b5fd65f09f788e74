"""Reading what the bank gives beside ElementTree, and recognising beside reading."""

from __future__ import annotations

import io
import random
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from bestuurskamer.demo.camt_file import as_camt
from bestuurskamer.money import Money
from bestuurskamer.payments.banks.reading import read_bytes
from bestuurskamer.payments.banks.values import ReadEntry, ReadStatement
from bestuurskamer.payments.clues import Came, Claim, Payer
from bestuurskamer.payments.matching import Open, propose

ENTRIES, CLAIMS, TENANTS, ROUNDS = 10_000, 100_000, 1_000, 3
DAY = date(2026, 3, 3)
WORDS = [
    "atelier",
    "yoga",
    "klei",
    "kleur",
    "gum",
    "draad",
    "proef",
    "stil",
    "restaurant",
    "school",
    "werk",
    "naai",
    "hout",
]


def main() -> None:
    """Print both ratios."""
    chance = random.Random(1)
    payers = [
        Payer(n, f"{' '.join(chance.sample(WORDS, 2))} {n}", frozenset({f"NL{n:016d}"}))
        for n in range(TENANTS)
    ]
    claims = [
        Claim(
            "invoice", n, n % TENANTS, f"{2010 + n // 10_000}-{n % 10_000:04d}", DAY, _rent(chance)
        )
        for n in range(1, CLAIMS + 1)
    ]
    cames = [_came(n, chance.choice(claims), payers) for n in range(ENTRIES)]
    content = _file(cames)
    yardstick = _took(lambda: [element.clear() for _, element in ET.iterparse(io.BytesIO(content))])
    reading = _took(lambda: read_bytes("bank.xml", content))
    print(f"bank: reading {reading / yardstick:.1f} × iterparse (aim 12)")

    def recognise() -> None:
        index = Open(claims, payers)
        for came in cames:
            propose(index, came)

    print(f"bank: recognising {_took(recognise) / reading:.2f} × reading (aim 0.6)")


def _rent(chance: random.Random) -> Money:
    return Money(chance.randrange(100_00, 2_000_00))


def _came(number: int, claim: Claim, payers: list[Payer]) -> Came:
    payer = payers[claim.party_id]
    return Came(number, DAY, claim.open, min(payer.ibans), payer.name, f"huur {claim.number}")


def _file(cames: list[Came]) -> bytes:
    entries = tuple(
        ReadEntry(
            booked_on=came.booked_on,
            amount=came.amount,
            counter_iban=came.counter_iban,
            counter_name=came.counter_name,
            text=came.text,
        )
        for came in cames
    )
    return as_camt(ReadStatement("NL91ABNA0417164300", DAY, DAY, "1", None, None, entries))


def _took(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return median(times)


if __name__ == "__main__":
    main()
