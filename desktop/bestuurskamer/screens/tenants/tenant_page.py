"""What can be done on the page of one tenant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from bestuurskamer.errors import N_
from bestuurskamer.invoices.queries import invoiced_extras, invoiced_leases
from bestuurskamer.language import _
from bestuurskamer.parties.actions import archive_party
from bestuurskamer.payments.model import Target
from bestuurskamer.payments.open_items import open_items
from bestuurskamer.payments.with_payments import invoices
from bestuurskamer.rent.actions import drop_extra
from bestuurskamer.rent.tenancy import (
    ExtraRow,
    LeaseRow,
    Standing,
    Tenancy,
    deposit_moves,
    extras_of,
)
from bestuurskamer.screens.history import open_history
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.menu_button import MenuButton
from bestuurskamer.screens.kit.question import Question, Verb
from bestuurskamer.screens.kit.thing import Thing
from bestuurskamer.screens.tenants.beside_sheets import DepositSheet, ExtraSheet
from bestuurskamer.screens.tenants.lease_rooms_sheet import LeaseRoomsSheet
from bestuurskamer.screens.tenants.lease_sheet import LeaseSheet
from bestuurskamer.screens.tenants.line_sheet import AddLineSheet
from bestuurskamer.screens.tenants.merge_sheet import MergeSheet
from bestuurskamer.screens.tenants.opening_sheet import OpeningSheet
from bestuurskamer.screens.tenants.prints import print_statement
from bestuurskamer.screens.tenants.rent_sheets import ChangeRentSheet, EndLeaseSheet
from bestuurskamer.screens.tenants.taking_away import TakingAway
from bestuurskamer.screens.tenants.tenant_sheet import TenantSheet
from bestuurskamer.screens.tenants.tenant_view import TenantFacts, TenantView

_DONE = (Standing.FORMER, Standing.NO_LEASE)


class Owner(Protocol):
    """The page, as one tenant sees it."""

    def lay(self, sheet: Sheet) -> None:
        """Lay a sheet over the window."""

    def show_tenant(self, party_id: int) -> None:
        """Show another tenant."""

    def back_to_list(self) -> None:
        """Leave this tenant."""

    def reload(self) -> None:
        """Read everything anew."""


class OneTenant:
    """One tenant: its view, its actions, and the sheets they lay over the window."""

    def __init__(self, host: Host, page: Owner) -> None:
        self._host, self._page = host, page
        self.party_id: int | None = None
        self.facts: TenantFacts | None = None
        self.view = TenantView(host.dress)
        self._folded = False
        self._build_buttons()
        self.view.change_wanted.connect(self.change)
        self.view.lease_wanted.connect(self._change_lease)
        self.view.history_wanted.connect(lambda thing: open_history(host, thing))
        self.view.deposit_wanted.connect(self._deposit)
        self.view.extra_wanted.connect(self._extra)
        self.view.extra_stopped.connect(self._stop_extra)
        self.view.opening_wanted.connect(self._opening)
        self.away = TakingAway(host, page.reload)
        self.view.lease_dropped.connect(self.away.lease)
        self.view.deposit_dropped.connect(self.away.deposit)
        self.view.opening_dropped.connect(self.away.opening)
        self.view.invoice_wanted.connect(lambda number: host.go("invoices", number))

    def actions(self) -> list[Button]:
        """The buttons of the head, the main ones last."""
        return [self.more, self.end, self.new, self.rent]

    def reload(self, tenancy: Tenancy) -> None:
        """Read this tenant anew; one that is gone leads back to the list."""
        row = tenancy.tenant(self.party_id) if self.party_id is not None else None
        if row is None:
            self.party_id, self.facts = None, None
            return
        desk, leases = self._host.desk, [lease.id for lease in row.leases]
        self.facts = TenantFacts(
            row,
            tenancy,
            tuple(desk.read(invoices, party_id=row.party.id)),
            tuple(
                item
                for item in desk.read(open_items, row.party.id, settled=True)
                if item.target is Target.OPENING
            ),
            tuple(desk.read(extras_of, leases)),
            desk.read(invoiced_extras),
            tuple(desk.read(deposit_moves, leases)),
            desk.read(invoiced_leases),
        )
        self.view.show_facts(self.facts)

    def thing(self) -> Thing | None:
        """The tenant that is shown."""
        party = self.facts.row.party if self.facts is not None else None
        return Thing("party", party.id, party.name) if party is not None else None

    def words(self) -> tuple[str, str]:
        """Title and sentence."""
        if self.facts is None:
            return _("Tenants"), ""
        return self.facts.row.party.name, self.view.sentence(self.facts)

    def show_actions(self, folded: bool) -> None:
        """Offer what can be done with this tenant now; folded only the main button and More."""
        if self.facts is None:
            return
        standing = self.facts.row.standing
        lets = standing not in _DONE
        self.rent.setVisible(lets)
        self.end.setVisible(lets and not folded)
        self.new.setVisible(not lets)
        self.more.setVisible(True)
        self._folded = folded

    def change(self) -> None:
        """Change name, address and the rest."""
        if self.facts is not None:
            self._page.lay(TenantSheet(self._host, self.facts.row.party))

    def new_lease(self) -> None:
        """Ask for a lease of this tenant."""
        if self.facts is not None:
            tenancy, party_id = self.facts.tenancy, self.facts.row.party.id
            self._page.lay(LeaseSheet(self._host, tenancy, party_id))

    def _build_buttons(self) -> None:
        dress = self._host.dress
        self.more = MenuButton(dress, self._entries)
        self.end = button(dress, _("End the rent"), "", "calendar-clock", self._end_lease)
        self.new = button(dress, _("New lease"), "primary", "plus", self.new_lease)
        self.rent = button(dress, _("Change rent"), "primary", "pencil", self._change_rent)

    def _entries(self) -> list[tuple[str, Callable[[], object]]]:
        """What stands under “More”."""
        if self.facts is None:
            return []
        entries: list[tuple[str, Callable[[], object]]] = []
        if self.rent.isVisible():
            entries.append((_("New lease"), self.new_lease))
            entries.append((_("Add a line"), self._add_line))
            entries.append((_("A room more or less"), self._rooms))
        if self._folded and self.rent.isVisible():
            entries.append((_("End the rent"), self._end_lease))
        archived = self.facts.row.party.archived
        archive = _("Take out of the archive") if archived else _("Archive")
        return [
            *entries,
            (_("Change details"), self.change),
            (_("Statement of account"), self._statement),
            (_("Add an open invoice from before"), self._opening),
            (_("Merge with another tenant"), self._merge),
            (archive, self._archive),
        ]

    def _statement(self) -> None:
        """Print what was asked and paid, and what is open."""
        if self.facts is not None:
            party, today = self.facts.row.party, self._host.desk.today()
            print_statement(self._host, party.id, party.name, today)

    def _change_rent(self) -> None:
        if self.facts is not None:
            self._page.lay(ChangeRentSheet(self._host, self.facts.row.leases))

    def _add_line(self) -> None:
        if self.facts is not None:
            self._page.lay(AddLineSheet(self._host, self.facts.row.leases))

    def _rooms(self) -> None:
        if self.facts is not None:
            self._page.lay(LeaseRoomsSheet(self._host, self.facts.tenancy, self.facts.row.leases))

    def _end_lease(self) -> None:
        if self.facts is None:
            return
        sheet = EndLeaseSheet(self._host, self.facts.row.leases, self.facts.row.party.id)
        sheet.done.connect(lambda saved: self._offer_credit(sheet) if saved else None)
        self._page.lay(sheet)

    def _offer_credit(self, sheet: EndLeaseSheet) -> None:
        if not sheet.to_credit:
            return
        invoice_id, number = sheet.to_credit[0]
        text = _("Invoice {number} covers days after the last day. You can credit that part now.")
        question = Question(
            self._host.dress,
            self._host.window,
            _("The lease is ended"),
            text.format(number=number),
            (Verb("later", _("Not now")), Verb("go", _("To the invoice"), "primary")),
        )
        question.answered.connect(
            lambda key: self._host.go("invoices", invoice_id) if key == "go" else None
        )
        question.open()

    def _change_lease(self, lease: object) -> None:
        if self.facts is not None and isinstance(lease, LeaseRow):
            self._page.lay(LeaseSheet(self._host, self.facts.tenancy, row=lease))

    def _deposit(self) -> None:
        if self.facts is not None:
            self._page.lay(DepositSheet(self._host, self.facts.row))

    def _opening(self) -> None:
        if self.facts is not None:
            self._page.lay(OpeningSheet(self._host, self.facts.row.party.id))

    def _extra(self) -> None:
        if self.facts is not None:
            self._page.lay(ExtraSheet(self._host, self.facts.row.leases))

    def _stop_extra(self, extra: object) -> None:
        if self.facts is None or not isinstance(extra, ExtraRow):
            return
        after = self.facts.invoiced_extras.get(extra.id)
        if self._host.desk.tried(
            N_("Stopped something beside the rent"), drop_extra, extra.id, after
        ):
            self._page.reload()
            self._host.tell(_("{text} stands on no invoice any more.").format(text=extra.text))

    def _archive(self) -> None:
        if self.facts is None:
            return
        party = self.facts.row.party
        if not party.archived and self.facts.row.standing not in _DONE:
            text = _("{name} still rents, so it stays in the list. End the rent first.")
            self._host.tell(text.format(name=party.name), "warn")
            return
        desk = self._host.desk
        day = None if party.archived else desk.today()
        what = N_("Archived a tenant") if day else N_("Took a tenant out of the archive")
        if desk.tried(what, archive_party, party.id, day):
            before = desk.today() if day is None else None
            back = N_("Took back the archiving of a tenant")
            desk.can_undo(party.name, lambda: desk.do(back, archive_party, party.id, before))
            self._page.reload()
            text = _("{name} is in the archive. Nothing is lost.") if day else _("{name} is back.")
            self._host.tell(text.format(name=party.name))

    def _merge(self) -> None:
        if self.facts is None:
            return
        sheet = MergeSheet(self._host, self.facts.tenancy, self.facts.row.party)

        def done(saved: bool) -> None:
            if saved and sheet.into_id is not None:
                self._page.reload()
                self._page.show_tenant(sheet.into_id)

        sheet.done.connect(done)
        self._page.lay(sheet)
