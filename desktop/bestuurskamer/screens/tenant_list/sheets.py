"""The two sheets of taking a list over: mending a row, and naming the building."""

from __future__ import annotations

from collections.abc import Callable

from bestuurskamer.building.actions import describe_building
from bestuurskamer.building.rules import BuildingDraft
from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.rent.tenant_list.columns import FIELD_NAMES
from bestuurskamer.rent.tenant_list.rows import RowPlan
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.tenant_list.reading import ListAtHand


def ask_to_mend(
    host: Host, at_hand: ListAtHand, row: RowPlan, then: Callable[[dict[int, str]], object]
) -> Sheet:
    """Ask for other texts in a row of the list; the file itself stays as it is."""
    fields: dict[int, TextField] = {}

    def save() -> None:
        changed = {
            column: field.value()
            for column, field in fields.items()
            if field.value() != at_hand.raw(row, column)
        }
        if changed:
            then(changed)

    title = _("Change row {number}").format(number=row.number)
    sentence = _("Only what we take over changes. Your own file stays as it is.")
    sheet = Sheet(host.dress, host.window, title, sentence, _("Use this"), save)
    problems = {cell.column: say(cell.problem) for cell in row.cells if cell.problem}
    for column in at_hand.mapping.columns:
        if column.field is None:
            continue
        field = TextField(host.dress, _(FIELD_NAMES[column.field]), most=20000)
        field.set_value(at_hand.raw(row, column.index))
        fields[column.index] = field
        sheet.add(field, str(column.index))
    sheet.open()
    for index, text in problems.items():
        if index in fields:
            fields[index].problem(text)
    return sheet


def ask_for_building(host: Host, then: Callable[[], object]) -> Sheet:
    """Ask for the name of the building in which the rooms are, and go on."""
    name = TextField(host.dress, _("Name of the building"), most=120)

    def save() -> dict[str, str] | None:
        if not name.value():
            return {"name": _("Give the building a name.")}
        draft = BuildingDraft(name.value())
        host.desk.do(N_("Described the building"), describe_building, draft)
        return None

    title = _("In which building are these rooms?")
    sheet = Sheet(host.dress, host.window, title, "", _("Take over"), save, wide=False)
    sheet.add(name, "name")
    sheet.done.connect(lambda saved: then() if saved else None)
    sheet.open()
    return sheet
