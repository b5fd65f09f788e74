"""The sheets that `make pictures` draws over the screens: passing on, terms, agenda, cash."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bestuurskamer.dossiers.running_terms import ProcedureRow, running_terms
from bestuurskamer.errors import N_
from bestuurskamer.finding.in_step import settle
from bestuurskamer.invoices.queries import invoices
from bestuurskamer.keeping.committee import sample
from bestuurskamer.keeping.homecoming import Homecoming, look_home
from bestuurskamer.language import _
from bestuurskamer.meetings.queries import all_series
from bestuurskamer.money import Money
from bestuurskamer.parties.actions import add_party
from bestuurskamer.parties.rules import PartyDraft
from bestuurskamer.payments.cash import count_cash
from bestuurskamer.payments.cash_book import cash_book, cash_boxes
from bestuurskamer.screens.bank.cash_sheets import CashSheet, CountSheet
from bestuurskamer.screens.history import HistorySheet
from bestuurskamer.screens.invoices.hand_out_sheet import HandOutSheet
from bestuurskamer.screens.kit.overlay import Overlay
from bestuurskamer.screens.kit.thing import Thing
from bestuurskamer.screens.meetings.series_sheet import SeriesSheet
from bestuurskamer.screens.meetings.sheets import PlanSheet, SmallSheet
from bestuurskamer.screens.passing.archive_sheet import ArchiveSheet
from bestuurskamer.screens.passing.committee_sheet import CheckSheet, CommitteeSheet
from bestuurskamer.screens.passing.fork_sheet import ForkSheet
from bestuurskamer.screens.passing.give_sheet import GiveSheet, TakeBackSheet, lent_words
from bestuurskamer.screens.passing.hand_over_sheet import HandOverSheet
from bestuurskamer.screens.passing.lend_sheet import FindBackSheet, LendSheet
from bestuurskamer.screens.passing.person_sheet import CleanUpSheet, PersonSheet
from bestuurskamer.screens.terms.sheets import HappenedSheet, StartSheet
from bestuurskamer.screens.window import Window
from bestuurskamer.vault.lent import Lent
from bestuurskamer.vault.opening import open_board

Scene = tuple[str, Callable[[], object]]
_PASSING: dict[str, Callable[[Window], Overlay]] = {
    "archief": ArchiveSheet,
    "kascommissie": CommitteeSheet,
    "overdragen": HandOverSheet,
    "wat wij bewaren": PersonSheet,
    "opruimen": CleanUpSheet,
    "overleg uitlenen": LendSheet,
    "overleg terug": FindBackSheet,
    "bestand meegeven": GiveSheet,
}


def sheet_scenes(window: Window) -> Iterator[Scene]:
    """Each sheet that is a screen of its own, over the place where it is opened.

    The last scenes show the file as lent: nothing is lent, and nothing may be drawn after them.
    """
    desk = window.desk
    passing = partial(_over, window, "settings", "passing")
    for name, made in _PASSING.items():
        yield f"passing {name}", partial(passing, made)
    yield "passing kascommissie kijken", partial(passing, _committee)
    yield "passing uit elkaar", partial(passing, _fork)
    term = _term(window)
    if term is not None:
        over = partial(_over, window, "dossiers", term.dossier_id)
        yield "dossiers termijn", partial(over, lambda w: StartSheet(w, term.dossier_id))
        yield "dossiers termijn gebeurd", partial(over, lambda w: HappenedSheet(w, term))
    over = partial(_over, window, "meetings", None)
    yield "meetings plannen", partial(over, lambda w: PlanSheet(w, lambda _made: None))
    yield "meetings telefoontje", partial(over, lambda w: SmallSheet(w, lambda _made: None))
    series = desk.read(all_series)[0]
    yield "meetings vaste punten", partial(over, lambda w: SeriesSheet(w, series))
    book = desk.read(cash_book)
    assert book is not None
    over = partial(_over, window, "bank", "cash")
    yield "bank kasregel", partial(over, lambda w: CashSheet(w, book))
    yield "bank kas tellen", partial(over, lambda w: CountSheet(w, book))
    invoice = desk.read(invoices, most=1)[0]
    thing = Thing("invoice", invoice.id, invoice.number)
    over = partial(_over, window, "invoices", invoice.id)
    yield "invoices geschiedenis", partial(over, lambda w: HistorySheet(w, thing))
    yield "invoices uitreiken", partial(over, lambda w: HandOutSheet(w, invoice))
    yield "lent today", partial(_lent, window)
    yield "lent toch verder", partial(passing, lambda w: TakeBackSheet(w, _mark()))


def _over(window: Window, place: str, thing: object, made: Callable[[Window], Overlay]) -> None:
    window.go(place, thing)
    made(window).open()


def _committee(window: Window) -> Overlay:
    drawn = window.desk.read(sample, window.desk.today().year, "1", 5, 5)
    return CheckSheet(window, drawn, [])


def _term(window: Window) -> ProcedureRow | None:
    return next(iter(window.desk.read(running_terms, window.desk.today())), None)


def _mark() -> Lent:
    return Lent("Noor", datetime.now(UTC).isoformat(), "", 0, "")


def _lent(window: Window) -> None:
    """The file as it is shown while somebody else has it."""
    mark = window.desk.board.lent = _mark()
    text = _("{lent} You can look, not change.").format(lent=lent_words(mark))
    window.keep_telling(text, _("Bring it back…"), lambda: None)
    window.go("today")


def _fork(window: Window) -> Overlay:
    return ForkSheet(window, _gone_apart(window), lambda _chosen: None)


def _gone_apart(window: Window) -> Homecoming:
    """What two copies of this file are to each other after something was done in both."""
    desk = window.desk
    box, today = desk.read(cash_boxes)[0][0], desk.today()
    folder = Path(tempfile.mkdtemp(prefix="bestuurskamer-"))
    try:
        ours, theirs = folder / "hier" / desk.board.path.name, folder / desk.board.path.name
        ours.parent.mkdir()
        for path in (ours, theirs):
            shutil.copy(desk.board.path, path)
        with_here = open_board(ours, "", settle=settle)
        with with_here.acting(N_("Counted the cash box")) as session:
            count_cash(session, box, today, Money(120_00), _("Difference"))
        with_here.close(copy=False)
        with_there = open_board(theirs, "", settle=settle)
        with with_there.acting(N_("Added a tenant")) as session:
            add_party(session, PartyDraft("Koor De Toon"))
        with_there.close(copy=False)
        return look_home(ours, None, theirs, None)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
