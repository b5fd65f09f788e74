"""The sheets about a term: start it, record what happened, set its end, close it."""

from __future__ import annotations

from bestuurskamer import language
from bestuurskamer.dossiers.happenings import (
    ASKS,
    HAPPENED,
    Happened,
    Happening,
    HappeningDraft,
    ProcedureDraft,
    counting,
    happening_problems,
    procedure_problems,
)
from bestuurskamer.dossiers.model import ProcedureState
from bestuurskamer.dossiers.procedures import (
    close_procedure,
    record,
    set_end,
    start_procedure,
    take_back,
)
from bestuurskamer.dossiers.running_terms import ProcedureRow
from bestuurskamer.dossiers.term_kinds import KINDS, TERM_KINDS, OwnLength, Unit
from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.parties.department_queries import departments
from bestuurskamer.screens.history import keep_history
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.choice import Choice, Tick
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField, NumberField
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.terms.words import name_of, told_of

WOO = "woo"
UNITS = {Unit.DAY: N_("days"), Unit.WEEK: N_("weeks"), Unit.MONTH: N_("months")}


def ask_for(field: DayField, words: str) -> None:
    """Ask for a day in these words, to who looks and to who listens."""
    field.label.setText(words)
    field.control.setAccessibleName(words)


class StartSheet(Sheet):
    """Asks which term starts and on which day, in the words of the law for that day."""

    def __init__(self, host: Host, dossier_id: int) -> None:
        self._host, self._dossier_id = host, dossier_id
        title, sentence = _("Start a term"), _("The program works out the last day and shows how.")
        super().__init__(
            host.dress, host.window, title, sentence, _("Start the term"), self._save, wide=False
        )
        dress, today = host.dress, host.desk.today()
        self.kind: Choice[str] = Choice(dress, _("Which term?"))
        for one in TERM_KINDS:
            if not one.more:
                self.kind.add(one.code, _(one.title))
        self.note = PlainLabel("", "soft", wrap=True)
        self.what = TextField(dress, _("What is it about?"))
        self.day = DayField(dress, _("Day"), today)
        self.department: Choice[int] = Choice(dress, _("Department"))
        self.department.add(0, _("none"))
        for row in host.desk.read(departments, today):
            self.department.add(row.id, row.name)
        self.kind.set_value("objection")
        self.department.set_value(0)
        self.add(self.kind, "kind")
        self.add_widget(self.note)
        self.add(self.what, "what")
        self.add(self.day, "start_on")
        self.add(self.department, "department")
        self._own_length(host)
        self._more(host)
        self.kind.changed.connect(self._ask_of_kind)
        self._ask_of_kind()

    def draft(self) -> ProcedureDraft:
        """What is typed; nothing is judged yet."""
        code, count = self.kind.value() or "objection", self.count.number()
        own = None
        if count is not None and code == "application":
            unit = self.unit.value() or Unit.WEEK
            own = OwnLength(int(count), unit, self.article.value(), not self.by_law.value())
        return ProcedureDraft(
            code, self.day.day(), self.what.value(), self.department.value() or None, own
        )

    def _own_length(self, host: Host) -> None:
        dress = host.dress
        self.count = NumberField(dress, _("Length in a law or by-law"), _("Empty: eight weeks."))
        self.unit: Choice[Unit] = Choice(dress, _("In"))
        for unit, name in UNITS.items():
            self.unit.add(unit, _(name))
        self.unit.set_value(Unit.WEEK)
        self.article = TextField(dress, _("Where does it stand?"))
        self.by_law = Tick(dress, _("It stands in a by-law of the municipality"))
        self.fold_button = self.fold(_("Another length for an application"))
        for key, field in (
            ("count", self.count), ("unit", self.unit), ("article", self.article),
            ("by_law", self.by_law),
        ):  # fmt: skip
            self.add(field, key)

    def _more(self, host: Host) -> None:
        """What is seldom needed, and where a notice of default is recorded."""
        self.more_button = self.fold(_("More"))
        woo = _(KINDS[WOO].title)
        self.woo = button(host.dress, woo, "quiet", "plus", self._choose_woo)
        self.add_widget(self.woo)
        said = _(
            "A notice of default and the penalty days belong to a term that has passed: "
            "press Record at that term."
        )
        self.add_widget(PlainLabel(said, "soft", wrap=True))

    def _choose_woo(self) -> None:
        """Offer the Woo request among the terms, and choose it."""
        if self.woo.isEnabled():
            self.woo.setEnabled(False)
            self.kind.add(WOO, _(KINDS[WOO].title))
        self.kind.set_value(WOO)
        self.kind.go()

    def _ask_of_kind(self) -> None:
        kind = KINDS[self.kind.value() or "objection"]
        self.note.setText(_(kind.note) if kind.note else "")
        self.note.setVisible(bool(kind.note))
        ask_for(self.day, _(kind.asks))
        self.fold_button.setEnabled(kind.code == "application")

    def _save(self) -> dict[str, str] | None:
        desk, draft = self._host.desk, self.draft()
        problems = procedure_problems(draft, desk.today())
        if problems:
            return {key: say(why) for key, why in problems.items()}
        desk.do(N_("Started a term"), start_procedure, self._dossier_id, draft, desk.today())
        return None


