"""HTML, as the CSL test suite has it."""

from __future__ import annotations

from html import escape

from bibtools.csl.output.base import Format
from bibtools.csl.output.superscripts import Superscripts
from bibtools.support.patterns import lazy

_TEMPLATES = {
    ("font-style", "italic"): "<i>%s</i>",
    ("font-style", "oblique"): "<em>%s</em>",
    ("font-style", "normal"): '<span style="font-style:normal;">%s</span>',
    ("font-variant", "small-caps"): '<span style="font-variant:small-caps;">%s</span>',
    ("font-variant", "normal"): '<span style="font-variant:normal;">%s</span>',
    ("font-weight", "bold"): "<b>%s</b>",
    ("font-weight", "normal"): '<span style="font-weight:normal;">%s</span>',
    ("font-weight", "light"): '<span style="font-weight:lighter;">%s</span>',
    ("text-decoration", "none"): '<span style="text-decoration:none;">%s</span>',
    ("text-decoration", "underline"): '<span style="text-decoration:underline;">%s</span>',
    ("vertical-align", "sup"): "<sup>%s</sup>",
    ("vertical-align", "sub"): "<sub>%s</sub>",
    ("vertical-align", "baseline"): '<span style="vertical-align:baseline;">%s</span>',
}
_DISPLAY = {
    "block": '\n\n    <div class="csl-block">%s</div>\n',
    "left-margin": '\n    <div class="csl-left-margin">%s</div>',
    "right-inline": '<div class="csl-right-inline">%s</div>\n  ',
    "indent": '<div class="csl-indent">%s</div>\n  ',
}
_TWO_SPACES = lazy(r"\s\s")
_WRITTEN = Superscripts("<sup>", "</sup>", {"&": "&#38;", "<": "&#60;", ">": "&#62;"})


class Html(Format):
    """HTML; bibliographies are `div.csl-bib-body` with one `div.csl-entry` an entry."""

    name = "html"
    anchors = True

    def escape(self, text: str) -> str:
        """Escape markup; double spaces and raised letters are kept visible."""
        if not _WRITTEN.same.issuperset(text):
            text = text.translate(_WRITTEN)
        # All white space but the plain space counts as unprintable.
        return _TWO_SPACES.sub("\u00a0 ", text) if "  " in text or not text.isprintable() else text

    def font(self, name: str, value: str, text: str) -> str:
        """Put an element around the text."""
        template = _TEMPLATES.get((name, value))
        return template.replace("%s", text) if template else text

    def display(self, kind: str, text: str) -> str:
        """Put a block around the text."""
        template = _DISPLAY.get(kind)
        return template.replace("%s", text) if template else text

    def link(self, address: str, text: str) -> str:
        """Put an element around the text."""
        return f'<a href="{self.target(address)}">{text}</a>'

    def target(self, address: str) -> str:
        """Return an address as the value of an attribute."""
        return escape(address)

    def anchored(self, text: str, key: str) -> str:
        """Give the entry's element an id: `ref-` and the key."""
        name = escape("ref-" + "-".join(key.split()))
        return text.replace('<div class="csl-entry">', f'<div class="csl-entry" id="{name}">', 1)

    def entry(self, text: str) -> str:
        """Put the entry's element around the text."""
        return f'  <div class="csl-entry">{text}</div>\n'

    def heading(self, text: str) -> str:
        """Return a second-level heading."""
        return f"<h2>{self.escape(text)}</h2>"

    def body(self, entries: list[str]) -> str:
        """Put the body's element around the entries."""
        return '<div class="csl-bib-body">\n' + "".join(entries) + "</div>"
