"""XML of others, read as if somebody means harm: without network, entities or DTD."""

from __future__ import annotations

from typing import Any

from bestuurskamer.errors import Refused


def root_of(name: str, content: bytes, unreadable: str, doctype: str) -> Any:
    """The root of the XML in a file of this name; comments and instructions are left out.

    Refused, in the words of the caller, when it is not whole, deeper than 256 levels, or holds a
    DOCTYPE: that is seen before anything is built.
    """
    from lxml import etree

    signs = content.replace(b"\0", b"") if b"\0" in content[:4] else content
    if b"<!DOCTYPE" in signs or b"<!ENTITY" in signs:
        raise Refused(doctype, name=name)
    parser = etree.XMLParser(  # without huge_tree it stops at 256 levels deep
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as problem:
        raise Refused(unreadable, name=name) from problem
    if root.getroottree().docinfo.doctype:
        raise Refused(doctype, name=name)
    return root
