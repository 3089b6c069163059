"""Encyclopaedias and dictionaries that are cited by their letters, and words that an entry is cited with."""

from __future__ import annotations

from bibtools.support.patterns import lazy

LETTERS = frozenset(
    """
    İA İstA DİA TDVİA TDVIA EI EI1 EI2 EI3 EIr RE KlP DNP OCD LÄ RlA LIMC ABD ODB PLRE PLP
    LThK RGG TRE RAC DACL DTC DHGE BBKL LMA LexMA LCI
    ADB NDB ÖBL HLS HBLS DHS DBI DBF DNB ODNB DIB ANB DSB DAB DCB BLKÖ PSB SBL BWN NNBW
    """.split()
)
"""The letters of encyclopaedias and biographical dictionaries, without stops: common knowledge of their fields."""
_MARKS = lazy(r"[.\s]")
_EDITIONS = str.maketrans("¹²³", "123")


def is_letters(container: str) -> bool:
    """Return whether a container is only the letters of an encyclopaedia: `DBI`, `E.I.²`, `İst.A`."""
    return _MARKS.sub("", container).translate(_EDITIONS) in LETTERS


UNDER_WORD = lazy(
    r"(?<!\w)(?:s\.\s?v\.|s\.\s?vv\.|sub voce|sub verbo"
    r"|v[°º]\s?[«“\"]|s\. ?h\. ?a\.|λ\.\s?[«“\"]|λήμμα\s?[«“\"]|Lemma\s|zapis\s?[«»“\"])"
)
"""Words before the head of an entry: `s.v. cavra`, `sub voce`, `v° « Tutelle »`."""
