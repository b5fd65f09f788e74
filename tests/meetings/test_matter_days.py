from __future__ import annotations

from datetime import date

from bestuurskamer.dossiers.actions import set_next
from bestuurskamer.dossiers.queries import count_without_next_day, dossier, dossiers
from bestuurskamer.meetings.agenda import drop_point, points_of
from bestuurskamer.meetings.following_up import keep_promise
from bestuurskamer.meetings.matter_days import matter_days
from tests.meetings.talks import TODAY, promise, talks


def days_of(session, dossier_id):
    session.flush()
    return [(d.day, d.kind, d.source) for d in matter_days(session, TODAY)[dossier_id]]


def test_what_is_promised_and_to_be_done_are_days_of_the_matter(session):
    made = talks(session)
    days = days_of(session, made.dossier)
    promised = {day for day, kind, _ in days if kind == "promise"}
    assert {date(2026, 9, 30), date(2026, 10, 31), date(2026, 12, 15)} <= promised
    assert (date(2026, 5, 15), "action", "A-2026-001 · Fatima Voorbeeld") in days


def test_our_own_promise_is_told_once_and_what_was_kept_no_more(session):
    made = talks(session)
    ours = [one for one in days_of(session, made.dossier) if one[0] == date(2026, 12, 4)]
    assert [kind for _day, kind, _source in ours] == ["promise"]
    keep_promise(session, promise(session, "concept"), "brief van 12 november", TODAY)
    assert date(2026, 10, 31) not in {day for day, _kind, _source in days_of(session, made.dossier)}


def test_a_planned_talk_about_the_matter_is_a_next_date_until_its_point_is_off_the_agenda(session):
    made = talks(session)
    assert (date(2026, 11, 26), "meeting", "") in days_of(session, made.dossier)
    for item in points_of(session, made.planned):
        drop_point(session, item.id)
    assert "meeting" not in {kind for _day, kind, _source in days_of(session, made.dossier)}


def test_a_matter_with_a_promise_to_come_is_not_counted_as_forgotten(session):
    made = talks(session)
    set_next(session, made.dossier, None, "")
    session.flush()
    more = matter_days(session, TODAY)
    row = next(one for one in dossiers(session, TODAY, more) if one.id == made.dossier)
    assert not row.lacks_next_day
    assert count_without_next_day(session, TODAY, more) == 0
    assert count_without_next_day(session, TODAY) == 1
    late = dossier(session, made.dossier, TODAY, more).row.late(TODAY)
    assert [one.what[:5] for one in late if one.day == date(2026, 10, 31)] == ["conce"]
