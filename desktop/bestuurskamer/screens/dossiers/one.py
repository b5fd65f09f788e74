"""What can be done on the page of one matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from bestuurskamer.dossiers.actions import move_stage, reopen
from bestuurskamer.dossiers.agreements import meet_obligation
from bestuurskamer.dossiers.documents import take_out
from bestuurskamer.dossiers.filed import AgreementRow, ObligationRow
from bestuurskamer.dossiers.model import DossierState, Stage
from bestuurskamer.dossiers.queries import DossierView, dossier
from bestuurskamer.dossiers.steps import tick_step
from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _, say
from bestuurskamer.meetings.prints import standing_of_dossier
from bestuurskamer.screens.dossiers import slots, words
from bestuurskamer.screens.dossiers.agreement_sheets import AgreementSheet, ObligationSheet
from bestuurskamer.screens.dossiers.contradictions import ContradictionSheet
from bestuurskamer.screens.dossiers.document_sheet import DocumentSheet
from bestuurskamer.screens.dossiers.dossier_sheet import (
    CloseSheet,
    DossierSheet,
    NextDateSheet,
    StageSheet,
    UpToDateSheet,
)
from bestuurskamer.screens.dossiers.filed_sheets import CaseSheet, LinkSheet, StepSheet
from bestuurskamer.screens.dossiers.reading import open_copy
from bestuurskamer.screens.dossiers.view import OneDossierView
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.menu_button import Entry, MenuButton
from bestuurskamer.screens.kit.printing import print_pdf
from bestuurskamer.screens.terms.letter_out import SentSheet


class Owner(Protocol):
    """The page, as one matter sees it."""

    def lay(self, sheet: Sheet) -> None:
        """Lay a sheet over the window."""

    def show_dossier(self, dossier_id: int) -> None:
        """Show another matter."""

    def reload(self) -> None:
        """Read everything anew."""


class OneDossier:
    """One matter: its view, its actions, and the sheets they lay over the window."""

    def __init__(self, host: Host, page: Owner) -> None:
        self._host, self._page = host, page
        self.dossier_id: int | None = None
        self.seen: DossierView | None = None
        self.view = OneDossierView(host.dress)
        dress = host.dress
        self.more = MenuButton(dress, self._entries)
        self.prints = button(dress, _("Print where we stand"), "", "printer", self.print_it)
        self.update = button(dress, _("Bring up to date"), "primary", "pencil", self.bring)
        self.again = button(dress, _("Open again"), "primary", "undo-2", self._reopen)
        self.view.wanted.connect(self._wanted)
        self.view.ticked.connect(self._tick)
        self.view.to_stage.connect(self._to_stage)

    def actions(self) -> list[Button]:
        """The buttons of the head, the main ones last."""
        return [self.more, self.prints, self.again, self.update]

    def reload(self) -> None:
        """Read this matter anew."""
        if self.dossier_id is None:
            return
        desk = self._host.desk
        days = slots.more_days(desk, discreet=self._host.discreet.hidden)
        self.seen = desk.read(dossier, self.dossier_id, desk.today(), days)
        self.view.hides_limit = self._host.discreet.hidden
        self.view.show_dossier(
            self.seen,
            desk.today(),
            slots.promises_of(self._host, self.dossier_id),
            slots.term_cards(self._host, self.seen),
            slots.timeline_of(self._host, self.dossier_id),
        )

    def head(self) -> tuple[str, str]:
        """Title and sentence."""
        if self.seen is None:
            return _("Dossiers"), ""
        return self.seen.row.title, self.view.sentence(self.seen)

    def show_actions(self) -> None:
        """Offer what can be done now."""
        closed = self.seen is not None and self.seen.row.state is DossierState.CLOSED
        self.update.setVisible(not closed)
        self.again.setVisible(closed)
        self.more.setVisible(True)
        self.prints.setVisible(True)

    def bring(self) -> None:
        """Bring up to date: where we stand, whose move, what next."""
        if self.seen is not None:
            self._page.lay(UpToDateSheet(self._host, self.seen))

    def change(self) -> None:
        """Change name, kind and the rest."""
        if self.seen is not None and self.seen.row.state is not DossierState.CLOSED:
            self._page.lay(DossierSheet(self._host, self.seen))

    def add_document(self) -> None:
        """Ask for a document, and tell when its content was known."""
        sheet = DocumentSheet(self._host, self.dossier_id)

        def told(saved: bool) -> None:
            if saved and sheet.filed is not None and sheet.filed.known_as:
                text = _("The same content was filed before, as {name}. It is kept once.")
                self._host.tell(text.format(name=sheet.filed.known_as), "info")

        sheet.done.connect(told)
        self._page.lay(sheet)

    def show_document(self, document_id: int) -> None:
        """Show what is known of one document of this matter."""
        if self.seen is not None and any(r.id == document_id for r in self.seen.documents):
            self._about(self.seen, "document", document_id)

    def open_document(self, document_id: int) -> None:
        """Check the content and let the system open a copy of it."""
        try:
            content = self._host.desk.read(take_out, document_id)
        except Refused as refused:
            self._host.tell(say(refused.words), "bad")
            return
        if not open_copy(content):
            text = _("This computer has no program that opens {name}.")
            self._host.tell(text.format(name=content.file_name), "warn")

    def print_it(self) -> None:
        """“Where do we stand” in this matter, on one page for the table."""
        if self.seen is not None:
            desk, row = self._host.desk, self.seen.row
            data = desk.read(standing_of_dossier, row.id, desk.today())
            name = _("Where we stand {number}").format(number=row.number)
            print_pdf(self._host.dress, self._host.window, data, name)

    def _entries(self) -> list[Entry]:
        """What stands under “More”."""
        if self.seen is None:
            return []
        ask = self._asks()
        if self.seen.row.state is DossierState.CLOSED:
            return [(_("Add a document"), self.add_document)]
        return [
            (_("Change the dossier"), self.change),
            (_("Add a document"), self.add_document),
            (_("Set a next date"), ask["next"]),
            (_("Add an agreement"), ask["add_agreement"]),
            (_("Add a case number"), ask["add_case"]),
            (_("Relate to another dossier"), ask["add_link"]),
            (_("Two statements contradict each other"), self._contradiction),
            (_("Close the dossier"), self._close),
        ]

    def _wanted(self, what: str, number: int) -> None:
        asks = self._asks()
        if what in asks:
            asks[what]()
        elif self.seen is not None:
            self._about(self.seen, what, number)

    def _asks(self) -> dict[str, Callable[[], object]]:
        """What is asked of the matter itself."""
        host = self._host

        def lay(sheet: Callable[[Host, DossierView], Sheet]) -> Callable[[], object]:
            def press() -> None:
                if self.seen is not None:
                    self._page.lay(sheet(host, self.seen))

            return press

        return {
            "head_lease": lambda: host.go("tenants", "head_lease"),
            "lease": self._to_lease,
            "contradiction": self._contradiction,
            "next": lay(NextDateSheet),
            "stage": lay(StageSheet),
            "add_step": lay(StepSheet),
            "add_agreement": lay(AgreementSheet),
            "add_case": lay(CaseSheet),
            "add_link": lay(LinkSheet),
            "add_document": self.add_document,
        }

    def _to_lease(self) -> None:
        if self.seen is not None and self.seen.lease_tenant_id is not None:
            self._host.go("tenants", self.seen.lease_tenant_id)

    def _contradiction(self) -> None:
        if self.dossier_id is not None:
            self._page.lay(ContradictionSheet(self._host, self.dossier_id))

    def _about(self, seen: DossierView, what: str, number: int) -> None:
        """Something is wanted of one row of a card."""
        if what == "open_document":
            self.open_document(number)
        elif what == "letter_out":
            self._page.lay(SentSheet(self._host, number))
        elif what == "open_dossier":
            self._page.show_dossier(number)
        elif what == "met":
            done = N_("Met an obligation")
            self._host.desk.tried(done, meet_obligation, number, self._host.desk.today())
        else:
            self._page.lay(self._sheet(seen, what, number))

    def _sheet(self, seen: DossierView, what: str, number: int) -> Sheet:
        host = self._host
        if what in ("duty", "add_duty", "agreement"):
            return self._agreement_sheet(seen, what, number)
        if what == "step":
            return StepSheet(host, seen, next(r for r in seen.steps if r.id == number))
        if what == "case":
            return CaseSheet(host, seen, next(r for r in seen.cases if r.id == number))
        if what == "link":
            return LinkSheet(host, seen, next(r for r in seen.links if r.id == number))
        row = next(r for r in seen.documents if r.id == number)
        return DocumentSheet(host, self.dossier_id, row)

    def _agreement_sheet(self, seen: DossierView, what: str, number: int) -> Sheet:
        if what == "duty":
            agreement, duty = _duty(seen, number)
            return ObligationSheet(self._host, agreement, duty)
        row = next(r for r in seen.agreements if r.id == number)
        if what == "add_duty":
            return ObligationSheet(self._host, row)
        return AgreementSheet(self._host, seen, row)

    def _tick(self, step_id: int, on: bool) -> None:
        desk = self._host.desk
        day = desk.today() if on else None
        what = N_("Did a step") if on else N_("A step is still to be done")
        if desk.tried(what, tick_step, step_id, day):
            back = None if on else desk.today()
            undone = N_("Took back a step")
            desk.can_undo(_("a step"), lambda: desk.do(undone, tick_step, step_id, back))

    def _to_stage(self, stage: object) -> None:
        if self.seen is None or not isinstance(stage, Stage):
            return
        desk, number, before = self._host.desk, self.seen.row.id, self.seen.row.stage
        if desk.tried(N_("Moved a dossier to a stage"), move_stage, number, stage):
            undone = N_("Took back the stage of a dossier")
            name = words.stage_name(stage)
            desk.can_undo(name, lambda: desk.do(undone, move_stage, number, before))

    def _close(self) -> None:
        if self.seen is not None:
            self._page.lay(CloseSheet(self._host, self.seen))

    def _reopen(self) -> None:
        if self.seen is None:
            return
        number = self.seen.row.id
        if self._host.desk.tried(N_("Opened a dossier again"), reopen, number):
            self._host.tell(_("The dossier is open again."))


def _duty(seen: DossierView, number: int) -> tuple[AgreementRow, ObligationRow]:
    return next(
        (agreement, duty)
        for agreement in seen.agreements
        for duty in agreement.obligations
        if duty.id == number
    )
