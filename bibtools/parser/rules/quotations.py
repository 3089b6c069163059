"""Titles that begin with a quotation, or with words in quotation marks, and name a person."""

from __future__ import annotations

from itertools import pairwise

from bibtools.parser.rules.overlay import SURE, joined, neighbours, overlay, parted
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
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
    """Give a title that stands first the person it ends with: `El mundo de | Antonio Varela. | (2006).`"""
    for i, title, person in neighbours(pieces[:3], "title", "author"):
        behind = pieces[i + 2].label if i + 2 < len(pieces) else ""
        if not i and behind == "date" and _ENDS_WITH_OF.fullmatch(text, title.start, title.end):
            return [joined(title, person, "title"), *pieces[2:]]
    return pieces


_ARTICLE_LAST = lazy(r"(?P<names>.{4,},)\s(?P<article>(?:L|D|Un|Dell|All|Nell|Sull)['’])")


def article_before_quotation(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a title the article before its quotation mark: `Sante Grazzi, L’ | “uomo del mare” di ieri`."""
    for i, author, title in neighbours(pieces, "author", "title"):
        match = _ARTICLE_LAST.fullmatch(text, author.start, author.end)
        if match and title.start == author.end:
            cut = [replaced(author, end=match.end("names")), replaced(title, start=match.start("article"))]
            return [*pieces[:i], *cut, *pieces[i + 2 :]]
    return pieces


_UP = r"[^\W\d_a-zß-öø-ÿçğıöşü]"
_BY_WHOM = lazy(
    rf"(?P<title>[„“\"][^„“”\"]{{2,}}[“”\"]),?\s(?P<name>(?:von|by|par)\s{_UP}[\w.\-]+(?:\s(?:von\s)?{_UP}[\w.\-]+){{1,3}},?)"
)


def author_behind_quotation(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part who wrote an entry from its title in quotation marks: `Artikel | „Weide, von der“ von Hans Lind | in: …`."""
    if any(piece.label == "author" for piece in pieces):
        return pieces
    for i, title in enumerate(pieces):
        match = _BY_WHOM.fullmatch(text, title.start, title.end) if title.label == "title" else None
        if match:
            return parted(pieces, i, match.end("title"), match.start("name"), "author")
    return pieces


_MAY_CLOSE = ("location", "publisher", "note", "container-title", "journal")


def title_cut_in_quotes(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a title in quotation marks what closes them in the next piece: `“Zolota Balka, | Battle of”`."""
    for i, (title, behind) in enumerate(pairwise(pieces)):
        closing = _CLOSING.get(text[title.start]) if title.label == "title" else None
        if closing is None or behind.label not in _MAY_CLOSE or behind.certain:
            continue
        inside, end = text[title.start + 1 : title.end], text[behind.start : behind.end].rstrip(" ,.;")
        if not any(mark in inside for mark in closing) and end[-1:] in closing and end[0] not in _CLOSING:
            return [*pieces[:i], replaced(title, end=behind.end), *pieces[i + 2 :]]
    return pieces
