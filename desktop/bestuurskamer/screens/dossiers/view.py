"""The body of the page of one matter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bestuurskamer.dossiers.model import DossierState
from bestuurskamer.dossiers.queries import DossierView
from bestuurskamer.language import _
from bestuurskamer.screens.dossiers import filed_cards, stand_cards
from bestuurskamer.screens.dossiers.about_card import about_card
from bestuurskamer.screens.dossiers.filed_cards import FEW_DOCUMENTS, Acts
from bestuurskamer.screens.kit.columns import SideBySide
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.layouts import empty


class OneDossierView(QWidget):
    """Everything of one matter. `wanted(what, number)` tells what somebody wants to do.

    The number is that of the row it is about, or 0 for the matter itself. `ticked` tells which
    step was done or is still to come after all, `to_stage` to which stage it goes.
    """

    wanted = Signal(str, int)
    ticked = Signal(int, bool)
    to_stage = Signal(object)

    def __init__(self, dress: Dress) -> None:
        super().__init__()
        self._dress = dress
        self._seen: DossierView | None = None
        self._today = date.min
        self._all_documents = False
        self.hides_limit = False  # others may be looking along
        self.top, self.promises = QVBoxLayout(), QVBoxLayout()
        self.dates, self.left, self.right = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        main, side = QWidget(), QWidget()
        side.setProperty("fills", True)  # its words wrap: it takes the height that they need
        main_column, side_column = QVBoxLayout(main), QVBoxLayout(side)
        for part in (self.top, self.promises, self.dates, self.left):
            main_column.addLayout(part)
        main_column.addStretch(1)
        side_column.addLayout(self.right)
        side_column.addStretch(1)
        parts = (self.top, self.promises, self.dates, self.left, self.right)
        for layout in (main_column, side_column, *parts):
            dress.margins(layout, spacing=14)
        column = QVBoxLayout(self)
        column.addWidget(SideBySide(dress, main, side, width=388))
        column.addStretch(1)
        dress.margins(column)

    def show_dossier(
        self,
        view: DossierView,
        today: date,
        promises: Iterable[QWidget] = (),
        terms: Iterable[QWidget] = (),
        timeline: QWidget | None = None,
    ) -> None:
        """Show a matter; promises, terms and timeline are laid in their places."""
        if self._seen is None or self._seen.row.id != view.row.id:
            self._all_documents = False
        self._seen, self._today = view, today
        self._fill_top(view)
        self._fill_promises(list(promises))
        empty(self.dates)
        self.dates.addWidget(stand_cards.days_card(self._dress, view, today, self._ask("next")))
        for card in terms:
            self.dates.addWidget(card)
        self._fill_left(view)
        self._fill_right(view, timeline)

    def sentence(self, view: DossierView) -> str:
        """Number, kind and what it is about, in one line."""
        parts = [view.row.number, view.row.kind]
        if view.lease_of:
            parts.append(_("about the lease of {name}").format(name=view.lease_of))
        if view.head_lease_id is not None:
            parts.append(_("about the head lease"))
        if view.commission:
            parts.append(_("about the assignment {name}").format(name=view.commission))
        parts += [_("goes on from {number}").format(number=o.number) for o in view.went_on_from]
        if view.successor is not None:
            parts.append(_("goes on in {number}").format(number=view.successor.number))
        return " · ".join(parts)

    def _fill_top(self, view: DossierView) -> None:
        empty(self.top)
        dress = self._dress
        for message in stand_cards.deadline_messages(dress, view.row, self._ask("head_lease")):
            self.top.addWidget(message)
        self.top.addWidget(stand_cards.stand_card(dress, view))

    def _fill_promises(self, cards: list[QWidget]) -> None:
        empty(self.promises)
        if len(cards) >= 2:
            theirs, ours, *cards = cards
            self.promises.addWidget(SideBySide(self._dress, theirs, ours, 322, 640))
        for card in cards:
            self.promises.addWidget(card)

    def _fill_left(self, view: DossierView) -> None:
        empty(self.left)
        dress, open_ = self._dress, view.row.state is not DossierState.CLOSED
        acts = Acts(
            self._about("agreement"), self._ask("add_agreement") if open_ else None,
            other=self._about("add_duty"),
        )  # fmt: skip
        duties = Acts(self._about("duty"), None, self._about("met"))
        self.left.addWidget(
            filed_cards.agreements_card(dress, view.agreements, self._today, acts, duties)
        )
        documents = Acts(
            self._about("document"),
            self._ask("add_document"),
            self._about("open_document"),
            self._about("letter_out"),
        )
        many = len(view.documents) > FEW_DOCUMENTS and not self._all_documents
        show_all = self._show_all if many else None
        self.left.addWidget(filed_cards.documents_card(dress, view.documents, documents, show_all))

    def _fill_right(self, view: DossierView, timeline: QWidget | None) -> None:
        empty(self.right)
        dress, open_ = self._dress, view.row.state is not DossierState.CLOSED
        self.right.addWidget(
            stand_cards.stage_card(dress, view, self.to_stage.emit, self._ask("stage"))
        )
        if about := about_card(dress, view, self._ask):
            self.right.addWidget(about)
        if timeline is not None:
            self.right.addWidget(timeline)
        if view.steps or open_:
            steps = Acts(self._about("step"), self._ask("add_step") if open_ else None)
            self.right.addWidget(filed_cards.steps_card(dress, view.steps, steps, self.ticked.emit))
        cases = Acts(self._about("case"), self._ask("add_case") if open_ else None)
        self.right.addWidget(filed_cards.cases_card(dress, view.cases, cases))
        links = Acts(
            self._about("link"), self._ask("add_link") if open_ else None,
            self._about("open_dossier"),
        )  # fmt: skip
        self.right.addWidget(filed_cards.links_card(dress, view.links, links))
        if view.board_limit and not self.hides_limit:
            self.right.addWidget(filed_cards.limit_card(dress, view.board_limit))

    def _show_all(self) -> None:
        self._all_documents = True
        if self._seen is not None:
            self._fill_left(self._seen)

    def _ask(self, what: str) -> filed_cards.Press:
        return lambda: self.wanted.emit(what, 0)

    def _about(self, what: str) -> filed_cards.Asked:
        return lambda number: self.wanted.emit(what, number)
