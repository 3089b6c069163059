"""Bullets, dashes and numbers in front of a reference."""

from __future__ import annotations

from itertools import pairwise

from bibtools.support.patterns import lazy

_BULLET = lazy(r"\s*(?:[•●▪■◦‣∙·*+\uf0b7➢✓-]|[–—])(?:\s*[-–—•*·])*\s*(?=[^\s\d.,;)\]]|\d)")
_REPEATED_AUTHOR = lazy(r"\s*(?:[—–]{2,}|[-_]{3,}|_{2,}|—)\s*[.,(]")
_BRACKETED = lazy(r"\s*(?:\[\s*(\d{1,4})\s*\]|\((\d{1,3})\))[.:]?\s*(?=\S)")
_NUMBERED = lazy(r"\s*(\d{1,4})\s*(?:[.)]|\.\)|\s-)\s*(?=[^\s\d.,])")


def bullet(line: str) -> str:
    """Return the bullet or dashes that a line begins with, white space included; the empty string without one.

    A dash before a full stop or comma stands for the author above, not for a bullet.
    """
    if _REPEATED_AUTHOR.match(line):
        return ""
    match = _BULLET.match(line)
    return match[0] if match else ""


def bracketed_number(line: str) -> tuple[str, int] | None:
    """Return `[3] ` or `(3) ` with its number, if the line begins so."""
    match = _BRACKETED.match(line)
    return (match[0], int(match[1] or match[2])) if match else None


def number(line: str) -> tuple[str, int] | None:
    """Return `3. ` or `3) ` with its number, if the line begins so; only a sequence makes it a marker."""
    match = _NUMBERED.match(line)
    return (match[0], int(match[1])) if match else None


def are_sequence(numbers: list[int]) -> bool:
    """Return whether numbers count entries: at least two, each mostly one more than the one before."""
    steps = [after - before for before, after in pairwise(numbers)]
    return bool(steps) and sum(step == 1 for step in steps) * 2 > len(steps)
