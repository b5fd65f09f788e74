"""The rows behind a figure, over the window, with what they add up to."""

from __future__ import annotations

from collections.abc import Sequence

from bestuurskamer import language
from bestuurskamer.books.overview import Overview
from bestuurskamer.books.sources import Source, sum_of
from bestuurskamer.books.table import TableRow
from bestuurskamer.language import _, ngettext
from bestuurskamer.money import Money
from bestuurskamer.screens.kit.buttons import button
from bestuurskamer.screens.kit.cards import LedgerCard, Totals
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.overlay import Leaflet
from bestuurskamer.screens.kit.text import PlainLabel
from bestuurskamer.screens.overviews.rows import amount_of, source_table


class BehindSheet(Leaflet):
    """Shows what a figure is the sum of. Enter opens the invoice, the entry or the tenant.

    A row with more figures asks first which one.
    """

    def __init__(self, host: Host, overview: Overview, row: TableRow) -> None:
        super().__init__(host.dress, host.window, _("The rows behind the figure"), 900)
        self._host, self._row = host, row
        dress = host.dress
        title = f"{row.name} · {overview.title}" if row.name else overview.title
        self.head.addWidget(PlainLabel(title, "name", wrap=True))
        self.figure: Choice[int] = Choice(dress, _("Which figure"))
        for column, _sources in row.behind:
            self.figure.add(column, overview.columns[column].title)
        self.figure.setVisible(len(row.behind) > 1)
        self.body.addWidget(self.figure)
        self.ledger = Ledger(
            dress, source_table(), _("The rows behind the figure"), two_lines=False
        )
        self.totals = Totals(dress)
        self.body.addWidget(LedgerCard(self.ledger, self.totals), 1)
        self.open_it = button(dress, _("Open"), icon="arrow-up-right", press=self._open_current)
        self.back = button(dress, _("Close"), "primary", press=self.close_overlay)
        self.foot.addStretch(1)
        self.foot.addWidget(self.open_it)
        self.foot.addWidget(self.back)
        self.ledger.opened.connect(lambda pair: self._go(pair[1]))
        self.ledger.chosen.connect(lambda pair: self.open_it.setEnabled(bool(pair[1].place)))
        self.figure.changed.connect(self._fill)
        self.figure.set_value(row.behind[0][0])
        dress.fit(self.ledger, self._grow)
        self._fill()

    def open(self) -> None:
        """Show it with the keyboard in the list."""
        super().open()
        self.ledger.setFocus()

    def _fill(self) -> None:
        column = self.figure.value()
        rows: Sequence[Source] = (
            dict(self._row.behind).get(column, ()) if column is not None else ()
        )
        self.ledger.show_rows(list(enumerate(rows)))
        if rows:
            self.ledger.choose(0)
        self._grow()
        sum_ = sum_of(rows)
        said = language.money(sum_) if isinstance(sum_, Money) else amount_of(sum_)
        text = ngettext("Sum of {count} row", "Sum of {count} rows", len(rows))
        self.totals.show_total("", said, text.format(count=len(rows)))

    def _grow(self) -> None:
        """As many rows as there are are seen, up to eight."""
        rows = min(max(len(self.ledger.table.rows), 3), 8)
        self.ledger.setMinimumHeight(self.dress.px(44 + 42 * rows))
        self.rise()

    def _open_current(self) -> None:
        pair = self.ledger.current()
        if pair is not None:
            self._go(pair[1])

    def _go(self, source: Source) -> None:
        if source.place:
            self.close_overlay()
            self._host.go(source.place, source.thing)
