"""The words beside an entry, taken apart as each Dutch bank writes them."""

from __future__ import annotations

import re

_IBAN = re.compile(r"\b([A-Z]{2}\d{2}[A-Z]{4}\d{10})(?!\d)")
_ANY_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_SLASHED = re.compile(
    r"/(TRTP|IBAN|BIC|NAME|REMI|EREF|BENM|ORDP|CSID|MARF|CNTP|ISDT|PURP|RTRN|SVCL|PREF|"
    r"ULTD|ULTB|USTD|STRD|ID|ADDR)/"
)
_LABELS = re.compile(
    r"(?<![A-Z])(IBAN|BIC|NAAM|NAME|OMSCHRIJVING|KENMERK|BETALINGSKENM\.?|MACHTIGING|INCASSANT"
    r"|DATUM/TIJD|VALUTADATUM): ?",
    re.IGNORECASE,
)
_EMPTY = ("NOTPROVIDED", "NONREF")


def split(said: str) -> dict[str, str]:
    """The name, account and words in the free words of an entry: always `text` and `iban`.

    >>> split("/TRTP/SEPA/IBAN/NL02ABNA0123456789/NAME/A. Proef/REMI/huur maart")["text"]
    'huur maart'
    >>> split("HUUR MAART\\nREK: NL02ABNA0123456789/NAAM: A PROEF")["name"]
    'A PROEF'
    """
    for way in (_slashed, _numbered, _knab, _labelled, _account_first):
        found = way(said)
        if found:
            return found
    whole = " ".join(said.split())
    return {"text": whole, "iban": first_iban(whole)}


def first_iban(text: str) -> str:
    """The first Dutch account in a text."""
    found = _IBAN.search(text)
    return found[1] if found else ""


def without_marks(text: str) -> tuple[str, str]:
    """What was paid for and the payer's reference, out of the words of ING.

    >>> without_marks("Naam: A Proef Omschrijving: huur IBAN: NL02 Kenmerk: E1")
    ('huur', 'E1')
    """
    fields = _labels_in(text)
    if "OMSCHRIJVING" not in fields:
        return text, ""
    reference = fields.get("KENMERK", "")
    return fields["OMSCHRIJVING"], "" if reference in _EMPTY else reference


def _slashed(said: str) -> dict[str, str]:
    """/IBAN/…/NAME/…/REMI/… (Rabobank, ABN AMRO, ING), lines broken anywhere."""
    whole = "".join(said.splitlines())
    if not whole.startswith("/"):
        return {}
    fields = {mark: value.strip(" /") for mark, value in _cut(whole, _SLASHED).items()}
    if not fields:
        return {}
    if "CNTP" in fields:  # ING: account/bic/name/town
        iban, _, rest = fields["CNTP"].partition("/")
        names = rest.split("/")
        fields.setdefault("IBAN", iban)
        fields.setdefault("NAME", names[1] if len(names) > 1 else "")
    words = fields.get("REMI", "")
    if words.startswith(("USTD//", "USTD/")):
        words = words.removeprefix("USTD").lstrip("/")
    structured = re.match(r"STRD/(?:CUR|ISO)?/*(\S+)", words)
    reference = fields.get("EREF", "")
    return {
        "iban": fields.get("IBAN", "").replace(" ", ""),
        "name": fields.get("NAME", ""),
        "text": words or fields.get("USTD", "") or fields.get("STRD", ""),
        "kenmerk": structured[1] if structured else "",
        "eref": "" if reference in _EMPTY else reference,
        **({"returned": "yes"} if "RTRN" in fields else {}),
    }


def _numbered(said: str) -> dict[str, str]:
    """?20 … ?33: the German manner; Triodos has >20 with the bank, >21 the account, then words."""
    whole = "".join(said.splitlines())
    if not re.match(r"\d{0,3}([?>])\d\d", whole):
        return {}
    mark = re.escape(re.sub(r"\d", "", whole)[0])
    parts = dict(re.findall(rf"{mark}(\d\d)((?:(?!{mark}\d\d).)*)", whole))
    rows = [value.strip() for key, value in sorted(parts.items()) if "20" <= key <= "29"]
    iban = parts.get("31", "").strip() if mark == r"\?" else ""
    if not iban and len(rows) > 1 and _ANY_IBAN.fullmatch(rows[1]):
        iban, rows = rows[1], rows[2:]
    text = "".join(rows) if mark == ">" else " ".join(rows)
    return {
        "iban": iban if _ANY_IBAN.fullmatch(iban) else first_iban(whole),
        "name": (parts.get("32", "") + parts.get("33", "")).strip(),
        "text": " ".join(text.split()),
    }


def _labelled(said: str) -> dict[str, str]:
    """SEPA OVERBOEKING  IBAN: …  NAAM: …  OMSCHRIJVING: … (ABN AMRO in capitals)."""
    fields = _labels_in(said)
    if "IBAN" not in fields:
        return {}
    reference = fields.get("KENMERK", "")
    return {
        "iban": fields["IBAN"].replace(" ", ""),
        "name": fields.get("NAAM", fields.get("NAME", "")),
        "text": fields.get("OMSCHRIJVING", ""),
        "kenmerk": fields.get("BETALINGSKENM", ""),
        "eref": "" if reference in _EMPTY else reference,
    }


def _labels_in(said: str) -> dict[str, str]:
    whole = " ".join(said.split())
    return {mark.upper().rstrip("."): value for mark, value in _cut(whole, _LABELS).items()}


def _cut(whole: str, marks: re.Pattern[str]) -> dict[str, str]:
    """What stands behind each mark, up to the next; of two alike the first counts."""
    found = list(marks.finditer(whole))
    ends = [*(mark.start() for mark in found[1:]), len(whole)]
    fields: dict[str, str] = {}
    for mark, end in zip(found, ends, strict=False):
        fields.setdefault(mark[1], whole[mark.end() : end].strip())
    return fields


def _knab(said: str) -> dict[str, str]:
    """The words, and on the last line REK: …/NAAM: … (Knab)."""
    found = re.search(r"REK: ?(\S+?)/NAAM: ?(.*)", said)
    if not found:
        return {}
    words = " ".join(said[: found.start()].split())
    return {"iban": found[1], "name": found[2].strip(), "text": words}


def _account_first(said: str) -> dict[str, str]:
    """The account and the name on the first line, below it the words (ASN, SNS, RegioBank)."""
    first, _, rest = said.strip().partition("\n")
    iban, _, name = first.strip().partition(" ")
    if not _ANY_IBAN.fullmatch(iban):
        return {}
    return {"iban": iban, "name": " ".join(name.split()), "text": " ".join(rest.split())}
