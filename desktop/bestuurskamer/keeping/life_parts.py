"""What belongs to a record, so that its history tells of it too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

YEAR: Final = "year"
"""Not a table: a book year, known by its own number."""
DEPOSIT: Final = "deposit"
"""Not a table: the deposit of a lease, known by the number of the lease."""
OFFICE: Final = "office"
FIGURES: Final = "figures"
"""Not a table: all figures and days of law together."""


@dataclass(frozen=True)
class Part:
    """Rows of `table` that name the record in `column`; without a column all its rows."""

    table: str
    column: str = ""


def _of(*tables: str, by: str) -> tuple[Part, ...]:
    return tuple(Part(table, by) for table in tables)


PARTS: Final[Mapping[str, tuple[Part, ...]]] = MappingProxyType(
    {
        "party": (
            *_of(
                "address", "contact", "party_iban", "opening_item", "call", "letter",
                "arrangement", "charge", by="party_id",
            ),
            *_of("lease", by="tenant_id"),
            *_of("post", by="person_id"),
        ),
        "lease": _of("lease_room", "rent_line", "extra", "deposit_move", by="lease_id"),
        "room": _of("lease_room", by="room_id"),
        "head_lease": _of("head_rent", by="head_lease_id"),
        "invoice": (
            *_of("invoice_line", "handout", "allocation", "charge", by="invoice_id"),
            *_of("invoice", by="credits_id"),
        ),
        "draft": _of("draft_line", by="draft_id"),
        "entry": _of("allocation", "receipt", by="entry_id"),
        "account": _of("cash_count", by="account_id"),
        "deposit_move": _of("allocation", by="deposit_move_id"),
        "letter": _of("letter_item", by="letter_id"),
        "arrangement": _of("arrangement_item", "instalment", by="arrangement_id"),
        "dossier": (
            *_of(
                "dossier_step", "dossier_case", "agreement", "procedure", "document",
                by="dossier_id",
            ),
            *_of("dossier_link", by="one_id"),
            *_of("dossier_link", by="other_id"),
        ),
        "document": _of("ready_letter", by="document_id"),
        "agreement": _of("obligation", by="agreement_id"),
        "procedure": _of("procedure_event", by="procedure_id"),
        "promise": _of("promise_event", by="promise_id"),
        "meeting": _of("agenda_item", "attendance", "minutes_version", by="meeting_id"),
        "agenda_item": _of("line", "recusal", by="agenda_item_id"),
        "minutes_version": _of("minutes_sent", "correction", by="version_id"),
        "department": _of("post", by="department_id"),
        "figure": _of("figure", by="key"),
        DEPOSIT: _of("deposit_move", by="lease_id"),
        YEAR: _of("budget", "closed_year", by="year"),
        OFFICE: (Part("vat_position"), Part("account"), Part("board_member")),
        FIGURES: (Part("figure"), Part("equated_day")),
    }
)  # fmt: skip
"""By table: the parts of a record of that table, which may have parts of their own."""

TWINS: Final = frozenset({"figure"})
"""Tables of which the rows with the same value in the column of the part are one record."""

STOPS: Final = frozenset({("invoice", "invoice")})
"""Pairs of a table and a part of it whose own parts are no more of that record."""
