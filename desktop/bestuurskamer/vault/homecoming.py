"""What another laptop brings back: looked at beside the file here, and taking its place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from bestuurskamer.errors import N_, Refused, Words
from bestuurskamer.vault.acts import begin_act, end_act, next_generation
from bestuurskamer.vault.cipher import DataKey, encrypted_head
from bestuurskamer.vault.connection import ACT, connect, open_raw
from bestuurskamer.vault.copies import highest_generation
from bestuurskamer.vault.files import PART, discard, put_in_place
from bestuurskamer.vault.lent import forget_lent
from bestuurskamer.vault.lock import BoardLock
from bestuurskamer.vault.recognising import damaged, recognise
from bestuurskamer.vault.refusals import FAULTS, cause_of, telling
from bestuurskamer.vault.restoring import ASIDE, BESIDE
from bestuurskamer.vault.slots import keep_own_slots, keep_slots, read_slots, slots_for
from bestuurskamer.vault.soundness import Check, doubt_about, vacuum_into
from bestuurskamer.vault.upgrade import VERSIONS, newest_version
from bestuurskamer.vault.whole import forget_mark

_TEMPORARY = "bestuurskamer-kijken-"


class Note(Protocol):
    """What is written in the file that goes on, which tells where the other one is kept."""

    def __call__(self, connection: Connection, aside: Path) -> None:
        """Write it, within the act."""


def no_note(connection: Connection, aside: Path) -> None:
    """Nothing is written but the act itself."""


@dataclass(frozen=True)
class Ends:
    """The last link of the chain here and of the one that comes: what a person looked at."""

    here: str
    there: str


@contextmanager
def both(
    path: Path, key: DataKey | None, other: Path, other_key: DataKey | None
) -> Iterator[tuple[Session, Session]]:
    """Sessions on the file here and on the one that comes, each as it is, in temporary copies.

    Neither is renewed, so that their chains can be compared. Refused for what cannot be opened,
    is damaged or newer; NeedsKey without its key. Neither file is touched.
    """
    with telling(), ExitStack() as open_ones:
        recognise(other, newest_version(VERSIONS), other_key)
        folder = Path(tempfile.mkdtemp(prefix=_TEMPORARY))
        open_ones.callback(shutil.rmtree, folder, ignore_errors=True)
        sessions = []
        for name, file, opens in (("hier", path, key), ("daar", other, other_key)):
            copy = folder / f"{name}{path.suffix}"
            _copied(file, copy, opens, damaged(path) if file == path else _spoilt())
            engine = connect(copy, opens)
            open_ones.callback(engine.dispose)
            sessions.append(open_ones.enter_context(Session(engine, autoflush=False)))
        yield sessions[0], sessions[1]


def ends_of(here: Session, there: Session) -> Ends:
    """Where the two chains end."""
    return Ends(_end(here.connection()), _end(there.connection()))


def set_aside(file: Path, key: DataKey | None, path: Path, ends: str) -> Path:
    """Keep a checked copy of a file, whole, in a folder beside the data file at `path`.

    `ends` is the last link that it must have. Answers where it stands; the file itself stays
    where it is. Refused when it is gone, cannot be read or is not the one that was looked at, and
    when there is no room.
    """
    part = path.with_name(f"{path.stem} {ASIDE}{path.suffix}{PART}")
    with telling():
        try:
            recognise(file, newest_version(VERSIONS), key)
            _copied(file, part, key, _spoilt())
            _is_still(part, key, ends)
            kept = _aside_folder(path) / path.name
            kept.parent.mkdir()
            if key is not None and (slots := slots_for(file, key.head)):
                keep_own_slots(kept, slots)
            put_in_place(part, kept)
        finally:
            discard(part)
    return kept


def take_in(
    other: Path,
    path: Path,
    holder: str,
    checks: Sequence[Check],
    ends: Ends,
    *,
    key: DataKey | None = None,
    other_key: DataKey | None = None,
    what: str,
    actor_id: int = 0,
    note: Note = no_note,
) -> Path:
    """Let the file that comes take the place of the one at `path`, which is closed.

    First a checked copy of what stands there is set aside: the answer is where. `what` names the
    act that is done in the file that comes, with `note`. Until the one moment of exchange the old
    file stands there whole, after it the new one. Raises Refused, and then all is as it was.
    """
    path = path.absolute()
    with telling():
        lock = BoardLock(path, holder, take_over=True)
        part = path.with_name(path.name + PART)
        try:
            recognise(other, newest_version(VERSIONS), other_key)
            _copied(other, part, other_key, _spoilt())
            _is_still(part, other_key, ends.there)
            _judge(part, checks, other_key)
            aside = set_aside(path, key, path, ends.here)
            _note(
                part,
                highest_generation(path),
                other_key,
                (what, actor_id),
                partial(note, aside=aside),
            )
            _keep_keys(other, path, other_key)
            _put_right(path, key)
            put_in_place(part, path)
            forget_mark(path)
            forget_lent(path)
            return aside
        finally:
            discard(part)
            lock.release()


def _copied(file: Path, copy: Path, key: DataKey | None, spoilt: Refused) -> None:
    """A copy of a file as it is, with every page and the whole trail looked at."""
    key = key if encrypted_head(file) is not None else None
    try:
        with closing(open_raw(file, "ro", key)) as raw:
            vacuum_into(raw, copy)
        found = doubt_about(copy, None, (), key, thorough=True)
    except FAULTS as fault:
        if cause_of(fault) is None:
            raise spoilt from fault
        _tell(fault, spoilt)
        raise
    if found is not None:
        raise spoilt


def _tell(fault: BaseException, spoilt: Refused) -> None:
    """A page that cannot be read is damage; a stick that does not answer is told as that."""
    why = cause_of(fault)
    if why is not None and why.text == N_("Parts of the file cannot be read."):
        raise spoilt from fault


def _spoilt() -> Refused:
    return Refused(
        N_(
            "This file is damaged, so it was not taken in. Nothing is changed here. Put a new "
            "copy on the stick with the other laptop, or choose another file."
        )
    )


def _is_still(part: Path, key: DataKey | None, ends: str) -> None:
    engine = connect(part, key if encrypted_head(part) is not None else None)
    try:
        with engine.connect() as connection:
            found = _end(connection)
    finally:
        engine.dispose()
    if found != ends:
        raise Refused(
            N_(
                "Something was done in one of the files since you looked. Nothing is changed. "
                "Look at them again."
            )
        )


def _end(connection: Connection) -> str:
    last = connection.exec_driver_sql("SELECT hash FROM chain ORDER BY act_id DESC LIMIT 1")
    return str(last.scalar_one())


def _judge(part: Path, checks: Sequence[Check], key: DataKey | None) -> None:
    """Let the rooms look at a file of today's version; an older one is looked at when renewed."""
    engine = connect(part, key)
    try:
        with engine.connect() as connection:
            version = connection.exec_driver_sql("SELECT version_num FROM alembic_version")
            if str(version.scalar_one()) != newest_version(VERSIONS):
                return
    finally:
        engine.dispose()
    found: Words | None = doubt_about(part, None, checks, key)
    if found is not None:
        raise Refused(
            N_(
                "This file was not taken in. {why} Nothing is changed here. Look at it with the "
                "other laptop."
            ),
            why=found,
        )


