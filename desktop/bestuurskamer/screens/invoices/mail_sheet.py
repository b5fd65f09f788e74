"""The drafts for the mail program: open each, or take the folder and the text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication

from bestuurskamer import language
from bestuurskamer.invoices.handing import Paper
from bestuurskamer.invoices.mail import loose_text
from bestuurskamer.language import _, ngettext
from bestuurskamer.screens.invoices.opening import open_path
from bestuurskamer.screens.invoices.telling import capital, in_words
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.cards import Rows, TodoRow
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.overlay import Overlay
from bestuurskamer.screens.kit.text import PlainLabel


class MailSheet(Overlay):
    """Lists the drafts with a button each; `closed` rings when it goes.

    Where no mail program opens them, the text can be copied and the folder opened instead.
    """

    closed = Signal()

    def __init__(self, host: Host, papers: Sequence[Paper], paths: Sequence[Path]) -> None:
        title = ngettext("One e-mail is ready", "{count} e-mails are ready", len(papers))
        title = capital(title.format(count=in_words(len(papers))))
        super().__init__(host.dress, host.window, title, 720)
        self._folder = paths[0].parent if paths else host.desk.board.path.parent
        self.head.addWidget(PlainLabel(title, "name", wrap=True))
        said = _("Each opens in your own mail program, with the invoice attached. You send it.")
        self.head.addWidget(PlainLabel(said, "soft", wrap=True))
        self.message = Message(host.dress, "warn", "", _("Open the folder"))
        self.message.pressed.connect(lambda: open_path(self._folder))
        self.message.hide()
        self.body.addWidget(self.message)
        self.opens: list[Button] = []
        self.copies: list[Button] = []
        rows = Rows()
        for paper, path in zip(papers, paths, strict=True):
            rows.add(self._row(host, paper, path))
        self.body.addWidget(rows)
        self.folder = button(
            host.dress, _("Open the folder"), icon="folder-open", press=self._open_folder
        )
        self.main = button(host.dress, _("Close"), "primary", press=self.leave)
        self.foot.addWidget(self.folder)
        self.foot.addStretch(1)
        self.foot.addWidget(self.main)

    def open(self) -> None:
        """Show it, with the keyboard on the first draft."""
        super().open()
        (self.opens[0] if self.opens else self.main).setFocus()

    def leave(self) -> None:
        """Go away."""
        if not self.is_closed:
            self.close_overlay()
            self.closed.emit()

    def on_escape(self) -> None:
        """Esc closes it."""
        self.leave()

    def on_main(self) -> None:
        """Ctrl+Enter closes it."""
        self.leave()

    def _row(self, host: Host, paper: Paper, path: Path) -> TodoRow:
        opens = button(host.dress, _("Open"), icon="mail", press=partial(self._open, path))
        soft = f"{paper.email} · {paper.number} · {language.money(paper.total)}"
        row = TodoRow(host.dress, "mail", paper.tenant, soft, None, opens)
        copies = button(host.dress, _("Copy the text"), "quiet", press=partial(self._copy, paper))
        copies.setAccessibleName(_("Copy the text for {name}").format(name=paper.tenant))
        layout = row.layout()
        assert layout is not None
        layout.addWidget(copies)
        self.opens.append(opens)
        self.copies.append(copies)
        return row

    def _open(self, path: Path) -> None:
        if not open_path(path):
            self._say(
                _(
                    "No mail program opened. In the folder {folder} stand each invoice and its"
                    " text. Add those to a message of your own."
                )
            )

    def _open_folder(self) -> None:
        if not open_path(self._folder):
            self._say(_("The folder did not open by itself. You find it here: {folder}"))

    def _say(self, text: str) -> None:
        self.message.say(text.format(folder=self._folder), "warn")
        self.message.offer("")
        self.message.show()
        self.rise()

    def _copy(self, paper: Paper) -> None:
        QGuiApplication.clipboard().setText(loose_text(paper))
        self._say_copied(paper)

    def _say_copied(self, paper: Paper) -> None:
        said = _("The text for {name} is copied. Paste it in your mail program.")
        self.message.say(said.format(name=paper.tenant), "ok")
        self.message.offer("")
        self.message.show()
        self.rise()
