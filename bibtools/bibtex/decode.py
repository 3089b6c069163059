r"""LaTeX markup to Unicode text with CSL's rich text: what a value of a .bib file says.

    {\"U}ber, \c{s}, {\i}      → Über, ş, ı
    \emph{x}, \textit{x}       → <i>x</i>              \textbf{x}  → <b>x</b>
    \textsc{x}                 → <span style="font-variant:small-caps;">x</span>
    \textsuperscript{x}        → <sup>x</sup>          \textsubscript{x} → <sub>x</sub>
    {DNA} in a title           → <span class="nocase">DNA</span>
    ~  --  ---  ``x''          → no-break space, –, —, “x”

Runs of white space are one space, as in TeX. Commands that are not known, and mathematics, stay as they
stand. Nesting may be of any depth.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from bibtools.bibtex.accents import ACCENTS, ESCAPED, LETTERS, SIGNS
from bibtools.support.patterns import lazy

SMALL_CAPS = '<span style="font-variant:small-caps;">'
NOCASE = '<span class="nocase">'

TAGS = {
    "emph": ("<i>", "</i>"),
    "textit": ("<i>", "</i>"),
    "mkbibemph": ("<i>", "</i>"),
    "mkbibitalic": ("<i>", "</i>"),
    "textsl": ("<i>", "</i>"),
    "textbf": ("<b>", "</b>"),
    "mkbibbold": ("<b>", "</b>"),
    "textsc": (SMALL_CAPS, "</span>"),
    "textsuperscript": ("<sup>", "</sup>"),
    "mkbibsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"),
    "enquote": ("“", "”"),
    "mkbibquote": ("“", "”"),
    "url": ("", ""),
    "textrm": ("", ""),
    "textup": ("", ""),
    "texttt": ("", ""),
    "mbox": ("", ""),
    "hbox": ("", ""),
    "noopsort": None,
}
"""Command → what stands around its argument; None drops the argument."""

_SWITCHES = {
    "it": "emph",
    "itshape": "emph",
    "em": "emph",
    "sl": "emph",
    "bf": "textbf",
    "bfseries": "textbf",
}
_SWITCHES |= {"sc": "textsc", "scshape": "textsc", "rm": "textrm", "tt": "texttt"}

_SPECIAL = lazy(r"[\\{}~$]|--|``|''|\s\s|[\t\r\n]|^\s|\s$")
_TOKEN = lazy(
    r"\\(?:(?P<word>[A-Za-z]++)[ \t]*+(?:\r?\n[ \t]*+)?|(?P<sign>[\s\S]))"
    r"|(?P<open>\{)|(?P<close>\})"
    r"|(?P<math>\$[^$]*+\$)"
    r"|(?P<dash>---?)|(?P<quote>``|'')|(?P<tie>~)"
    r"|(?P<text>[^\\{}$~`'\-]++|[\s\S])"
)
_QUOTES = {"``": "“", "''": "”", "---": "—", "--": "–"}
_SPACES = lazy(r"[ \t\r\n]+")
_KEPT_SPACE = "\ue000"
_KEPT_LINE = "\ue001"
"""Stand for a space that TeX would keep, and for a new paragraph, while white space is being joined."""


@dataclass(slots=True)
class _Frame:
    """A group that is open: what it becomes, and what it holds so far."""

    kind: str
    """`group`, `tag`, `accent` or `raw`."""
    name: str = ""
    parts: list[str] = field(default_factory=list)
    bare: bool = False
    """The argument has no braces: one character or command ends the frame."""
    touched: bool = False
    """Something stands in it already, if only an empty group."""
    special: bool = False
    """A group that begins with a backslash: BibTeX's special character, which protects no case."""


def decode(value: str, *, title: bool = False) -> str:
    """Return the text that a value says; braces protect case only in a `title`."""
    if not _SPECIAL.search(value):
        return value
    stack = [_Frame("group")]
    previous = ""
    for match in _TOKEN.finditer(value):
        kind = match.lastgroup or ""
        _feed(stack, kind, match, previous, title)
        previous = match[0]
    while len(stack) > 1:
        frame = stack.pop()
        stack[-1].parts.append(("{" if frame.kind in ("group", "raw") else "") + "".join(frame.parts))
    text = _SPACES.sub(" ", "".join(stack[0].parts)).strip(" ")
    return text.replace(_KEPT_SPACE, " ").replace(_KEPT_LINE, "\n")


def _feed(stack: list[_Frame], kind: str, match: re.Match[str], previous: str, title: bool) -> None:
    if kind == "open":
        _open(stack, previous)
    elif kind == "close":
        _close(stack, title)
    elif kind == "word":
        _word(stack, match["word"], match[0], match.string[match.end() : match.end() + 1])
    elif kind == "sign":
        _sign(stack, match["sign"], match[0])
    elif kind in ("dash", "quote"):
        _put(stack, _QUOTES[match[0]])
    elif kind == "tie":
        _put(stack, "\u00a0")
    else:
        _text(stack, match[0])


