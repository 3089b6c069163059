"""The syntax of .bib files as regular expressions.

Their time is linear: what follows a repetition cannot begin with what is repeated, or a look-ahead says that the
repetition is whole. Possessive quantifiers would say it too, but before Python 3.11.5 they give wrong matches around
groups (https://github.com/python/cpython/issues/106052).

As in BibTeX itself, a backslash does not protect a brace. As in biber, `%` outside of a value begins a
comment that ends with its line. Sources: BibTeX 0.99d (bibtex.web, §§ 223-267), btparse (biber's parser).
"""

from __future__ import annotations

import re

from bibtools.support.patterns import lazy

_NAME_CHARACTER = r"""[^\s=,{}()"#%'@\\]"""
NAME = rf"{_NAME_CHARACTER}+"
"""A field's or macro's name."""

_NOT = r"[^{}]*"
_DEEP = rf"\{{{_NOT}\}}{_NOT}"
for _ in range(2):
    _DEEP = rf"\{{{_NOT}(?:{_DEEP})*\}}{_NOT}"
_BRACED = rf"\{{{_NOT}(?:{_DEEP})*\}}"
_QUOTED = rf'"[^"{{}}]*(?:{_BRACED}[^"{{}}]*)*"'
_VALUE = rf"{_BRACED}|{_QUOTED}|{NAME}"


def _field(close: str) -> re.Pattern[str]:
    return lazy(rf"\s*({NAME})\s*=\s*({_VALUE})\s*(?:(,)\s*)?({close})?")


FIELD = {"}": _field(r"\}"), ")": _field(r"\)")}
"""A whole field by the bracket that closes its entry: name, raw value, comma, closing bracket.

Values nested deeper than four braces, and whatever is faulty, do not match and are read step by step.
"""

TOP = lazy(
    r"%[^\r\n]*"
    r"|(?<![\w.])@\s*([A-Za-z][\w:+-]*)(?![\w:+-])(?:(?<=omment)(?!\s*[{(])[^\r\n]*|\s*([{(])"
    rf"""|(["'\[<]|[ \t]+)(?=[^\s,{{}}()="'#%]{{1,200}}\s*,\s*{_NAME_CHARACTER}{{1,100}}\s*=\s*["{{\d]))""",
    re.IGNORECASE,
)
"""The next thing between entries: a comment line (no groups), or an entry's head (type, bracket).

The third group is what stands where a bracket belongs, if key, comma and a field follow it.
"""

HEAD = lazy(r"@\s*[A-Za-z][\w:+-]*\s*[{(]")
"""What begins an entry where a field could stand."""

STRONG_HEAD = lazy(
    r"(?<=[\r\n}])[ \t]*(@(?:(?:string|comment|preamble)\s*[{(]"
    r"""|[a-z][\w:+-]*\s*[{(]\s*[^\s,{}()="'#%]+\s*[,}]))""",
    re.IGNORECASE,
)
"""What can only be the beginning of another entry, even inside a value whose brace was never closed."""

WHOLE_ENTRY = lazy(rf"""(?<=[\r\n}}])[ \t]*(@[A-Za-z][\w:+-]*\s*{{[^\s,{{}}()="'#%]+\s*,\s*{NAME}\s*=)""")
"""An entry up to its first field; inside a value it betrays a brace that is missing before."""

KEY = lazy(r"\s*([^,={}\r\n]*)")
"""An entry's key with what stands around it."""

PAREN_KEY = lazy(r"""\s*[^\s,{}()="'#%]+\s*,""")
"""A key as it must follow a round bracket; otherwise that is text such as "@ home (or not)"."""
NAME_GAP = lazy(rf"""({NAME})(?!{_NAME_CHARACTER})([^\r\n,{{}}"]*)(?=[{{"])""")
"""A name and its value with something else than one `=` between them."""
OWN_LINE_CLOSE = {close: lazy(rf"(?<=[\r\n])[ \t]*{re.escape(close)}[ \t]*(?![^\r\n])") for close in "})"}
"""A closing bracket alone on its line: most likely the entry's own."""
NAME_EQUALS = lazy(rf"({NAME})\s*=\s*")
FIELDISH = lazy(r"""(?<=[,\s])[A-Za-z][\w-]*\s*=\s*(?=["{\d])""")
"""What looks like the beginning of a field; to be believed behind a comma or at the start of a line."""
AFTER_CLOSE = lazy(rf"""\s*(?:,\s*)?{NAME}\s*=\s*["{{\d]""")
"""A field that follows a closing bracket: that bracket was one too many."""
BARE = lazy(NAME)
SPACE = lazy(r"\s*")
LINE_REST = lazy(r"[^\r\n]*")
BRACE = lazy(r"[{}]")
BRACE_OR_QUOTE = lazy(r'[{}"]')

MONTHS = {name: name for name in "jan feb mar apr may jun jul aug sep oct nov dec".split()}
"""The macros that every style defines. How a month is worded is up to the style: a macro's value is its name."""
