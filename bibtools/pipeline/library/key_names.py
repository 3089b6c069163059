"""The names and modifiers of patterns of citation keys, as functions.

Sources: JabRef's documentation, “Customize the citation key generator” (markers, modifiers, the examples that the cases
hold); Better BibTeX's, “Citation keys”, whose functions “mostly follow” JabRef's. Differences: keys are ASCII, short
titles leave out small words of several languages and keep capitals within words (JabRef makes `Jabref` of `JabRef`),
and `title` in braces leaves small words out too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bibtools.model import Date, Name, Reference
from bibtools.support.folding import ascii_alphanumerics
from bibtools.support.patterns import lazy
from bibtools.support.whole_numbers import whole_number

Words = Callable[[Reference, int, int], list[str]]
"""What a name stands for: the words for a reference, limited by the first number; the second counts people."""
Families = Callable[[list[str], int, int], list[str]]
"""What a name about people makes of their family names, with the same two numbers."""
_WORD = lazy(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBER = lazy(r"\d+")
_TAGS = lazy(r"<[^<>]*>")
_SMALL = frozenset(
    "a an the and or of in on at to for from by with as into über der die das den dem des ein eine und von zu im am "
    "le la les un une des du de et el los las y il lo gli i e ve ile bir".split()
)
"""Words that are no part of a short title."""
_NO_PAGE = 10**10
"""Stands for a number that is too long for a page; it comes last."""


def ascii_word(word: str) -> str:
    """Return the ASCII letters and digits of a word, capitals kept."""
    return "".join(
        folded.upper() if char.isupper() else folded
        for char in word
        for folded in (ascii_alphanumerics(char),)
        if folded
    )


def _family(name: Name) -> str:
    return ascii_word(name.literal or f"{name.non_dropping_particle} {name.family}".strip() or name.given)


def _initial(name: Name | None) -> list[str]:
    return [ascii_word(name.given)[:1]] if name else []


def _year(reference: Reference, number: int, which: int) -> list[str]:
    year = reference.issued.year if isinstance(reference.issued, Date) else None
    return [str(year) if year is not None else ascii_alphanumerics(str(reference.issued or "nd"))]


def _title_words(reference: Reference) -> list[str]:
    return _WORD.findall(_TAGS.sub("", reference.title))


def _title(reference: Reference, number: int, which: int) -> list[str]:
    kept = [word for word in _title_words(reference) if word.lower() not in _SMALL]
    return [word[:1].upper() + word[1:] for word in (kept[:number] if number else kept)]


def _their_title(reference: Reference, number: int, which: int) -> list[str]:
    words = _title_words(reference)
    first = words[:1]
    rest = [word.lower() if word.lower() in _SMALL else word.capitalize() for word in words[1:]]
    return [*(word.capitalize() for word in first), *rest]


def _pages(reference: Reference) -> list[str]:
    return sorted(_NUMBER.findall(reference.page), key=lambda page: whole_number(page, _NO_PAGE))


def _keyword(reference: Reference, number: int, which: int) -> list[str]:
    words = [word.strip() for word in str(reference.get("keyword") or "").replace(";", ",").split(",")]
    return words[number - 1 : number] if number else words[:1]


def _people(reference: Reference, kind: str) -> list[Name]:
    """Return the authors, else the editors, of kind `auth`; the editors of `edtr`; the authors of `pureauth`."""
    if kind == "pureauth":
        chosen = reference.author
    elif kind == "edtr":
        chosen = reference.editor
    else:
        chosen = reference.author or reference.editor
    return [name for name in chosen if not name.others]


def _first(found: list[str], number: int, which: int) -> list[str]:
    chosen = found[max(which, 1) - 1 : max(which, 1)]
    return [word[:number] if number else word for word in chosen]


def _everyone(found: list[str], number: int, which: int) -> list[str]:
    return found if not number or len(found) <= number else [*found[:number], "EtAl"]


def _et_al(found: list[str], number: int, which: int) -> list[str]:
    return found if len(found) < 3 else [found[0], "EtAl"]


def _dotted(end: str, shown: int) -> Families:
    """Return a function that joins up to two names with dots, and of more the first `shown` with `end`."""
    return lambda found, number, which: [".".join(found) if len(found) < 3 else ".".join(found[:shown]) + end]


def _alpha(found: list[str], number: int, which: int) -> list[str]:
    """Return the label of BibTeX's style alpha: three letters of one name, or the initials of all, up to four."""
    if len(found) == 1:
        return [found[0][:3]]
    shown = found if len(found) < 5 else found[:3]
    return ["".join(word[:1] for word in shown) + ("+" if len(found) > 4 else "")]


