"""The sheets that give the whole file along, and take it back without what was given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from bestuurskamer import language
from bestuurskamer.keeping.homecoming import (
    GAVE,
    GAVE_NOT,
    NO_REASON,
    say_given,
    say_not_given,
)
from bestuurskamer.language import _
from bestuurskamer.screens.kit.busy import run
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.job import Job
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.vault.giving import give
from bestuurskamer.vault.lent import Lent


class GiveSheet(Sheet):
    """Asks who gets the file and where the stick is; after it the file here is to look at."""

    def __init__(self, host: Host, ask_folder: Callable[[], str] | None = None) -> None:
        said = _(
            "One of you works in it at a time. Until it is back you can look here, and change "
            "nothing."
        )
        super().__init__(
            host.dress, host.window, _("Give the whole file along"), said,
            _("Put it on the stick…"), self._begin, wide=False,
        )  # fmt: skip
        self.host, self._ask_folder = host, ask_folder or self._asked_folder
        self.to = TextField(
            host.dress, _("Who gets it?"), _("Their first name is enough."), most=40
        )
        self.add(self.to, "to")
        words = _(
            "On the other laptop: choose “Open a copy” in Bestuurskamer, and point at the "
            "file on the stick. Give it back there in this same way. The password is the same "
            "there as here."
        )
        self.add_widget(PlainLabel(words, "soft", wrap=True))
        if host.desk.board.key is None:
            bare = _("The file has no password: who finds the stick can read everything.")
            self.add_widget(Message(host.dress, "warn", bare))

    def _begin(self) -> dict[str, str]:
        to, desk = self.to.value().strip(), self.host.desk
        if not to:
            return {"to": _("Fill in who gets the file. It is shown here until it is back.")}
        desk.board.may_change()
        chosen = self._ask_folder()
        if not chosen:
            return {"": _("Nothing was given: no place was chosen.")}
        desk.do(GAVE, say_given, to, datetime.now(UTC))
        board, host = desk.board, self.host

        def failed(text: str) -> None:
            host.desk.tried(GAVE_NOT, say_not_given)
            host.tell(text, "bad")

        job = Job(lambda _progress: give(board, Path(chosen), to), host.window)
        job.finished.connect(
            lambda target: QTimer.singleShot(0, host.window, lambda: host.go("gave", target))
        )
        job.refused.connect(failed)
        sentence = _("We put the file on the stick and read it again.")
        run(host.dress, host.window, job, sentence, stop=False)
        return {}

    def _asked_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self.host.window, _("Choose the stick"))


class TakeBackSheet(Sheet):
    """Asks why the file is taken back without what was given, and goes on here."""

    def __init__(self, host: Host, away: Lent) -> None:
        said = _(
            "For when the stick is lost or nothing was done there. What {name} did in it does not "
            "come along. Does the stick turn up later, bring it back then: you see line by line "
            "what was done where."
        )
        super().__init__(
            host.dress, host.window, _("Work on here after all"), said.format(name=away.to),
            _("Work on here"), self._take, wide=False,
        )  # fmt: skip
        self.host = host
        self.add_widget(PlainLabel(lent_words(away), "strong", wrap=True))
        help_ = _("It stays in the trail, with the day.")
        self.why = TextField(host.dress, _("Why do you take it back?"), help_, most=200)
        self.add(self.why, "why")
        words = _("Agree with {name} that nobody works in that file any more.")
        self.add_widget(PlainLabel(words.format(name=away.to), "soft", wrap=True))

    def _take(self) -> dict[str, str]:
        why = self.why.value().strip()
        if not why:
            return {"why": _(NO_REASON)}
        self.host.go("take_back", why)
        return {}


def lent_words(away: Lent) -> str:
    """Who has the file, and since when."""
    day = language.day(away.at.astimezone().date())
    return _("Lent to {name} since {day}.").format(name=away.to, day=day)
