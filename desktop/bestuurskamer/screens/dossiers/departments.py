"""What can be done with departments and their people, and the sheets for it."""

from __future__ import annotations

from collections.abc import Callable

from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.meetings.prints import standing_of_department
from bestuurskamer.parties.department_queries import (
    DepartmentRow,
    OfficialRow,
    departments,
    officials,
)
from bestuurskamer.parties.departments import end_department
from bestuurskamer.screens.dossiers.department_sheets import (
    DepartmentSheet,
    EndDepartmentSheet,
    LeaveSheet,
    OfficialSheet,
)
from bestuurskamer.screens.dossiers.departments_view import DepartmentsView
from bestuurskamer.screens.history import open_history
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.printing import print_pdf
from bestuurskamer.screens.kit.thing import Thing


class Departments:
    """The view of departments, read anew and acted on."""

    def __init__(self, host: Host, lay: Callable[[Sheet], object]) -> None:
        self._host, self._lay = host, lay
        self.rows: list[DepartmentRow] = []
        self.view = DepartmentsView(host.dress)
        self.view.wanted.connect(self._wanted)

    def reload(self) -> None:
        """Read all departments and everybody who ever held a post."""
        desk, today = self._host.desk, self._host.desk.today()
        self.rows = desk.read(departments, today, ended=True)
        self.view.show_departments(self.rows, desk.read(officials), today)

    def sentence(self) -> str:
        """How many departments and people."""
        return self.view.sentence(self.rows, self._host.desk.today()) if self.rows else ""

    def new(self) -> None:
        """Ask for a new department."""
        self._lay(DepartmentSheet(self._host))

    def _wanted(self, what: str, thing: object) -> None:
        if isinstance(thing, OfficialRow):
            self._person(what, thing)
        elif isinstance(thing, DepartmentRow):
            self._department(what, thing)
        else:
            self.new()

    def _person(self, what: str, row: OfficialRow) -> None:
        if what == "leave":
            self._lay(LeaveSheet(self._host, row))
            return
        place = next(one for one in self.rows if one.id == row.department_id)
        self._lay(OfficialSheet(self._host, place, row))

    def _department(self, what: str, row: DepartmentRow) -> None:
        host = self._host
        if what == "back":
            done = N_("Took back the end of a department")
            if host.desk.tried(done, end_department, row.id, None, None):
                host.tell(_("{name} is there again.").format(name=row.name))
            return
        if what == "history":
            open_history(host, Thing("department", row.id, row.name))
            return
        if what == "print":
            desk = host.desk
            data = desk.read(standing_of_department, row.id, desk.today())
            name = _("Where we stand {number}").format(number=row.abbreviation)
            print_pdf(host.dress, host.window, data, name)
            return
        sheets: dict[str, Callable[[], Sheet]] = {
            "change": lambda: DepartmentSheet(host, row),
            "end": lambda: EndDepartmentSheet(host, row),
            "add": lambda: OfficialSheet(host, row),
        }
        self._lay(sheets[what]())
