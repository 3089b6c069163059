"""LaTeX."""

from __future__ import annotations

import re
from urllib.parse import quote

from bibtools.csl.output.base import Format
from bibtools.csl.richtext import Decoration
from bibtools.support.patterns import lazy

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "\u00a0": "~",
    "\u202f": r"\,",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "\u2026": r"\ldots{}",
    "[": "{[}",
    "]": "{]}",
    "'": r"\textquotesingle{}",
}
_TARGETS = {"%": r"\%", "#": r"\#", "\\": r"\%5C", "{": r"\%7B", "}": r"\%7D", "^": r"\%5E"}
"""How an address is written in \\url and \\href, also where these stand in the argument of another command."""
_ADDRESS_CHARACTERS = "".join(map(chr, range(33, 127)))
_TARGET = lazy("[" + re.escape("".join(_TARGETS)) + "]")
_LIGATURE = lazy(r"(-(?=-)|'(?=')|`(?=`)|,(?=,)|[?!](?=`))")
"""Characters that TeX's fonts make one sign of with the next (two hyphens a dash), unless a kern of no width parts
them; LuaTeX looks through a group."""
_SPECIAL = lazy("[" + re.escape("".join(_ESCAPES)) + "]")
_COMMANDS = {
    ("font-style", "italic"): "textit",
    ("font-style", "oblique"): "textsl",
    ("font-style", "normal"): "textup",
    ("font-variant", "small-caps"): "textsc",
    ("font-variant", "normal"): "textnormal",
    ("font-weight", "bold"): "textbf",
    ("font-weight", "normal"): "textmd",
    ("font-weight", "light"): "textmd",
    ("text-decoration", "underline"): "underline",
    ("vertical-align", "sup"): "textsuperscript",
    ("vertical-align", "sub"): "textsubscript",
}


class Latex(Format):
    """LaTeX; a bibliography is one paragraph an entry, for `thebibliography` or `hangparas`."""

    name = "latex"

    def escape(self, text: str) -> str:
        """Write the characters that are special to TeX as commands."""
        return _LIGATURE.sub(r"\1\\kern0pt", _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text))

    def wraps(self, decoration: Decoration) -> bool:
        """Say that all does but a link, which looks at the text that it is put on."""
        return decoration[0] != "link"

    def font(self, name: str, value: str, text: str) -> str:
        """Put a command around the text."""
        command = _COMMANDS.get((name, value))
        return f"\\{command}{{{text}}}" if command else text

    def display(self, kind: str, text: str) -> str:
        """Set blocks in paragraphs of their own, first fields in a box as wide as the margin."""
        if kind == "left-margin":
            return f"\\makebox[2em][l]{{{text.strip()}}}"
        return f"\n\n{text.strip()}\n\n" if kind in ("block", "indent") else text

    def link(self, address: str, text: str) -> str:
        """Put a link around the text; an address that is the text itself may be broken at the end of a line."""
        target = _TARGET.sub(lambda match: _TARGETS[match[0]], quote(address, safe=_ADDRESS_CHARACTERS))
        if address.isascii() and text == self.escape(address):
            return f"\\url{{{target}}}"
        return f"\\href{{{target}}}{{{text}}}"

    def entry(self, text: str) -> str:
        """Leave out empty lines at the ends."""
        return text.strip()

    def heading(self, text: str) -> str:
        """Return a section without a number."""
        return f"\\section*{{{self.escape(text)}}}"

    def body(self, entries: list[str]) -> str:
        """Return each entry a paragraph."""
        return "\n\n".join(entries)
