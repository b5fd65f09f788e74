"""The settings of the building: its name and where it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bestuurskamer.building.actions import describe_building
from bestuurskamer.building.queries import buildings
from bestuurskamer.building.rules import BuildingDraft
from bestuurskamer.errors import N_, Words, words
from bestuurskamer.language import _
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.settings.form import SettingsCard

_FIELDS = (
    ("name", N_("Name of the building")),
    ("street", N_("Street and number")),
    ("postal_code", N_("Postal code")),
    ("town", N_("Town")),
)


class BuildingCard(SettingsCard):
    """Asks for the one building; what is typed stays until it is saved."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.dress, _("The building"), self._kept)
        self.host = host
        self.main.become("")
        for key, name in _FIELDS:
            self.add(TextField(host.dress, _(name)), key)

    def reload(self) -> None:
        """Show what is known."""
        known = self.host.desk.read(buildings)
        if known:
            self.show_values({key: getattr(known[0], key) for key, _name in _FIELDS})

    def _kept(self, values: dict[str, Any]) -> Mapping[str, Words] | None:
        draft = BuildingDraft(**values)
        if draft.name:
            self.host.desk.do(N_("Described the building"), describe_building, draft)
            return None
        return {"name": words(N_("Give the building a name."))}
