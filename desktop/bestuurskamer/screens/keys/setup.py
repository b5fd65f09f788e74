"""Setting a password: choosing it, keeping the recovery sheet, typing three groups back."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.office.queries import the_office
from bestuurskamer.office.recovery_paper import recovery_pdf
from bestuurskamer.screens.keys.password_field import PasswordField
from bestuurskamer.screens.keys.words import SHORTEST, offered
from bestuurskamer.screens.kit.busy import run
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.job import Job
from bestuurskamer.screens.kit.printing import print_pdf, save_pdf
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.vault.ancestry import board_of
from bestuurskamer.vault.cipher import DataKey
from bestuurskamer.vault.copies import CopyResult
from bestuurskamer.vault.recovery import clean, recovery_groups
from bestuurskamer.vault.slots import lock

BACK = 3
"""So many groups are typed back."""


class PasswordSheet(Sheet):
    """Asks for a new password, twice while it cannot be read. `chosen` is it, once saved."""

    def __init__(
        self,
        host: Host,
        title: str,
        sentence: str,
        then: Callable[[str], None] | None = None,
        save: str = "",
    ) -> None:
        dress = host.dress
        super().__init__(dress, host.window, title, sentence, save or _("Go on"), self._keep)
        self.chosen = ""
        self._then = then
        self.offer = PlainLabel(offered(), "heading", wrap=True)
        use = button(dress, _("Use these words"), press=self._use)
        other = button(dress, _("Other words"), "quiet", press=self._other)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.addWidget(self.offer, 1)
        row.addWidget(use)
        row.addWidget(other)
        dress.margins(row, spacing=10)
        self.add_widget(
            PlainLabel(_("Five words are easy to type and hard to guess:"), "soft", wrap=True)
        )
        self.add_widget(holder)
        said = _("At least {count} characters.").format(count=SHORTEST)
        self.password = PasswordField(dress, _("New password"), said)
        self.again = PasswordField(dress, _("The same once more"))
        self.add(self.password, "password")
        self.add(self.again, "again")

    def _use(self) -> None:
        for field in (self.password, self.again):
            field.set_value(self.offer.text())
            field.show_text(True)

    def _other(self) -> None:
        self.offer.setText(offered())

    def _keep(self) -> dict[str, str]:
        chosen = self.password.value()
        if len(chosen) < SHORTEST:
            return {"password": _("Take at least {count} characters.").format(count=SHORTEST)}
        if chosen != self.again.value():
            return {"again": _("This is not the same as above. Type it once more.")}
        self.chosen = chosen
        if self._then is not None:
            self._then(chosen)
        return {}


class RecoverySheet(Sheet):
    """Shows the recovery code and lets it be printed, saved or written down."""

    def __init__(self, host: Host, key: DataKey, save: str = "") -> None:
        said = _(
            "Forget the password, and this sheet is the only way in. Print it twice, or write it "
            "down. Whoever has it can read everything: keep it away from the laptop."
        )
        super().__init__(
            host.dress, host.window, _("The recovery sheet"), said, save or _("I have it on paper")
        )
        self._host = host
        self.groups = recovery_groups(key)
        self.add_widget(_groups(host.dress, self.groups))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.addWidget(button(host.dress, _("Print"), icon="printer", press=self.print_it))
        row.addWidget(button(host.dress, _("Save on a stick"), icon="save", press=self.save_it))
        row.addStretch(1)
        host.dress.margins(row, spacing=10)
        self.add_widget(holder)

    def pdf(self) -> bytes:
        """The sheet as it is printed."""
        desk = self._host.desk
        office = desk.read(the_office, desk.today())
        name = office.legal_name or desk.board.path.stem
        return recovery_pdf(name, self.groups, desk.today())

    def print_it(self) -> None:
        """Print it; nothing is kept on this computer."""
        print_pdf(self.dress, self, self.pdf(), _("Recovery sheet"))

    def save_it(self) -> None:
        """Save it where the person says."""
        save_pdf(self.dress, self, self.pdf(), _("Recovery sheet"))


class TypeBackSheet(Sheet):
    """Asks three groups of the sheet: only then it is sure to be there and to be readable."""

    def __init__(self, host: Host, groups: Sequence[str]) -> None:
        said = _("Take the paper, not the screen. So we both know that it can be read.")
        title = _("Type three groups of your sheet")
        super().__init__(
            host.dress, host.window, title, said, _("Set the password"), self._judge_groups
        )
        self._groups = groups
        self.asked = sorted(secrets.SystemRandom().sample(range(len(groups)), BACK))
        for place in self.asked:
            label = _("Group {number}").format(number=place + 1)
            self.add(TextField(host.dress, label, most=20), str(place))

    def _judge_groups(self) -> dict[str, str]:
        wrong = {}
        for place in self.asked:
            field = self.fields[str(place)]
            if clean(str(field.typed())) != self._groups[place]:
                wrong[str(place)] = _(
                    "This is not group {number}. Compare it with the sheet."
                ).format(number=place + 1)
        return wrong


class SetUp:
    """The three sheets one after the other, and then the file under its key.

    Until the last step nothing is changed. `then` is called when the password is set.
    """

    def __init__(self, host: Host, then: Callable[[], object] | None = None) -> None:
        self._host, self._then = host, then
        self._key = DataKey.new(host.desk.read(board_of))
        self._password = ""
        self.sheet: Sheet | None = None

    def begin(self) -> None:
        """Ask for the password."""
        said = _(
            "With a password nobody reads along when the laptop or a stick is lost. "
            "It opens the file on every computer."
        )
        self._show(PasswordSheet(self._host, _("Set a password"), said), self._chosen)

    def _show(self, sheet: Sheet, then: Callable[[], None]) -> None:
        self.sheet = sheet
        sheet.done.connect(lambda saved: then() if saved else None)
        sheet.open()

    def _chosen(self) -> None:
        assert isinstance(self.sheet, PasswordSheet)
        self._password = self.sheet.chosen
        self._show(RecoverySheet(self._host, self._key), self._kept)

    def _kept(self) -> None:
        self._show(TypeBackSheet(self._host, recovery_groups(self._key)), self._set)

    def _set(self) -> None:
        board, key, password = self._host.desk.board, self._key, self._password
        job = Job(lambda _progress: board.change_key(key, [lock(key, password)]))
        job.finished.connect(self._finished)
        job.refused.connect(lambda text: self._host.tell(text, "bad"))
        said = _("We lock the file and check it.")
        run(self._host.dress, self._host.window, job, said, stop=False)

    def _finished(self, result: object) -> None:
        assert isinstance(result, CopyResult)
        self._host.desk.do(N_("Set a password"), lambda _session: None)
        if result.problem is not None:
            self._host.tell(say(result.problem), "warn")
        else:
            self._host.tell(
                _("The file has a password now, and a checked copy with the same password."), "ok"
            )
        self._host.go("copied")
        if self._then is not None:
            self._then()


def _groups(dress: Dress, groups: Sequence[str]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    for place, group in enumerate(groups):
        made = PlainLabel(f"{place + 1}.  {group}", "strong")
        made.setAccessibleName(
            _("Group {number}: {text}").format(number=place + 1, text=" ".join(group))
        )
        grid.addWidget(made, place // 4, place % 4)
    dress.margins(grid, spacing=12)
    return holder
