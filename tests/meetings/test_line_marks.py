"""Changing what a line is by a key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer.meetings.capture import kind_of
from bestuurskamer.meetings.kinds import LineKind
from bestuurskamer.meetings.line_marks import KEYS, bare_line, changed, next_kind, with_mark
from tests.meetings.table import TODAY

LINE = st.lists(
    st.one_of(
        st.sampled_from(["=", "> ", "*", "%", "#", " ", "T14 ok", "huur", "*vet*"]),
        st.text(st.characters(exclude_characters="\n"), max_size=4),
    ),
    max_size=5,
).map("".join)


@pytest.mark.parametrize(
    ("line", "kind", "becomes"),
    [
        ("sleutel komt", LineKind.THEIR_PROMISE, "> sleutel komt"),
        ("> sleutel komt", LineKind.ACTION, "* sleutel komt"),
        (">sleutel komt", LineKind.TEXT, "sleutel komt"),
        ("= = 5", LineKind.TEXT, " = 5"),
        (" = 5", LineKind.DECISION, "= = 5"),
        ("T14 ok", LineKind.TEXT, " T14 ok"),
        ("sleutel komt", LineKind.UPDATE, "sleutel komt"),
        ("", LineKind.DECISION, "= "),
    ],
)
def test_a_line_gets_another_mark(line, kind, becomes):
    assert with_mark(line, kind, TODAY) == becomes


@given(LINE, st.sampled_from(KEYS))
def test_a_line_becomes_what_was_asked_and_keeps_its_words(line, kind):
    new = with_mark(line, kind, TODAY)
    assert kind_of(new, TODAY) is kind
    assert bare_line(new, TODAY) == bare_line(line, TODAY) or new == line


def test_f2_goes_round_all_kinds():
    kinds = [LineKind.TEXT]
    while len(kinds) < 9:
        kinds.append(next_kind(kinds[-1]))
    assert kinds[0] is kinds[-1]
    assert set(kinds) == set(KEYS) == set(LineKind) - {LineKind.UPDATE}


def test_the_cursor_stays_at_its_letter_and_other_lines_as_they_were():
    assert changed("een\n> twee\ndrie", 8, LineKind.TEXT, TODAY) == ("een\ntwee\ndrie", 6)
    assert changed("een\ntwee\ndrie", 6, None, TODAY) == ("een\n= twee\ndrie", 8)
    assert changed("> twee", 0, LineKind.TEXT, TODAY) == ("twee", 0)
    assert changed("", 0, LineKind.ACTION, TODAY) == ("* ", 2)


@given(st.lists(LINE, min_size=1, max_size=4), st.sampled_from([*KEYS, None]), st.data())
def test_only_the_line_at_the_cursor_changes(lines, kind, data):
    text = "\n".join(lines)
    cursor = data.draw(st.integers(0, len(text)))
    new, where = changed(text, cursor, kind, TODAY)
    at = text.count("\n", 0, cursor)
    left = new.split("\n")
    assert 0 <= where <= len(new)
    assert new.count("\n", 0, where) == at
    assert left[:at] + left[at + 1 :] == lines[:at] + lines[at + 1 :]
