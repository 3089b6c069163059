"""Rich Text Format."""

from __future__ import annotations

from bibtools.csl.output.base import Format

_COMMANDS = {
    ("font-style", "italic"): "\\i",
    ("font-style", "oblique"): "\\i",
    ("font-style", "normal"): "\\i0",
    ("font-variant", "small-caps"): "\\scaps",
    ("font-variant", "normal"): "\\scaps0",
    ("font-weight", "bold"): "\\b",
    ("font-weight", "normal"): "\\b0",
    ("font-weight", "light"): "\\b0",
    ("text-decoration", "underline"): "\\ul",
    ("text-decoration", "none"): "\\ulnone",
    ("vertical-align", "sup"): "\\super",
    ("vertical-align", "sub"): "\\sub",
    ("vertical-align", "baseline"): "\\nosupersub",
}


class Rtf(Format):
    """RTF; a bibliography is a whole document, a citation a piece of one."""

    name = "rtf"

    def escape(self, text: str) -> str:
        """Write braces, backslashes and all that is not ASCII as control words."""
        if text.isascii() and not any(char in text for char in "\\{}\n\t"):
            return text
        return "".join(map(_escape_char, text))

    def font(self, name: str, value: str, text: str) -> str:
        """Put a group with a control word around the text."""
        command = _COMMANDS.get((name, value))
        return f"{{{command} {text}}}" if command else text

    def display(self, kind: str, text: str) -> str:
        """Set blocks in paragraphs of their own, first fields apart by a tab."""
        if kind == "left-margin":
            return text.rstrip() + "\\tab "
        return "\\par " + text if kind in ("block", "indent") else text

    def link(self, address: str, text: str) -> str:
        """Put a hyperlink field around the text."""
        return f'{{\\field{{\\*\\fldinst{{HYPERLINK "{self.target(address)}"}}}}{{\\fldrslt {text}}}}}'

    def target(self, address: str) -> str:
        """Return an address with what is special to RTF escaped."""
        return self.escape(address)

    def entry(self, text: str) -> str:
        """Leave out the paragraph mark before a first block."""
        return text.removeprefix("\\par ").strip("\n")

    def body(self, entries: list[str]) -> str:
        """Put the entries into a document, one paragraph each."""
        return _document(self._paragraphs(entries))

    def heading(self, text: str) -> str:
        """Return a bold paragraph that word processors take for a heading of the second level."""
        return f"{{\\pard\\outlinelevel1\\keepn\\sb240\\sa120\\b {self.escape(text)}\\par}}\n"

    def sections(self, parts: list[tuple[str, list[str]]]) -> str:
        """Put the sections into one document."""
        return _document("".join(self.heading(text) + self._paragraphs(entries) for text, entries in parts))

    def _paragraphs(self, entries: list[str]) -> str:
        return "".join(f"{entry}\\par\n" for entry in entries)


def _document(content: str) -> str:
    return "{\\rtf1\\ansi\\uc1 " + content + "}"


def _escape_char(char: str) -> str:
    if char in "\\{}":
        return "\\" + char
    if char == "\n":
        return "\\line "
    if char == "\t":
        return "\\tab "
    if char == "\u00a0":
        return "\\~"
    code = ord(char)
    if code < 128:
        return char
    if code < 0x10000:
        return f"\\u{code - 0x10000 if code > 0x7FFF else code}?"
    high, low = 0xD800 + ((code - 0x10000) >> 10), 0xDC00 + ((code - 0x10000) & 0x3FF)
    return f"\\u{high - 0x10000}?\\u{low - 0x10000}?"
