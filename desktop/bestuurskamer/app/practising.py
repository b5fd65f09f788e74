"""While a file is being opened, and the practice building, which is built beside the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from bestuurskamer.language import _
from bestuurskamer.screens.kit import busy
from bestuurskamer.screens.kit.job import Job

if TYPE_CHECKING:
    from datetime import date

    from bestuurskamer.screens.kit.dress import Dress


def opening(dress: Dress) -> QWidget:
    """What stands in the window until a file is open."""
    from bestuurskamer.screens.opening import Opening

    return Opening(dress)


def practising(dress: Dress, window: QWidget, owner: QObject, day: date) -> Job:
    """Open the practice building of a day, and build it first where it is not there yet.

    The job finishes with the open file, later than this returns.
    """
    from bestuurskamer.app import boards

    job = Job(lambda progress: boards.practise(day, progress=progress), owner)
    return busy.run(
        dress,
        window,
        job,
        _("We are building the practice building."),
        _("We are living through two years in it: month {done} of {total}."),
    )
