from __future__ import annotations

from datetime import date

import pytest

from bestuurskamer.building.actions import describe_building, describe_head_lease
from bestuurskamer.building.rules import BuildingDraft, HeadLeaseDraft
from bestuurskamer.dossiers.actions import (
    bring_up_to_date,
    close,
    hand_move,
    mend_dossier,
    move_stage,
    reopen,
    set_next,
)
from bestuurskamer.dossiers.agreements import (
    add_agreement,
    add_obligation,
    meet_obligation,
    mend_agreement,
    mend_obligation,
)
from bestuurskamer.dossiers.drafts import (
    AgreementDraft,
    CaseDraft,
    DossierDraft,
    KindChoice,
    KindDraft,
    LinkDraft,
    MoveDraft,
    ObligationDraft,
    StandDraft,
)
from bestuurskamer.dossiers.happenings import ProcedureDraft
from bestuurskamer.dossiers.kinds import add_kind, end_kind, kinds, mend_kind
from bestuurskamer.dossiers.model import DossierState, LinkKind, Mover, Stage
from bestuurskamer.dossiers.procedures import start_procedure
from bestuurskamer.dossiers.queries import count_without_next_day, dossier, dossiers
from bestuurskamer.dossiers.rules import NextDay
from bestuurskamer.dossiers.steps import (
    add_case,
    add_step,
    drop_step,
    link,
    mend_case,
    mend_link,
    move_step,
    tick_step,
)
from bestuurskamer.errors import Refused
from bestuurskamer.figures.actions import add_shipped
from bestuurskamer.money import Money
from tests.builders import TODAY, a_lease
from tests.dossiers.builders import LEASE, a_department, a_dossier


def see(session, dossier_id, today=TODAY, more=None):
    session.flush()
    return dossier(session, dossier_id, today, more or {})


def test_numbers_have_no_gap_and_begin_anew_each_year(session):
    a_dossier(session, today=date(2025, 12, 31))
    first = a_dossier(session)
    with pytest.raises(Refused, match="Give the matter a name"):
        a_dossier(session, "")
    second = a_dossier(session, "Tuin")
    assert [see(session, one).row.number for one in (first, second)] == ["D-2026-001", "D-2026-002"]


def test_a_matter_begins_with_the_usual_steps_of_its_kind_and_with_our_move(session):
    view = see(session, a_dossier(session))
    assert view.row.contract
    assert view.row.kind == "Huur van een pand"
    assert view.steps[0].what == "Wens en cijfers van het bestuur op papier"
    assert (view.row.mover, view.row.mover_since) == (Mover.US, TODAY)
    assert view.kind.id is not None


def test_shipped_kinds_come_in_when_used_and_only_two_of_them_are_contracts(session):
    assert all(row.choice.id is None for row in kinds(session))
    assert {row.choice.code for row in kinds(session) if row.contract} == {"lease", "assignment"}
    a_dossier(session)
    a_dossier(session, "Tweede")
    assert [row.choice.code for row in kinds(session) if row.choice.id is not None] == ["lease"]


def test_a_kind_is_changed_for_new_matters_alone(session):
    before = a_dossier(session)
    lease = see(session, before).kind
    mend_kind(session, lease, KindDraft("Huur", True, "Bellen\nTekenen"))
    assert [step.what for step in see(session, a_dossier(session)).steps] == ["Bellen", "Tekenen"]
    assert len(see(session, before).steps) == 9
    own = add_kind(session, KindDraft("Buurtfeest", steps="Vergunning vragen"))
    for name in ("  buurtfeest ", "Vergunning"):
        with pytest.raises(Refused, match="There is a kind"):
            add_kind(session, KindDraft(name))
    assert [row.name for row in kinds(session)][-1] == "Buurtfeest"
    end_kind(session, KindChoice(own), TODAY)
    assert "Buurtfeest" not in [row.name for row in kinds(session)]


