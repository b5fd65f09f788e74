"""Giving the whole file along: a checked copy on the stick, and a mark on what stays behind."""

from __future__ import annotations

import re
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from bestuurskamer.errors import N_, Refused, refusal, words
from bestuurskamer.vault.ancestry import board_of
from bestuurskamer.vault.board_file import BoardFile
from bestuurskamer.vault.chain import head
from bestuurskamer.vault.files import (
    PART,
    discard,
    fingerprint,
    forget_cached,
    put_in_place,
    sync_file,
)
from bestuurskamer.vault.lent import Lent, forget_lent, mark_lent
from bestuurskamer.vault.refusals import cause_of
from bestuurskamer.vault.slots import keep_own_slots, own_slots


def give(board: BoardFile, place: Path, to: str) -> Path:
    """Put the whole file in a folder for somebody, and mark what stays behind as lent.

    The act that says so was done before. What is given is a checked copy that was read again; the
    answer is where it stands. The board is to be closed after this: opened again it is to look at.
    Raises Refused when anything went wrong, and then nothing was given and nothing is lent.
    """
    made = board.copy_now()
    if made.path is None:
        raise refusal(made.problem or words(N_("The place does not answer.")))
    with board.reading() as session:
        end = head(session)
        number = board_of(session)
    now = datetime.now(UTC)
    target = _free(
        place / f"{board.path.stem} {_plain(to)} {now.astimezone():%Y-%m-%d}", board.path
    )
    part = target.with_name(target.name + PART)
    try:
        _put(made.path, part)
        if board.key is not None:
            keep_own_slots(target, board.slots())
        mark = Lent(to, now.isoformat(timespec="seconds"), number, end.act_id, end.hash)
        mark_lent(board.path, mark)
        put_in_place(part, target)
    except OSError as problem:
        forget_lent(board.path)
        discard(part)
        with suppress(OSError):
            own_slots(target).unlink(missing_ok=True)
        raise Refused(
            N_(
                "The file is not on the stick. {why} It was not given and you work on here: "
                "nothing is lost. Put the stick in again, or take another one."
            ),
            why=cause_of(problem) or words(N_("The place does not answer.")),
        ) from problem
    return target


def _put(copy: Path, part: Path) -> None:
    shutil.copyfile(copy, part)
    sync_file(part)
    forget_cached(part)
    if fingerprint(part) != fingerprint(copy):
        raise OSError("what was read again is not what was written")


def _free(wanted: Path, path: Path) -> Path:
    place, free = 1, wanted.with_name(wanted.name + path.suffix)
    while free.exists():
        place += 1
        free = wanted.with_name(f"{wanted.name} {place}{path.suffix}")
    return free


def _plain(name: str) -> str:
    """A name as part of a file name on any system."""
    return re.sub(r"[^\w\- ]", "", name).strip()[:40] or "uitgeleend"
