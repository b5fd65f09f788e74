"""The sheet that asks which column of an unknown bank's table means what; the answer is kept."""

from __future__ import annotations

from bestuurskamer import language
from bestuurskamer.errors import N_, Refused
from bestuurskamer.language import _, say
from bestuurskamer.office.model import AccountKind
from bestuurskamer.office.queries import the_office
from bestuurskamer.office.rules import shown_iban
from bestuurskamer.payments.banks import columns, encoding
from bestuurskamer.payments.banks.columns import ColumnMap
from bestuurskamer.payments.banks.guessing import first_idea, fitted, width
from bestuurskamer.payments.banks.reading import Unrecognised, table
from bestuurskamer.payments.banks.values import ReadEntry
from bestuurskamer.payments.own_columns import OWN, keep_columns
from bestuurskamer.screens.bank.words import signed
from bestuurskamer.screens.kit.choice import Choice
from bestuurskamer.screens.kit.fields import TextField
from bestuurskamer.screens.kit.form import Sheet
from bestuurskamer.screens.kit.host import Host
from bestuurskamer.screens.kit.ledger import Ledger
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.rows import Cell, Column, RowTable

Account = tuple[str, int | str]
"""Where the account's number stands: in a column, or it is always this one."""

_SHOWN = 2
_NONE = -1


