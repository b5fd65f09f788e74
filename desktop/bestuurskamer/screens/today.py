"""Today: what needs attention now, what is in order, and how this month stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.books.attention import Attention, attention
from bestuurskamer.books.queries import InAndOut
from bestuurskamer.days import Month
from bestuurskamer.dossiers.queries import dossiers
from bestuurskamer.dossiers.running_terms import terms_soon
from bestuurskamer.language import _, ngettext
from bestuurskamer.meetings.attention import table_attention
from bestuurskamer.screens.dossiers.slots import more_days
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card, Rows, TodoRow
from bestuurskamer.screens.kit.columns import SideBySide
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.layouts import empty
from bestuurskamer.screens.kit.page import Page
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.kit.two_bars import TwoBars
from bestuurskamer.screens.terms.words import term_todos
from bestuurskamer.screens.todo import Todo
from bestuurskamer.screens.todos import coming_words, in_order, todos
from bestuurskamer.screens.todos_dossiers import dossier_todos
from bestuurskamer.screens.todos_meetings import meeting_todos
from bestuurskamer.screens.todos_safety import safety_todos


class TodayPage(Page):
    """The first page: to-do rows, the good news, and two cards beside them."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.dress, _("Today"))
        self._host = host
        self._todo_head = PlainLabel(_("Money"), "label")
        self.rows = Rows()
        self._municipal_head = PlainLabel(_("Municipality"), "label")
        self.municipal = Rows()
        self._order_head = PlainLabel(_("In order"), "label")
        self._order = QWidget()
        self._order_column = QVBoxLayout(self._order)
        self.month, self.coming = QVBoxLayout(), QVBoxLayout()
        self.add_action(
            button(host.dress, _("Search"), icon="search", press=lambda: _press_search(host))
        )
        left, right = QWidget(), QWidget()
        left_column, right_column = QVBoxLayout(left), QVBoxLayout(right)
        for widget in (
            self._todo_head, self.rows, self._municipal_head, self.municipal, self._order_head,
            self._order,
        ):  # fmt: skip
            left_column.addWidget(widget)
        left_column.addStretch(1)
        right_column.addLayout(self.month)
        right_column.addLayout(self.coming)
        right_column.addStretch(1)
        self.body.addWidget(SideBySide(host.dress, left, right, 344))
        host.dress.margins(left_column, spacing=10)
        host.dress.margins(right_column, spacing=14)
        host.dress.margins(self._order_column, 22, 0, 0, 0, spacing=6)
        self.keys.show_keys(
            [("Enter", _("open")), ("Ctrl F", _("search")), ("Alt 2", _("to the invoices"))]
        )

    def reload(self) -> None:
        """Look through everything anew."""
        host = self._host
        found = host.desk.read(attention, host.desk.today())
        work = todos(found, host.desk.board.last_copy())
        work += safety_todos(host)
        today = host.desk.today()
        municipal = term_todos(host.desk.read(terms_soon, today))
        hidden = host.discreet.hidden
        municipal += meeting_todos(host.desk.read(table_attention, today), discreet=hidden)
        days = more_days(host.desk, discreet=hidden)
        municipal += dossier_todos(host.desk.read(dossiers, today, days), today)
        self._show_head(found, len(work) + len(municipal))
        self._show_work(self._todo_head, self.rows, work, main=True)
        self._show_work(self._municipal_head, self.municipal, municipal, main=not work)
        self._show_order(in_order(found, host.desk.board.last_copy()))
        _fill(self.month, _month_card(host.dress, found))
        _fill(self.coming, _coming_card(host.dress, found) if found.coming else None)

    def open_thing(self, thing: object) -> None:
        """There is nothing to open here."""

    def print_it(self) -> None:
        """Today is for the screen; the overviews are for paper."""
        self._host.go("overviews")

    def _show_head(self, found: Attention, count: int) -> None:
        day = language.weekday(found.today)
        if not count:
            state = _("Nothing asks for your attention.")
        else:
            state = ngettext(
                "{count} thing asks for your attention.",
                "{count} things ask for your attention.",
                count,
            ).format(count=count)
        self.show_head(_("Today"), f"{day[:1].upper()}{day[1:]}. {state}")

    def _show_work(self, head: PlainLabel, rows: Rows, work: list[Todo], *, main: bool) -> None:
        rows.clear()
        rows.setVisible(bool(work))
        head.setVisible(bool(work))
        for place, todo in enumerate(work):
            go = button(
                self.dress,
                todo.button,
                "primary" if place == 0 and main else "",
                press=partial(self._host.go, todo.place, todo.thing),
            )
            row = TodoRow(self.dress, todo.icon, todo.strong, todo.soft, todo.state, go)
            rows.add(row)

    def _show_order(self, good: list[str]) -> None:
        empty(self._order_column)
        for sentence in good:
            self._order_column.addWidget(PlainLabel(f"✓  {sentence}", "soft", wrap=True))
        self._order_head.setVisible(bool(good))


def _press_search(host: Host) -> None:
    from bestuurskamer.screens.search import Search

    Search(host).open()


def _fill(place: QVBoxLayout, widget: QWidget | None) -> None:
    empty(place)
    if widget is not None:
        place.addWidget(widget)


def _month_card(dress: Dress, found: Attention) -> Card:
    card = Card(dress, language.month(Month.of(found.today)).capitalize())
    card.add_pair(_("Invoiced this month"), language.money(found.invoiced), strong=True)
    card.add_line()
    both = found.in_and_out
    card.add_pair(_("Rent that comes in"), language.money(both.comes_in))
    if both.head_lease is not None:
        card.add_pair(_("Rent that goes out"), language.money(both.goes_out))
        card.body.addWidget(TwoBars(dress, both.comes_in, both.goes_out, _bars_said(both)))
        tone = "" if both.left.cents >= 0 else "bad"
        card.add_pair(_("Left a month"), language.money(both.left), strong=True, tone=tone)
    return card


def _bars_said(both: InAndOut) -> str:
    return _("{comes_in} comes in a month, {goes_out} goes out: {left} is left.").format(
        comes_in=language.money(both.comes_in),
        goes_out=language.money(both.goes_out),
        left=language.money(both.left),
    )


def _coming_card(dress: Dress, found: Attention) -> Card:
    card = Card(dress, _("Coming months"))
    for coming in found.coming[:5]:
        card.add_pair(coming_words(coming), language.short_day(coming.day))
    return card
