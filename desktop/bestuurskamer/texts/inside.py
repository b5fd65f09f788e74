"""What stands in a file of somebody else; its kind is known by the content, not by the name."""

from __future__ import annotations

from bestuurskamer.errors import N_, Refused
from bestuurskamer.texts import open_document, word
from bestuurskamer.texts.packed import LOCKED, MOST_BYTES, OTHER_KIND, TOO_LARGE, Packed
from bestuurskamer.texts.paragraphs import Paragraph, lines_of

MOST_TEXT = 2_000_000
"""Characters kept for finding; a book of a thousand pages has as many."""

MOST_PARAGRAPHS = 100_000
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_TOO_LONG = N_(
    "“{name}” has more paragraphs than any minutes have. Nothing was taken over. "
    "Copy the part you need into a new document and choose that."
)


def paragraphs(name: str, content: bytes) -> tuple[Paragraph, ...]:
    """The paragraphs of a .docx, .odt or plain text; anything else or not whole is Refused."""
    if len(content) > MOST_BYTES:
        raise Refused(TOO_LARGE, name=name)
    if content.startswith(_OLD_WORD):
        raise Refused(LOCKED, name=name)
    if content.startswith(b"PK"):
        found = _of_packed(Packed(name, content))
    else:
        text = _plain(content)
        if text is None:
            raise Refused(OTHER_KIND, name=name)
        found = lines_of(text)
    if len(found) > MOST_PARAGRAPHS:
        raise Refused(_TOO_LONG, name=name)
    return tuple(found)


def words_of(name: str, content: bytes) -> str | None:
    """The text of a document, to find it by; None when nothing can be read from it here.

    That is so for pictures, and for what is damaged or locked: it is kept all the same. A PDF is
    read by `pdf.py`.
    """
    try:
        found = paragraphs(name, content)
    except Refused:
        return None
    return "\n".join(part.text for part in found if part.text)[:MOST_TEXT]


def _of_packed(packed: Packed) -> list[Paragraph]:
    if any(word.MAIN.fullmatch(part) for part in packed.parts):
        return word.read(packed)
    written = packed.parts >= {"mimetype", "content.xml"}
    if written and packed.part("mimetype").strip() == open_document.MIME:
        return open_document.read(packed)
    raise Refused(OTHER_KIND, name=packed.name)


def _plain(content: bytes) -> str | None:
    """Plain text in UTF-8, UTF-16 with its sign, or as old Windows wrote it."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        strange = sum(sign < " " and sign not in "\n\r\t\f\v" for sign in text[:4000])
        return None if strange else text.replace("\r\n", "\n")
    return None
