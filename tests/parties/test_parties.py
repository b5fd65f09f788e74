from __future__ import annotations

import pytest

from bestuurskamer.errors import Refused
from bestuurskamer.parties.actions import mend_party
from bestuurskamer.parties.merging import merge
from bestuurskamer.parties.queries import current_id, parties, party
from bestuurskamer.parties.rules import PartyDraft, party_problems
from tests.builders import a_tenant


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        ({"country": "België", "postal_code": "2000", "vat_number": "BE 0403.170.701"}, []),
        ({"country": "België", "vat_number": "BE0403170702"}, ["vat_number"]),
        ({"country": "Griekenland", "vat_number": "EL094259216"}, []),
        ({"country": "Zwitserland", "vat_number": "CHE-107.787.577 IVA"}, []),
        ({"country": "Nederland", "postal_code": "2000"}, ["postal_code"]),
        ({"postal_code": "2000", "post_postal_code": "B-1"}, ["postal_code", "post_postal_code"]),
        ({"vat_number": "BE0403170701"}, ["vat_number"]),
    ],
)
def test_postal_code_and_vat_id_are_judged_as_dutch_only_in_the_netherlands(more, fields):
    assert list(party_problems(PartyDraft("Atelier", **more))) == fields


def test_a_tenant_abroad_keeps_country_and_postal_code_as_typed(session):
    tenant = a_tenant(session, country="België", postal_code="1234ab", post_street="Postbus 1")
    row = party(session, tenant)
    assert (row.country, row.postal_code) == ("België", "1234ab")
    mend_party(session, tenant, PartyDraft("Atelier", postal_code="1234ab", country="Nederland"))
    session.flush()
    row = party(session, tenant)
    assert (row.country, row.postal_code) == ("", "1234 AB")


def test_a_merged_one_is_answered_with_whom_it_was_merged_into(session):
    first, second, third = (a_tenant(session, name) for name in ("A", "B", "C"))
    merge(session, first, second)
    merge(session, second, third)
    found = parties(session, {first, third})
    assert {asked: row.id for asked, row in found.items()} == {first: third, third: third}
    assert [current_id(session, one) for one in (first, second, third)] == [third] * 3


def test_a_wrong_vat_id_from_abroad_is_not_kept(session):
    with pytest.raises(Refused, match="not a VAT id"):
        a_tenant(session, country="Duitsland", vat_number="DE136695977")
