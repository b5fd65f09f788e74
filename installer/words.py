"""Gather all sentences from the code and bring both languages up to date with them.

English stands in the code itself; Dutch is written by hand in i18n/nl. Sentences that went from
the code go from the catalogues; new ones are listed, and a test fails until they have their Dutch.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
DOMAIN = "bestuurskamer"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
LEFT_OUT = (
    b'"Report-Msgid', b'"POT-Creation', b'"PO-Revision', b'"Last-Translator', b'"Language-Team',
    b'"Generated-By',
)  # fmt: skip
Told = str | tuple[str, ...]


def gathered() -> list[str | tuple[str, ...]]:
    """Every sentence in the code, once, in order of the alphabet; counted ones as pairs."""
    found: dict[str, str | tuple[str, ...]] = {}
    for _file, _line, told, _comments, _context in extract_from_dir(
        ROOT / "desktop", method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        one = told if isinstance(told, str) else told[0]
        if one and not isinstance(found.get(one), tuple):
            found[one] = told
    return [found[one] for one in sorted(found)]


def known(path: Path) -> dict[str, Told]:
    """What a catalogue says already, by its (singular) sentence."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        messages = list(read_po(file))
    return {first(m.id): m.string for m in messages if m.id and m.string}


def first(told: str | tuple[str, ...] | list[str]) -> str:
    """The sentence itself, or the singular of a counted one."""
    return told if isinstance(told, str) else told[0]


def catalogue(language: str, sentences: list[Told], said: Mapping[str, Told]) -> Catalog:
    """The catalogue of a language; what is not said yet is empty."""
    made = Catalog(
        locale=language, domain=DOMAIN, project="Bestuurskamer", fuzzy=False, header_comment=""
    )
    for told in sentences:
        words = told if language == "en" else said.get(first(told), "")
        if isinstance(told, tuple) != isinstance(words, tuple):
            words = ("", "") if isinstance(told, tuple) else ""
        made.add(told, words)
    return made


def keep(made: Catalog, path: Path) -> None:
    """Write a catalogue the same way each time: no dates, no names, no places in the code."""
    path.parent.mkdir(parents=True, exist_ok=True)
    written = BytesIO()
    write_po(written, made, width=0, sort_output=True, no_location=True)
    kept = [line for line in written.getvalue().splitlines(True) if not line.startswith(LEFT_OUT)]
    path.write_bytes(b"".join(kept))
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, made)


def bring_up_to_date(more: Mapping[str, Told] | None = None) -> list[str]:
    """Renew the template and both catalogues; answers the sentences that lack their Dutch."""
    sentences = gathered()
    template = catalogue("nl", sentences, {})
    with (ROOT / "i18n" / f"{DOMAIN}.pot").open("wb") as file:
        write_po(file, template, width=0, sort_output=True, no_location=True, omit_header=True)
    dutch = ROOT / "i18n" / "nl" / "LC_MESSAGES" / f"{DOMAIN}.po"
    said = known(dutch) | dict(more or {})
    made = catalogue("nl", sentences, said)
    keep(made, dutch)
    keep(catalogue("en", sentences, {}), ROOT / "i18n" / "en" / "LC_MESSAGES" / f"{DOMAIN}.po")
    return [
        first(m.id) for m in made if m.id and not any(m.string if m.pluralizable else [m.string])
    ]


if __name__ == "__main__":
    lacking = bring_up_to_date()
    sys.stdout.write("".join(f"without Dutch: {sentence}\n" for sentence in lacking))
