"""The sheet on which kinds of matter and their usual steps are changed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker

from bestuurskamer.dossiers.drafts import KindChoice, KindDraft, kind_problems
from bestuurskamer.dossiers.kinds import KindRow, add_kind, end_kind, kinds, mend_kind
from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.screens.kit.choice import Choice, Tick
from bestuurskamer.screens.kit.fields import LongTextField, TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.question import Verb

NEW = KindChoice()


class KindSheet(Sheet):
    """Asks which kind, and shows its name and usual steps to change; or makes a new kind.

    When another kind is chosen while something typed is not saved, it asks first what to do.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        super().__init__(
            host.dress,
            host.window,
            _("Kinds of dossier"),
            _("New dossiers begin with these steps. Dossiers that are open keep their own."),
            _("Save kind"),
            self._save,
        )
        dress = host.dress
        self._rows: dict[KindChoice, KindRow] = {}
        self._at = NEW
        self.kind: Choice[KindChoice] = Choice(dress, _("Which kind"))
        self.name = TextField(dress, _("Name"))
        self.contract = Tick(
            dress,
            _("A contract"),
            _("A lease or a paid assignment: terms of law do not count there."),
        )
        self.steps = LongTextField(dress, _("Usual steps, one a line"), lines=9)
        self.ended = Tick(dress, _("Offer this kind no more"))
        self.add(self.kind, "kind")
        self.add(self.name, "name")
        self.add(self.steps, "steps", wide=True)
        self.add(self.contract, "contract")
        self.add(self.ended, "ended")
        self._read()
        self._turn_to(next(iter(self._rows)))
        self.kind.changed.connect(self._turned)

    def _read(self) -> None:
        """Fill the list of kinds from the file."""
        self._rows = {row.choice: row for row in self._host.desk.read(kinds, ended=True)}
        with QSignalBlocker(self.kind):
            self.kind.clear()
            for choice, row in self._rows.items():
                self.kind.add(choice, row.name)
            self.kind.add(NEW, _("a new kind"))

    def _turn_to(self, choice: KindChoice) -> None:
        """Show this kind as it is kept; from here on something typed is a change."""
        with QSignalBlocker(self.kind):
            self.kind.set_value(choice)
        self._at = choice
        row = self._rows.get(choice)
        self.name.set_value(row.name if row else "")
        self.contract.set_value(row.contract if row else False)
        self.steps.set_value(row.steps if row else "")
        self.ended.set_value(row.ended if row else False)
        self.start_anew()

    def _turned(self) -> None:
        """Another kind was chosen."""
        wanted = self.kind.value()
        if wanted is None or wanted == self._at:
            return
        with QSignalBlocker(self.kind):  # until it is answered, the kind of what stands there
            self.kind.set_value(self._at)
        if not self.is_changed():
            self._turn_to(wanted)
            return
        verbs = (
            Verb("stay", _("Keep typing")),
            Verb("drop", _("Do not save")),
            Verb("save", self.main.accessibleName(), "primary"),
        )
        title, sentence = _("Save what you typed?"), _("It is not saved yet.")
        self.ask(title, sentence, verbs, lambda verb: self._answer_turn(verb, wanted))

    def _answer_turn(self, verb: str, wanted: KindChoice) -> None:
        if verb == "save" and self.save_and_stay():
            self._read()
        elif verb != "drop":
            return
        self.show_problems({})
        self._turn_to(wanted)

    def _save(self) -> dict[str, str]:
        row, desk = self._rows.get(self._at), self._host.desk
        draft = KindDraft(self.name.value(), self.contract.value(), self.steps.value())
        problems = {key: say(why) for key, why in kind_problems(draft).items()}
        if problems:
            return problems
        if row is None:
            desk.do(N_("Added a kind of dossier"), add_kind, draft)
            return {}
        changed = N_("Changed a kind of dossier")
        number = desk.do(changed, mend_kind, row.choice, draft)
        if self.ended.value() != row.ended:
            day = desk.today() if self.ended.value() else None
            desk.do(changed, end_kind, KindChoice(number), day)
        return {}
