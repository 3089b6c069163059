"""Jupyter notebooks: pandoc's citations and `<cite data-cite="key">` in Markdown cells."""

from __future__ import annotations

from bibtools.linter.citations import markdown
from bibtools.linter.citing import Citations, Mention
from bibtools.model import Text
from bibtools.support.json_values import read_value
from bibtools.support.patterns import lazy

_DATA = lazy(r"data-cite=\\?[\"']([^\"'\\]+)")


def scan(text: Text) -> Citations:
    """Return the citations of a notebook; their places are those of the keys in the .ipynb file."""
    found = Citations()
    try:
        cells = read_value(text.content)["cells"]
    except (ValueError, KeyError, TypeError):
        return found
    at = 0
    for cell in cells if isinstance(cells, list) else ():
        if not isinstance(cell, dict) or cell.get("cell_type") != "markdown":
            continue
        source = cell.get("source", "")
        source = "".join(source) if isinstance(source, list) else str(source)
        for mention in markdown.scan(Text(text.name, source)).keys:
            place = text.content.find(f"@{mention.name}", at)
            at = place + 1 if place >= 0 else at
            found.keys.append(Mention(mention.name, text.place(max(place, 0))))
    for match in _DATA.finditer(text.content):
        for key in match[1].split(","):
            found.keys.append(Mention(key.strip(), text.place(match.start(1))))
    return found
