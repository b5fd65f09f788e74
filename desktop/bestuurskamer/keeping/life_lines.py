"""How a change of a record is told: what became of a row, and of each field of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Boolean, Date, Enum, Integer, LargeBinary
from sqlalchemy.orm import Session

from bestuurskamer import language
from bestuurskamer.days import Month
from bestuurskamer.errors import N_, words
from bestuurskamer.keeping.life_choices import CODES, ENUMS
from bestuurskamer.keeping.life_names import named
from bestuurskamer.language import _
from bestuurskamer.money import Money
from bestuurskamer.vault.records import Cents, Moment, MonthText, Record, Thousandths
from bestuurskamer.vault.trail import LEFT_OUT


@dataclass(frozen=True)
class FieldChange:
    """That a field went from one value to another; the name is a sentence to translate."""

    name: str
    before: object
    after: object


def row_line(kind: str, name: str) -> str:
    """That a row of this name is new, changed or taken away; `kind` is that of the trail."""
    return _KINDS[kind]().format(name=name)


def change_line(kind: str, change: FieldChange) -> str:
    """What became of a field of a row that was new, changed or taken away."""
    name = _(change.name)
    before, after = language.show(change.before), language.show(change.after)
    if kind == "delete":
        return _("{field} was {value}").format(field=name, value=before)
    if not before:
        return _("{field}: {value}").format(field=name, value=after)
    if not after:
        return _("{field}: was {value}, now empty").format(field=name, value=before)
    if before == after:
        return _("{field}: changed").format(field=name)
    return _("{field}: {before} became {after}").format(field=name, before=before, after=after)


_KINDS: Final[Mapping[str, Callable[[], str]]] = {
    "insert": lambda: _("{name}: new"),
    "update": lambda: _("{name}: changed"),
    "delete": lambda: _("{name}: taken away"),
}


def value_of(session: Session, table: str, column: str, kept: Any) -> object:
    """A value of the trail as people read it; nothing is an empty text."""
    if kept in (None, ""):
        return ""
    of = Record.metadata.tables[table].c[column]
    choices = CODES.get(f"{table}.{column}")
    if isinstance(of.type, Enum) and of.type.enum_class is not None:
        choices = ENUMS[of.type.enum_class]
    if choices is not None:
        known = choices.get(str(kept), str(kept))
        return words(known) if known in choices.values() and known else known
    if kept == LEFT_OUT or isinstance(of.type, LargeBinary):
        return words(N_("(not repeated here)"))
    for key in of.foreign_keys:
        return named(session, key.column.table.name, int(kept))
    return _plain(of.type, kept)


def _plain(kind: object, kept: Any) -> object:
    match kind:
        case Cents():
            return Money(int(kept))
        case Thousandths():
            return kind.process_result_value(int(kept), None)  # type: ignore[arg-type]
        case MonthText():
            return Month.parse(str(kept))
        case Moment():
            return datetime.fromisoformat(str(kept)).astimezone().date()
        case Date():
            return date.fromisoformat(str(kept))
        case Boolean():
            return bool(kept)
        case Integer():
            return int(kept)
        case _:
            return str(kept)
