r"""From the LaTeX of a value to Unicode text with CSL's rich text.

    {\"U}ber, \c{s}, {\i}      → Über, ş, ı
    \emph{x}, \textit{x}       → <i>x</i>              \textbf{x}  → <b>x</b>
    \textsc{x}                 → <span style="font-variant:small-caps;">x</span>
    \textsuperscript{x}        → <sup>x</sup>          \textsubscript{x} → <sub>x</sub>
    {DNA} in a title           → <span class="nocase">DNA</span>
    ~  --  ---  ``x''          → no-break space, –, —, “x”

Runs of white space are one space, as in TeX. Unknown commands and mathematics are kept as they
are. Groups may be nested to any depth.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import field
from functools import lru_cache

from bibtools.bibtex.accents import ACCENTS, ESCAPED, LETTERS, SIGNS
from bibtools.bibtex.markup import NOCASE, SWITCHES, TAGS
from bibtools.support.dataclass import dataclass
from bibtools.support.patterns import lazy

# It begins with one set of characters, so that all others are passed over fast.
_SPECIAL = lazy(r"[\\{}~$\-`'\s](?:(?<=[\\{}~$\t\r\n])|(?<=-)-|(?<=`)`|(?<=')'|(?<=\s)(?:\s|$)|(?<=^\s))")
_TOKEN = lazy(
    r"\\(?:(?P<word>[A-Za-z]+)[ \t]*(?:(?:\r\n?|\n)[ \t]*)?|(?P<sign>[\s\S]))"
    r"|(?P<open>\{)|(?P<close>\})"
    r"|(?P<math>\$[^$]*\$)"
    r"|(?P<dash>---?)|(?P<quote>``|'')|(?P<tie>~)"
    r"|(?P<text>[^\\{}$~`'\-]+|[\s\S])"
)
_QUOTES = {"``": "“", "''": "”", "---": "—", "--": "–"}
_SPACES = lazy(r"[ \t\r\n]+")
_NO_WORDS = frozenset("protect relax nobreak allowbreak newblock".split())
"""Commands that print nothing."""
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
    within: bool = False
    """A group around it protects case already: of groups within groups, the outermost does."""


def decode(value: str, *, title: bool = False) -> str:
    """Return the text that a value says, with CSL's rich text; braces protect case only in a `title`."""
    return _Decoder(title, rich=True).text(value) if _SPECIAL.search(value) else value


@lru_cache(maxsize=8192)
def plain_text(value: str) -> str:
    """Return the text that a value says, without rich text: what a reader sees, letter by letter.

    The result is remembered, as the same names and titles are compared again and again.
    """
    return _Decoder(title=False, rich=False).text(value) if _SPECIAL.search(value) else value


