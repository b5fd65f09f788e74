import io

import pypdfium2
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from reportlab.pdfgen.canvas import Canvas

from bestuurskamer.screens.kit.preview import LargePage, Pdf, PdfPreview
from bestuurskamer.screens.kit.printing import no_printer, print_pdf, start_run, write_pdf
from bestuurskamer.screens.kit.question import Question


@pytest.fixture(scope="module")
def pdf():
    out = io.BytesIO()
    canvas = Canvas(out)
    for page in range(3):
        canvas.rect(100, 100 + 100 * page, 300, 300, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def dark(image: QImage) -> int:
    places = ((x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4))
    return sum(image.pixelColor(x, y).lightness() < 128 for x, y in places)


def test_a_page_is_drawn_at_its_true_proportion(qapp, pdf):
    document = Pdf(pdf)
    assert document.pages == 3
    assert document.proportion(0) == pytest.approx(2**0.5, abs=0.002)
    assert dark(document.image(0, QSize(210, 297))) > 50


def test_the_preview_turns_pages_and_stops_at_the_ends(dress, window, qtbot, pdf):
    preview = PdfPreview(dress, "The invoice")
    window.layout().addWidget(preview)
    preview.show_pdf(pdf)
    assert not preview.before.isEnabled()
    qtbot.mouseClick(preview.after, Qt.MouseButton.LeftButton)
    preview.turn(5)
    assert preview.page == 2
    assert not preview.after.isEnabled()
    assert preview.count.text() == "3 of 3"
    assert dark(preview.paper.grab().toImage()) > 50


def test_without_a_pdf_the_preview_says_why(dress, window):
    preview = PdfPreview(dress, "The invoice")
    window.layout().addWidget(preview)
    preview.show_pdf(None, "Choose a tenant.")
    assert preview.empty.text() == "Choose a tenant."
    assert not preview.paper.isVisible()
    preview.show_pdf(b"this is no pdf")
    assert preview.pdf.pages == 0


def test_the_large_page_closes_with_escape(dress, window, qtbot, pdf):
    preview = PdfPreview(dress, "The invoice")
    window.layout().addWidget(preview)
    preview.show_pdf(pdf)
    preview.enlarge()
    (large,) = window.findChildren(LargePage)
    qtbot.keyClick(large.back, Qt.Key.Key_Escape)
    assert large.is_closed


def test_without_a_printer_one_is_told_and_may_keep_the_pdf(dress, window, pdf):
    from PySide6.QtPrintSupport import QPrinterInfo

    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this computer has a printer")
    assert print_pdf(dress, window, pdf, "Invoices") is None
    (question,) = window.findChildren(Question)
    assert list(question.buttons) == ["back", "keep"]
    question.answer("back")


def test_the_offer_to_keep_the_pdf_is_told_in_words(dress, window, pdf):
    question = no_printer(dress, window, pdf, "Invoices")
    assert question.isVisible()
    question.answer("back")


def test_a_run_prints_the_pages_from_the_one_asked_for(dress, window, qtbot, pdf, tmp_path):
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    run = start_run(dress, window, Pdf(pdf), printer, from_page=2)
    with qtbot.waitSignal(run.ended):
        pass
    printed = pypdfium2.PdfDocument(tmp_path / "out.pdf")
    assert len(printed) == 2
    printed.close()


def test_a_pdf_that_cannot_be_written_is_told_and_leaves_nothing(dress, window, pdf, tmp_path):
    target = tmp_path / "missing" / "invoice.pdf"
    assert not write_pdf(dress, window, target, pdf)
    assert not target.parent.exists()
    (question,) = window.findChildren(Question)
    assert question.isVisible()
    question.answer("back")
    assert write_pdf(dress, window, tmp_path / "invoice.pdf", pdf)
    assert (tmp_path / "invoice.pdf").read_bytes() == pdf
