"""Reading and writing the text of one field: LaTeX, verbatim text, page ranges, `and` lists and biblatex's keys."""

from __future__ import annotations

import re

from bibtools.bibtex.decode import decode
from bibtools.bibtex.encode import encode
from bibtools.bibtex.namelists import is_group, split_list
from bibtools.bibtex.variables import LIST_FIELDS, TITLE_FIELDS, VERBATIM_FIELDS
from bibtools.model.datamodel import Dialect
from bibtools.support.patterns import lazy

_RANGE = lazy(r"\s*-{2,3}\s*")
_HYPHEN = lazy(r"(?<=\w)-(?=\w)")
_AND = lazy(r"(?:^|\s)and(?:\s|$)|^others$", re.IGNORECASE)
_ESCAPED = lazy(r"\{?\\(textbackslash|textbraceleft|textbraceright)\}|\\([_%&#~^$])(?:\{\})?")
_SIGNS = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}"}
_UNSAFE = lazy(r"\\|[{}]")
_NAMES = {sign: name for name, sign in _SIGNS.items()}

KEYS = {"phdthesis": "PhD thesis", "mathesis": "Master’s thesis", "techreport": "Technical report"}
"""biblatex's localisation keys for `type`, and the CSL genre that they mean."""
_KEY_OF = {text: key for key, text in KEYS.items()}

BABEL_NAMES = {
    "ar": "arabic",
    "az": "azerbaijani",
    "bg": "bulgarian",
    "bs": "bosnian",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "grc": "polutonikogreek",
    "he": "hebrew",
    "hr": "croatian",
    "hu": "hungarian",
    "hy": "armenian",
    "it": "italian",
    "ja": "japanese",
    "ku": "kurmanji",
    "la": "latin",
    "nl": "dutch",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sq": "albanian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
    "uk": "ukrainian",
    "en-GB": "british",
    "en-US": "american",
    "de-AT": "austrian",
    "pt-BR": "brazilian",
}
"""Language tag → babel's name."""


def to_text(field: str, value: str, dialect: Dialect) -> str:
    """Return the text of a field's value; `field` is its lower-case name."""
    if field in VERBATIM_FIELDS:
        return _ESCAPED.sub(lambda match: _SIGNS[match[1]] if match[1] else match[2], value).strip()
    if field == "pages":
        return decode(_RANGE.sub("-", value))
    if field == "type":
        return KEYS.get(value, "") or decode(value)
    if dialect == "biblatex" and field in LIST_FIELDS and not is_group(value):
        return "; ".join(decode(part) for part in split_list(value))
    return decode(value, title=field in TITLE_FIELDS)


def from_text(field: str, text: str, dialect: Dialect, *, ascii: bool = False) -> str:
    """Return the value for a text in a field; `field` is its lower-case name."""
    if field in VERBATIM_FIELDS:
        return _verbatim(text)
    encoded = encode(text, title=field in TITLE_FIELDS, ascii=ascii)
    if field == "pages":
        return _HYPHEN.sub("--", encoded)
    if field == "type" and dialect == "biblatex":
        return _KEY_OF.get(text, encoded)
    if dialect == "biblatex" and field in LIST_FIELDS and (_AND.search(text) or is_group(encoded)):
        return "{" + encoded + "}"
    return encoded


def _verbatim(text: str) -> str:
    """Return a URL with its backslashes, and with braces that do not balance, escaped."""
    if "\\" not in text and (("{" not in text and "}" not in text) or _balances(text)):
        return text
    return _UNSAFE.sub(lambda match: "{\\" + _NAMES[match[0]] + "}", text)


def _balances(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return not depth
