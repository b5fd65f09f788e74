"""Keep a small file of the schema of today: `python -m tests.vault.keep_schema`, at each release.

The practice building with its two years, packed, under the number of the newest step. Files that
are there already are never made anew: they are what people have.
"""

from __future__ import annotations

import lzma
import tempfile
from datetime import date
from pathlib import Path

from bestuurskamer.demo.two_years import live_through
from bestuurskamer.vault.opening import create_board
from bestuurskamer.vault.upgrade import VERSIONS, newest_version

RELEASED = Path(__file__).with_name("released")


def main() -> None:
    """Make the file unless it is there."""
    target = RELEASED / f"{newest_version(VERSIONS)}.xz"
    if target.exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "oefenen.bestuurskamer"
        board = create_board(path, "Ria")
        live_through(board, date(2026, 11, 23))
        board.close(copy=False)
        RELEASED.mkdir(exist_ok=True)
        target.write_bytes(lzma.compress(path.read_bytes(), preset=9))


if __name__ == "__main__":
    main()
