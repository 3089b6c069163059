"""Why a citation has to stay as it is: what was read of it is not all that it says, or may be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bibtools.language.roman_numbers import in_figures
from bibtools.model import Date, Record, Reference
from bibtools.support.folding import fold_words
from bibtools.support.messages import message
from bibtools.support.whole_numbers import whole_number

LEAST_SURE = 0.5
"""The least probability of a reference that may take the place of what a person wrote."""
_OF_THE_CITE = frozenset({"page", "locator", "language", "note", "volume", "id", "custom"})
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"\w+")


def doubt(own: Record, work: Record, text: str, said: Iterable[str] = (), *, corrected: bool = False) -> str:
    """Return why a citation with this text cannot be rendered from the record of its work; "" if it can.

    `own` is the record of the citation itself, `said` what was read of the citation beside the work. A `corrected` work
    comes from a file that a person has looked through.
    """
    if corrected:
        return ""
    if strange := strange_numbers(text, [*said, all_shown(own.reference), all_shown(work.reference)]):
        return strange
    if min(own.confidence, work.confidence) < LEAST_SURE:
        sure = round(100 * min(own.confidence, work.confidence))
        return message("it was read with {percent} % certainty only", percent=sure)
    note = str(own.reference.get("note") or "")
    if note:
        return _not_understood(note)
    lost = _lost(own.reference, work.reference)
    return message("it says “{words}”, but its entry does not", words=lost) if lost else ""


def _lost(own: Reference, work: Reference) -> str:
    """Return what a citation says of a work and the work's reference does not; "" if there is nothing."""
    if own is work:
        return ""
    known = _words(" ".join(_shown(value) for _, value in work.items()))
    for name, value in own.items():
        if name in _OF_THE_CITE or (name == "issued" and _same_date(value, work.issued)):
            continue
        shown = _shown(value)
        if any(not _is_known(word, known) for word in _words(shown)):
            return shown
    return ""


def strange_numbers(text: str, said: Iterable[str]) -> str:
    """Return what is strange about a citation: a number that nothing of what was read of it says; else ""."""
    known = _numbers(" ".join(said))
    strange = (word.strip(" ,.;:()[]") for word in text.split() if _numbers(word) - known)
    return next(map(_not_understood, strange), "")


def _not_understood(words: str) -> str:
    return message("“{words}” in it was not understood", words=words)


def _numbers(text: str) -> set[int | str]:
    """Return the numbers in a text; one that is too long to be meant as a number as it is written."""
    return {whole_number(number, number) for number in _NUMBER.findall(text)}


def all_shown(reference: Reference) -> str:
    """Return all that a reference says, dates as written and in figures."""
    values = [value for name, value in reference.items() if name not in ("note", "custom")]
    dates = " ".join(f"{value.edtf} {value.written}" for value in values if isinstance(value, Date))
    return " ".join([*map(_shown, values), dates])


def _same_date(own: object, other: object) -> bool:
    """Return whether a date is one of the same year that says no more than the other does."""
    if not isinstance(own, Date) or not isinstance(other, Date):
        return str(own) == str(other)
    return own.year == other.year and own.edtf.count("-") <= other.edtf.count("-")


def _shown(value: object) -> str:
    if isinstance(value, Date):
        return str(value.written or value.edtf)
    if isinstance(value, tuple):
        return " ".join(f"{each.given} {each.family} {each.literal}".strip() for each in value)
    return str(value)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(fold_words(text)))


def _is_known(word: str, known: set[str]) -> bool:
    """Return whether a word, or one that it abbreviates or inflects, is among others."""
    if word in known or in_figures(word) in {in_figures(each) for each in known}:
        return True
    if word.isdecimal():
        return False
    return len(word) == 1 or any(
        each.startswith(word[: max(2, len(word) - 2)]) or (len(each) > 1 and word.startswith(each[:4]))
        for each in known
    )
