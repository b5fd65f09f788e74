"""Which VAT a line carries, asked only where the board charges VAT."""

from __future__ import annotations

from bestuurskamer.figures.queries import figures_on
from bestuurskamer.invoices.rules import rate_of, vat_label
from bestuurskamer.language import _, say
from bestuurskamer.rent.model import VatTreatment
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.host import Host

_ASKED = (
    VatTreatment.EXEMPT,
    VatTreatment.STANDARD,
    VatTreatment.REDUCED,
    VatTreatment.ZERO,
    VatTreatment.REVERSE,
)


def vat_choice(host: Host, chosen: VatTreatment = VatTreatment.EXEMPT) -> Choice[VatTreatment]:
    """A choice of VAT treatments, each with its rate of today."""
    figures = host.desk.read(figures_on, host.desk.today())
    field: Choice[VatTreatment] = Choice(host.dress, _("VAT"))
    for vat in _ASKED:
        field.add(vat, say(vat_label(vat, rate_of(vat, figures))))
    field.set_value(chosen)
    return field
