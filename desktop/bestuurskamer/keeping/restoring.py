"""A copy looked into, beside what there is now, before anything is put back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bestuurskamer.keeping.contents import Contents, contents
from bestuurskamer.vault.ancestry import Kinship, board_of, kinship
from bestuurskamer.vault.board_file import BoardFile
from bestuurskamer.vault.restoring import foreign_board


@dataclass(frozen=True)
class Looked:
    """What a copy holds, and how it is related to the file of now, when there is one.

    `board` is the number of the board that it is of.
    """

    copy: Path
    holds: Contents
    kin: Kinship | None
    board: str


def look_into(there: BoardFile, here: BoardFile | None, today: date) -> Looked:
    """Compare a copy that was opened to look at with the file that is open.

    Raises Refused for a copy of another board.
    """
    with there.reading() as theirs:
        holds = contents(theirs, today)
        number = board_of(theirs)
        if here is None:
            return Looked(there.path, holds, None, number)
        with here.reading() as ours:
            if board_of(ours) != number:
                raise foreign_board(holds.board, contents(ours, today).board)
            return Looked(there.path, holds, kinship(ours, theirs), number)
