"""Rendered text with its look, for documents: from the tree that the CSL processor writes as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bibtools.model.styled import Styled, StyledText

_FLAGS: dict[tuple[str, str], dict[str, Any]] = {
    ("font-style", "italic"): {"italic": True},
    ("font-style", "oblique"): {"italic": True},
    ("font-style", "normal"): {"italic": False},
    ("font-weight", "bold"): {"bold": True},
    ("font-weight", "normal"): {"bold": False},
    ("font-weight", "light"): {"bold": False},
    ("font-variant", "small-caps"): {"small_caps": True},
    ("font-variant", "normal"): {"small_caps": False},
    ("text-decoration", "underline"): {"underline": True},
    ("text-decoration", "none"): {"underline": False},
    ("vertical-align", "sup"): {"vertical": "sup"},
    ("vertical-align", "sub"): {"vertical": "sub"},
    ("vertical-align", "baseline"): {"vertical": ""},
}


def styled(rendered: str, language: str = "") -> StyledText:
    """Return what the processor wrote as JSON; pieces that look the same are one. `language` is a tag."""
    found: list[Styled] = []
    for piece in _pieces(json.loads(rendered), Styled("", language=language)):
        if found and replace(found[-1], text="") == replace(piece, text=""):
            found[-1] = replace(piece, text=found[-1].text + piece.text)
        else:
            found.append(piece)
    return tuple(found)


def _pieces(content: list[Any], look: Styled) -> Iterator[Styled]:
    for each in content:
        if isinstance(each, str):
            if each:
                yield replace(look, text=each)
            continue
        inner, display = look, each.get("display")
        for name, value in each.items():
            if name == "link":
                inner = replace(inner, link=value)
            elif name != "content":
                inner = replace(inner, **_FLAGS.get((name, value), {}))
        if display in ("block", "indent"):
            yield replace(look, text="\n")
        yield from _pieces(each["content"], inner)
        if display == "left-margin":
            yield replace(look, text="\t")
