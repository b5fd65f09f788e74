"""Reading what the bank gave: the form is known by the content, and a file is read whole or not.

Every refusal says what is the matter, that nothing was brought in, and what to do now.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

from bestuurskamer.errors import N_, Refused
from bestuurskamer.payments.banks import camt, columns, csv_forms, mt940_form
from bestuurskamer.payments.banks.columns import ColumnMap
from bestuurskamer.payments.banks.values import ReadFile

MOST_BYTES = 20_000_000
MOST_FILES = 800

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


class Unrecognised(Refused):
    """A table of a bank that is not known: somebody has to say which column means what."""


def read_paths(paths: Iterable[Path], maps: Iterable[ColumnMap] = ()) -> list[ReadFile]:
    """Read files and folders, in the order of their names; one that cannot be read refuses all."""
    found: list[ReadFile] = []
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
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
            found += read_bytes(one.name, content, maps)
    return found


def read_bytes(name: str, content: bytes, maps: Iterable[ColumnMap] = ()) -> list[ReadFile]:
    """Read one file: CAMT.053 (also as ZIP), MT940 or the table of a bank.

    `maps` are the board's own column maps, tried for a table of no known bank. Raises
    Unrecognised for a table that none of them fits, and Refused for everything else.
    """
    if len(content) > MOST_BYTES:
        raise Refused(_TOO_LARGE, name=name)
    if content.startswith(b"PK\x03\x04"):
        return _read_zip(name, content, maps)
    if not content.strip() or content.startswith(_FOREIGN):
        raise Refused(_NOT_OF_A_BANK, name=name)
    made = hashlib.sha256(content).hexdigest()
    if _is_xml(content):
        if b"camt.05" not in content[:4000] and b"\0" not in content[:4]:
            raise Refused(_NOT_OF_A_BANK, name=name)
        return [ReadFile(name, "camt053", made, camt.read(name, content))]
    text = _decoded(name, content)
    if re.search(r"^:20:", text, re.MULTILINE) and ":25:" in text:
        if re.search(r"^:(?:34F|13D|90[CD]):", text, re.MULTILINE) or "{2:I942" in text:
            raise Refused(_OTHER_KIND, name=name)
        return [ReadFile(name, "mt940", made, mt940_form.read(name, text))]
    return [_read_table(name, text, made, maps)]


def table(content: bytes) -> list[list[str]]:
    """The rows of a table of an unknown bank, to say which column means what."""
    text = _decoded("", content)
    return max((columns.rows_of(text, d) for d in (";", ",", "\t")), key=lambda r: len(r[0]))


def delimiter_of(content: bytes) -> str:
    """What stands between the columns of a table."""
    first = _decoded("", content).splitlines()[0]
    return max(";,\t", key=first.count)


def _read_table(name: str, text: str, made: str, maps: Iterable[ColumnMap]) -> ReadFile:
    found = csv_forms.recognise(text)
    if found is not None:
        form, rows = found
        return ReadFile(name, form.form, made, columns.read(name, rows, form))
    for own in maps:
        rows = columns.rows_of(text, own.delimiter)
        try:
            return ReadFile(name, own.form, made, columns.read(name, rows, own))
        except Refused:
            continue
    first = text.splitlines()[0]
    if max(first.count(mark) for mark in ";,\t") < 3 or "<" in first[:20]:
        raise Refused(_NOT_OF_A_BANK, name=name)
    raise Unrecognised(
        N_(
            "“{name}” is a table that this program does not know yet. Nothing was brought in. "
            "Say once which column means what, or choose CAMT.053 at the bank."
        ),
        name=name,
    )


def _read_zip(name: str, content: bytes, maps: Iterable[ColumnMap]) -> list[ReadFile]:
    """The statements in a ZIP, one file a day; nothing is written to disk."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            inside = [one for one in packed.infolist() if not one.is_dir()]
            if len(inside) > MOST_FILES or sum(i.file_size for i in inside) > MOST_BYTES:
                raise Refused(_TOO_LARGE, name=name)
            found: list[ReadFile] = []
            for one in sorted(inside, key=lambda i: i.filename):
                with packed.open(one) as opened:
                    part = opened.read(MOST_BYTES + 1)
                inner = one.filename.rsplit("/", 1)[-1]
                if part.startswith(b"PK\x03\x04"):
                    raise Refused(_NOT_OF_A_BANK, name=inner)
                found += read_bytes(inner, part, maps)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as problem:
        raise Refused(camt.UNREADABLE, name=name) from problem
    if not found:
        raise Refused(_NOT_OF_A_BANK, name=name)
    return found


def _is_xml(content: bytes) -> bool:
    start = content[:200].lstrip(b"\xef\xbb\xbf \t\r\n\xff\xfe\xfe\xff").replace(b"\0", b"")
    return start.startswith((b"<?xml", b"<Document", b"<!DOCTYPE"))


def _decoded(name: str, content: bytes) -> str:
    """The text of a table or MT940: UTF-8, else Windows-1252 when no sign is left over."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused(_NOT_OF_A_BANK, name=name)
    for encoding in ("utf-8-sig", "cp1252", "mac_roman"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise Refused(_NOT_OF_A_BANK, name=name)
