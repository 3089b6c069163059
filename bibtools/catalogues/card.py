"""A card: the facts of a work that tell it from others, in comparable form."""

from __future__ import annotations

import re

from bibtools.catalogues.words import without_article, words_of
from bibtools.language.dois import FULL_DOI
from bibtools.model import Date, Name, Reference
from bibtools.support.dataclass import dataclass

_NOT_ISBN = re.compile(r"[^0-9Xx]")
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_SUBTITLE = re.compile(r"\s*(?:[:.?!;]|\s[-–—]|(?=\())\s+")
PARTS = frozenset({"chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"})
"""CSL types of works that are a part of a book."""
ARTICLES = frozenset({"article-journal", "article-magazine", "article-newspaper", "review", "review-book"})
"""CSL types of works that stand in a periodical."""
BOOKS = frozenset({"book", "collection", "classic", "thesis", "report", "map", "musical_score", "pamphlet"})
"""CSL types of works that stand alone and may come in several editions."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person or body of a card: the words of the family name and of the given names.

    A body, and a name whose parts are not known, has only `family`.
    """

    family: tuple[str, ...]
    given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """What distinguishes a work. An empty value means that it is not known.

    `title` are the words of the title without a leading article, `main` those of it before a subtitle. `people` are
    the authors, or the editors if there is no author; `others` says that the list does not name everybody. `pages` are
    the first and the last page.
    """

    type: str
    title: tuple[str, ...]
    main: tuple[str, ...]
    people: tuple[Person, ...]
    others: bool
    year: int | None
    original_year: int | None
    venue: tuple[str, ...]
    publisher: tuple[str, ...]
    volume: str
    issue: str
    pages: tuple[int, int] | None
    edition: str
    doi: str
    isbn: str
    arxiv: str

    @property
    def key(self) -> tuple[str, int | None]:
        """The first family name and the year."""
        return (self.people[0].family[-1] if self.people and self.people[0].family else "", self.year)


def card_of(reference: Reference) -> Card:
    """Return the card of a reference."""
    title = without_article(words_of(reference.title))
    people = reference.author or reference.editor
    number = reference.volume or reference.collection_number
    return Card(
        reference.type,
        title,
        without_article(words_of(_SUBTITLE.split(reference.title, maxsplit=1)[0])),
        tuple(person_of(name) for name in people if not name.others),
        any(name.others for name in people),
        _year(reference.issued),
        _year(reference.original_date),
        words_of(reference.container_title or reference.event_title),
        words_of(reference.publisher),
        _first_number(number),
        _first_number(reference.issue or reference.number),
        _pages(reference.page),
        _first_number(reference.edition),
        doi_of(reference.doi or reference.url),
        isbn_of(reference.isbn),
        arxiv_of(reference),
    )


def person_of(name: Name) -> Person:
    """Return a name as words; particles count as part of the family name."""
    if name.literal or not name.family:
        return Person(words_of(name.literal or name.given))
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    return Person(words_of(family), words_of(name.given))


def doi_of(text: str) -> str:
    """Return the DOI in a text in lower case; the empty string if there is none."""
    found = FULL_DOI.search(text)
    return found.group().rstrip(".,;").lower() if found else ""


def isbn_of(text: str) -> str:
    """Return the first ISBN of a text with 13 digits; the empty string if there is none.

    An ISBN of 10 digits is the one of 13 digits with the prefix 978 and another check digit (ISO 2108).
    """
    from stdnum import isbn

    digits = _NOT_ISBN.sub("", re.split(r"[,;\s]\s*(?=97|\d)", text.strip(), maxsplit=1)[0]).upper()
    whole = (len(digits) == 13 and digits.isdigit()) or (len(digits) == 10 and digits[:9].isdigit())
    made: str = isbn.compact(digits, convert=True) if whole else ""
    return made


_ARXIV = re.compile(
    r"(?:arxiv[.:/]+(?:abs/|pdf/)?)((?:\d{4}\.\d{4,5})|(?:[a-z-]+(?:\.[a-z]{2})?/\d{7}))", re.I
)


def arxiv_of(reference: Reference) -> str:
    """Return the arXiv identifier that a reference names, without its version; the empty string if none."""
    eprint = reference.extra.get("eprint")
    for text in (
        f"arxiv:{eprint}" if eprint else "",
        reference.number,
        reference.url,
        reference.doi,
        reference.note,
        reference.container_title,
    ):
        found = _ARXIV.search(text) if text else None
        if found:
            return found.group(1).lower()
    return ""


def _year(date: Date | str | None) -> int | None:
    if isinstance(date, Date):
        return date.year
    found = _YEAR.search(date) if date else None
    return int(found.group()) if found else None


def _first_number(text: str) -> str:
    found = _NUMBER.search(text)
    return (found.group().lstrip("0") or "0") if found else text.strip().lower()


_PAGES = re.compile(r"(?<![\d.])(\d{1,6})(?:\s*[-–—]+\s*(\d{1,6}))?(?![\d.])")


def _pages(text: str) -> tuple[int, int] | None:
    """Return the first and last page; `421–43` ends on 443. None for pages that are no plain numbers."""
    found = _PAGES.search(text)
    if not found:
        return None
    first, last = found.group(1), found.group(2) or found.group(1)
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return int(first), max(int(first), int(last))
