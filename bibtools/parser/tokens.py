"""Cutting a reference into tokens that know where they stand.

A token is what stands between white space, with its punctuation. Where people joined what belongs apart
("İstanbul2009", "T.B.M.M.Gizli", "s.12", "C.IV,S.3") it is cut once more, and the cut is reported.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from bibtools.support.patterns import lazy

_WORD = lazy(r"\S+")
_L = r"[^\W\d_]"
_UP = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶĹĻŁŃŅŇŌŐŘŚŞŠŤŪŮŰŹŻŽΑ-ΩА-Я]"
_LOW = r"[a-zß-öø-ÿāăąćčďđēęěğģīıķĺļłńņňōőřśşšťūůűźżžα-ωа-я]"
_YEAR = r"(?:1[0-9]\d\d|20\d\d)"
_MARK = (
    r"(?:[sS]s?|[sS][fhy]|[pP]p?|pagg?|[cC]|[cC]ilt|[sS]ayı|[nN][oru]?|[vV]ols?|[vV]|[vV]r|[yY]k|[bB]d|[tT]|[dD]|"
    r"Kls|F|[bB]s|[yY])"
)
# Every alternative consumes what stands before the cut and looks ahead at what stands behind it.
_CUT = lazy(
    "|".join(
        (
            rf"^\[\d{{1,3}}\](?={_L})",  # [8]Tatçı
            rf"{_L}{{3}}(?={_YEAR}(?!\w))",  # İstanbul2009
            rf"{_L}{{3}}[-–—/](?={_YEAR}[^\w\-–—/]*$)",  # Ankara-1998
            rf"(?:(?<=\W)|^){_MARK}\.(?=\d|[IVXLC]+\b(?!\.))",  # s.12  C.IV
            rf"(?:(?<=\W)|^){_UP}\.(?={_UP}{_LOW}{{2}})",  # T.B.M.M.Gizli  J.Smith
            rf"[^\W_]{{2}}[,;:](?=[“\"«(]?{_UP}(?:{_L}|\.))",  # Dergisi,Ankara  Talas,C.  Ankara:TTK
            rf"[^\W_]{{2}}\.(?=[“\"«(]?{_UP}{_LOW})",  # 2001.Florian  SBF.Yayını
            rf"(?:{_LOW}|\d)\.(?=[“\"«(]?{_UP}{_L})",  # Yay.TTK
            rf"\.[,;:](?=[“\"«(]?{_UP}{_L})",  # Yay.,İst.
            rf"\)[.,;:](?=[“\"«]?{_L}{{2}})",  # (2013).Başlık
            rf"[”\"»][.,;:]?(?={_L}{{2}})(?<!^.)",  # "Başlık".Dergi  "Başlık"Dergi
            rf"[\dIVXLC],(?={_MARK}\.)",  # IV,S.3
            rf"{_L}{{3}}[.,](?={_YEAR}(?!\d))",  # Ankara,1999
            rf"(?:(?<=\D)|^){_YEAR};(?=\d)",  # 2015;12(3):45
            r"(?:(?<=;)\d{1,4}|\)):(?=[A-Za-z]?\d)",  # 12:45  12(3):45
            rf"{_L}{{3}}(?=[(]{_L}{{2}})",  # Kemal(Haz.
            rf"{_L}[.,](?=[(\"“«]{_L})",  # Eser,(Çev.
        )
    )
)
_SUSPECT = lazy(r"\w[^\w\s]+\w|\w[(\[]|[^\W\d_]\d{4}|[”\"»\]]\w")
_WHOLE = lazy(r"https?:|www\.|//|@|10\.\d{4}", re.IGNORECASE)


@lru_cache(maxsize=1 << 15)
def cuts(word: str) -> tuple[int, ...]:
    """Return the offsets at which a word without white space is to be cut."""
    if not _SUSPECT.search(word) or _WHOLE.search(word):
        return ()
    found = []
    at = 0
    while match := _CUT.search(word, at):
        if 0 < match.end() < len(word):
            found.append(match.end())
        at = max(match.end(), at + 1)
    return tuple(found)


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
        for match in _WORD.finditer(text, at, start):
            first, last = match.span()
            inner = cuts(match[0])
            if inner:
                edges = (first, *(first + cut for cut in inner), last)
                spans.extend(pairwise(edges))
                joined.extend(edges[1:-1])
            else:
                spans.append((first, last))
        if end > start:
            spans.append((start, end))
        at = end
    return spans, joined