def test_whose_move_it_is_and_since_when(session):
    vgd, one = a_department(session), a_dossier(session)
    hand_move(session, one, MoveDraft(Mover.DEPARTMENT, date(2026, 2, 1), vgd), TODAY)
    row = see(session, one).row
    assert (row.mover_name, row.mover_short, row.lying) == ("Vastgoed", "VGD", 29)
    hand_move(session, one, MoveDraft(Mover.OTHER, TODAY, vgd, "Notaris"), TODAY)
    row = see(session, one).row
    assert (row.mover_name, row.mover_short, row.mover_department_id) == ("Notaris", "", None)
    with pytest.raises(Refused, match="still to come"):
        hand_move(session, one, MoveDraft(Mover.US, date(2026, 3, 3)), TODAY)


def test_mending_leaves_number_stage_and_move_alone(session):
    vgd, one = a_department(session), a_dossier(session)
    move_stage(session, one, Stage.NEGOTIATION)
    hand_move(session, one, MoveDraft(Mover.DEPARTMENT, TODAY, vgd), TODAY)
    more = DossierDraft(
        "Nieuwe naam", KindChoice(code="permit"), "doel", "stand", "grens", "Jan",
        state=DossierState.WAITING,
    )  # fmt: skip
    mend_dossier(session, one, more)
    view = see(session, one)
    assert (view.row.title, view.row.kind, view.board_limit) == (
        "Nieuwe naam",
        "Vergunning",
        "grens",
    )
    assert (view.row.stage, view.row.mover) == (Stage.NEGOTIATION, Mover.DEPARTMENT)
    assert view.row.state is DossierState.WAITING
    assert len(view.steps) == 9


def test_where_we_stand_is_three_sentences_long_and_comes_with_the_move_and_a_date(session):
    vgd, one = a_department(session), a_dossier(session)
    theirs = MoveDraft(Mover.DEPARTMENT, TODAY, vgd)
    said = "Vastgoed steunt het.\nHet concept is er nog niet."
    now = StandDraft(said, theirs, date(2026, 3, 20), "bellen")
    bring_up_to_date(session, one, now, TODAY)
    view = see(session, one)
    assert (view.standing, view.row.mover_short) == (said, "VGD")
    assert (view.row.next_day.day, view.row.next_day.what) == (date(2026, 3, 20), "bellen")
    with pytest.raises(Refused, match="three sentences"):
        bring_up_to_date(session, one, StandDraft("x" * 601, theirs), TODAY)
    with pytest.raises(Refused, match="or leave out"):
        bring_up_to_date(session, one, StandDraft("", theirs, None, "bellen"), TODAY)


def test_a_closed_matter_is_read_only_until_it_is_opened_again(session):
    one, other = a_dossier(session), a_dossier(session, "Vervolg")
    close(session, one, TODAY, other)
    for act in (
        lambda: move_stage(session, one, Stage.IDEA),
        lambda: set_next(session, one, TODAY, ""),
        lambda: mend_dossier(session, one, DossierDraft("A", LEASE)),
        lambda: close(session, one, TODAY),
    ):
        with pytest.raises(Refused, match="is closed"):
            act()
    assert [row.id for row in dossiers(session, TODAY)] == [other]
    assert [row.id for row in dossiers(session, TODAY, closed=True)] == [one]
    assert see(session, one).successor.title == "Vervolg"
    assert [o.id for o in see(session, other).went_on_from] == [one]
    with pytest.raises(Refused, match="cannot go on in itself"):
        close(session, other, TODAY, one)
    reopen(session, one)
    assert see(session, one).row.state is DossierState.RUNNING
    with pytest.raises(Refused, match="open already"):
        reopen(session, one)


def test_a_matter_is_not_closed_before_it_was_opened(session):
    with pytest.raises(Refused, match="opened on"):
        close(session, a_dossier(session), date(2026, 3, 1))


