"""How long an invoice takes, beside the plainest canvas that draws the same words and code.

Run as `python -m tests.bench.bench_paper`. It prints a ratio and never fails on it.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "desktop"))

from bestuurskamer import language, paths
from bestuurskamer.invoices.paper import invoice_pdf
from bestuurskamer.invoices.snapshot import PrintedInvoice
from tests.invoices.printed import a_line, a_logo, an_invoice

ROUNDS, INVOICES, AIM = 9, 20, 0.8
PLAIN, PLAIN_STRONG, PLAIN_NAME = "PlainBody", "PlainStrong", "PlainName"
FILES = {
    PLAIN: "SourceSans3_400Regular.ttf",
    PLAIN_STRONG: "SourceSans3_600SemiBold.ttf",
    PLAIN_NAME: "Literata_600SemiBold.ttf",
}
LOGO = a_logo(160)


def register_plain() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(paths.resources() / "fonts" / file)))


def plain_pdf(printed: PrintedInvoice, words: list[str]) -> bytes:
    """The same words and the same code, drawn the way one first writes it."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas
    from segno.helpers import make_epc_qr

    out = BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1, initialFontName=PLAIN)
    canvas.drawImage(ImageReader(BytesIO(LOGO)), 70, 760, 37, 37)
    canvas.setFont(PLAIN_NAME, 20)
    canvas.drawString(70, 560, f"{printed.title} {printed.number}")
    for place, line in enumerate(words):
        canvas.setFont(PLAIN_STRONG if place % 5 == 0 else PLAIN, 11)
        canvas.drawString(70, 800 - place * 14, line)
    for place in range(12):
        canvas.line(70, 700 - place * 20, 540, 700 - place * 20)
    code = make_epc_qr(
        printed.seller.name,
        printed.seller.iban,
        printed.total.euros,
        printed.number,
        encoding=1,
    )
    for y, row in enumerate(code.matrix):
        for x, dark in enumerate(row):
            if dark:
                canvas.rect(400 + x * 2, 200 - y * 2, 2, 2, stroke=0, fill=1)
    canvas.save()
    return out.getvalue()


def the_words(pdf: bytes) -> list[str]:
    from tests.paper.reader import words_on

    return words_on(pdf).split("\n")


def main() -> None:
    """Take turns, and compare the middle of the rounds."""
    language.speak("nl")
    register_plain()
    invoice = an_invoice(lines=tuple(a_line(f"Huur lokaal {n}") for n in range(6)))
    words = the_words(invoice_pdf(invoice, logo=LOGO))
    plain_pdf(invoice, words)
    ours, plain = [], []
    size = 0
    for turn in range(ROUNDS):
        run = [replace(invoice, number=f"2026-{turn}{n:03d}") for n in range(INVOICES)]
        start = perf_counter()
        for printed in run:
            size = max(size, len(invoice_pdf(printed, logo=LOGO)))
        middle = perf_counter()
        for printed in run:
            plain_pdf(printed, words)
        end = perf_counter()
        ours.append((middle - start) / INVOICES)
        plain.append((end - middle) / INVOICES)
    ratio = median(a / b for a, b in zip(ours, plain, strict=True))
    print(
        f"invoice: {median(ours) * 1000:.1f} ms, plain canvas: {median(plain) * 1000:.1f} ms,"
        f" ratio {ratio:.2f} (aim {AIM}), {size:,} bytes (aim 50,000)"
    )


if __name__ == "__main__":
    main()
