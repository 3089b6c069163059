"""Patterns of citation keys.

    {author}{year}{title}                 names in braces, text between them
    [auth:lower][year][veryshorttitle]    JabRef's patterns
    auth.lower + shorttitle(3,3) + year   Better BibTeX's formulas

The names and modifiers stand in `key_names`, with their sources; regular expressions are not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bibtools.errors import UsageError
from bibtools.model import Reference
from bibtools.pipeline.library.key_names import MODIFIERS, NAMES, THEIRS, Words, ascii_word
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_TOKEN = lazy(r"\{([^{}]*)\}|\[([^\[\]]*)\]|([^{}\[\]]+)|(.)")
_DOTTED = "|".join(name.replace(".", r"\.") for name in NAMES if "." in name)
_CALL = lazy(
    rf"({_DOTTED}|[A-Za-z]+?)(\d*)(?:_(\d+))?(?:\(([^()]*)\))?((?:[.:][A-Za-z]+\d*(?:\([^()]*\))?|:\([^()]*\))*)",
    re.IGNORECASE,
)
_MODIFIER = lazy(r"[.:](?:([A-Za-z]+)(\d*)(?:\((\d*)[^()]*\))?|\(([^()]*)\))")
_SAFE = lazy(r"[A-Za-z0-9_.:+/-]*")


@dataclass(frozen=True, slots=True)
class _Part:
    """A name with its numbers, its modifiers with theirs, and what stands for nothing."""

    words: Words
    number: int
    which: int
    modifiers: tuple[tuple[str, int], ...]
    otherwise: str


Pattern = tuple["_Part | str", ...]


def read_pattern(text: str) -> Pattern:
    """Return a pattern, ready for `make_key`. Raises UsageError for a name or modifier that does not exist."""
    if not any(mark in text for mark in "{}[]"):
        text = "".join(_bracketed(part.strip()) for part in text.split("+"))
    parts: list[_Part | str] = []
    for match in _TOKEN.finditer(text):
        inner = match[1] if match[1] is not None else match[2]
        if inner is not None:
            parts.append(_part(inner.strip(), THEIRS if match[2] is not None else {}))
        elif match[4] or not _SAFE.fullmatch(match[3]):
            raise UsageError(
                message("“{text}” cannot stand in a key", text=match[0]),
                hint="Use letters, digits, and - _ . : + /",
            )
        else:
            parts.append(match[3])
    if not any(isinstance(each, _Part) for each in parts):
        raise UsageError(
            "the pattern names nothing of an entry",
            hint=message("Try {{author}}{{year}}; known are {known}", known=_known()),
        )
    return tuple(parts)


def _bracketed(part: str) -> str:
    quoted = len(part) > 1 and part[0] == part[-1] and part[0] in "'\""
    return part[1:-1] if quoted else f"[{part}]"


def _part(written: str, theirs: Mapping[str, Words]) -> _Part:
    match = _CALL.fullmatch(written)
    name = match[1].lower() if match else ""
    if match is None or name not in NAMES:
        raise UsageError(
            message("a key cannot be made of “{written}”", written=written),
            hint=message("known are {known}", known=_known()),
        )
    modifiers, otherwise = [], ""
    for each in _MODIFIER.finditer(match[5]):
        if each[1] is None:
            otherwise = each[4]
        elif each[1].lower() not in MODIFIERS:
            raise UsageError(
                message("there is no modifier “{each}”", each=each[1]),
                hint=message("known are {modifiers}", modifiers=", ".join(MODIFIERS)),
            )
        else:
            modifiers.append((each[1].lower(), int(each[2] or each[3] or 0)))
    first = (match[4] or "").split(",")[0].strip()
    number = match[2] or (first if first.isdecimal() else "")
    words = theirs.get(name) or NAMES[name]
    return _Part(words, int(number or 0), int(match[3] or 0), tuple(modifiers), otherwise)


def _known() -> str:
    return ", ".join(NAMES)


def make_key(pattern: Pattern, reference: Reference) -> str:
    """Return the key of a reference, in ASCII; it may be empty, and another reference may have the same."""
    made = []
    for part in pattern:
        if isinstance(part, str):
            made.append(part)
            continue
        words = [_key_word(word) for word in part.words(reference, part.number, part.which)]
        for modifier, number in part.modifiers:
            words = MODIFIERS[modifier](words, number)
        made.append("".join(words) or part.otherwise)
    return "".join(made)


def _key_word(word: str) -> str:
    """Return a word in ASCII, with the signs that the names about people put in."""
    return "".join(each if each in ".+" else ascii_word(each) for each in word)
