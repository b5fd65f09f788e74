"""The help: its pages as they are written in `resources/help`, and printed.

A line is a paragraph. `# ` begins a heading, `- ` a step, `! FILE | WORDS` a picture of the
program from `resources/help/pictures`, with what it shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bestuurskamer import language, paths
from bestuurskamer.language import _
from bestuurskamer.paper.flow import Flow, Head
from bestuurskamer.paper.fonts import BODY
from bestuurskamer.paper.sheet import Sheet, pdf

FIRST = "welcome"
LAST = ("stick", "install", "windows")
_GREATEST = 80.0  # millimetres, of a picture on paper
_AFTER_A_HEADING = 24.0  # millimetres that must be left for what a heading is about


@dataclass(frozen=True)
class Line:
    """A piece of a page: its kind, its words, and for a picture its file."""

    kind: Literal["heading", "text", "step", "picture"]
    words: str
    file: Path | None = None


@dataclass(frozen=True)
class HelpPage:
    """A page of help: the place it is about, its name, and what it says."""

    key: str
    title: str
    lines: tuple[Line, ...]


def help_page(key: str) -> HelpPage:
    """The page about a place in the language now spoken; the first page where there is none."""
    folder = _folder()
    path = folder / f"{key}.txt"
    if not path.is_file():
        key, path = FIRST, folder / f"{FIRST}.txt"
    lines = tuple(_lines(path.read_text("utf-8")))
    return HelpPage(key, lines[0].words, lines)


def help_pages() -> list[HelpPage]:
    """All pages: first how to begin, then the places by name, last what is around the program."""
    keys = {path.stem for path in _folder().glob("*.txt")}
    places = [help_page(key) for key in keys - {FIRST, *LAST}]
    middle = sorted(places, key=lambda page: page.title.casefold())
    return [help_page(FIRST), *middle, *(help_page(key) for key in LAST if key in keys)]


def help_pdf(page: HelpPage) -> bytes:
    """A page of help on paper, with its pictures."""
    head = Head("Bestuurskamer", page.title, _("Help"))
    sheet = Sheet(f"Bestuurskamer · {page.title}")
    flow = Flow(sheet, head)
    before: str = "heading"
    for line in page.lines[1:]:
        if line.kind == "heading":
            flow.gap(3)
            flow.heading(line.words, keep=_AFTER_A_HEADING)
        elif line.kind == "picture" and line.file is not None:
            _picture(flow, line)
        elif line.kind == "step":
            flow.gap(1.4 if before == "text" else 0)
            flow.row("–", line.words, ruled=False)
        else:
            flow.gap(2.4)
            flow.text(line.words)
        before = line.kind
    return pdf([sheet], title=page.title, author="Bestuurskamer")


def _picture(flow: Flow, line: Line) -> None:
    from reportlab.lib.utils import ImageReader

    image = ImageReader(str(line.file))
    wide, high = image.getSize()
    side = flow.sheet.right - flow.sheet.left
    tall = min(side * high / wide, _GREATEST)
    if flow.room < tall + 14:
        flow.next_page()
    flow.gap(4)
    # a picture stands in the middle of its square: the square begins that much higher
    across = max(tall * wide / high, tall)
    flow.sheet.picture(flow.sheet.left, flow.y - (across - tall) / 2, across, image)
    flow.y += tall + 1
    flow.text(line.words, BODY, size=9)
    flow.gap(2)


def _folder() -> Path:
    return paths.resources() / "help" / language.spoken()


def _lines(text: str) -> Iterator[Line]:
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if line.startswith("# "):
            yield Line("heading", line[2:])
        elif line.startswith("- "):
            yield Line("step", line[2:])
        elif line.startswith("! "):
            name, _bar, words = line[2:].partition("|")
            yield Line("picture", words.strip(), paths.resources() / "help/pictures" / name.strip())
        else:
            yield Line("text", line)
