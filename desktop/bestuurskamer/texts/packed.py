"""The parts of a packed document (.docx, .odt), opened as if somebody means harm.

Nothing is written to disk, no part is unpacked beyond its limit whatever its header says, and the
XML is read without network, entities or DTD.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any

from bestuurskamer.errors import N_, Refused
from bestuurskamer.texts.safe_xml import root_of

MOST_BYTES = 20_000_000
"""Of a file, and of each of its parts unpacked."""

MOST_PARTS = 5_000

UNREADABLE = N_(
    "“{name}” cannot be read: it is damaged or cut off. Nothing was taken over. "
    "Open it in the program that made it and save it once more."
)
TOO_LARGE = N_(
    "“{name}” is larger than 20 MB when it is unpacked. Nothing was taken over. "
    "Copy the text into a new document and choose that."
)
OTHER_KIND = N_(
    "“{name}” is not a document of Word or LibreOffice. Nothing was taken over. "
    "Save it as .docx or .odt and choose that."
)
LOCKED = N_(
    "“{name}” has a password or is an old Word file (.doc). Nothing was taken over. "
    "Save it as .docx without a password and choose that."
)
_DOCTYPE = N_(
    "“{name}” holds commands that no document holds (DOCTYPE). Nothing was taken over. "
    "Ask who sent it for another copy."
)
_BAD_ZIP = (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, EOFError, OSError)


@dataclass
class Packed:
    """A packed document: its name for people, and the names of its parts."""

    name: str
    content: bytes
    parts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        if len(self.content) > MOST_BYTES:
            raise Refused(TOO_LARGE, name=self.name)
        try:
            with zipfile.ZipFile(io.BytesIO(self.content)) as packed:
                names = packed.namelist()
        except _BAD_ZIP as problem:
            raise Refused(UNREADABLE, name=self.name) from problem
        if len(names) > MOST_PARTS:
            raise Refused(TOO_LARGE, name=self.name)
        self.parts = frozenset(names)

    def part(self, name: str) -> bytes:
        """The bytes of a part."""
        try:
            with zipfile.ZipFile(io.BytesIO(self.content)) as packed, packed.open(name) as opened:
                found = opened.read(MOST_BYTES + 1)
        except (*_BAD_ZIP, KeyError, NotImplementedError) as problem:
            raise Refused(UNREADABLE, name=self.name) from problem
        if len(found) > MOST_BYTES:
            raise Refused(TOO_LARGE, name=self.name)
        return found

    def xml(self, name: str) -> Any:
        """The root of a part."""
        return root_of(self.name, self.part(name), UNREADABLE, _DOCTYPE)

    def xml_if_there(self, name: str) -> Any | None:
        """The root of a part that not every document has."""
        return self.xml(name) if name in self.parts else None


def local(element: Any) -> str:
    """The name of an element without its namespace, which differs between versions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """The value of an attribute in whatever namespace; empty without it."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""
