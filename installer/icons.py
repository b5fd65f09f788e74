"""The program's own sign as every system wants it: PNG in all sizes, ICO for Windows.

`python installer/icons.py FOLDER` draws them from `resources/icons/bestuurskamer.svg`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIGN = Path(__file__).resolve().parents[1] / "resources" / "icons" / "bestuurskamer.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
BESIDE, CLOTH, YELLOW = (164, 314), "#1E4539", "#FFCF5C"
IN_ICO = SIZES[:-1]
IN_ICNS = (16, 32, 64, 128, 256, 512)


def write(folder: Path) -> None:
    """Draw every size into a folder, with an ICO and an ICNS that hold several."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {size: _drawn(size) for size in SIZES}
    for size, image in drawn.items():
        image.save(folder / f"bestuurskamer-{size}.png", optimize=True)
    ico = [drawn[size] for size in IN_ICO]
    ico[-1].save(
        folder / "bestuurskamer.ico",
        sizes=[(size, size) for size in IN_ICO],
        append_images=ico[:-1],
    )
    icns = [drawn[size] for size in IN_ICNS]
    icns[-1].save(folder / "bestuurskamer.icns", append_images=icns[:-1])
    _beside(drawn[64]).save(folder / "welkom.bmp")


def _beside(sign: Image.Image) -> Image.Image:
    """The picture beside the first and last page of the installer: the sign on the cloth."""
    cloth = Image.new("RGB", BESIDE, CLOTH)
    left = (BESIDE[0] - sign.width) // 2
    ImageDraw.Draw(cloth).line((left, 150, left + sign.width, 150), YELLOW, 3)
    cloth.paste(sign, (left, 70), sign)
    return cloth


def _drawn(size: int) -> Image.Image:
    image = QImage(QSize(size, size), QImage.Format.Format_RGBA8888)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SIGN)).render(painter)
    painter.end()
    return Image.frombytes("RGBA", (size, size), bytes(image.constBits()))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
