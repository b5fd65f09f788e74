"""Building the practice building beside the screen, with progress and a way to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from bestuurskamer.language import _
from bestuurskamer.screens.kit import busy
from bestuurskamer.screens.kit.job import Job

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from bestuurskamer.screens.kit.dress import Dress
    from bestuurskamer.vault.board_file import BoardFile


def practise(
    dress: Dress,
    window: QWidget,
    owner: QObject,
    day: date,
    opened: Callable[[BoardFile], object],
    refused: Callable[[str], object],
) -> None:
    """Open the practice building of a day, and build it first where it is not there yet."""
    from bestuurskamer.app import boards

    job = Job(lambda progress: boards.practise(day, progress=progress), owner)
    job.finished.connect(opened)
    job.refused.connect(refused)
    busy.run(
        dress,
        window,
        job,
        _("We are building the practice building."),
        _("We are living through two years in it: month {done} of {total}."),
    )
