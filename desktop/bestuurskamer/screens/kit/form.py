"""A sheet over the window, on which something is asked, checked and saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from bestuurskamer.errors import Refused
from bestuurskamer.language import _, ngettext, say
from bestuurskamer.screens.kit.buttons import Button, button
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.kit.fields import Field
from bestuurskamer.screens.kit.grid import FieldGrid
from bestuurskamer.screens.kit.message import Message
from bestuurskamer.screens.kit.overlay import Overlay
from bestuurskamer.screens.kit.question import Question, Verb
from bestuurskamer.screens.kit.text import PlainLabel

Problems = Mapping[str, str]


class Sheet(Overlay):
    """A form over the window. It closes only when what it asks is saved, or left on purpose.

    `on_save` returns a problem per field key, or nothing when it has saved; it may also raise
    Refused. While there are problems the sheet stays open with all that was typed.
    `done(True)` rings after saving, `done(False)` after leaving.
    """

    done = Signal(bool)
    saved_id: int | None = None
    """Which thing was saved, where that is told."""

    def __init__(
        self,
        dress: Dress,
        window: QWidget,
        title: str,
        sentence: str = "",
        save: str = "",
        on_save: Callable[[], Problems | None] | None = None,
        *,
        wide: bool = True,
    ) -> None:
        super().__init__(dress, window, title, 800 if wide else 560)
        self.fields: dict[str, Field] = {}
        self._on_save, self._saving = on_save, False
        self._before: dict[str, object] = {}
        self._question: Question | None = None
        self._folded: list[QWidget] | None = None
        self._openers: list[tuple[Button, list[QWidget]]] = []
        self.head.addWidget(PlainLabel(title, "title", wrap=True))
        if sentence:
            self.head.addWidget(PlainLabel(sentence, "soft", wrap=True))
        self.message = Message(dress, "bad", "", _("To the first"))
        self.message.pressed.connect(self._to_first)
        self.message.hide()
        self.head.addWidget(self.message)
        self.grid = FieldGrid(dress, 2 if wide else 1)
        self.body.addWidget(self.grid)
        self._build_foot(save or _("Save"))

    def add(self, field: Field, key: str, wide: bool = False) -> Field:
        """Put a field in the next place; a wide one takes the whole row."""
        self.fields[key] = field
        field.changed.connect(self._stirred)
        self.add_widget(field, wide)
        return field

    def add_widget(self, widget: QWidget, wide: bool = True) -> QWidget:
        """Put any widget in the next place."""
        self.grid.add(widget, wide)
        if self._folded is not None:
            self._folded.append(widget)
            widget.hide()
        return widget

    def section(self, text: str) -> None:
        """Begin a part with a heading."""
        self.add_widget(PlainLabel(text, "heading", wrap=True))

    def fold(self, text: str = "") -> Button:
        """What is added from here on stays folded away until this button is pressed."""
        more = button(self.dress, text or _("More"), "quiet", "chevron-down")
        self._folded = None
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(more)
        row.addStretch(1)
        self.add_widget(holder)
        kept: list[QWidget] = []
        self._folded = kept
        more.setCheckable(True)

        def turn(open_: bool) -> None:
            more.show_icon("chevron-down" if not open_ else "minus")
            for widget in kept:
                widget.setVisible(open_)

        more.toggled.connect(turn)
        self._openers.append((more, kept))
        return more

    def open(self) -> None:
        """Show the sheet and put the keyboard in its first field."""
        self.start_anew()
        super().open()
        first = next((f for f in self.fields.values() if f.control.isEnabled()), None)
        if first is not None:
            QTimer.singleShot(0, self, first.go)
        else:
            self.main.setFocus()

    def save(self) -> None:
        """Check and save, once; problems are shown at their fields."""
        busy = self.is_closed or self._saving or self._question is not None
        if busy or not self.main.isEnabled():
            return
        self._saving = True
        try:
            if self.save_and_stay():
                self._close(saved=True)
        finally:
            self._saving = False

    def save_and_stay(self) -> bool:
        """Check and save without closing; whether it was saved. Problems show at their fields."""
        unread = {key: field.unreadable() for key, field in self.fields.items()}
        problems: Problems = {key: text for key, text in unread.items() if text}
        if not problems:
            try:
                problems = (self._on_save() if self._on_save is not None else None) or {}
            except Refused as refused:
                self.refuse(say(refused.words))
                return False
        if problems:
            self.show_problems(problems)
        return not problems

    def show_problems(self, problems: Problems) -> None:
        """Show a problem per field key; those of no field stand in the message at the top."""
        for key, field in self.fields.items():
            field.problem(problems.get(key, ""))
        for key in problems:
            self._unfold(key)
        loose = [text for key, text in problems.items() if key not in self.fields]
        count = len(problems) - len(loose)
        parts = list(loose)
        if count:
            text = ngettext(
                "One field still needs your attention. What you typed stays.",
                "{count} fields still need your attention. What you typed stays.",
                count,
            )
            parts.append(text.format(count=count))
        self.message.say(" ".join(parts), "bad")
        self.message.offer(_("To the first") if count else "")
        self.message.setVisible(bool(parts))
        self.rise()

    def refuse(self, text: str) -> None:
        """Say at the top why it could not be saved; everything typed stays."""
        self.show_problems({"": text})

    def shown_fields(self) -> list[Field]:
        """What can be typed, passwords apart: those are kept nowhere."""
        return [field for field in self.fields.values() if not hasattr(field, "eye")]

    def is_changed(self) -> bool:
        """Whether something was typed since the sheet was opened."""
        return self._state() != self._before

    def start_anew(self) -> None:
        """What stands there now is no change: nothing of it can be lost."""
        self._before = self._state()

    def leave(self) -> None:
        """Go back; asks first when something typed is not saved."""
        if self._question is not None:
            return
        if not self.is_changed():
            self._close(saved=False)
            return
        verbs = (
            Verb("stay", _("Keep typing")),
            Verb("drop", _("Do not save")),
            Verb("save", self.main.accessibleName(), "primary"),
        )
        self.ask(_("Save what you typed?"), _("It is not saved yet."), verbs, self._answered)

    def ask(
        self, title: str, sentence: str, verbs: Sequence[Verb], then: Callable[[str], None]
    ) -> None:
        """Ask something on the sheet itself; `then` gets the key of the verb chosen.

        Esc chooses the first verb.
        """
        question = Question(self.dress, self, title, sentence, verbs)
        self._question = question

        def answered(key: str) -> None:
            self._question = None
            then(key)

        question.answered.connect(answered)
        question.open()

    def on_escape(self) -> None:
        """Esc goes back."""
        self.leave()

    def on_main(self) -> None:
        """Ctrl+Enter saves."""
        self.save()

    def _build_foot(self, save: str) -> None:
        hint = _("Esc takes you back. We ask first whether to save.")
        self.hint = PlainLabel(hint, "caption", wrap=True)
        self.back = button(self.dress, _("Back"), press=self.leave)
        self.main = button(self.dress, save, "primary", press=self.save)
        self.foot.addWidget(self.hint, 1)
        self.foot.addWidget(self.back)
        self.foot.addWidget(self.main)

    def _answered(self, key: str) -> None:
        if key == "save":
            self.save()
        elif key == "drop":
            self._close(saved=False)

    def _close(self, *, saved: bool) -> None:
        if not self.is_closed:
            self.close_overlay()
            self.done.emit(saved)

    def _state(self) -> dict[str, object]:
        return {key: field.typed() for key, field in self.fields.items()}

    def _stirred(self) -> None:
        if self.message.isVisible() and not any(f.has_problem() for f in self.fields.values()):
            self.message.hide()

    def _to_first(self) -> None:
        first = next((f for f in self.fields.values() if f.has_problem()), None)
        if first is not None:
            self.pane.ensureWidgetVisible(first)
            first.go()

    def _unfold(self, key: str) -> None:
        field = self.fields.get(key)
        for more, kept in self._openers:
            if field in kept:
                more.setChecked(True)
