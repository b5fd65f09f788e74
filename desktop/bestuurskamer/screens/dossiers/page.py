"""The place of dossiers: the list, one dossier, and the departments on the other side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from bestuurskamer.dossiers.queries import DossierRow, dossiers, other_dossiers
from bestuurskamer.language import _
from bestuurskamer.screens.dossiers import slots
from bestuurskamer.screens.dossiers.departments import Departments
from bestuurskamer.screens.dossiers.dossier_sheet import DossierSheet
from bestuurskamer.screens.dossiers.kind_sheet import KindSheet
from bestuurskamer.screens.dossiers.list import DossierList, sentence
from bestuurskamer.screens.dossiers.one import OneDossier
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.empty import EmptyPage
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.menu_button import MenuButton
from bestuurskamer.screens.kit.segment import Segment
from bestuurskamer.screens.kit.sheet_page import SheetPage
from bestuurskamer.screens.kit.thing import Thing

OPEN, WITHOUT_DAY, CLOSED = "open", "without_day", "closed"
LIST, ONE, DEPARTMENTS = "list", "one", "departments"


class DossiersPage(SheetPage):
    """The list of dossiers, one of them, or the departments; `open_thing` shows which.

    It takes the number of a dossier, or one of the words open, without_day, closed,
    departments and new, or ("document", number, number of its dossier or None).
    """

    def __init__(self, host: Host) -> None:
        super().__init__(host.dress, _("Dossiers"), scrolls=False)
        self.host = host
        self.shown = LIST
        self.rows: list[DossierRow] = []
        self.closed: list[DossierRow] = []
        self.list = DossierList(host.dress)
        self.one = OneDossier(host, self)
        self.departments = Departments(host, self.lay)
        self.segment = Segment(
            host.dress,
            _("Which dossiers"),
            [
                (OPEN, _("Open")),
                (WITHOUT_DAY, _("Without a next date")),
                (CLOSED, _("Closed")),
            ],
        )
        self.empty = self._empty_page()
        self._build_actions()
        self.body.addWidget(self.segment, 0, Qt.AlignmentFlag.AlignLeft)
        self._parts: dict[str, list[QWidget]] = {
            LIST: [self.segment, self.list],
            ONE: [self.one.view],
            DEPARTMENTS: [self.departments.view],
            "": [self.empty],
        }
        for part in (self.list, self.one.view, self.departments.view, self.empty):
            self.body.addWidget(part, 1)
        self._connect()
        self._show_parts()

    def reload(self) -> None:
        """Read everything anew."""
        desk, today = self.host.desk, self.host.desk.today()
        days = slots.more_days(desk, discreet=self.host.discreet.hidden)
        self.rows = desk.read(dossiers, today, days)
        self.closed = desk.read(dossiers, today, days, closed=True)
        self.one.reload()
        self.departments.reload()
        self._show_list()
        self._show_parts()

    def open_thing(self, thing: object) -> None:
        """Show a dossier by number, a part of the list by name, the departments, or a sheet."""
        if isinstance(thing, int):
            self.show_dossier(thing)
        elif isinstance(thing, tuple):
            self._show_document(*thing)
        elif thing == DEPARTMENTS:
            self._go(DEPARTMENTS)
        elif thing in (OPEN, WITHOUT_DAY, CLOSED):
            self.segment.choose(str(thing))
            self.one.dossier_id = None
            self._go(LIST)
            self._show_list()
        elif thing == "new":
            self.new()

    def thing(self) -> Thing | None:
        """The dossier that is shown or chosen."""
        if self.shown == DEPARTMENTS:
            return None
        chosen = self.one.dossier_id if self.shown == ONE else self.list.current_id()
        row = next((row for row in (*self.rows, *self.closed) if row.id == chosen), None)
        return Thing("dossier", row.id, f"{row.number} {row.title}") if row else None

    def print_it(self) -> None:
        """F8: where we stand in the dossier that is shown, or is chosen in the list."""
        if self.shown == LIST and self.list.current_id() is not None:
            self.show_dossier(self.list.current_id() or 0)
        if self.shown == ONE:
            self.one.print_it()
        else:
            text = _("Choose a dossier, or print where you stand with a department.")
            self.host.tell(text, "info")

    def show_dossier(self, dossier_id: int) -> None:
        """Show the page of one dossier; one that is gone shows the list."""
        if dossier_id not in self.host.desk.read(other_dossiers):
            self._back()
            return
        self.one.dossier_id = dossier_id
        self.one.reload()
        self._go(ONE)

    def _show_document(self, _kind: str, document_id: int, dossier_id: int | None) -> None:
        """A document at its dossier; one that lies in none is opened itself."""
        if dossier_id is None:
            self.one.open_document(document_id)
        else:
            self.show_dossier(dossier_id)
            self.one.show_document(document_id)

    def new(self) -> None:
        """Ask for a new dossier, and show it."""
        self.lay_new(DossierSheet(self.host), self.show_dossier)

    def _empty_page(self) -> EmptyPage:
        dress = self.dress
        return EmptyPage(
            dress,
            "folder-open",
            _("No dossiers yet"),
            _("A dossier keeps everything of one matter with the municipality."),
            (_("renewal of the lease"), _("a paid assignment"), _("a permit")),
            button(dress, _("New dossier"), "primary", "plus", self.new),
            button(dress, _("Departments"), "", "building-2", lambda: self._go(DEPARTMENTS)),
        )

    def _build_actions(self) -> None:
        dress = self.dress
        self.more = MenuButton(
            dress, lambda: [(_("Kinds of dossier"), lambda: self.lay(KindSheet(self.host)))]
        )
        self.to_departments = button(
            dress, _("Departments"), "", "building-2", lambda: self._go(DEPARTMENTS)
        )
        self.new_button = button(dress, _("New dossier"), "primary", "plus", self.new)
        self.department_button = button(
            dress, _("New department"), "primary", "plus", self.departments.new
        )
        self._acts_of = {
            LIST: [self.more, self.to_departments, self.new_button],
            ONE: self.one.actions(),
            DEPARTMENTS: [self.department_button],
        }
        for acts in self._acts_of.values():
            for act in acts:
                self.add_action(act)

    def _connect(self) -> None:
        self.segment.picked.connect(lambda _key: self._show_list())
        self.left.connect(self._back)
        self.list.opened.connect(self.show_dossier)
        for key, act in (("Ins", self._new), ("F2", self._change)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    def _new(self) -> None:
        """Ins."""
        if self.shown == DEPARTMENTS:
            self.departments.new()
        elif self.shown == ONE:
            self.one.add_document()
        else:
            self.new()

    def _change(self) -> None:
        """F2."""
        if self.shown == LIST and self.list.current_id() is not None:
            self.show_dossier(self.list.current_id() or 0)
        if self.shown == ONE:
            self.one.change()

    def _back(self) -> None:
        self.one.dossier_id = None
        self._go(LIST)
        self.list.ledger.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, part: str) -> None:
        self.shown = part
        self._show_parts()
        self.pane.verticalScrollBar().setValue(0)

    def _show_list(self) -> None:
        lacking = [row for row in self.rows if row.lacks_next_day]
        self.segment.say(OPEN, _("Open {count}").format(count=len(self.rows)))
        text = _("Without a next date {count}")
        self.segment.say(WITHOUT_DAY, text.format(count=len(lacking)))
        self.segment.say(CLOSED, _("Closed {count}").format(count=len(self.closed)))
        rows, none = {
            OPEN: (self.rows, _("No dossier is open.")),
            WITHOUT_DAY: (lacking, _("Every open dossier has a next date.")),
            CLOSED: (self.closed, _("No dossier was closed yet.")),
        }[self.segment.current()]
        self.list.show_rows(rows, self.host.desk.today(), none)

    def _show_parts(self) -> None:
        bare = self.shown == LIST and not self.rows and not self.closed
        shown = "" if bare else self.shown
        for key, parts in self._parts.items():
            for part in parts:
                part.setVisible(key == shown)
        for key, acts in self._acts_of.items():
            for act in acts:
                act.setVisible(key == shown)
        if shown == ONE:
            self.one.show_actions()
        self.department_button.setVisible(shown == DEPARTMENTS and bool(self.departments.rows))
        self.show_back("" if self.shown == LIST else _("Dossiers"))
        self._show_words(shown)

    def _show_words(self, shown: str) -> None:
        keys = [("Enter", _("open")), ("Ins", _("new dossier"))]
        if shown == ONE:
            self.show_head(*self.one.head())
            keys = [("Esc", _("back")), ("F2", _("change")), ("Ins", _("document"))]
            keys.append(("F8", _("print")))
        elif shown == DEPARTMENTS:
            self.show_head(_("Departments"), self.departments.sentence())
            keys = [("Esc", _("back")), ("Ins", _("new department"))]
        else:
            said = sentence(self.rows, self.host.desk.today()) if shown else ""
            self.show_head(_("Dossiers"), said)
        self.keys.show_keys(keys)
