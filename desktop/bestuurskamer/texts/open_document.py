"""The paragraphs of a LibreOffice document (.odt)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bestuurskamer.errors import Refused
from bestuurskamer.texts.packed import LOCKED, UNREADABLE, Packed, attribute, local
from bestuurskamer.texts.paragraphs import Paragraph, lines_of, row_of, sign_of

MIME = b"application/vnd.oasis.opendocument.text"
_LEFT_OUT = {
    "tracked-changes", "annotation", "annotation-end", "note", "sequence-decls", "forms",
    "list-header", "bibliography-configuration",
}  # fmt: skip
"""What was deleted, remarks in the margin, footnotes."""

_GROUPS = {"table-rows", "table-header-rows", "table-row-group"}
_SIGNS = {"s": " ", "tab": " ", "line-break": "\n"}
_MOST_DEEP = 300


def read(packed: Packed) -> list[Paragraph]:
    """Its paragraphs in order; a row of a table is one. Refused when it is not whole."""
    manifest = "META-INF/manifest.xml"
    if manifest in packed.parts and b"encryption-data" in packed.part(manifest):
        raise Refused(LOCKED, name=packed.name)
    root = packed.xml("content.xml")
    text = root.find("{*}body/{*}text")
    if text is None:
        raise Refused(UNREADABLE, name=packed.name)
    return list(_paragraphs(text, _forms(root), 0))


def _paragraphs(parent: Any, forms: dict[str, str], deep: int) -> Iterator[Paragraph]:
    for part in parent:
        kind = local(part)
        if kind in ("h", "p"):
            yield from lines_of(_text(part), heading=kind == "h")
        elif kind == "list":
            yield from _items(part, forms, forms.get(attribute(part, "style-name"), ""), deep)
        elif kind == "table":
            for row in _rows(part, 0):
                cells = [_pieces_of_cell(cell, deep) for cell in row]
                if any(cell.strip() for cell in cells):
                    yield row_of(cells)
        elif kind not in _LEFT_OUT and deep < _MOST_DEEP:
            yield from _paragraphs(part, forms, deep + 1)


def _rows(table: Any, deep: int) -> Iterator[Any]:
    """The rows of a table, also those in a group; not those of a table within it."""
    for part in table:
        kind = local(part)
        if kind == "table-row":
            yield part
        elif kind in _GROUPS and deep < _MOST_DEEP:
            yield from _rows(part, deep + 1)


def _pieces_of_cell(cell: Any, deep: int) -> str:
    said = [part.text for part in _paragraphs(cell, {}, deep + 10)] if deep < _MOST_DEEP else []
    return " ".join(said)


def _items(items: Any, forms: dict[str, str], form: str, deep: int) -> Iterator[Paragraph]:
    """The items of a list; a paragraph that follows in the same item has no sign."""
    for number, item in enumerate(items.iterchildren("{*}list-item"), start=1):
        sign = sign_of(form, number)
        for part in item:
            kind = local(part)
            if kind in ("p", "h"):
                yield from lines_of(
                    _text(part), sign=sign if kind == "p" else "", heading=kind == "h"
                )
                sign = ""
            elif kind == "list" and deep < _MOST_DEEP:
                deeper = forms.get(attribute(part, "style-name"), form)
                yield from _items(part, forms, deeper, deep + 1)


def _forms(root: Any) -> dict[str, str]:
    """Which styles of list count: the sign of their first level."""
    found: dict[str, str] = {}
    for style in root.iter("{*}list-style"):
        first = next(iter(style), None)
        if first is not None and local(first) == "list-level-style-number":
            found[attribute(style, "name")] = attribute(first, "num-format") or "none"
    return found


def _text(part: Any) -> str:
    return "".join(_pieces(part, 0))


def _pieces(parent: Any, deep: int) -> Iterator[str]:
    yield parent.text or ""
    for part in parent:
        kind = local(part)
        if kind in _SIGNS:
            yield _SIGNS[kind]
        elif kind not in _LEFT_OUT and deep < _MOST_DEEP:
            yield from _pieces(part, deep + 1)
        yield part.tail or ""
