from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from bestuurskamer.errors import Refused
from bestuurskamer.finding.in_step import settle
from bestuurskamer.finding.queries import found
from bestuurskamer.finding.wanted import Sort
from bestuurskamer.parties.department_queries import (
    current_department_id,
    department,
    departments,
    official_ids,
    officials,
    usual_departments,
)
from bestuurskamer.parties.departments import (
    add_department,
    add_official,
    end_department,
    leave,
    mend_department,
    mend_official,
)
from bestuurskamer.parties.drafts import (
    DepartmentDraft,
    OfficialDraft,
    department_problems,
    proposed_abbreviation,
)
from bestuurskamer.parties.merging import merge
from bestuurskamer.parties.model import Party, PartyKind
from bestuurskamer.rent.tenancy import tenancy
from bestuurskamer.rent.tenant_list.remembered import existing
from tests.builders import TODAY, a_tenant

MUNICIPALITY = "Gemeente Voorbeeldstad"


def a_department(session, name="Vastgoed", short="VGD", organisation=MUNICIPALITY):
    return add_department(session, DepartmentDraft(name, short, organisation))


def an_official(session, name="Sanne Bakker", in_=None, title="Beheerder", first=None, last=None):
    return add_official(session, OfficialDraft(name, in_, title, first, last))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Vastgoed", "VGD"),
        ("Groen", "GRN"),
        ("Beheer Openbare Ruimte", "BOR"),
        ("Werk en Inkomen", "WI"),
        ("Vergunningen, Toezicht & Handhaving", "VTH"),
        ("Ruimtelijke-ordening", "RO"),
        ("Financiën", "FCN"),
        ("Zee", "ZEE"),
        ("  ", ""),
    ],
)
def test_a_short_name_is_proposed_from_the_name(name, short):
    assert proposed_abbreviation(name) == short


def test_a_short_name_that_is_taken_is_not_proposed_again():
    assert proposed_abbreviation("Vastgoed", {"VGD", "VGD2"}) == "VGD3"


def test_a_short_name_is_used_once_however_it_is_typed(session):
    first = a_department(session)
    with pytest.raises(Refused, match="Another department"):
        a_department(session, "Vastgoed Noord", "v.g.d.")
    mend_department(session, first, DepartmentDraft("Vastgoed en Grond", "vgd"))
    assert department(session, first, TODAY).name == "Vastgoed en Grond"


def test_what_a_department_lacks_is_said_by_field():
    assert list(department_problems(DepartmentDraft("", ""), ())) == ["name", "abbreviation"]
    assert list(department_problems(DepartmentDraft("A", "ABCDEFGHI"), ())) == ["abbreviation"]


def test_a_second_department_belongs_to_the_same_municipality(session):
    with pytest.raises(Refused, match="name of the municipality"):
        a_department(session, organisation="")
    a_department(session)
    a_department(session, "Groen", "GRN", organisation="")
    assert {row.organisation for row in departments(session, TODAY)} == {MUNICIPALITY}
    assert session.scalars(select(Party.name)).all() == [MUNICIPALITY]


def test_the_landlord_that_is_known_already_is_not_made_twice(session):
    landlord = a_tenant(session, MUNICIPALITY)
    made = a_department(session)
    assert department(session, made, TODAY).organisation_id == landlord


def test_people_are_those_of_the_day_asked(session):
    vgd = a_department(session)
    an_official(session, "Sanne Bakker", vgd, first=date(2024, 1, 1), last=date(2025, 12, 31))
    an_official(session, "Joris Visser", vgd, first=date(2026, 1, 1))
    for day, name in ((date(2025, 12, 31), "Sanne Bakker"), (date(2026, 1, 1), "Joris Visser")):
        (person,) = department(session, vgd, day).people
        assert person.name == name
    assert [row.name for row in officials(session, vgd)] == ["Joris Visser", "Sanne Bakker"]


def test_a_day_that_is_not_known_is_no_bound(session):
    vgd = a_department(session)
    an_official(session, in_=vgd)
    assert len(department(session, vgd, date(1999, 1, 1)).people) == 1


