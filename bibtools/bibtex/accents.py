"""LaTeX's accents, letters and signs, as tables.

Source: LaTeX's font encodings OT1, T1 and TS1 (utf8enc.dfu and the files beside it). The accents below
also make the letters of scholarly transliteration: `\\d{h}` ḥ, `\\={a}` ā, `\\b{d}` ḏ, `\\textcommabelow{s}` ș.
"""

from __future__ import annotations

ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    '"': "\u0308",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "c": "\u0327",
    "d": "\u0323",
    "b": "\u0331",
    "r": "\u030a",
    "k": "\u0328",
    "textcommabelow": "\u0326",
    "textsubbreve": "\u032e",
}
"""Command → combining character."""

COMMANDS = {mark: name for name, mark in ACCENTS.items()}
"""Combining character → command."""

LETTERS = {
    "i": "ı",
    "j": "ȷ",
    "ss": "ß",
    "SS": "ẞ",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "aa": "å",
    "AA": "Å",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "dj": "đ",
    "DJ": "Đ",
    "ng": "ŋ",
    "NG": "Ŋ",
}
"""Command → letter."""

SIGNS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "lbrace": "{",
    "rbrace": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textasciigrave": "`",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
    "textunderscore": "_",
    "textdollar": "$",
    "textendash": "–",
    "textemdash": "—",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "guillemotleft": "«",
    "guillemotright": "»",
    "textellipsis": "…",
    "ldots": "…",
    "dots": "…",
    "S": "§",
    "P": "¶",
    "pounds": "£",
    "copyright": "©",
    "textcopyright": "©",
    "textregistered": "®",
    "texttrademark": "™",
    "textdegree": "°",
    "textordfeminine": "ª",
    "textordmasculine": "º",
    "textexclamdown": "¡",
    "textquestiondown": "¿",
    "texteuro": "€",
    "textsterling": "£",
    "textperiodcentered": "·",
    "textbullet": "•",
    "slash": "/",
}
"""Command → sign."""

ESCAPED = frozenset("{}#$%&_ ,;:!-/@*")
r"""Characters that stand behind a backslash: the sign itself, thin and other spaces, and `\-` for nothing."""

ENCODED = {
    **{letter: name for name, letter in LETTERS.items() if name not in ("aa", "AA", "SS")},
    **{
        SIGNS[name]: name
        for name in """textquoteleft textquoteright textquotedblleft textquotedblright textendash textemdash
        quotedblbase quotesinglbase guillemotleft guillemotright textellipsis S P textcopyright textregistered
        texttrademark textdegree texteuro textsterling textperiodcentered textbullet textexclamdown
        textquestiondown textordfeminine textordmasculine""".split()
    },
}
"""Character beyond ASCII → command."""
