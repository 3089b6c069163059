"""A rule on short lines of a title and a name, of which either may stand first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from bibtools.language.name_lists import AND
from bibtools.language.particles import PARTICLES
from bibtools.language.person_titles import NUMBERED
from bibtools.parser.lexicon import flags_of, is_family, is_given
from bibtools.parser.rules.overlay import joined, overlay, parted
from bibtools.parser.tagger import Piece
from bibtools.parser.words import word_classes
from bibtools.support.dataclass import replaced
from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

_MARK = lazy(r",\s+|\s[/–—-]\s|\s?(?=[(\[])|\.?\s*$")
_SAID = lazy(r"[\d\"“”„«»:;()\[\]]|(?<![^\W\d_])[^\W\d_]\.")
"""Marks that say more than given names do, and initials, which the tagger knows for those of a name."""
_HYPHEN = lazy(r"[-–](?=[^\W\d_a-z])")
"""Between two persons: `Mehmet Çakıroğlu-Salih Bozbey`."""
_ROMAN = lazy(r"[IVX]{1,5}")
_IMPRINT = frozenset(
    "publisher location date original-date pages edition volume translator editor isbn url note".split()
)
_CREATED = frozenset("author editor translator director journal container-title".split())
"""Labels of a reference that has somebody who made it, or is a part of something."""
_ENDED = lazy(r"[^\W\d_]{4,}\.\s")
"""The end of a name before a title: `Levon, Krikor. Hishatakaran`."""
_SURE_NAME = 3
"""The likeness from which a name stands first even if an imprint follows."""
_PROBABILITY = 0.8
"""That the two are told apart rightly by a given name alone: below the threshold of doubt."""


_FAMILY_IN_CAPITALS = (
    r"[A-ZÇĞİÖŞÜÂÎÛ]{2,}(?:-[A-ZÇĞİÖŞÜÂÎÛ]{2,})?\s[A-ZÇĞİÖŞÜ][a-zçğıöşüâîû]+(?:\s[A-ZÇĞİÖŞÜ][a-zçğıöşüâîû]+)?"
)
_FAMILIES_FIRST = lazy(
    rf"{_FAMILY_IN_CAPITALS}(?:(?:,\s|\s[-–]\s|\s(?:{AND.bare()})\s){_FAMILY_IN_CAPITALS})*"
)
"""Names of which the family, in capitals, stands first: `ÖZER Nusret ve AYAZ Kemal`."""
_OF_SHORT_NOTE = frozenset(("pages", "volume"))
"""What stands behind author and short title in a note: no imprint."""


def title_or_name_first(text: str, pieces: list[Piece]) -> list[Piece]:
    """Tell title and author apart where a line begins with both: `Nutuk, Mustafa Kemal Atatürk`.

    Of the first two parts the one that begins with a known given name and has two to four words is the author. Lines
    with another title are left alone, and so are those in which the tagger saw author and title already.
    """
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), None)
    if at is None or len(pieces) - at > 6 or pieces[at].label not in ("author", "title"):
        return pieces
    start = pieces[at].start
    marks = list(islice(_MARK.finditer(text, start), 2))
    if len(marks) < 2 or _SAID.search(text, start, marks[1].start()):
        return pieces
    middle, end = len(text[: marks[0].end()].rstrip()), len(text[: marks[1].end()].rstrip())
    behind = [piece.label for piece in pieces if piece.start >= end]
    here = [piece for piece in pieces[at:] if piece.start < end]
    crossing = here[-1].end > end + 1 or any(piece.label in ("editor", "translator") for piece in here)
    if crossing or not _IMPRINT.issuperset(behind):
        return pieces
    if pieces[at].label == "author" and _OF_SHORT_NOTE.issuperset(behind):
        return pieces  # `Ashcombe, Reluctant Pilgrim, 57–59.`
    first, second = text[start : marks[0].start()], text[marks[0].end() : marks[1].start()]
    if not (any(map(str.isalpha, first)) and any(map(str.isalpha, second))) or _ENDED.search(second):
        return pieces
    if pieces[at].label == "author" and _FAMILIES_FIRST.fullmatch(first):
        return pieces
    likeness, other = _likeness(first), _likeness(second)
    name_first, name_second = likeness > other, other > likeness
    if other == 1:
        name_second = name_second and not any(map(_is_family, first.split()))
    if not likeness and not other:
        # A translated book has an author: of `Stefanos, Kronik`, with a translator behind, the first is one.
        translated = "translator" in behind and pieces[at].label == "title" and pieces[at].end >= end
        name_first = translated and first.isalpha()
    if name_first == name_second:
        return pieces
    if name_first and behind and "translator" not in behind and likeness < _SURE_NAME:
        return pieces
    labels = ("author", "title") if name_first else ("title", "author")
    if tuple(piece.label for piece in pieces[at : at + 2]) == labels:
        return pieces
    made = overlay(text, pieces, Piece(labels[0], start, middle, _PROBABILITY))
    return overlay(text, made, Piece(labels[1], marks[0].end(), end, _PROBABILITY))


def _likeness(text: str) -> int:
    """Return how much a text looks like `Given Family`: 0 not at all, 1 its last word is known as a name only.

    2 it begins with a given name; 3 or 3 more if it ends as Turkish family names do (-oğlu), or hyphens join several
    names.
    """
    persons = _HYPHEN.split(text)
    if len(persons) > 1 and all(map(is_name, persons)):
        return _SURE_NAME + len(persons)
    words = text.split()
    if not may_be_name(words):
        return 0
    ending = 3 * words[-1].casefold().endswith(("oğlu", "oglu")) or int(
        len(words) < 4 and _is_family(words[-1])
    )
    return ending + 2 * is_name(text)


def is_name(text: str) -> bool:
    """Return whether a text looks like `Given Family`: two to four capitalised words that begin with a given name."""
    words = text.split()
    return may_be_name(words) and is_given(words[0])


def may_be_name(words: Sequence[str]) -> bool:
    """Return whether words may be a name: two to four, with capitals, and none that says what stands beside it.

    A ruler with a numeral (`Murad IV`) is what a book is about.
    """
    if not 2 <= len(words) <= 4 or any(fold_case(word) in word_classes() for word in words):
        return False
    if _is_ruler(words):
        return False
    return all(word[0].isupper() or fold_case(word) in PARTICLES for word in words)


def _is_ruler(words: Sequence[str]) -> bool:
    """Return whether words end with the name of rulers and a numeral: `Murad IV`."""
    return len(words) > 1 and bool(_ROMAN.fullmatch(words[-1])) and fold_case(words[-2]) in NUMBERED


def _is_family(word: str) -> bool:
    return is_family(word) or flags_of(word) in ("n", "gn")


def family_before_given(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a lone word before given names to the author if a title follows: `Karpat, Kemal Haşim, Osmanlı Nüfusu`."""
    for i, (word, names, behind) in enumerate(zip(pieces, pieces[1:], pieces[2:], strict=False)):
        if (word.label, names.label, behind.label) == ("title", "author", "title"):
            given = text[names.start : names.end].strip(" ,.").split()
            lone = text[word.start : word.end].rstrip().removesuffix(",")
            if lone.isalpha() and given and all(map(is_given, given)):
                return [*pieces[:i], joined(word, names, "author"), *pieces[i + 2 :]]
        if i == 1:
            break
    return pieces


