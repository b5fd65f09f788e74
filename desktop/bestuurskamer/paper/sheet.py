"""Sheets of A4 paper to draw on, and the file they become.

Places are millimetres from the top left corner, sizes are points; text stands on its `y`.
Everything is drawn as text: nothing that people typed is ever read as markup.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, Literal

from bestuurskamer import language
from bestuurskamer.language import _
from bestuurskamer.paper import fonts
from bestuurskamer.paper.fonts import BODY, MILLIMETRE, NAME, STRONG, printable

LEFT, TOP, SHORT, LONG = 25.0, 14.0, 210.0, 297.0
RIGHT_MARGIN, BELOW = 20.0, 17.0
THIN, THICK = 0.3, 0.9
FOLDS, PUNCH = (99.0, 198.0), 148.5

Align = Literal["left", "right", "centre"]
Drawing = Callable[[Any], None]
Pieces = tuple[tuple[str, str], ...]


class Sheet:
    """The pages of one document, with what stands at the foot of each.

    `mark` stands beside the foot text of each page (“duplicate”); `folds` gives fold and punch
    marks; `demo` prints DEMO across every page.
    """

    def __init__(
        self,
        foot: str,
        *,
        demo: bool = False,
        mark: str = "",
        folds: bool = False,
        landscape: bool = False,
    ) -> None:
        self.width, self.height = (LONG, SHORT) if landscape else (SHORT, LONG)
        self.left, self.right = LEFT, self.width - RIGHT_MARGIN
        self.bottom = self.height - BELOW - 4
        self._foot = f"{foot} · {mark}" if mark else foot
        self._page_of = _("page {number} of {count}")
        self._demo, self._folds = demo, folds
        self._pages: list[list[Drawing]] = [[]]
        self.faces = {face for face, _piece in fonts.runs(printable(self._foot), BODY)}

    @property
    def count(self) -> int:
        """How many pages there are so far."""
        return len(self._pages)

    def next_page(self) -> None:
        """Go on with an empty page."""
        self._pages.append([])

    def text(
        self,
        x: float,
        y: float,
        text: str,
        face: str = BODY,
        size: float = 11,
        align: Align = "left",
    ) -> None:
        """Write one line; what does not fit is not cut: wrap it before."""
        shown = printable(text)
        if not shown:
            return
        pieces = fonts.runs(shown, face)
        self.faces.update(piece_face for piece_face, _piece in pieces)
        if align != "left":
            taken = fonts.width(shown, face, size)
            x -= taken if align == "right" else taken / 2
        across, up = x * MILLIMETRE, (self.height - y) * MILLIMETRE

        def draw(canvas: Any) -> None:
            _write(canvas, across, up, pieces, size)

        self._pages[-1].append(draw)

    def line(self, x: float, y: float, to_x: float, to_y: float, thick: float = THIN) -> None:
        """Draw a straight line, so many points thick."""
        ends = [x, self.height - y, to_x, self.height - to_y]
        points = [end * MILLIMETRE for end in ends]

        def draw(canvas: Any) -> None:
            canvas.setLineWidth(thick)
            canvas.line(*points)

        self._pages[-1].append(draw)

    def rule(self, y: float, thick: float = THIN) -> None:
        """Draw a line over the whole width of the text."""
        self.line(self.left, y, self.right, y, thick)

    def dots(self, x: float, to_x: float, y: float) -> None:
        """Draw a dotted line to write on."""
        while x < to_x - 0.6:
            self.line(x, y, x + 0.5, y, THIN)
            x += 1.8

    def frame(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        radius: float = 2.5,
        thick: float = THICK,
    ) -> None:
        """Draw an empty frame with round corners; `y` is its top."""
        low = self.height - y - height
        points = [value * MILLIMETRE for value in (x, low, width, height, radius)]

        def draw(canvas: Any) -> None:
            canvas.setLineWidth(thick)
            canvas.roundRect(*points)

        self._pages[-1].append(draw)

    def path(self, x: float, y: float, size: float, units: int, code: list[str]) -> None:
        """Fill a path in black; its whole-number units fill a square of `size` with top at `y`."""
        scale = size * MILLIMETRE / units
        across, up = x * MILLIMETRE, (self.height - y) * MILLIMETRE

        def draw(canvas: Any) -> None:
            from reportlab.pdfgen.pathobject import PDFPathObject

            canvas.saveState()
            canvas.transform(scale, 0, 0, -scale, across, up)
            canvas.drawPath(PDFPathObject(["n", *code]), stroke=0, fill=1)
            canvas.restoreState()

        self._pages[-1].append(draw)

    def picture(self, x: float, y: float, side: float, image: Any) -> None:
        """Show a picture whole within a square of `side`, at its left and in its middle."""
        wide, high = image.getSize()
        scale = side * MILLIMETRE / max(wide, high)
        across = x * MILLIMETRE
        up = (self.height - y - side / 2) * MILLIMETRE - high * scale / 2

        def draw(canvas: Any) -> None:
            canvas.drawImage(image, across, up, wide * scale, high * scale)

        self._pages[-1].append(draw)

    def drawing(self, draw: Drawing, faces: set[str]) -> None:
        """Let something draw itself on this page; `faces` are those it writes with."""
        self.faces |= faces
        self._pages[-1].append(draw)

    def draw(self, canvas: Any) -> None:
        """Put all pages into a file."""
        foot, page_of = printable(self._foot), self._page_of
        for number, page in enumerate(self._pages, start=1):
            canvas.setPageSize((self.width * MILLIMETRE, self.height * MILLIMETRE))
            if self._demo:
                self._across(canvas)
            for drawing in page:
                drawing(canvas)
            if self._folds:
                self._marks(canvas)
            self._footer(canvas, foot, page_of.format(number=number, count=self.count))
            canvas.showPage()

    def _footer(self, canvas: Any, foot: str, page: str) -> None:
        left, right = self.left * MILLIMETRE, self.right * MILLIMETRE
        high = (BELOW - 1.5) * MILLIMETRE
        canvas.setLineWidth(THIN)
        canvas.line(left, high, right, high)
        canvas.setFont(BODY, 9)
        low = (BELOW - 6.4) * MILLIMETRE
        canvas.drawRightString(right, low, page)
        shown = _fitting_foot(foot, self.right - self.left - 40)
        _write(canvas, left, low, fonts.runs(shown, BODY), 9)

    def _marks(self, canvas: Any) -> None:
        canvas.setLineWidth(THIN)
        for y, end in ((FOLDS[0], 9.0), (PUNCH, 12.0), (FOLDS[1], 9.0)):
            up = (self.height - y) * MILLIMETRE
            canvas.line(4 * MILLIMETRE, up, end * MILLIMETRE, up)

    def _across(self, canvas: Any) -> None:
        canvas.saveState()
        canvas.translate(self.width / 2 * MILLIMETRE, self.height / 2 * MILLIMETRE)
        canvas.rotate(52 if self.height > self.width else 35)
        canvas.setStrokeGray(0.72)
        canvas.setLineWidth(0.8)
        wide = fonts.width("DEMO", NAME, 170) * MILLIMETRE
        text = canvas.beginText(-wide / 2, -60)
        text.setFont(NAME, 170)
        text.setTextRenderMode(1)
        text.textOut("DEMO")
        canvas.drawText(text)
        canvas.restoreState()


def _fitting_foot(foot: str, room: float) -> str:
    """The foot in so many millimetres: the name at its head gives way, not the version after it."""
    from bestuurskamer.paper.wrapping import cut

    name, dot, rest = foot.partition(" · ")
    taken = fonts.width(dot + rest, BODY, 9)
    if not dot or taken > room - 20:
        return cut(foot, BODY, 9, room)
    return cut(name, BODY, 9, room - taken) + dot + rest


def _write(canvas: Any, x: float, y: float, pieces: Pieces, size: float) -> None:
    """Write the pieces of one line after each other; all in points."""
    for face, text in pieces:
        canvas.setFont(face, size)
        canvas.drawString(x, y, text)
        if len(pieces) > 1:
            x += fonts.width(text, face, size) * MILLIMETRE


def pages_made(data: bytes) -> int:
    """How many pages a file has that `pdf` made; of other files it says nothing."""
    return data.count(b"/Type /Page\n")


def pdf(sheets: Sequence[Sheet], *, title: str, author: str) -> bytes:
    """The file of these documents, one after another; the same sheets give the same bytes.

    It asks the printer for one side of the paper and the true size: two invoices never share a
    leaf, and the address stays in its window.
    """
    from reportlab.pdfgen.canvas import Canvas

    faces = {BODY, STRONG, NAME}.union(*(sheet.faces for sheet in sheets))
    for face in sorted(faces):
        fonts.register(face)
    out = BytesIO()
    canvas = Canvas(
        out, invariant=1, pageCompression=1, initialFontName=BODY, lang=language.spoken()
    )
    for face in sorted(faces):
        fonts.use(canvas, face)
    canvas.setTitle(printable(title))
    canvas.setAuthor(printable(author))
    canvas.setSubject("")
    canvas.setCreator("Bestuurskamer")
    canvas.setViewerPreference("PrintScaling", "None")
    canvas.setViewerPreference("Duplex", "Simplex")
    for sheet in sheets:
        sheet.draw(canvas)
    canvas.save()
    return out.getvalue()
