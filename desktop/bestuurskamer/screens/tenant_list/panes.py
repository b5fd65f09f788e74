"""The beginning and the end of taking a list over: choosing a file, and what was taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.rent.tenant_list.remembered import ImportRow
from bestuurskamer.rent.tenant_list.rows import RowPlan
from bestuurskamer.rent.tenant_list.rows import State as RowState
from bestuurskamer.rent.tenant_list.taking import TakeResult
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Rows, TodoRow
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.empty import EmptyPage
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.paint import State
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.tenant_list.reading import ListAtHand, is_old


class StartPane(QWidget):
    """Asks for a file, offers our own list to fill in, and names the lists taken over before."""

    def __init__(
        self,
        dress: Dress,
        choose: Callable[[], object],
        template: Callable[[], object],
        undo: Callable[[int], object],
    ) -> None:
        super().__init__()
        self.dress, self._undo = dress, undo
        self.choose = button(dress, _("Choose a list"), "primary", "file-up", choose)
        self.template = button(dress, _("Save our example"), "", "save", template)
        column = QVBoxLayout(self)
        empty = EmptyPage(
            dress,
            "file-up",
            _("Take over your list of tenants"),
            _(
                "Choose your list from Excel or LibreOffice, or drop it on this page. We read it "
                "first and show row by row what would be taken. Your own file stays as it is."
            ),
            [_("tenants with their rooms"), _("rents and deposits"), _("empty rooms")],
            self.choose,
            self.template,
        )
        column.addWidget(empty, 1)
        self.earlier_name = PlainLabel(_("Taken over before"), "label")
        self.earlier = Rows()
        column.addWidget(self.earlier_name)
        column.addWidget(self.earlier)
        dress.margins(column, spacing=8)

    def show_imports(self, made: Sequence[ImportRow]) -> None:
        """Show the lists taken over before."""
        self.earlier.clear()
        self.earlier.setVisible(bool(made))
        self.earlier_name.setVisible(bool(made))
        for row in made[:10]:
            self.earlier.add(self._row(row))

    def _row(self, row: ImportRow) -> TodoRow:
        state, act = State(_("undone"), "neutral", "undo-2"), None
        if not row.undone:
            state = State(_("taken over"), "ok")
            act = button(self.dress, _("Undo"), press=lambda: self._undo(row.id))
        count = len(row.leases)
        said = ngettext("{day}, {count} lease", "{day}, {count} leases", count)
        soft = said.format(day=language.moment(row.made_at), count=count)
        return TodoRow(self.dress, "file-check", row.file_name, soft, state, act)


class ResultPane(QWidget):
    """Says what was taken, what was not and why, and where to go from here."""

    def __init__(
        self,
        dress: Dress,
        result: TakeResult,
        at_hand: ListAtHand,
        undo: Callable[[int], object],
        onward: tuple[str, Callable[[], object]],
        again: Callable[[], object],
    ) -> None:
        super().__init__()
        done = Message(dress, "ok", what_was_taken(result), _("Undo"))
        done.pressed.connect(lambda: undo(result.import_id))
        self.done = done
        column = QVBoxLayout(self)
        column.addWidget(done)
        kept = at_hand.whole | at_hand.rooms_only
        away = [row for row in at_hand.plan.rows if row.number not in kept and not is_old(row)]
        if away:
            column.addWidget(PlainLabel(_("Not taken"), "label"))
            rows = Rows()
            for row in away[:50]:
                rows.add(TodoRow(dress, "minus", _named(row), _why(row, at_hand)))
            column.addWidget(rows)
        acts = QHBoxLayout()
        self.onward = button(dress, onward[0], "primary", press=onward[1])
        self.again = button(dress, _("Take over another list"), press=again)
        acts.addWidget(self.onward)
        acts.addWidget(self.again)
        acts.addStretch(1)
        column.addLayout(acts)
        column.addStretch(1)
        dress.margins(column, spacing=12)


def _named(row: RowPlan) -> str:
    name = ", ".join(filter(None, (row.tenant, row.room)))
    if not name:
        return _("Row {number}").format(number=row.number)
    return _("Row {number}: {name}").format(number=row.number, name=name)


def _why(row: RowPlan, at_hand: ListAtHand) -> str:
    if row.number in at_hand.left:
        return _("You left it out.")
    why = [say(text) for text in row.why]
    if row.state is not RowState.LEFT_OUT:
        why += [say(cell.problem) for cell in row.cells if cell.problem]
    return " ".join(why)


def what_was_taken(result: TakeResult) -> str:
    """What was made, in one sentence."""
    counted = (
        (result.tenants, ngettext("{count} new tenant", "{count} new tenants", result.tenants)),
        (result.rooms, ngettext("{count} new room", "{count} new rooms", result.rooms)),
        (result.leases, ngettext("{count} new lease", "{count} new leases", result.leases)),
        (result.updated, _("{count} brought up to date")),
    )
    said = [text.format(count=count) for count, text in counted if count]
    if not said:
        return _("Everything was known already. Nothing changed.")
    return _("Taken over: {what}.").format(what=" · ".join(said))