def _note(
    part: Path,
    generation: int,
    key: DataKey | None,
    act: tuple[str, int],
    note: Callable[[Connection], None],
) -> None:
    engine = connect(part, key).execution_options(**{ACT: True})
    try:
        with engine.connect() as connection, connection.begin():
            act_id = begin_act(connection, *act)
            next_generation(connection, generation)
            note(connection)
            end_act(connection, act_id)
    finally:
        engine.dispose()


def _keep_keys(other: Path, path: Path, key: DataKey | None) -> None:
    """The slots that came along open the file from now on; those of other keys stay beside."""
    if key is None:
        return
    opens = slots_for(other, key.head)
    kept = read_slots(path.with_name("sleutels.json"))
    if opens:
        keep_slots(path, [*(slot for slot in kept if slot.opens != key.head.key), *opens])


def _put_right(path: Path, key: DataKey | None) -> None:
    """Let SQLite finish what a crash left half done, so that none of it reaches the new file."""
    with closing(open_raw(path, "rw", key)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("COMMIT")
    for ending in BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _aside_folder(path: Path) -> Path:
    moment = datetime.now().astimezone()
    place, folder = 1, path.parent / f"{ASIDE} {moment:%Y-%m-%d %H.%M.%S}"
    while folder.exists():
        place += 1
        folder = folder.with_name(f"{ASIDE} {moment:%Y-%m-%d %H.%M.%S} {place}")
    return folder
