"""What is said of a copy before it is put back, and the window in which that is rehearsed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bestuurskamer import language
from bestuurskamer.keeping.contents import Contents
from bestuurskamer.keeping.restoring import Looked
from bestuurskamer.language import _, ngettext
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Card
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.vault.ancestry import Done

_MOST = 6


def holds_words(holds: Contents) -> str:
    """What a file holds, in a few lines."""
    lines = [holds.board]
    if holds.lent is not None:
        title, day = holds.lent
        text = _("A lent meeting: {title}, {day}")
        lines.append(text.format(title=title, day=language.day(day)))
    else:
        text = ngettext("{count} tenant", "{count} tenants", holds.tenants)
        lines.append(text.format(count=holds.tenants))
    if holds.invoices:
        lines.append(
            ngettext(
                "{count} invoice, the last one {number}",
                "{count} invoices, the last one {number}",
                holds.invoices,
            ).format(count=holds.invoices, number=holds.last_invoice)
        )
    if holds.money is not None:
        lines.append(_("On the accounts: {amount}").format(amount=language.money(holds.money)))
    if holds.last_entry is not None:
        lines.append(_("Bank up to {day}").format(day=language.day(holds.last_entry)))
    last = _("Last done: {what}, {moment}")
    lines.append(last.format(what=_(holds.last_act), moment=language.moment(holds.last_at)))
    return "\n".join(lines)


def missing_words(looked: Looked) -> str:
    """What would be missing after the copy is put back, and what it has besides."""
    kin = looked.kin
    if kin is None:
        return ""
    parts = []
    if kin.only_here:
        count = len(kin.only_here)
        head = ngettext(
            "{count} thing that was done since is not in it:",
            "{count} things that were done since are not in it:",
            count,
        ).format(count=count)
        parts.append("\n".join([head, *_acts(kin.only_here)]))
    else:
        parts.append(_("Nothing would be missing."))
    if kin.only_there:
        count = len(kin.only_there)
        head = ngettext(
            "{count} thing is only in the copy:", "{count} things are only in the copy:", count
        ).format(count=count)
        parts.append("\n".join([head, *_acts(kin.only_there)]))
    return "\n\n".join(parts)


class Rehearsal(QWidget):
    """A window of its own: what would come back from this copy, and whether that is right."""

    answered = Signal(bool)

    def __init__(self, dress: Dress, name: str, holds: Contents) -> None:
        super().__init__()
        self.setWindowTitle(_("Trying out a copy"))
        self.setProperty("box", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        card = Card(dress, _("This is what you would get back. Is it right?"))
        card.body.addWidget(PlainLabel(holds_words(holds), "", wrap=True))
        card.body.addWidget(PlainLabel(name, "caption", wrap=True))
        self.yes = button(dress, _("That is right"), "primary", press=self._answer(right=True))
        self.no = button(dress, _("That is not right"), press=self._answer(right=False))
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.no)
        acts.addWidget(self.yes)
        column = QVBoxLayout(self)
        said = _(
            "The copy was opened in a temporary place and checked. Your own file is not touched. "
            "Compare it with what you know."
        )
        column.addWidget(PlainLabel(_("Trying out a copy"), "title", wrap=True))
        column.addWidget(PlainLabel(said, "soft", wrap=True))
        column.addWidget(card)
        column.addStretch(1)
        column.addLayout(acts)
        dress.margins(column, 24, 20, 24, 20, spacing=14)
        dress.margins(acts, spacing=10)
        dress.fit(self, lambda: self.resize(dress.px(560), dress.px(460)))

    def _answer(self, *, right: bool) -> Callable[[], None]:
        def press() -> None:
            self.answered.emit(right)
            self.close()

        return press


def _acts(done: Sequence[Done]) -> list[str]:
    lines = [f"–  {language.moment(act.at)}: {_(act.what)}" for act in done[-_MOST:]]
    more = len(done) - _MOST
    if more > 0:
        text = ngettext("–  and {count} before that", "–  and {count} before that", more)
        lines.insert(0, text.format(count=more))
    return lines
