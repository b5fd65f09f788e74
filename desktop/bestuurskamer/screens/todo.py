"""A row of work on the page of today."""

from __future__ import annotations

from dataclasses import dataclass

from bestuurskamer.screens.kit.paint import State


@dataclass(frozen=True)
class Todo:
    """One row of work: what it is, how pressing, and the place where it is done."""

    icon: str
    strong: str
    soft: str
    state: State | None
    button: str
    place: str
    thing: object = None
