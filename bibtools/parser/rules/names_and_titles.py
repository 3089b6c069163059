"""Where the names at the beginning end and the title begins: at its quotation mark, or at the person it is about."""

from __future__ import annotations

import re

from bibtools.language.name_lists import AND
from bibtools.parser.rules.overlay import neighbours
from bibtools.parser.rules.title_first import is_name
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_FAMILY_IN_CAPITALS = lazy(
    r"(?P<author>[^\W\d_a-z][^,\d]*?\s(?:[^\W\d_a-zà-öø-ÿ]|['’\-]){3,}),\s"
    r"(?P<other>(?:[^\W\d_a-z][a-zà-öø-ÿ'’\-]+\s){1,3}(?:(?:de|du|d['’]|von|van|di)\s?)?[^\W\d_a-z][a-zà-öø-ÿ'’\-]+),"
)


def person_of_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a name in small letters behind an author in capitals to the title: `Luc MARTIN, Émile Roux, le savant`.

    The title goes on in small letters behind the name of whom it is about; a second author would be in capitals.
    """
    for i, author, title in neighbours(pieces, "author", "title"):
        match = _FAMILY_IN_CAPITALS.fullmatch(text, author.start, author.end)
        if match and text[title.start].islower():
            cut = replaced(author, end=match.end("author") + 1)
            return [*pieces[:i], cut, replaced(title, start=match.start("other")), *pieces[i + 2 :]]
    return pieces


_QUOTE_IN_NAMES = lazy(r"(?P<names>[^\W\d_][^“”\"«»„]{3,}?,)\s+[“‘«„\"'](?=[(\[]?[^\W\d_a-z])[^”’»“\"']*")


def quote_behind_names(text: str, pieces: list[Piece]) -> list[Piece]:
    """End the author before the mark that opens the title: `Ian Hale, ‘(Mary) | Anne Elton (1888–1960)’`."""
    for i, author, title in neighbours(pieces, "author", "title"):
        match = _QUOTE_IN_NAMES.fullmatch(text, author.start, author.end)
        if match:
            end = match.end("names")
            start = end + len(text[end:]) - len(text[end:].lstrip())
            return [*pieces[:i], replaced(author, end=end), replaced(title, start=start), *pieces[i + 2 :]]
    return pieces


_NAMES_THEN_QUOTE = lazy(r"(?P<names>[^\W\d_a-z][^“”\"«»„:()\d]{4,80}),\s+(?=[“«„\"])")
_BETWEEN = lazy(rf"\s[-–]\s|,\s|\s?/\s?|\s(?:{AND.bare()})\s", re.IGNORECASE)


def names_before_quote(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the persons before a quoted title that were taken for its beginning: `Serdar Duman – Murat Ay, “Köy”,`."""
    for i, title in enumerate(pieces):
        match = _NAMES_THEN_QUOTE.match(text, title.start, title.end) if title.label == "title" else None
        if match and all(map(is_name, _BETWEEN.split(match["names"]))):
            names = replaced(title, label="author", end=match.end("names") + 1)
            return [*pieces[:i], names, replaced(title, start=match.end()), *pieces[i + 1 :]]
    return pieces
