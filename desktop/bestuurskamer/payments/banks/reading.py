"""Reading what the bank gave: the form is known by the content, and a file is read whole or not.

Every refusal says what is the matter, that nothing was brought in, and what to do now.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from bestuurskamer.errors import N_, Refused
from bestuurskamer.payments.banks import camt, columns, csv_forms, encoding, mt940_form
from bestuurskamer.payments.banks.columns import ColumnMap
from bestuurskamer.payments.banks.values import Progress, ReadFile, never

MOST_BYTES = 20_000_000
MOST_FILES = 800
_LONGEST_LINE = 10_000

_TOO_LARGE = N_(
    "“{name}” is larger than 20 MB; no bank makes that of one account. Nothing was brought in. "
    "Fetch a shorter period."
)
_NOT_OF_A_BANK = N_(
    "“{name}” is not a file that a bank gives of its statements. Nothing was brought in. "
    "Fetch CAMT.053, MT940 or CSV from the bank."
)
_OTHER_KIND = N_(
    "“{name}” is a file of the bank, but not of the statement. Nothing was brought in. "
    "Choose the statement (CAMT.053) at the bank."
)
_FOREIGN = (b"%PDF-", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"MZ", b"\x7fELF")

_BAD_ZIP = (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, EOFError, OSError)
_BESIDE = ("thumbs.db", "desktop.ini")  # what a folder holds of itself, and names with a dot


class Unrecognised(Refused):
    """A table of a bank that is not known: somebody has to say which column means what."""

    file_name = ""
    content = b""


def read_paths(
    paths: Iterable[Path], maps: Sequence[ColumnMap] = (), progress: Progress = never
) -> list[ReadFile]:
    """Read files and folders, in the order of their names; one that cannot be read refuses all."""
    found: list[ReadFile] = []
    for path in paths:
        inside = _inside(path) if path.is_dir() else [path]
        if len(inside) > MOST_FILES:
            raise Refused(
                N_("There are more than {most} files in “{name}”. Nothing was brought in."),
                most=MOST_FILES,
                name=path.name,
            )
        for one in inside:
            try:
                if one.stat().st_size > MOST_BYTES:
                    raise Refused(_TOO_LARGE, name=one.name)
                content = one.read_bytes()
            except OSError as problem:
                raise Refused(
                    N_("“{name}” cannot be opened. Nothing was brought in."), name=one.name
                ) from problem
            found += read_bytes(one.name, content, maps, progress)
    return found


def _inside(folder: Path) -> list[Path]:
    """The files in a folder, one more than the most at most."""
    files = (
        path
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".") and path.name.lower() not in _BESIDE
    )
    return sorted(islice(files, MOST_FILES + 1))


def read_bytes(
    name: str, content: bytes, maps: Sequence[ColumnMap] = (), progress: Progress = never
) -> list[ReadFile]:
    """Read one file: CAMT.053 (also as ZIP), MT940 or the table of a bank.

    `maps` are the board's own column maps, tried for a table of no known bank. Raises
    Unrecognised for a table that none of them fits, and Refused for everything else.
    """
    if len(content) > MOST_BYTES:
        raise Refused(_TOO_LARGE, name=name)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _read_zip(name, content, maps, progress)
    if not content.strip() or content.startswith(_FOREIGN):
        raise Refused(_NOT_OF_A_BANK, name=name)
    made = hashlib.sha256(content).hexdigest()
    if _is_xml(content):
        if b"camt.05" not in content[:4000] and b"\0" not in content[:4]:
            raise Refused(_NOT_OF_A_BANK, name=name)
        return [ReadFile(name, "camt053", made, camt.read(name, content, progress))]
    text = encoding.decoded(content)
    if text is None:
        raise Refused(_NOT_OF_A_BANK, name=name)
    if re.search(r"^:20:", text, re.MULTILINE) and ":25:" in text:
        if not re.search(r"^:60[FM]:", text, re.MULTILINE) or "{2:I942" in text:  # MT942
            raise Refused(_OTHER_KIND, name=name)
        return [ReadFile(name, "mt940", made, mt940_form.read(name, text))]
    return [_read_table(name, content, text, made, maps)]


def table(content: bytes) -> list[list[str]]:
    """The rows of a table of an unknown bank, to say which column means what."""
    text = encoding.decoded(content) or ""
    return columns.rows_of(text, delimiter_of(content))


def delimiter_of(content: bytes) -> str:
    """What stands between the columns of a table."""
    first, _, _ = (encoding.decoded(content) or "").lstrip().partition("\n")
    return max(";,\t", key=first.count)


def _read_table(
    name: str, content: bytes, text: str, made: str, maps: Sequence[ColumnMap]
) -> ReadFile:
    if len(text.strip().partition("\n")[0]) > _LONGEST_LINE:
        raise Refused(_NOT_OF_A_BANK, name=name)
    own = (one for one in maps if columns.fits(text, one))
    form = csv_forms.recognise(text) or next(own, None)
    if form is not None:
        return ReadFile(name, form.form, made, columns.read(name, text, form))
    rows = columns.rows_of(text, delimiter_of(content))
    alike = len(rows) > 1 and len(rows[0]) == len(rows[1]) > 2
    if "<" in text[:20] or not (alike or (rows and len(rows[0]) > 3)):
        raise Refused(_NOT_OF_A_BANK, name=name)
    unknown = Unrecognised(
        N_(
            "“{name}” is a table that this program does not know yet. Nothing was brought in. "
            "Say once which column means what, or choose CAMT.053 at the bank."
        ),
        name=name,
    )
    unknown.file_name, unknown.content = name, content
    raise unknown


def _read_zip(
    name: str, content: bytes, maps: Sequence[ColumnMap], progress: Progress
) -> list[ReadFile]:
    """The statements in a ZIP, one file a day; nothing is written to disk."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            inside = [one for one in packed.infolist() if _is_told(one)]
            if len(inside) > MOST_FILES or sum(i.file_size for i in inside) > MOST_BYTES:
                raise Refused(_TOO_LARGE, name=name)
            if any(one.filename in ("[Content_Types].xml", "mimetype") for one in inside):
                raise Refused(_NOT_OF_A_BANK, name=name)  # a spreadsheet or a letter
            found: list[ReadFile] = []
            for one in sorted(inside, key=lambda i: i.filename):
                with packed.open(one) as opened:
                    part = opened.read(MOST_BYTES + 1)
                inner = one.filename.rsplit("/", 1)[-1]
                if part.startswith(b"PK"):
                    raise Refused(_NOT_OF_A_BANK, name=inner)
                found += read_bytes(inner, part, maps, progress)
    except _BAD_ZIP as problem:
        raise Refused(camt.UNREADABLE, name=name) from problem
    if not found:
        raise Refused(_NOT_OF_A_BANK, name=name)
    return found


def _is_told(one: zipfile.ZipInfo) -> bool:
    """Not a folder, and not what a Mac adds beside the files."""
    return not one.is_dir() and not one.filename.startswith("__MACOSX/")


def _is_xml(content: bytes) -> bool:
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n\xff\xfe\xfe\xff").replace(b"\0", b"")
    return re.match(rb"<(?:\?xml|!DOCTYPE|!--|(?:\w+:)?Document)", start) is not None
