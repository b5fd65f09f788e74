"""What a register is limited to: the side, a department, a matter, and only what is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from bestuurskamer.dossiers.queries import other_dossiers
from bestuurskamer.language import _
from bestuurskamer.meetings.promise_model import Direction
from bestuurskamer.meetings.promise_words import of_whom
from bestuurskamer.meetings.register_rows import PromiseRow
from bestuurskamer.parties.department_queries import departments
from bestuurskamer.screens.kit.choice import Choice, Tick
from bestuurskamer.screens.kit.fields import Field
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
        self.order = Choice[str](dress, _("Order"))
        for key, word in (
            ("late", _("most late first")), ("age", _("the oldest first")),
            ("department", _("by department")), ("dossier", _("by matter")),
        ):  # fmt: skip
            self.order.add(key, word)
        self.department = Choice[int](dress, _("Department"))
        self.dossier = Choice[int](dress, _("Matter"))
        self.open_only = Tick(dress, _("Only what is open"))
        self.open_only.set_value(True)
        self._grid = QGridLayout(self)
        self._fields: tuple[Field, ...] = (
            self.direction, self.department, self.dossier, self.order, self.open_only,
        )  # fmt: skip
        for field in self._fields:
            field.setParent(self)  # what is shown without one is a window, and takes the keyboard
            field.changed.connect(self._rung)
        dress.margins(self._grid, spacing=14)
        dress.fit(self, self._arrange)
        self.refill()

    def offer(self, *fields: Field) -> None:
        """Offer these limits alone."""
        for field in self._fields:
            field.setVisible(field in fields)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest field: what does not stand beside it stands below."""
        widest = max(field.minimumSizeHint().width() for field in self._fields)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take fewer columns when there is no room for more."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = [field for field in self._fields if not field.isHidden()]
        wide = max((field.minimumSizeHint().width() for field in shown), default=1)
        room = self.width() if self.isVisible() else wide * len(self._fields) * 2
        most = len(self._fields)  # a single limit is no wider than it is among all
        across = max(1, min(most, room // (wide + self._grid.horizontalSpacing())))
        for place, field in enumerate(shown):
            self._grid.addWidget(field, *divmod(place, across))
        self._grid.setAlignment(self.open_only, Qt.AlignmentFlag.AlignBottom)
        for column in range(len(self._fields)):
            self._grid.setColumnStretch(column, int(column < across))

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

    def arrange(self, rows: Sequence[PromiseRow]) -> Sequence[PromiseRow]:
        """The promises in the order that was chosen; as they come the latest stand first."""
        orders: dict[str, Callable[[PromiseRow], Any]] = {
            "age": lambda row: row.given_on,
            "department": lambda row: (of_whom(row).casefold(), row.given_on),
            "dossier": lambda row: (not row.source.dossier, row.source.dossier, row.given_on),
        }
        key = orders.get(self.order.value() or "late")
        return rows if key is None else sorted(rows, key=key)

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
