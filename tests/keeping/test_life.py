"""The life of any record, in words, from the trail."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Enum, func, select

from bestuurskamer import language
from bestuurskamer.building.actions import mend_room
from bestuurskamer.building.model import Room
from bestuurskamer.building.rules import RoomDraft
from bestuurskamer.keeping.life import life
from bestuurskamer.keeping.life_choices import CODES, ENUMS
from bestuurskamer.keeping.life_parts import DEPOSIT, FIGURES, OFFICE, PARTS, YEAR
from bestuurskamer.keeping.life_words import TABLES, word_of
from bestuurskamer.money import Money
from bestuurskamer.office.actions import add_member
from bestuurskamer.office.model import ClosedYear, Role
from bestuurskamer.parties.model import Contact, Party
from bestuurskamer.rent.rise import raise_rents
from bestuurskamer.screens.history import _lines
from bestuurskamer.vault.records import Record
from bestuurskamer.vault.trail import UNWATCHED
from tests.builders import a_lease, a_tenant
from tests.rent.test_rise_letters import JULY

WITHOUT_A_LIFE = {
    "document_file", "iban_kind", "invoice_file", "invoiced_month", "letter_file", "list_import",
    "minutes_file", "month_run", "number_series", "paper_logo", "preference", "redo", "statement",
    "thinned",
}  # fmt: skip
"""Bytes beside a record, and the program's own books."""


def test_every_table_and_every_column_has_words_or_none_on_purpose():
    told = {name for name in Record.metadata.tables if name not in UNWATCHED | WITHOUT_A_LIFE}
    assert told == set(TABLES)
    for table in told:
        for column in Record.metadata.tables[table].columns:
            word_of(table, column.name)


def test_every_choice_has_a_word_for_each_of_its_values():
    for table in TABLES:
        for column in Record.metadata.tables[table].columns:
            kind = column.type.enum_class if isinstance(column.type, Enum) else None
            if kind is not None and f"{table}.{column.name}" not in CODES:
                assert {str(member.value) for member in kind} == set(ENUMS[kind]), kind


def test_parts_name_columns_that_exist():
    for parts in PARTS.values():
        for part in parts:
            columns = Record.metadata.tables[part.table].columns
            assert not part.column or part.column in columns


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_kind_of_record_of_the_practice_building_tells_its_life(lived, table):
    language.speak("nl")
    source = Record.metadata.tables[table]
    with lived.reading() as session:
        ids = session.scalars(select(source.c.id).order_by(source.c.id.desc()).limit(3)).all()
        lives = [life(session, table, one) for one in ids]
    for rows in lives:
        assert rows
        assert [row.at for row in rows] == sorted((row.at for row in rows), reverse=True)
        for row in rows:
            for text in _lines(row):
                assert "None" not in text
                assert "{" not in text


@pytest.mark.parametrize(("table", "number"), [(YEAR, 2026), (OFFICE, 1), (FIGURES, 0)])
def test_a_year_the_board_and_the_figures_tell_their_life_too(lived, table, number):
    with lived.acting("Closed a book year") as session:
        session.add(ClosedYear(year=2026, closed_on=date(2026, 12, 31)))
    with lived.reading() as session:
        assert life(session, table, number)


def test_the_deposit_of_a_lease_is_told_apart(lived):
    with lived.reading() as session:
        move = Record.metadata.tables["deposit_move"]
        lease_id, moves = session.execute(
            select(move.c.lease_id, func.count()).group_by(move.c.lease_id).limit(1)
        ).one()
        told = [one for row in life(session, DEPOSIT, lease_id) for one in row.rows]
    assert sum(one.kind == "insert" and "Deposit" in str(one.label) for one in told) == moves


def test_it_tells_in_order_who_changed_what_and_hides_numbers_of_rows(board):
    with board.acting("Made") as session:
        lease = a_lease(session)
        anna = add_member(session, "Anna", "", Role.TREASURER)
    with board.acting("Raised rents", anna) as session:
        raise_rents(session, [lease], JULY, None, Money(10_00), "Afspraak")
    with board.reading() as session:
        newest, oldest = life(session, "lease", lease)
    assert (newest.what, newest.who, oldest.what) == ("Raised rents", "Anna", "Made")
    values = {(change.name, change.after) for one in newest.rows for change in one.changes}
    assert ("Amount a month", Money(320_00)) in values
    assert ("Reason", "Afspraak") in values
    told = {change.name for one in oldest.rows for change in one.changes}
    assert not any("id" in name.split() for name in told)


def test_before_and_after_stand_beside_each_other_in_plain_words(board):
    language.speak("nl")
    with board.acting("Made") as session:
        a_lease(session)
        room = session.scalars(select(Room)).first()
        number, name = room.id, room.name
    with board.acting("Changed a room") as session:
        mend_room(session, number, RoomDraft(name, "begane grond", Decimal("42.5"), None))
    with board.reading() as session:
        newest = life(session, "room", number)[0]
    assert "Verdieping: begane grond" in list(_lines(newest))
    assert "Oppervlakte in m²: 48 werd 42,5" in list(_lines(newest))


def test_what_was_taken_away_is_still_told(board):
    with board.acting("Made") as session:
        tenant = a_tenant(session, "Anna")
        session.add(Contact(party=session.get_one(Party, tenant), name="Piet de Beheerder"))
    with board.acting("Took away") as session:
        session.delete(session.scalars(select(Contact)).one())
    with board.reading() as session:
        newest = life(session, "party", tenant)[0]
    (gone,) = newest.rows
    assert gone.kind == "delete"
    assert [change.before for change in gone.changes] == ["Piet de Beheerder"]
    assert "Piet de Beheerder" in str(gone.label)
