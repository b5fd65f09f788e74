"""Every sentence has its Dutch, with the same blanks; what is done has a name in Dutch too."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from bestuurskamer.office.history import history

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "desktop" / "bestuurskamer"
NAMING = {"do": 0, "tried": 0, "acting": 0, "done": 0, "begin_act": 1}
"""Calls that give an act its name, and at which place they take it."""


def messages(language: str) -> list[Message]:
    path = ROOT / "i18n" / language / "LC_MESSAGES" / "bestuurskamer.po"
    with path.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def forms(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """A sentence, or the singular and the plural of a counted one."""
    return (text,) if isinstance(text, str) else tuple(text)


def blanks(text: str) -> set[str]:
    return {name for _said, name, _how, _turned in string.Formatter().parse(text) if name}


def act_names(tree: ast.AST) -> Iterator[ast.expr]:
    """What names an act in this code, also when it got a name of its own first."""
    given: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            given.setdefault(node.targets[0].id, []).append(node.value)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
        place = NAMING.get(called)
        if place is None or len(node.args) <= place:
            continue
        name = node.args[place]
        yield from given.get(name.id, []) if isinstance(name, ast.Name) else [name]


def unmarked(name: ast.expr) -> bool:
    """Whether a sentence stands there that is not marked for translation."""
    if isinstance(name, ast.IfExp):
        return unmarked(name.body) or unmarked(name.orelse)
    return isinstance(name, (ast.JoinedStr, ast.BinOp)) or (
        isinstance(name, ast.Constant) and isinstance(name.value, str)
    )


def marked(name: ast.expr) -> Iterator[str]:
    for node in ast.walk(name):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "N_":
            assert isinstance(node.args[0], ast.Constant)
            yield str(node.args[0].value)


def test_every_act_has_a_name_that_is_marked_and_said_in_dutch():
    dutch = {forms(m.id)[0] for m in messages("nl") if all(forms(m.string))}
    loose, untold, found = [], [], 0
    for path in sorted(CODE.rglob("*.py")):
        for name in act_names(ast.parse(path.read_text("utf-8"))):
            where = f"{path.relative_to(CODE)}:{name.lineno} {ast.unparse(name)}"
            said = list(marked(name))
            found += len(said)
            if unmarked(name):
                loose.append(where)
            if any(text not in dutch for text in said):
                untold.append(where)
    assert loose == []
    assert untold == []
    assert found > 40


@pytest.mark.parametrize(
    "code",
    [
        'desk.do("Did it", act)',
        'desk.tried(f"Did {it}", act)',
        'what = "Did it"\ndesk.do(what, act)',
        'board.acting(N_("Did it") if it else "Did not")',
    ],
)
def test_a_name_that_is_not_marked_is_found(code):
    assert any(unmarked(name) for name in act_names(ast.parse(code)))


def test_what_every_file_begins_with_is_said_in_dutch(board):
    dutch = {forms(m.id)[0] for m in messages("nl") if all(forms(m.string))}
    with board.reading() as session:
        names = {row.what for row in history(session)}
    assert names
    assert names <= dutch


def test_every_sentence_has_its_dutch():
    lacking = [m.id for m in messages("nl") if not all(forms(m.string))]
    assert lacking == []
    assert not any(m.fuzzy for m in messages("nl"))


def test_the_dutch_has_the_blanks_of_the_sentence():
    wrong = [
        (told, said)
        for message in messages("nl")
        for told, said in zip(forms(message.id), forms(message.string), strict=True)
        if said and blanks(told) != blanks(said)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_catalogue_has_the_sentences_of_the_code_and_no_others(language):
    spec = spec_from_file_location("words", ROOT / "installer" / "words.py")
    assert spec is not None
    assert spec.loader is not None
    words = module_from_spec(spec)
    spec.loader.exec_module(words)
    in_code = {forms(told) for told in words.gathered()}
    assert {forms(m.id) for m in messages(language)} == in_code


def test_every_marked_sentence_is_in_the_catalogue_also_within_an_f_string():
    known = {forms(message.id)[0] for message in messages("nl")}
    marked = [
        (path.name, call.lineno, call.args[0].value)
        for path in sorted(CODE.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", "") in ("_", "N_", "ngettext")
        and call.args
        and isinstance(call.args[0], ast.Constant)
    ]
    assert [place for place in marked if place[2] and place[2] not in known] == []
