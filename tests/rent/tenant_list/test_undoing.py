from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bestuurskamer.errors import Refused
from bestuurskamer.invoices.actions import keep_draft, take_over_item
from bestuurskamer.invoices.rules import FreeLine
from bestuurskamer.money import Money
from bestuurskamer.parties.model import Party
from bestuurskamer.parties.queries import parties
from bestuurskamer.rent.model import ListImport
from bestuurskamer.rent.tenant_list.undoing import undo
from tests.builders import a_tenant, an_office


def a_draft(session, party_id):
    keep_draft(session, party_id, [FreeLine("Sleutel", Decimal(1), Money(10_00))])


def an_opening_item(session, party_id):
    take_over_item(session, party_id, "2025-9", date(2025, 12, 1), Money(50_00))


@pytest.mark.parametrize("use", [a_draft, an_opening_item])
def test_a_list_is_not_undone_when_its_tenants_are_used_elsewhere(board, use):
    with board.acting("Took over a list") as session:
        an_office(session)
        made = ListImport(file_name="lijst.xlsx", made_at=datetime(2026, 3, 1, tzinfo=UTC))
        session.add(made)
        anna = a_tenant(session, "Anna")
        session.flush()
        session.get_one(Party, anna).import_id = import_id = made.id
    with board.acting("Used the tenant") as session:
        use(session, anna)
    with pytest.raises(Refused, match="used elsewhere"), board.acting("Undid") as session:
        undo(session, import_id)
    with board.reading() as session:
        assert anna in parties(session)
        assert not session.get_one(ListImport, import_id).undone
