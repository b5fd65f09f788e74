"""What a register is limited to: the side, a department, a matter, and only what is open."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bestuurskamer.dossiers.queries import other_dossiers
from bestuurskamer.language import _
from bestuurskamer.meetings.promise_model import Direction
from bestuurskamer.parties.department_queries import departments
from bestuurskamer.screens.kit.choice import Choice, Tick
from bestuurskamer.screens.kit.host import Host


class Filters(QWidget):
    """`changed` rings when another limit is chosen; a limit that is gone falls back to all."""

    changed = Signal()

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host, self._filling = host, False
        dress = host.dress
        self.direction = Choice[str](dress, _("Which side"))
        for key, word in (("", _("both")), ("theirs", _("to us")), ("ours", _("by us"))):
            self.direction.add(key, word)
        self.department = Choice[int](dress, _("Department"))
        self.dossier = Choice[int](dress, _("Matter"))
        self.open_only = Tick(dress, _("Only what is open"))
        self.open_only.set_value(True)
        row = QHBoxLayout(self)
        for field, share in (
            (self.direction, 0), (self.department, 1), (self.dossier, 1), (self.open_only, 0),
        ):  # fmt: skip
            row.addWidget(field, share)
            field.changed.connect(self._rung)
        dress.margins(row, spacing=14)
        self.refill()

    @property
    def side(self) -> Direction | None:
        """Whose promises; None: both sides."""
        chosen = self.direction.value()
        return Direction(chosen) if chosen else None

    @property
    def department_id(self) -> int | None:
        """The department, with those whose work it does; None: all."""
        return self.department.value() or None

    @property
    def dossier_id(self) -> int | None:
        """The matter; None: all."""
        return self.dossier.value() or None

    def show_all(self) -> None:
        """Let no limit hide anything, so that a row that was asked for is there."""
        self._filling = True
        self.direction.set_value("")
        for field in (self.department, self.dossier):
            field.set_value(0)
        self.open_only.set_value(False)
        self._filling = False

    def refill(self) -> None:
        """Offer what there is now, and keep what was chosen."""
        desk = self._host.desk
        named = [
            (row.id, f"{row.name} ({row.abbreviation})")
            for row in desk.read(departments, desk.today())
        ]
        matters = [
            (row.id, f"{row.number} {row.title}") for row in desk.read(other_dossiers).values()
        ]
        self._filling = True
        _fill(self.department, named)
        _fill(self.dossier, matters)
        self._filling = False

    def _rung(self) -> None:
        if not self._filling:
            self.changed.emit()


def _fill(choice: Choice[int], named: Iterable[tuple[int, str]]) -> None:
    chosen = choice.value() or 0
    choice.clear()
    choice.add(0, _("all"))
    for number, name in named:
        choice.add(number, name)
    choice.set_value(chosen)
    if choice.value() is None:
        choice.set_value(0)
