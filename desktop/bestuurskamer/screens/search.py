"""Search over everything, from anywhere: Ctrl+F."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.finding.queries import PAGE, Found, found
from bestuurskamer.finding.wanted import Sort
from bestuurskamer.language import _, ngettext
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.hits import Hit, HitList
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.overlay import Overlay
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.text import PlainLabel

KINDS = {
    Sort.LINE: (N_("line"), "list"), Sort.PROMISE: (N_("promise"), "handshake"),
    Sort.ACTION: (N_("action"), "square-check"), Sort.DECISION: (N_("decision"), "gavel"),
    Sort.QUESTION: (N_("question"), "circle-question-mark"),
    Sort.MEETING: (N_("meeting"), "messages-square"), Sort.DOSSIER: (N_("dossier"), "folder-open"),
    Sort.DOCUMENT: (N_("document"), "paperclip"), Sort.PERSON: (N_("person"), "users"),
    Sort.DEPARTMENT: (N_("department"), "landmark"), Sort.TENANT: (N_("tenant"), "users"),
    Sort.ROOM: (N_("room"), "house"), Sort.INVOICE: (N_("invoice"), "receipt-text"),
}  # fmt: skip


class Search(Overlay):
    """A field, and below it what fits, the newest first. Enter opens at the thing or the line."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.dress, host.window, _("Search"), 900)
        self._host = host
        self.results: list[Found] = []
        self._more: int | None = None
        self.field = TextField(host.dress, _("What are you looking for?"), help=_help())
        self.words = PlainLabel("", "soft", wrap=True)
        self.hits = HitList(host.dress, _("What was found"))
        self.more = button(host.dress, _("Show more"), "quiet", press=self._show_more)
        self.discreet = button(host.dress, "", "quiet", "eye", press=self._turn)
        self.head.addWidget(self.field)
        self.head.addWidget(self.words)
        self.body.addWidget(self.hits)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.foot.addWidget(self.discreet)
        self.foot.addStretch(1)
        self.foot.addWidget(button(host.dress, _("Back"), press=self.on_escape))
        self._connect()
        self._search()

    def open(self) -> None:
        """Show it with the keyboard in the field."""
        super().open()
        self.fill_height()
        self.field.control.setFocus()

    def on_escape(self) -> None:
        """Esc closes it."""
        self.close_overlay()

    def on_main(self) -> None:
        """Enter opens the chosen one, the first when none was chosen."""
        if self.results:
            self.open_hit(max(self.hits.currentRow(), 0))

    def open_hit(self, place: int) -> None:
        """Go to one of what was found."""
        one = self.results[place]
        self.close_overlay()
        self._host.go(*place_of(one))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """↓ in the field goes into the list."""
        if (
            watched is self.field.control
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and self.results
        ):
            self.hits.setFocus(Qt.FocusReason.TabFocusReason)
            self.hits.setCurrentRow(min(self.hits.currentRow() + 1, len(self.results) - 1))
            return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.field.changed.connect(self._search)
        edit = self.field.control
        assert isinstance(edit, QLineEdit)
        edit.returnPressed.connect(self.on_main)
        edit.installEventFilter(self)
        self.hits.opened.connect(self.open_hit)
        self.hits.currentRowChanged.connect(self._bring)
        self.hits.left_up.connect(self.field.control.setFocus)
        self._host.discreet.changed.connect(self._search)

    def _bring(self, row: int) -> None:
        """Bring the chosen row into view."""
        inside = self.pane.widget()
        if row >= 0 and inside is not None:
            rows = self.hits.visualRect(self.hits.model().index(row, 0))
            at = self.hits.mapTo(inside, rows.center())
            self.pane.ensureVisible(at.x(), at.y(), 0, rows.height())

    def _turn(self) -> None:
        self._host.discreet.turn(not self._host.discreet.hidden)

    def _search(self) -> None:
        self.results = []
        self.hits.show_hits([])
        self._read(None)
        if self.results:
            self.hits.setCurrentRow(0)
        hidden = self._host.discreet.hidden
        self.discreet.say(_("Show board-only") if hidden else _("Hide board-only"))
        self.discreet.show_icon("eye" if hidden else "eye-off")
        self.rise()

    def _show_more(self) -> None:
        first = len(self.results)
        self._read(self._more)
        self.hits.setFocus(Qt.FocusReason.TabFocusReason)
        self.hits.setCurrentRow(min(first, len(self.results) - 1))

    def _read(self, after: int | None) -> None:
        desk, hidden = self._host.desk, self._host.discreet.hidden
        page = desk.read(found, self.field.value(), desk.today(), discreet=hidden, after=after)
        self.results += page.found
        self._more = page.more
        self.hits.show_hits([hit_of(one) for one in page.found], more=True)
        self.hits.setVisible(bool(self.results))
        self.more.setVisible(page.more is not None)
        self.words.setText(self._said(page.misread))

    def _said(self, misread: tuple[str, ...]) -> str:
        """How many, and what is left out."""
        said = []
        if misread:
            said.append(_("We do not understand “{words}”.").format(words="”, “".join(misread)))
        if self.results:
            count = len(self.results)
            more = _("The first {count}, the newest on top.").format(count=count)
            all_ = ngettext("{count} found", "{count} found", count).format(count=count)
            said.append(more if self._more is not None else f"{all_}.")
        elif self.field.value().strip() and not misread:
            said.append(_("Nothing fits. Try a part of the word, or fewer words."))
        if self._host.discreet.hidden:
            said.append(_("What is for the board alone is hidden."))
        return " ".join(said)


def hit_of(one: Found) -> Hit:
    """How something that was found is shown."""
    word, icon = KINDS[one.sort]
    day = language.short_day(one.day) if one.day else ""
    amount = language.money(one.amount) if one.amount is not None else ""
    inside = _("board only") if one.internal else ""
    parts = (day, one.meeting, one.point, one.dossier, amount, inside)
    return Hit(
        one.title.text,
        one.title.marks,
        one.text.text,
        one.text.marks,
        " · ".join(filter(None, parts)),
        State(_(word), "neutral", "eye-off" if one.internal else icon),
    )


def place_of(one: Found) -> tuple[str, object]:
    """Where it is opened: the place, and the thing there."""
    if one.source in ("line", "point"):
        return "meetings", (one.source, one.thing)
    if one.source in ("promise", "decision", "question"):
        return "promises", (f"{one.source}s", one.thing)
    if one.source == "action":
        return "promises", ("actions", (False, one.thing))
    if one.source == "limit" or one.sort is Sort.DOSSIER:
        return "dossiers", one.thing
    if one.source == "document":
        return "dossiers", ("document", one.thing, one.dossier_id)
    if one.sort in (Sort.PERSON, Sort.DEPARTMENT):
        return ("settings", "board") if one.source == "member" else ("dossiers", "departments")
    if one.sort is Sort.ROOM:
        return "tenants", "rooms"
    places = {Sort.MEETING: "meetings", Sort.TENANT: "tenants", Sort.INVOICE: "invoices"}
    return places[one.sort], one.thing


def _help() -> str:
    """The filters, in one line under the field."""
    return _(
        "Narrow it down: is:open · is:late · kind:promise · department:VGD · since:2025-03 · "
        "@jan · T14 · “words together”. The first {count} are shown."
    ).format(count=PAGE)
