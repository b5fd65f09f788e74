"""The place of tenants: three segments, and the page of one tenant."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut

from bestuurskamer.books.queries import InAndOut, in_and_out
from bestuurskamer.building.actions import take_back_head_rent
from bestuurskamer.building.queries import RoomRow
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.rent.tenancy import Tenancy, tenancy
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.menu_button import MenuButton
from bestuurskamer.screens.kit.segment import Segment
from bestuurskamer.screens.kit.sheet_page import SheetPage
from bestuurskamer.screens.kit.thing import Thing
from bestuurskamer.screens.tenants.head_lease_sheet import HeadLeaseSheet, HeadRentSheet
from bestuurskamer.screens.tenants.head_lease_view import HeadLeaseView
from bestuurskamer.screens.tenants.prints import print_in_and_out, print_rent_roll, print_statement
from bestuurskamer.screens.tenants.rise_sheet import RiseSheet, offer_letters
from bestuurskamer.screens.tenants.room_list import RoomList
from bestuurskamer.screens.tenants.room_sheet import RoomSheet
from bestuurskamer.screens.tenants.tenant_list import TenantList
from bestuurskamer.screens.tenants.tenant_page import OneTenant
from bestuurskamer.screens.tenants.tenant_sheet import TenantSheet

TENANTS, ROOMS, HEAD_LEASE = "tenants", "rooms", "head_lease"
_NARROW, _MIDDLE = 620, 960


class TenantsPage(SheetPage):
    """Tenants, rooms and the head lease; `open_thing` shows one of them, or one tenant.

    It takes the number of a tenant, or one of the words tenants, rooms, head_lease, new_tenant
    and import.
    """

    def __init__(self, host: Host) -> None:
        super().__init__(host.dress, _("Tenants"), scrolls=False)
        self.host = host
        self._tenancy: Tenancy | None = None
        self._both: InAndOut | None = None
        self.segment = Segment(
            host.dress,
            _("Tenants, rooms or head lease"),
            [(TENANTS, _("Tenants")), (ROOMS, _("Rooms")), (HEAD_LEASE, _("Head lease"))],
        )
        self.tenants, self.rooms = TenantList(host.dress), RoomList(host.dress)
        self.head = HeadLeaseView(host.dress)
        self.one = OneTenant(host, self)
        self._views = {TENANTS: self.tenants, ROOMS: self.rooms, HEAD_LEASE: self.head}
        self._build_actions()
        self.body.addWidget(self.segment, 0, Qt.AlignmentFlag.AlignLeft)
        for view in self._views.values():
            self.body.addWidget(view, 1)
        self.body.addWidget(self.one.view, 1)
        self._connect()
        self._show_parts()

    def reload(self) -> None:
        """Read everything anew."""
        desk = self.host.desk
        self._tenancy = desk.read(tenancy, desk.today())
        self._both = desk.read(in_and_out, desk.today())
        self.tenants.show_tenancy(self._tenancy)
        self.rooms.show_tenancy(self._tenancy)
        self.head.show_both(self._both)
        if self.one.party_id is not None:
            self.one.reload(self._tenancy)
        self._show_parts()

    def open_thing(self, thing: object) -> None:
        """Show a tenant by number, a segment by name, or a sheet."""
        if self._tenancy is None:
            self.reload()
        if isinstance(thing, int):
            self.show_tenant(thing)
        elif thing in self._views:
            self.back_to_list()
            self.segment.choose(str(thing))
            self._show_parts()
        elif thing == "new_tenant":
            self.new_tenant()
        elif thing == "import":
            self.host.go("list")

    def thing(self) -> Thing | None:
        """The tenant, the room or the head lease that is shown or chosen."""
        if self.one.party_id is not None or self._tenancy is None:
            return self.one.thing()
        chosen, head = self.segment.current(), self._tenancy.head_lease
        if chosen == HEAD_LEASE:
            return Thing("head_lease", head.id, _("the head lease")) if head else None
        if chosen == ROOMS:
            room = self.rooms.current()
            return Thing("room", room.id, room.name) if room else None
        row = self._tenancy.tenant(self.tenants.current_id() or 0)
        return Thing("party", row.party.id, row.party.name) if row else None

    def print_it(self) -> None:
        """F8: the account of one tenant, the rent roll, or the head lease beside the sublets."""
        today = self.host.desk.today()
        row = self._tenancy.tenant(self.one.party_id or 0) if self._tenancy else None
        if row is not None:
            print_statement(self.host, row.party.id, row.party.name, today)
        elif self.segment.current() == HEAD_LEASE:
            print_in_and_out(self.host, today)
        else:
            print_rent_roll(self.host, today)

    def show_tenant(self, party_id: int) -> None:
        """Show the page of one tenant; one that was merged or is gone shows the list."""
        if self._tenancy is None:
            self.reload()
        assert self._tenancy is not None
        if self._tenancy.tenant(party_id) is None:
            self.back_to_list()
            return
        self.one.party_id = party_id
        self.one.reload(self._tenancy)
        self._show_parts()
        self.pane.verticalScrollBar().setValue(0)

    def back_to_list(self) -> None:
        """Leave the page of one tenant."""
        if self.one.party_id is not None:
            self.one.party_id = None
            self._show_parts()
            self.tenants.ledger.setFocus(Qt.FocusReason.OtherFocusReason)

    def new_tenant(self) -> None:
        """Ask for a new tenant, and show it."""

        def show(party_id: int) -> None:
            self.reload()
            self.show_tenant(party_id)

        self.lay_new(TenantSheet(self.host), show)

    def after_sheet(self, saved: bool) -> None:
        """After saving everything is read anew."""
        super().after_sheet(saved)
        if saved:
            self.reload()

    def _raise_rents(self) -> None:
        if self._tenancy is None:
            return
        sheet = RiseSheet(self.host, self._tenancy)
        sheet.done.connect(lambda saved: offer_letters(self.host, sheet) if saved else None)
        self.lay(sheet)

    def _room(self, row: object) -> None:
        self.lay(RoomSheet(self.host, row if isinstance(row, RoomRow) else None))

    def _new_room(self) -> None:
        self.lay(RoomSheet(self.host))

    def _fill_head_lease(self) -> None:
        self.lay(HeadLeaseSheet(self.host, self._tenancy.head_lease if self._tenancy else None))

    def _change_head_rent(self) -> None:
        if self._tenancy is not None and self._tenancy.head_lease is not None:
            self.lay(HeadRentSheet(self.host, self._tenancy.head_lease))

    def _take_back_head_rent(self) -> None:
        what = N_("Took back a change of the head lease's rent")
        if self.host.desk.tried(what, take_back_head_rent):
            self.reload()

    def _new(self) -> None:
        """Ins."""
        if self.one.party_id is not None:
            self.one.new_lease()
        elif self.segment.current() == TENANTS:
            self.new_tenant()
        elif self.segment.current() == ROOMS:
            self._new_room()

    def _change(self) -> None:
        """F2."""
        if self.one.party_id is not None:
            self.one.change()
        elif self.segment.current() == TENANTS:
            party_id = self.tenants.current_id()
            if party_id is not None:
                self.show_tenant(party_id)
                self.one.change()
        elif self.segment.current() == ROOMS and self.rooms.current():
            self._room(self.rooms.current())
        elif self.segment.current() == HEAD_LEASE:
            self._fill_head_lease()

    def _build_actions(self) -> None:
        dress = self.dress
        self.list_button = button(
            dress, _("Take over a list"), "", "upload", lambda: self.host.go("list")
        )
        self.raise_button = button(dress, _("Raise rents"), "", "euro", self._raise_rents)
        self.new_button = button(dress, _("New tenant"), "primary", "plus", self.new_tenant)
        self.room_change = button(dress, _("Change room"), "", "pencil", self._change)
        self.room_new = button(dress, _("New room"), "primary", "plus", self._new_room)
        self.head_print = button(dress, _("Print overview"), "", "printer", self.print_it)
        self.head_change = button(
            dress, _("Change the head lease"), "primary", "pencil", self._fill_head_lease
        )
        self.more = MenuButton(
            dress,
            lambda: [
                (_("Take over a list"), lambda: self.host.go("list")),
                (_("Raise rents"), self._raise_rents),
            ],
        )
        self._acts_of = {
            TENANTS: [self.more, self.list_button, self.raise_button, self.new_button],
            ROOMS: [self.room_change, self.room_new],
            HEAD_LEASE: [self.head_print, self.head_change],
            "": self.one.actions(),
        }
        for acts in self._acts_of.values():
            for act in acts:
                self.add_action(act)

    def _connect(self) -> None:
        self.segment.picked.connect(lambda _key: self._show_parts())
        self.left.connect(self.back_to_list)
        self.tenants.opened.connect(self.show_tenant)
        self.tenants.new_wanted.connect(self.new_tenant)
        self.tenants.list_wanted.connect(lambda: self.host.go("list"))
        self.rooms.opened.connect(self._room)
        self.rooms.new_wanted.connect(self._new_room)
        self.head.fill_wanted.connect(self._fill_head_lease)
        self.head.rent_wanted.connect(self._change_head_rent)
        self.head.rent_taken_back.connect(self._take_back_head_rent)
        self.head.tenant_wanted.connect(self.show_tenant)
        for key, act in (("Ins", self._new), ("F2", self._change)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)

    def _show_parts(self) -> None:
        """Show the segment or the tenant, with its own head, actions and keys."""
        one, chosen = self.one.party_id is not None, self.segment.current()
        self.segment.setVisible(not one)
        for key, view in self._views.items():
            view.setVisible(not one and key == chosen)
        self.one.view.setVisible(one)
        shown = "" if one else chosen
        for key, acts in self._acts_of.items():
            for act in acts:
                act.setVisible(key == shown and self._offers(key))
        self._fold_actions()
        self.show_back(_("Tenants") if one else "")
        self._show_words(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is not the main button under one button where there is little room."""
        super().resizeEvent(event)
        self._fold_actions()

    def _fold_actions(self) -> None:
        folded = _NARROW <= self.width() * 100 // self.dress.look.zoom < _MIDDLE
        if self.one.party_id is not None:
            self.one.show_actions(folded)
        elif self.segment.current() == TENANTS and self._offers(TENANTS):
            self.more.setVisible(folded)
            self.list_button.setVisible(not folded)
            self.raise_button.setVisible(not folded)

    def _offers(self, key: str) -> bool:
        """Whether a segment has anything to act on; an empty one has its own buttons."""
        if self._tenancy is None:
            return False
        return {
            TENANTS: bool(self._tenancy.tenants),
            ROOMS: bool(self._tenancy.rooms),
            HEAD_LEASE: self._tenancy.head_lease is not None,
        }.get(key, True)

    def _show_words(self, shown: str) -> None:
        if self._tenancy is None or self._both is None:
            return
        if shown == TENANTS:
            self.show_head(_("Tenants"), self.tenants.sentence(self._tenancy))
            keys = [("Enter", _("open")), ("Ins", _("new tenant")), ("F2", _("change"))]
        elif shown == ROOMS:
            self.show_head(_("Rooms"), self.rooms.sentence(self._tenancy))
            keys = [("Enter", _("change")), ("Ins", _("new room"))]
        elif shown == HEAD_LEASE:
            self.show_head(_("Head lease"), self.head.sentence(self._both))
            keys = [("F2", _("change"))]
        else:
            self.show_head(*self.one.words())
            keys = [("Esc", _("back")), ("F2", _("change")), ("Ins", _("new lease"))]
        self.keys.show_keys([*keys, ("F8", _("print"))])
