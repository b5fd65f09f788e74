"""A sheet that asks why something is let go or ended, before it is."""

from __future__ import annotations

from collections.abc import Callable

from bestuurskamer.language import _
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host


class WhySheet(Sheet):
    """Asks why, in a few words; `act` gets them. Without words nothing is done."""

    def __init__(
        self, host: Host, title: str, about: str, verb: str, act: Callable[[str], object]
    ) -> None:
        self._act = act
        super().__init__(host.dress, host.window, title, about, verb, self._save, wide=False)
        self.reason = TextField(host.dress, _("Why, in a few words"))
        self.add(self.reason, "reason")

    def _save(self) -> dict[str, str]:
        if not self.reason.value().strip():
            return {"reason": _("Say in a few words why.")}
        self._act(self.reason.value())
        return {}
