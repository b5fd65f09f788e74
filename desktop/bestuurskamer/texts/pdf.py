"""The words in a PDF, read as if somebody means harm: bounded in pages, signs and work.

pypdf is plain Python, so that a file made to keep a reader busy can be stopped, and the screen
stays alive meanwhile. No other program is called.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from typing import Any

START = b"%PDF-"
MOST_PAGES = 300
"""So many pages are read for finding; the document itself is kept whole."""

MOST_TEXT = 1_000_000
"""Characters of a PDF kept for finding."""

MOST_STEPS = 500_000
"""Drawing steps read of a document; a page of a letter has some hundreds."""

MOST_UNPACKED = 20_000_000
_BOUNDS: dict[str, Any] = {
    "zlib_maximum_output_length": MOST_UNPACKED,
    "lzw_maximum_output_length": MOST_UNPACKED,
    "run_length_maximum_output_length": MOST_UNPACKED,
    "array_based_stream_maximum_output_length": MOST_UNPACKED,
    "stream_decoding_work_maximum_length": 2 * MOST_UNPACKED,
    "stream_parsing_work_maximum_count": 300_000,
    "xform_maximum_invocations_per_extraction": 200,
    "jbig2dec_binary": None,
    "disable_legacy_handling": True,
}


@dataclass(frozen=True)
class PdfText:
    """What was read of a PDF; without `pages` it is locked or damaged and has no words here."""

    words: str = ""
    pages: int | None = None


class _EnoughError(Exception):
    pass


def read(content: bytes) -> PdfText:
    """The words and the number of pages. Never fails: where it stops, the rest has no words."""
    from pypdf import PdfReader, apply_configuration

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every fault in a file
    count: int | None = None
    parts: list[str] = []
    steps = _Steps()
    try:
        with apply_configuration(**_BOUNDS):
            pages = PdfReader(io.BytesIO(content)).pages
            count = len(pages)
            for number in range(min(count, MOST_PAGES)):
                parts.append(pages[number].extract_text(visitor_operand_before=steps))
                if sum(map(len, parts)) >= MOST_TEXT:
                    break
    except Exception:  # noqa: BLE001 - whatever a damaged file makes of it, it is filed
        pass
    return PdfText("\n".join(parts)[:MOST_TEXT].encode("utf-8", "ignore").decode(), count)


class _Steps:
    """Counts what is drawn, and stops the reading of what never ends."""

    def __init__(self) -> None:
        self._taken = 0

    def __call__(self, *_step: object) -> None:
        self._taken += 1
        if self._taken > MOST_STEPS:
            raise _EnoughError
