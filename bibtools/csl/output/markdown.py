"""Markdown (CommonMark, with the extensions of Pandoc for raised, lowered and small letters)."""

from __future__ import annotations

import re

from bibtools.csl.output.base import Format
from bibtools.csl.richtext import Decoration
from bibtools.support.patterns import lazy

_SPECIAL = lazy(r"([\\`*_{}\[\]<>#|~^$@'\"]|-(?=-)|\.(?=\.)|&(?=#?[A-Za-z0-9]+;|#?[A-Za-z0-9]*[!?.:,;\s]*$))")
"""`@` begins a citation of Pandoc, `&lt;` is a character reference; what stands after an `&` may go on in the next
piece, and the marks that end a piece are not always part of it. Pandoc makes quotation marks, dashes and an ellipsis of
straight marks and of hyphens and points in a row, also within an address."""
_TARGET = lazy(r"[()\\<>]")
"""What an address within brackets must not hold."""
_LINE_START = lazy(r"^(\s*)(\d+)([.)])(?=\s|$)|^(\s*)([-+])(?=\s|$)", re.MULTILINE)
_WRAPS = {
    ("font-style", "italic"): ("*", "*"),
    ("font-style", "oblique"): ("*", "*"),
    ("font-weight", "bold"): ("**", "**"),
    ("font-variant", "small-caps"): ("[", "]{.smallcaps}"),
    ("text-decoration", "underline"): ("[", "]{.underline}"),
    ("vertical-align", "sup"): ("^", "^"),
    ("vertical-align", "sub"): ("~", "~"),
    ("font-style", "normal"): ("[", "]{.upright}"),
    ("font-weight", "normal"): ("[", "]{.medium}"),
    ("font-variant", "normal"): ("[", "]{.nosmallcaps}"),
}


class Markdown(Format):
    """Markdown; entries are paragraphs."""

    name = "markdown"

    def escape(self, text: str) -> str:
        """Put a backslash before what Markdown would read as markup."""
        return _SPECIAL.sub(r"\\\1", text)

    def wraps(self, decoration: Decoration) -> bool:
        """Say that all does but raised and lowered text, in which spaces are escaped."""
        return decoration[0] != "vertical-align"

    def font(self, name: str, value: str, text: str) -> str:
        """Put marks around the text, inside of the white space at its ends."""
        wrap = _WRAPS.get((name, value))
        bare = text.strip()
        if wrap is None or not bare:
            return text
        before = text[: len(text) - len(text.lstrip())]
        if name == "vertical-align":
            bare = bare.replace(" ", "\\ ")
        return f"{before}{wrap[0]}{bare}{wrap[1]}{text[len(before) + len(text.strip()) :]}"

    def display(self, kind: str, text: str) -> str:
        """Set blocks in paragraphs of their own."""
        if kind == "left-margin":
            return text.rstrip() + " "
        return f"\n\n{text.strip()}\n\n" if kind in ("block", "indent") else text

    def link(self, address: str, text: str) -> str:
        """Put a link around the text, inside of the white space at its ends."""
        bare = text.strip()
        return text.replace(bare, f"[{bare}]({self.target(address)})", 1) if bare else text

    def target(self, address: str) -> str:
        """Return an address with the characters that would end it escaped."""
        return _TARGET.sub(lambda match: f"%{ord(match[0]):02X}", address)

    def entry(self, text: str) -> str:
        """Keep an entry from being read as the item of a list."""
        return _LINE_START.sub(_escape_start, text.strip())

    def finish(self, text: str) -> str:
        """Return a citation as it is: it stands inside a line."""
        return text

    def heading(self, text: str) -> str:
        """Return a second-level heading."""
        return f"## {self.escape(text)}"

    def body(self, entries: list[str]) -> str:
        """Return each entry a paragraph."""
        return "\n\n".join(entries)


def _escape_start(match: re.Match[str]) -> str:
    if match[2] is not None:
        return f"{match[1]}{match[2]}\\{match[3]}"
    return f"{match[4]}\\{match[5]}"
