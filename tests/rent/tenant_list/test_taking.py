from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from bestuurskamer.building.model import Building, Room
from bestuurskamer.errors import Refused
from bestuurskamer.money import Money
from bestuurskamer.parties.model import AddressKind, Party
from bestuurskamer.rent.model import DepositMove, Lease, LineKind, ListImport, RentLine
from bestuurskamer.rent.tenant_list.columns import Field, propose_mapping
from bestuurskamer.rent.tenant_list.plan import plan
from bestuurskamer.rent.tenant_list.remembered import existing, imports
from bestuurskamer.rent.tenant_list.rows import State
from bestuurskamer.rent.tenant_list.sheets import read_sheet
from bestuurskamer.rent.tenant_list.taking import take
from bestuurskamer.rent.tenant_list.undoing import undo
from tests.rent.tenant_list.lists import HEAD, TODAY

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ANNA = ("Lokaal 1", "Anna", "1-9-2023", "", "412,50", "80,-", "anna@voorbeeld.test", "400")
EMPTY = ("Lokaal 2", "", "", "", "", "", "", "")


@pytest.fixture
def building_id(session):
    session.add(building := Building(name="Buurthuis De Proef"))
    session.flush()
    return building.id


@pytest.fixture
def dry_run(session, building_id, xlsx):
    def run(*rows, head=HEAD):
        session.flush()
        grid = read_sheet(xlsx([head, *rows]))
        return plan(grid, propose_mapping(grid), existing(session, building_id), TODAY)

    return run


@pytest.fixture
def taken(session, building_id, dry_run):
    def run(*rows, head=HEAD, **named):
        made = dry_run(*rows, head=head)
        return take(session, made, made.takeable, building_id, "lijst.xlsx", NOW, **named)

    return run


def count(session, kind):
    return session.scalar(select(func.count()).select_from(kind))


def test_a_list_becomes_tenants_rooms_leases_and_lines(session, taken):
    result = taken(ANNA, EMPTY)
    assert (result.tenants, result.rooms, result.leases, result.updated) == (1, 2, 1, 0)
    lease = session.scalars(select(Lease)).one()
    assert (lease.tenant.name, lease.tenant.number) == ("Anna", "H-01")
    assert (lease.first_day, lease.last_day, lease.deposit_agreed) == (
        date(2023, 9, 1),
        None,
        Money(400_00),
    )
    assert {line.kind: line.monthly for line in lease.lines} == {
        LineKind.RENT: Money(412_50),
        LineKind.SERVICE: Money(80_00),
    }
    assert [room.room.name for room in lease.rooms] == ["Lokaal 1"]


def test_a_second_reading_doubles_nothing(session, taken, dry_run):
    taken(ANNA, EMPTY)
    result = taken(ANNA, EMPTY)
    assert (result.tenants, result.rooms, result.leases, result.updated) == (0, 0, 0, 0)
    assert [count(session, kind) for kind in (Party, Room, Lease, RentLine)] == [1, 2, 1, 2]
    assert dry_run(ANNA, EMPTY).summary.known == 2


def test_a_second_reading_updates_how_to_reach_a_tenant(session, taken, dry_run):
    taken(ANNA)
    moved = ("LOKAAL  1", "anna", *ANNA[2:6], "nieuw@voorbeeld.test", "400")
    (row,) = dry_run(moved).rows
    assert [(c.field, c.before, c.after) for c in row.changes] == [
        (Field.EMAIL, "anna@voorbeeld.test", "nieuw@voorbeeld.test")
    ]
    assert taken(moved).updated == 1
    party = session.scalars(select(Party)).one()
    assert (party.name, party.email) == ("Anna", "nieuw@voorbeeld.test")


