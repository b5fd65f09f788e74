"""Every schema that was kept is opened by the program of today, with all that is in it."""

from __future__ import annotations

import lzma
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from bestuurskamer.app.checks import CHECKS
from bestuurskamer.books.attention import attention
from bestuurskamer.finding.in_step import is_out_of_step, settle
from bestuurskamer.vault.chain import head
from bestuurskamer.vault.opening import open_board
from bestuurskamer.vault.upgrade import VERSIONS, newest_version
from tests.vault.keep_schema import RELEASED

KEPT = sorted(RELEASED.glob("*.xz"))
TELLING = ("act", "trail", "party", "lease", "rent_line", "invoice", "invoice_line", "invoice_file")


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.stem)
def test_an_old_file_opens_with_everything_in_it_and_every_check_content(kept, tmp_path):
    path = tmp_path / "oud" / "oud.bestuurskamer"
    path.parent.mkdir()
    path.write_bytes(lzma.decompress(kept.read_bytes()))
    before = counts(path)
    assert min(before.values()) > 0
    board = open_board(path, "Ria", CHECKS, settle=settle)
    with board.reading() as session:
        assert session.scalar(text("SELECT version_num FROM alembic_version")) == newest_version(
            VERSIONS
        )
        after = {name: session.scalar(text(f"SELECT count(*) FROM {name}")) for name in TELLING}
        assert all(after[name] >= count for name, count in before.items())
        assert len(head(session).mark) == 19
        assert attention(session, date(2026, 11, 24)).office.demo
        assert not is_out_of_step(session)
    assert board.check() is None
    assert board.close().problem is None
    copies = list(path.parent.glob("kopieen/*.bestuurskamer"))
    assert len(copies) == 2  # of before, and of now
    again = open_board(Path(copies[0]), "Ria", CHECKS, look_only=True)
    again.close()


def test_the_schema_of_before_the_chain_is_kept():
    assert KEPT[0].stem == "0007"


def counts(path):
    import sqlite3

    other = sqlite3.connect(path)
    found = {name: other.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TELLING}
    other.close()
    return found
