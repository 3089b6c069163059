"""How the last number of a page range is abbreviated: CSL 1.0.2, Appendix V."""

from __future__ import annotations

from collections.abc import Callable


def abbreviated(first: str, last: str, style: str) -> str:
    """Return the last page of a range as a `page-range-format` writes it: `abbreviated("321", "328", "minimal")` is 8.

    Both are digits; a last page with fewer digits than the first ("321-8") stands for the next one that ends so. One
    that is smaller nevertheless, or an unknown format, leaves it as it is.
    """
    rule = _RULES.get(style)
    if rule is None:
        return last
    whole = first[: max(len(first) - len(last), 0)] + last
    if len(whole) > len(first):
        return whole
    return rule(first, whole) if whole > first else last


def _expanded(first: str, last: str) -> str:
    return last


def _minimal(first: str, last: str) -> str:
    return _changed(first, last, 1)


def _minimal_two(first: str, last: str) -> str:
    return _changed(first, last, 2)


def _chicago_15(first: str, last: str) -> str:
    made = _chicago_16(first, last)
    # Of four digits three have changed: 1496-1504.
    return last if len(last) == 4 and len(made) == 3 else made


def _chicago_16(first: str, last: str) -> str:
    within = int(first[-2:])
    if len(first) < 3 or within == 0:
        return last
    return _changed(first, last, 1 if within < 10 else 2)


def _changed(first: str, last: str, least: int) -> str:
    """Return the last digits of a number from the first one that differs on, `least` of them at least."""
    same = next(place for place, (one, other) in enumerate(zip(first, last, strict=True)) if one != other)
    return last[min(same, max(len(last) - least, 0)) :]


_RULES: dict[str, Callable[[str, str], str]] = {
    "expanded": _expanded,
    "minimal": _minimal,
    "minimal-two": _minimal_two,
    "chicago": _chicago_15,
    "chicago-15": _chicago_15,
    "chicago-16": _chicago_16,
}
