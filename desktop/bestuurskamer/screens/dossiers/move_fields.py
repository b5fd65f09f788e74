"""Whose move it is: we, a department, or somebody else; and since when."""

from __future__ import annotations

from bestuurskamer.dossiers.drafts import MoveDraft
from bestuurskamer.dossiers.model import Mover
from bestuurskamer.dossiers.queries import DossierRow
from bestuurskamer.language import _
from bestuurskamer.parties.department_queries import departments
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField

_US, _OTHER = 0, -1


class MoveFields:
    """Three fields of a sheet. Another mover than before moves since today, unless said so."""

    def __init__(self, host: Host, row: DossierRow) -> None:
        self._host, self._row = host, row
        dress, today = host.dress, host.desk.today()
        self.who: Choice[int] = Choice(dress, _("Whose move is it?"))
        self.name = TextField(dress, _("Who then?"), _("Such as: the notary"))
        self.since = DayField(dress, _("Since"), today)
        self.who.add(_US, _("We ourselves"))
        known = host.desk.read(departments, today)
        for department in known:
            self.who.add(department.id, f"{department.name} ({department.abbreviation})")
        old = row.mover_department_id
        if old is not None and old not in {department.id for department in known}:
            self.who.add(old, row.mover_name)
        self.who.add(_OTHER, _("Somebody else"))
        self.who.set_value(_code(row))
        self.name.set_value(row.mover_name if row.mover is Mover.OTHER else "")
        self.since.set_value(row.mover_since or today)
        self.who.changed.connect(self._changed)
        self._changed()

    def add_to(self, sheet: Sheet) -> None:
        """Put the fields in the next places of a sheet."""
        sheet.add(self.who, "department")
        sheet.add(self.since, "since")
        sheet.add(self.name, "name", wide=True)
        self._changed()

    def draft(self) -> MoveDraft:
        """What is chosen; nothing is judged yet."""
        who, since = self.who.value(), self.since.day()
        if who == _US:
            return MoveDraft(Mover.US, since)
        if who == _OTHER:
            return MoveDraft(Mover.OTHER, since, name=self.name.value())
        return MoveDraft(Mover.DEPARTMENT, since, who)

    def _changed(self) -> None:
        other = self.who.value() == _OTHER
        self.name.setVisible(other and self.name.parent() is not None)
        same = self.who.value() == _code(self._row)
        before, today = self._row.mover_since, self._host.desk.today()
        if not same and self.since.day() == before:
            self.since.set_value(today)
        elif same and before is not None and self.since.day() == today:
            self.since.set_value(before)


def _code(row: DossierRow) -> int:
    if row.mover is Mover.DEPARTMENT:
        return row.mover_department_id or _US
    return _OTHER if row.mover is Mover.OTHER else _US