def _short(found: list[str], number: int, which: int) -> list[str]:
    letters = "".join(word[:1] for word in found[:3]) + ("+" if len(found) > 3 else "")
    return found if len(found) < 2 else [letters]


def _initials(found: list[str], number: int, which: int) -> list[str]:
    return [*(word[:5] for word in found[:1]), *(word[:1] for word in found[1:])]


def _beginnings(found: list[str], number: int, which: int) -> list[str]:
    """Return beginnings of all names, `number` letters together; the first names get what does not divide."""
    share, more = divmod(number, len(found)) if found else (0, 0)
    return [word[: share + (at < more)] for at, word in enumerate(found)]


def _last(found: list[str], number: int, which: int) -> list[str]:
    return found[-1:]


def _families(made: Families, kind: str) -> Words:
    return lambda reference, number, which: made(
        [_family(name) for name in _people(reference, kind)], number, which
    )


def _of_people(kind: str) -> dict[str, Words]:
    """Return the names about people: `auth` for authors, else editors; `edtr` for editors, `pureauth` for authors."""
    many = {"auth": "authors", "pureauth": "pureauthors", "edtr": "editors"}[kind]
    one = many[:-1]
    of_families: dict[str, Families] = {
        kind: _first,
        many: _everyone,
        f"{kind}etal": _et_al,
        f"{kind}.etal": _dotted(".etal", 1),
        f"{kind}.{kind}.ea": _dotted(".ea", 2),
        f"{kind}short": _short,
        f"{kind}ini": _beginnings,
        f"{kind}firstfull": _first,
        f"{many}alpha": _alpha,
        f"{one}ini": _initials,
        f"{one}last": _last,
    }
    return {
        **{name: _families(made, kind) for name, made in of_families.items()},
        f"{kind}foreini": lambda reference, number, which: _initial(
            next(iter(_people(reference, kind)), None)
        ),
        f"{one}lastforeini": lambda reference, number, which: _initial(
            next(reversed(_people(reference, kind)), None)
        ),
    }


NAMES: Mapping[str, Words] = {
    **_of_people("auth"),
    "author": _of_people("auth")["auth"],
    "authoretal": _of_people("auth")["authetal"],
    "year": _year,
    "shortyear": lambda reference, number, which: [_year(reference, 0, 0)[0][-2:]],
    "title": _title,
    "camel": lambda reference, number, which: [
        word[:1].upper() + word[1:] for word in _title_words(reference)[: number or None]
    ],
    "fulltitle": lambda reference, number, which: _title_words(reference),
    "shorttitle": lambda reference, number, which: _title(reference, number or 3, 0),
    "shorttitleini": lambda reference, number, which: [word[:1] for word in _title(reference, 3, 0)],
    "veryshorttitle": lambda reference, number, which: _title(reference, number or 1, 0),
    "firstpage": lambda reference, number, which: _pages(reference)[:1],
    "lastpage": lambda reference, number, which: _pages(reference)[-1:],
    "journal": lambda reference, number, which: _WORD.findall(reference.container_title),
    "volume": lambda reference, number, which: [reference.volume],
    "keyword": _keyword,
    "entrytype": lambda reference, number, which: [reference.type],
    "type": lambda reference, number, which: [reference.type],
    **_of_people("pureauth"),
    **_of_people("edtr"),
}
"""Name in a pattern, in lower case → the words that it stands for; a number behind a name limits letters or words."""


def _capitalized(word: str) -> str:
    return word[:1].upper() + word[1:].lower()


THEIRS: Mapping[str, Words] = {
    "title": _their_title,
    "camel": lambda reference, number, which: [_capitalized(word) for word in _title_words(reference)],
}
"""Names that mean something else in JabRef's brackets and in formulas than in braces."""

MODIFIERS: Mapping[str, Callable[[list[str], int], list[str]]] = {
    "lower": lambda words, number: [word.lower() for word in words],
    "upper": lambda words, number: [word.upper() for word in words],
    "capitalize": lambda words, number: [_capitalized(word) for word in words],
    "titlecase": lambda words, number: [
        word.lower() if at and word.lower() in _SMALL else _capitalized(word) for at, word in enumerate(words)
    ],
    "sentencecase": lambda words, number: [
        word.lower() if at else _capitalized(word) for at, word in enumerate(words)
    ],
    "abbr": lambda words, number: [word[:1] for word in words],
    "truncate": lambda words, number: ["".join(words)[:number]],
    "fold": lambda words, number: words,
    "clean": lambda words, number: words,
}
"""Modifier → what it does to the words; a number may follow it."""