class HappenedSheet(Sheet):
    """Asks what happened in a procedure; a slip can be taken back here too."""

    def __init__(self, host: Host, row: ProcedureRow) -> None:
        self._host, self._row = host, row
        super().__init__(
            host.dress, host.window, name_of(row), told_of(row), _("Record"), self._save, wide=False
        )
        keep_history(host, self, "procedure", row.id, name_of(row))
        dress, today = host.dress, host.desk.today()
        self.kind: Choice[Happened] = Choice(dress, _("What happened?"))
        for kind in self._kinds():
            self.kind.add(kind, _(HAPPENED[kind]))
        self.day = DayField(dress, _("Day"), today)
        self.until = DayField(dress, _("New last day"), today)
        self.taken: Choice[int] = Choice(dress, _("Which one counts no more?"))
        for one in self._recorded():
            text = f"{language.short_day(one.day)} {_(HAPPENED[one.kind])}"
            self.taken.add(one.id, text)
        self.note = TextField(dress, _("In a few words"))
        self.kind.set_value(self._likely())
        for key, field in (
            ("kind", self.kind), ("back", self.taken), ("day", self.day), ("until", self.until),
            ("note", self.note),
        ):  # fmt: skip
            self.add(field, key)
        self.kind.changed.connect(self._ask_of_kind)
        self._ask_of_kind()

    def _recorded(self) -> list[Happening]:
        return [
            one for one in counting(self._row.happenings) if one.kind is not Happened.TAKEN_BACK
        ]

    def _kinds(self) -> list[Happened]:
        kind = self._row.kind
        may = {
            Happened.SUSPENDED: bool(kind.suspended_by),
            Happened.RESUMED: bool(kind.suspended_by),
            Happened.EXTENDED: bool(kind.extension),
            Happened.NEW_END: bool(kind.named_article),
            Happened.IN_DEFAULT: kind.theirs,
            Happened.DECIDED: kind.theirs,
            Happened.TAKEN_BACK: bool(self._recorded()),
        }
        return [one for one in HAPPENED if may.get(one, True)]

    def _likely(self) -> Happened:
        """What most often comes next, by how the procedure stands."""
        offered = self._kinds()
        next_one = {
            ProcedureState.SUSPENDED: Happened.RESUMED,
            ProcedureState.EXPIRED: Happened.IN_DEFAULT,
            ProcedureState.IN_DEFAULT: Happened.DECIDED,
        }.get(self._row.state, Happened.DECIDED)
        return next_one if next_one in offered else offered[0]

    def _ask_of_kind(self) -> None:
        kind = self.kind.value()
        self.until.setVisible(kind is Happened.NEW_END)
        self.taken.setVisible(kind is Happened.TAKEN_BACK)
        self.day.setVisible(kind is not Happened.TAKEN_BACK)
        asks = ASKS.get(kind) if kind is not None else None
        ask_for(self.day, _(asks) if asks else _("Day"))

    def _save(self) -> dict[str, str] | None:
        desk, row, kind = self._host.desk, self._row, self.kind.value()
        today = desk.today()
        if kind is Happened.TAKEN_BACK:
            event = self.taken.value()
            if event is None:
                return {"back": _("Choose what is to be taken back.")}
            desk.do(N_("Took back what was recorded"), take_back, event, self.note.value(), today)
            return None
        draft = HappeningDraft(
            kind or Happened.OTHER, self.day.day(), self.until.day(), self.note.value()
        )
        problems = happening_problems(row.kind.code, row.start_on, row.happenings, draft, today)
        if problems:
            return {key: say(why) for key, why in problems.items()}
        desk.do(N_("Recorded what happened in a procedure"), record, row.id, draft, today)
        return None


class EndSheet(Sheet):
    """Asks for a last day of the board's own with its reason; the computed one stays beside it."""

    def __init__(self, host: Host, row: ProcedureRow) -> None:
        self._host, self._row = host, row
        sentence = _("Both days are kept and printed. Empty: the computed day counts.")
        super().__init__(
            host.dress, host.window, name_of(row), sentence, "", self._save, wide=False
        )
        self.day = DayField(host.dress, _("Last day"), host.desk.today())
        self.day.set_value(row.ending.by_hand)
        self.reason = TextField(host.dress, _("Why does this day count?"))
        self.reason.set_value(row.ending.reason)
        self.add(self.day, "day")
        self.add(self.reason, "reason")

    def _save(self) -> None:
        what = N_("Set the last day of a term")
        self._host.desk.do(what, set_end, self._row.id, self.day.day(), self.reason.value())


class CloseSheet(Sheet):
    """Asks on which day a procedure was over."""

    def __init__(self, host: Host, row: ProcedureRow) -> None:
        self._host, self._row = host, row
        sentence = _("It stays readable. Nothing can be recorded in it any more.")
        super().__init__(
            host.dress, host.window, name_of(row), sentence, _("Close it"), self._save, wide=False
        )
        self.day = DayField(host.dress, _("Since when is it over?"), host.desk.today())
        self.day.set_value(host.desk.today())
        self.add(self.day, "day")

    def _save(self) -> dict[str, str] | None:
        day, desk = self.day.day(), self._host.desk
        if day is None:
            return {"day": _("Fill in on which day it was.")}
        desk.do(N_("Closed a procedure"), close_procedure, self._row.id, day, desk.today())
        return None
