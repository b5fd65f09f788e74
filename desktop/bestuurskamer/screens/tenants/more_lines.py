"""The lines that a lease has beside the first of their kind, as of a list with several rooms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bestuurskamer.language import _
from bestuurskamer.money import NOTHING
from bestuurskamer.rent.drafts import LineDraft
from bestuurskamer.rent.model import LineKind, VatTreatment
from bestuurskamer.rent.rules import LineTerms
from bestuurskamer.rent.tenancy import LeaseRow
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.fields import Field
from bestuurskamer.screens.tenants import words
from bestuurskamer.screens.tenants.line_fields import RentField, vat_choice


class MoreLines:
    """An amount, and its VAT, for each line that is not the first of its kind.

    A line without an amount goes away with saving.
    """

    def __init__(self, dress: Dress, lines: Sequence[LineTerms]) -> None:
        self._made: list[tuple[LineTerms, RentField, Choice[VatTreatment]]] = []
        seen: set[LineKind] = set()
        for line in lines:
            if line.chain == line.id and line.kind in seen:
                self._made.append(_made(dress, line, len(self._made) + 2))
            seen.add(line.kind)

    def fields(self, taxed: bool) -> list[tuple[str, Field]]:
        """The fields to show, each with its key."""
        found: list[tuple[str, Field]] = []
        for line, amount, vat in self._made:
            found.append((_key(line), amount))
            if taxed:
                found.append((f"vat_{_key(line)}", vat))
        return found

    def amounts(self) -> list[RentField]:
        """The amounts alone."""
        return [amount for _line, amount, _vat in self._made]

    def drafts(self, row: LeaseRow | None) -> list[LineDraft]:
        """What is typed; nothing is judged yet."""
        return [
            LineDraft(
                line.kind,
                amount.money(),
                line.text,
                vat.value() or VatTreatment.EXEMPT,
                line.vat_reason,
                own_first(line, row),
            )
            for line, amount, vat in self._made
            if amount.money() is not None
        ]

    def problems(self) -> dict[str, str]:
        """What is wrong with an amount, by key."""
        return {
            _key(line): _("Rent is never less than nothing. Use a credit note instead.")
            for line, amount, _vat in self._made
            if (typed := amount.money()) is not None and typed < NOTHING
        }


def own_first(line: LineTerms, row: LeaseRow | None) -> date | None:
    """The first day of a line that begins later than its lease."""
    later = row is not None and line.first_day > row.terms.first_day
    return line.first_day if later else None


def _made(
    dress: Dress, line: LineTerms, place: int
) -> tuple[LineTerms, RentField, Choice[VatTreatment]]:
    label = _("{line} a month ({place})").format(line=words.line_name(line), place=place)
    amount = RentField(dress, label)
    amount.set_value(line.monthly)
    vat = vat_choice(dress, _("VAT on: {line}").format(line=label))
    vat.set_value(line.vat)
    return line, amount, vat


def _key(line: LineTerms) -> str:
    return f"line_{line.id}"