def given_behind_family(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the author the given names that a title begins with: `Aybars, Ergün, İstiklâl Mahkemeleri`."""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), None)
    if at is None or len(pieces) < at + 2 or pieces[at].label != "author" or pieces[at + 1].label != "title":
        return pieces
    family = text[pieces[at].start : pieces[at].end].rstrip()
    if not family.endswith(",") or not family[:-1].isalpha():
        return pieces
    title = pieces[at + 1]
    given, comma, rest = text[title.start : title.end].partition(",")
    words = given.split()
    if not comma or not rest.strip() or not 1 <= len(words) <= 3:
        return pieces
    if not all(is_given(word) or _is_family(word) for word in words):
        return pieces
    start = title.start + len(given) + 1
    start += len(text[start : title.end]) - len(text[start : title.end].lstrip())
    author = replaced(pieces[at], end=title.start + len(given) + 1)
    return [*pieces[:at], author, replaced(title, start=start), *pieces[at + 2 :]]


_FIRST_PART = lazy(r"(?P<name>[^\W\d_]+(?:\s[^\W\d_]+){1,2}),\s(?P<title>[^\W\d_a-z][^,]*)")


def author_in_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the author from a title of two parts, if only the first is `Given Family`: `Kevser Ay, Murad IV, Ankara`.

    Before a ruler with a numeral the given name need not be known.
    """
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), 0)
    title = pieces[at]
    match = (
        _FIRST_PART.fullmatch(text, title.start, len(text[: title.end].rstrip(" ,.")))
        if title.label == "title"
        else None
    )
    if match is None or is_name(match["title"]) or any(piece.label in _CREATED for piece in pieces):
        return pieces
    words, ruler = match["name"].split(), _is_ruler(match["title"].split())
    if not may_be_name(words) or not _is_family(words[-1]) or not (is_given(words[0]) or ruler):
        return pieces
    made = overlay(text, pieces, Piece("author", title.start, match.end("name") + 1, _PROBABILITY))
    return overlay(text, made, Piece("title", match.start("title"), title.end, _PROBABILITY))


