"""What kind of file something is, by its own first bytes and its name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from bestuurskamer.errors import N_

_STARTS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"GIF8", "image/gif"),
    (b"{\\rtf", "application/rtf"),
)
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
_OLD = {".doc": "application/msword", ".xls": "application/vnd.ms-excel", ".msg": "message/outlook"}
_TEXT = {".txt": "text/plain", ".csv": "text/csv", ".eml": "message/rfc822"}
_NAMES = {
    "application/pdf": N_("PDF"),
    "image/png": N_("Picture"),
    "image/jpeg": N_("Picture"),
    "image/tiff": N_("Picture"),
    "image/gif": N_("Picture"),
    "application/rtf": N_("Text document"),
    _OFFICE[".docx"]: N_("Text document (Word)"),
    _OLD[".doc"]: N_("Text document (Word)"),
    _OFFICE[".odt"]: N_("Text document"),
    _OFFICE[".xlsx"]: N_("Spreadsheet (Excel)"),
    _OLD[".xls"]: N_("Spreadsheet (Excel)"),
    _OFFICE[".ods"]: N_("Spreadsheet"),
    _OFFICE[".pptx"]: N_("Slides"),
    "message/rfc822": N_("E-mail"),
    _OLD[".msg"]: N_("E-mail"),
    "text/plain": N_("Plain text"),
    "text/csv": N_("Plain text"),
    "application/zip": N_("Packed files (zip)"),
}
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"L\x00\x00\x00")
_PROGRAM_ENDINGS = {
    ".exe", ".com", ".scr", ".bat", ".cmd", ".msi", ".msix", ".ps1", ".vbs", ".vbe", ".js", ".jse",
    ".wsf", ".wsh", ".hta", ".jar", ".lnk", ".url", ".pif", ".cpl", ".reg", ".dll", ".sh", ".app",
    ".desktop", ".appimage", ".docm", ".xlsm", ".pptm", ".dotm", ".xltm", ".iso", ".img",
}  # fmt: skip


@dataclass(frozen=True)
class FileType:
    """What a file is: its media type, a word for people, and whether it is a program."""

    media_type: str
    word: str  # an English sentence to be said later
    program: bool = False


def type_of(file_name: str, data: bytes) -> FileType:
    """What a file is. Its content decides; a name that says otherwise is not believed.

    A program, a script, a link or a document with macros can do harm when it is opened.
    """
    ending = PurePath(file_name).suffix.casefold()
    if ending in _PROGRAM_ENDINGS or data.startswith(_PROGRAMS):
        return FileType("application/octet-stream", N_("Program"), program=True)
    media_type = next((kind for start, kind in _STARTS if data.startswith(start)), "")
    if data.startswith(_ZIP):
        media_type = _OFFICE.get(ending, "application/zip")
    elif data.startswith(_OLD_OFFICE):
        media_type = _OLD.get(ending, "application/octet-stream")
    elif not media_type and ending in _TEXT and b"\x00" not in data[:4096]:
        media_type = _TEXT[ending]
    return FileType(media_type or "application/octet-stream", word_of(media_type))


def word_of(media_type: str) -> str:
    """A word for a media type, to be said later.

    >>> word_of("application/pdf"), word_of("")
    ('PDF', 'Other file')
    """
    return _NAMES.get(media_type, N_("Other file"))
