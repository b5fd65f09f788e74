"""Reads a PDF as a person would: its words, where they stand, and the code on it."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2 as pdfium
import zxingcpp

MILLIMETRE = 72 / 25.4


@dataclass(frozen=True)
class Place:
    """Where a text stands: millimetres from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


def pages(pdf: bytes) -> int:
    document = pdfium.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def words_on(pdf: bytes, page: int = 0) -> str:
    document = pdfium.PdfDocument(pdf)
    try:
        return str(document[page].get_textpage().get_text_range()).replace("\r\n", "\n")
    finally:
        document.close()


def all_words(pdf: bytes) -> str:
    return "\n".join(words_on(pdf, page) for page in range(pages(pdf)))


def places_of(pdf: bytes, text: str, page: int = 0) -> list[Place]:
    document = pdfium.PdfDocument(pdf)
    try:
        leaf = document[page]
        height = leaf.get_height()
        read = leaf.get_textpage()
        search = read.search(text, match_case=True)
        found = []
        while hit := search.get_next():
            start, count = hit
            boxes = [read.get_charbox(n) for n in range(start, start + count)]
            found.append(
                Place(
                    min(box[0] for box in boxes) / MILLIMETRE,
                    (height - max(box[3] for box in boxes)) / MILLIMETRE,
                    max(box[2] for box in boxes) / MILLIMETRE,
                    (height - min(box[1] for box in boxes)) / MILLIMETRE,
                )
            )
        return found
    finally:
        document.close()


def place_of(pdf: bytes, text: str, page: int = 0) -> Place:
    (place,) = places_of(pdf, text, page)
    return place


def words_between(pdf: bytes, top: float, bottom: float, page: int = 0) -> str:
    """What stands between two heights, in millimetres from the top."""
    document = pdfium.PdfDocument(pdf)
    try:
        leaf = document[page]
        wide, high = leaf.get_size()
        read = leaf.get_textpage()
        text = read.get_text_bounded(0, high - bottom * MILLIMETRE, wide, high - top * MILLIMETRE)
        return str(text).replace("\r\n", "\n")
    finally:
        document.close()


def outside_the_leaf(pdf: bytes, right: float, bottom: float) -> list[str]:
    """The characters of any page that stand right of or below these millimetres."""
    document = pdfium.PdfDocument(pdf)
    found = []
    try:
        for leaf in document:
            high = leaf.get_height()
            read = leaf.get_textpage()
            for n in range(read.count_chars()):
                box = read.get_charbox(n)
                over = box[2] > right * MILLIMETRE or high - box[1] > bottom * MILLIMETRE
                if over and read.get_text_range(n, 1).strip():
                    found.append(read.get_text_range(n, 1))
        return found
    finally:
        document.close()


def pictures_on(pdf: bytes, page: int = 0) -> list[bytes]:
    """The dots of every picture on a page."""
    document = pdfium.PdfDocument(pdf)
    try:
        leaf = document[page]
        kind = pdfium.raw.FPDF_PAGEOBJ_IMAGE
        return [found.get_bitmap().to_pil().tobytes() for found in leaf.get_objects([kind])]
    finally:
        document.close()


def codes_on(pdf: bytes, page: int = 0, dots_per_inch: int = 110) -> list[str]:
    document = pdfium.PdfDocument(pdf)
    try:
        picture = document[page].render(scale=dots_per_inch / 72).to_pil().convert("L")
        return [code.text for code in zxingcpp.read_barcodes(picture)]
    finally:
        document.close()
