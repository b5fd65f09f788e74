"""The kinds of line, their marks, and what the data file keeps of them."""

from __future__ import annotations

from bestuurskamer.meetings.kinds import KIND_OF_MARK, LineKind, Precision, Visibility


def test_the_data_file_keeps_these_values():
    assert [kind.value for kind in LineKind] == [
        "text", "decision", "their_promise", "our_promise", "action", "question", "heading",
        "internal", "update",
    ]  # fmt: skip
    assert [precision.value for precision in Precision] == [
        "day", "week", "month", "quarter", "none",
    ]  # fmt: skip
    assert [visibility.value for visibility in Visibility] == ["both", "board"]


def test_every_mark_is_one_sign_of_one_kind_and_none_is_a_dead_key():
    assert "".join(KIND_OF_MARK) == "=><*?#%"
    assert all(KIND_OF_MARK[kind.mark] is kind for kind in LineKind if kind.mark)
    assert not set(KIND_OF_MARK) & set("~^\"'`")


def test_only_an_internal_line_is_for_the_board_alone():
    hidden = [kind for kind in LineKind if kind.visibility is Visibility.BOARD]
    assert hidden == [LineKind.INTERNAL]
