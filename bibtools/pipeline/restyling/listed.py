"""The works of a reference list as a text cites them: by names and year, or by number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bibtools.language.name_lists import AND, OTHERS, PERHAPS_OTHERS
from bibtools.language.statements import LEAD, SEE
from bibtools.model import Date, Document, Name, Reference
from bibtools.parser.in_text.typed import TypedCite
from bibtools.parser.notes.leads import says_see
from bibtools.parser.notes.works import people_of
from bibtools.pipeline.restyling.known import KnownWorks
from bibtools.pipeline.restyling.listing import ListEntry
from bibtools.support.dataclass import dataclass
from bibtools.support.folding import fold_words
from bibtools.support.patterns import lazy

_TOKEN = lazy(r"[^\W\d_](?:[\w.]|[-’'](?=\w))*|&|\S")
_LETTERED = lazy(r"(?<!\d)(\d{4})([a-z])(?!\w)")
_YEAR = lazy(r"\d{4}")
_SENTENCE = lazy(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[^\W\d_a-zçğıöşü])")
_POSSESSIVE = lazy(r"[’'].*")
_GOES_ON = OTHERS.parts | PERHAPS_OTHERS.parts | {"vd"}
_JOINS = AND.words | {"&", ","}
_LEADS = SEE.parts | LEAD.parts
_FEW_WORDS = 6
_MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class ListedWork:
    """A work by its key: folded words of the family name of each person, all words of their names, its years.

    `title` are the folded words that it is cited by if it has no author; `letter` is the one behind the year in the
    list; `refused` says why its entry was not understood.
    """

    key: str
    families: tuple[frozenset[str], ...]
    names: frozenset[str]
    years: frozenset[str]
    title: tuple[str, ...] = ()
    letter: str = ""
    number: str = ""
    refused: str = ""


class ListedWorks:
    """Finds the works that a typed citation can mean."""

    def __init__(self, works: Iterable[ListedWork]) -> None:
        self._by_year: dict[str, list[ListedWork]] = defaultdict(list)
        self._by_number: dict[str, list[ListedWork]] = defaultdict(list)
        for each in works:
            for year in each.years:
                self._by_year[year].append(each)
            if each.number:
                self._by_number[each.number].append(each)

    @classmethod
    def of(cls, document: Document, entries: Sequence[ListEntry], known: KnownWorks) -> ListedWorks:
        """Return the works of a list's entries, then those that a person gave and the list does not have."""
        made = [
            _listed(known.used[each.key], document.blocks[each.block].text[each.start :], each)
            for each in entries
            if each.key
        ]
        listed = {each.key for each in made}
        return cls([*made, *(_listed(each, "", None) for each in known.given if each.id not in listed)])

    def numbered(self, number: str) -> list[ListedWork] | None:
        """Return the entries of a number; None if the list is not numbered, or too short for it to be one."""
        return self._by_number.get(number, []) if len(self._by_number) > 1 else None

    def named(self, cite: TypedCite) -> tuple[str, list[ListedWork] | None]:
        """Return the words before the names of a cite, and the works that it can mean.

        None if it means none and does not look like a citation: what stands before the year are no names.
        """
        found: list[tuple[int, str, ListedWork]] = []
        for each in self._of_year(cite):
            prefix, missing = _read_names(cite.head, each)
            if prefix is not None:
                found.append((missing, prefix, each))
        if not found:
            return "", [] if _looks_like_names(cite.head) else None
        least = min(missing for missing, _, _ in found)
        best = [(prefix, each) for missing, prefix, each in found if missing == least]
        return best[0][0], [each for _, each in best]

    def named_before(self, cite: TypedCite, before: str) -> list[ListedWork] | None:
        """Return the works of a year whose people the sentence before it names; None if it is not a citation.

        A year alone has to stand a few words behind the name; one with a page may stand later in the paragraph.
        """
        works = self._of_year(cite)
        sentence = _SENTENCE.split(before)[-1]
        near = _folded(sentence)[-_FEW_WORDS:]
        for words in (near, *([_folded(sentence), _folded(before)] if cite.locator else ())):
            found = _closest(words, works)
            if found:
                return found
        return [] if cite.locator and works else None

    def _of_year(self, cite: TypedCite) -> list[ListedWork]:
        works = self._by_year.get(cite.year, [])
        lettered = [each for each in works if each.letter == cite.letter]
        return lettered if cite.letter else works


def _closest(words: Sequence[str], works: Sequence[ListedWork]) -> list[ListedWork]:
    """Return the works whose first person is named last among some words; all that are named there."""
    last = -1
    found: list[ListedWork] = []
    for each in works:
        first = each.families[0] if each.families else frozenset()
        at = max((index for index, word in enumerate(words) if word in first), default=-1)
        if at > last:
            last, found = at, [each]
        elif at == last >= 0:
            found.append(each)
    return found


