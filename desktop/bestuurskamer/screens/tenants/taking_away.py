"""Taking away, on the page of one tenant, what was typed there by mistake."""

from __future__ import annotations

from collections.abc import Callable

from bestuurskamer.errors import N_
from bestuurskamer.invoices.actions import drop_item
from bestuurskamer.language import _, money
from bestuurskamer.payments.open_items import OpenItem
from bestuurskamer.rent.mending import drop_deposit_move, drop_lease
from bestuurskamer.rent.tenancy import LeaseRow, MoveRow
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.question import Question, Verb
from bestuurskamer.screens.tenants import words
from bestuurskamer.screens.tenants.opening_sheet import TOOK_AWAY


class TakingAway:
    """What can go from the page of a tenant; the page is read anew after it."""

    def __init__(self, host: Host, reload: Callable[[], object]) -> None:
        self._host, self._reload = host, reload
        self.question: Question | None = None

    def lease(self, row: object) -> None:
        """A lease that was never meant: asks first."""
        assert isinstance(row, LeaseRow)
        text = _(
            "{lease} goes, with its amounts. Do this only when it was a mistake. "
            "A lease that was real ends with “End the rent”."
        )
        self.question = Question(
            self._host.dress,
            self._host.window,
            _("Take this lease away?"),
            text.format(lease=words.lease_name(row)),
            (Verb("back", _("Back")), Verb("drop", _("Take away"), "danger")),
        )
        self.question.answered.connect(lambda key: self._drop_lease(row) if key == "drop" else None)
        self.question.open()

    def deposit(self, row: object) -> None:
        """The last step of a deposit."""
        assert isinstance(row, MoveRow)
        if self._host.desk.tried(N_("Took back a step of a deposit"), drop_deposit_move, row.id):
            self._reload()
            self._host.tell(_("Taken back: {amount}.").format(amount=money(row.amount)))

    def opening(self, item: object) -> None:
        """An old invoice that was taken over."""
        assert isinstance(item, OpenItem)
        if self._host.desk.tried(TOOK_AWAY, drop_item, item.id):
            self._reload()
            self._host.tell(_("Taken away: {name}.").format(name=item.number))

    def _drop_lease(self, row: LeaseRow) -> None:
        if self._host.desk.tried(N_("Took a lease away"), drop_lease, row.id):
            self._reload()
            self._host.tell(_("Taken away: {name}.").format(name=words.lease_name(row)))