_NAME_AND_TITLE = lazy(r"[^\W\d_]+,\s(?P<given>[^\W\d_]+(?:\s[^\W\d_]+)?),\s(?P<title>[^,;:()\d]+),")

_POET_AND_TITLE = lazy(r"(?P<poet>[^\W\d_]+),\s(?P<title>[^\W\d_]+\sv?[üu]\s[^\W\d_]+),")
"""A poet and a title with the Persian “and”, which stands in no name."""


def title_in_author(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the title from `Kemal, Yaşar, İnce Memed,` before an imprint, if the reference has no other.

    So too from `Nizami, Hüsrev ü Şirin,`.
    """
    if any(piece.label in ("title", "journal", "container-title") for piece in pieces):
        return pieces
    for i, (author, behind) in enumerate(pairwise(pieces)):
        if author.label != "author" or behind.label not in _IMPRINT:
            continue
        if match := _POET_AND_TITLE.fullmatch(text, author.start, author.end):
            return parted(pieces, i, match.end("poet") + 1, match.start("title"), "title")
        match = _NAME_AND_TITLE.fullmatch(text, author.start, author.end)
        if match and is_given(match["given"].split()[0]):
            return parted(pieces, i, match.end("given") + 1, match.start("title"), "title")
    return pieces


_NO_FAMILY = lazy(r".*(?:[aeıioöuü]s[ıi]|l[ae]r[ıi]?)", re.IGNORECASE)
"""How a Turkish word ends that something belongs to, or that stands for several: Dosyası, Mektupları."""
_TITLE_AND_NAME = lazy(r"(?P<title>[^\W\d_][^.“”\"]{5,}\.)\s(?P<name>[^\W\d_]+(?:\s[^\W\d_]+){1,2})\.")


def author_behind_stop(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the author from a title of two sentences: `Sivas Yollarında. Vehbi Kaya. T.T.K. 1998.`"""
    if any(piece.label in _CREATED and piece.label != "journal" for piece in pieces):
        return pieces
    for i, title in enumerate(pieces):
        match = _TITLE_AND_NAME.fullmatch(text, title.start, title.end) if title.label == "title" else None
        if match and is_name(match["name"]) and not _NO_FAMILY.fullmatch(match["name"]):
            return parted(pieces, i, match.end("title"), match.start("name"), "author")
    return pieces