class ColumnsSheet(Sheet):
    """Asks for the columns, and shows beside them how the first entries are read."""

    def __init__(self, host: Host, unknown: Unrecognised) -> None:
        self._host, self._unknown = host, unknown
        self._rows = table(unknown.content)
        self._text = encoding.decoded(unknown.content) or ""
        self._idea = first_idea(unknown.content)
        super().__init__(
            host.dress,
            host.window,
            _("Which column means what?"),
            _("We do not know the table “{name}” yet. Say it once; we keep it.").format(
                name=unknown.file_name
            ),
            _("Keep and read the file"),
            self._save,
        )
        self._build_fields()
        self._show_first()
        self._follow()

    def columns(self) -> ColumnMap | None:
        """What is chosen; None while the day or the amount is missing."""
        day, way, own = self.day.value(), self.way.value(), self.own.value()
        if day is None or own is None:
            return None
        texts = (self.text.value(), self.more.value())
        found = ColumnMap(
            f"{OWN}{self.bank.value().strip()}",
            day,
            self._idea.delimiter,
            skip=self._idea.skip,
            own=own[1] if own[0] == "column" and isinstance(own[1], int) else None,
            own_iban=str(own[1]) if own[0] == "account" else "",
            amount=self._place(self.amount) if way != "two" else None,
            side=self._place(self.side) if way == "word" else None,
            came=self._place(self.came) if way == "two" else None,
            went=self._place(self.went) if way == "two" else None,
            name=self._place(self.name),
            iban=self._place(self.iban),
            text=tuple(place for place in texts if place is not None and place != _NONE),
        )
        money = (found.amount, found.came, found.went)
        missing = way == "word" and found.side is None
        return None if missing or money == (None,) * 3 else fitted(found, self._rows)

    def first_entries(self) -> tuple[list[ReadEntry], str]:
        """The first entries as they would be read, or why they cannot be."""
        chosen = self.columns()
        if chosen is None:
            return [], _("Choose the columns of the day and the amount.")
        lines = self._text.lstrip("\n").split("\n")[: chosen.skip + 20]
        try:
            found = columns.read(self._unknown.file_name, "\n".join(lines), chosen)
        except Refused:
            return [], _("The first lines cannot be read this way. Choose other columns.")
        return [entry for one in found for entry in one.entries][:_SHOWN], ""

    def _build_fields(self) -> None:
        dress = self.dress
        self.bank = TextField(dress, _("Of which bank is it?"))
        self.own: Choice[Account] = Choice(dress, _("Of which account of the board?"))
        self.day = self._choose_column(_("Day"), needed=True)
        self.way: Choice[str] = Choice(dress, _("How does the amount stand there?"))
        self.way.add("one", _("One column, with + or −"))
        self.way.add("word", _("One column, and a word for in or out"))
        self.way.add("two", _("Two columns: in and out"))
        self.amount = self._choose_column(_("Amount"), needed=True)
        self.side = self._choose_column(_("In or out"), needed=True)
        self.came, self.went = self._choose_column(_("Came in")), self._choose_column(_("Went out"))
        self.name = self._choose_column(_("Name of the other"))
        self.iban = self._choose_column(_("Account of the other"))
        self.text = self._choose_column(_("Description"))
        self.more = self._choose_column(_("More of the description"))
        self.problem = Message(dress, "warn", "")
        self.add_widget(self.problem)
        self.table: RowTable[tuple[int, ReadEntry]] = RowTable(
            [
                Column(_("Day"), lambda r: Cell(language.short_day(r[1].booked_on)), width=110),
                Column(
                    _("From or to"),
                    lambda r: Cell(r[1].counter_name or r[1].counter_iban, r[1].text),
                    stretch=2,
                ),
                Column(
                    _("Amount"),
                    lambda r: Cell(signed(r[1].amount), right=True),
                    width=140,
                    number=True,
                ),
            ],
            lambda r: r[0],
        )
        self.ledger = Ledger(dress, self.table, _("How the first lines are read"))
        dress.fit(self.ledger, lambda: self.ledger.setMinimumHeight(dress.px(154)))
        self.add_widget(self.ledger)
        for key in ("bank", "own", "day", "way", "amount", "side", "came", "went"):
            self.add(getattr(self, key), key)
        for key in ("name", "iban", "text", "more"):
            self.add(getattr(self, key), key)
        for field in self.fields.values():
            field.changed.connect(self._follow)

    def _choose_column(self, label: str, *, needed: bool = False) -> Choice[int]:
        choice: Choice[int] = Choice(self.dress, label)
        if not needed:
            choice.add(_NONE, _("no column"))
        for place in range(width(self._rows)):
            choice.add(place, self._name_of(place))
        choice.set_value(None if needed else _NONE)
        return choice

    def _name_of(self, place: int) -> str:
        """A column by its head, with an example of what it holds."""
        skip = self._idea.skip
        cells = [row[place].strip() for row in self._rows if len(row) > place]
        head = cells[skip - 1] if skip and len(cells) >= skip else ""
        example = next((cell for cell in cells[skip:] if cell), "")[:24]
        name = head or _("Column {number}").format(number=place + 1)
        return _("{name}: {example}").format(name=name, example=example) if example else name

    def _show_first(self) -> None:
        """What the cells themselves make likely."""
        idea = self._idea
        accounts = self._host.desk.read(the_office, self._host.desk.today()).accounts
        for account in accounts:
            if account.kind is not AccountKind.CASH:
                self.own.add(("account", account.iban), shown_iban(account.iban))
        for place in range(width(self._rows)):
            self.own.add(("column", place), self._name_of(place))
        likely: Account | None = ("column", idea.own) if idea.own is not None else None
        mine = [a.iban for a in accounts if a.kind is not AccountKind.CASH]
        self.own.set_value(likely or (("account", mine[0]) if len(mine) == 1 else None))
        self.way.set_value(
            "two" if idea.came is not None else "word" if idea.side is not None else "one"
        )
        self.day.set_value(idea.day)
        chosen: list[tuple[Choice[int], int | None]] = [
            (self.amount, idea.amount),
            (self.side, idea.side),
            (self.came, idea.came),
            (self.went, idea.went),
            (self.name, idea.name),
            (self.iban, idea.iban),
            (self.text, next(iter(idea.text), None)),
        ]
        for field, column in chosen:
            if column is not None:
                field.set_value(column)

    def _follow(self) -> None:
        way = self.way.value()
        self.amount.setVisible(way != "two")
        self.side.setVisible(way == "word")
        self.came.setVisible(way == "two")
        self.went.setVisible(way == "two")
        found, problem = self.first_entries()
        self.table.show(list(enumerate(found)))
        self.problem.setVisible(bool(problem))
        self.problem.say(problem)
        self.ledger.setVisible(bool(found))
        self.rise()

    def _place(self, choice: Choice[int]) -> int | None:
        place = choice.value()
        return None if place == _NONE else place

    def _save(self) -> dict[str, str]:
        chosen = self.columns()
        if not self.bank.value().strip():
            return {"bank": _("Say of which bank this table is.")}
        if self.own.value() is None:
            return {"own": _("Choose the account, or the column with its number.")}
        if chosen is None:
            return {"day": _("Choose the columns of the day and the amount.")}
        try:
            columns.read(self._unknown.file_name, self._text, chosen)
        except Refused as refused:
            return {"": say(refused.words)}
        self._host.desk.do(N_("Kept the columns of a bank's table"), keep_columns, chosen)
        return {}
