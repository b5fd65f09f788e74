"""Every refusal of the file says what is the matter, whether anything is lost, and what now."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bestuurskamer import language

CODE = Path(language.__file__).parent
PLACES = [*(CODE / "vault").glob("*.py"), *(CODE / "keeping").glob("*.py")]
NOT_LOST = (
    "niets weg", "niets veranderd", "niets gewijzigd", "niets gemaakt", "niets weggehaald",
    "blijft zoals", "van daarvoor wel", "wel bewaard", "zijn goed", "eerdere kopieën blijven",
    "staan er nog", "goede kopie", "niet meegegeven", "is niet weg", "zoals het was",
)  # fmt: skip
NEVER = ("fout", "ongeldig", "database", "exception", "error", "wilt u", "!")
QUESTION = ("vul ", "kies ", "zeg ")
"""A hint at a field of a form: nothing was begun yet."""


def refusals() -> Iterator[tuple[str, str]]:
    for path in PLACES:
        for part in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = isinstance(part, ast.Call) and getattr(part.func, "id", "") == "Refused"
            if not named or not part.args or not isinstance(part.args[0], ast.Call):
                continue
            (marked,) = part.args[0].args
            if isinstance(marked, ast.Constant):
                yield path.name, str(marked.value)


FOUND = sorted(set(refusals()))


def test_they_are_found():
    assert len(FOUND) > 35


@pytest.mark.parametrize(("place", "sentence"), FOUND, ids=[f"{p}: {s[:40]}" for p, s in FOUND])
def test_a_refusal_tells_what_is_lost_and_what_now_in_short_plain_sentences(place, sentence):
    language.speak("nl")
    said = language._(sentence)
    plain = said.lower()
    assert said != sentence, "no Dutch"
    assert not [word for word in NEVER if word in plain]
    parts = [part for part in re.split(r"(?<=[.:?])\s+", said) if part]
    assert max(len(part.split()) for part in parts) <= 20, said
    if plain.startswith(QUESTION):
        return
    assert any(words in plain for words in NOT_LOST), said
    assert len(parts) >= 2, said
