"""Patterns of citation keys.

    {author}{year}{title}                 names in braces, text between them
    [auth:lower][year][veryshorttitle]    JabRef's patterns
    auth.lower + shorttitle(3,3) + year   Better BibTeX's formulas

Sources: JabRef's documentation, “Customize the citation key generator”; Better BibTeX's, “Citation keys”. Of both, the
names in `NAMES` and the modifiers in `MODIFIERS` are known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bibtools.errors import UsageError
from bibtools.model import Date, Name, Reference
from bibtools.support.dataclass import dataclass
from bibtools.support.folding import fold_key
from bibtools.support.patterns import lazy

_TOKEN = lazy(r"\{([^{}]*)\}|\[([^\[\]]*)\]|([^{}\[\]]+)|(.)")
_CALL = lazy(r"([A-Za-z]+?)(\d*)(?:\(([^()]*)\))?((?:[.:][A-Za-z]+(?:\([^()]*\))?|:\([^()]*\))*)")
_MODIFIER = lazy(r"[.:]([A-Za-z]+)")
_SAFE = lazy(r"[A-Za-z0-9_.:+/-]*")
_WORD = lazy(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL = frozenset(
    "a an the and or of in on at to for from by with as into über der die das den dem des ein eine und von zu im am "
    "le la les un une des du de et el los las y il lo gli i e ve ile bir".split()
)
"""Words that are no part of a short title."""


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    number: int
    modifiers: tuple[str, ...]


Pattern = tuple["_Part | str", ...]


def read_pattern(text: str) -> Pattern:
    """Return a pattern, ready for `make_key`. Raises UsageError for a name or modifier that does not exist."""
    if not any(mark in text for mark in "{}[]"):
        text = "".join(_braced(part.strip()) for part in text.split("+"))
    parts: list[_Part | str] = []
    for match in _TOKEN.finditer(text):
        inner = match[1] if match[1] is not None else match[2]
        if inner is not None:
            parts.append(_part(inner.strip()))
        elif match[4] or not _SAFE.fullmatch(match[3]):
            raise UsageError(
                f"“{match[0]}” cannot stand in a key", hint="Use letters, digits, and - _ . : + /"
            )
        else:
            parts.append(match[3])
    if not any(isinstance(each, _Part) for each in parts):
        raise UsageError(
            "the pattern names nothing of an entry", hint=f"Try {{author}}{{year}}; known are {_known()}"
        )
    return tuple(parts)


def _braced(part: str) -> str:
    quoted = len(part) > 1 and part[0] == part[-1] and part[0] in "'\""
    return part[1:-1] if quoted else f"{{{part}}}"


def _part(written: str) -> _Part:
    match = _CALL.fullmatch(written)
    name = match[1].lower() if match else ""
    if match is None or name not in NAMES:
        raise UsageError(f"a key cannot be made of “{written}”", hint=f"known are {_known()}")
    modifiers = tuple(each.lower() for each in _MODIFIER.findall(match[4]))
    unknown = next((each for each in modifiers if each not in MODIFIERS), "")
    if unknown:
        raise UsageError(f"there is no modifier “{unknown}”", hint=f"known are {', '.join(MODIFIERS)}")
    first = (match[3] or "").split(",")[0].strip()
    number = match[2] or (first if first.isdecimal() else "")
    return _Part(name, int(number or 0), modifiers)


def _known() -> str:
    return ", ".join(NAMES)


def make_key(pattern: Pattern, reference: Reference) -> str:
    """Return the key of a reference, in ASCII; it may be empty, and another reference may have the same."""
    made = []
    for part in pattern:
        if isinstance(part, str):
            made.append(part)
            continue
        words = [_ascii(word) for word in NAMES[part.name](reference, part.number)]
        for modifier in part.modifiers:
            words = MODIFIERS[modifier](words)
        made.append("".join(words))
    return "".join(made)


def _ascii(word: str) -> str:
    """Return the ASCII letters and digits of a word, capitals kept."""
    return "".join(
        folded.upper() if char.isupper() else folded
        for char in word
        for folded in (fold_key(char),)
        if folded
    )


def _names(reference: Reference) -> tuple[Name, ...]:
    return tuple(name for name in reference.author or reference.editor if not name.others)


def _family(name: Name) -> str:
    return name.literal or f"{name.non_dropping_particle} {name.family}".strip() or name.given


def _author(reference: Reference, number: int) -> list[str]:
    family = next(iter(map(_family, _names(reference))), "")
    return [_ascii(family)[:number] if number else family]


def _authors(reference: Reference, number: int) -> list[str]:
    names = _names(reference)
    shown = names[:number] if number else names
    return [*map(_family, shown), *(["EtAl"] if len(shown) < len(names) else [])]


def _et_al(reference: Reference, number: int) -> list[str]:
    families = [_family(name) for name in _names(reference)]
    return families if len(families) < 3 else [families[0], "EtAl"]


def _year(reference: Reference, number: int) -> list[str]:
    year = reference.issued.year if isinstance(reference.issued, Date) else None
    return [str(year) if year is not None else fold_key(str(reference.issued or "nd"))]


def _short_year(reference: Reference, number: int) -> list[str]:
    return [_year(reference, 0)[0][-2:]]


def _title(reference: Reference, number: int) -> list[str]:
    words = _WORD.findall(_TAGS.sub("", reference.title))
    kept = [word for word in words if word.lower() not in _SMALL]
    return [word[:1].upper() + word[1:] for word in (kept[:number] if number else kept)]


def _short_title(reference: Reference, number: int) -> list[str]:
    return _title(reference, number or 3)


def _very_short_title(reference: Reference, number: int) -> list[str]:
    return _title(reference, 1)


def _first_page(reference: Reference, number: int) -> list[str]:
    return [_WORD.findall(reference.page)[0] if _WORD.findall(reference.page) else ""]


def _journal(reference: Reference, number: int) -> list[str]:
    return _WORD.findall(reference.container_title)


_TAGS = lazy(r"<[^<>]*>")
NAMES: Mapping[str, Callable[[Reference, int], list[str]]] = {
    "author": _author,
    "auth": _author,
    "authors": _authors,
    "authetal": _et_al,
    "authoretal": _et_al,
    "year": _year,
    "shortyear": _short_year,
    "title": _title,
    "camel": _title,
    "shorttitle": _short_title,
    "veryshorttitle": _very_short_title,
    "firstpage": _first_page,
    "journal": _journal,
    "entrytype": lambda reference, number: [reference.type],
    "type": lambda reference, number: [reference.type],
}
"""Name in a pattern → the words that it stands for; a number behind a name limits its letters or words."""
MODIFIERS: Mapping[str, Callable[[list[str]], list[str]]] = {
    "lower": lambda words: [word.lower() for word in words],
    "upper": lambda words: [word.upper() for word in words],
    "capitalize": lambda words: [word[:1].upper() + word[1:].lower() for word in words],
    "abbr": lambda words: [word[:1] for word in words],
    "fold": lambda words: words,
    "clean": lambda words: words,
}
"""Modifier → what it does to the words; keys are ASCII in any case."""