def test_matters_without_a_day_to_come_are_counted(session):
    one, two, three = (a_dossier(session, title) for title in "abc")
    set_next(session, one, TODAY, "bellen")
    close(session, two, TODAY)
    assert count_without_next_day(session, TODAY) == 1
    assert count_without_next_day(session, date(2026, 3, 3)) == 2
    told = {three: [NextDay(date(2026, 4, 1), "promise", "Sleutel", "T-2026-001")]}
    assert count_without_next_day(session, TODAY, told) == 0
    assert see(session, three, more=told).row.next_day.kind == "promise"


def test_every_kind_of_day_makes_a_next_date(session):
    add_shipped(session)
    one = a_dossier(session, kind=KindChoice(code="permit"))
    agreement = add_agreement(
        session, one, AgreementDraft("Beheer", last_day=date(2027, 3, 31), notice_months=3)
    )
    add_obligation(session, agreement, ObligationDraft("Verslag", True, date(2026, 4, 1), 3))
    start_procedure(session, one, ProcedureDraft("objection", TODAY, "het besluit"), TODAY)
    days = see(session, one).row.days
    assert [(day.kind, day.day) for day in days] == [
        ("obligation", date(2026, 4, 1)),
        ("term", date(2026, 4, 13)),
        ("notice", date(2026, 12, 31)),
        ("end", date(2027, 3, 31)),
    ]
    assert (days[1].what, days[2].source) == ("het besluit", "Beheer")
    mend_agreement(session, agreement, AgreementDraft("Beheer", ended_on=TODAY))
    assert [day.kind for day in see(session, one).row.days] == ["term"]


def test_an_obligation_that_was_not_met_stays_seen_and_comes_back_once_met(session):
    one = a_dossier(session)
    agreement = add_agreement(session, one, AgreementDraft("Beheer"))
    duty = add_obligation(
        session, agreement, ObligationDraft("Verslag", True, date(2026, 1, 31), 1)
    )
    view = see(session, one)
    assert [day.day for day in view.row.late(TODAY)] == [date(2026, 1, 31)]
    assert view.row.lacks_next_day
    meet_obligation(session, duty, TODAY)
    meet_obligation(session, duty, TODAY)
    assert see(session, one).row.next_day.day == date(2026, 3, 31)
    mend_obligation(session, duty, ObligationDraft("Verslag", False, date(2026, 5, 10)))
    meet_obligation(session, duty, TODAY)
    (row,) = see(session, one).agreements[0].obligations
    assert (row.next_on, row.ended_on) == (None, TODAY)
    with pytest.raises(Refused, match="any more"):
        meet_obligation(session, duty, TODAY)


def test_the_day_for_notice_as_agreed_wins_from_the_one_worked_out(session):
    one = a_dossier(session)
    agreed = date(2026, 11, 1)
    draft = AgreementDraft("Huur", last_day=date(2027, 3, 31), notice_months=3, notice_by=agreed)
    add_agreement(session, one, draft)
    assert see(session, one).agreements[0].notice_by == agreed


def test_the_head_lease_leads_the_matter_about_it_from_six_months_before(session):
    describe_building(session, BuildingDraft("De Proef"))
    head = describe_head_lease(
        session,
        HeadLeaseDraft(
            "Gemeente Voorbeeldstad", Money(100_00), date(2017, 4, 1), date(2027, 3, 31),
            renewal_by=date(2026, 12, 31),
        ),
    )  # fmt: skip
    plain = a_dossier(session, "Tuin", next_on=date(2026, 3, 3))
    about = a_dossier(session, head_lease_id=head)
    assert [row.id for row in dossiers(session, TODAY)] == [plain, about]
    assert see(session, about).row.deadlines == ()
    assert [day.kind for day in see(session, about).row.days] == ["head_renewal", "head_end"]
    near = date(2026, 7, 1)
    assert next(row.id for row in dossiers(session, near)) == about
    assert [one.kind for one in see(session, about, near).row.deadlines] == ["renewal"]
    passed = see(session, about, date(2027, 1, 2)).row
    assert [one.kind for one in passed.deadlines] == ["renewal", "end"]
    assert [day.kind for day in passed.late(date(2027, 1, 2))] == ["head_renewal"]


