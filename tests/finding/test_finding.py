"""One search over everything: what is found, in what order, with what marked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, select, text, update

from bestuurskamer.dossiers.documents import Content, file_document
from bestuurskamer.dossiers.drafts import DocumentDraft
from bestuurskamer.dossiers.model import Dossier
from bestuurskamer.finding.in_step import holds, is_out_of_step, rebuild, settle
from bestuurskamer.finding.model import Piece
from bestuurskamer.finding.queries import PAGE, found
from bestuurskamer.finding.snippets import LONG, snippet
from bestuurskamer.folding import fold, marked
from bestuurskamer.meetings.agenda import add_point
from bestuurskamer.meetings.filing import file_text
from bestuurskamer.meetings.model import AgendaItem, Line, Meeting
from bestuurskamer.parties.departments import end_department
from bestuurskamer.parties.model import Department
from bestuurskamer.vault.opening import open_board
from tests.builders import a_tenant
from tests.meetings.builders import (
    HELD,
    a_board,
    a_department,
    a_dossier,
    a_talk,
    an_official,
    written,
)

TODAY = date(2026, 4, 1)
TEXT = """De huurovereenkomst loopt af, zegt de coördinator.
> Vastgoed/Bakker: de sleutel komt vóór de zomer  !15-3
* bestek nalezen @fatima !12-9
= de huur wordt met drie jaar verlengd
? wie beslist over de vergunning /VGD
% niet onder 800 zakken"""


@pytest.fixture
def ids(board):
    """A talk with every kind of line, a matter with a limit, and a document with words."""
    with board.acting("fill") as session:
        a_board(session)
        department = a_department(session)
        an_official(session, department)
        dossier = a_dossier(session, title="Verlenging hoofdhuur")
        session.get_one(Dossier, dossier).board_limit = "Hoogstens 900 per maand"
        talk = a_talk(session, department)
        item = written(session, talk, TEXT)
        content = Content("brief.txt", b"Ontruiming van de kelder")
        letter = file_document(session, DocumentDraft("Brief", dossier), content, TODAY)
        a_tenant(session, "Café Öznur")
    return {"talk": talk, "item": item, "dossier": dossier, "letter": letter}


def names(board, query, **more):
    with board.reading() as session:
        return [one.name for one in found(session, query, TODAY, **more).found]


def kinds(board, query, **more):
    with board.reading() as session:
        return [one.source for one in found(session, query, TODAY, **more).found]


FINDS = (
    ("overeenkomst", ["line"]),
    ("coordinator", ["line"]),
    ("COÖRDINATOR huur", ["line"]),
    ('"loopt af, zegt"', ["line"]),
    ("sleutel", ["promise"]),
    ("nalezen", ["action"]),
    ("drie jaar", ["decision"]),
    ("vergunning", ["question"]),
    ("hoogstens", ["limit"]),
    ("D-2026-1", ["dossier"]),
    ("cafe oznur", ["party"]),
    ("vastgoed soort:afdeling", ["department"]),
    ("piet bakker", ["party"]),
    ("fatima soort:persoon", ["member"]),
    ("is:laat", ["promise"]),
    ("is:open soort:toezegging afd:VGD na:2026-03 @bakker", ["promise"]),
    ("soort:toezegging na:2026-04", []),
    ("zz", []),
    ("af soort:regel", ["line"]),  # two letters: no index holds them
)


def test_what_is_found(board, ids, subtests):
    for query, sources in FINDS:
        with subtests.test(query):
            assert kinds(board, query) == sources


def test_what_a_department_promised_is_found_under_the_one_that_came_after_it(board, ids):
    with board.acting("change") as session:
        old = session.scalars(select(Department.id)).one()
        new = a_department(session, "Vastgoedontwikkeling", "VGO")
        end_department(session, old, TODAY, new)
    assert kinds(board, "afd:vgo soort:toezegging") == ["promise"]
    assert kinds(board, "afd:vgd soort:toezegging") == ["promise"]


def test_a_filter_on_the_matter_finds_what_belongs_to_it(board, ids):
    assert kinds(board, "&D-2026-001") == ["document", "limit", "dossier"] or kinds(
        board, "dossier:verlenging soort:stuk"
    ) == ["document"]


def test_what_is_for_the_board_alone_is_hidden_by_one_word(board, ids):
    assert kinds(board, "zakken") == ["line"]
    assert kinds(board, "zakken", discreet=True) == []
    assert kinds(board, "hoogstens", discreet=True) == []
    assert kinds(board, "overeenkomst", discreet=True) == ["line"]


def test_a_meeting_of_the_board_alone_is_hidden_with_all_that_was_said(board, ids):
    with board.acting("alone") as session:
        session.execute(update(Meeting).values(with_others=False))
    assert kinds(board, "overeenkomst") == ["line"]
    for query in ("overeenkomst", "sleutel", "nalezen", "drie jaar", "vergunning"):
        assert kinds(board, query, discreet=True) == []


def test_the_newest_stand_first_and_what_has_no_day_before_them(board, ids):
    with board.acting("more") as session:
        for day in (date(2024, 5, 1), date(2026, 3, 30), date(2025, 6, 1)):
            talk = a_talk(session, 1, held_on=day)
            written(session, talk, "over de dakgoot")
        a_tenant(session, "Dakgoot & Zn")
    with board.reading() as session:
        days = [one.day for one in found(session, "dakgoot", TODAY).found]
    assert days == [None, date(2026, 3, 30), date(2025, 6, 1), date(2024, 5, 1)]


def test_pages_follow_each_other_without_a_gap_or_a_double(board, ids):
    with board.acting("more") as session:
        written(session, ids["talk"], "\n".join(f"goot {n}" for n in range(2 * PAGE + 7)))
    seen, after = [], None
    with board.reading() as session:
        while True:
            page = found(session, "goot", TODAY, after=after)
            seen += [one.thing for one in page.found]
            after = page.more
            if after is None:
                break
    assert len(seen) == len(set(seen)) == 2 * PAGE + 7
    assert seen == sorted(seen, reverse=True)


def test_the_index_follows_edits_deletes_bulk_and_raw_changes(board, ids):
    with board.acting("edit") as session:
        file_text(session, ids["item"], "alleen de lekkage nog")
    assert kinds(board, "overeenkomst") == []
    assert kinds(board, "lekkage") == ["line"]
    with board.acting("bulk") as session:
        session.execute(update(Line).values(words="over de tuin"))
    assert kinds(board, "lekkage") == []
    assert kinds(board, "tuin") == ["line"]
    with board.acting("raw") as session:
        session.execute(text("UPDATE meeting SET held_on = '2021-05-05'"))
    with board.reading() as session:
        assert found(session, "tuin", TODAY).found[0].day == date(2021, 5, 5)
    with board.acting("gone") as session:
        session.execute(delete(Line))
    assert kinds(board, "tuin") == []
    with board.acting("look") as session:
        assert holds(session)
        assert not is_out_of_step(session)


def test_a_point_is_found_also_when_it_is_called_like_its_meeting(board, ids):
    with board.acting("named alike") as session:
        add_point(session, ids["talk"], "Overleg Vastgoed")
    with board.acting("look") as session:
        hits = found(session, '"overleg vastgoed"', TODAY).found
        assert len(hits) == 2
        assert holds(session)


def test_a_line_that_promised_is_found_again_when_its_promise_goes(board, ids):
    with board.acting("gone") as session:
        session.execute(text("DELETE FROM promise"))
    assert kinds(board, "sleutel") == ["line"]


def test_an_act_that_fails_leaves_what_is_found_as_it_was(board, ids):
    with pytest.raises(ZeroDivisionError), board.acting("fails") as session:
        session.execute(update(Line).values(words="weg"))
        session.flush()
        settle(session.connection())
        raise ZeroDivisionError
    assert kinds(board, "overeenkomst") == ["line"]
    with board.acting("look") as session:
        assert holds(session)


def test_changes_made_without_the_program_are_noticed_and_made_good(board, ids):
    path = board.path
    board.close()
    other = open_board(path, "test")  # nothing settles here
    with other.acting("elsewhere") as session:
        session.execute(update(AgendaItem).values(title="Kozijnen"))
        assert is_out_of_step(session)
    other.close()
    again = open_board(path, "test", settle=settle)
    with again.acting("whatever"):
        pass
    assert kinds(again, "kozijnen") == ["point"]
    with again.acting("look") as session:
        assert holds(session)
    again.close()


def test_what_was_lost_or_damaged_is_made_anew(board, ids):
    with board.acting("lost") as session:
        session.execute(delete(Piece).where(Piece.source == "line"))
        assert is_out_of_step(session)
        rebuild(session)
    assert kinds(board, "overeenkomst") == ["line"]
    with board.acting("damaged") as session:
        session.execute(text("INSERT INTO finder (finder) VALUES ('delete-all')"))
        assert not holds(session)
        rebuild(session)
        assert holds(session)
    assert kinds(board, "overeenkomst") == ["line"]


def test_search_tables_leave_no_trail(board, ids):
    with board.reading() as session:
        tables = session.scalars(text("SELECT DISTINCT table_name FROM trail")).all()
    assert "line" in tables
    assert not {name for name in tables if name.startswith(("piece", "stale", "finder"))}


def test_the_hit_is_marked_in_what_was_written(board, ids):
    with board.reading() as session:
        (one,) = found(session, "coordinator overeenkomst", TODAY).found
    said = [one.text.text[a:b] for a, b in one.text.marks]
    assert said == ["overeenkomst", "coördinator"]
    assert (one.day, one.point, one.meeting) == (HELD, "Huur", "Overleg Vastgoed")


LETTERS = st.text("abeéöOßĳﬁø 1-", max_size=60)


@given(LETTERS, st.text("abeoösij", min_size=1, max_size=3), LETTERS)
def test_what_is_marked_folds_to_what_was_looked_for(before, word, after):
    shown = snippet(f"{before}{word}{after}", [fold(word)])
    sought = fold(word)
    assert shown.marks
    for start, end in shown.marks:
        assert 0 <= start < end <= len(shown.text)
        assert sought in fold(shown.text[start:end])
    assert list(shown.marks) == sorted(shown.marks)


def test_a_long_text_is_shown_around_its_hit():
    words = "vulling " * LONG + "de naald " + "hooi " * LONG
    shown = snippet(words, ["naald"])
    assert len(shown.text) < 300
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
    assert [shown.text[a:b] for a, b in shown.marks] == ["naald"]
    assert marked(shown.text, "naald") == shown.marks


def test_signs_that_mean_something_to_the_index_are_only_text(board, ids):
    for query in ('"', "AND OR", "a*b", "NEAR(", "*", "^x", "piet's", "-", "%", "___"):
        assert isinstance(kinds(board, query), list)