@pytest.mark.parametrize(
    ("place", "text", "field", "suggestion"),
    [
        (4, "430,00", Field.RENT, "412,5"),
        (5, "90", Field.SERVICE, "80"),
        (7, "500", Field.DEPOSIT, "400"),
        (3, "31-12-2026", Field.LAST_DAY, "-"),
    ],
)
def test_another_amount_or_end_of_a_known_lease_is_a_question(
    taken, dry_run, place, text, field, suggestion
):
    taken(ANNA)
    (row,) = dry_run((*ANNA[:place], text, *ANNA[place + 1 :])).rows
    assert (row.state, row.cell(field).suggestion) == (State.QUESTION, suggestion)
    (mended,) = dry_run((*ANNA[:place], suggestion, *ANNA[place + 1 :])).rows
    assert mended.state is State.TAKEN


def test_a_tenant_under_another_name_is_known_by_e_mail(session, taken, dry_run):
    taken(ANNA)
    (row,) = dry_run(("Lokaal 1", "Mw. Anna", *ANNA[2:])).rows
    assert (row.state, row.lease_id is not None) == (State.TAKEN, True)
    taken(("Lokaal 1", "Mw. Anna", *ANNA[2:]))
    assert [party.name for party in session.scalars(select(Party))] == ["Anna"]


def test_another_name_with_a_known_e_mail_address_is_asked_about(taken, dry_run):
    taken(ANNA)
    new = ("Zaal", "Club B", "1-1-2025", "", "60", "", "anna@voorbeeld.test", "")
    (row,) = dry_run(new).rows
    assert (row.state, row.cell(Field.TENANT).suggestion) == (State.QUESTION, "Anna")
    assert dry_run((*new[:6], "", "")).takeable == {2}


def test_a_merged_double_is_known_by_its_old_name(session, taken, dry_run):
    taken(ANNA)
    session.add(double := Party(name="A. de Wit"))
    double.merged_into_id = session.scalars(select(Party.id).where(Party.name == "Anna")).one()
    (row,) = dry_run((ANNA[0], "A. de Wit", *ANNA[2:6], "", "400")).rows
    assert (row.tenant_id, row.lease_id is not None) == (double.merged_into_id, True)


def test_a_room_that_somebody_has_already_is_asked_about(taken, dry_run):
    taken(ANNA)
    (row,) = dry_run(("Lokaal 1", "Bob", "1-1-2025", "", "100", "", "", "")).rows
    assert row.state is State.QUESTION
    assert row.cell(Field.FIRST_DAY).problem


def test_rows_of_one_tenant_with_the_same_days_are_one_lease(session, taken):
    shed = ("Berging", "anna", "1-9-2023", "", "25", "", "", "")
    later = ("Zaal", "Anna", "1-1-2025", "", "60", "", "", "")
    result = taken(ANNA, shed, later)
    assert (result.tenants, result.rooms, result.leases) == (1, 3, 2)
    first = session.scalars(select(Lease).order_by(Lease.id)).first()
    assert sorted(room.room.name for room in first.rooms) == ["Berging", "Lokaal 1"]
    rents = {line.monthly: line.text for line in first.lines if line.kind is LineKind.RENT}
    assert rents[Money(412_50)].endswith("Lokaal 1")
    assert rents[Money(25_00)].endswith("Berging")


def test_a_deposit_is_received_only_when_the_list_or_the_user_says_so(session, taken):
    head = (*HEAD, "Borg ontvangen")
    taken((*ANNA, "ja"), ("Zaal", "Bob", "1-1-2025", "", "60", "", "", "50", ""), head=head)
    (move,) = session.scalars(select(DepositMove)).all()
    assert (move.amount, move.on_day) == (Money(400_00), date(2023, 9, 1))
    taken(("Hal", "Cor", "1-1-2025", "", "60", "", "", "70"), deposits_received=True)
    assert count(session, DepositMove) == 2


def test_a_post_box_is_kept_as_the_address_for_post(session, taken):
    head = (*HEAD[:3], "Huur", "Adres", "Postcode", "Plaats")
    taken(("A", "Anna", "1-1-2024", "1", "Postbus 12", "1234AB", "Dorp"), head=head)
    (address,) = session.scalars(select(Party)).one().addresses
    assert (address.kind, address.postal_code) == (AddressKind.POST, "1234 AB")


