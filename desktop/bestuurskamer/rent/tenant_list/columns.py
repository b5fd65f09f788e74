"""What the columns of a list hold, recognised by the words above them."""

from __future__ import annotations

import enum
import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bestuurskamer.errors import N_
from bestuurskamer.rent.tenant_list.grid import Cell, Grid


class Field(enum.Enum):
    """What one column of the list may tell; the order is the order on screen."""

    ROOM = "room"
    FLOOR = "floor"
    AREA = "area"
    CAPACITY = "capacity"
    TENANT = "tenant"
    CONTACT = "contact"
    STREET = "street"
    HOUSE_NUMBER = "house_number"
    POSTAL_CODE = "postal_code"
    TOWN = "town"
    EMAIL = "email"
    PHONE = "phone"
    IBAN = "iban"
    IBAN_HOLDER = "iban_holder"
    KVK = "kvk"
    VAT_NUMBER = "vat_number"
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"
    RENT = "rent"
    SERVICE = "service"
    VAT = "vat"
    DEPOSIT = "deposit"
    DEPOSIT_RECEIVED = "deposit_received"
    NOTE = "note"


FIELD_NAMES = {
    Field.ROOM: N_("Room"),
    Field.FLOOR: N_("Floor"),
    Field.AREA: N_("Area in m²"),
    Field.CAPACITY: N_("Number of people"),
    Field.TENANT: N_("Tenant"),
    Field.CONTACT: N_("Contact"),
    Field.STREET: N_("Street and number"),
    Field.HOUSE_NUMBER: N_("House number"),
    Field.POSTAL_CODE: N_("Postal code"),
    Field.TOWN: N_("Town"),
    Field.EMAIL: N_("E-mail"),
    Field.PHONE: N_("Telephone"),
    Field.IBAN: N_("IBAN"),
    Field.IBAN_HOLDER: N_("Name on the account"),
    Field.KVK: N_("KvK number"),
    Field.VAT_NUMBER: N_("VAT number"),
    Field.FIRST_DAY: N_("First day"),
    Field.LAST_DAY: N_("Last day"),
    Field.RENT: N_("Rent per month"),
    Field.SERVICE: N_("Service charges per month"),
    Field.VAT: N_("VAT"),
    Field.DEPOSIT: N_("Deposit agreed"),
    Field.DEPOSIT_RECEIVED: N_("Deposit received"),
    Field.NOTE: N_("Note"),
}
"""The English name of each column, to be said in the language of the screen."""

# In this order, because "e-mailadres" is no address and "huur vanaf" is no rent. A word that
# stands here twice is weaker the second time: "Huurder" wins over "Naam".
_WORDS: tuple[tuple[Field | None, str], ...] = (
    (Field.EMAIL, r"e ?mail|mail ?adres|^mail$"),
    (Field.IBAN_HOLDER, r"rekening ?houder|ten ?name ?(van|gesteld)|^tnv$|account (holder|name)"),
    (Field.IBAN, r"iban|rekening|account"),
    (Field.VAT_NUMBER, r"(btw|vat) ?(nummer|nr|id|number|no)\b"),
    (Field.KVK, r"\bkvk|kamer van koophandel|chamber of commerce"),
    (Field.HOUSE_NUMBER, r"^huis ?(nr|nummer)|^house ?(number|no)"),
    (Field.POSTAL_CODE, r"post ?code|^pc$|postal|\bzip\b"),
    (Field.PHONE, r"telefoon|\btel|mobiel|\bgsm\b|phone|mobile|^06"),
    (None, r"kwartaal|jaar|quarter|year|annual|\bincl|exclusief btw|openstaand|indexering"),
    (Field.DEPOSIT_RECEIVED, r"(borg|deposit).*(betaald|ontvangen|gestort|voldaan|paid|received)"),
    (Field.DEPOSIT, r"borg|deposit"),
    (Field.VAT, r"\bbtw\b|\bvat\b"),
    (Field.SERVICE, r"service|voorschot|\bgwl\b|advance"),
    (Field.LAST_DAY, r"eind|laatste dag|\btot\b|\bt/?m\b|afloop|last day|\bend|until|expir|\bto$"),
    (Field.FIRST_DAY, r"ingang|vanaf|aanvang|begin|start|sinds|eerste dag|^van$|first day|^from"),
    (Field.AREA, r"\bm2\b|\bopp\b|oppervlak|\barea\b|vierkante meter|square met"),
    (Field.FLOOR, r"\bverd\b|verdieping|etage|bouwlaag|\bfloor\b"),
    (Field.CAPACITY, r"\bcap\b|capaciteit|personen|capacity|people"),
    (Field.CONTACT, r"contact|\btav\b|aanspreek"),
    (Field.STREET, r"adres|straat|address|street"),
    (Field.TOWN, r"\b(woon|vestigings)?plaats\b|\bstad\b|\btown\b|\bcity\b"),
    (Field.NOTE, r"opmerking|notitie|bijzonder|toelichting|remark|\bnotes?\b|memo|comment"),
    (None, r"totaal|total"),
    (Field.ROOM, r"ruimte|lokaal|\bkamer|\bunit\b|\broom|\bzaal\b"),
    (Field.TENANT, r"huurders?\b|tenant|lessee"),
    (Field.RENT, r"huur|\brent\b"),
    (Field.TENANT, r"\bnaam\b|\bname\b|organisatie|bedrijf|gebruiker|organisation|company"),
    (Field.ROOM, r"\bobject\b|\bspace\b"),
)
_PATTERNS = tuple((field, re.compile(pattern)) for field, pattern in _WORDS)
_LONGEST_HEADER = 60
_HEADER_WITHIN = 200  # rows


