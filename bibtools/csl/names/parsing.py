"""What the text of a name's parts says of it: particles, suffixes, the order in which it is written.

CSL-JSON has fields for particles and suffixes, but most sources keep them with the family and the given name. The
rule: before the family name, and behind the given name, a run of words in lower case is particles as long as a word
remains that is not. Those of the family name belong to it ("van Gogh"), those of the given name are dropped with it
("Ludwig van"). What follows a comma behind the given name is a suffix, or particles if it is in lower case.
"""

from __future__ import annotations

from bibtools.support.patterns import lazy

_APOSTROPHES = "'\u2018\u2019\u02bb\u02bc"
_PARTICLE = lazy(rf"[{_APOSTROPHES}]*[^ {_APOSTROPHES}-]+(?:[{_APOSTROPHES}-] *| +)")
_WORD = lazy(r" *[^ ]+$")
_JOINED = lazy(rf"-$|[^aeiou][{_APOSTROPHES}]$")
_COMMA = lazy(r"\s*,(!?)\s*")


def is_lower(word: str) -> bool:
    """Return whether a word opens with a letter in lower case, after an apostrophe at most, and has no other case."""
    letters = word.lstrip(_APOSTROPHES)
    return letters[:1].islower() and word == word.lower()


def is_joined(particle: str) -> bool:
    """Return whether a particle is written as one with the word behind it: "al-", "d'", but not Italian "de'"."""
    return _JOINED.search(particle) is not None


def bare(particle: str) -> str:
    """Return a particle without the marks around it, as names are sorted by it."""
    return particle.strip(f"{_APOSTROPHES}- ")


def split_leading(family: str) -> tuple[str, str]:
    """Return the particles at the beginning of a family name, and the rest: "de la", "Cruz"; "al-", "Hakim"."""
    end = 0
    while match := _PARTICLE.match(family, end):
        if not is_lower(match[0].strip()) or not (match[0].endswith(" ") or is_joined(match[0])):
            break
        end = match.end()
    rest = family[end:]
    if not rest or is_lower(rest):
        return "", family
    return family[:end].rstrip(), rest


def split_trailing(given: str) -> tuple[str, str]:
    """Return a given name without the particles at its end, and those: "Rob", "van der"."""
    start = len(given)
    while match := _WORD.search(given, 0, start):
        if not is_lower(match[0].strip()):
            break
        start = match.start()
    return (given[:start], given[start:].strip()) if given[:start].strip() else (given, "")


def split_suffix(given: str) -> tuple[str, str, bool]:
    """Return a given name without its suffix, the suffix, and whether a comma is kept before it ("John,! Jr.")."""
    match = _COMMA.search(given)
    return (given[: match.start()], given[match.end() :], bool(match[1])) if match else (given, "", False)