def test_the_days_of_a_lease_are_days_of_the_matter_about_it(session):
    lease = a_lease(session, last_day=date(2026, 12, 31))
    view = see(session, a_dossier(session, lease_id=lease))
    assert [(day.kind, day.source) for day in view.row.days] == [("lease_end", "Atelier Kleur")]
    assert view.lease_of == "Atelier Kleur"


def test_steps_are_ticked_moved_and_kept_once_done(session):
    one = a_dossier(session, kind=KindChoice(add_kind(session, KindDraft("K"))))
    first, second = add_step(session, one, "a"), add_step(session, one, "b")
    move_step(session, second, -1)
    move_step(session, second, -1)
    tick_step(session, second, TODAY)
    assert [(s.what, s.done_on) for s in see(session, one).steps] == [("b", TODAY), ("a", None)]
    with pytest.raises(Refused, match="was done"):
        drop_step(session, second)
    drop_step(session, first)
    assert [s.what for s in see(session, one).steps] == ["b"]
    with pytest.raises(Refused, match="must be done"):
        add_step(session, one, " ")


def test_case_numbers_keep_what_a_department_last_said(session):
    vgd, one = a_department(session), a_dossier(session)
    first = add_case(session, one, CaseDraft(vgd, "Z-2026-0431"))
    second = add_case(session, one, CaseDraft(vgd, "Z-2026-0500"))
    mend_case(session, second, CaseDraft(vgd, "Z-2026-0500", "S. Bakker", "opgeschort", TODAY))
    mend_case(session, first, CaseDraft(vgd, "Z-2026-0431", ended_on=TODAY))
    rows = see(session, one).cases
    assert [row.case_number for row in rows] == ["Z-2026-0500", "Z-2026-0431"]
    assert (rows[0].abbreviation, rows[0].handler, rows[0].last_status) == (
        "VGD", "S. Bakker", "opgeschort",
    )  # fmt: skip


def test_related_matters_are_seen_from_both_sides_and_contradictions_first(session):
    one, two, three = (a_dossier(session, title) for title in "abc")
    waits = link(session, one, LinkDraft(two, LinkKind.DEPENDS_ON, "eerst de vergunning"))
    link(session, three, LinkDraft(one, LinkKind.CONTRADICTS))
    assert [(row.kind, row.title) for row in see(session, one).links] == [
        (LinkKind.CONTRADICTS, "c"),
        (LinkKind.DEPENDS_ON, "b"),
    ]
    assert [row.forward for row in see(session, two).links] == [False]
    with pytest.raises(Refused, match="already"):
        link(session, one, LinkDraft(three, LinkKind.CONTRADICTS))
    link(session, two, LinkDraft(one, LinkKind.DEPENDS_ON))
    mend_link(session, waits, "", TODAY)
    assert link(session, one, LinkDraft(two, LinkKind.DEPENDS_ON)) == waits
    with pytest.raises(Refused, match="another matter"):
        link(session, one, LinkDraft(one, LinkKind.BELONGS_TO))


def test_the_list_is_asked_in_a_few_statements_however_long_it_is(session):
    from sqlalchemy import event

    asked = []
    engine = session.get_bind()
    count = lambda *_: asked.append(1)  # noqa: E731
    a_dossier(session)
    session.flush()
    event.listen(engine, "before_cursor_execute", count)
    dossiers(session, TODAY)
    few = len(asked)
    event.remove(engine, "before_cursor_execute", count)
    for place in range(12):
        a_dossier(session, str(place))
    session.flush()
    asked.clear()
    event.listen(engine, "before_cursor_execute", count)
    dossiers(session, TODAY)
    event.remove(engine, "before_cursor_execute", count)
    assert len(asked) == few
