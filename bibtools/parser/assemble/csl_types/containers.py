"""What the title of a container says about what it holds."""

from __future__ import annotations

from bibtools.language import genres, press
from bibtools.language.genres import is_encyclopedia, is_named, speaks_of
from bibtools.parser.assemble.csl_types.evidence import folded
from bibtools.support.patterns import lazy

_WORD_BEHIND = lazy(r"\s(?:dergisi|dergi|mecmuasi|mecmua|mec|der|derg)\Z")
"""What a Turkish magazine is called behind its name: `Hayat Mecmuası`, `Birikim dergisi`."""


def stands_alone(container: str) -> bool:
    """Return whether a container may be cited without anything in it: a gazette, a collection of laws."""
    words = folded(container)
    return speaks_of(genres.LAW, words) or is_encyclopedia(words)


def is_plain(container: str) -> bool:
    """Return whether nothing in a container's title makes it proceedings, an encyclopaedia, a gazette or minutes."""
    words = folded(container)
    tables = (genres.LAW, genres.PROCEEDINGS, genres.MINUTES)
    return not (
        any(speaks_of(table, words) for table in tables) or is_encyclopedia(words) or is_newspaper(words)
    )


def is_newspaper(words: str) -> bool:
    """Return whether a title that was folded with `fold_letters` is that of a newspaper, whatever its date."""
    return (
        speaks_of(genres.NEWSPAPER, words)
        or is_named(genres.NEWSPAPER_NAMES, words)
        or is_named(genres.PERHAPS_NEWSPAPER_NAMES, words)
    )


def is_magazine(words: str, *, of_month: bool) -> bool:
    """Return whether a title folded with `fold_letters` is that of a magazine; `of_month`: a month dates it."""
    words = words.replace("’", "'")
    names = (words, _WORD_BEHIND.sub("", words.rstrip(" .,;:")))
    tables = (press.MAGAZINE_NAMES, *((press.PERHAPS_MAGAZINE_NAMES,) if of_month else ()))
    return any(is_named(table, name) for table in tables for name in names)
