"""The place Facturen: what is to be made, what was made, and drafts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from bestuurskamer.errors import Refused
from bestuurskamer.invoices.issued import counts
from bestuurskamer.invoices.issuing import Issued
from bestuurskamer.invoices.queries import pdf
from bestuurskamer.language import _, say
from bestuurskamer.screens.invoices.drafts import Drafts
from bestuurskamer.screens.invoices.hand_out import HandOut
from bestuurskamer.screens.invoices.made import Made
from bestuurskamer.screens.invoices.one import OneInvoice
from bestuurskamer.screens.invoices.to_make import ToMake
from bestuurskamer.screens.invoices.view import View
from bestuurskamer.screens.kit.dress import application
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.page import Page
from bestuurskamer.screens.kit.segment import Segment
from bestuurskamer.screens.kit.thing import Thing


class InvoicesPage(Page):
    """To make · Made · Drafts, one issued invoice, and the papers that go out."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.dress, _("Invoices"), scrolls=False)
        self.host = host
        self.make, self.made, self.drafts = ToMake(host), Made(host), Drafts(host)
        self.one, self.out = OneInvoice(host), HandOut(host)
        self._lists: dict[str, View] = {
            "make": self.make,
            "made": self.made,
            "drafts": self.drafts,
        }
        self._views = [*self._lists.values(), self.one, self.out]
        self.segment = Segment(
            host.dress,
            _("Which invoices"),
            [("make", _("To make")), ("made", _("Made")), ("drafts", _("Drafts"))],
        )
        self._current: View = self.make
        self._came_from = "make"
        self._build_views()
        self._connect()
        self._show(self.make, read=False)

    def reload(self) -> None:
        """Read anew what is shown, and the counts."""
        self._current.reload()
        if self._current is not self.make:
            self.make.count_only()
        self._count()
        self._head()

    def open_thing(self, thing: object) -> None:
        """Show an issued invoice by its id, or `run`, `issued`, `drafts`, `new`, `hand_out`."""
        if isinstance(thing, int):
            self._open_one(thing)
        elif thing == "new":
            self._pick("drafts")
            self.drafts.write_new()
        elif thing == "hand_out":
            self._pick("made")
            self.made.hand_out_rest()
        else:
            lists = {"made": "made", "issued": "made", "drafts": "drafts"}
            self._pick(lists.get(str(thing), "make"))
        self._current.take_keyboard()

    def thing(self) -> Thing | None:
        """The invoice that is shown or chosen."""
        return self._current.thing()

    def print_it(self) -> None:
        """Print what is shown (F8)."""
        self._current.print_it()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold along with the page."""
        super().resizeEvent(event)
        self._fold_views()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list; other keys are for what is shown."""
        if event.isAutoRepeat():
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape and self._current.back:
            self._back()
        elif not self._current.press(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _build_views(self) -> None:
        tools = QWidget()
        row = QHBoxLayout(tools)
        self.dress.margins(row, spacing=8)
        for view in self._views:
            if view.tool is not None:
                row.addWidget(view.tool)
        self._tools, self._tool = QWidget(), tools
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._tools)
        self._line.addWidget(self.segment, 0, Qt.AlignmentFlag.AlignLeft)
        self._line.addStretch(1)
        self._line.addWidget(tools, 0, Qt.AlignmentFlag.AlignLeft)
        self.dress.margins(self._line, spacing=10)
        self.body.addWidget(self._tools)
        for view in self._views:
            self.body.addWidget(view, 1)
            for act in view.acts:
                self.add_action(act)

    def _connect(self) -> None:
        self.left.connect(self._back)
        self.segment.picked.connect(self._pick)
        for view in self._views:
            view.told.connect(self._told)
        self.make.run.made.connect(self._made)
        self.made.opened.connect(self._open_one)
        self.made.to_hand_out.connect(self._hand_out)
        self.out.opened.connect(self._open_one)
        self.one.opened.connect(self._open_one)
        self.one.draft_made.connect(self._open_draft)
        self.drafts.issued.connect(self._open_one)
        self.make.free_wanted.connect(lambda: self.open_thing("new"))
        self.made.run_wanted.connect(lambda: self._pick("make"))
        self.dress.fit(self, self._fold_views)

    def _show(self, view: View, *, read: bool = True) -> None:
        self._current = view
        for other in self._views:
            other.setVisible(other is view)
            if other.tool is not None:
                other.tool.setVisible(other is view)
        self._tools.setVisible(not view.back)
        self.show_back(view.back)
        if read:
            self.reload()
        else:
            self._head()
        self._fold_views()
        self.pane.verticalScrollBar().setValue(0)
        focus = application().focusWidget()
        if read and (focus is None or not self.segment.isAncestorOf(focus)):
            view.take_keyboard()

    def _pick(self, key: str) -> None:
        self._came_from = key
        self.segment.choose(key)
        self._show(self._lists[key])

    def _back(self) -> None:
        self._pick(self._came_from)

    def _open_one(self, invoice_id: int) -> None:
        """Show a paper; one that is damaged, or went after its term, is told and not opened."""
        try:
            self.host.desk.read(pdf, invoice_id)
        except Refused as refused:
            self.host.tell(say(refused.words), "info")
            return
        if self._current is not self.one and self._came_from != "made":
            self._came_from = "made"
        self.one.choose(invoice_id)
        self._show(self.one)

    def _open_draft(self, draft_id: int) -> None:
        self._pick("drafts")
        self.drafts.open_draft(draft_id)

    def _made(self, issued: Issued) -> None:
        self._came_from = "make"
        self.out.choose(issued.ids, issued.failures, fresh=True)
        self._show(self.out)

    def _hand_out(self, ids: list[int]) -> None:
        self._came_from = "made"
        self.out.choose(ids)
        self._show(self.out)

    def _count(self) -> None:
        found = self.host.desk.read(counts)
        self.segment.say("made", _("Made {count}").format(count=found.issued))
        self.segment.say("drafts", _("Drafts {count}").format(count=found.drafts))
        self._count_to_make()

    def _count_to_make(self) -> None:
        self.segment.say("make", _("To make {count}").format(count=self.make.count))
        self.segment.updateGeometry()

    def _told(self) -> None:
        self._count_to_make()
        self._head()

    def _head(self) -> None:
        view = self._current
        self.show_head(view.title or _("Invoices"), view.sentence)
        for other in self._views:
            for act in other.acts:
                act.setVisible(other is view and not act.property("unused"))
        self.keys.show_keys(view.keys())

    def _fold_views(self) -> None:
        wide = self.width() * 100 / self.dress.look.zoom
        needed = self.segment.sizeHint().width() + self._tool.sizeHint().width()
        beside = self.width() >= needed + self.dress.px(90)
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        for view in self._views:
            view.fold(wide)
        self._head()
