"""A bundle of evidence: an overview, numbered copies, and marks by which anybody can check."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from sqlalchemy import select

from bestuurskamer import language
from bestuurskamer.dossiers.documents import Content, file_document
from bestuurskamer.dossiers.drafts import DocumentDraft
from bestuurskamer.dossiers.model import Document
from bestuurskamer.errors import Refused
from bestuurskamer.meetings import bundle
from bestuurskamer.meetings.following_up import Said, move_promise
from bestuurskamer.meetings.model import MinutesVersion
from bestuurskamer.meetings.promise_model import Promise
from tests.meetings.talks import LIMIT, SECRET, TODAY, promise, talks
from tests.paper.reader import all_words

LETTER = b"Geacht bestuur, het concept volgt."


@pytest.fixture
def made(session):
    found = talks(session)
    file_document(
        session,
        DocumentDraft(
            title="Brief: concept / verlenging",
            dossier_id=found.dossier,
            kind="letter",
            received_on=date(2026, 9, 20),
        ),
        Content("brief.txt", LETTER, pages=1),
        TODAY,
    )
    return found


def sums_of(place):
    lines = (place / bundle.SUMS).read_text("utf-8").splitlines()
    return {name: mark for mark, name in (line.split("  ", 1) for line in lines)}


def test_a_bundle_of_a_matter_holds_minutes_and_documents_and_their_marks(session, made, tmp_path):
    language.speak("nl")
    place = bundle.dossier_bundle(session, made.dossier, tmp_path, TODAY)
    names = sorted(file.name for file in place.iterdir())
    assert names == [
        "00 Overzicht D-2026-003.pdf",
        "01 Verslag 2026-05-11 versie 1.pdf",
        "02 Verslag 2026-09-14 versie 1.pdf",
        "03 2026-09-20 Brief concept verlenging.txt",
        bundle.SUMS,
    ]
    assert (place / names[3]).read_bytes() == LETTER
    sums = sums_of(place)
    assert sorted(sums) == names[:4]
    for name, mark in sums.items():
        assert hashlib.sha256((place / name).read_bytes()).hexdigest() == mark


def test_the_overview_has_excerpts_moves_timeline_and_attachments(session, made, tmp_path):
    place = bundle.dossier_bundle(session, made.dossier, tmp_path, TODAY)
    words = " ".join(all_words((place / "00 Overview D-2026-003.pdf").read_bytes()).split())
    joined = words.replace(" ", "")
    assert "Bakker vertelt hoe het met de verlenging staat." in words
    assert "day moved from 1 July 2026 to 30 September 2026 de sleutelmaker was ziek" in words
    assert "Document received" in words
    for version in session.scalars(select(MinutesVersion)):
        assert version.sha256 in joined
    for name, mark in sums_of(place).items():
        assert name.startswith("00") or (mark in joined and name.replace(" ", "") in joined)
    assert "1 page" in words


def test_nothing_of_the_board_alone_is_in_a_bundle(session, made, tmp_path):
    place = bundle.dossier_bundle(session, made.dossier, tmp_path, TODAY)
    for file in place.glob("*.pdf"):
        words = " ".join(all_words(file.read_bytes()).split())
        assert SECRET not in words
        assert LIMIT not in words


def test_a_bundle_of_a_promise_holds_the_minutes_in_which_it_was_made(session, made, tmp_path):
    place = bundle.promise_bundle(session, promise(session, "sleutel"), tmp_path, TODAY)
    assert place.name == "Evidence T-2026-001 2026-11-23"
    assert [name for name in sorted(sums_of(place)) if name.startswith("01")] == [
        "01 Minutes 2026-05-11 version 1.pdf"
    ]


def test_the_minutes_in_which_its_day_was_moved_are_in_it_too(session, made, tmp_path):
    key = promise(session, "sleutel")
    said = Said(meeting_id=made.second)
    move_promise(session, key, None, "weer verzet", date(2026, 9, 16), said=said)
    place = bundle.promise_bundle(session, key, tmp_path, TODAY)
    assert "02 Minutes 2026-09-14 version 1.pdf" in sums_of(place)


def test_a_bundle_never_writes_over_another(session, made, tmp_path):
    bundle.dossier_bundle(session, made.dossier, tmp_path, TODAY)
    with pytest.raises(Refused, match="There is a bundle with this name already"):
        bundle.dossier_bundle(session, made.dossier, tmp_path, TODAY)


def test_a_promise_without_number_or_of_the_board_alone_is_no_evidence(session, made, tmp_path):
    one = session.get_one(Promise, promise(session, "meting"))
    one.internal = True
    session.flush()
    with pytest.raises(Refused, match="board alone"):
        bundle.promise_bundle(session, one.id, tmp_path, TODAY)
    other = Promise(
        meeting_id=made.first, direction=one.direction, words="later", given_on=TODAY,
    )  # fmt: skip
    session.add(other)
    session.flush()
    with pytest.raises(Refused, match="no number yet"):
        bundle.promise_bundle(session, other.id, tmp_path, TODAY)
    assert list(tmp_path.glob("Evidence*")) == []


def test_a_document_that_is_missing_leaves_no_half_a_bundle(session, made, tmp_path):
    session.scalars(select(Document)).one().sha256 = "0" * 64
    session.flush()
    with pytest.raises(Refused, match="not in the data file"):
        bundle.dossier_bundle(session, made.dossier, tmp_path, TODAY)
    assert list(tmp_path.glob("Evidence*")) == []


def test_a_place_where_nothing_can_be_written_is_told(session, made, tmp_path):
    taken = tmp_path / "file"
    taken.write_text("x")
    with pytest.raises(Refused, match="could not be written"):
        bundle.dossier_bundle(session, made.dossier, taken, TODAY)
