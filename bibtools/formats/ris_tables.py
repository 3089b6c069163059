"""RIS types and tags, and the CSL types and variables that they mean.

Source: the RIS specification of Research Information Systems (2011 revision, Reference Manager/EndNote) and
what Zotero reads and writes, where the specification leaves a choice.
"""

from __future__ import annotations

_TYPES = """
article-journal JOUR    article-magazine MGZN    article-newspaper NEWS   bill BILL
book BOOK               chapter CHAP             dataset DATA             document GEN
entry-dictionary DICT   entry-encyclopedia ENCYC figure FIGURE            graphic ART
hearing HEAR            legal_case CASE          legislation STAT         manuscript MANSCPT
map MAP                 motion_picture MPCT      musical_score MUSIC      pamphlet PAMP
paper-conference CPAPER patent PAT               periodical SER           personal_communication PCOMM
post-weblog BLOG        post ICOMM               report RPRT              software COMP
song SOUND              standard STAND           thesis THES              webpage ELEC
broadcast VIDEO         classic CLSWK            collection AGGR          regulation LEGAL
speech SLIDE
"""
_WORDS = _TYPES.split()
RIS_OF: dict[str, str] = dict(zip(_WORDS[::2], _WORDS[1::2], strict=True))
"""CSL type → RIS type; any other is GEN."""
CSL_OF: dict[str, str] = {ris: csl for csl, ris in RIS_OF.items()} | {
    "CONF": "paper-conference",
    "EBOOK": "book",
    "EDBOOK": "book",
    "ECHAP": "chapter",
    "EJOUR": "article-journal",
    "JFULL": "periodical",
    "ABST": "article-journal",
    "INPR": "article-journal",
    "UNPB": "manuscript",
    "GOVDOC": "report",
    "UNBILL": "bill",
    "CHART": "graphic",
    "WEB": "webpage",
    "MULTI": "webpage",
    "ANCIENT": "classic",
    "ADVS": "motion_picture",
    "CTLG": "book",
}

NAMES = {
    "author": ("AU", "A1"),
    "editor": ("ED", "A2"),
    "collection-editor": ("A3",),
    "translator": ("A4",),
}
"""Name variable → tags it is read from; it is written in the first."""

TEXTS = {
    "title": ("TI", "T1", "CT", "BT"),
    "container-title": ("T2", "JF", "JO", "BT"),
    "container-title-short": ("J2", "JA"),
    "collection-title": ("T3",),
    "title-short": ("ST",),
    "publisher": ("PB",),
    "publisher-place": ("CY", "PP"),
    "volume": ("VL",),
    "collection-number": ("SV",),
    "edition": ("ET",),
    "genre": ("M3",),
    "abstract": ("AB", "N2"),
    "URL": ("UR", "L2"),
    "DOI": ("DO",),
    "language": ("LA",),
    "call-number": ("CN",),
    "number-of-volumes": ("NV",),
    "archive": ("DB",),
    "archive_location": ("AN",),
}
"""Text variable → tags, as above."""

WITH_ISSN = frozenset("article-journal article-magazine article-newspaper periodical".split())
"""Types whose SN is an ISSN and whose IS is an issue; elsewhere they are an ISBN and a number."""
