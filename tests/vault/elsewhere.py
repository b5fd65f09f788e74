"""Another program that works in a board file, to be killed, waited for or locked out by."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"

OPEN_AND_WAIT = """
import sys
from pathlib import Path
from bestuurskamer.vault.opening import open_board
board = open_board(Path(sys.argv[1]), "Piet", versions=Path(sys.argv[2]))
print("open", flush=True)
sys.stdin.readline()
board.close()
"""

STOP_HALFWAY = """
import sys
from pathlib import Path
from sqlalchemy import text
from bestuurskamer.vault.opening import open_board
board = open_board(Path(sys.argv[1]), "Piet", versions=Path(sys.argv[2]))
with board.acting("Never finished") as session:
    session.execute(text("PRAGMA cache_size = 3"))
    session.execute(text("UPDATE toy SET name = 'half'"))
    for _ in range(50):
        session.execute(text("INSERT INTO toy (photo) VALUES (zeroblob(20000))"))
    print("halfway", flush=True)
    sys.stdin.readline()
"""

WRITE_FOR_EVER = """
import sys
from pathlib import Path
from sqlalchemy import text
from bestuurskamer.vault.opening import open_board
board = open_board(Path(sys.argv[1]), "Piet", versions=Path(sys.argv[2]))
while True:
    with board.acting("A pair") as session:
        (last,) = session.execute(text("SELECT coalesce(max(id), 0) FROM toy")).one()
        session.execute(text("INSERT INTO toy (id) VALUES (:id)"), {"id": last + 1})
        session.execute(text("INSERT INTO toy (id) VALUES (:id)"), {"id": last + 2})
    print(last + 2, flush=True)
"""


def start(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Run a script in a Python of its own; it says something when it has begun."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(DESKTOP)},
    )


def end(program: subprocess.Popen[str]) -> None:
    """Let it go on to its end."""
    program.communicate("\n", timeout=60)
    assert program.returncode == 0
