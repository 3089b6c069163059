"""Where words stand together that lost the space between them, as text that was taken from a PDF has it."""

from __future__ import annotations

from itertools import pairwise

from bibtools.support.patterns import lazy

_LOW = r"[a-zçğıöşüâîû]"
_UP = r"[A-ZÇĞİÖŞÜÂÎ]"
_CAPITAL_WITHIN = lazy(rf"{_LOW}{_UP}{_LOW}")
"""What most references have none of."""
_BORDER = lazy(rf"(?<={_LOW * 2})(?={_UP}{_LOW})|(?<={_LOW * 3})(?=ve{_UP}{_LOW})")
_TAIL = (
    r"(?:Press|University|Üniversitesi|Fakültesi|Enstitüsü|Dergisi|Mecmuası|Zeitschrift|Vierteljahresschrift"
    r"|Yayın(?:lar[ıi]|evi)|Matbaası|Basımevi|Kitabevi)(?!\w)"
)
"""A word that others stand before, with a capital that nothing else has within a name: `UniversityPress`."""
_LOST = lazy(
    rf"(?<![^\W\d_])(?:ve|of|the|and|und|ile|için|with|from|their|der|des|dem)(?={_UP}{_LOW * 2})"
    rf"|(?<![^\W\d_])(?:from|in|of|on|to|by|for|with|and)(?=the\s[^\W\d_])|{_LOW * 2}(?={_TAIL})"
    r"|(?<![^\W\d_])(?:New(?=York|Jersey|Delhi|Haven|Zealand)|Basic(?=Books)|(?:Cambridge|Oxford|Harvard)(?=University))"
)
"""Where a space is lost behind a small word, `veÖrgütsel`, `fromthe`, before a _TAIL, or within `NewYork`."""
_INITIAL_LOST = lazy(rf"{_UP}{_LOW}{{3,}}(?={_UP}\.(?:\s{_UP}\.)*\s{_UP})")
"""A family name that initials follow without a space, as journals on the web say how they are cited: `FerriC. Pisa`."""
_LETTERS = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TURKISH = lazy("[ğşıİĞŞ]")
_LONG = 12
_ADDRESS = ("://", "www.", "@")
# Expressions that begin with a mark are found faster than those that begin with a look back.
_MARK_BETWEEN = lazy(
    rf"[.,:;!?](?:(?<=[^\W\d_]{{2}}.)|(?<=\d.)|(?<=[\s.][dfuvz].))(?=[“\"«„]?{_UP}{_LOW})"
    rf"|[,:;!?](?<={_LOW * 2}.)(?={_LOW})"
    r"|\.(?<=[^\W\d_]{2}.)(?=(?:d[eu]s?|la|of|the|der|die|für|und|et|di)\s[^\W\d_]|[dfuv]\.)"
)
"""A mark that no space follows: `im Hof.Eine Kindheit`, `rivers:a review`, `Bull.de la Soc.`, not `Zeit.de`."""


def lost_spaces(raw: str) -> list[int]:
    """Return the offsets at which a space is missing; most references have none.

    A small word before a capital has lost its space wherever it stands. Capitals within other words are those of names
    such as PowerPoint, unless a long word has two of them: `TekPartiDöneminde`. Then every one begins a word.
    """
    if initial := _INITIAL_LOST.match(raw):
        return [initial.end()]
    if (_CAPITAL_WITHIN.search(raw) is None and "the " not in raw) or any(mark in raw for mark in _ADDRESS):
        return []
    found = [match.end() for match in _LOST.finditer(raw)]
    borders = [match.start() for match in _BORDER.finditer(raw)]
    if not _TURKISH.search(raw):
        # The ve of other languages is an ending: DeriveApprodi.
        borders = [at for at in borders if not raw.startswith("ve", at)]
    if len(borders) > 1 and any(_has_two(word.span(), borders) for word in _LETTERS.finditer(raw)):
        found += borders + [at + 2 for at in borders if raw.startswith("ve", at)]
    return sorted(set(found))


def _has_two(span: tuple[int, int], borders: list[int]) -> bool:
    start, end = span
    return end - start >= _LONG and sum(start < at < end for at in borders) > 1


def with_spaces(raw: str, start: int, end: int, lost: list[int]) -> str:
    """Return a part of a reference with a space at each of the offsets."""
    cuts = [start, *(at for at in lost if start < at < end), end]
    return " ".join(raw[begin:stop] for begin, stop in pairwise(cuts))


def with_spaces_behind_marks(value: str) -> str:
    """Return a title or name with a space behind each mark that joins two words.

    >>> with_spaces_behind_marks("Nat.Genet.")
    'Nat. Genet.'
    """
    if any(mark in value for mark in _ADDRESS):
        return value
    return _MARK_BETWEEN.sub(r"\g<0> ", value)
