"""Procedures in a matter: started, with what happens in them, their ends, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from bestuurskamer import language
from bestuurskamer.dossiers.happenings import Happened, HappeningDraft, ProcedureDraft
from bestuurskamer.dossiers.model import Dossier, DossierKind, Procedure, ProcedureState
from bestuurskamer.dossiers.procedures import (
    close_procedure,
    compute_again,
    keep_day,
    keep_figure,
    record,
    set_end,
    start_procedure,
    take_back,
)
from bestuurskamer.dossiers.running_terms import (
    procedure,
    procedures_of,
    running_terms,
    terms_soon,
)
from bestuurskamer.dossiers.term_kinds import OwnLength, Unit
from bestuurskamer.errors import Refused
from bestuurskamer.figures.rules import FigureDraft
from bestuurskamer.money import Money
from tests.builders import an_office

TODAY = date(2026, 11, 25)
NEXT_YEAR = date(2027, 3, 1)


def day(said: str) -> date:
    return date.fromisoformat(said)


def a_dossier(session, *, contract=False, code="permit"):
    an_office(session)
    kind = DossierKind(code=code, name="Vergunning", contract=contract)
    session.add(kind)
    session.flush()
    made = Dossier(
        number=f"D-2026-{kind.id:03}", title="Terras", kind_id=kind.id, opened_on=day("2026-01-05")
    )
    session.add(made)
    session.flush()
    return made.id


def an_application(session, *, dossier=None, code="application", start="2026-09-01"):
    draft = ProcedureDraft(code, day(start), "terrasvergunning")
    return start_procedure(session, dossier or a_dossier(session), draft, TODAY)


def happens(session, number, kind, on, until=None, note="", today=TODAY):
    end = day(until) if until else None
    return record(session, number, HappeningDraft(kind, day(on), end, note), today)


def test_a_procedure_is_started_with_its_end_and_the_line_that_proves_it(session):
    number = an_application(session)
    row = procedure(session, number, TODAY)
    assert (row.dossier_title, row.what) == ("Terras", "terrasvergunning")
    assert row.ending.end == day("2026-10-27") == session.get_one(Procedure, number).end_computed
    assert language.say(row.ending.proof[0]) == "received 1-9-2026, 8 weeks (Awb 4:13) = 27-10"
    assert (row.state, row.days_left) == (ProcedureState.EXPIRED, -29)


def test_it_stands_still_and_runs_again_by_the_real_days(session):
    number = an_application(session)
    happens(session, number, Happened.SUSPENDED, "2026-09-08")
    still = procedure(session, number, TODAY)
    assert (still.state, still.ending.end, still.days_left) == (
        ProcedureState.SUSPENDED,
        None,
        None,
    )
    happens(session, number, Happened.RESUMED, "2026-11-10")
    row = procedure(session, number, TODAY)
    assert (row.state, row.ending.end) == (ProcedureState.RUNNING, day("2026-12-29"))
    assert session.get_one(Procedure, number).end_computed == day("2026-12-29")


def test_a_slip_is_taken_back_and_stays_readable(session):
    number = an_application(session)
    event = happens(session, number, Happened.SUSPENDED, "2026-09-08")
    with pytest.raises(Refused, match="Write why"):
        take_back(session, event, " ", TODAY)
    take_back(session, event, "wrong file", TODAY)
    row = procedure(session, number, TODAY)
    assert row.ending.end == day("2026-10-27")
    assert [(one.kind, one.taken_back) for one in row.happenings] == [
        (Happened.SUSPENDED, True),
        (Happened.TAKEN_BACK, False),
    ]
    with pytest.raises(Refused, match="already"):
        take_back(session, event, "again", TODAY)


def test_what_happened_is_never_changed_in_the_database(board):
    with board.acting("Starts") as session:
        happens(session, an_application(session), Happened.SUSPENDED, "2026-09-08")
    with pytest.raises(DatabaseError), board.acting("Changes") as session:
        session.execute(text("UPDATE procedure_event SET day = '2026-09-09'"))


@pytest.mark.parametrize(
    ("code", "kind", "on", "until", "said"),
    [
        ("application", Happened.RESUMED, "2026-09-08", None, "not standing still"),
        ("application", Happened.EXTENDED, "2026-09-08", None, "no extension"),
        ("application", Happened.NEW_END, "2026-09-08", None, "Fill in the new last day"),
        ("application", Happened.NEW_END, "2026-09-08", "2026-09-08", "must come after"),
        ("application", Happened.DECIDED, "2026-08-31", None, "was before it"),
        ("application", Happened.DECIDED, "2026-11-26", None, "still to come"),
        ("application", Happened.IN_DEFAULT, "2026-10-27", None, "counts only after"),
        ("application", Happened.OTHER, "2026-09-08", None, "in a few words"),
        ("application", Happened.TAKEN_BACK, "2026-09-08", None, "Choose what"),
        ("woo", Happened.NEW_END, "2026-09-08", "2026-12-01", "cannot name"),
        ("objection", Happened.SUSPENDED, "2026-09-08", None, "cannot stand still"),
        ("objection", Happened.IN_DEFAULT, "2026-11-08", None, "nothing to decide"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(session, code, kind, on, until, said):
    number = an_application(session, code=code)
    with pytest.raises(Refused, match=said):
        happens(session, number, kind, on, until)


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (ProcedureDraft("application", None, "x"), "day on which the term starts"),
        (ProcedureDraft("application", day("2026-11-26"), "x"), "still to come"),
        (ProcedureDraft("application", day("2026-11-02"), " "), "what it is about"),
    ],
)
def test_a_procedure_without_its_facts_is_refused(session, draft, said):
    with pytest.raises(Refused, match=said):
        start_procedure(session, a_dossier(session), draft, TODAY)


@pytest.mark.parametrize("kind", ["lease", "assignment"])
def test_a_contract_gets_no_term_of_law_and_hears_why(session, kind):
    dossier = a_dossier(session, contract=True, code=kind)
    with pytest.raises(Refused, match="contract and no decision of the municipality"):
        an_application(session, dossier=dossier)
    an_application(session, dossier=dossier, code="woo")
    promise = ProcedureDraft("promise", day("2026-12-05"), "sleutel van de kelder")
    number = start_procedure(session, dossier, promise, TODAY)
    assert procedure(session, number, TODAY).ending.end == day("2026-12-05")  # a Saturday


def test_an_own_contract_kind_hears_it_too(session):
    dossier = a_dossier(session, contract=True, code="")
    with pytest.raises(Refused, match="contract"):
        an_application(session, dossier=dossier, code="objection")


def test_a_length_from_a_by_law_is_kept_with_where_it_stands(session):
    own = OwnLength(10, Unit.WEEK, "Subsidieverordening, art. 7", by_law=False)
    draft = ProcedureDraft("application", day("2026-09-19"), "subsidie", own=own)
    number = start_procedure(session, a_dossier(session), draft, TODAY)
    ending = procedure(session, number, TODAY).ending
    assert ending.end == day("2026-11-28")
    assert "10 weeks (Subsidieverordening, art. 7)" in language.say(ending.proof[0])


def test_a_day_of_the_board_wins_with_a_reason_and_both_are_kept(session):
    number = an_application(session)
    with pytest.raises(Refused, match="Write why"):
        set_end(session, number, day("2026-12-01"), "")
    set_end(session, number, day("2026-12-01"), "zo afgesproken aan de telefoon")
    row = procedure(session, number, TODAY)
    assert (row.ending.end, row.ending.term.end) == (day("2026-12-01"), day("2026-10-27"))
    assert "zo afgesproken" in language.say(row.ending.proof[1])
    set_end(session, number, None, "")
    assert procedure(session, number, TODAY).ending.end == day("2026-10-27")


def test_the_penalty_runs_up_to_the_day_before_the_decision(session):
    number = an_application(session)
    happens(session, number, Happened.IN_DEFAULT, "2026-10-28")
    row = procedure(session, number, TODAY)
    assert (row.state, row.notice.end) == (ProcedureState.IN_DEFAULT, day("2026-11-11"))
    assert (row.penalty.days, row.penalty.amount) == (14, Money(32200))
    happens(session, number, Happened.DECIDED, "2026-11-20")
    row = procedure(session, number, NEXT_YEAR)
    assert (row.state, row.penalty.days) == (ProcedureState.DECIDED, 8)
    assert running_terms(session, NEXT_YEAR) == []


def test_a_notice_that_turns_out_early_does_not_count(session):
    number = an_application(session)
    happens(session, number, Happened.IN_DEFAULT, "2026-10-28")
    happens(session, number, Happened.NEW_END, "2026-10-20", "2026-11-30")
    row = procedure(session, number, TODAY)
    assert (row.notice, row.penalty) == (None, None)
    assert "counts only after" in language.say(row.doubts[-1])


def test_a_woo_request_never_gets_a_penalty(session):
    number = an_application(session, code="woo")
    happens(session, number, Happened.IN_DEFAULT, "2026-10-28")
    row = procedure(session, number, TODAY)
    assert row.notice.end == day("2026-11-11")
    assert row.penalty is None
    assert "no penalty runs by itself" in language.say(row.doubts[-1])


def test_terms_that_end_soon_or_passed_come_first(session):
    dossier = a_dossier(session)
    later = an_application(session, dossier=dossier, start="2026-11-20")
    passed = an_application(session, dossier=dossier, start="2026-09-01")
    soon = an_application(session, dossier=dossier, start="2026-10-14")
    closed = an_application(session, dossier=dossier, start="2026-09-02")
    close_procedure(session, closed, TODAY, TODAY)
    assert [row.id for row in running_terms(session, TODAY)] == [passed, soon, later]
    assert [row.id for row in terms_soon(session, TODAY)] == [passed, soon]
    assert [row.id for row in procedures_of(session, dossier, TODAY)][-1] == closed
    with pytest.raises(Refused, match="closed"):
        happens(session, closed, Happened.REMINDED, "2026-11-24")


def test_a_new_day_by_decree_moves_running_terms_at_once(session):
    draft = replace(ProcedureDraft("objection", day("2026-11-23"), "besluit"), department_id=None)
    number = start_procedure(session, a_dossier(session), draft, TODAY)
    assert procedure(session, number, TODAY).ending.end == day("2027-01-04")
    keep_day(session, day("2027-01-04"), "Stcrt. 2026, 1", TODAY)
    assert session.get_one(Procedure, number).end_computed == day("2027-01-05")
    assert compute_again(session) == 0


def test_a_new_length_counts_for_what_starts_from_its_day(session):
    old = an_application(session, code="woo", start="2026-11-02")
    keep_figure(session, FigureDraft("term_woo", day("2026-11-10"), Decimal(3), "new law"), TODAY)
    new = an_application(
        session, dossier=session.get_one(Procedure, old).dossier_id, code="woo", start="2026-11-10"
    )
    assert session.get_one(Procedure, old).end_computed == day("2026-11-30")
    assert session.get_one(Procedure, new).end_computed == day("2026-12-01")


def test_the_database_keeps_no_day_of_the_board_without_its_reason(board):
    with board.acting("Starts") as session:
        an_application(session)
    with pytest.raises(DatabaseError), board.acting("Changes") as session:
        session.execute(text("UPDATE procedure SET end_manual = '2026-12-01'"))
