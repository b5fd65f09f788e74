"""Putting a copy back: looked at first, what is there now set aside, and only then exchanged."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from bestuurskamer.errors import N_, Refused
from bestuurskamer.vault.acts import begin_act, end_act, next_generation
from bestuurskamer.vault.cipher import DataKey, encrypted_head
from bestuurskamer.vault.connection import ACT, connect, open_raw
from bestuurskamer.vault.copies import highest_generation
from bestuurskamer.vault.files import PART, discard, put_in_place
from bestuurskamer.vault.lock import BoardLock
from bestuurskamer.vault.refusals import FAULTS, cause_of, telling
from bestuurskamer.vault.slots import keep_slots, own_slots, read_slots, slots_for
from bestuurskamer.vault.soundness import Check, doubt_about, is_ours, vacuum_into
from bestuurskamer.vault.whole import forget_mark

BESIDE = ("-journal", "-wal", "-shm")
ASIDE = "opzij"


def put_back(
    copy: Path, path: Path, holder: str, checks: Sequence[Check], key: DataKey | None = None
) -> Path | None:
    """Let a copy take the place of the data file at `path`, which is closed.

    The copy was opened to look at before, so it is of this board and this program. What stood
    there goes to a folder beside it and is never thrown away; the answer is where it stands now.
    Raises Refused, and then all is as it was.
    """
    path = path.absolute()
    with telling():
        lock = BoardLock(path, holder, take_over=True)
        part = path.with_name(path.name + PART)
        try:
            key = key if encrypted_head(copy) is not None else None
            _duplicate(copy, part, key)
            if found := _doubt(part, checks, key):
                raise found
            _bring_on(part, highest_generation(path), key)
            if key is not None:
                kept = read_slots(path.with_name("sleutels.json"))
                opens = slots_for(copy, key.head)
                others = [slot for slot in kept if slot.opens != key.head.key]
                keep_slots(path, [*others, *opens])
            aside = _set_aside(path)
            put_in_place(part, path)
            forget_mark(path)
            return aside
        finally:
            discard(part)
            lock.release()


def foreign_board(name: str, ours: str) -> Refused:
    """The refusal of a copy that is of another board."""
    return Refused(
        N_(
            "This copy is of {name}, and you work for {ours}. Nothing is changed. "
            "Choose a copy of {ours}, or open this one as a board of its own."
        ),
        name=name,
        ours=ours,
    )


def _duplicate(copy: Path, part: Path, key: DataKey | None) -> None:
    if not is_ours(copy):
        raise _refused()
    try:
        with closing(open_raw(copy, "ro", key)) as raw:
            vacuum_into(raw, part)
    except FAULTS as fault:
        raise _refused() if cause_of(fault) is None else fault from fault


def _doubt(part: Path, checks: Sequence[Check], key: DataKey | None) -> Refused | None:
    try:
        found = doubt_about(part, None, checks, key, thorough=True)
    except FAULTS:
        return _refused()
    if found is None:
        return None
    return Refused(
        N_("This copy was not put back. {why} Nothing is changed. Choose an older copy."),
        why=found,
    )


def _refused() -> Refused:
    return Refused(
        N_("This copy is damaged and was not put back. Nothing is changed. Choose an older copy.")
    )


def _bring_on(part: Path, generation: int, key: DataKey | None) -> None:
    """Note in the copy that it was put back, and let its own copies come after all others."""
    engine = connect(part, key).execution_options(**{ACT: True})
    try:
        with engine.connect() as connection, connection.begin():
            act_id = begin_act(connection, N_("Put back a copy"), 0)
            next_generation(connection, generation)
            end_act(connection, act_id)
    finally:
        engine.dispose()


def _set_aside(path: Path) -> Path | None:
    """Move what stands under the file's name, with all that SQLite kept beside it."""
    there = [path, *(path.with_name(path.name + ending) for ending in BESIDE)]
    if not any(file.exists() for file in there):
        return None
    moment = datetime.now().astimezone()
    place, folder = 1, path.parent / f"{ASIDE} {moment:%Y-%m-%d %H.%M.%S}"
    while folder.exists():
        place += 1
        folder = folder.with_name(f"{ASIDE} {moment:%Y-%m-%d %H.%M.%S} {place}")
    folder.mkdir()
    for file in there:
        if file.exists():
            file.replace(folder / file.name)
    if (head := encrypted_head(folder / path.name)) is not None:
        for slots in (path.with_name("sleutels.json"), own_slots(path)):
            if any(slot.opens == head.key for slot in read_slots(slots)):
                shutil.copyfile(slots, own_slots(folder / path.name))
    return folder / path.name
