"""Typst."""

from __future__ import annotations

import re

from bibtools.csl.output.base import Format
from bibtools.support.patterns import lazy

_SPECIAL = lazy(r"([\\#\[\]*_`$<>@~=/+\-'\"])")
_CALLS = {
    ("font-style", "italic"): "#emph[%s]",
    ("font-style", "oblique"): '#text(style: "oblique")[%s]',
    ("font-style", "normal"): '#text(style: "normal")[%s]',
    ("font-variant", "small-caps"): "#smallcaps[%s]",
    ("font-weight", "bold"): "#strong[%s]",
    ("font-weight", "normal"): '#text(weight: "regular")[%s]',
    ("font-weight", "light"): '#text(weight: "light")[%s]',
    ("text-decoration", "underline"): "#underline[%s]",
    ("vertical-align", "sup"): "#super[%s]",
    ("vertical-align", "sub"): "#sub[%s]",
}


class Typst(Format):
    """Typst markup; entries are paragraphs."""

    name = "typst"

    def escape(self, text: str) -> str:
        """Put a backslash before what Typst would read as markup; non-breaking spaces become `~`."""
        return _SPECIAL.sub(r"\\\1", text).replace("\u00a0", "~")

    def font(self, name: str, value: str, text: str) -> str:
        """Put a call around the text; it ends in `;`, so that no bracket behind it is its argument."""
        call = _CALLS.get((name, value))
        return call.replace("%s", text) + ";" if call else text

    def display(self, kind: str, text: str) -> str:
        """Set blocks in paragraphs of their own, first fields in a box."""
        if kind == "left-margin":
            return f"#box(width: 2em)[{text.strip()}];"
        return f"\n\n{text.strip()}\n\n" if kind in ("block", "indent") else text

    def link(self, address: str, text: str) -> str:
        """Put a call around the text; of a string only quotation mark and backslash are escaped."""
        return f'#link("{self.target(address)}")[{text}];'

    def target(self, address: str) -> str:
        """Return an address as a string."""
        return address.replace("\\", "\\\\").replace('"', '\\"')

    def entry(self, text: str) -> str:
        """Keep a number that opens an entry from being read as the item of a list."""
        return re.sub(r"^(\d+)\.", r"\1\\.", text.strip())

    def heading(self, text: str) -> str:
        """Return a second-level heading."""
        return f"== {self.escape(text)}"

    def body(self, entries: list[str]) -> str:
        """Return each entry a paragraph."""
        return "\n\n".join(entries)