def test_the_room_of_a_questioned_row_can_be_taken_alone(session, building_id, dry_run):
    made = dry_run((*ANNA[:4], "ca. 400", *ANNA[5:]))
    assert (made.takeable, made.rooms_only) == (frozenset(), {2})
    take(session, made, (), building_id, "lijst.xlsx", NOW, rooms_only=(2,))
    assert [count(session, kind) for kind in (Party, Room, Lease)] == [0, 1, 0]


def test_a_questioned_row_is_never_taken(session, building_id, dry_run):
    made = dry_run((*ANNA[:4], "ca. 400", *ANNA[5:]))
    with pytest.raises(Refused, match="Row 2 is not ready"):
        take(session, made, (2,), building_id, "lijst.xlsx", NOW)
    assert count(session, ListImport) == 0


def test_a_plan_is_taken_once_only(session, building_id, dry_run):
    made = dry_run(ANNA)
    take(session, made, made.takeable, building_id, "lijst.xlsx", NOW)
    with pytest.raises(Refused, match="Something changed"):
        take(session, made, made.takeable, building_id, "lijst.xlsx", NOW)
    assert count(session, Party) == 1


def test_tenant_numbers_go_on_after_the_last_one(session, taken):
    session.add(Party(name="Gemeente", number="H-07"))
    taken(ANNA, ("Zaal", "Bob", "1-1-2025", "", "60", "", "", ""))
    numbers = session.scalars(select(Party.number).order_by(Party.number)).all()
    assert numbers == ["H-07", "H-08", "H-09"]


def test_undoing_takes_away_what_the_list_brought_and_nothing_else(session, taken):
    session.add(Party(name="Gemeente"))
    result = taken(ANNA, EMPTY, deposits_received=True)
    undo(session, result.import_id)
    assert [count(session, kind) for kind in (Party, Room, Lease, RentLine, DepositMove)] == [
        1, 0, 0, 0, 0,
    ]  # fmt: skip
    assert [row.undone for row in imports(session)] == [True]
    with pytest.raises(Refused, match="undone already"):
        undo(session, result.import_id)
    assert taken(ANNA, EMPTY).leases == 1


def test_nothing_is_undone_once_something_was_invoiced(session, taken):
    result = taken(ANNA)
    (row,) = imports(session)
    with pytest.raises(Refused, match="was invoiced"):
        undo(session, result.import_id, invoiced=row.leases)
    assert count(session, Lease) == 1


def test_nothing_is_undone_when_a_later_list_built_on_it(session, taken):
    first = taken(ANNA)
    second = taken(("Zaal", "Anna", "1-1-2025", "", "60", "", "", ""))
    with pytest.raises(Refused, match="Anna"):
        undo(session, first.import_id)
    undo(session, second.import_id)
    undo(session, first.import_id)
    assert count(session, Party) == 0


def test_a_raised_rent_is_not_lost_by_undoing(session, taken):
    result = taken(ANNA)
    line = session.scalars(select(RentLine).where(RentLine.kind == LineKind.RENT)).one()
    raised = RentLine(monthly=Money(430_00), first_day=date(2026, 1, 1), origin_id=line.id)
    raised.lease = line.lease
    session.add(raised)
    session.flush()
    with pytest.raises(Refused, match="Anna"):
        undo(session, result.import_id)


def test_the_rent_in_force_today_is_what_a_list_is_compared_with(session, taken, dry_run):
    taken(ANNA)
    line = session.scalars(select(RentLine).where(RentLine.kind == LineKind.RENT)).one()
    raised = RentLine(monthly=Money(430_00), first_day=date(2026, 1, 1), origin_id=line.id)
    raised.lease = line.lease
    session.add(raised)
    assert dry_run((*ANNA[:4], "430", *ANNA[5:])).takeable == {2}
    assert dry_run(ANNA).takeable == frozenset()
