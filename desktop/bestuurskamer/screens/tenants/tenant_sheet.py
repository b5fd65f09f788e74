"""The sheet on which a tenant is made or changed."""

from __future__ import annotations

from bestuurskamer.errors import N_
from bestuurskamer.language import LANGUAGES, _, say
from bestuurskamer.parties.actions import add_party, mend_party
from bestuurskamer.parties.model import Delivery, PartyKind
from bestuurskamer.parties.queries import PartyRow, alike
from bestuurskamer.parties.rules import MOST_NAME, PartyDraft, address_problem, party_problems
from bestuurskamer.screens.history import keep_history
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import LongTextField, TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.tenants import words

_TEXTS = (
    "name", "contact", "street", "postal_code", "town", "email", "phone", "post_street",
    "post_postal_code", "post_town", "country", "iban", "kvk_number", "vat_number", "reference",
    "note",
)  # fmt: skip


class TenantSheet(Sheet):
    """Asks for a tenant; with a row that tenant is changed. `saved_id` holds who was saved."""

    def __init__(self, host: Host, row: PartyRow | None = None) -> None:
        self._host, self._row = host, row
        self._warned = ""
        super().__init__(
            host.dress,
            host.window,
            _("Change tenant") if row else _("New tenant"),
            _("Invoices that you made stay as they are.")
            if row
            else _("Only the name is needed now. For an invoice we also need the address."),
            _("Save tenant"),
            self._save,
        )
        if row is not None:
            keep_history(host, self, "party", row.id, row.name)
        self.texts: dict[str, TextField | LongTextField] = {}
        self.kind: Choice[PartyKind] = Choice(host.dress, _("Kind"))
        self.delivery: Choice[Delivery] = Choice(host.dress, _("Invoice goes"))
        self.spoken: Choice[str] = Choice(host.dress, _("Language of invoices"))
        self._lay_out()
        self._fill(row)
        for key in ("street", "postal_code", "town"):
            self.texts[key].changed.connect(self._judge_address)
        self.texts["name"].changed.connect(self._look_for_alike)

    def draft(self) -> PartyDraft:
        """What is typed; nothing is judged yet."""
        return PartyDraft(
            kind=self.kind.value() or PartyKind.ORGANISATION,
            delivery=self.delivery.value() or Delivery.POST,
            language=self.spoken.value() or "nl",
            **{key: self.texts[key].value() for key in _TEXTS},
        )

    def _lay_out(self) -> None:
        for kind in PartyKind:
            self.kind.add(kind, words.party_kind_name(kind))
        for way in Delivery:
            self.delivery.add(way, words.delivery_name(way))
        for code, name in zip(LANGUAGES, (_("Dutch"), _("English")), strict=True):
            self.spoken.add(code, name)
        self._text("name", _("Name"), most=MOST_NAME)
        self.add(self.kind, "kind")
        self._text("contact", _("Contact person"))
        self._text("phone", _("Phone"))
        self._text("email", _("E-mail"))
        self.add(self.delivery, "delivery")
        self._text("street", _("Street and number"))
        self._text("postal_code", _("Postal code"))
        self._text("town", _("Town"))
        self.fold()
        self._text("post_street", _("Post goes to: street or P.O. box"))
        self._text("post_postal_code", _("Post goes to: postal code"))
        self._text("post_town", _("Post goes to: town"))
        self._text("country", _("Country (empty: the Netherlands)"))
        self._text("iban", _("Pays from account (IBAN)"))
        self._text("kvk_number", _("KvK number"))
        self._text("vat_number", _("VAT id"))
        self._text("reference", _("Own reference"), _("Stands on each invoice."))
        self.add(self.spoken, "language")
        note = LongTextField(self.dress, _("Note for the board"), lines=3)
        self.texts["note"] = note
        self.add(note, "note", wide=True)

    def _text(self, key: str, label: str, help_: str = "", most: int = 200) -> None:
        field = TextField(self.dress, label, help_, most)
        self.texts[key] = field
        self.add(field, key)

    def _fill(self, row: PartyRow | None) -> None:
        self.kind.set_value(row.kind if row else PartyKind.ORGANISATION)
        self.delivery.set_value(row.delivery if row else Delivery.POST)
        self.spoken.set_value(row.language if row else "nl")
        if row is not None:
            for key in _TEXTS:
                self.texts[key].set_value(getattr(row, key))

    def _judge_address(self) -> None:
        """Say while typing what the address lacks for an invoice; it may wait."""
        parts = [self.texts[key].value() for key in ("street", "postal_code", "town")]
        problem = address_problem(*parts) if any(parts) else None
        self.texts["street"].say(say(problem) if problem else "")

    def _look_for_alike(self) -> None:
        twins = self._twins()
        self.texts["name"].say(_already(twins[0]) if twins else "")

    def _twins(self) -> list[PartyRow]:
        own = self._row.id if self._row else None
        found = self._host.desk.read(alike, self.texts["name"].value())
        return [row for row in found if row.id != own]

    def _save(self) -> dict[str, str]:
        draft = self.draft()
        problems = {key: say(why) for key, why in party_problems(draft).items()}
        if problems:
            return problems
        twins = self._twins()
        if twins and self._warned != draft.name:
            self._warned = draft.name
            again = _("Is this somebody else? Then save once more.")
            return {"name": f"{_already(twins[0])} {again}"}
        desk = self._host.desk
        if self._row is not None:
            desk.do(N_("Changed a tenant"), mend_party, self._row.id, draft)
            self.saved_id = self._row.id
        else:
            self.saved_id = desk.do(N_("Added a tenant"), add_party, draft)
        return {}


def _already(row: PartyRow) -> str:
    named = f"{row.name} ({row.number})" if row.number else row.name
    return _("{name} is kept already.").format(name=named)
