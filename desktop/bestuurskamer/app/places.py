"""The places of the program, by name: a page is imported when somebody first goes there."""

from __future__ import annotations

from dataclasses import dataclass

from bestuurskamer.errors import N_


@dataclass(frozen=True)
class Place:
    """A place: its key, icon and word, its group in the side bar, and where its page is made.

    A place without an icon is not in the side bar.
    """

    key: str
    page: str  # module:class
    word: str = ""
    icon: str = ""
    group: str = ""


MONEY = N_("Money and letting")
MUNICIPALITY = N_("Municipality")

PLACES = (
    Place("today", "bestuurskamer.screens.today:TodayPage", N_("Today"), "sun"),
    Place(
        "invoices",
        "bestuurskamer.screens.invoices.page:InvoicesPage",
        N_("Invoices"),
        "receipt-text",
        MONEY,
    ),
    Place("bank", "bestuurskamer.screens.bank.page:BankPage", N_("Bank"), "landmark", MONEY),
    Place(
        "tenants", "bestuurskamer.screens.tenants.page:TenantsPage", N_("Tenants"), "users", MONEY
    ),
    Place(
        "overviews",
        "bestuurskamer.screens.overviews.page:OverviewsPage",
        N_("Overviews"),
        "chart-column",
        MONEY,
    ),
    Place(
        "meetings",
        "bestuurskamer.screens.meetings.page:MeetingsPage",
        N_("Meetings"),
        "messages-square",
        MUNICIPALITY,
    ),
    Place(
        "dossiers",
        "bestuurskamer.screens.dossiers.page:DossiersPage",
        N_("Dossiers"),
        "folder-open",
        MUNICIPALITY,
    ),
    Place(
        "promises",
        "bestuurskamer.screens.promises.page:PromisesPage",
        N_("Promises"),
        "handshake",
        MUNICIPALITY,
    ),
    Place("list", "bestuurskamer.screens.tenant_list.page:TenantListPage"),
    Place("first_hour", "bestuurskamer.screens.first_hour.page:FirstHour"),
    Place("settings", "bestuurskamer.screens.settings.page:SettingsPage"),
)
