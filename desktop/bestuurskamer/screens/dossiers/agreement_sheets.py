"""The sheets for an agreement, and for what must be done under it."""

from __future__ import annotations

from decimal import Decimal

from bestuurskamer.dossiers.agreements import (
    add_agreement,
    add_obligation,
    mend_agreement,
    mend_obligation,
)
from bestuurskamer.dossiers.drafts import (
    AgreementDraft,
    ObligationDraft,
    agreement_problems,
    obligation_problems,
)
from bestuurskamer.dossiers.filed import AgreementRow, ObligationRow
from bestuurskamer.dossiers.queries import DossierView
from bestuurskamer.dossiers.rules import last_day_for_notice, notice_words
from bestuurskamer.errors import N_
from bestuurskamer.language import _, say
from bestuurskamer.screens.history import keep_history
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import LongTextField, TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.read_fields import DayField, NumberField

NONE = 0


class AgreementSheet(Sheet):
    """Asks until when something was agreed, and works out the last day to give notice."""

    def __init__(self, host: Host, view: DossierView, row: AgreementRow | None = None) -> None:
        self._host, self._view, self._row = host, view, row
        super().__init__(
            host.dress,
            host.window,
            _("Change agreement") if row else _("New agreement"),
            _("The last day to give notice becomes a date of this dossier by itself."),
            _("Save agreement"),
            self._save,
        )
        if row is not None:
            keep_history(host, self, "agreement", row.id, row.title)
        dress, today = host.dress, host.desk.today()
        self.title = TextField(dress, _("Name"), _("Such as: paid assignment for the green"))
        self.signed = DayField(dress, _("Signed on"), today)
        self.first = DayField(dress, _("First day"), today)
        self.last = DayField(dress, _("Last day"), today, _("Empty when it has no end."))
        self.months = NumberField(dress, _("Months of notice"))
        self.notice = DayField(
            dress, _("Last day to give notice"), today, _("Empty: we work it out.")
        )
        self.document: Choice[int] = Choice(dress, _("The signed document"))
        self.document.add(NONE, _("none"))
        for one in view.documents:
            self.document.add(one.id, one.title)
        self.note = LongTextField(dress, _("Note"), lines=2)
        self.ended = DayField(dress, _("Ended on"), today, _("By notice or otherwise."))
        self._lay_out()
        self._fill(row)
        for field in (self.last, self.months):
            field.changed.connect(self._work_out)
        self._work_out()

    def draft(self) -> AgreementDraft:
        """What is typed; nothing is judged yet."""
        return AgreementDraft(
            title=self.title.value(),
            signed_on=self.signed.day(),
            first_day=self.first.day(),
            last_day=self.last.day(),
            notice_months=_months(self.months.number()),
            notice_by=self.notice.day(),
            document_id=self.document.value() or None,
            note=self.note.value(),
            ended_on=self.ended.day(),
        )

    def _lay_out(self) -> None:
        for key, field in (
            ("title", self.title), ("signed_on", self.signed), ("first_day", self.first),
            ("last_day", self.last), ("notice_months", self.months), ("notice_by", self.notice),
        ):  # fmt: skip
            self.add(field, key)
        self.add(self.document, "document")
        if self._row is not None:
            self.add(self.ended, "ended_on")
        self.add(self.note, "note", wide=True)

    def _fill(self, row: AgreementRow | None) -> None:
        self.document.set_value(NONE)
        if row is None:
            return
        self.title.set_value(row.title)
        self.signed.set_value(row.signed_on)
        self.first.set_value(row.first_day)
        self.last.set_value(row.last_day)
        self.months.set_value(row.notice_months)
        counted = last_day_for_notice(row.last_day, row.notice_months)
        self.notice.set_value(row.notice_by if row.notice_by != counted else None)
        self.document.set_value(row.document_id or NONE)
        self.note.set_value(row.note)
        self.ended.set_value(row.ended_on)

    def _work_out(self) -> None:
        last, months = self.last.day(), _months(self.months.number())
        if last is None or months is None or not 0 <= months <= 120:
            self.notice.say(_("Empty: we work it out."))
            return
        self.notice.say(say(notice_words(last, months)))

    def _save(self) -> dict[str, str]:
        draft, desk = self.draft(), self._host.desk
        problems = {key: say(why) for key, why in agreement_problems(draft).items()}
        if problems:
            return problems
        if self._row is None:
            desk.do(N_("Added an agreement"), add_agreement, self._view.row.id, draft)
        else:
            desk.do(N_("Changed an agreement"), mend_agreement, self._row.id, draft)
        return {}


class ObligationSheet(Sheet):
    """Asks what one side must do under an agreement, once or again and again."""

    def __init__(
        self, host: Host, agreement: AgreementRow, row: ObligationRow | None = None
    ) -> None:
        self._host, self._agreement, self._row = host, agreement, row
        super().__init__(
            host.dress,
            host.window,
            _("Change what must be done") if row else _("What must be done"),
            agreement.title,
            _("Save this"),
            self._save,
        )
        if row is not None:
            keep_history(host, self, "obligation", row.id, row.what)
        dress, today = host.dress, host.desk.today()
        self.what = TextField(dress, _("What must be done"), _("Such as: hand in the report"))
        self.who: Choice[bool] = Choice(dress, _("By whom"))
        self.who.add(True, _("by us"))
        self.who.add(False, _("by them"))
        self.next = DayField(dress, _("Next time on"), today)
        self.months = NumberField(
            dress, _("Comes back after so many months"), _("Empty when it is once.")
        )
        self.ended = DayField(dress, _("No more since"), today)
        for key, field in (
            ("what", self.what), ("by_us", self.who), ("next_on", self.next),
            ("every_months", self.months),
        ):  # fmt: skip
            self.add(field, key)
        self.who.set_value(True)
        if row is not None:
            self.add(self.ended, "ended_on")
            self.what.set_value(row.what)
            self.who.set_value(row.by_us)
            self.next.set_value(row.next_on)
            self.months.set_value(row.every_months)
            self.ended.set_value(row.ended_on)

    def _save(self) -> dict[str, str]:
        draft = ObligationDraft(
            self.what.value(), bool(self.who.value()), self.next.day(),
            _months(self.months.number()), self.ended.day(),
        )  # fmt: skip
        problems = {key: say(why) for key, why in obligation_problems(draft).items()}
        desk = self._host.desk
        if not problems and self._row is None:
            what = N_("Added what must be done under an agreement")
            desk.do(what, add_obligation, self._agreement.id, draft)
        elif not problems and self._row is not None:
            what = N_("Changed what must be done under an agreement")
            desk.do(what, mend_obligation, self._row.id, draft)
        return problems


def _months(number: Decimal | None) -> int | None:
    """Whole months; a part of a month is out of bounds, so that the rules refuse it."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else -1
