"""Citations in pandoc's Markdown: `[see @key, p. 33; -@other]`, `@key [p. 4]` (pandoc's manual, "Citation syntax")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibtools.documents.fields.locators import split_locator
from bibtools.model.document import CitationItem
from bibtools.support.dataclass import dataclass

_KEY = r"@(?:\{([^}\s]+)\}|([\w](?:[\w]|[:.#$%&\-+?<>~/](?=\w))*))"
_CITATION = re.compile(
    rf"\[(?P<group>[^\[\]]*{_KEY}[^\[\]]*)\]"
    rf"|(?<![\w.@\\])(?P<bare>-?{_KEY})(?:\s?\[(?P<rest>[^\[\]@]+)\])?"
)
_ONE = re.compile(rf"(?P<prefix>[^@]*?)(?P<minus>-?){_KEY}(?P<rest>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in a text: its range and what it cites."""

    start: int
    end: int
    items: list[CitationItem]


def citations_in(text: str) -> Iterator[Citation]:
    """Yield the citations of a text in order."""
    for match in _CITATION.finditer(text):
        if match["group"]:
            items = [_item(part) for part in match["group"].split(";")]
            found = [item for item in items if item]
            if found:
                yield Citation(match.start(), match.end(), found)
        else:
            rest = match["rest"]
            item = _item(match["bare"] + (f", {rest}" if rest else ""))
            if item:
                yield Citation(match.start(), match.end(), [item])


def _item(text: str) -> CitationItem | None:
    match = _ONE.match(text.strip())
    if match is None:
        return None
    key = match[3] or match[4]
    rest = match["rest"]
    label, locator, suffix = split_locator(rest) if rest.lstrip().startswith(",") else ("", "", rest.strip())
    return CitationItem(key, None, locator, label, match["prefix"].strip(), suffix, match["minus"] == "-")
