"""Citation keys: family name (or the body's abbreviation) and year, a letter where that is taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator

from bibtools.language.bodies import BODY, PERHAPS_BODY, PERHAPS_SCHOOL, SCHOOL
from bibtools.language.genres import PERHAPS_ARCHIVE
from bibtools.language.transliteration import to_latin
from bibtools.model import Date, Record, Reference
from bibtools.support.dataclass import replaced
from bibtools.support.folding import ascii_alphanumerics, fold_case, fold_letters
from bibtools.support.patterns import lazy

_ABBREVIATION = lazy(r"[(\[]\s*((?:[A-ZÇĞİÖŞÜ]\.?){2,8})\s*[)\]]")
_BODIES = frozenset(
    fold_case(word)
    for table in (BODY, PERHAPS_BODY, SCHOOL, PERHAPS_SCHOOL, PERHAPS_ARCHIVE)
    for word in table.words
)
_LONGEST = 30
_STOP = frozenset("the a an der die das le la les il lo un une eine bir ve and sayili".split())


def latin_alphanumerics(text: str) -> str:
    """Return the ASCII letters and digits of a text in lower case, Greek and Cyrillic letters as Latin ones."""
    return ascii_alphanumerics(text if text.isascii() else to_latin(fold_letters(text)))


def assign_keys(records: Iterable[Record], taken: Iterable[str] = ()) -> list[Record]:
    """Return the records with a key each, none of them used twice nor in `taken`; a key that is there stays.

    `cebesoy2017`; a second one `cebesoy2017a`. Letters are ASCII and lower case, for every BibTeX takes those.
    """
    known = list(records)
    there = {record.reference.id.lower() for record in known if record.reference.id}
    return list(keyed(known, {*(key.lower() for key in taken), *there}))


def keyed(records: Iterable[Record], taken: Container[str] = frozenset()) -> Iterator[Record]:
    """Yield the records, each with a key that no earlier one has and that is not in `taken` (lower case)."""
    giver = KeyGiver(taken)
    return (giver.give(record) for record in records)


class KeyGiver:
    """Gives keys, and none twice. What it remembers grows with the number of different names and years only."""

    def __init__(self, taken: Container[str] = frozenset()) -> None:
        """Start without any keys given; those in `taken` (lower case) are never given."""
        self._taken = taken
        self._counts: Counter[str] = Counter()

    def give(self, record: Record) -> Record:
        """Return the record with a key; one that it has stays."""
        if record.reference.id:
            return record
        base = base_key(record.reference)
        key = ""
        while not key or key in self._taken:
            key = base + _suffix(self._counts[base])
            self._counts[base] += 1
        return replaced(record, reference=replaced(record.reference, id=key))


def base_key(reference: Reference) -> str:
    """Return the key of a reference before it is made unique."""
    year = reference.issued.year if isinstance(reference.issued, Date) else None
    written = re.search(r"\d{3,4}", reference.issued) if isinstance(reference.issued, str) else None
    tail = str(year) if year is not None else written[0] if written else "nd"
    what = reference.title or reference.container_title
    return (
        _who(reference)
        or _word(what)
        or _short(reference.archive)
        or _short(reference.authority)
        or _word(reference.note)
        or "anon"
    ) + tail


def _who(reference: Reference) -> str:
    for name in (*reference.author, *reference.editor):
        if name.family:
            return latin_alphanumerics(name.family)
        if name.literal:
            return latin_alphanumerics(name.written) or _short(name.literal)
    return ""


def _word(text: str) -> str:
    """Return the first word that is neither an article nor a number, one of more than two letters if there is one."""
    words = [
        made for made in (latin_alphanumerics(word) for word in text.split()) if made and made not in _STOP
    ]
    return next((word for word in words if len(word) > 2 and not word.isdigit()), words[0] if words else "")[
        :_LONGEST
    ]


def _short(name: str) -> str:
    """Return the abbreviation of a body (in its brackets, or its initials), or two words of another name."""
    bracket = _ABBREVIATION.search(name)
    if bracket:
        return latin_alphanumerics(bracket[1])
    words = [made for made in (latin_alphanumerics(word) for word in name.split()) if made]
    if len(words) > 2 and not _BODIES.isdisjoint(fold_case(word.strip(".,;:()")) for word in name.split()):
        capitals = (word for word in name.split() if word[0].isupper())
        return latin_alphanumerics("".join(word[0] for word in capitals))
    return "".join(words[:2])[:_LONGEST]


def _suffix(number: int) -> str:
    """Return nothing for 0, then a, b … z, aa, ab …"""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
