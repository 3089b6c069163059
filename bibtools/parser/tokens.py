"""Cutting a reference into tokens that know where they stand.

A token is one word, number or run of initials with the marks around it: it is cut at white space and at every mark
inside, so that a border may fall wherever something can end (`277(2010`, `IV,S.3`, `Ö.(1969).`, `3/1998`).
What joins letters to letters or digits to digits (hyphen, apostrophe, a point in a shelf mark) stays inside. Words that
lost the space between them (`İstanbul2009`, `SendikasıYay.`) are cut too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from bibtools.support.patterns import lazy

_JOINER = "\u0300-\u036f\xad\u200b-\u200d\u2060"
_L = rf"(?:[^\W\d_][{_JOINER}]*)"
_UP = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĻŁŃŅŇŌŐŘŚŞŠŤŪŮŰŹŻŽΑ-ΩА-Я]"
_LOW = r"[a-zß-öø-ÿāăąćčďđēęěğģīıķĺļłńņňōőřśşšťūůűźżžα-ωа-я]"
_LETTERS = rf"{_L}(?:(?!(?<={_LOW * 4}){_UP}{_LOW}){_L})*"
_OPEN = r"(\[{“«„‘<‹"
_CORE = "|".join(
    (
        rf"(?:{_L}\.-?)+(?:{_L}(?!\w))?",  # T.B.M.M.  J.-P.  M.Ö
        r"\d+(?:[.\-–—−]\d+)*(?:[a-z]{1,4}(?!\w))?",  # 12-15  30.18.1.1  2nd
        rf"{_L}{{1,2}}\d+[A-Za-z\d]*(?:[\-–][A-Za-z]?\d+)*",  # D12  A123-A130
        rf"{_LETTERS}(?:['’ʼ`´\-‐]{_LETTERS})*",  # Türkiye'de  Türk-İslam
    )
)
# A mark that opens belongs to the word behind it, unless none is joined to it („Titel“, in); others to the one before.
_TAIL = rf"(?:[^\w\s\"{_OPEN}]|_|[{_OPEN}](?![\w{_OPEN}\"'’])(?<![(\[{{<])|(?<![,;:])\"|(?<=[,;:])\"(?![\w{_OPEN}]))*"
_PART = lazy(rf"[\"'’”»{_OPEN}_]*(?:{_CORE}){_TAIL}")
_SUSPECT = lazy(r"\w[^\w\s]+\w|^[^\w\s\"“«„‘'(\[]+\w|\w[(\[_]|[^\W\d_]\d|\d[^\W\d_]|[^\W\d_]{4}[^\W\d_a-z]")
_PLAIN = lazy(r"[\"“«„‘'(\[]*(?:[^\W\d_][a-z]*|\d+)[^\w\s(\[]*")
"""What has nothing of _SUSPECT, as most words: `(Ankara,`, `1920.`"""
_WHOLE = lazy(r"https?:|www\.|//|@|10\.\d{4}", re.IGNORECASE)
_JOINED = lazy(
    rf"\w[^\w\s]{{0,2}}(?<![/\-–—&])\x00[“\"«(]?{_UP}{_LOW}|\w[,;:)]\x00[“\"«(]?{_UP}(?:{_UP}{_UP}|\.)"
    rf"|{_L}{{2}}[.,]?\x00\d{{4}}(?!\d)"
)


@lru_cache(maxsize=1 << 15)
def cuts(word: str) -> tuple[int, ...]:
    """Return the offsets at which a word without white space is to be cut."""
    if _PLAIN.fullmatch(word) or not _SUSPECT.search(word) or _WHOLE.search(word):
        return ()
    return tuple(match.start() for match in _PART.finditer(word) if match.start())


@lru_cache(maxsize=1 << 14)
def joins(word: str) -> tuple[int, ...]:
    """Return the cuts of a word at which a space is missing: where two words meet, not within `12(3):45` or `s.12`."""
    return tuple(
        cut for cut in cuts(word) if _JOINED.search(f"{word[max(0, cut - 3) : cut]}\0{word[cut : cut + 6]}")
    )


def tokenize(
    text: str, whole: tuple[tuple[int, int], ...] = (), begin: int = 0
) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the tokens of `text` as (start, end) offsets, and the offsets at which joined words were cut.

    Reads from `begin` on. `whole` are ranges (of a DOI, a URL, an ISBN), in order, that are one token each.
    """
    spans: list[tuple[int, int]] = []
    joined: list[int] = []
    at = begin
    for start, end in (*whole, (len(text), len(text))):
        last = at
        for word in text[at:start].split():
            first = text.index(word, last)
            last = first + len(word)
            inner = cuts(word)
            if inner:
                spans.extend(pairwise((first, *[first + cut for cut in inner], last)))
                joined.extend([first + cut for cut in joins(word)])
            else:
                spans.append((first, last))
        if end > start:
            spans.append((start, end))
        at = end
    return spans, joined
