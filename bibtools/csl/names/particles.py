"""Particles and suffixes written inside the parts of a name: "van der Vlist", "Jean de", "John, III"."""

from __future__ import annotations

import re

from bibtools.support.patterns import lazy

_FAMILY = lazy(r"^(\S+(?:-|\u02bb|\u2019| |') *)(.+)$".replace(r"\S", "[^ ]"), re.DOTALL)
_GIVEN = lazy(r"^([^ ]+(?:\u02bb |\u2019 | |' ) *)(.+)$", re.DOTALL)
_LEADING = lazy(r"^[-'\u02bb\u2019\s]*")
_SUFFIX = lazy(r"\s*,!*\s*")
APOSTROPHES = ("'", "\u2019", "\u02bc", "-")


def _is_lower(part: str) -> bool:
    stripped = _LEADING.sub("", part)
    first = (stripped or part)[0]
    return first.upper() != first


def split_leading(family: str) -> tuple[str, str]:
    """Take lower-case particles off the front of a family name; give (particles, family)."""
    first = family.lstrip("-'\u02bb\u2019 ")[:1]
    if first.upper() == first:
        return "", family
    particles: list[str] = []
    rest = family
    while match := _FAMILY.match(rest):
        if not _is_lower(match[1]):
            break
        particles.append(match[1])
        rest = match[2]
    joined = "".join(particles)
    stripped = joined.strip()
    if joined.endswith(" ") and stripped[-1:] in ("'", "\u2019"):
        stripped += " "
    return stripped, rest


def split_trailing(given: str) -> tuple[str, str]:
    """Take lower-case particles off the end of a given name; give (given, particles)."""
    last = given[given.rfind(" ") + 1 :][:1]
    if " " not in given or last.isupper():
        return given, ""
    words: list[str] = []
    rest = given[::-1]
    while match := _GIVEN.match(rest):
        part = match[1][::-1]
        if not _is_lower(part.strip()):
            break
        words.insert(0, part.strip())
        rest = match[2]
    return rest[::-1], " ".join(words)


def split_suffix(given: str) -> tuple[str, str, bool]:
    """Take a suffix off a given name ("John, Jr."): give (given, suffix, with comma: "John,! Jr.")."""
    match = _SUFFIX.search(given) if "," in given else None
    if match is None:
        return given, "", False
    return given[: match.start()], given[match.end() :], "!" in match[0]