def _read_names(head: str, work: ListedWork) -> tuple[str | None, int]:
    """Return the words before the names of a work at the end of a text, and how many of its people are not named.

    None if the text does not end with the names: they are read from its end on, and the first of them must be the
    work's first person. What stands before them must not look like one more name.
    """
    tokens = list(_TOKEN.finditer(head.rstrip(" ,:")))[-_MOST_NAMES - _FEW_WORDS :]
    start, named, goes_on = len(tokens), [], False
    while start:
        word = fold_words(_POSSESSIVE.sub("", tokens[start - 1][0]))
        if word in work.names or (len(word) == 1 and any(each.startswith(word) for each in work.names)):
            named.append(word)
        elif word in _GOES_ON and not named:
            goes_on = True
        elif word and word not in _JOINS and tokens[start - 1][0] not in ".&":
            break
        start -= 1
    while start < len(tokens) and fold_words(tokens[start][0]) not in work.names:
        start += 1
    people = [index for index, family in enumerate(work.families) if family & set(named)]
    if not people or people[0] != 0:
        return _read_title(head, work), 0
    prefix = head[: tokens[start].start()].strip()
    if _is_name_before(prefix):
        return None, 0
    return prefix, 0 if goes_on else len(work.families) - len(people)


def _read_title(head: str, work: ListedWork) -> str | None:
    """Return what stands before the beginning of a work's title at the end of a text; None if it is not there."""
    words = fold_words(head).split()
    for count in range(min(len(words), len(work.title)), 0, -1):
        if tuple(words[-count:]) == work.title[:count] and len("".join(words[-count:])) > 3:
            return "" if count == len(words) else _before_last(head, count)
    return None


def _before_last(head: str, count: int) -> str | None:
    """Return what stands before the last words of a text, if it points at them."""
    tokens = [each for each in _TOKEN.finditer(head) if fold_words(each[0])]
    before = head[: tokens[-count].start()].strip(" “\"«„'") if count <= len(tokens) else ""
    return before if says_see(before) else None


def _is_name_before(prefix: str) -> bool:
    """Return whether words before a name end with what looks like another name."""
    last = prefix.split()[-1] if prefix else ""
    word = fold_words(last)
    if not last or last.endswith((":", ";", "(", ",")) or word in _LEADS or says_see(prefix):
        return bool(last) and last.endswith(",") and last[0].isupper() and word not in _LEADS
    return last[0].isupper() or word in AND.words or last == "&"


def _looks_like_names(head: str) -> bool:
    """Return whether a text is one or a few words with capitals, as names are, behind words such as “bkz.”."""
    words = [each[0] for each in _TOKEN.finditer(head)]
    while words and fold_words(words[0]) in _LEADS:
        words.pop(0)
    words = [each for each in words if any(map(str.isalpha, each))]
    proper = [each for each in words if fold_words(each) not in (_GOES_ON | _JOINS)]
    return 0 < len(proper) <= _FEW_WORDS and all(each[0].isupper() for each in proper)


def _listed(work: Reference, text: str, entry: ListEntry | None) -> ListedWork:
    people = [each for each in people_of(work) if not each.others]
    families = [
        frozenset([*fold_words(each.family or each.literal).split(), *_acronym(each)]) for each in people
    ]
    names = (word for each in people for word in fold_words(f"{each} {each.written}").split())
    years = _years(work)
    return ListedWork(
        work.id,
        tuple(families),
        frozenset(names).union(*families),
        years,
        () if people else tuple(fold_words(work.title or work.container_title).split()),
        next((letter for year, letter in _LETTERED.findall(text) if year in years), ""),
        entry.number if entry else "",
        entry.refused if entry else "",
    )


def _acronym(body: Name) -> list[str]:
    """Return the first letters of the words of a body's name, by which it may be cited: TTK."""
    words = fold_words(body.literal).split()
    return ["".join(word[0] for word in words)] if len(words) > 1 else []


def _years(work: Reference) -> frozenset[str]:
    dates = [each for each in (work.issued, work.get("original-date")) if each]
    return frozenset(_year(each) for each in dates) or frozenset({""})


def _year(date: object) -> str:
    """Return the year of a date; of one that was not understood, the first number of four digits."""
    if isinstance(date, Date) and date.year:
        return str(date.year)
    found = _YEAR.search(date.written if isinstance(date, Date) else str(date))
    return found[0] if found else ""


def _folded(text: str) -> list[str]:
    return [word for word in _words(text) if word]


def _words(text: str) -> Iterator[str]:
    for each in _TOKEN.finditer(text):
        yield fold_words(_POSSESSIVE.sub("", each[0]))
