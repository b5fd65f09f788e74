"""What stands in the letters about late money, read back from their PDF."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from bestuurskamer.errors import Refused
from bestuurskamer.language import speaking
from bestuurskamer.money import Money
from bestuurskamer.paper.letterhead import Addressee, Letterhead
from bestuurskamer.payments.letters import LateLetter, LateRow, late_letter_pdf
from bestuurskamer.payments.model import LetterKind
from tests.builders import IBAN
from tests.paper.reader import all_words

ROWS = (
    LateRow("2026-0012", date(2026, 3, 1), date(2026, 3, 15), Money(310_00), Money(210_00)),
    LateRow("2026-0019", date(2026, 4, 1), date(2026, 4, 15), Money(310_00), Money(310_00)),
)


def told(kind: LetterKind) -> LateLetter:
    return LateLetter(
        kind=kind,
        sender=Letterhead(
            "Stichting De Verzonnen School",
            "Krijtstraat 1",
            "1234 AB",
            "Verzinstad",
            "bestuur@voorbeeld.test",
            "0123-456789",
            "12345678",
        ),
        to=Addressee("Marieke Verzonnen", "", "Fantasielaan 7", "4321 BA", "Verzinstad", ""),
        number="H-007",
        day=date(2026, 5, 20),
        rows=ROWS,
        costs=Money(78_00),
        iban=IBAN,
        contact="Hanneke Voorbeeld, penningmeester",
        contact_phone="06-12345678",
    )


def read(letter: LateLetter, tongue: str = "nl") -> str:
    with speaking(tongue):
        data = late_letter_pdf(letter)
    return " ".join(all_words(data).replace("\u00a0", " ").split())


def test_the_fourteen_day_letter_says_the_words_of_the_law():
    said = read(told(LetterKind.FOURTEEN_DAYS))
    assert "binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd" in said
    assert "dan bent u ook € 78,00 incassokosten verschuldigd" in said


def test_the_fourteen_day_letter_names_no_last_day():
    said = read(told(LetterKind.FOURTEEN_DAYS))
    named = set(re.findall(r"\d{1,2} [a-z]+ 20\d\d", said))
    assert named == {
        "20 mei 2026",
        "1 maart 2026",
        "15 maart 2026",
        "1 april 2026",
        "15 april 2026",
    }
    assert max(row.due_on for row in ROWS) < told(LetterKind.FOURTEEN_DAYS).day


@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_says_what_is_open_and_how_to_pay_it(kind):
    said = read(told(kind))
    assert "2026-0012" in said
    assert "100,00 van 310,00 is betaald" in said
    asked = "598,00" if kind is LetterKind.DEFAULT else "520,00"  # with the costs that were claimed
    assert f"Betaal € {asked} op NL91 ABNA 0417 1643 00, Stichting De Verzonnen School." in said
    assert "Zet in de omschrijving: 2026-0012, 2026-0019." in said


@pytest.mark.parametrize("kind", LetterKind)
def test_the_last_day_to_pay_is_itself_in_time(kind):
    said = read(told(kind))
    assert "Uiterlijk" in said
    assert "vóór" not in said


@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_offers_a_call_by_name(kind):
    assert "Bel Hanneke Voorbeeld, 06-12345678." in read(told(kind))
    without = replace(told(kind), contact_phone="")
    assert "Bel Hanneke Voorbeeld, 0123-456789." in read(without)
    assert "Bel " not in read(replace(told(kind), contact=""))


def test_a_friendly_reminder_speaks_of_no_costs():
    said = read(told(LetterKind.FRIENDLY))
    assert "kosten" not in said
    assert "rente" not in said


def test_a_notice_of_default_sets_a_term():
    said = read(told(LetterKind.DEFAULT))
    assert "Wij stellen u in gebreke." in said
    assert "binnen zeven dagen na de datum van deze brief" in said


def test_a_letter_is_in_the_language_that_is_spoken():
    said = read(told(LetterKind.FOURTEEN_DAYS), "en")
    assert "within fourteen days from the day after this letter was delivered to you" in said


@pytest.mark.parametrize("kind", LetterKind)
def test_no_letter_asks_for_money_without_an_account_to_pay_into(kind):
    with pytest.raises(Refused, match="no account yet"):
        late_letter_pdf(replace(told(kind), iban=""))
