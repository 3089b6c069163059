r"""From Unicode text with CSL's rich text to LaTeX: the inverse of `decode`.

Letters stay Unicode, as biber and all LaTeX since 2018 read UTF-8; `ascii` writes commands instead
where LaTeX has one. Characters that are markup in TeX are escaped, braces always balance, and spaces that
TeX would join are kept.
"""

from __future__ import annotations

import re
import unicodedata

from bibtools.bibtex.accents import COMMANDS, ENCODED
from bibtools.bibtex.markup import NOCASE, SMALL_CAPS
from bibtools.support.patterns import lazy

_SPACE = "\ue002"
_GUARD = "\ue003"
_ESCAPES = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "#": r"\#",
    "%": r"\%",
    "&": r"\&",
    "$": r"\$",
    "_": r"\_",
    "^": r"{\textasciicircum}",
    "~": r"{\textasciitilde}",
    "\u00a0": "~",
    "\n": r"{\par}",
    _SPACE: "{ }",
    "-": "-{}",
    "`": "`{}",
    "'": "'{}",
}
# Both begin with one set of characters, so that all others are passed over fast.
_ESCAPABLE = lazy(r"[\\{}#%&$_^~\u00a0\n\ue002\-`'](?:(?<=[^\-`'])|(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?='))")
_BARE = lazy(r"[^\\{}#%&$_^~\u00a0\n\ue002\-`'< ]+(?: [^\\{}#%&$_^~\u00a0\n\ue002\-`'< ]+)*")
"""Text that stands in LaTeX as it is: without marks that mean something there, and with single spaces within."""
_EDGE_SPACE = lazy(r" (?:$|(?=[ \n])|(?<=^ )|(?<=\n ))")
_TAG = lazy(rf"</?(?:i|b|sup|sub)>|{re.escape(SMALL_CAPS)}|{re.escape(NOCASE)}|</span>")
_OPENING = {
    "<i>": (r"\emph{", "</i>"),
    "<b>": (r"\textbf{", "</b>"),
    "<sup>": (r"\textsuperscript{", "</sup>"),
    "<sub>": (r"\textsubscript{", "</sub>"),
    SMALL_CAPS: (r"\textsc{", "</span>"),
    NOCASE: ("{" + _GUARD, "</span>"),
}


def encode(text: str, *, title: bool = False, ascii: bool = False) -> str:
    """Return the LaTeX for a text; `<span class="nocase">` becomes braces only in a `title`.

    `decode(encode(text), title=…)` returns the text again, except for tags that are empty or unpaired, tabs and
    other control characters. A caller that needs the identity has to check it.
    """
    if not ascii and _BARE.fullmatch(text):
        return text
    text = _EDGE_SPACE.sub(_SPACE, text)
    if "<" not in text:
        return _plain(text, ascii)
    pieces: list[str] = []
    paired = _pairs(text, title)
    at = 0
    for start, end, replacement in paired:
        pieces += [_plain(text[at:start], ascii), replacement]
        at = end
    pieces.append(_plain(text[at:], ascii))
    # A group that began with a backslash would be BibTeX's special character, which protects no case.
    return "".join(pieces).replace("{" + _GUARD + "\\", "{{}\\").replace(_GUARD, "")


def _pairs(text: str, title: bool) -> list[tuple[int, int, str]]:
    """Return start, end and replacement of each tag that has a partner, in order."""
    open_: list[tuple[re.Match[str], str]] = []
    found: list[tuple[int, int, str]] = []
    for match in _TAG.finditer(text):
        tag = match[0]
        if tag in _OPENING and (tag != NOCASE or title):
            open_.append((match, _OPENING[tag][1]))
        elif open_ and open_[-1][1] == tag and open_[-1][0].end() < match.start():
            opening = open_.pop()[0]
            found.append((opening.start(), opening.end(), _OPENING[opening[0]][0]))
            found.append((match.start(), match.end(), "}"))
        elif tag not in _OPENING:
            open_.clear()
    return sorted(found)


def _plain(text: str, ascii: bool) -> str:
    escaped = _ESCAPABLE.sub(lambda match: _ESCAPES[match[0]], text)
    return _to_ascii(escaped) if ascii and not escaped.isascii() else escaped


def _to_ascii(text: str) -> str:
    return "".join(char if char < "\x80" else command(char) for char in text)


def command(char: str) -> str:
    r"""Return the LaTeX for a character beyond ASCII: `{\u{g}}` for ğ; the character itself if there is none."""
    if char in ENCODED:
        return "{\\" + ENCODED[char] + "}"
    base, *marks = list(unicodedata.normalize("NFD", char))
    if not marks or any(mark not in COMMANDS for mark in marks) or not base.isascii():
        return char
    made = {"i": r"\i", "j": r"\j"}.get(base, base) if marks[0] not in "\u0323\u0331\u0327\u0328" else base
    for mark in marks:
        name = COMMANDS[mark]
        made = f"\\{name}{{{made}}}" if name.isalpha() or len(made) > 2 else f"\\{name}{made}"
    return "{" + made + "}"
