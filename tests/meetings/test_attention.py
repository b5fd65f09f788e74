"""What the secretary's table asks today, the mail that goes along, and old minutes."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from email import message_from_bytes
from email.policy import default

import pytest
from sqlalchemy import select

from bestuurskamer.dossiers.documents import Content, take_out
from bestuurskamer.dossiers.filed import all_documents
from bestuurskamer.dossiers.queries import dossiers
from bestuurskamer.meetings import versions
from bestuurskamer.meetings.agenda import plan_meeting
from bestuurskamer.meetings.attending import attend
from bestuurskamer.meetings.attention import table_attention
from bestuurskamer.meetings.drafts import AttendanceDraft, MeetingDraft, SmallDraft
from bestuurskamer.meetings.filing import text_of
from bestuurskamer.meetings.mail import minutes_mail
from bestuurskamer.meetings.matter_days import matter_days
from bestuurskamer.meetings.minuting import keep_old_minutes, keep_small
from bestuurskamer.meetings.model import AgendaItem, MeetingKind, MeetingState, Side
from bestuurskamer.meetings.old_minutes import read_old_minutes
from bestuurskamer.meetings.queries import meeting
from bestuurskamer.parties.model import Party
from tests.meetings.builders import (
    HELD,
    a_board,
    a_department,
    a_dossier,
    a_talk,
    an_official,
    ended,
    written,
)

TODAY = date(2026, 3, 30)


@pytest.fixture
def department(session):
    a_board(session)
    return a_department(session)


def test_late_promises_and_actions_lead(session, department):
    text = "> de sleutel komt !10-3\n> ooit komt er een brief\n* bellen @jan !12-3"
    keep_small(session, SmallDraft(MeetingKind.PHONE, text, HELD, "B", department), HELD)
    found = table_attention(session, TODAY)
    assert [row.words for row in found.late_to_us] == ["de sleutel komt"]
    assert [row.what for row in found.late_actions] == ["bellen"]
    assert found.old_to_us == ()
    assert found.late_count == 2
    assert [r.words for r in table_attention(session, date(2026, 6, 30)).old_to_us] == [
        "ooit komt er een brief"
    ]


def test_minutes_that_wait_are_told_by_what_they_wait_for(session, department):
    talk = a_talk(session, department)
    written(session, talk, "niets")
    assert [row.id for row in table_attention(session, TODAY).running] == [talk]
    ended(session, talk)
    assert [row.id for row in table_attention(session, TODAY).to_look_over] == [talk]
    versions.make_ready(session, talk, HELD)
    assert [row.id for row in table_attention(session, TODAY).to_adopt] == [talk]
    assert table_attention(session, date(2026, 3, 16)).to_adopt == ()


def test_a_meeting_within_a_week_is_told_and_one_later_is_not(session, department):
    for day in (date(2026, 4, 6), date(2026, 4, 7)):
        plan_meeting(session, MeetingDraft("Overleg", day, True, department_id=department))
    assert [row.held_on for row in table_attention(session, TODAY).coming] == [date(2026, 4, 6)]


def test_a_matter_with_a_promise_to_come_has_a_next_day_and_one_without_lacks_it(
    session, department
):
    dossier = a_dossier(session)
    keep_small(session, SmallDraft(MeetingKind.PHONE, "> x", HELD, "B", department, dossier), HELD)
    assert dossiers(session, TODAY, matter_days(session, TODAY))[0].next_day is None
    keep_small(
        session, SmallDraft(MeetingKind.PHONE, "> y !1-5", HELD, "B", department, dossier), HELD
    )
    (row,) = dossiers(session, TODAY, matter_days(session, TODAY))
    assert row.next_day is not None
    assert (row.next_day.day, row.next_day.kind) == (date(2026, 5, 1), "promise")


def test_the_mail_holds_the_minutes_and_the_slip_for_whoever_was_there(session, department):
    official = an_official(session, department)
    session.get_one(Party, official).email = "bakker@gemeente.example"
    talk = a_talk(session, department)
    attend(
        session, talk,
        AttendanceDraft("Piet Bakker", Side.OTHERS, person_id=official, department="VGD"),
    )  # fmt: skip
    written(session, talk, "gewoon\n% intern")
    ended(session, talk)
    version = versions.make_ready(session, talk, HELD)
    mail = message_from_bytes(minutes_mail(session, version), policy=default)
    assert (mail["To"], mail["X-Unsent"]) == ("bakker@gemeente.example", "1")
    files = [part.get_content() for part in mail.iter_attachments()]
    assert len(files) == 2
    assert all(data.startswith(b"%PDF") for data in files)


def a_word_file() -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = ("Verslag van vroeger", "> geen toezegging maar een pijl", "De huur blijft gelijk.")
    body = "".join(
        f"<w:p><w:r><w:t>{line.replace('>', '&gt;')}</w:t></w:r></w:p>" for line in lines
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
        )
    return held.getvalue()


def test_old_minutes_become_lines_and_the_file_itself_is_kept(session, department):
    data = a_word_file()
    old = read_old_minutes("verslag.docx", data, TODAY)
    draft = MeetingDraft("Oud overleg", date(2019, 5, 6), True, department_id=department)
    number = keep_old_minutes(session, draft, old.text, Content("verslag.docx", data), TODAY)
    assert meeting(session, number).state is MeetingState.DRAFT
    item = session.scalars(select(AgendaItem.id)).one()
    assert text_of(session, item).splitlines()[0] == "Verslag van vroeger"
    (document,) = all_documents(session)
    assert take_out(session, document.id).data == data
    assert table_attention(session, TODAY).late_to_us == ()
