"""What an output format has to know."""

from __future__ import annotations

from bibtools.csl.richtext import Decoration


class Format:
    """Turns text and formatting into one output format. Subclasses say how."""

    name = "text"
    labels = False
    """Whether the variables that pieces of text come from are marked in the output."""

    changes_text = True
    """Whether `escape` changes any text at all."""

    anchors = False
    """Whether `anchored` changes an entry."""

    def __init__(self, quotes: tuple[str, str, str, str]) -> None:
        """Take the locale's outer and inner opening and closing quotation marks."""
        self.quotes = quotes

    def escape(self, text: str) -> str:
        """Return plain text so that it means itself in this format."""
        return text

    def decorate(self, decoration: Decoration, text: str) -> str:
        """Put formatting on text that is in this format already."""
        name, value = decoration
        if name == "quotes":
            inner = value == "inner"
            opening, closing = self.quotes[2:] if inner else self.quotes[:2]
            return self.escape(opening) + text + self.escape(closing)
        return self.link(value, text) if name == "link" else self.font(name, value, text)

    def link(self, address: str, text: str) -> str:
        """Put a link to an address of the web on text that is in this format already."""
        return text

    def target(self, address: str) -> str:
        """Return an address as `link` writes it."""
        return address

    def wraps(self, decoration: Decoration) -> bool:
        """Return whether formatting puts the same around every text, whatever stands inside of it."""
        return True

    def font(self, name: str, value: str, text: str) -> str:
        """Put font formatting on text."""
        return text

    def display(self, kind: str, text: str) -> str:
        """Set text in a display class: block, left-margin, right-inline, indent."""
        return text

    def variable(self, name: str, text: str) -> str:
        """Mark text with the variable that it comes from."""
        return text

    def entry(self, text: str) -> str:
        """Finish one entry of a bibliography."""
        return text

    def anchored(self, text: str, key: str) -> str:
        """Return a finished entry with an anchor by which others link to it."""
        return text

    def finish(self, text: str) -> str:
        """Finish a citation."""
        return text

    def body(self, entries: list[str]) -> str:
        """Put the entries of a bibliography together."""
        return "\n".join(entries)

    def heading(self, text: str) -> str:
        """Return the heading of a section of a bibliography, which is plain text."""
        return self.escape(text)

    def sections(self, parts: list[tuple[str, list[str]]]) -> str:
        """Put the sections of a bibliography together, each a heading and its entries."""
        return "\n\n".join(f"{self.heading(heading)}\n\n{self.body(entries)}" for heading, entries in parts)
