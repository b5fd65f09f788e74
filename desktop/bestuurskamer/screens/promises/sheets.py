"""The sheets of the registers: kept, another day, closed, answered, replaced."""

from __future__ import annotations

from datetime import date

from bestuurskamer.dossiers.filed import all_documents
from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _, say
from bestuurskamer.meetings import following_up
from bestuurskamer.meetings.contradicting import contradict, may_contradict
from bestuurskamer.meetings.kinds import Precision
from bestuurskamer.meetings.promise_model import ActionState, PromiseEventKind
from bestuurskamer.meetings.register_rows import ActionRow, DecisionRow, PromiseRow
from bestuurskamer.meetings.registers import decisions
from bestuurskamer.meetings.said_days import SaidDay, in_full, said_day
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import LineField, LongTextField, TextField
from bestuurskamer.screens.kit.form import Problems, Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField


class SaidDayField(TextField):
    """A day as people say it: 1-7, vr, eind sept, Q3, zsm. It shows at once what was understood."""

    def __init__(self, host: Host, label: str) -> None:
        self._today = host.desk.today()
        super().__init__(host.dress, label, _("Such as 1-7, vr, eind sept or zsm."))

    def said(self) -> SaidDay | None:
        """The day that was understood; None when empty or not understood."""
        return said_day(self.value(), self._today) if self.value().strip() else None

    def unreadable(self) -> str:
        """What is the matter with what was typed."""
        if not self.value().strip() or self.said() is not None:
            return ""
        return _("“{text}” is not a day. Write it like 1-9-2026.").format(text=self.value())

    def _understood(self) -> str:
        said = self.said()
        return in_full(said) if said is not None else ""


class MoveSheet(Sheet):
    """Gives a promise another day, with the reason."""

    def __init__(self, host: Host, row: PromiseRow) -> None:
        super().__init__(
            host.dress, host.window, _("Another day"),
            _("The old day stays readable, with your reason."), _("Move"), self._save, wide=False,
        )  # fmt: skip
        self._host, self._row = host, row
        self.day = SaidDayField(host, _("New day"))
        self.reason = TextField(host.dress, _("Why?"), _("Such as: budget comes later."))
        self.add(self.day, "day")
        self.add(self.reason, "reason")

    def _save(self) -> Problems | None:
        if problem := self.day.unreadable():
            return {"day": problem}
        said, desk = self.day.said(), self._host.desk
        desk.do(
            N_("Moved a promise"),
            following_up.move_promise,
            self._row.id,
            said.day if said else None,
            self.reason.value(),
            desk.today(),
            precision=said.precision if said else Precision.NONE,
        )
        return None


class KeptSheet(Sheet):
    """The board says that a promise was kept, and how it knows."""

    def __init__(self, host: Host, row: PromiseRow) -> None:
        super().__init__(
            host.dress, host.window, _("Kept"),
            _("Only the board says that a promise was kept."), _("It was kept"), self._save,
            wide=False,
        )  # fmt: skip
        self._host, self._row = host, row
        self.remark = TextField(
            host.dress, _("How do you know?"), _("Such as: key received on 3 June.")
        )
        self.document = Choice[int](host.dress, _("Which document shows it (may stay empty)"))
        self.document.add(0, _("None"))
        for one in host.desk.read(all_documents):
            self.document.add(one.id, one.title)
        self.day = DayField(host.dress, _("On which day"), host.desk.today())
        self.add(self.remark, "remark")
        self.add(self.document, "document")
        self.add(self.day, "day")
        self.day.set_value(host.desk.today())

    def _save(self) -> Problems | None:
        desk = self._host.desk
        desk.do(
            N_("A promise was kept"),
            following_up.keep_promise,
            self._row.id,
            self.remark.value(),
            self.day.day() or desk.today(),
            said=following_up.Said(document_id=self.document.value() or None),
        )
        return None


