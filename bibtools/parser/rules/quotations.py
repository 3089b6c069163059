"""Titles that begin with a quotation, or with words in quotation marks, and name a person."""

from __future__ import annotations

from bibtools.parser.rules.overlay import SURE, joined, neighbours, overlay
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_CLOSING = {"„": "“”", "“": "”", "«": "»", '"': '"'}
_MAY_BE_QUOTED = frozenset(("author", "title", "note", "date", "location", "publisher", "volume"))
_LONGEST_LEAD = 3
_MARKS_BEHIND = ",.;:"


def quotation_first(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a quotation that begins the line whole as the title: `„Karl Holm. | Vom Gegner zum Freund“, in: …`.

    A person or a number that it names is no author and no volume. A number or letter of the list may stand before it.
    """
    at = next((i for i, p in enumerate(pieces) if p.end - p.start > _LONGEST_LEAD), len(pieces))
    first = pieces[at] if at < len(pieces) else None
    if first is None or first.label not in ("author", "title") or text[first.start] not in _CLOSING:
        return pieces
    end = _closed_at(text, first.start)
    behind = [piece for piece in pieces[at:] if piece.start < end]
    if end <= first.end or behind[-1].end > end + 1 or not _MAY_BE_QUOTED.issuperset(p.label for p in behind):
        return pieces
    end += text[end : end + 1] in _MARKS_BEHIND and end < len(text)
    return overlay(text, pieces, Piece("title", first.start, end, SURE))


def _closed_at(text: str, start: int) -> int:
    """Return the offset behind the mark that closes a quotation; -1 if it is never closed."""
    opening = text[start]
    closing, depth = _CLOSING[opening], 0
    for i in range(start, len(text)):
        if text[i] in closing and i > start:
            depth -= 1
            if not depth:
                return i + 1
        elif text[i] == opening:
            depth += 1
    return -1


_ENDS_WITH_OF = lazy(r"[^.]*\s(?:de|del|di|du|do|da|of|von)")


def person_behind_of(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a title that stands first the person it ends with: `La mirada de | Antonio Varela. | (2010).`"""
    for i, title, person in neighbours(pieces[:3], "title", "author"):
        behind = pieces[i + 2].label if i + 2 < len(pieces) else ""
        if not i and behind == "date" and _ENDS_WITH_OF.fullmatch(text, title.start, title.end):
            return [joined(title, person, "title"), *pieces[2:]]
    return pieces