@dataclass(frozen=True)
class Column:
    """One column of the list and what it is taken to hold; None is not used."""

    index: int
    header: str
    field: Field | None


@dataclass(frozen=True)
class Mapping:
    """What each column holds. A field stands in at most one column."""

    columns: tuple[Column, ...]

    def field_of(self, index: int) -> Field | None:
        """What a column holds."""
        return next((c.field for c in self.columns if c.index == index), None)

    def column_of(self, field: Field) -> int | None:
        """In which column something stands."""
        return next((c.index for c in self.columns if c.field is field), None)

    def with_field(self, index: int, field: Field | None) -> Mapping:
        """The same, with another meaning for one column, taken from the column that had it."""
        return Mapping(
            tuple(
                replace(c, field=field)
                if c.index == index
                else replace(c, field=None)
                if field is not None and c.field is field
                else c
                for c in self.columns
            )
        )

    def to_json(self) -> str:
        """Text to remember it by: what each name of a column means."""
        meant = {normal(c.header): c.field and c.field.value for c in self.columns if c.header}
        return json.dumps({"version": 1, "columns": meant}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Mapping | None:
        """What was remembered, by name of a column; None when it cannot be read."""
        try:
            meant = json.loads(text)["columns"].items()
            return cls(
                tuple(
                    Column(index, str(header), None if value is None else Field(value))
                    for index, (header, value) in enumerate(meant)
                )
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            return None


def normal(text: str) -> str:
    """Words for comparing: small letters without accents, points and double spaces."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in bare if not unicodedata.combining(c)).replace(".", "")
    return " ".join(re.sub(r"[^\w/€%]+", " ", bare).split())


def recognise(header: str) -> tuple[int, Field] | None:
    """What a column of this name holds, with a rank: lower is more certain."""
    words = normal(header)
    if not words or len(words) > _LONGEST_HEADER:
        return None
    for rank, (field, pattern) in enumerate(_PATTERNS):
        if pattern.search(words):
            return (rank, field) if field else None
    return None


def find_header(rows: Sequence[Sequence[Cell]]) -> int | None:
    """The row with the names of the columns: two fields or more, a tenant or a room among them."""
    best, most = None, 1
    for index, row in enumerate(rows[:_HEADER_WITHIN]):
        found = {hit[1] for cell in row if isinstance(cell, str) and (hit := recognise(cell))}
        if len(found) > most and found & {Field.ROOM, Field.TENANT}:
            best, most = index, len(found)
    return best


def propose_mapping(grid: Grid, remembered: Mapping | None = None) -> Mapping:
    """What the columns seem to hold: as the user chose before, else by the words above them."""
    chosen = {normal(c.header): c.field for c in remembered.columns} if remembered else {}
    ranked: dict[Field, tuple[int, int]] = {}
    for index, header in enumerate(grid.headers):
        name = normal(header)
        if name in chosen:
            field = chosen[name]
            hit = (-1, field) if field else None
        else:
            hit = recognise(header)
        if hit and (hit[0], index) < ranked.get(hit[1], (len(_WORDS), 0)):
            ranked[hit[1]] = (hit[0], index)
    held = {index: field for field, (_, index) in ranked.items()}
    columns = (
        Column(index, header, held.get(index))
        for index, header in enumerate(grid.headers)
        if header or any(row[index] != "" for row in grid.rows[grid.header_row + 1 :])
    )
    return Mapping(tuple(columns))
