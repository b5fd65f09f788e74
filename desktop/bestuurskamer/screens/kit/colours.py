"""Every colour by what it is for, and the contrast each pair needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from PySide6.QtGui import QColor


@dataclass(frozen=True)
class Colours:
    """Every colour by what it is for; `PAIRS` says which must be readable on which."""

    ground: str  # the page
    surface: str  # sheets, tables and fields that lie on the page
    sunken: str  # wells: table heads, the space behind a preview
    line: str  # hairlines between rows: decoration only
    edge: str  # borders that tell what a control is: at least 3:1
    ink: str
    ink_soft: str
    ink_faint: str
    baize: str  # the green table cloth: the side bar and the welcome
    baize_lift: str
    tab: str  # the page you are on, in the side bar
    on_baize: str
    on_baize_soft: str
    accent: str  # the one main button of a page, the selection, the cursor
    accent_lift: str
    accent_press: str
    on_accent: str
    accent_wash: str
    focus: str
    focus_baize: str
    ok: str
    ok_wash: str
    info: str
    info_wash: str
    warn: str
    warn_wash: str
    bad: str
    bad_wash: str
    neutral_wash: str
    bar: str  # charts: came in, went out
    bar_open: str  # charts: still to come (with hatching)
    bar_late: str  # charts: late (with hatching the other way)


LIGHT: Final = Colours(
    ground="#F4F3EC", surface="#FFFFFF", sunken="#E9E7DC", line="#DEDCD0", edge="#828982",
    ink="#1A211D", ink_soft="#434C46", ink_faint="#5A635D", baize="#1E4539",
    baize_lift="#2C584A", tab="#F4F3EC", on_baize="#F6F4EA", on_baize_soft="#C3D4CB",
    accent="#17624A", accent_lift="#115039", accent_press="#0C3F2D", on_accent="#FFFFFF",
    accent_wash="#E1EEE7", focus="#1B4FC4", focus_baize="#FFCF5C", ok="#13553F",
    ok_wash="#E1EEE7", info="#1D4B80", info_wash="#E3ECF6", warn="#6E4300",
    warn_wash="#FBEDCB", bad="#92200F", bad_wash="#FBE5DF", neutral_wash="#EDECE4",
    bar="#1F6F55", bar_open="#7C9589", bar_late="#C26A00",
)  # fmt: skip

DARK: Final = Colours(
    ground="#151A18", surface="#1E2522", sunken="#101412", line="#323B37", edge="#7F8B85",
    ink="#EEEFE9", ink_soft="#C2CBC5", ink_faint="#A0ABA5", baize="#143028",
    baize_lift="#20463B", tab="#315F50", on_baize="#EEEFE9", on_baize_soft="#A9BDB3",
    accent="#7FD0AF", accent_lift="#98DDC1", accent_press="#B4E8D2", on_accent="#08211A",
    accent_wash="#223B31", focus="#8AB8FF", focus_baize="#FFCF5C", ok="#86D3B3",
    ok_wash="#1D3A2F", info="#A3C8F5", info_wash="#1F3045", warn="#F2C46D",
    warn_wash="#3D3114", bad="#F8A896", bad_wash="#46251E", neutral_wash="#2B332F",
    bar="#5FB794", bar_open="#66766E", bar_late="#EFA13C",
)  # fmt: skip


class Pair(NamedTuple):
    """Two colours that meet on the screen, and the contrast they need."""

    front: str
    back: str
    least: float


PAIRS: Final = (
    *(
        Pair("ink", back, 7.0)
        for back in ("ground", "surface", "sunken", "accent_wash", "neutral_wash")
    ),
    *(Pair("ink_soft", back, 7.0) for back in ("ground", "surface", "accent_wash")),
    *(Pair("ink_faint", back, 4.5) for back in ("ground", "surface", "sunken")),
    *(
        Pair(tone, back, 7.0)
        for tone in ("ok", "info", "warn", "bad")
        for back in (f"{tone}_wash", "surface")
    ),
    *(Pair("on_accent", back, 4.5) for back in ("accent", "accent_lift", "accent_press")),
    *(Pair("on_baize", back, 7.0) for back in ("baize", "baize_lift")),
    Pair("on_baize_soft", "baize", 4.5),
    Pair("ink", "tab", 4.5),
    *(Pair("edge", back, 3.0) for back in ("ground", "surface")),
    *(Pair("focus", back, 3.0) for back in ("ground", "surface", "accent_wash")),
    Pair("focus_baize", "baize", 3.0),
    *(Pair(bar, "surface", 3.0) for bar in ("bar", "bar_open", "bar_late")),
)


def contrast(first: str, second: str) -> float:
    """The WCAG contrast of two colours, between 1 and 21."""
    low, high = sorted(map(_luminance, (first, second)))
    return (high + 0.05) / (low + 0.05)


def unreadable(colours: Colours) -> list[Pair]:
    """The pairs that miss their contrast: empty when all is well."""
    return [
        p for p in PAIRS if contrast(getattr(colours, p.front), getattr(colours, p.back)) < p.least
    ]


def _luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
