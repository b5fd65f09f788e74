"""The practice building, lived through once, to try every act of keeping on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bestuurskamer.demo.two_years import live_through
from bestuurskamer.vault.board_file import BoardFile
from bestuurskamer.vault.opening import create_board, open_board

DAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def _lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lived") / "proef.bestuurskamer"
    board = create_board(path, "test")
    live_through(board, DAY)
    board.close(copy=False)
    return path


@pytest.fixture
def lived(_lived: Path, tmp_path: Path) -> Iterator[BoardFile]:
    """The practice building, open, in a file of its own."""
    path = tmp_path / "lived" / "proef.bestuurskamer"
    path.parent.mkdir()
    path.write_bytes(_lived.read_bytes())
    board = open_board(path, "test")
    yield board
    board.close(copy=False)
