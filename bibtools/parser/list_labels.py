"""What a list puts before its references to cite them by: bullets, and keys as archaeologists and art historians have.

`Hölscher 1984  T. Hölscher, Denkmäler …`, `RINALDI 2001 = E. Rinaldi, Mosaici …`: the key is no author of the work.
"""

from __future__ import annotations

from bibtools.parser.lexicon import PLACE, flags_of
from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

_BULLET = lazy(
    # ^ a b and ↑ 1,0 1,1 are what Wikipedia has, `n. 6 –` a number of a list.
    r"\s*(?:[\^↑](?:\s(?:[a-z]|\d,\d)(?=\s))*\s+(?:Google Kitaplar['’]da\s)?|[Nn][or]?\.\s?\d{1,4}\s[–—-]\s+"
    r"|(?:Fn|fn|Note|note|Anm|(?:Ek\s)?[Nn]ot|[Dd]ipnot|[Dd]n)\.?\s\d{1,4}[:.]\s+"
    r"|[•●▪◦·*■□➢○♦>#–—\-]+[\s\-–—•]*)(?=\S)"
)
_EQUAL = lazy(r"(?P<key>[^\W_][^=\n()“”\"«»]{1,80}?)(?P<sign>\s?=\s+|\s=)(?=[“\"«]?[^\W\d_a-z])")
_DATED = lazy(
    r"\[?(?P<key>[^\W\d_][^\d=()\[\]:;“”\"«»]{1,80}?),?\s(?P<year>1[4-9]\d\d|20\d\d)(?:[-–/]\d{2,4})?[a-z]?"
    r"(?P<sign>\](?:\s?[=:])?\s*|\s?[:.,]\s+|\s[–—]\s|\s+)(?=[“\"«]?[^\W\d_])"
)
_ENDS_DATED = lazy(r"\s(?:1[4-9]\d\d|20\d\d)(?:[-–/]\d{2,4})?[a-z]?$")
_SIGLUM = lazy(r"[^\W\d_a-z]\w*[^\W\d_a-z]\w*(?:\s[IVX]+)?")
_WORD = lazy(r"[^\W\d_]{3,}")
_NAME_BEFORE = 45
"""Characters in which the given name of the first author stands, and the family name begins."""


def label_end(text: str) -> int:
    """Return the offset behind the bullets, dashes and the key before a reference; 0 if there are none."""
    match = _BULLET.match(text)
    at = match.end() if match else 0
    return _key_end(text, at) or at


def _key_end(text: str, at: int) -> int:
    """Return where a key that begins at an offset ends, with the mark behind it; 0 if there is none.

    A key names what stands behind it again: the author, or the first words of the title, and the year.
    """
    equal = _EQUAL.match(text, at) if "=" in text else None
    if equal and (
        _ENDS_DATED.search(equal["key"])
        or _SIGLUM.fullmatch(equal["key"])
        or _named_again(equal["key"], text, equal.end())
    ):
        return equal.end()
    dated = _DATED.match(text, at)
    if dated is None or dated["year"] not in text[dated.end() :]:
        return 0
    if dated["sign"][0] == "]" or _named_again(dated["key"], text, dated.end(), apart=dated["sign"]):
        return dated.end()
    exhibition = dated["sign"][0] == ":" and PLACE in flags_of(dated["key"])
    return dated.end() if exhibition and dated["key"] in text[dated.end() :] else 0


def _named_again(key: str, text: str, at: int, *, apart: str = "") -> bool:
    """Return whether a name of the key stands behind it with a given name, or its first words do as a title.

    One word alone is none: of `TBMM 1947 TBMM Yıllığı` the first is the author.
    """
    words = [fold_case(word) for word in _WORD.findall(key)]
    behind = fold_case(text[at : at + _NAME_BEFORE + len(key)])
    if not words:
        return False
    if behind.startswith(words[0]):
        inverted = behind[len(words[0]) :].startswith(",")
        whole = behind.startswith(fold_case(key))
        return inverted or whole if len(words) > 1 else inverted or len(apart) > 1
    before, found, rest = behind[: _NAME_BEFORE + len(words[0])].partition(words[0])
    return bool(found) and not rest[:1].isalnum() and rest[:1] not in "'’" and _is_given(before)


def _is_given(text: str) -> bool:
    """Return whether a text may be given names and particles before a family name: `K. `, `H. von `, `Dietrich `."""
    words = text.split()
    return text.endswith((" ", ".")) and 0 < len(words) < 5 and not any(mark in text for mark in ",:;(")
