"""Printing the PDF that is shown and kept; without a printer it is kept as a file instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, QStandardPaths, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from bestuurskamer.errors import Refused
from bestuurskamer.language import _, say
from bestuurskamer.paths import file_name
from bestuurskamer.screens.kit.busy import BusySheet
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.job import Work
from bestuurskamer.screens.kit.preview import Pdf
from bestuurskamer.screens.kit.question import Question, Verb

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SHARP = 300


class PrintRun(Work):
    """Prints a page per turn, so that the window stays alive. `printed` rings when all are out.

    `broken` rings when the printer does not take it any more, with the page to go on from.
    """

    printed = Signal()
    broken = Signal(int)

    def __init__(self, pdf: Pdf, printer: QPrinter, from_page: int, to_page: int) -> None:
        super().__init__()
        self._pdf, self._printer = pdf, printer
        self._page, self._first, self._last = from_page - 1, from_page - 1, to_page
        self._painter = QPainter()

    def start(self) -> None:
        """Begin."""
        if self._painter.begin(self._printer):
            QTimer.singleShot(0, self, self._next)
        else:
            self.broken.emit(self._page + 1)
            self.ended.emit()

    def _next(self) -> None:
        if self.is_stopped or self._page >= self._last:
            self._painter.end()
            if not self.is_stopped:
                self.printed.emit()
            self.ended.emit()
            return
        if self._page > self._first and not self._printer.newPage():
            self._painter.end()
            self.broken.emit(self._page + 1)
            self.ended.emit()
            return
        self._draw(self._page)
        self._page += 1
        self.progressed.emit(self._page - self._first, self._last - self._first)
        QTimer.singleShot(0, self, self._next)

    def _draw(self, page: int) -> None:
        dots = self._printer.resolution()
        area = self._printer.pageLayout().fullRectPixels(dots)
        scale = min(1.0, _SHARP / dots)
        size = QSize(round(area.width() * scale), round(area.height() * scale))
        image = self._pdf.image(page, size)
        self._painter.drawImage(QRect(0, 0, area.width(), area.height()), image)


def print_pdf(
    dress: Dress, window: QWidget, data: bytes, name: str, from_page: int = 1
) -> PrintRun | None:
    """Let the user choose a printer and print; None when it does not come to printing.

    `from_page` counts from 1, for going on after a jam. Without any printer the user is told so
    and offered to keep the PDF under `name`.
    """
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        no_printer(dress, window, data, name)
        return None
    pdf = Pdf(data)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    dialog = QPrintDialog(printer, window)
    dialog.setMinMax(1, max(pdf.pages, 1))
    dialog.setFromTo(from_page, max(pdf.pages, 1))
    if from_page > 1:
        dialog.setPrintRange(QAbstractPrintDialog.PrintRange.PageRange)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return start_run(dress, window, pdf, printer, from_page)


def start_run(
    dress: Dress, window: QWidget, pdf: Pdf, printer: QPrinter, from_page: int = 1
) -> PrintRun:
    """Print on a printer that was chosen, with progress and a way to stop."""
    printer.setFullPage(True)
    first = printer.fromPage() or from_page
    run = PrintRun(pdf, printer, first, min(printer.toPage() or pdf.pages, pdf.pages))
    sentence = _("We are printing: page {done} of {total}.")
    BusySheet(dress, window, run, _("We are printing."), sentence).open()
    run.setParent(window)
    run.broken.connect(lambda page: _broken(dress, window, page))
    run.start()
    return run


def no_printer(dress: Dress, window: QWidget, data: bytes, name: str) -> Question:
    """Say that there is no printer, and offer to keep the PDF."""
    question = Question(
        dress,
        window,
        _("There is no printer yet"),
        _("Nothing is lost. Keep the PDF and print it later, or on another computer."),
        (Verb("back", _("Back")), Verb("keep", _("Save the PDF"), "primary")),
    )
    question.answered.connect(
        lambda verb: save_pdf(dress, window, data, name) if verb == "keep" else None
    )
    question.open()
    return question


def save_pdf(dress: Dress, window: QWidget, data: bytes, name: str) -> Path | None:
    """Ask where to keep the PDF, and write it whole or not at all."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    proposed = str(Path(folder) / f"{file_name(name) or 'pdf'}.pdf")
    chosen, _kind = QFileDialog.getSaveFileName(window, _("Save the PDF"), proposed, "PDF (*.pdf)")
    if not chosen:
        return None
    path = Path(chosen) if chosen.lower().endswith(".pdf") else Path(f"{chosen}.pdf")
    return path if write_pdf(dress, window, path, data) else None


def write_pdf(dress: Dress, window: QWidget, path: Path, data: bytes) -> bool:
    """Write a PDF; where that does not go, say why in plain words."""
    from bestuurskamer.vault.files import write_whole

    try:
        write_whole(path, data)
    except Refused as refused:
        text = say(refused.words)
    except OSError:
        text = _("The PDF could not be written there. Choose another folder or make room.")
    else:
        return True
    Question(dress, window, _("Not saved"), text, (Verb("back", _("Back"), "primary"),)).open()
    return False


def _broken(dress: Dress, window: QWidget, page: int) -> None:
    text = _("Everything before page {page} was sent. Look at the printer and print on from there.")
    Question(
        dress,
        window,
        _("The printer stopped"),
        text.format(page=page),
        (Verb("back", _("Back"), "primary"),),
    ).open()
