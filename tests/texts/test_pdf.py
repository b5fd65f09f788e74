"""The words of a PDF, also of one that is damaged, locked, or made to keep a reader busy."""

from __future__ import annotations

import io
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from bestuurskamer.texts import pdf

FONT = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
X = b"/XObject<</X 5 0 R>>"
ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def drawn(*pages, lock=None):
    """A PDF with one text on each page."""
    made = io.BytesIO()
    canvas = Canvas(made, encrypt=lock, pageCompression=1)
    for text in pages:
        canvas.drawString(90, 700, text)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def put_together(*objects):
    """A PDF of these objects, numbered from 1."""
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(made)


def stream(data, more=b""):
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), more, data)


def one_page(content, resources=FONT, *more):
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%s>>>>"
    return put_together(CATALOG, ONE_PAGE, page % resources, content, *more)


def form(content, resources):
    start = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<%s>>"
    return stream(content, start % resources)


def a_form_that_grows(deep):
    """Each form draws the next ten times: ten to the power `deep` texts."""
    forms = [form(b"/X Do " * 10, b"/XObject<</X %d 0 R>>" % (6 + at)) for at in range(deep)]
    last = form(b"BT /F 12 Tf (bom) Tj ET", FONT)
    return one_page(stream(b"/X Do"), X, *forms, last)


def unpacked_to_much():
    packed = zlib.compress(b"BT /F 12 Tf (bom) Tj ET " * 2_000_000, 1)
    return one_page(stream(packed, b"/Filter/FlateDecode"))


def a_picture_that_unpacks_to_much():
    what = b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 1"
    picture = stream(b"\0" * 99, what + b"/ColorSpace/DeviceGray/Filter/JBIG2Decode")
    return one_page(stream(b"/X Do"), X, picture)


def test_every_page_is_read_and_counted():
    found = pdf.read(drawn("Verlenging huurovereenkomst", "tweede blad: coördinator"))
    assert found.pages == 2
    assert " ".join(found.words.split()) == "Verlenging huurovereenkomst tweede blad: coördinator"


def test_no_more_pages_and_signs_are_kept_than_what_finding_needs(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    found = pdf.read(drawn("een", "twee", "drie"))
    assert (found.pages, found.words.split()) == (3, ["een", "twee"])
    monkeypatch.setattr(pdf, "MOST_TEXT", 6)
    assert pdf.read(drawn("eenentwintig")).words == "eenent"


def test_a_document_with_a_password_has_no_words():
    assert pdf.read(drawn("geheim", lock=StandardEncryption("wachtwoord"))).words == ""


def test_a_document_that_only_may_not_be_changed_is_read():
    lock = StandardEncryption("", ownerPassword="eigenaar", canModify=0)
    assert pdf.read(drawn("open", lock=lock)).words.strip() == "open"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7 no more than this",
        drawn("half")[:400],
        one_page(stream(b"[" * 10_000 + b"]" * 10_000 + b" TJ")),
        one_page(stream(b"BT ET"), b"/A " + b"<</A " * 10_000 + b"1" + b">>" * 10_000),
        one_page(stream(b"/X Do"), X, form(b"/X Do", X)),
        put_together(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>"),
        put_together(CATALOG, b"<</Type/Pages/Kids[]/Count 2000000000>>"),
        unpacked_to_much(),
        a_picture_that_unpacks_to_much(),
    ],
    ids=(
        "empty", "start only", "cut off", "nested arrays", "nested dictionaries", "form in itself",
        "pages in a circle", "false count", "unpacks to much", "picture",
    ),
)  # fmt: skip
def test_what_is_damaged_or_means_harm_has_no_words_and_stops(content):
    assert pdf.read(content).words == ""


def test_a_form_that_grows_tenfold_is_left_off():
    assert len(pdf.read(a_form_that_grows(6)).words) < 2_000


def test_reading_stops_after_so_many_steps(monkeypatch):
    monkeypatch.setattr(pdf, "MOST_STEPS", 40)
    found = pdf.read(drawn(*["blad"] * 20))
    assert found.pages == 20
    assert 0 < found.words.count("blad") < 20


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_whatever_is_changed_in_it_reading_never_fails(data):
    content = bytearray(drawn("een gewone brief"))
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    assert len(pdf.read(bytes(content)).words) <= pdf.MOST_TEXT
