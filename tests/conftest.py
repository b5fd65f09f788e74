"""What every test may ask for: a new board file, and a session in which to act."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy.orm import Session

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bestuurskamer import language
from bestuurskamer.finding.in_step import settle
from bestuurskamer.screens.kit.none_kept import keep_none
from bestuurskamer.vault.board_file import BoardFile
from bestuurskamer.vault.opening import create_board

keep_none()
settings.register_profile("house", deadline=None)  # no test is timed
settings.load_profile("house")


@pytest.fixture(autouse=True)
def speaks_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Tests read the sentences as they stand in the code; those on words choose a language."""
    monkeypatch.setenv("BESTUURSKAMER_FOLDER", str(tmp_path / "user"))
    language.speak("en")
    yield
    language.speak("en")


@pytest.fixture(scope="session")
def _made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One new board file, made by the migrations, to copy from."""
    path = tmp_path_factory.mktemp("made") / "nieuw.bestuurskamer"
    create_board(path, "test").close()
    return path


@pytest.fixture
def board(_made_once: Path, tmp_path: Path) -> Iterator[BoardFile]:
    """A new board file, open."""
    from bestuurskamer.vault.opening import open_board

    path = tmp_path / "board" / "proef.bestuurskamer"
    path.parent.mkdir()
    path.write_bytes(_made_once.read_bytes())
    opened = open_board(path, "test", settle=settle)
    yield opened
    opened.close()


@pytest.fixture
def session(board: BoardFile) -> Iterator[Session]:
    """A session that may write; what it did is kept when the test ends well."""
    with board.acting("test") as acting:
        yield acting


STATUS = pytest.StashKey[int]()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Remember how it went."""
    session.config.stash[STATUS] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End at once with that answer, when all is said.

    Taking hundreds of windows apart while the interpreter ends can fall over inside Qt for
    Python (seen once: every test had passed, and the process aborted after it).
    """
    if STATUS in config.stash:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(config.stash[STATUS])