class RemarkSheet(Sheet):
    """Asks for one sentence and does something with it on a day."""

    def __init__(
        self, host: Host, title: str, label: str, save: str, then: object, *, area: bool = False
    ) -> None:
        super().__init__(host.dress, host.window, title, "", save, self._save, wide=False)
        self._host, self._then = host, then
        self.remark: LineField | LongTextField
        if area:
            self.remark = LongTextField(host.dress, label, lines=4)
        else:
            self.remark = TextField(host.dress, label)
        self.add(self.remark, "remark")

    def _save(self) -> Problems | None:
        assert callable(self._then)
        words = self.remark.value() if isinstance(self.remark, LongTextField) else ""
        if isinstance(self.remark, TextField):
            words = self.remark.value()
        try:
            self._then(words, self._host.desk.today())
        except Refused as refusal:
            return {"remark": say(refusal.words)}
        return None


class CloseSheet(Sheet):
    """A promise is withdrawn, lapsed or became a decision; why stays readable."""

    def __init__(self, host: Host, row: PromiseRow) -> None:
        super().__init__(
            host.dress, host.window, _("Let the promise go"), _("Why stays readable."),
            _("Let go"), self._save, wide=False,
        )  # fmt: skip
        self._host, self._row = host, row
        self.kind = Choice[PromiseEventKind](host.dress, _("What happened"))
        for kind, word in (
            (PromiseEventKind.LAPSED, _("It lapsed")),
            (PromiseEventKind.WITHDRAWN, _("It was withdrawn")),
            (PromiseEventKind.BECAME_DECISION, _("It became a decision")),
        ):
            self.kind.add(kind, word)
        self.reason = TextField(host.dress, _("Why?"))
        self.add(self.kind, "kind")
        self.add(self.reason, "reason")

    def _save(self) -> Problems | None:
        desk = self._host.desk
        desk.do(
            N_("Let a promise go"),
            following_up.close_promise,
            self._row.id,
            self.kind.value() or PromiseEventKind.LAPSED,
            self.reason.value(),
            desk.today(),
        )
        return None


class ContradictSheet(Sheet):
    """Says which other statement in the same matter cannot be true together with this one."""

    def __init__(self, host: Host, row: PromiseRow) -> None:
        super().__init__(
            host.dress, host.window, _("Contradicts another statement"),
            _("Both are printed side by side until it is cleared up."), _("Note it"), self._save,
            wide=False,
        )  # fmt: skip
        self._host, self._row = host, row
        self.other = Choice[int](host.dress, _("Which statement"))
        for number, words in host.desk.read(may_contradict, row.id):
            self.other.add(number, words[:90])
        self.note = TextField(host.dress, _("What does not fit?"))
        self.add(self.other, "other")
        self.add(self.note, "note")

    def _save(self) -> Problems | None:
        other, desk = self.other.value(), self._host.desk
        if other is None:
            return {"other": _("There is no other statement in this matter.")}
        desk.do(
            N_("Noted a contradiction"), contradict, self._row.id, other, self.note.value(),
            desk.today(),
        )  # fmt: skip
        return None


class ReplaceSheet(Sheet):
    """Says which decision a new one takes the place of."""

    def __init__(self, host: Host, row: DecisionRow) -> None:
        super().__init__(
            host.dress, host.window, _("Takes the place of"),
            _("The old decision stays readable, and says by which it was replaced."),
            _("Replace"), self._save, wide=False,
        )  # fmt: skip
        self._host, self._row = host, row
        self.old = Choice[int](host.dress, _("Which decision"))
        for one in host.desk.read(decisions):
            if one.number and not one.replaced_by and one.id != row.id:
                self.old.add(one.id, f"{one.number} {one.words}")
        self.add(self.old, "old")

    def _save(self) -> Problems | None:
        old = self.old.value()
        if old is None:
            return {"old": _("There is no decision yet that can be replaced.")}
        self._host.desk.do(
            N_("Replaced a decision"), following_up.replace_decision, self._row.id, old
        )
        return None


def set_action(host: Host, row: ActionRow, state: ActionState, reason: str, day: date) -> None:
    """Let an action stand otherwise; a promise of ours is kept or lapses as a promise."""
    desk = host.desk
    if row.promise_id is None:
        desk.do(N_("Changed an action"), following_up.set_action, row.id, state, day, reason)
    elif state is ActionState.DONE:
        desk.do(N_("A promise was kept"), following_up.keep_promise, row.promise_id, reason, day)
    else:
        lapsed = PromiseEventKind.LAPSED
        desk.do(
            N_("Let a promise go"), following_up.close_promise, row.promise_id, lapsed, reason, day
        )
