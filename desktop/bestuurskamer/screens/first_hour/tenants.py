"""The tenants: from a list, by hand, or later."""

from __future__ import annotations

from bestuurskamer.language import _, ngettext
from bestuurskamer.rent.tenant_list.remembered import existing
from bestuurskamer.screens.first_hour.step import Step
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import Rows, TodoRow
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.text import PlainLabel


class TenantsStep(Step):
    """Shows the ways to bring in tenants, and how many there are."""

    def __init__(self, host: Host) -> None:
        super().__init__(
            host,
            _("Who are your tenants?"),
            _("Choose a way. You come back here by itself, and can always add more."),
        )
        self.card.hide()
        dress = host.dress
        self.by_list = button(dress, _("Choose a list"), press=lambda: host.go("list", "choose"))
        self.by_hand = button(
            dress, _("Type them in"), press=lambda: host.go("tenants", "new_tenant")
        )
        ways = Rows()
        ways.add(
            TodoRow(
                dress,
                "file-up",
                _("From my list (Excel)"),
                _("We read it first and show what would be taken. Nothing happens before you say."),
                None,
                self.by_list,
            )
        )
        ways.add(
            TodoRow(
                dress,
                "pencil",
                _("By hand"),
                _("One tenant at a time: name, room, first day and rent."),
                None,
                self.by_hand,
            )
        )
        self.column.addWidget(ways)
        self.count = PlainLabel("", "soft", wrap=True)
        self.column.addWidget(self.count)

    def read(self) -> None:
        """Say how many there are."""
        known = self.host.desk.read(existing)
        tenants = len({lease.tenant_id for lease in known.leases})
        if not tenants:
            self.count.setText(_("There are no tenants with a lease yet. That may wait."))
            return
        said = ngettext(
            "There is {count} tenant with a lease.",
            "There are {count} tenants with a lease.",
            tenants,
        )
        self.count.setText(said.format(count=tenants))

    def load(self) -> None:
        """The count is always the newest."""
        self.read()

    def is_changed(self) -> bool:
        """Nothing is typed here."""
        return False

    def go(self) -> None:
        """Bring the keyboard to the first way."""
        self.by_list.setFocus()
