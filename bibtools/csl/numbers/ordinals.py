"""Ordinals and year suffixes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bibtools.csl.locale import Locale


def ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """Return an ordinal ("2nd", "2.") by the locale's ordinal terms, whole number before last digits."""
    return f"{number}{_suffix(number, locale, gender)}"


def _suffix(number: int, locale: Locale, gender: str) -> str:
    text = str(number)
    best, found = 0, None
    for name, match in locale.data.ordinals.items():
        stub = name[8:]
        stub = stub[1:] if stub.startswith("0") and len(stub) > 1 else stub
        if match == "whole-number":
            rank, fits = 3, text == stub
        elif match == "last-two-digits":
            rank, fits = 2, text.zfill(2)[-2:] == name[8:].zfill(2)
        else:
            rank, fits = 1, text[-1:] == stub
        if fits and rank > best and _has(locale, name, gender):
            best, found = rank, name
    if found is None:
        return locale.term("ordinal", gender=gender) or ""
    return locale.term(found, gender=gender) or ""


def _has(locale: Locale, name: str, gender: str) -> bool:
    terms = locale.data.terms
    return (name, "long", gender) in terms or (name, "long", "") in terms


def long_ordinal(number: int, locale: Locale, gender: str = "") -> str:
    """Return an ordinal in words ("second", "ikinci") where the locale has it, else the short one."""
    return locale.term(f"long-ordinal-{number:02d}", gender=gender) or ordinal(number, locale, gender)


def letters(index: int) -> str:
    """Return the year suffix with this number, from 0: a … z, aa, ab …"""
    made = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        made = chr(97 + rest) + made
    return made
