"""The window: the side bar, the places, and what works everywhere. It knows no data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from bestuurskamer.language import _
from bestuurskamer.screens.frame import Frame
from bestuurskamer.screens.kit.busy import BusySheet
from bestuurskamer.screens.kit.desk import Desk
from bestuurskamer.screens.kit.discreet import Discreet
from bestuurskamer.screens.kit.dress import Dress, application
from bestuurskamer.screens.kit.host import Shown
from bestuurskamer.screens.kit.notice import Notice
from bestuurskamer.screens.kit.overlay import Overlay
from bestuurskamer.screens.kit.page import Page
from bestuurskamer.screens.kit.ring import FocusRing
from bestuurskamer.screens.kit.sidebar import Group, SideBar
from bestuurskamer.screens.kit.thing import HISTORY_KEY, thing_around

PROGRAM = frozenset(
    {
        "lock", "lock_after", "restore", "rehearse", "copied", "move",
        "gave", "bring_home", "take_back", "look_beside",
    }
)  # fmt: skip
"""Where no page is gone to, but the program itself acts."""


class Window(QObject):
    """Shows a board with its places; pages are made when first gone to. It is their `Host`.

    `pages` names for every place the page that shows it, as module:class.
    """

    spoken = Signal(str)
    welcome_wanted = Signal()
    asked = Signal(str, object)  # what only the program can do: lock, restore, rehearse

    def __init__(self, dress: Dress, groups: Sequence[Group], pages: Mapping[str, str]) -> None:
        super().__init__()
        self.dress, self._pages = dress, pages
        self.discreet = Discreet()
        self.discreet.changed.connect(lambda _hidden: self._show_anew())
        self._made: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._desk: Desk | None = None
        self._press: Callable[[], object] | None = None
        self._standing: Callable[[], None] | None = None
        self.sidebar, self.notice = SideBar(dress, groups), Notice(dress)
        self.stack = QStackedWidget()
        self.frame = Frame(self.sidebar, self.notice, self.stack)
        self.frame.setWindowTitle("Bestuurskamer")
        self.ring = FocusRing(dress)
        self._connect()
        self._add_keys()

    @property
    def desk(self) -> Desk:
        """The desk of the board that is open."""
        assert self._desk is not None, "no board is open"
        return self._desk

    @property
    def window(self) -> QWidget:
        """The widget over which sheets lie."""
        return self.frame

    @property
    def place(self) -> str:
        """The place that is shown."""
        return next((k for k, page in self._made.items() if page is self.stack.currentWidget()), "")

    def open_board(self, desk: Desk, name: str, form: str) -> None:
        """Begin to work with a board: all pages are made anew."""
        self.close_board()
        self._desk = desk
        desk.changed.connect(self._changed)
        desk.refused.connect(self._refused)
        self.sidebar.show_board(name, form)
        self.frame.setWindowTitle(f"{name} – Bestuurskamer")
        self.frame.show_over(None)
        self.discreet.forget()
        self._look_for_talk()

    def close_board(self) -> None:
        """Work with no board: nothing that still rings reads from the one that was open."""
        pages, self._made = list(self._made.values()), {}
        for page in pages:  # one on which somebody types still keeps that
            self.stack.removeWidget(page)
            page.deleteLater()
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.changed.disconnect(self._changed)
            desk.refused.disconnect(self._refused)
        self._stale.clear()
        self._standing = None
        self._close_notice()

    @property
    def is_busy(self) -> bool:
        """Whether work goes on that the window waits for."""
        return any(not sheet.is_closed for sheet in self.frame.findChildren(BusySheet))

    def go(self, place: str, thing: object = None) -> None:
        """Show another place, and there one thing when given; or leave for the welcome."""
        if place == "welcome":
            self.welcome_wanted.emit()
            return
        if place in PROGRAM:
            self.asked.emit(place, thing)
            return
        if place == "language":
            self.spoken.emit(str(thing))
            return
        page = self._page(place)
        self.sidebar.go(place)
        if self.stack.currentWidget() is not page:
            self._close_notice()
            if self._standing is not None:
                self._standing()
        self.stack.setCurrentWidget(page)
        self._reload(place)
        self._give_keyboard(page)
        if thing is not None:
            cast(Shown, page).open_thing(thing)
            held = self.frame.focusWidget()
            if held is not None and self.sidebar.isAncestorOf(held):  # what had it is out of sight
                self._give_keyboard(page)

    @staticmethod
    def _give_keyboard(page: Page) -> None:
        page.setFocus()
        page.take_keyboard()

    def tell(
        self,
        text: str,
        tone: str = "ok",
        button: str = "",
        press: Callable[[], object] | None = None,
    ) -> None:
        """Show a message that stays until it is closed or another page comes."""
        self._press = press
        self.notice.tell(text, tone, button)

    def keep_telling(self, text: str, button: str, press: Callable[[], object] | None) -> None:
        """Show a message now and at every place that is gone to, until the board is closed."""
        self._standing = lambda: self.tell(text, "info", button, press)
        self._standing()

    def _connect(self) -> None:
        self.sidebar.went.connect(self.go)
        self.sidebar.settings_wanted.connect(lambda: self.go("settings"))
        self.sidebar.copy_wanted.connect(lambda: self.go("settings", "data"))
        self.sidebar.zoomed.connect(lambda percent: self.dress.wear(zoom=percent))
        self.sidebar.darkened.connect(lambda dark: self.dress.wear(dark=dark))
        self.dress.fit(self.frame, lambda: self.sidebar.fit_window(self.frame.width()))
        self.frame.resized.connect(self.sidebar.fit_window)
        self.sidebar.help_wanted.connect(self._help)
        self.notice.pressed.connect(self._pressed)
        self.frame.alt_held.connect(self.sidebar.show_digits)
        self.frame.escaped.connect(self._back)
        self.frame.dropped.connect(self._dropped)

    def _add_keys(self) -> None:
        def key(keys: str, act: Callable[[], object]) -> None:
            QShortcut(QKeySequence(keys), self.frame).activated.connect(act)

        for digit in "1234567890":
            key(f"Alt+{digit}", partial(self._go_digit, digit))
        key("Ctrl+F", self._search)
        key("Ctrl+Z", self._undo)
        key("Ctrl+N", self._note)
        key(HISTORY_KEY, self._history)
        key("Ctrl+L", lambda: self.go("lock"))
        key("F1", self._help)
        key("F8", self._print)
        key("Ctrl+Return", self._main)
        key("Ctrl+Enter", self._main)
        for keys in ("Ctrl++", "Ctrl+="):
            key(keys, lambda: self.dress.step(1))
        key("Ctrl+-", lambda: self.dress.step(-1))
        key("Ctrl+0", lambda: self.dress.wear(zoom=100))

    def _page(self, place: str) -> Page:
        if place not in self._made:
            module, _colon, name = self._pages[place].partition(":")
            page = getattr(import_module(module), name)(self)
            self._made[place] = page
            self._stale.add(place)
            page.history_wanted.connect(self._history)
            page.narrow_wanted.connect(self.sidebar.keep_narrow)
            page.setProperty("ring", "own")  # a page that has the keyboard shows no ring
            self.stack.addWidget(page)
        return self._made[place]

    def _refused(self, text: str) -> None:
        self.tell(text, "bad")

    def _changed(self, _tables: object) -> None:
        if self._desk is None:  # rung in another thread, before the board was put away
            return
        self._look_for_talk()
        self._show_anew()
        saved = self.desk.saved_at
        if saved is not None:
            words = _("All saved {time}").format(time=f"{saved:%H:%M}")
            for page in self._made.values():
                page.keys.show_state(words)

    def _show_anew(self) -> None:
        self._stale.update(self._made)
        if self._desk is not None and self.place:
            self._reload(self.place)

    def _look_for_talk(self) -> None:
        """While others sit at the table, what is for the board alone is hidden by itself."""
        from bestuurskamer.meetings.queries import talk_runs

        self.discreet.talk(self.desk.read(talk_runs))

    def _reload(self, place: str) -> None:
        if place in self._stale:
            self._stale.discard(place)
            cast(Shown, self._made[place]).reload()

    def _covered(self) -> bool:
        return any(o.isVisible() for o in self.frame.findChildren(Overlay))

    def _go_digit(self, digit: str) -> None:
        place = self.sidebar.key_of_digit(digit)
        if place and self._desk is not None and not self._covered():
            self.go(place)

    def _main(self) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, Page) and not self._covered():
            main = page.main_button()
            if main is not None:
                main.click()

    def _back(self) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, Page) and page.back_link.isVisible() and not self._covered():
            page.left.emit()

    def _dropped(self, paths: object) -> None:
        """What is dropped on the window is for the bank, whatever page is shown."""
        if self._desk is not None and paths and not self._covered():
            self.go("bank", paths)

    def _print(self) -> None:
        page = self.stack.currentWidget()
        if page is not None and not self._covered():
            cast(Shown, page).print_it()

    def _undo(self) -> None:
        if self._desk is not None and not self._covered():
            desk = self._desk
            last, known = desk.last_act, desk.has_undo
            if what := desk.undo():
                self.tell(_("Undone: {what}.").format(what=what), "ok")
            elif last and not known:
                said = _("“{what}” cannot be taken back with Ctrl+Z. Put it right on its own page.")
                self.tell(said.format(what=last), "info")
            elif not last:
                self.tell(_("There is nothing to take back here."), "info")

    def _search(self) -> None:
        if self._desk is not None and not self._covered():
            from bestuurskamer.screens.search import Search

            Search(self).open()

    def _note(self) -> None:
        if self._desk is not None and not self._covered() and "meetings" in self._pages:
            self.go("meetings", "small")

    def _history(self) -> None:
        """Of the card that has the keyboard, or else of what the page shows."""
        page = self.stack.currentWidget()
        if self._desk is not None and isinstance(page, Page) and not self._covered():
            from bestuurskamer.screens.history import open_history

            if page.tells_history:
                open_history(self, thing_around(application().focusWidget()) or page.thing())

    def _help(self) -> None:
        if not self._covered():
            from bestuurskamer.screens.help import Help

            page = self._made.get(self.place)
            key = page.help_key() if page is not None else ""
            Help(self.dress, self.frame, key or self.place or "welcome").open()

    def _pressed(self) -> None:
        press, self._press = self._press, None
        self.notice.close_notice()
        if press is not None:
            press()

    def _close_notice(self) -> None:
        self._press = None
        self.notice.close_notice()
