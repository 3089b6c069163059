"""Initials: "Jean-Luc" → "J.-L.", and the tidying of initials that a name already has."""

from __future__ import annotations

import re
from functools import lru_cache

from bibtools.csl.constants import SPACED_SCRIPT, STARTS_SPACED
from bibtools.support.patterns import lazy

_UPPER_START = lazy(
    "^([A-Z\u0e01-\u0e5b\u00c0-\u00de\u0100-\u017f\u0400-\u042f\u0590-\u05d4\u05d6-\u05ff\u0600-\u06ff"
    "\u0370\u0372\u0376\u0386\u0388-\u03ab\u03e2-\u03ee\u03f4\u03f7\u03fd-\u03ff\u1e00-\u1eff])"
    "([a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0400-\u052f\u0600-\u06ff\u0370-\u03ff\u1f00-\u1fff\u1e00-\u1eff"
    r"]*|)(\.)*"
)
_SPLIT = lazy(r'([-\s]*</*(?:span\s+class="no(?:case|decor)"|i|sc|b|sub|sup)>[-\s]*|[-\s]+)')
_TAGS = lazy(r"-*<[^>]+>-*")
_LEADING_TAGS = lazy(r"^(?:<[^>]+>)*")
_DOT_THEN = lazy(r"\.(?=[^ ])")
_LOWER_AFTER_HYPHEN = lazy("-([a-z])")
_TRAILING = lazy("[\t\n\x0b\x0c\r \ufeff\u00a0]+$")
_SPACES = lazy("[\t\n\x0b\x0c\r ]+")


@lru_cache(maxsize=4096)
def initialize(given: str, mark: str, *, hyphen: bool = True, normalize_only: bool = False) -> str:
    """Cut a given name to initials, each followed by `mark`.

    With `normalize_only`, full names stay and only initials that are there already get the mark;
    `hyphen` keeps the hyphen of compound names.
    """
    if not given or given in ("Lord", "Lady"):
        return given
    if not STARTS_SPACED.match(_LEADING_TAGS.sub("", given)) and "%s" not in mark:
        return given
    if not hyphen:
        given = given.replace("-", " ")
    name = re.sub(r"\s*-\s*", "-", given)
    name = _LOWER_AFTER_HYPHEN.sub("\u2013\\1", re.sub(r"\s+", " ", name))
    parts = _SPLIT.split(_DOT_THEN.sub(". ", name))
    if len(parts) == 1:
        tail = re.search(r"[^.]+$", parts[0])
        if tail and len(tail[0]) == 1 and tail[0] != tail[0].lower():
            parts[0] += "."
    made = _normalize(parts, mark) if normalize_only else _cut(parts, mark)
    made = _SPACES.sub(" ", re.sub(r"\s*-\s*", "-", _TRAILING.sub("", made)))
    return re.sub("\u2013([a-z])", "-\\1", made)


def _with_tags(between: str, mark: str) -> str:
    """Put the mark behind an initial, keeping the markup that stands between it and the next."""
    tags = "".join(_TAGS.findall(between))
    if not tags:
        return mark
    body = mark.rstrip()
    return body + tags + mark[len(body) :]


def _cut(parts: list[str], mark: str) -> str:
    made = list(parts)
    for index in range(0, len(parts), 2):
        word = parts[index]
        match = _UPPER_START.match(word) if word else None
        if not word:
            continue
        if match and match[1] == match[1].upper():
            initial = match[1] + _digraph(match)
        elif SPACED_SCRIPT.search(word) and not (match and match[3]):
            made[index] = " " + word
            continue
        elif "%s" in mark and not STARTS_SPACED.match(word):
            initial = word[0]
        else:
            continue
        if "%s" in mark:
            made[index] = mark.replace("%s", initial)
        elif index + 1 < len(parts):
            between = parts[index + 1]
            made[index] = initial
            made[index + 1] = _with_tags(between.replace("-", ""), mark) + ("-" if "-" in between else "")
        else:
            made[index] = initial + mark
    return "".join(made)


def _digraph(match: re.Match[str]) -> str:
    """Return the rest of an initial that several capitals stand for: "GuangJi", "Ph." of an abbreviation."""
    rest = match[2] or ""
    if rest and match[3]:
        return rest
    capitals = ""
    for char in rest:
        if char != char.upper():
            break
        capitals += char
    return capitals.lower() if len(capitals) < len(rest) else ""


def _normalize(parts: list[str], mark: str) -> str:
    made = list(parts)
    short: list[bool] = []
    for index, part in enumerate(made):
        bare = _LEADING_TAGS.sub("", part)
        if len(bare) > 1 and bare.endswith("."):
            made[index] = re.sub(r"^(.*)\.(.*)$", r"\1\2", part, flags=re.DOTALL)
            short.append(True)
        else:
            short.append(len(part) == 1 and part.upper() == part)
    for index in range(0, len(made), 2):
        if not short[index]:
            continue
        if index + 2 >= len(made):
            made[index] += mark
            continue
        between = "".join(re.findall(r"(?:<[^>]+>)+", made[index + 1])) or made[index + 1]
        if not short[index + 2]:
            between += " "
        long_next = len(made[index + 2]) > 1
        made[index + 1] = mark.replace("\ufeff", "") + between if long_next else _with_tags(between, mark)
    return "".join(made)
