"""The sheet that tells what changed about a tenant, and the one that merges a doubled tenant."""

from __future__ import annotations

from bestuurskamer import language
from bestuurskamer.errors import N_
from bestuurskamer.language import _
from bestuurskamer.parties.merging import merge
from bestuurskamer.parties.queries import PartyRow
from bestuurskamer.rent.history import FieldChange, HistoryRow, history
from bestuurskamer.rent.tenancy import Tenancy
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.overlay import Overlay
from bestuurskamer.screens.kit.text import PlainLabel


class HistorySheet(Overlay):
    """What changed about a tenant, the newest first. Nothing can be changed here."""

    def __init__(self, host: Host, party: PartyRow) -> None:
        title = _("History of {name}").format(name=party.name)
        super().__init__(host.dress, host.window, title, 720)
        self.rows = host.desk.read(history, party.id)
        self.head.addWidget(PlainLabel(title, "title", wrap=True))
        said = _("Everything that was typed about this tenant, who it was and when, is kept.")
        self.head.addWidget(PlainLabel(said, "soft", wrap=True))
        for row in self.rows:
            self.body.addWidget(PlainLabel(_moment(row), "strong", wrap=True))
            if row.changes:
                text = "\n".join(_change(change) for change in row.changes)
                self.body.addWidget(PlainLabel(text, "soft", wrap=True))
        if not self.rows:
            self.body.addWidget(PlainLabel(_("Nothing changed yet."), "soft"))
        self.back = button(host.dress, _("Back"), "primary", press=self.close_overlay)
        self.foot.addStretch(1)
        self.foot.addWidget(self.back)

    def open(self) -> None:
        """Show it, with the keyboard on the way back."""
        super().open()
        self.back.setFocus()

    def on_escape(self) -> None:
        """Esc goes back."""
        self.close_overlay()

    def on_main(self) -> None:
        """Ctrl+Enter too."""
        self.close_overlay()


class MergeSheet(Sheet):
    """Asks with whom a doubled tenant is made one. `into_id` is who stays, once it was done."""

    def __init__(self, host: Host, tenancy: Tenancy, doubled: PartyRow) -> None:
        self._host, self._doubled = host, doubled
        self.into_id: int | None = None
        said = _(
            "Leases, drafts and what was open go to the other. What the other lacks is filled in. "
            "Issued invoices keep the name they were made out to."
        )
        super().__init__(
            host.dress,
            host.window,
            _("Merge {name}").format(name=doubled.name),
            said,
            _("Merge"),
            self._save,
        )
        self.into: Choice[int] = Choice(host.dress, _("Is the same as"))
        for row in tenancy.tenants:
            if row.party.id != doubled.id:
                number = f" ({row.party.number})" if row.party.number else ""
                self.into.add(row.party.id, f"{row.party.name}{number}")
        self.into.set_value(None)
        self.add(self.into, "into", wide=True)

    def _save(self) -> dict[str, str]:
        into_id = self.into.value()
        if into_id is None:
            return {"into": _("Choose who stays.")}
        self._host.desk.do(N_("Merged a doubled tenant"), merge, self._doubled.id, into_id)
        self.into_id = into_id
        return {}


def _moment(row: HistoryRow) -> str:
    return f"{language.moment(row.at)}: {_(row.what)}"


def _change(change: FieldChange) -> str:
    name = _(change.name)
    before, after = language.show(change.before), language.show(change.after)
    if not before:
        return _("{field}: {value}").format(field=name, value=after)
    if not after:
        return _("{field}: was {value}, now empty").format(field=name, value=before)
    return _("{field}: {before} became {after}").format(field=name, before=before, after=after)
