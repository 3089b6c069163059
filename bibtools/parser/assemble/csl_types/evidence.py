"""What the text and the values of a reference say about its kind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any

from bibtools.language import bodies
from bibtools.language.genres import speaks_of
from bibtools.language.word_table import WordTable
from bibtools.model import Name
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_WORD = lazy(r"\w+")
_LETTERS = lazy(r"(?:[^\W\d_]\.\s?){3,6}")
"""An acronym with stops that stands alone where the author does: `S.S.Y.B.`."""
_HEAD = lazy(r"([^:.]{8,90})[:.]\s")
"""What a title begins with before a colon or full stop: the office, where it was taken for a part of the title."""
_STOPS = lazy(r"[.\s]")
_DAY = lazy(
    r"\b\d{1,2}(?:er|st|nd|rd|th|[°ºª])?\.?\s+(?:de\s|d['’])?[^\W\d_]{3,}\S*\s+(?:del?\s)?(?:\d{4}|an\s[IVX]+)"
    r"|\b\d{1,2}\s?[./–-]\s?(?:\d{1,2}|[IVX]{1,4})\s?[./–-]\s?\d{4}|[^\W\d_]{3,}\.?\s+\d{1,2},\s?\d{4}"
    r"|\b\d{1,2}/\d{1,2}\s\d{4}|\d{4}\.\s[^\W\d_]{3,}\s\d{1,2}\.|\d{4},\s+\d{1,2}\s+de\s[^\W\d_]{3,}"
    r"|\d{4},\s+(?:\d{1,2}\.?\s+[^\W\d_]{3,}|[^\W\d_]{3,}\s+\d{1,2})"
)
_DAY_ALONE = lazy(
    r"(?:[^\W\d_]{6,9}\s)?\d{1,2}(?:st|nd|rd|th|\.)?\s[^\W\d_]{3,9}[.,;]?$|\(?[^\W\d_]{3,9}\.?\s\d{1,2}\)?[.,;]?$"
)
"""A day without year, which stands alone where the year stands behind the author: `(2019) …, 3 February, p. 21`."""

_MONTH = lazy(r"[^\W\d_]{3,}")


def folded(value: object) -> str:
    """Return a value as text folded with `fold_letters`; the empty string for None."""
    return fold_letters(str(value or ""))


_UNPRINTED = (
    r"(?:(?:unpublished|unprinted|inedit\w*|yay\w{3,8}mamis|basilmamis|onuitgegeven|unveroff\w*\.?|mps"
    r"|niepubl\w*\.?)\s)?"
)
"""What is said of a thesis or report before its kind, in text folded with `fold_letters`."""

_NO_HOUSE = r"(?!\s(?:yay|yayin\w*|kitabevi|press|verlag)\b)"
"""A house may have such a word for a name: `Tez Yay.`"""


@lru_cache(maxsize=32)
def _beside(table: WordTable) -> re.Pattern[str]:
    """Return an expression for a word of a table behind a mark, as what follows a title is set off."""
    return re.compile(
        rf"(?:\A|[,.;:!?()\[\]«»\"“”’–—-])\s*{_UNPRINTED}({table.loose(folded=True)}){_NO_HOUSE}"
    )


@lru_cache(maxsize=32)
def _first_words(table: WordTable) -> frozenset[str]:
    return frozenset(_WORD.findall(fold_letters(form.replace("_", " ")))[0] for form in table.forms)


class Evidence:
    """The values of a reference, its text, and what they say about the kind of the work.

    `values` are the fields, `journal` says that the container was tagged as a journal, `quoted` that the title stood
    in quotation marks; `fragments` maps labels to their text in `raw`.
    """

    def __init__(
        self,
        raw: str,
        values: Mapping[str, Any],
        *,
        journal: bool,
        quoted: bool,
        fragments: Mapping[str, str],
    ) -> None:
        self.raw = raw
        self.values = values
        self.journal = journal
        self.quoted = quoted
        self.fragments = fragments
        self.title = folded(values.get("title"))
        self.container = folded(values.get("container-title"))
        self.own_genre = folded(values.get("genre"))
        note = folded(fragments.get("note"))
        self.genre = f"{self.own_genre} {note} {folded(values.get('medium'))}"
        """The kind with the note and the medium, where words for it stand as well."""

    def has(self, *variables: str) -> bool:
        """Return whether any of the variables has a value."""
        return any(map(self.values.get, variables))

    @cached_property
    def line(self) -> str:
        """The whole reference, folded with `fold_letters`."""
        return fold_letters(self.raw)

    @cached_property
    def words(self) -> frozenset[str]:
        """The different words of the reference, folded with `fold_letters`."""
        return frozenset(_WORD.findall(self.line))

    @cached_property
    def of_day(self) -> bool:
        """Whether the work is dated by the day, as newspapers and letters are, and has no DOI."""
        if self.has("DOI"):
            return False
        issued = str(self.values.get("issued") or "")
        return bool(
            _DAY.search(issued) or (issued.isdigit() and _DAY_ALONE.match(self.fragments.get("note", "")))
        )

    @cached_property
    def of_month(self) -> bool:
        """Whether a month or a day dates the work, and not the year alone."""
        return self.of_day or _MONTH.search(str(self.values.get("issued") or "")) is not None

    def beside(self, table: WordTable) -> bool:
        """Return whether a word of a table stands behind a mark in the reference, and does not begin the title.

        `table` has no stems.
        """
        if self.words.isdisjoint(_first_words(table)):
            return False
        title = self.line.find(self.title) if self.title else -1
        return any(match.start(1) != title for match in _beside(table).finditer(self.line))

    @cached_property
    def creator(self) -> Name | None:
        """The first author, or the first editor if there is no author."""
        names: tuple[Name, ...] = self.values.get("author") or self.values.get("editor") or ()
        return next(iter(names), None)

    @cached_property
    def of_body(self) -> bool:
        """Whether the first author or editor is an office, a company or a society, or one begins the title."""
        if self.creator is not None:
            return is_body(self.creator) or publishes_itself(self.creator, self.values)
        head = _HEAD.match(str(self.values.get("title") or ""))
        return head is not None and is_body(Name(literal=head[1]))

    @cached_property
    def of_person(self) -> bool:
        """Whether the first author or editor is a person."""
        return self.creator is not None and not is_body(self.creator)


def publishes_itself(name: Name, values: Mapping[str, Any]) -> bool:
    """Return whether the publisher has the same name, as offices that publish themselves have."""
    publisher = folded(values.get("publisher")).strip(" .")
    said = name.literal or f"{name.given or ''} {name.family or ''}"
    return publisher != "" and publisher == folded(said).strip(" .")


def is_body(name: Name) -> bool:
    """Return whether a name is that of an office, a company, a union or another body."""
    literal = name.literal
    if not literal:
        return False
    if _STOPS.sub("", literal) in bodies.ACRONYMS or _LETTERS.fullmatch(literal):
        return True
    words = fold_letters(literal)
    return any(speaks_of(table, words) for table in (bodies.BODY, bodies.SCHOOL, bodies.IN_LIST_OF_NAMES))
