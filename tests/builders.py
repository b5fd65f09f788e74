"""What tests are made of: a board file with an office, a tenant, a lease."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer.building.actions import add_room, describe_building
from bestuurskamer.building.model import Room
from bestuurskamer.building.rules import BuildingDraft, RoomDraft
from bestuurskamer.days import Month
from bestuurskamer.figures.actions import add_shipped
from bestuurskamer.money import Money
from bestuurskamer.office.actions import choose_invoicing, describe_office, found_office
from bestuurskamer.office.model import LegalForm, VatStatus
from bestuurskamer.office.rules import InvoicingDraft, OfficeDraft
from bestuurskamer.parties.actions import add_party
from bestuurskamer.parties.rules import PartyDraft
from bestuurskamer.rent.actions import add_lease
from bestuurskamer.rent.drafts import LeaseDraft, LineDraft
from bestuurskamer.rent.model import LineKind, Rhythm, Timing, VatTreatment

TODAY = date(2026, 3, 2)
IBAN = "NL91ABNA0417164300"  # the example of the standard, no real account


def an_office(
    session: Session,
    *,
    since: Month = Month(2026, 3),
    vat: VatStatus = VatStatus.EXEMPT,
    first_number: int = 1,
) -> None:
    """A board that can invoice, from a month on."""
    found_office(session)
    add_shipped(session)
    session.flush()
    describe_office(
        session,
        OfficeDraft(
            legal_name="Stichting Buurthuis De Proef",
            legal_form=LegalForm.FOUNDATION,
            street="Proefstraat 1",
            postal_code="1234 AB",
            town="Voorbeeldstad",
            email="bestuur@deproef.example",
            phone="06 00000000",
            kvk_number="12345678",
            contact="Anna de Vries, penningmeester",
            contact_phone="06 00000000",
            iban=IBAN,
        ),
    )
    number = "NL123456782B90" if vat is VatStatus.TAXED else ""
    choose_invoicing(
        session, InvoicingDraft(vat, number, 14, "invoice", since, first_number), TODAY
    )


def a_room(session: Session, name: str = "Lokaal 1", area: Decimal | None = Decimal(48)) -> int:
    """A room in the one building; an existing one of that name is taken."""
    found = session.scalars(select(Room.id).where(Room.name == name)).one_or_none()
    if found is not None:
        return found
    building = describe_building(
        session, BuildingDraft("De Proef", "Proefstraat 1", "1234 AB", "Voorbeeldstad")
    )
    return add_room(session, building, RoomDraft(name, area=area))


def a_tenant(session: Session, name: str = "Atelier Kleur", **more: object) -> int:
    """A tenant with a whole address."""
    known: dict[str, object] = {
        "street": "Kerkstraat 2",
        "postal_code": "1234 AC",
        "town": "Voorbeeldstad",
        "email": "atelier@kleur.example",
    }
    return add_party(session, PartyDraft(name, **(known | more)))  # type: ignore[arg-type]


def a_lease(
    session: Session,
    rent: Money = Money(310_00),
    *,
    tenant: str = "Atelier Kleur",
    tenant_id: int | None = None,
    room: str = "Lokaal 1",
    first_day: date = date(2025, 1, 1),
    last_day: date | None = None,
    service: Money | None = None,
    rhythm: Rhythm = Rhythm.MONTH,
    timing: Timing = Timing.ADVANCE,
    vat: VatTreatment = VatTreatment.EXEMPT,
) -> int:
    """A lease of one room to one tenant."""
    lines = [LineDraft(LineKind.RENT, rent, vat=vat)]
    if service is not None:
        lines.append(LineDraft(LineKind.SERVICE, service, vat=vat))
    draft = LeaseDraft(
        tenant_id or a_tenant(session, tenant),
        (a_room(session, room),),
        first_day,
        last_day,
        tuple(lines),
        rhythm,
        timing,
    )
    return add_lease(session, draft)
