"""Verified copies beside the data file: made, opened again, checked, and only then counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from bestuurskamer.errors import N_, Words, words
from bestuurskamer.vault import manifest
from bestuurskamer.vault.acts import newest_act
from bestuurskamer.vault.cipher import DataKey
from bestuurskamer.vault.failures import forget_failures, note_failure
from bestuurskamer.vault.files import PART, discard, fingerprint, put_in_place
from bestuurskamer.vault.refusals import FAULTS, cause_of
from bestuurskamer.vault.rotation import named_copies, thin_out
from bestuurskamer.vault.slots import keep_own_slots, slots_for
from bestuurskamer.vault.soundness import Check, Counts, doubt_about, row_counts, vacuum_into


@dataclass(frozen=True)
class CopyResult:
    """A verified copy, or why there is none; `made_at` is UTC."""

    path: Path | None
    made_at: datetime | None
    problem: Words | None = None


@dataclass(frozen=True)
class _State:
    """The open file at the moment of copying."""

    board_uuid: str
    generation: int
    act: str
    counts: Counts


def copy_folder(path: Path) -> Path:
    """Where the copies of a data file stand."""
    return path.parent / "kopieen"


def newest_copy(path: Path) -> CopyResult | None:
    """The newest verified copy that is still there."""
    found = [e for e in manifest.entries(copy_folder(path)) if e.name.startswith(f"{path.stem} ")]
    if not found:
        return None
    return CopyResult(copy_folder(path) / found[-1].name, found[-1].made_at)


def older_copy(copy: Path) -> Path | None:
    """The verified copy that was made before this one and is still there."""
    kept = manifest.entries(copy.parent)
    place = next((n for n, entry in enumerate(kept) if entry.name == copy.name), None)
    if place is None:  # it changed since, or it was never checked: then the newest good one
        others = [entry for entry in kept if entry.name != copy.name]
        return copy.parent / others[-1].name if others else None
    return copy.parent / kept[place - 1].name if place else None


def highest_generation(path: Path) -> int:
    """The highest generation that any copy beside the file has; 0 without copies."""
    return max((generation for generation, _copy in _copies(path)), default=0)


def copy_if_changed(
    engine: Engine, path: Path, checks: Sequence[Check], key: DataKey | None = None
) -> CopyResult | None:
    """Make a verified copy unless the newest one still says the same; then None."""
    try:
        with engine.connect() as connection:
            state = _state(connection)
        known = manifest.entries(copy_folder(path), state.board_uuid)
    except FAULTS as fault:
        return _fault(fault)
    if known and known[-1].act == state.act:
        return None
    return make_copy(engine, path, checks, key)


def make_copy(
    engine: Engine, path: Path, checks: Sequence[Check], key: DataKey | None = None
) -> CopyResult:
    """Make a verified copy; a failure is in the result and leaves nothing half written.

    Of an encrypted file the copy has the same key, and the slots of that key beside it. The
    caller sees to it that no other thread uses the engine.
    """
    try:
        made = _make_copy(engine, path, checks, key)
    except FAULTS as fault:
        made = _fault(fault)
    if made.problem is None:
        forget_failures(path)
    else:
        why = dict(made.problem.values)["why"]
        assert isinstance(why, Words)
        note_failure(path, why)
    return made


def clear_leftovers(path: Path) -> None:
    """Remove what an earlier crash left half made, beside the file and among the copies."""
    for folder in (path.parent, copy_folder(path)):
        for left in folder.glob(f"*{PART}"):
            if left.name.startswith((path.stem, "reserve.bin", "kopieen.json")):
                discard(left)


def _make_copy(
    engine: Engine, path: Path, checks: Sequence[Check], key: DataKey | None
) -> CopyResult:
    folder = copy_folder(path)
    with engine.connect() as connection:
        state = _state(connection)
        connection.rollback()
        folder.mkdir(exist_ok=True)
        moment = datetime.now(UTC).replace(microsecond=0)
        copy = folder / _copy_name(path, moment, state.generation)
        part = copy.with_name(copy.name + PART)
        try:
            vacuum_into(connection.connection.dbapi_connection, part)
            if found := doubt_about(part, state.counts, checks, key):
                return _failed(
                    N_("No copy was made: it did not pass the check. Earlier copies stay. {why}"),
                    found,
                )
            entry = manifest.Entry(
                copy.name,
                state.board_uuid,
                state.generation,
                state.act,
                moment.isoformat(),
                part.stat().st_size,
                fingerprint(part),
            )
            if key is not None:
                keep_own_slots(copy, slots_for(path, key.head))
            put_in_place(part, copy)
        finally:
            discard(part)
    manifest.record(folder, entry)
    thin_out(folder, path, copy)
    return CopyResult(copy, moment)


def _state(connection: Connection) -> _State:
    board_uuid, generation = connection.exec_driver_sql(
        "SELECT board_uuid, generation FROM board"
    ).one()
    return _State(board_uuid, generation, newest_act(connection), row_counts(connection))


def _copy_name(path: Path, moment: datetime, generation: int) -> str:
    return f"{path.stem} {moment.astimezone():%Y-%m-%d} {generation:04d}{path.suffix}"


def _copies(path: Path) -> list[tuple[int, Path]]:
    """Every file that is named as a copy of this one, with its generation."""
    return [(found.generation, found.path) for found in named_copies(copy_folder(path), path)]


def _fault(fault: BaseException) -> CopyResult:
    why = cause_of(fault) or words(N_("It could not be checked."))
    return _failed(
        N_("No copy was made. Everything you did is kept. {why} Make a copy later."), why
    )


def _failed(text: str, why: Words) -> CopyResult:
    return CopyResult(None, None, words(text, why=why))
