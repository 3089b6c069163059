"""Just enough LaTeX for comparing and judging values: what a reader would see of them, roughly."""

from __future__ import annotations

import re
from functools import lru_cache

_ACCENT = re.compile(
    r"""\\(?:[`'^"~=.]|[uvHtcdbrk](?![A-Za-z]))\s*(?:\{\s*(\\?[A-Za-z]?)\s*\}|(\\?[A-Za-z]))""", re.VERBOSE
)
_LETTERS = {
    "i": "ı",
    "j": "j",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
}
_LETTER = re.compile(r"\\(ss|ae|AE|oe|OE|aa|AA|[ijoOlL])(?![A-Za-z])\s*(?:\{\})?")
_ESCAPED = re.compile(r"\\([&%$#_{}])")
_COMMAND = re.compile(r"\\(?:[A-Za-z]+\*?\s*|.)")


@lru_cache(maxsize=8192)
def plain_text(value: str) -> str:
    """Return a value without its LaTeX: accents dropped from their letters, commands and braces removed.

    Meant for comparing (with `support.folding`), not for showing: `T{\\"u}rk \\emph{Tarihi}` gives `Turk Tarihi`.
    """
    if "\\" in value:
        value = _ACCENT.sub(lambda match: (match[1] or match[2] or "").lstrip("\\"), value)
        value = _LETTER.sub(lambda match: _LETTERS[match[1]], value)
        value = _ESCAPED.sub(r"\1", value)
        value = _COMMAND.sub("", value)
    return value.replace("{", "").replace("}", "").replace("~", " ")
