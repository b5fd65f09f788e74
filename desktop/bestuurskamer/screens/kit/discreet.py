"""Whether what is for the board alone is hidden everywhere: others may be looking along."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Discreet(QObject):
    """One switch for the whole window. It is on by itself while a talk with others runs.

    What somebody chose counts until a talk begins.
    """

    changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._chosen: bool | None = None
        self._talk = False

    @property
    def hidden(self) -> bool:
        """Whether what is for the board alone is hidden now."""
        return self._talk if self._chosen is None else self._chosen

    def turn(self, hidden: bool) -> None:
        """Hide or show it from now on."""
        self._set(hidden, self._talk)

    def talk(self, runs: bool) -> None:
        """Tell whether a talk with others runs; one that begins hides it again."""
        begins = runs and not self._talk
        self._set(None if begins else self._chosen, runs)

    def forget(self) -> None:
        """Another board: nothing was chosen yet."""
        self._set(None, False)

    def _set(self, chosen: bool | None, talk: bool) -> None:
        before = self.hidden
        self._chosen, self._talk = chosen, talk
        if self.hidden != before:
            self.changed.emit(self.hidden)
