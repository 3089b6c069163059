"""Lists of names: the `and` syntax of BibTeX and CSL names, both ways.

    Last, First          family, given
    von Last, Jr, First  non-dropping particle, family, suffix, given
    Last, First de       a known particle at the end of the given names is a dropping particle
    {Türk Tarih Kurumu}  a body (literal)
    Last                 one word: a family name
    First von Last       as BibTeX reads it
    others               the list goes on ("and others")
    family=…, given=…    biblatex's extended format (read only)

Source: BibTeX (bibtex.web, §§ 387-401), Nicolas Markey, “Tame the BeaST”, chapter 4; the biblatex manual,
section 2.2.1 and 3.8. Before a comma, BibTeX lets the particle reach to the last lower-case word; here it
must also begin with one, so that "Ortega y Gasset" is a family name (it is written in braces, for BibTeX).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bibtools.bibtex.decode import decode
from bibtools.bibtex.encode import encode
from bibtools.model import Name
from bibtools.support.patterns import lazy

DROPPING = frozenset("de da do dos das du des del della di von zu van der den d' d’ af av".split())
"""Particles that stand behind given names and fall away in sorting (CSL: dropping-particle)."""

_SEPARATOR = lazy(r"[{}]|(?<=\s)and(?=\s)", re.IGNORECASE)
_LEVEL = lazy(r"[{},]|[\s~]+")
_EXTENDED = lazy(r"\s*(?:family|given|prefix|suffix)\s*=", re.IGNORECASE)
_PROTECT = lazy(r",|\sand\s|^and\s|\sand$|^others$|^and$", re.IGNORECASE)


def split_list(value: str) -> list[str]:
    """Split a list at the `and` outside of braces; parts come stripped, empty ones too."""
    parts: list[str] = []
    depth = start = 0
    for match in _SEPARATOR.finditer(f" {value} "):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth <= 0:
            parts.append(value[max(start - 1, 0) : match.start() - 1].strip())
            start = match.end()
    parts.append(value[max(start - 1, 0) :].strip())
    return parts


def decode_names(value: str) -> tuple[Name, ...]:
    """Read a list of names as they stand in a field."""
    return tuple(_decode_name(part) for part in split_list(value) if part)


def encode_names(names: Sequence[Name], *, ascii: bool = False) -> str:
    """Write a list of names; what a name cannot say here is left to the caller to notice."""
    return " and ".join(_encode_name(name, ascii) for name in names)


def is_group(text: str) -> bool:
    """Return whether one pair of braces holds all of a text."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if not depth:
            return at == len(text) - 1
    return False


def _decode_name(text: str) -> Name:
    if text.lower() == "others":
        return Name(others=True)
    if is_group(text):
        return Name(literal=_text(text))
    parts = _split_commas(text)
    if all(_EXTENDED.match(part) or "=" in part for part in parts) and _EXTENDED.match(text):
        return _extended(parts)
    if len(parts) == 1:
        return _first_last(text)
    particle, family = _von_last(parts[0])
    suffix = parts[1] if len(parts) == 3 else ""
    given, dropping = _given(parts[-1] if len(parts) < 4 else ", ".join(parts[1:]))
    return Name(family, given, dropping, particle, _text(suffix))


def _extended(parts: Sequence[str]) -> Name:
    pairs = {
        key.strip().lower(): _text(value.strip()) for key, _, value in (part.partition("=") for part in parts)
    }
    prefix = pairs.get("prefix", "")
    kept = pairs.get("useprefix", "true") == "true"
    return Name(
        pairs.get("family", ""),
        pairs.get("given", ""),
        "" if kept else prefix,
        prefix if kept else "",
        pairs.get("suffix", ""),
    )


def _first_last(text: str) -> Name:
    words = _words(text)
    if len(words) == 1:
        return Name(family=_text(text))
    lower = [at for at, word in enumerate(words[:-1]) if _is_lower(word)]
    first, last = (lower[0], lower[-1] + 1) if lower else (len(words) - 1, len(words) - 1)
    return Name(
        family=_text(" ".join(words[last:])),
        given=_text(" ".join(words[:first])),
        non_dropping_particle=_text(" ".join(words[first:last])),
    )


def _von_last(text: str) -> tuple[str, str]:
    words = _words(text) or [""]
    count = 0
    if _is_lower(words[0]):
        count = max((at for at, word in enumerate(words[:-1], 1) if _is_lower(word)), default=0)
    return _text(" ".join(words[:count])), _text(" ".join(words[count:]))


def _given(text: str) -> tuple[str, str]:
    words = _words(text)
    count = len(words)
    while count > 1 and words[count - 1] in DROPPING:
        count -= 1
    return _text(" ".join(words[:count])), _text(" ".join(words[count:]))


def _split_commas(text: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for match in _LEVEL.finditer(text):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif match[0] == "," and depth <= 0:
            parts.append(text[start : match.start()].strip())
            start = match.end()
    return [*parts, text[start:].strip()]


def _words(text: str) -> list[str]:
    return [word for word in _split_words(text) if word]


def _split_words(text: str) -> Iterator[str]:
    depth = start = 0
    for match in _LEVEL.finditer(text):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif match[0] != "," and depth <= 0:
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


def _is_lower(word: str) -> bool:
    """Return whether a word counts as a particle: its first letter is lower-case; braces make it a name."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    letters = (char for char in decode(word) if char.isalpha())
    return next(letters, "X").islower()


def _text(value: str) -> str:
    return decode(value.strip())


def _encode_name(name: Name, ascii: bool) -> str:
    if name.others:
        return "others"
    if name.literal:
        return "{" + encode(name.literal, ascii=ascii) + "}"
    words, given_words = name.family.split(), name.given.split()
    particled = any(word[:1].islower() for word in words[:-1])
    family = _part(name.family, ascii, particled or (len(words) > 1 and "=" in name.family))
    given = _part(name.given, ascii, len(given_words) > 1 and given_words[-1] in DROPPING)
    suffix, particle, dropping = (
        _part(part, ascii) for part in (name.suffix, name.non_dropping_particle, name.dropping_particle)
    )
    head = f"{particle} {family}".strip()
    tail = f"{given} {dropping}".strip()
    if suffix:
        return f"{head}, {suffix}, {tail}".rstrip(", ")
    return f"{head}, {tail}" if tail else head


def _part(text: str, ascii: bool, ambiguous: bool = False) -> str:
    """Encode a part, in braces where its words would be taken for something else."""
    encoded = encode(text, ascii=ascii)
    unsafe = ambiguous or bool(_PROTECT.search(encoded)) or is_group(encoded)
    return "{" + encoded + "}" if unsafe else encoded
