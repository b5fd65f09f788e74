"""Letters that were made: kept to the bit, the same one once, and logged when they went out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bestuurskamer.dossiers.documents import take_out
from bestuurskamer.dossiers.drafts import KindChoice
from bestuurskamer.dossiers.filed import documents_of
from bestuurskamer.dossiers.letters import WooAsk, reminder, woo_request
from bestuurskamer.dossiers.model import LetterSort
from bestuurskamer.dossiers.procedures import close_procedure
from bestuurskamer.dossiers.ready_letters import (
    About,
    keep_letter,
    letter_bytes,
    letters_about_promise,
    letters_in_procedure,
    send_letter,
)
from bestuurskamer.dossiers.ready_papers import default_draft
from bestuurskamer.dossiers.running_terms import procedure
from bestuurskamer.errors import Refused
from bestuurskamer.language import say
from bestuurskamer.meetings.bundle_facts import evidence_of_dossier
from bestuurskamer.meetings.dossier_tale import dossier_timeline
from tests.builders import an_office
from tests.dossiers.builders import a_department, a_dossier
from tests.dossiers.test_letters import PROMISE, TODAY, day, started
from tests.paper.reader import pages, words_on

LATER = day("2026-12-01")


@pytest.fixture
def around(session):
    an_office(session)
    return a_department(session), a_dossier(session, "Terras", kind=KindChoice(code="permit"))


def about(around, sort=LetterSort.REMINDER, **more):
    return About(sort, *around, **more)


def test_what_is_printed_is_kept_in_the_matter_without_the_sheet_of_the_board(session, around):
    kept = keep_letter(session, reminder(PROMISE, TODAY), about(around, promise_id=4), TODAY)
    (row,) = documents_of(session, around[1])
    assert (row.kind, row.media_type, row.waits) == ("letter", "application/pdf", True)
    assert row.pages == 1
    data = take_out(session, row.id).data
    assert data == letter_bytes(session, kept.id)
    assert pages(data) == 1
    assert pages(kept.paper) == 2
    assert "no legal advice" not in words_on(data)
    assert [one.id for one in letters_about_promise(session, 4)] == [kept.id]


def test_the_very_same_letter_is_kept_once_and_said_to_be_known(session, around):
    draft = reminder(PROMISE, TODAY)
    first = keep_letter(session, draft, about(around, promise_id=4), TODAY)
    again = keep_letter(session, draft, about(around, promise_id=4), TODAY)
    assert (again.id, again.before, first.before) == (first.id, TODAY, None)
    other = replace(draft, paragraphs=(*draft.paragraphs, "Bel ons gerust."))
    assert keep_letter(session, other, about(around, promise_id=4), TODAY).id != first.id
    assert len(documents_of(session, around[1])) == 2


def test_a_letter_goes_out_once_with_its_day_and_way(session, around):
    ask = woo_request(WooAsk("de verhuur van het pand", ""))
    kept = keep_letter(session, ask, about(around, LetterSort.WOO), TODAY)
    for wrong, how in ((None, "by post"), (TODAY, " "), (day("2026-11-24"), "x"), (LATER, "x")):
        with pytest.raises(Refused):
            send_letter(session, kept.id, wrong, how, TODAY)
    send_letter(session, kept.id, TODAY, "by registered post", TODAY)
    (row,) = documents_of(session, around[1])
    assert (row.sent_on, row.sent_how, row.waits) == (TODAY, "by registered post", False)
    with pytest.raises(Refused, match="went out already"):
        send_letter(session, kept.id, LATER, "by e-mail", LATER)


def test_a_notice_that_went_out_is_an_event_of_its_term_and_starts_nothing(session, around):
    number = started(session, around)
    before = procedure(session, number, TODAY)
    made = about(around, LetterSort.DEFAULT_NOTICE, procedure_id=number)
    kept = keep_letter(session, default_draft(session, number, TODAY), made, TODAY)
    send_letter(session, kept.id, TODAY, "by registered post", TODAY)
    after = procedure(session, number, TODAY)
    assert "sent by registered post" in after.happenings[-1].note
    assert (after.ending.end, after.state, after.notice) == (
        before.ending.end, before.state, None,
    )  # fmt: skip
    assert letters_in_procedure(session, number)[0].sent_on == TODAY


def test_a_letter_is_an_event_and_evidence_from_the_day_it_went_out(session, around):
    kept = keep_letter(session, reminder(PROMISE, TODAY), about(around), TODAY)

    def told():
        happened = dossier_timeline(session, around[1], LATER, inside=True)
        return [(one.day, say(one.what)) for one in happened if "Reminder" in one.said]

    assert told() == []
    assert evidence_of_dossier(session, around[1], LATER).documents == ()
    send_letter(session, kept.id, LATER, "by registered post", LATER)
    assert told() == [(LATER, "Document sent, by registered post")]
    (row,) = evidence_of_dossier(session, around[1], LATER).documents
    assert row.sent_on == LATER


def test_a_letter_in_a_closed_procedure_can_still_be_logged(session, around):
    number = started(session, around)
    made = about(around, LetterSort.DEFAULT_NOTICE, procedure_id=number)
    kept = keep_letter(session, default_draft(session, number, TODAY), made, TODAY)
    close_procedure(session, number, TODAY, TODAY)
    send_letter(session, kept.id, TODAY, "by post", TODAY)
    assert procedure(session, number, TODAY).happenings == ()
