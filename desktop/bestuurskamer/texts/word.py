"""The paragraphs of a Word document (.docx)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bestuurskamer.errors import Refused
from bestuurskamer.texts.packed import OTHER_KIND, UNREADABLE, Packed, attribute, local
from bestuurskamer.texts.paragraphs import Paragraph, lines_of, row_of, sign_of

MAIN = re.compile(r"word/document\d*\.xml")
_HEADING = re.compile(r"(?:heading|kop) ?\d|title|titel", re.IGNORECASE)
_LEFT_OUT = {
    "del", "moveFrom", "Fallback", "instrText", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr",
}  # fmt: skip
"""What was deleted or moved away, the second copy of a drawing, codes and looks."""

_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_MOST_DEEP = 300
_MOST_TABLES = 20  # one within the other


def read(packed: Packed) -> list[Paragraph]:
    """Its paragraphs in order; a row of a table is one. Refused when it is not whole."""
    name = next((part for part in sorted(packed.parts) if MAIN.fullmatch(part)), None)
    if name is None:
        raise Refused(OTHER_KIND, name=packed.name)
    root = packed.xml(name)
    body = next((part for part in root if local(part) == "body"), None)
    if local(root) != "document" or body is None:
        raise Refused(UNREADABLE, name=packed.name)
    found: list[Paragraph] = []
    looks = _Looks(packed)
    for block in _within(body, ("p", "tbl")):
        if local(block) == "tbl":
            found += [row_of(cells) for cells in _rows(block)]
        else:
            found += looks.paragraphs(block)
    return found


@dataclass(frozen=True)
class _Style:
    heading: bool
    numbered: tuple[str, int] | None
    based_on: str


class _Looks:
    """What the looks of a paragraph say: whether it is a heading, or the item of a list."""

    def __init__(self, packed: Packed) -> None:
        self._styles = _styles(packed.xml_if_there("word/styles.xml"))
        self._forms = _forms(packed.xml_if_there("word/numbering.xml"))
        self._counts: Counter[tuple[str, int]] = Counter()

    def paragraphs(self, block: Any) -> list[Paragraph]:
        look = _child(block, "pPr")
        style = attribute(_child(look, "pStyle"), "val") if _has(look, "pStyle") else ""
        own = _numbering(look)
        heading, numbered = self._of_style(style)
        if _has(look, "outlineLvl"):
            heading = attribute(_child(look, "outlineLvl"), "val") not in ("", "9")
        numbered = own or numbered
        text = _text(block)
        sign = self._sign(numbered) if numbered and not heading and text.strip() else ""
        return lines_of(text, heading=heading, sign=sign)

    def _of_style(self, style: str) -> tuple[bool, tuple[str, int] | None]:
        """Whether the style or one it is based on is a heading or a list."""
        heading, numbered = bool(_HEADING.match(style)), None
        for _step in range(10):
            known = self._styles.get(style)
            if known is None:
                break
            heading = heading or known.heading
            numbered = numbered or known.numbered
            style = known.based_on
        return heading, numbered

    def _sign(self, numbered: tuple[str, int]) -> str:
        number, level = numbered
        if number == "0":  # Word's way to say: no longer in the list
            return ""
        self._counts[numbered] += 1
        for deeper in range(level + 1, 9):
            self._counts[number, deeper] = 0
        return sign_of(self._forms.get(numbered, ""), self._counts[numbered])


def _within(parent: Any, kinds: tuple[str, ...], deep: int = 0) -> Iterator[Any]:
    """The nearest of these kinds, however they are wrapped; never one inside another."""
    for part in parent:
        kind = local(part)
        if kind in kinds:
            yield part
        elif kind not in _LEFT_OUT and deep < _MOST_DEEP:
            yield from _within(part, kinds, deep + 1)


def _rows(table: Any, deep: int = 0) -> Iterator[list[str]]:
    for row in _within(table, ("tr",)):
        cells = [_cell(cell, deep) for cell in _within(row, ("tc",))]
        if any(cell.strip() for cell in cells):
            yield cells


def _cell(cell: Any, deep: int) -> str:
    """The words of a cell; a table within it is read along."""
    said: list[str] = []
    for block in _within(cell, ("p", "tbl")):
        if local(block) == "p":
            said.append(_text(block))
        elif deep < _MOST_TABLES:
            said += [" ".join(cells) for cells in _rows(block, deep + 1)]
    return " ".join(said)


def _text(block: Any) -> str:
    return "".join(_pieces(block, 0))


def _pieces(parent: Any, deep: int) -> Iterator[str]:
    for part in parent:
        kind = local(part)
        if kind == "t":
            yield part.text or ""
        elif kind in _SIGNS:
            yield _SIGNS[kind]
        elif kind not in _LEFT_OUT and deep < _MOST_DEEP:
            if kind == "p":  # of a text box within this paragraph
                yield " "
            yield from _pieces(part, deep + 1)


def _styles(root: Any | None) -> dict[str, _Style]:
    found: dict[str, _Style] = {}
    for style in root.iterchildren("{*}style") if root is not None else ():
        look = _child(style, "pPr")
        named = attribute(_child(style, "name"), "val") if _has(style, "name") else ""
        outline = _child(look, "outlineLvl") if _has(look, "outlineLvl") else None
        heading = bool(_HEADING.fullmatch(named)) or (
            outline is not None and attribute(outline, "val") != "9"
        )
        based = attribute(_child(style, "basedOn"), "val") if _has(style, "basedOn") else ""
        found[attribute(style, "styleId")] = _Style(heading, _numbering(look), based)
    return found


def _forms(root: Any | None) -> dict[tuple[str, int], str]:
    """How each level of each list is numbered."""
    if root is None:
        return {}
    abstract: dict[str, dict[int, str]] = {}
    for one in root.iterchildren("{*}abstractNum"):
        levels = {
            _whole(attribute(level, "ilvl")): attribute(_child(level, "numFmt"), "val")
            for level in one.iterchildren("{*}lvl")
            if _has(level, "numFmt")
        }
        abstract[attribute(one, "abstractNumId")] = levels
    return {
        (attribute(one, "numId"), level): form
        for one in root.iterchildren("{*}num")
        if _has(one, "abstractNumId")
        for level, form in abstract.get(
            attribute(_child(one, "abstractNumId"), "val"), {}
        ).items()
    }  # fmt: skip


def _numbering(look: Any | None) -> tuple[str, int] | None:
    if not _has(look, "numPr"):
        return None
    numbering = _child(look, "numPr")
    if not _has(numbering, "numId"):
        return None
    level = attribute(_child(numbering, "ilvl"), "val") if _has(numbering, "ilvl") else "0"
    return attribute(_child(numbering, "numId"), "val"), _whole(level)


def _child(parent: Any | None, name: str) -> Any | None:
    return parent.find(f"{{*}}{name}") if parent is not None else None


def _has(parent: Any | None, name: str) -> bool:
    return _child(parent, name) is not None


def _whole(said: str) -> int:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 3 else 0
