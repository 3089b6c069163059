"""Plain text."""

from __future__ import annotations

from bibtools.csl.output.base import Format


class Plain(Format):
    """Plain text: formatting is left out, blocks stand on lines of their own."""

    name = "text"
    changes_text = False

    def display(self, kind: str, text: str) -> str:
        """Set blocks on their own line and left margins apart."""
        if kind == "left-margin":
            return text.rstrip() + " "
        return "\n" + text.strip() if kind in ("block", "indent") else text

    def entry(self, text: str) -> str:
        """Leave out the line break before the first block."""
        return text.strip("\n")