class _Decoder:
    """Reads one value; `stack` holds the groups that are open, the innermost last."""

    __slots__ = ("rich", "stack", "title")

    def __init__(self, title: bool, rich: bool) -> None:
        self.title = title
        self.rich = rich
        self.stack = [_Frame("group")]

    def text(self, value: str) -> str:
        """Return the text of a value."""
        for match in _TOKEN.finditer(value):
            self._feed(match.lastgroup or "", match)
        stack = self.stack
        while len(stack) > 1:
            frame = stack.pop()
            stack[-1].parts.append(("{" if frame.kind in ("group", "raw") else "") + "".join(frame.parts))
        text = _SPACES.sub(" ", "".join(stack[0].parts)).strip(" ")
        return text.replace(_KEPT_SPACE, " ").replace(_KEPT_LINE, "\n")

    def _feed(self, kind: str, match: re.Match[str]) -> None:
        if kind == "open":
            self._open()
        elif kind == "close":
            self._close()
        elif kind == "word":
            self._word(match["word"], match[0], match.string[match.end() : match.end() + 1])
        elif kind == "sign":
            self._sign(match["sign"], match[0])
        elif kind in ("dash", "quote"):
            self._put(_QUOTES[match[0]])
        elif kind == "tie":
            self._put("\u00a0")
        else:
            self._text(match[0])

    def _open(self) -> None:
        stack = self.stack
        top = stack[-1]
        top.touched = True
        if top.bare:
            top.bare = False
        elif top.kind == "group" and top.name == "unknown":
            top.name = ""
            self._push("raw")
        else:
            self._push("raw" if top.kind == "raw" else "group")

    def _push(self, kind: str, name: str = "", bare: bool = False) -> None:
        stack = self.stack
        top = stack[-1]
        within = top.within or (len(stack) > 1 and top.kind == "group" and not top.special)
        stack.append(_Frame(kind, name, bare=bare, within=within))

    def _close(self) -> None:
        stack = self.stack
        if len(stack) == 1:
            stack[0].parts.append("}")
            return
        frame = stack.pop()
        self._put(self._closed(frame, "".join(frame.parts), self.title and not frame.within))

    def _closed(self, frame: _Frame, inner: str, protect: bool) -> str:
        """Return what a group that ends here becomes."""
        if frame.kind == "raw":
            return "{" + inner + "}"
        if frame.kind == "accent":
            return _accented(frame.name, inner)
        if frame.kind == "tag":
            return self._tagged(frame.name, inner)
        if inner and not inner.strip(" "):
            return inner.replace(" ", _KEPT_SPACE)
        if protect and inner and not frame.special and frame.kind == "group":
            return f"{NOCASE}{inner}</span>"
        return inner

    def _tagged(self, name: str, inner: str) -> str:
        around = TAGS[name]
        if around is None or (not inner and around[0]):
            return ""
        if not self.rich and around[0].startswith("<"):
            return inner
        return around[0] + inner + around[1]

    def _word(self, name: str, raw: str, following: str) -> None:
        """Read a command whose name is a word; `following` is the character behind it."""
        self._mark_special()
        stack = self.stack
        if name in ACCENTS and (name not in LETTERS) and following not in ("", "}"):
            self._push("accent", name, bare=True)
        elif name in TAGS and following == "{":
            self._push("tag", name, bare=True)
        elif name in SWITCHES and stack[-1].kind == "group" and len(stack) > 1 and not stack[-1].parts:
            stack[-1].kind, stack[-1].name = "tag", SWITCHES[name]
        elif name in LETTERS or name in SIGNS:
            self._put(LETTERS.get(name) or SIGNS[name])
        elif name == "par":
            self._put(_KEPT_LINE)
        elif name not in _NO_WORDS:
            self._unknown(name, raw)

    def _unknown(self, name: str, raw: str) -> None:
        symbol = _symbol(name)
        if symbol:
            self._put(symbol)
            return
        self._put(raw)
        if self.stack[-1].kind == "group":
            self.stack[-1].name = "unknown"

    def _sign(self, sign: str, raw: str) -> None:
        """Read a command whose name is one sign."""
        self._mark_special()
        if sign in ACCENTS:
            self._push("accent", sign, bare=True)
        elif sign == "\\":
            self._put(" ")
        elif sign in "-/@*!":
            pass
        elif sign in ",;: ":
            self._put(_KEPT_SPACE if sign == " " else " ")
        elif sign in ESCAPED:
            self._put(sign)
        else:
            self._put(raw)

    def _mark_special(self) -> None:
        top = self.stack[-1]
        if top.kind == "group" and not top.parts and not top.touched:
            top.special = True

    def _text(self, text: str) -> None:
        """Add text; the first letter ends an accent that waits for one, with any white space before it."""
        if not self.stack[-1].bare:
            self._put(text)
            return
        stripped = text.lstrip(" \t\r\n")
        if stripped:
            self._put(stripped[0])
            if stripped[1:]:
                self._put(stripped[1:])

    def _put(self, text: str) -> None:
        """Add finished text to the innermost group, closing arguments without braces on the way."""
        stack = self.stack
        while stack[-1].bare and text:
            text = self._closed(stack.pop(), text, protect=False)
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
