"""What stands at the bank while there is nothing to place."""

from __future__ import annotations

from collections.abc import Callable

from bestuurskamer.language import _
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.empty import EmptyPage


def nothing_yet(dress: Dress, choose: Callable[[], object]) -> EmptyPage:
    """What stands here before the first file."""
    return EmptyPage(
        dress,
        "landmark",
        _("Nothing from the bank yet"),
        _("Fetch a file from your bank. Choose it, or drop it here. You look before it comes in."),
        ("CAMT.053", "MT940", "CSV"),
        button(dress, _("Choose bank file…"), "primary", "file-up", choose),
    )


def nothing_written(dress: Dress) -> EmptyPage:
    """What stands in a cash book that was begun and has no line yet."""
    return EmptyPage(
        dress,
        "banknote",
        _("Nothing in this cash book yet"),
        _("Write down what comes in and what goes out. Count the box after every evening."),
    )


def all_placed(dress: Dress) -> EmptyPage:
    """What stands here when there is nothing left to do."""
    return EmptyPage(
        dress,
        "check",
        _("Everything has its place"),
        _("Every entry of the bank is linked. Fetch a new file every two weeks."),
    )
