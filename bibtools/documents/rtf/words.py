"""Control words of RTF by what a reader does with them (specification 1.9.1)."""

from __future__ import annotations

CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "page": "\n",
    "column": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "nestcell": "\n",
}
SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}

SKIPPED = frozenset(
    """
    colortbl info header headerl headerr headerf footer footerl footerr footerf pict objdata nonshppict shprslt sp
    nonesttables filetbl revtbl xe tc private bliptag do atnid atnauthor atndate atnref atrfstart atrfend atnicn
    atnparent
    ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn template objclass objname falt panose
    """.split()
)
"""Destinations that hold no text of the document, with or without `\\*` before them."""

KNOWN = frozenset(
    """
    footnote fldinst fldrslt annotation bkmkstart bkmkend userprops propname staticval listtext pntext shpinst shptxt
    ud field formfield
    """.split()
)
"""Destinations that are read; any other is passed over if `\\*` stands before it."""

NOTE_FORMS = {
    "nar": "decimal",
    "nalc": "lowerLetter",
    "nauc": "upperLetter",
    "nrlc": "lowerRoman",
    "nruc": "upperRoman",
    "nchi": "chicago",
}
"""The ends of `\\ftnnar`, `\\aftnnar`, `\\sftnnar` and `\\saftnnar`, and the form of number that each stands for."""