def test_somebody_who_goes_to_another_department_stays_one_person(session):
    vgd, grn = a_department(session), a_department(session, "Groen", "GRN")
    an_official(session, "Sanne Bakker", vgd)
    an_official(session, "sanne  bakker", grn)
    assert len(official_ids(session)) == 1
    assert [row.department_id for row in officials(session)] == [grn, vgd]
    with pytest.raises(Refused, match="has this post already"):
        an_official(session, "Sanne Bakker", grn)


def test_who_leaves_holds_no_post_any_more_and_stays_readable(session):
    vgd, grn = a_department(session), a_department(session, "Groen", "GRN")
    an_official(session, in_=vgd)
    an_official(session, in_=grn, last=date(2030, 1, 1))
    (person,) = official_ids(session)
    leave(session, person, TODAY)
    assert {row.last_day for row in officials(session)} == {TODAY}
    assert session.get_one(Party, person).archived_on == TODAY
    an_official(session, in_=vgd, title="Hoofd")
    assert session.get_one(Party, person).archived_on is None


def test_a_department_that_ends_hands_its_work_to_the_last_of_its_successors(session):
    old, middle, new = (a_department(session, n, n) for n in ("OUD", "TUSSEN", "NIEUW"))
    post = an_official(session, in_=old)
    end_department(session, old, date(2026, 1, 1), middle)
    end_department(session, middle, date(2026, 2, 1), new)
    assert current_department_id(session, old) == new
    assert [row.name for row in departments(session, TODAY)] == ["NIEUW"]
    row = department(session, old, TODAY)
    assert (row.successor, row.people) == ("NIEUW", ())
    (held,) = officials(session, old)
    assert (held.post_id, held.last_day) == (post, date(2025, 12, 31))
    with pytest.raises(Refused, match="after itself"):
        end_department(session, new, date(2026, 3, 1), old)
    end_department(session, old, None, None)
    assert department(session, old, TODAY).is_there(TODAY)


def test_a_post_is_mended_and_never_moved_to_another_department(session):
    vgd, grn = a_department(session), a_department(session, "Groen", "GRN")
    post = an_official(session, in_=vgd)
    mend_official(
        session, post, OfficialDraft("Sanne de Bakker", vgd, "Hoofd", email="s@v.example")
    )
    (row,) = officials(session)
    assert (row.name, row.title, row.email) == ("Sanne de Bakker", "Hoofd", "s@v.example")
    with pytest.raises(Refused, match="End this post first"):
        mend_official(session, post, OfficialDraft("Sanne", grn))
    ended = OfficialDraft("Sanne", vgd, last_day=date(2026, 1, 1))
    mend_official(session, post, ended)
    assert department(session, vgd, TODAY).people == ()
    with pytest.raises(Refused, match="before the first day"):
        mend_official(session, post, replace(ended, first_day=TODAY))


def test_officials_are_nowhere_offered_as_tenants(session):
    vgd = a_department(session)
    an_official(session, "Sanne Bakker", vgd)
    tenant = a_tenant(session, "Atelier Kleur")
    assert [row.party.id for row in tenancy(session, TODAY).tenants] == [tenant]
    assert [one.id for one in existing(session).tenants if one.name == "Sanne Bakker"] == []
    session.flush()
    settle(session.connection())
    sorts = {one.sort for one in found(session, "Bakker", TODAY).found}
    assert sorts == {Sort.PERSON}


def test_a_tenant_who_also_has_a_post_stays_a_tenant(session):
    vgd = a_department(session)
    an_official(session, "Sanne Bakker", vgd)
    tenant = a_tenant(session, "Sanne Bakker", kind=PartyKind.PERSON)
    (official,) = official_ids(session)
    merge(session, official, tenant)
    assert official_ids(session) == frozenset()
    assert [row.person_id for row in officials(session)] == [tenant]
    assert [row.party.id for row in tenancy(session, TODAY).tenants] == [tenant]


def test_usual_departments_are_offered_until_they_are_kept(session):
    before = usual_departments(session)
    assert ("Vastgoed", "VGD") in {(one.name, one.abbreviation) for one in before}
    assert len({one.abbreviation for one in before}) == len(before)
    a_department(session)
    assert len(usual_departments(session)) == len(before) - 1
