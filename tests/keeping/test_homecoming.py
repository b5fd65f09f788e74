"""Two laptops and a stick, with real files: a trip, a fork told line by line, nothing lost."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from decimal import Decimal

import pypdfium2
import pytest
from sqlalchemy import select

from bestuurskamer import language
from bestuurskamer.app import boards
from bestuurskamer.errors import Refused
from bestuurskamer.invoices.actions import issue_draft, keep_draft
from bestuurskamer.invoices.model import Invoice
from bestuurskamer.invoices.rules import FreeLine
from bestuurskamer.keeping.homecoming import GAVE, say_given
from bestuurskamer.keeping.lending import lend
from bestuurskamer.keeping.redoing import count_to_redo, tick_off, to_redo
from bestuurskamer.keeping.redoing_paper import redo_pdf
from bestuurskamer.meetings.agenda import plan_meeting
from bestuurskamer.meetings.drafts import MeetingDraft
from bestuurskamer.money import Money
from bestuurskamer.parties.actions import mend_party
from bestuurskamer.parties.model import Party
from bestuurskamer.parties.rules import PartyDraft
from bestuurskamer.vault.ancestry import Relation
from bestuurskamer.vault.giving import give
from bestuurskamer.vault.lent import lent
from tests.builders import TODAY, a_tenant, an_office

NAME = "Buurthuis Nieuw"


class Laptops:
    """The laptop at home, that of Ria, and the stick between them."""

    def __init__(self, tmp_path, monkeypatch):
        self.tmp, self._patch = tmp_path, monkeypatch
        self.stick = tmp_path / "STICK"
        self.stick.mkdir(exist_ok=True)

    def go(self, whose):
        self._patch.setenv("BESTUURSKAMER_FOLDER", str(self.tmp / whose))


@pytest.fixture(scope="session")
def _begun(tmp_path_factory):
    """The laptop at home with a file with two tenants, made once."""
    folder = tmp_path_factory.mktemp("begun")
    with pytest.MonkeyPatch.context() as patch:
        Laptops(folder, patch).go("thuis")
        board = boards.begin(NAME)
        with board.acting("ground") as session:
            an_office(session)
            a_tenant(session, "Atelier Kleur")
            a_tenant(session, "Koor Cantate")
        board.close()
    return folder


@pytest.fixture(scope="session")
def _forked(_begun, tmp_path_factory):
    """Ria made two invoices and a tenant; at home the file was taken back and worked in."""
    folder = tmp_path_factory.mktemp("forked")
    shutil.copytree(_begun, folder, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        laptops = Laptops(folder, patch)
        laptops.go("thuis")
        path = _home_of(folder)
        a_trip(
            laptops,
            path,
            lambda s: a_tenant(s, "Nieuw van Ria"),
            lambda s: invoice(s, "Koor Cantate", 120_00),
            lambda s: invoice(s, "Atelier Kleur", 45_00),
        )
        boards.take_back(path, {}, "De stick is kwijt", actor_id=0)
        do(path, "Invoiced", lambda s: invoice(s, "Atelier Kleur", 300_00))
        do(path, "Mended", lambda s: _mend(s, "Koor Cantate"))
    return folder


def _home_of(folder):
    (path,) = (folder / "thuis").glob("*/*.bestuurskamer")
    return path


@pytest.fixture
def laptops(tmp_path, monkeypatch, request):
    ready = "_forked" if "fork" in request.fixturenames else "_begun"
    shutil.copytree(request.getfixturevalue(ready), tmp_path, dirs_exist_ok=True)
    made = Laptops(tmp_path, monkeypatch)
    made.go("thuis")
    return made


@pytest.fixture
def home(laptops):
    """The path of the file at home, closed."""
    return _home_of(laptops.tmp)


@pytest.fixture
def fork(laptops):
    """What Ria put on the stick, while work went on at home."""
    (back,) = laptops.stick.glob("* Piet *.bestuurskamer")
    return back


def do(path, what, work, **how):
    """Open a file as the program does, do one thing in it and close it."""
    board = boards.open_file(path, {}, **how)
    assert not board.read_only
    with board.acting(what) as session:
        result = work(session)
    board.close()
    return result


def give_to(path, stick, to):
    board = boards.open_file(path, {})
    with board.acting(GAVE) as session:
        say_given(session, to, datetime.now(UTC))
    target = give(board, stick, to)
    board.close()
    return target


def adopted(target):
    board = boards.adopt(target)
    board.close()
    return board.path


def invoice(session, name, amount):
    """A free invoice to somebody who is known."""
    party_id = session.scalars(select(Party.id).where(Party.name == name)).one()
    draft = keep_draft(session, party_id, [FreeLine("Zaalhuur", Decimal(1), Money(amount))])
    return issue_draft(session, draft, TODAY).numbers[0]


def people(path):
    board = boards.open_file(path, {}, look_only=True)
    with board.reading() as session:
        found = list(session.scalars(select(Party.name).order_by(Party.id)))
    board.close()
    return found


def a_trip(laptops, home, *work):
    """Give it to Ria, do this on her laptop, and let her give it back; answers what is on the
    stick then."""
    target = give_to(home, laptops.stick, "Ria")
    laptops.go("ria")
    hers = adopted(target)
    for number, one in enumerate(work):
        do(hers, f"Work {number}", one)
    back = give_to(hers, laptops.stick, "Piet")
    laptops.go("thuis")
    return back


def test_a_trip_there_and_back_twice_and_the_file_of_ria_stays_to_look_at(laptops, home):
    back = a_trip(laptops, home, lambda s: a_tenant(s, "Nieuw van Ria"))
    left = boards.open_file(home, {})
    assert left.read_only
    assert left.lent.to == "Ria"
    left.close()
    coming = boards.look_at_home(home, back, {})
    assert coming.relation is Relation.AHEAD
    assert coming.given_back
    said = [line for deed in coming.there for line in deed.said]
    assert any("Nieuw van Ria" in line for line in said)
    aside = boards.let_it_in(coming, home, {}, actor_id=3)
    assert people(home) == ["Atelier Kleur", "Koor Cantate", "Nieuw van Ria"]
    assert people(aside) == ["Atelier Kleur", "Koor Cantate"]

    # again to Ria: her own file, to look at since she gave it back, takes in what comes
    second = give_to(home, laptops.stick, "Ria")
    laptops.go("ria")
    (hers,) = (laptops.tmp / "ria").glob("*/*.bestuurskamer")
    assert lent(hers).to == "Piet"
    coming = boards.look_at_home(hers, second, {})
    assert coming.relation is Relation.AHEAD
    boards.let_it_in(coming, hers, {})
    do(hers, "test", lambda s: a_tenant(s, "Derde"))
    assert people(hers)[-1] == "Derde"


def test_a_copy_that_was_not_given_back_is_told_as_that(laptops, home):
    target = give_to(home, laptops.stick, "Ria")
    laptops.go("ria")
    hers = boards.adopt(target)
    with hers.acting("test") as session:
        a_tenant(session, "Nieuw")
    copy = hers.copy_now().path
    hers.close()
    laptops.go("thuis")
    coming = boards.look_at_home(home, copy, {})
    assert coming.relation is Relation.AHEAD
    assert not coming.given_back


def test_what_went_out_and_was_not_touched_is_the_same(laptops, home):
    target = give_to(home, laptops.stick, "Ria")
    assert boards.look_at_home(home, target, {}).relation is Relation.SAME


def test_a_wrong_file_has_its_own_message_and_nothing_changes(laptops, home, tmp_path):
    old = boards.open_file(home, {})
    older = old.copy_now().path
    with old.acting("test") as session:
        number = plan_meeting(session, MeetingDraft("Bestuur", TODAY, False))
    meeting = tmp_path / "overleg.bestuurskamer"
    with old.reading() as session:
        lend(session, number, meeting, "Piet", TODAY)
    old.close()
    target = give_to(home, laptops.stick, "Ria")
    laptops.go("elders")
    foreign = boards.begin("De Eik")
    with foreign.acting("test"):
        pass
    theirs = foreign.copy_now().path
    foreign.close()
    laptops.go("thuis")
    damaged = laptops.stick / "stuk.bestuurskamer"
    damaged.write_bytes(target.read_bytes()[:-4096])
    rubbish = laptops.stick / "foto.bestuurskamer"
    rubbish.write_bytes(b"JFIF" * 5000)
    before = home.read_bytes()
    told = {}
    for name, other in {
        "older": older, "foreign": theirs, "meeting": meeting, "damaged": damaged,
        "rubbish": rubbish, "gone": laptops.stick / "weg.bestuurskamer",
    }.items():  # fmt: skip
        with pytest.raises(Refused) as caught:
            boards.look_at_home(home, other, {})
        told[name] = str(caught.value)
    assert "older copy" in told["older"]
    assert "De Eik" in told["foreign"]
    assert "lent meeting" in told["meeting"]
    assert "damaged" in told["damaged"]
    assert "not a file of Bestuurskamer" in told["rubbish"]
    assert len(set(told.values())) == 6
    assert home.read_bytes() == before
    assert lent(home).to == "Ria"
    language.speak("nl")


def _mend(session, name):
    party_id = session.scalars(select(Party.id).where(Party.name == name)).one()
    draft = PartyDraft(
        name, street="Dorpsweg 1", postal_code="1234 AC", town="Voorbeeldstad", phone="06 1"
    )
    mend_party(session, party_id, draft)


def test_taking_back_asks_a_reason_that_stays_and_goes_on(laptops, home):
    give_to(home, laptops.stick, "Ria")
    with pytest.raises(Refused, match="Say why"):
        boards.take_back(home, {}, "  ")
    assert boards.open_file(home, {}).read_only
    boards.take_back(home, {}, "De stick is kwijt")
    board = boards.open_file(home, {})
    assert not board.read_only
    with board.reading() as session:
        connection = session.connection()
        what = connection.exec_driver_sql("SELECT what FROM act ORDER BY id DESC").scalar()
        kept = connection.exec_driver_sql("SELECT after FROM trail ORDER BY id DESC").scalar()
    assert what == "Took the lent file back"
    assert "De stick is kwijt" in kept
    board.close()


def test_a_fork_is_told_act_by_act_with_the_numbers_that_were_used_twice(home, fork):
    coming = boards.look_at_home(home, fork, {})
    assert coming.relation is Relation.APART
    here = [deed for deed in coming.here if deed.counts]
    there = [deed for deed in coming.there if deed.counts]
    assert [deed.what for deed in here] == ["Invoiced", "Mended"]
    assert [deed.what for deed in there] == ["Work 0", "Work 1", "Work 2"]
    assert [deed.numbers for deed in here] == [("2026-0001",), ()]
    assert [deed.numbers for deed in there] == [(), ("2026-0001",), ("2026-0002",)]
    (double,) = [one for one in coming.doubles if one.table == "invoice"]
    assert double.number == "2026-0001"
    assert not double.same
    assert "Atelier Kleur" in double.here
    assert "300" in double.here
    assert "Koor Cantate" in double.there
    assert "120" in double.there
    mended = "\n".join(here[1].said)
    assert "Koor Cantate" in mended
    assert "Telephone: 06 1" in mended


def test_going_on_here_keeps_the_other_whole_and_a_list_to_do_again(home, fork):
    coming = boards.look_at_home(home, fork, {})
    aside = boards.go_on_here(coming, home, {})
    assert people(home) == ["Atelier Kleur", "Koor Cantate"]
    assert people(aside) == ["Atelier Kleur", "Koor Cantate", "Nieuw van Ria"]
    board = boards.open_file(home, {})
    assert board.check() is None
    with board.reading() as session:
        rows = to_redo(session)
        assert count_to_redo(session) == 3
    assert [row.what for row in rows] == ["Work 0", "Work 1", "Work 2"]
    assert rows[1].numbers == ("2026-0001",)
    assert (home.parent / rows[0].aside) == aside
    with board.acting("Ticked") as session:
        tick_off(session, rows[0].id, TODAY)
    with board.reading() as session:
        assert [row.done_on for row in to_redo(session)] == [TODAY, None, None]
        trail = session.connection().exec_driver_sql(
            "SELECT group_concat(coalesce(after, '')) FROM trail WHERE table_name = 'redo'"
        )
        assert "Nieuw van Ria" not in trail.scalar()  # so that one place can be erased
        data = redo_pdf(session, TODAY)
    board.close()
    with pypdfium2.PdfDocument(data) as opened:
        printed = opened[0].get_textpage().get_text_bounded()
    assert "2026-0002" in printed
    assert "Nieuw van Ria" in printed

    # the same stick once more: nothing comes on the list twice
    again = boards.look_at_home(home, fork, {})
    assert again.relation is Relation.APART
    assert again.lost_there == ()
    boards.go_on_here(again, home, {})
    board = boards.open_file(home, {})
    with board.reading() as session:
        assert len(to_redo(session)) == 3
    board.close()


def test_a_stick_that_is_gone_when_the_choice_is_made_is_told_and_changes_nothing(home, fork):
    coming = boards.look_at_home(home, fork, {})
    fork.unlink()
    for choose in (boards.go_on_here, boards.let_it_in):
        with pytest.raises(Refused, match="There is no file"):
            choose(coming, home, {})
    assert people(home) == ["Atelier Kleur", "Koor Cantate"]
    board = boards.open_file(home, {}, look_only=True)
    with board.reading() as session:
        assert to_redo(session) == []
    board.close()


def test_going_on_with_the_other_keeps_the_one_of_here_whole_and_a_list(home, fork):
    coming = boards.look_at_home(home, fork, {})
    aside = boards.let_it_in(coming, home, {})
    assert people(home) == ["Atelier Kleur", "Koor Cantate", "Nieuw van Ria"]
    board = boards.open_file(home, {})
    assert board.check() is None
    with board.reading() as session:
        rows = to_redo(session)
        assert [row.what for row in rows] == ["Invoiced", "Mended"]
        numbers = list(session.scalars(select(Invoice.number).order_by(Invoice.id)))
    assert numbers == ["2026-0001", "2026-0002"]
    assert (home.parent / rows[0].aside) == aside
    board.close()
    old = boards.open_file(aside, {}, look_only=True)
    assert old.check() is None
    with old.reading() as session:
        assert list(session.scalars(select(Invoice.number))) == ["2026-0001"]
    old.close()


def test_a_number_on_paper_of_the_other_file_is_given_to_no_invoice_until_it_is_ticked_off(
    home, fork
):
    coming = boards.look_at_home(home, fork, {})
    boards.go_on_here(coming, home, {})
    board = boards.open_file(home, {})
    with pytest.raises(Refused, match="2026-0002"), board.acting("test") as session:
        invoice(session, "Atelier Kleur", 10_00)
    with board.reading() as session:
        assert list(session.scalars(select(Invoice.number))) == ["2026-0001"]
        row = next(row for row in to_redo(session) if "2026-0002" in row.numbers)
    with board.acting("Ticked") as session:
        tick_off(session, row.id, TODAY)
    with board.acting("test") as session:
        assert invoice(session, "Atelier Kleur", 10_00) == "2026-0002"
    assert board.check() is None
    board.close()


def test_what_the_file_that_goes_on_did_itself_is_on_no_list(home, fork):
    coming = boards.look_at_home(home, fork, {})
    boards.go_on_here(coming, home, {})
    board = boards.open_file(home, {})
    board.jot("minutes:1", "nog niet vastgelegd", 0)
    board.close()
    other = boards.look_at_home(home, fork, {})
    assert (other.typed_here, other.typed_there) == (1, 0)
    boards.let_it_in(other, home, {})
    board = boards.open_file(home, {})
    with board.reading() as session:
        assert [row.what for row in to_redo(session)] == ["Invoiced", "Mended"]
    board.close()


def test_what_was_still_to_be_done_again_comes_along_to_a_third_file(laptops, home, fork):
    target = give_to(home, laptops.stick, "Derde")
    laptops.go("derde")
    third = boards.adopt(target)
    with third.acting("Third") as session:
        a_tenant(session, "Van de derde")
    copy = third.copy_now().path
    third.close()
    laptops.go("thuis")
    boards.take_back(home, {}, "Duurt te lang")
    boards.go_on_here(boards.look_at_home(home, fork, {}), home, {})
    do(home, "Ticked", lambda s: tick_off(s, to_redo(s)[0].id, TODAY))
    boards.let_it_in(boards.look_at_home(home, copy, {}), home, {})
    assert people(home)[-1] == "Van de derde"
    board = boards.open_file(home, {})
    with board.reading() as session:
        assert [row.what for row in to_redo(session)] == ["Work 1", "Work 2", "Ticked"]
    assert board.check() is None
    board.close()


def test_the_same_invoice_made_in_both_is_told_as_that_and_keeps_no_number_back(laptops, home):
    back = a_trip(laptops, home, lambda s: invoice(s, "Koor Cantate", 120_00))
    boards.take_back(home, {}, "De stick is kwijt")
    do(home, "Invoiced", lambda s: invoice(s, "Koor Cantate", 120_00))
    coming = boards.look_at_home(home, back, {})
    assert [(one.number, one.same) for one in coming.doubles] == [("2026-0001", True)]
    boards.go_on_here(coming, home, {})
    do(home, "Invoiced", lambda s: invoice(s, "Atelier Kleur", 10_00))
    board = boards.open_file(home, {})
    with board.reading() as session:
        (row,) = to_redo(session)
    assert row.numbers == ()
    assert "2026-0001" in row.said[0]
    board.close()


def test_only_taken_back_here_leaves_nothing_to_do_again(laptops, home):
    back = a_trip(laptops, home, lambda s: a_tenant(s, "Nieuw van Ria"))
    boards.take_back(home, {}, "De stick is kwijt")
    coming = boards.look_at_home(home, back, {})
    assert coming.relation is Relation.APART
    assert not [deed for deed in coming.here if deed.counts]
    boards.let_it_in(coming, home, {})
    assert people(home)[-1] == "Nieuw van Ria"
    board = boards.open_file(home, {})
    with board.reading() as session:
        assert to_redo(session) == []
    board.close()


def test_every_line_of_a_fork_is_dutch_when_dutch_is_spoken(home, fork):
    language.speak("nl")
    coming = boards.look_at_home(home, fork, {})
    said = [line for deed in (*coming.here, *coming.there) for line in deed.said]
    assert any(line.startswith("Factuur 2026-0001") and line.endswith(": nieuw") for line in said)
    assert not [line for line in said if ": new" in line or "changed" in line]