def _open(stack: list[_Frame], previous: str) -> None:
    top = stack[-1]
    top.touched = True
    if top.bare:
        top.bare = False
    elif top.kind == "group" and top.name == "unknown":
        top.name = ""
        stack.append(_Frame("raw"))
    else:
        stack.append(_Frame("raw" if top.kind == "raw" else "group"))


def _close(stack: list[_Frame], title: bool) -> None:
    if len(stack) == 1:
        stack[0].parts.append("}")
        return
    frame = stack.pop()
    # Of groups within groups, the outermost protects.
    within = any(each.kind == "group" and not each.special for each in stack[1:])
    _put(stack, _closed(frame, "".join(frame.parts), title and not within))


def _closed(frame: _Frame, inner: str, protect: bool) -> str:
    if frame.kind == "raw":
        return "{" + inner + "}"
    if frame.kind == "accent":
        return _accented(frame.name, inner)
    if frame.kind == "tag":
        around = TAGS[frame.name]
        return "" if around is None or (not inner and around[0]) else around[0] + inner + around[1]
    if inner and not inner.strip(" "):
        return inner.replace(" ", _KEPT_SPACE)
    if protect and inner and not frame.special and frame.kind == "group":
        return f"{NOCASE}{inner}</span>"
    return inner


def _word(stack: list[_Frame], name: str, raw: str, following: str) -> None:
    _mark_special(stack)
    if name in ACCENTS and (name not in LETTERS) and following not in ("", "}"):
        stack.append(_Frame("accent", name, bare=True))
    elif name in TAGS and following == "{":
        stack.append(_Frame("tag", name, bare=True))
    elif name in _SWITCHES and stack[-1].kind == "group" and len(stack) > 1 and not stack[-1].parts:
        stack[-1].kind, stack[-1].name = "tag", _SWITCHES[name]
    elif name in LETTERS or name in SIGNS:
        _put(stack, LETTERS.get(name) or SIGNS[name])
    elif name == "par":
        _put(stack, _KEPT_LINE)
    elif name in ("protect", "relax", "nobreak", "allowbreak", "newblock"):
        pass
    else:
        _unknown(stack, name, raw)


def _unknown(stack: list[_Frame], name: str, raw: str) -> None:
    symbol = _symbol(name)
    if symbol:
        _put(stack, symbol)
        return
    _put(stack, raw)
    if stack[-1].kind == "group":
        stack[-1].name = "unknown"


def _sign(stack: list[_Frame], sign: str, raw: str) -> None:
    _mark_special(stack)
    if sign in ACCENTS:
        stack.append(_Frame("accent", sign, bare=True))
    elif sign == "\\":
        _put(stack, " ")
    elif sign in "-/@*!":
        pass
    elif sign in ",;: ":
        _put(stack, _KEPT_SPACE if sign == " " else " ")
    elif sign in ESCAPED:
        _put(stack, sign)
    else:
        _put(stack, raw)


def _mark_special(stack: list[_Frame]) -> None:
    top = stack[-1]
    if top.kind == "group" and not top.parts and not top.touched:
        top.special = True


def _text(stack: list[_Frame], text: str) -> None:
    """Add text; of an accent that waits for a letter, the first letter ends it."""
    if not stack[-1].bare:
        _put(stack, text)
        return
    stripped = text.lstrip(" ")
    if stripped:
        _put(stack, stripped[0])
        if stripped[1:]:
            _put(stack, stripped[1:])


def _put(stack: list[_Frame], text: str) -> None:
    """Add finished text to the innermost group, closing arguments without braces on the way."""
    while stack[-1].bare and text:
        text = _closed(stack.pop(), text, protect=False)
    top = stack[-1]
    if text:
        top.parts.append(text)
        if top.name == "unknown" and top.kind == "group":
            top.name = ""


def _accented(name: str, inner: str) -> str:
    mark = ACCENTS[name]
    base, rest = inner[:1], inner[1:]
    if not base:
        return {"~": "~", "^": "^", "`": "`", "'": "´", '"': "¨", "=": "¯", "c": "¸"}.get(name, "")
    base = {"ı": "i", "ȷ": "j"}.get(base, base) if mark not in "\u0323\u0331\u0327\u0328" else base
    return unicodedata.normalize("NFC", base + mark) + rest


@lru_cache(maxsize=1024)
def _symbol(name: str) -> str:
    """Return the character that pylatexenc knows for a command without arguments; empty if none."""
    from pylatexenc.latex2text import get_default_latex_context_db

    spec = get_default_latex_context_db().get_macro_spec(name)
    found = getattr(spec, "simplify_repl", None)
    known = isinstance(found, str) and "%" not in found and found.strip()
    return str(found) if known else ""
