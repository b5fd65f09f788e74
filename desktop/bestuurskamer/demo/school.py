"""Who and what the practice building is made of: all of it invented."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bestuurskamer.building.rules import BuildingDraft, RoomDraft
from bestuurskamer.money import Money
from bestuurskamer.office.model import LegalForm
from bestuurskamer.office.rules import OfficeDraft
from bestuurskamer.parties.model import Delivery, PartyKind
from bestuurskamer.parties.rules import PartyDraft
from bestuurskamer.rent.model import Regime, Rhythm, Timing

TOWN = "Voorbeeldstad"
LANDLORD = "Gemeente Voorbeeldstad, afdeling Vastgoed"

OFFICE = OfficeDraft(
    legal_name="Stichting Buurthuis De Proef",
    legal_form=LegalForm.FOUNDATION,
    street="Proefstraat 1",
    postal_code="1234 AB",
    town=TOWN,
    email="penningmeester@deproef.example",
    phone="06 00000001",
    kvk_number="12345678",
    contact="Hanneke Voorbeeld, penningmeester",
    contact_phone="06 00000001",
    iban="NL91 ABNA 0417 1643 00",
    account_holder="Stichting Buurthuis De Proef",
)
BUILDING = BuildingDraft("De Proef", "Proefstraat 1", "1234 AB", TOWN)
ROOMS = (
    RoomDraft("Lokaal 1", "begane grond", Decimal(62)),
    RoomDraft("Keuken", "begane grond", Decimal(24)),
    RoomDraft("Lokaal 2a", "begane grond", Decimal(31)),
    RoomDraft("Lokaal 2b", "begane grond", Decimal(28)),
    RoomDraft("Lokaal 3", "eerste verdieping", Decimal(54)),
    RoomDraft("Lokaal 4", "eerste verdieping", Decimal(48)),
    RoomDraft("Speelzaal", "begane grond", Decimal(96), capacity=60),
    RoomDraft("Kantoor", "eerste verdieping", Decimal("18.5")),
    RoomDraft("Kelder", "kelder", Decimal(40)),
)


@dataclass(frozen=True)
class Lodger:
    """A tenant of the practice building. Months count from the first month of the two years."""

    party: PartyDraft
    rooms: tuple[str, ...]
    rent: Money
    service: Money | None = None
    first_month: int = 0
    first_place: int = 1  # day of the month
    last_month: int | None = None  # ends on the last day of that month
    deposit: Money | None = None
    regime: Regime = Regime.OFFICE
    rhythm: Rhythm = Rhythm.MONTH
    timing: Timing = Timing.ADVANCE
    years: int | None = None  # how long the lease was made for


def _somebody(
    name: str,
    contact: str,
    street: str,
    delivery: Delivery,
    kind: PartyKind = PartyKind.ORGANISATION,
) -> PartyDraft:
    plain = "".join(c for c in name.casefold() if c.isascii() and c.isalpha())
    return PartyDraft(
        name=name,
        kind=kind,
        contact=contact,
        street=street,
        postal_code="1234 AC",
        town=TOWN,
        email=f"{plain}@huurder.example" if delivery is Delivery.EMAIL else "",
        phone="06 00000002",
        delivery=delivery,
    )


LODGERS = (
    Lodger(
        _somebody(
            "Buurtrestaurant De Pollepel",
            "mevrouw Ł. Voorbeeld",
            "Proefstraat 1",
            Delivery.LETTERBOX,
        ),
        ("Lokaal 1", "Keuken"),
        Money(650_00),
        Money(122_50),
        deposit=Money(1_200_00),
        regime=Regime.SHOP,
        years=5,
    ),
    Lodger(
        _somebody("Atelier Kleur en Klei", "Noor Proefman", "Kerkstraat 12", Delivery.EMAIL),
        ("Lokaal 2a",),
        Money(300_00),
        Money(35_00),
        deposit=Money(300_00),
    ),
    Lodger(
        _somebody("Yogastudio Stil", "Bram Testers", "Lindelaan 3", Delivery.EMAIL),
        ("Speelzaal",),
        Money(360_00),
        deposit=Money(360_00),
    ),
    Lodger(
        _somebody("Huiswerkclub De Gum", "Samira Proef", "Schoolplein 8", Delivery.POST),
        ("Lokaal 3",),
        Money(540_00),
        Money(60_00),
        rhythm=Rhythm.QUARTER,
    ),
    Lodger(
        _somebody("Naaiatelier Draadje", "Ilse Voorbeeld", "Kerkstraat 40", Delivery.POST),
        ("Lokaal 2b",),
        Money(230_00),
        last_month=17,
        deposit=Money(230_00),
    ),
    Lodger(
        _somebody(
            "Joost Proefkonijn, logopedist", "", "Dorpsweg 77", Delivery.EMAIL, PartyKind.PERSON
        ),
        ("Kantoor",),
        Money(415_00),
        first_month=3,
    ),
    Lodger(
        _somebody("Kinderopvang ’t Proefje", "Fatima Test", "Hofje 1", Delivery.POST),
        ("Lokaal 4",),
        Money(1_210_00),
        Money(90_00),
        first_month=24,
        first_place=17,
        deposit=Money(1_210_00),
        years=3,
    ),
)
