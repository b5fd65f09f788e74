from __future__ import annotations

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DatabaseError

from bestuurskamer.dossiers import documents
from bestuurskamer.dossiers.documents import (
    Content,
    copy_to_open,
    file_document,
    mend_document,
    read_content,
    take_out,
)
from bestuurskamer.dossiers.drafts import DocumentDraft
from bestuurskamer.dossiers.filed import all_documents, document, documents_of
from bestuurskamer.dossiers.model import DocumentFile
from bestuurskamer.errors import Refused
from tests.builders import TODAY
from tests.dossiers.builders import a_dossier

PDF = Content("Brief aan gemeente.pdf", b"%PDF-1.7 drie jaar verlenging")


def a_document(session, dossier_id=None, content=PDF, title="Brief: drie jaar"):
    return file_document(session, DocumentDraft(title, dossier_id), content, TODAY)


def test_a_document_is_kept_by_its_content_and_comes_out_the_same(session, tmp_path):
    one = a_dossier(session)
    filed = a_document(session, one)
    (row,) = documents_of(session, one)
    assert (row.media_type, row.size, row.present) == ("application/pdf", len(PDF.data), True)
    path = copy_to_open(take_out(session, filed.id), tmp_path)
    assert path.read_bytes() == PDF.data
    assert path.name == "Brief aan gemeente.pdf"
    assert path.stat().st_mode & 0o777 == 0o400


def test_the_same_content_is_kept_once_and_that_is_told(session):
    first, second = a_document(session), a_document(session, title="Nog eens")
    assert (first.known_as, second.known_as) == ("", "Brief: drie jaar")
    assert session.scalars(select(func.count()).select_from(DocumentFile)).one() == 1
    assert len(all_documents(session)) == 2


def test_a_document_moves_to_another_matter_and_keeps_its_content(session):
    one, two = a_dossier(session), a_dossier(session, "Tuin")
    filed = a_document(session, one)
    mend_document(session, filed.id, DocumentDraft("Brief", two, "brief", TODAY), TODAY)
    session.flush()
    assert documents_of(session, one) == []
    assert document(session, filed.id).sha256 == documents_of(session, two)[0].sha256


@pytest.mark.parametrize(
    "statement", ["UPDATE document_file SET data = x'00'", "DELETE FROM document_file"]
)
def test_what_was_filed_never_changes_in_the_database_either(board, statement):
    with board.acting("file") as session:
        a_document(session)
    with pytest.raises(DatabaseError, match="frozen"), board.acting("harm") as session:
        session.execute(text(statement))


def test_content_that_was_damaged_or_lost_is_not_opened_and_shown_as_missing(session):
    filed = a_document(session)
    session.execute(text("DROP TRIGGER frozen_document_file_update"))
    session.execute(text("DROP TRIGGER frozen_document_file_delete"))
    session.execute(text("UPDATE document_file SET data = x'25504446'"))
    with pytest.raises(Refused, match="was damaged"):
        take_out(session, filed.id)
    session.execute(text("DELETE FROM document_file"))
    with pytest.raises(Refused, match="is not in the data file"):
        take_out(session, filed.id)
    assert not document(session, filed.id).present


def test_what_is_too_large_empty_gone_or_a_program_is_not_filed(session, tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "MOST_BYTES", 10)
    cases = {"leeg.pdf": (b"", "empty"), "groot.pdf": (b"%PDF-" + b"x" * 9, "larger")}
    cases |= {"prijs.pdf": (b"MZ\x90\x00", "could do harm")}
    for name, (data, why) in cases.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(Refused, match=why):
            read_content(tmp_path / name)
    with pytest.raises(Refused, match="cannot be read"):
        read_content(tmp_path / "weg.pdf")
    with pytest.raises(Refused, match="program"):
        a_document(session, content=Content("a.exe", b"MZ"))
    assert all_documents(session) == []


def test_a_name_from_elsewhere_cannot_lead_out_of_its_folder(tmp_path):
    path = copy_to_open(Content("../../etc/pass\x00wd.p/df", b"x"), tmp_path)
    assert path.parent.parent == tmp_path
    assert copy_to_open(Content("...", b"x"), tmp_path).name == "stuk"


def test_a_document_without_a_name_is_refused(session):
    with pytest.raises(Refused, match="Give the document a name"):
        a_document(session, title=" ")
