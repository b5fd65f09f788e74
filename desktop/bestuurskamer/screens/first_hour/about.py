"""Who the board is: name, address, account, and who is called about invoices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bestuurskamer.errors import N_, Words
from bestuurskamer.language import _
from bestuurskamer.office.actions import describe_office
from bestuurskamer.office.as_known import office_draft
from bestuurskamer.office.model import LegalForm
from bestuurskamer.office.rules import office_problems, shown_iban
from bestuurskamer.screens.first_hour.step import Step
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.host import Host

FORM_NAMES = {
    LegalForm.FOUNDATION: N_("Foundation"),
    LegalForm.ASSOCIATION: N_("Association"),
    LegalForm.COOPERATIVE: N_("Cooperative"),
}


class OfficeStep(Step):
    """A page of which every field stands in the draft of the board, under the same name."""

    def read(self) -> None:
        """Show what is known."""
        known = office_draft(self.office())
        for key, field in self.fields.items():
            value = getattr(known, key)
            assert isinstance(field, TextField | Choice)
            field.set_value(shown_iban(value) if key == "iban" else value)

    def keep(self) -> Mapping[str, Words | str] | None:
        """Keep these fields with all others as they were."""
        typed: dict[str, Any] = {
            key: field.value()
            for key, field in self.fields.items()
            if isinstance(field, TextField | Choice)
        }
        draft = replace(office_draft(self.office()), **typed)
        found = office_problems(draft)
        if not found:
            self.host.desk.do(N_("Described the board"), describe_office, draft)
        return found


def who(host: Host) -> OfficeStep:
    """The name, the form, the number in the trade register."""
    step = OfficeStep(
        host,
        _("Who are you?"),
        _("This stands on your invoices. You can mend all of it later."),
    )
    step.add(TextField(host.dress, _("Name of your foundation or association"), most=120),
             "legal_name", True)  # fmt: skip
    form: Choice[LegalForm] = Choice(host.dress, _("Legal form"))
    for value, name in FORM_NAMES.items():
        form.add(value, _(name))
    step.add(form, "legal_form")
    help_ = _("Eight digits. You may leave it empty for now.")
    step.add(TextField(host.dress, _("KvK number"), help_), "kvk_number")
    return step


def address(host: Host) -> OfficeStep:
    """Where the board is."""
    step = OfficeStep(
        host,
        _("Where does your post arrive?"),
        _("The address stands at the head of your invoices."),
    )
    step.add(TextField(host.dress, _("Street and number")), "street", True)
    step.add(TextField(host.dress, _("Postal code"), _("Such as 1234 AB.")), "postal_code")
    step.add(TextField(host.dress, _("Town")), "town")
    return step


def money(host: Host) -> OfficeStep:
    """The account that tenants pay into."""
    step = OfficeStep(
        host,
        _("Into which account do tenants pay?"),
        _("Without an account number no invoice can be made. You may fill it in later."),
    )
    step.add(TextField(host.dress, _("Account number (IBAN)")), "iban", True)
    help_ = _("As the bank knows it. Left empty it is the name of your board.")
    step.add(TextField(host.dress, _("Name on the account"), help_), "account_holder", True)
    return step


def contact(host: Host) -> OfficeStep:
    """Whom tenants call."""
    step = OfficeStep(
        host,
        _("Whom do tenants call about an invoice?"),
        _("An invoice ends with this name and number."),
    )
    help_ = _("Such as: Anna de Vries, treasurer.")
    step.add(TextField(host.dress, _("Contact"), help_), "contact", True)
    step.add(TextField(host.dress, _("Telephone of the contact")), "contact_phone")
    step.add(TextField(host.dress, _("E-mail of the board")), "email")
    return step
