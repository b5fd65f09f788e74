"""Who writes, to whom, and the facts beside it, at their places for a window envelope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _
from bestuurskamer.paper.fonts import BODY, NAME, STRONG, printable, width
from bestuurskamer.paper.sheet import LEFT, THIN, TOP, Sheet
from bestuurskamer.paper.wrapping import cut, wrapped

LOGO = 13.0
RETURN_Y, ADDRESS_Y, ADDRESS_LEAD, ADDRESS_LINES = 49.0, 55.5, 5.2, 6
WINDOW_RIGHT, FACTS_LEFT = 105.0, 124.0
FACT_LINES = 7
MOST_PIXELS = 160


@dataclass(frozen=True)
class Letterhead:
    """Who writes. `number_lines` hold the numbers of registration: chamber of commerce, VAT."""

    name: str
    street: str = ""
    postal_code: str = ""
    town: str = ""
    email: str = ""
    phone: str = ""
    kvk_number: str = ""
    vat_number: str = ""
    logo: bytes | None = None


@dataclass(frozen=True)
class Addressee:
    """To whom it goes."""

    name: str
    attention: str = ""
    street: str = ""
    postal_code: str = ""
    town: str = ""
    country: str = ""


@dataclass(frozen=True)
class Fact:
    """A word and its value, right of the address."""

    word: str
    value: str
    strong: bool = False


def draw_letterhead(sheet: Sheet, head: Letterhead) -> None:
    """Logo and name at the left, at most six contact lines at the right."""
    left = LEFT
    if head.logo:
        sheet.picture(LEFT, TOP, LOGO, _image(head.logo))
        left += LOGO + 4
    size, names = _name(head.name, 122 - left)
    lead = size * 0.42
    y = TOP + LOGO / 2 + size * 0.12 - lead * (len(names) - 1) / 2
    for place, line in enumerate(names):
        sheet.text(left, y + place * lead, line, NAME, size)
    lines = [
        line for text in _contact(head) if text for line in wrapped(text, BODY, 9.5, 64, most=2)
    ]
    for place, line in enumerate(lines[:6]):
        sheet.text(sheet.right, 17.2 + place * 4.8, line, BODY, 9.5, "right")


def draw_address(sheet: Sheet, head: Letterhead, to: Addressee) -> None:
    """The return line and the address, within the window of a DL envelope."""
    room = WINDOW_RIGHT - LEFT
    where = ", ".join(filter(None, [head.street, f"{head.postal_code} {head.town}".strip()]))
    if where:
        line = cut(_("Return to: {address}").format(address=where), BODY, 8, room)
        sheet.text(LEFT, RETURN_Y, line, BODY, 8)
        sheet.line(LEFT, RETURN_Y + 1.3, LEFT + width(line, BODY, 8), RETURN_Y + 1.3, THIN)
    for place, line in enumerate(_address_lines(to, room)):
        sheet.text(LEFT, ADDRESS_Y + place * ADDRESS_LEAD, line, BODY, 11)


def draw_facts(sheet: Sheet, facts: Sequence[Fact]) -> None:
    """Words and values beside the address, at most seven lines."""
    y, left_over = ADDRESS_Y, FACT_LINES
    for place, fact in enumerate(facts):
        face = STRONG if fact.strong else BODY
        word = printable(fact.word)
        room = sheet.right - FACTS_LEFT - width(word, BODY, 10.5) - 4
        spare = max(1, left_over - (len(facts) - place - 1))
        lines = wrapped(fact.value, face, 10.5, room, most=spare)
        sheet.text(FACTS_LEFT, y, word, BODY, 10.5)
        for line in lines:
            sheet.text(sheet.right, y, line, face, 10.5, "right")
            y += ADDRESS_LEAD
        left_over -= len(lines)


def _name(name: str, room: float) -> tuple[float, list[str]]:
    """The name as large as it fits: a legal name is only cut when four small lines are full."""
    for size, most in ((14.0, 2), (12.0, 3)):
        lines = wrapped(name, NAME, size, room)
        if len(lines) <= most:
            return size, lines
    return 10.5, wrapped(name, NAME, 10.5, room, most=4)


def _contact(head: Letterhead) -> list[str]:
    where = ", ".join(filter(None, [head.street, f"{head.postal_code} {head.town}".strip()]))
    kvk = _("KvK {number}").format(number=head.kvk_number) if head.kvk_number else ""
    vat = _("VAT id {number}").format(number=head.vat_number) if head.vat_number else ""
    return [where, head.email, head.phone, kvk, vat]


def _address_lines(to: Addressee, room: float) -> list[str]:
    town = f"{to.postal_code}  {to.town.upper()}".strip()
    attention = _("attn. {name}").format(name=to.attention) if to.attention else ""
    below = [cut(t, BODY, 11, room) for t in (attention, to.street, town, to.country.upper()) if t]
    return [*wrapped(to.name, BODY, 11, room, most=ADDRESS_LINES - len(below)), *below]


@lru_cache(maxsize=4)
def _image(logo: bytes) -> Any:
    """The logo small and without transparency, so that no paper grows heavy of it."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    try:
        with Image.open(BytesIO(logo)) as opened:
            opened.thumbnail((MOST_PIXELS, MOST_PIXELS))
            image = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused(
            N_("The logo cannot be read. Nothing is lost. Choose another picture.")
        ) from error
    page = Image.new("RGB", image.size, "white")
    page.paste(image, mask=image)
    return ImageReader(_smallest(page))


def _smallest(page: Any) -> Any:
    """The picture as it is where that packs well (drawings), else as JPEG (photographs)."""
    import zlib

    if len(zlib.compress(page.tobytes())) <= 8_000:
        return page
    out = BytesIO()
    page.save(out, "JPEG", quality=80)
    out.seek(0)
    return out
