"""What comes from the clipboard as plain lines: no fonts, no looks, lists kept as `- `."""

from __future__ import annotations

import re
from typing import Any

from bestuurskamer.errors import N_, Refused
from bestuurskamer.reading import clean
from bestuurskamer.texts.paragraphs import CELLS

MOST_PASTED = 3_000_000
_HTML = re.compile(
    r"\s*(?:Version:[0-9.]+\s.*?)?(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
    r"<(?:!doctype html|html|head|meta|body|style|p|div|span|font|h[1-6]|ul|ol|li|table|br|a|b|"
    r"strong|i|em|u|pre|blockquote)[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = re.compile(r"\s*Version:[0-9.]+\s[^<]*")  # what Windows puts before it
_SKIPPED = {
    "head", "style", "script", "title", "xml", "template", "noscript", "object", "svg", "math",
    "select", "textarea", "iframe",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "table", "pre",
    "blockquote", "section", "article", "header", "footer", "hr", "dt", "dd", "body", "address",
}  # fmt: skip
_CELL = ("td", "th")
_LISTED = re.compile(r"mso-list:\s*(?!none|ignore)\w", re.IGNORECASE)
_LIST_SIGN = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_COUNTED = re.compile(r"\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,5})[.)]", re.IGNORECASE)


def plain_paste(html_or_text: str) -> str:
    """Clean lines of what was copied from Word, a browser or a mail.

    Paragraphs stay lines, items of a list begin with `- ` or their number, the cells of a row
    stand beside each other. Composed (NFC), without control characters, and never two empty lines
    together. Refused above three million characters.
    """
    if len(html_or_text) > MOST_PASTED:
        raise Refused(
            N_("That is too much text at once. Nothing was pasted. Copy it in smaller parts.")
        )
    text = _of_html(_HEAD.sub("", html_or_text)) if _HTML.match(html_or_text) else html_or_text
    for end in ("\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    lines = [clean(line) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _of_html(html: str) -> str:
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(html.encode("utf-8", "ignore"), parser)
    except etree.XMLSyntaxError:
        return re.sub(r"<[^>]*>", " ", html)
    return _Lines().of(root) if root is not None else ""


class _Lines:
    """Walks through HTML without calling itself, so that no depth can harm."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._counts: list[int | None] = []  # for each list we are in; None for one without numbers
        self._sign = ""
        self._cells = 0  # how deep in cells we are: a row stays one line

    def of(self, root: Any) -> str:
        from lxml import etree

        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag.lower() if isinstance(element.tag, str) else ""
            if event == "start":
                if tag in _SKIPPED or not tag:
                    walk.skip_subtree()
                    continue
                if _LIST_SIGN.search(element.get("style") or ""):
                    self._sign_of_word("".join(element.itertext()))
                    walk.skip_subtree()
                    continue
                self._begin(tag, element)
                self._add(element.text)
            else:
                self._end(tag)
                if element is not root:
                    self._add(element.tail)
        self._break()
        return "\n".join(self._lines)

    def _begin(self, tag: str, element: Any) -> None:
        if tag in _BLOCKS:
            self._break()
        self._cells += tag in _CELL
        if tag in ("ul", "ol"):
            self._counts.append(0 if tag == "ol" else None)
        elif tag == "li":
            count = self._counts[-1] if self._counts else None
            if count is not None:
                self._counts[-1] = count + 1
            self._sign = "-" if count is None else f"{count + 1}."
        elif _LISTED.search(element.get("style") or ""):
            self._sign = "-"
        elif tag == "br":
            self._break(keep=True)

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._break(keep=tag == "p" and not self._said())
        if tag in ("ul", "ol") and self._counts:
            self._counts.pop()
        elif tag in _CELL:
            self._cells -= 1
            self._line.append(CELLS)

    def _sign_of_word(self, said: str) -> None:
        """Word writes the sign of a list in the line itself, as `·` or `1.`."""
        bare = said.strip()
        self._sign = bare if _COUNTED.fullmatch(bare) else "-"

    def _add(self, text: str | None) -> None:
        if text:
            self._line.append(re.sub(r"[\s\0]+", " ", text))

    def _said(self) -> str:
        return " ".join("".join(self._line).removesuffix(CELLS).split())

    def _break(self, *, keep: bool = False) -> None:
        """End the line; an empty one counts only when it was meant."""
        if self._cells:
            self._line.append(" ")
            self._sign = ""
            return
        line = self._said()
        if line:
            self._lines.append(f"{self._sign} {line}" if self._sign else line)
            self._sign = ""
        elif keep:
            self._lines.append("")
        self._line = []
