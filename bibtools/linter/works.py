"""Find the entries that are most likely the same work.

Entries are compared only within blocks (same title without accents and punctuation; same first author and year),
so that the time grows in proportion to the number of entries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from bibtools.bibtex.namelists import split_names
from bibtools.linter.dates import first_year
from bibtools.linter.document import Document, Item
from bibtools.linter.folding import bare
from bibtools.linter.identifiers import bare_doi
from bibtools.support.dataclass import dataclass
from bibtools.support.folding import fold_words
from bibtools.support.imports import importing
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_DIGITS = lazy(r"\d+")
_LARGEST_BLOCK = 40
_SHORTEST = 10
_SIMILAR = 93.0
_SAME_NUMBERS = ("volume", "number", "pages", "edition", "part", "chapter", "eid")
_SAME_TEXTS = ("langid", "language", "translator")
_HOLDERS = ("journaltitle", "journal", "booktitle", "maintitle")
_SOURCES = (*_HOLDERS, "publisher", "institution", "organization", "school", "url", "howpublished")
"""What tells works without an author apart, by the first that is there."""
_PARTS = frozenset("inbook incollection inproceedings inreference suppbook".split())


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries for one work: the earlier one, the later one, the reason, and the confidence (0 to 1)."""

    first: Item
    second: Item
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Card:
    """The parts of an entry that are compared."""

    item: Item
    order: int
    title: str
    families: tuple[str, ...]
    year: str


def comparable(text: str) -> str:
    """Return a text in the form that is compared: without LaTeX, accents, case and punctuation."""
    return fold_words(bare(text))


def same_works(documents: Sequence[Document]) -> Iterator[Pair]:
    """Yield pairs of entries that are most likely the same work, in the order of their later entries."""
    cards = list(_cards(documents))
    by_title: dict[str, list[_Card]] = defaultdict(list)
    by_author: dict[tuple[str, str], list[_Card]] = defaultdict(list)
    for card in cards:
        if card.title:
            by_title[card.title].append(card)
        if card.families and card.year:
            by_author[card.families[0], card.year].append(card)
    found: dict[int, tuple[int, Pair]] = {}
    for blocks, judge in ((by_title.values(), _same_title), (by_author.values(), _same_author_and_year)):
        for block in blocks:
            for first, second in _couples(block):
                pair = judge(first, second)
                known = found.get(second.order)
                if pair and (known is None or pair.confidence > known[1].confidence):
                    found[second.order] = first.order, pair
    for order in sorted(found):
        yield found[order][1]


def _cards(documents: Sequence[Document]) -> Iterator[_Card]:
    order = 0
    for document in documents:
        for item in document.items:
            title = item.value("title")
            if title and item.type not in ("xdata", "set", "string"):
                people = split_names(item.value("author", "editor"))
                # A list without names is one empty name.
                families = tuple(filter(None, (bare(person.surname or person.text) for person in people)))
                subtitle = item.value("subtitle")
                whole = comparable(f"{title} {subtitle}" if subtitle else title)
                yield _Card(item, order, whole, families, first_year(item))
                order += 1


def _couples(block: Sequence[_Card]) -> Iterator[tuple[_Card, _Card]]:
    """Yield each card with each card before it, but with no more than the 40 before it.

    The limit keeps large blocks ("Introduction" by many authors) from taking time that grows with their square.
    """
    for number, second in enumerate(block):
        for first in block[max(0, number - _LARGEST_BLOCK) : number]:
            yield first, second


def _differ(first: _Card, second: _Card) -> bool:
    """Return whether two entries differ in what distinguishes works.

    That is numbers, dates, language, translator, DOI, type, or one being the parent of the other.
    """
    a, b = first.item, second.item
    for name in _SAME_NUMBERS:
        one, other = a.value(name), b.value(name)
        if one and other and _DIGITS.findall(one) != _DIGITS.findall(other):
            return True
    for name in ("date", "month", "day"):
        one, other = a.value(name).strip(), b.value(name).strip()
        if one and other and one != other and not one.startswith(other) and not other.startswith(one):
            return True
    for name in _SAME_TEXTS:
        one, other = a.value(name).strip().lower(), b.value(name).strip().lower()
        if one and other and one != other:
            return True
    one, other = bare_doi(a.value("doi")), bare_doi(b.value("doi"))
    if one and other and one != other:
        return True
    if (a.type in _PARTS) != (b.type in _PARTS) and "misc" not in (a.type, b.type):
        return True
    return (
        a.key.lower() in b.value("crossref", "xref").lower()
        or b.key.lower() in a.value("crossref", "xref").lower()
    )


def _same_title(first: _Card, second: _Card) -> Pair | None:
    if _fields(first.item) == _fields(second.item):
        return Pair(first.item, second.item, message("all fields are the same"), 1.0)
    if first.year and second.year and first.year != second.year:
        return None
    if _differ(first, second):
        return None
    same_year = first.year == second.year and bool(first.year)
    if not first.families and not second.families:
        one, other = _first_of(first.item, _SOURCES), _first_of(second.item, _SOURCES)
        same = bool(one) and one == other and same_year
        return Pair(first.item, second.item, message("same title, source and year"), 0.92) if same else None
    if not set(first.families) & set(second.families):
        return None
    one, other = _first_of(first.item, _HOLDERS), _first_of(second.item, _HOLDERS)
    elsewhere = bool(one and other and one != other) and not _same_pages(first.item, second.item)
    whole = first.families == second.families and same_year and not elsewhere
    if whole:
        return Pair(first.item, second.item, message("same title, author and year"), 0.95)
    # Many works are called Giriş or Editörden: a short title needs author and year beside it.
    short = len(first.title) < _SHORTEST
    return None if short else Pair(first.item, second.item, message("same title and author"), 0.75)


def _same_pages(first: Item, second: Item) -> bool:
    """Return whether two entries name the same pages: their journals are one, then, however they are abbreviated."""
    pages = _DIGITS.findall(first.value("pages"))
    return bool(pages) and pages == _DIGITS.findall(second.value("pages"))


def _fields(item: Item) -> tuple[str, dict[str, str]]:
    """Return the type of an entry and the values of its fields."""
    return item.type, {name: field.value for name, field in item.fields.items()}


def _first_of(item: Item, names: Sequence[str]) -> str:
    """Return the first of these fields that an entry has, as it is compared."""
    value = item.value(*names)
    return comparable(value) if value else ""


@cache
def _ratio() -> Callable[..., float]:
    with importing:
        from rapidfuzz import fuzz

    return fuzz.ratio


def _same_author_and_year(first: _Card, second: _Card) -> Pair | None:
    a, b = first.title, second.title
    if a == b or abs(len(a) - len(b)) > 0.15 * max(len(a), len(b)) or min(len(a), len(b)) < _SHORTEST:
        return None
    if _DIGITS.findall(a) != _DIGITS.findall(b) or _roman(a) != _roman(b):
        return None
    ratio = _ratio()(a, b, score_cutoff=_SIMILAR)
    if not ratio or first.families != second.families or _differ(first, second):
        return None
    return Pair(
        first.item,
        second.item,
        message("same author and year, nearly the same title"),
        round(ratio / 100 - 0.1, 2),
    )


_ROMAN = lazy(r"\b[ivx]+\b")


def _roman(title: str) -> list[str]:
    return _ROMAN.findall(title)
