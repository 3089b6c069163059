"""Citations in pandoc's Markdown: `[see @key, p. 33; -@other]`, `@key [p. 4]` (pandoc's manual, "Citation syntax")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibtools.language.locators import split_locator
from bibtools.model.document import CitationItem
from bibtools.support.dataclass import dataclass

_KEY = r"@(?:\{([^}\s]+)\}|([\w](?:[\w]|[:.#$%&\-+?<>~/](?=\w))*))"
_CITATION = re.compile(
    rf"\[(?P<group>[^\[\]]*{_KEY}[^\[\]]*)\]"
    rf"|(?<![\w.@\\])(?P<bare>-?{_KEY})(?:\s?\[(?P<rest>[^\[\]]+)\])?"
)
_SEMICOLON = re.compile(r";(?![^{}]*\})")
_ONE = re.compile(rf"(?P<prefix>[^@]*?)(?P<minus>-?){_KEY}(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in a text: its range and what it cites; `narrative` if its author is part of the sentence."""

    start: int
    end: int
    items: list[CitationItem]
    narrative: bool = False


def citations_in(text: str, language: str = "") -> Iterator[Citation]:
    """Yield the citations of a text in order; `language` decides what the words for places mean."""
    for match in _CITATION.finditer(text):
        if match["group"]:
            found = cited(match["group"], language)
            if found:
                yield Citation(match.start(), match.end(), found)
        else:
            first, _, others = (match["rest"] or "").partition(";")
            if "@" in first:
                first, others = "", match["rest"]
            found = cited(match["bare"] + (f", {first}" if first.strip() else ""), language)
            found += cited(others, language)
            if found:
                yield Citation(match.start(), match.end(), found, not match["bare"].startswith("-"))


def cited(text: str, language: str = "") -> list[CitationItem]:
    """Return what a text without square brackets cites: `see @key, p. 33; -@other`."""
    items = (_item(part, language) for part in _SEMICOLON.split(text))
    return [item for item in items if item]


def _item(text: str, language: str) -> CitationItem | None:
    match = _ONE.match(text.strip())
    if match is None:
        return None
    key = match[3] or match[4]
    label, locator, suffix = split_locator(match["rest"], language)
    prefix = match["prefix"].strip()
    return CitationItem(key, None, locator, label, prefix, suffix.strip(), match["minus"] == "-")
