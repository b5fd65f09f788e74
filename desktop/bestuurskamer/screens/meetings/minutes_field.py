"""The field in which minutes are typed: plain text, with beside each line how it is read."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from bestuurskamer.errors import Refused
from bestuurskamer.language import _, say
from bestuurskamer.meetings.capture import read_line
from bestuurskamer.meetings.captured import CapturedLine
from bestuurskamer.meetings.completing import completion
from bestuurskamer.meetings.kinds import LineKind
from bestuurskamer.meetings.known_names import Known
from bestuurskamer.meetings.line_marks import KEYS, changed
from bestuurskamer.screens.kit.buttons import ENTER
from bestuurskamer.screens.kit.dress import Dress
from bestuurskamer.screens.meetings.choosing import Choosing
from bestuurskamer.screens.meetings.colouring import Colouring
from bestuurskamer.screens.meetings.margin import MARGIN_WIDTH, Margin

CONTROL = Qt.KeyboardModifier.ControlModifier


class MinutesField(QPlainTextEdit):
    """Takes every key as it is. What a line means is painted beside it and never typed into it.

    `line_moved` rings with the line at the cursor, read anew. Paste is always clean text.
    """

    line_moved = Signal(object)  # CapturedLine
    refused = Signal(str)

    def __init__(self, dress: Dress, today: date) -> None:
        super().__init__()
        self._dress, self._today = dress, today
        self.known = Known()
        self.hides_internal = False
        self.setProperty("kind", "minutes")
        self.setProperty("ring", "own")  # the cursor tells where the keyboard is
        self.setAccessibleName(_("Minutes of this point"))
        self.setTabChangesFocus(False)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.margin = Margin(dress, self)
        self.colouring = Colouring(dress, self)
        self.choosing = Choosing(dress, self)
        self.choosing.chosen.connect(self._complete)
        self.updateRequest.connect(self._follow_scroll)
        self.cursorPositionChanged.connect(self._moved)
        self.textChanged.connect(self._changed)
        dress.fit(self, self._fit)

    def show_text(self, text: str, cursor: int = -1) -> None:
        """Show another text, with the cursor there or at its end; undo begins anew."""
        self.setPlainText(text)
        place = self.textCursor()
        place.setPosition(len(text) if cursor < 0 else min(cursor, len(text)))
        self.setTextCursor(place)
        self.choosing.hide()
        self._hide_internal()

    def go_to_line(self, place: int) -> None:
        """Choose the words of a line, counted from 1, and bring it into view."""
        cursor = self.textCursor()
        cursor.setPosition(self.document().findBlockByNumber(place - 1).position())
        end = QTextCursor.MoveOperation.EndOfBlock
        cursor.movePosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.centerCursor()

    def text(self) -> str:
        """What was typed, to the letter, with line ends as they are kept."""
        return self.toPlainText()

    def set_names(self, known: Known, today: date) -> None:
        """Read lines with other names, and days as seen from another day."""
        self.known, self._today = known, today
        self.colouring.rehighlight()
        self.margin.update()
        self._moved()

    def show_internal(self, on: bool) -> None:
        """Show or hide what is for the board alone. Hidden lines stay in the text."""
        self.hides_internal = not on
        self.colouring.rehighlight()
        self._hide_internal()

    def read(self, block: QTextBlock) -> CapturedLine:
        """A line as it is read now."""
        return read_line(block.text(), self.known, self._today)

    def current_line(self) -> CapturedLine:
        """The line at the cursor, read."""
        return self.read(self.textCursor().block())

    def replace_line(self, line: str) -> None:
        """Put another line in the place of the one at the cursor; one step for undo."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(line)

    def mark_line(self, kind: LineKind | None) -> None:
        """Make the line at the cursor of this kind, or the next one."""
        cursor = self.textCursor()
        line = cursor.block().text()
        new, place = changed(line, cursor.positionInBlock(), kind, self._today)
        begin = cursor.block().position()
        self.replace_line(new)
        cursor.setPosition(begin + place)
        self.setTextCursor(cursor)

    def insert_words(self, words: str) -> None:
        """Put words at the cursor."""
        if self.isReadOnly():
            return
        self.textCursor().insertText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the list of choices, marks by Ctrl+1 to 8 and F2; every other key is text."""
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        if self.choosing.isVisible() and self.choosing.takes(event):
            return
        control = bool(event.modifiers() & CONTROL)
        digit = event.key() - Qt.Key.Key_1
        if control and 0 <= digit < len(KEYS):
            self.mark_line(KEYS[digit])
        elif event.key() == Qt.Key.Key_F2:
            self.mark_line(None)
        elif event.key() == Qt.Key.Key_Tab:
            self._offer(asked=True)
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self._meets_hidden(event):
            return
        elif (control and event.key() in (*ENTER, *_LEFT_ALONE)) or event.key() in _NOT_TEXT:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste clean text: paragraphs and lists stay, fonts and pictures do not come."""
        from bestuurskamer.texts.pasting import plain_paste

        if self.isReadOnly():
            return
        given = source.html() if source.hasHtml() else source.text()
        try:
            self.textCursor().insertText(plain_paste(given))
        except Refused as refusal:
            self.refused.emit(say(refusal.words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin beside the text."""
        super().resizeEvent(event)
        area = self.contentsRect()
        self.margin.setGeometry(
            QRect(area.left(), area.top(), self._dress.px(MARGIN_WIDTH), area.height())
        )

    def blocks(self) -> list[tuple[QTextBlock, QRect]]:
        """The lines in view, each with where it stands."""
        found = []
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        while block.isValid():
            where = self.blockBoundingGeometry(block).translated(offset).toRect()
            if where.top() > self.viewport().height():
                break
            if block.isVisible():
                found.append((block, where))
            block = block.next()
        return found

    def hidden(self, block: QTextBlock) -> bool:
        """Whether a line is for the board alone while that is hidden."""
        if not self.hides_internal or not block.text().startswith(LineKind.INTERNAL.mark):
            return False  # reading every line at each key would be felt in a long text
        return self.read(block).kind is LineKind.INTERNAL

    def _meets_hidden(self, event: QKeyEvent) -> bool:
        """Whether a deletion would join a line with one that is out of sight."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            block = self.document().findBlock(cursor.selectionStart())
            while block.isValid() and block.position() <= cursor.selectionEnd():
                if not block.isVisible():
                    return True
                block = block.next()
            return False
        back = event.key() == Qt.Key.Key_Backspace
        if not (cursor.atBlockStart() if back else cursor.atBlockEnd()):
            return False
        beside = cursor.block().previous() if back else cursor.block().next()
        return beside.isValid() and not beside.isVisible()

    def _changed(self) -> None:
        self.margin.update()
        self._offer(asked=False)
        self._moved()

    def _moved(self) -> None:
        self.margin.update()
        if self.hides_internal:
            self._hide_internal()
        self.line_moved.emit(self.current_line())

    def _offer(self, *, asked: bool) -> None:
        """Offer names and days; without being asked only behind a sign."""
        if not self.hasFocus() and not asked:
            return
        found = completion(self.text(), self.textCursor().position(), self.known, self._today)
        if found is None:
            self.choosing.hide()
        else:
            self.choosing.offer(found)

    def _complete(self, candidate: object) -> None:
        found = self.choosing.completion
        if found is None:
            return
        cursor = self.textCursor()
        end = cursor.position()
        cursor.setPosition(found.start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(candidate.insert)  # type: ignore[attr-defined]
        self.setTextCursor(cursor)
        self.choosing.hide()

    def _hide_internal(self) -> None:
        """Take hidden lines out of sight; the one at the cursor keeps its place, without words."""
        here, document = self.textCursor().blockNumber(), self.document()
        moved = False
        block = document.firstBlock()
        while block.isValid():
            visible = block.blockNumber() == here or not self.hidden(block)
            if block.isVisible() != visible:
                block.setVisible(visible)
                document.markContentsDirty(block.position(), max(1, block.length()))
                moved = True
            block = block.next()
        if moved:
            self.viewport().update()
            self.margin.update()

    def _follow_scroll(self, _area: QRect, _dy: int) -> None:
        self.margin.update()

    def _fit(self) -> None:
        self.setViewportMargins(self._dress.px(MARGIN_WIDTH), self._dress.px(6), 0, 0)
        self.document().setDocumentMargin(self._dress.px(6))


_LEFT_ALONE = (
    Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Period, Qt.Key.Key_Space, Qt.Key.Key_D,
    Qt.Key.Key_T, Qt.Key.Key_F, Qt.Key.Key_N,
)  # fmt: skip
_NOT_TEXT = (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_F6, Qt.Key.Key_F8, Qt.Key.Key_F10)
