"""The look of the board room: colours, type and measures, and what Qt needs to wear them.

One `Look` holds the colours, the zoom and the folder with fonts and icons. Screens ask it for names
(`look.font("title")`, `look.icon("printer")`, `look.px(12)`) and never write a colour or a size.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer

from bestuurskamer.screens.kit.colours import LIGHT, Colours

SANS: Final = "Source Sans 3"
SERIF: Final = "Literata"
# name: family, height in pixels at 100 %, weight
TYPE: Final = {
    "caption": (SANS, 14, 400), "label": (SANS, 15, 600), "small": (SANS, 15, 400),
    "body": (SANS, 17, 400), "strong": (SANS, 17, 600), "minutes": (SANS, 19, 400),
    "heading": (SANS, 19, 600), "name": (SERIF, 20, 600), "title": (SERIF, 28, 600),
    "welcome": (SERIF, 40, 600), "figure": (SANS, 30, 600),
}  # fmt: skip
ZOOMS: Final = (100, 110, 125, 150, 175, 200)
_MEASURES: Final = (6, 8, 10, 12, 14, 16, 32, 44)


@dataclass(frozen=True)
class Look:
    """The colours at one zoom, with the folder that holds `fonts/`, `icons/` and `sheet.qss`."""

    resources: Path
    colours: Colours = LIGHT
    zoom: int = 100
    dark: bool = False

    def px(self, size: float) -> int:
        """So many pixels at 100 %, in pixels at this zoom."""
        return round(size * self.zoom / 100)

    def font(self, role: str = "body") -> QFont:
        """The font of a name in `TYPE`."""
        return _font(role, self.zoom)

    def metrics(self, role: str = "body") -> QFontMetrics:
        """How wide and high text of this name becomes."""
        return _metrics(role, self.zoom)

    def colour(self, role: str) -> QColor:
        """The colour of a name in `Colours`."""
        return QColor(getattr(self.colours, role))

    def icon(self, name: str, role: str = "ink_soft", size: int = 20, gap: int = 0) -> QIcon:
        """An icon in one colour, paler where the control is off, with a gap at its right."""
        icon = QIcon(self._spaced(self.pixmap(name, role, size), gap))
        icon.addPixmap(self._spaced(self.pixmap(name, "edge", size), gap), QIcon.Mode.Disabled)
        return icon

    def _spaced(self, pixmap: QPixmap, gap: int) -> QPixmap:
        sharpness = pixmap.devicePixelRatio()
        wider = QPixmap(pixmap.width() + round(self.px(gap) * sharpness), pixmap.height())
        wider.setDevicePixelRatio(sharpness)
        wider.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wider)
        painter.drawPixmap(0, 0, pixmap)
        painter.end()
        return wider

    def pixmap(self, name: str, role: str = "ink_soft", size: int = 20) -> QPixmap:
        """An icon as a picture; `size` in pixels at 100 %."""
        path = self.resources / "icons" / f"{name}.svg"
        return _drawn(path, getattr(self.colours, role), self.px(size), _sharpness())

    def load_fonts(self) -> None:
        """Make the fonts known to Qt; once per program."""
        for path in sorted((self.resources / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))

    def palette(self) -> QPalette:
        """For everything that Qt paints itself, and for programs that read the screen aloud."""
        palette = QPalette()
        roles = QPalette.ColorRole
        for role, name in (
            (roles.Window, "ground"), (roles.WindowText, "ink"), (roles.Base, "surface"),
            (roles.Text, "ink"), (roles.AlternateBase, "sunken"), (roles.Button, "surface"),
            (roles.ButtonText, "ink"), (roles.Highlight, "accent"),
            (roles.HighlightedText, "on_accent"), (roles.Link, "info"), (roles.ToolTipBase, "ink"),
            (roles.ToolTipText, "surface"), (roles.PlaceholderText, "ink_faint"),
            (roles.Mid, "edge"), (roles.Midlight, "line"), (roles.Accent, "accent"),
        ):  # fmt: skip
            palette.setColor(role, self.colour(name))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("ink_faint"))
        return palette

    def sheet(self) -> str:
        """The style sheet, with the measures at this zoom."""
        measures = {f"p{size}": f"{self.px(size)}px" for size in _MEASURES}
        # A style sheet counts the border beside the height: 44 with 1 px all round, or 1 and 3.
        measures |= {"main": f"{self.px(44) - 2}px", "chosen": f"{self.px(44) - 4}px"}
        sizes = {
            f"t_{role}": f'{self.px(size)}px "{family}"'
            for role, (family, size, _weight) in TYPE.items()
        }
        text = (self.resources / "sheet.qss").read_text(encoding="utf-8")
        return Template(text).substitute(measures | sizes | vars(self.colours))


@cache
def _font(role: str, zoom: int) -> QFont:
    family, size, weight = TYPE[role]
    font = QFont(family)
    font.setPixelSize(round(size * zoom / 100))
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)  # figures stand in columns
    return font


@cache
def _metrics(role: str, zoom: int) -> QFontMetrics:
    return QFontMetrics(_font(role, zoom))


def _sharpness() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.devicePixelRatio() if screen else 1.0


@cache
def _drawn(path: Path, colour: str, size: int, sharpness: float) -> QPixmap:
    svg = path.read_text(encoding="utf-8").replace("currentColor", colour)
    pixmap = QPixmap(round(size * sharpness), round(size * sharpness))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(sharpness)
    return pixmap
