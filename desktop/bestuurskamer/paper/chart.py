"""Charts: bars from zero with their words, drawn once for paper and screen.

One drawing (`reportlab.graphics`) is put on a sheet of paper or written as SVG. Fill and hatching
say what happened, what is still to come and what is late; colour never says it alone.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bestuurskamer.paper import fonts
from bestuurskamer.paper.fonts import BODY, MILLIMETRE, STRONG, printable
from bestuurskamer.paper.sheet import Sheet
from bestuurskamer.paper.wrapping import cut

SIZE, SMALL = 10.5, 8.5
NAMES = 0.34
"""No more than this part of the width is for the names at the left."""
BAR, THIN_BAR, BETWEEN, GAP, HEAD = 13.0, 6.5, 8.0, 8.0, 14.0  # points
_CLIP = re.compile(r"<clipPath.*?</clipPath>", re.DOTALL)
_STEP = 3.4  # between the lines of a hatching


class Mark(enum.Enum):
    """How a piece of a bar is filled."""

    FULL = "full"  # what happened
    TO_COME = "to_come"  # hatched /
    LATE = "late"  # hatched \
    OUT = "out"  # what went out: grey, never red
    EMPTY = "empty"  # an edge alone


@dataclass(frozen=True)
class Piece:
    """A part of a bar, from `start` to `end` on the scale of the chart."""

    start: int
    end: int
    mark: Mark = Mark.FULL


@dataclass(frozen=True)
class Bar:
    """A name, its pieces on one line or on lines below each other, and its figures in words."""

    name: str
    words: str
    tracks: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class Chart:
    """One question in a picture. The scale runs from 0 to `whole`; `ticks` stand above it.

    `said` is the sentence with all its figures, for who does not see it; `key` tells what the
    fillings mean, where the words beside the bars do not.
    """

    title: str
    bars: tuple[Bar, ...]
    whole: int
    said: str
    ticks: tuple[tuple[int, str], ...] = ()
    key: str = ""


@dataclass(frozen=True)
class Ink:
    """The colours of a chart, as `#RRGGBB`."""

    text: str
    edge: str
    full: str
    to_come: str
    late: str
    out: str
    ground: str


PAPER = Ink("#000000", "#000000", "#6B716D", "#FFFFFF", "#FFFFFF", "#C4C8C5", "#FFFFFF")
"""On paper: a black edge, grey or white inside, the same hatching."""
_HATCHED = {Mark.TO_COME: 1, Mark.LATE: -1}


def drawn(chart: Chart, width: float, ink: Ink = PAPER) -> Any:
    """The chart as a drawing so many points wide; its height follows."""
    from reportlab.graphics.shapes import Drawing

    for face in (BODY, STRONG):
        fonts.register(face)
    left = _widest([bar.name for bar in chart.bars], BODY, width * NAMES) + GAP
    right = width - _widest([bar.words for bar in chart.bars], BODY, width) - GAP
    head = HEAD if chart.ticks else 0.0
    drawing = Drawing(width, head + sum(map(_height, chart.bars)))
    y = drawing.height - head
    scale = (right - left) / max(chart.whole, 1)
    for at, text in chart.ticks:
        _write(drawing, left + at * scale, y + 4, text, ink, SMALL)
    for bar in chart.bars:
        y -= _height(bar)
        _bar(drawing, bar, (left, y, scale, width), ink)
    return drawing


def height_of(chart: Chart) -> float:
    """How many millimetres it takes on paper."""
    head = HEAD if chart.ticks else 0.0
    return float(head + sum(map(_height, chart.bars))) / MILLIMETRE


def fitting(chart: Chart, room: float) -> int:
    """How many of its bars, from the first one on, fit in so many millimetres."""
    left, count = room * MILLIMETRE - (HEAD if chart.ticks else 0.0), 0
    for bar in chart.bars:
        left -= _height(bar)
        if left < 0:
            break
        count += 1
    return count


def put_on(sheet: Sheet, y: float, chart: Chart) -> float:
    """Draw it over the whole width of a sheet, its top at `y`; answers where it ends."""
    picture = drawn(chart, (sheet.right - sheet.left) * MILLIMETRE)
    end = y + float(picture.height) / MILLIMETRE
    across, up = sheet.left * MILLIMETRE, (sheet.height - end) * MILLIMETRE

    def draw(canvas: Any) -> None:
        from reportlab.graphics import renderPDF

        renderPDF.draw(picture, canvas, across, up)

    sheet.drawing(draw, {BODY, STRONG})
    return end


def as_svg(chart: Chart, width: float, ink: Ink) -> bytes:
    """The same drawing for the screen, as SVG so many points wide."""
    from reportlab.graphics import renderSVG

    text = str(renderSVG.drawToString(drawn(chart, width, ink)))
    text = _CLIP.sub("", text)  # Qt would fill it: it knows no clip paths
    for face, weight in ((STRONG, 600), (BODY, 400)):
        text = text.replace(
            f"font-family: {face};", f"font-family: 'Source Sans 3'; font-weight: {weight};"
        )
    return text.encode()


def _bar(drawing: Any, bar: Bar, placed: tuple[float, float, float, float], ink: Ink) -> None:
    left, y, scale, width = placed
    tall = THIN_BAR if len(bar.tracks) > 1 else BAR
    middle = y + (_height(bar) - SIZE) / 2 + 1.5
    name = cut(bar.name, BODY, SIZE, (left - GAP) / MILLIMETRE + 0.1)
    _write(drawing, 0, middle, name, ink, SIZE)
    _write(drawing, width, middle, bar.words, ink, SIZE, "end")
    top = y + _height(bar) - BETWEEN / 2
    for place, track in enumerate(bar.tracks, start=1):
        for piece in track:
            start, end = left + piece.start * scale, left + piece.end * scale
            box = (start, top - place * tall, max(end - start, 0.6), tall)
            _box(drawing, box, piece.mark, ink)


def _box(drawing: Any, box: tuple[float, float, float, float], mark: Mark, ink: Ink) -> None:
    from reportlab.graphics.shapes import Line, Rect
    from reportlab.lib.colors import HexColor

    fills = {
        Mark.FULL: ink.full,
        Mark.TO_COME: ink.to_come,
        Mark.LATE: ink.late,
        Mark.OUT: ink.out,
        Mark.EMPTY: ink.ground,
    }
    edge = HexColor(ink.edge)
    drawing.add(Rect(*box, fillColor=HexColor(fills[mark]), strokeColor=edge, strokeWidth=0.5))
    if way := _HATCHED.get(mark):
        for points in _hatching(box, way):
            drawing.add(Line(*points, strokeColor=edge, strokeWidth=0.5))


def _hatching(
    box: tuple[float, float, float, float], way: int
) -> Iterator[tuple[float, float, float, float]]:
    """Slanting lines within a box: `/` for 1, `\\` for −1."""
    x, y, wide, high = box
    at = _STEP - high
    while at < wide:
        low, up = max(at, 0.0), min(at + high, wide)
        if up > low:
            first, last = (low, low - at), (up, up - at)
            if way < 0:
                first, last = (low, high - (low - at)), (up, high - (up - at))
            yield x + first[0], y + first[1], x + last[0], y + last[1]
        at += _STEP


def _write(
    drawing: Any, x: float, y: float, text: str, ink: Ink, size: float, anchor: str = "start"
) -> None:
    from reportlab.graphics.shapes import String
    from reportlab.lib.colors import HexColor

    shown = printable(text)
    drawing.add(
        String(
            x, y, shown, fontName=BODY, fontSize=size, fillColor=HexColor(ink.text),
            textAnchor=anchor,
        )
    )  # fmt: skip


def _height(bar: Bar) -> float:
    return (THIN_BAR * len(bar.tracks) if len(bar.tracks) > 1 else BAR) + BETWEEN


def _widest(texts: list[str], face: str, most: float) -> float:
    taken = (fonts.width(printable(text), face, SIZE) * MILLIMETRE for text in texts)
    return min(max(taken, default=0.0), most)
