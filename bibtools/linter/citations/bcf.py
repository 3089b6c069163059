"""biber's control files: <bcf:citekey> and <bcf:datasource>."""

from __future__ import annotations

from bibtools.linter.citing import Citations, Mention
from bibtools.model import Text
from bibtools.support.patterns import lazy

_KEY = lazy(r"<bcf:citekey\b[^<>]*>([^<]*)</bcf:citekey>")
_SOURCE = lazy(r"<bcf:datasource\b[^<>]*>([^<]*)</bcf:datasource>")


def scan(text: Text) -> Citations:
    """Return the citations of a .bcf file."""
    found = Citations()
    for match in _KEY.finditer(text.content):
        key = match[1].strip()
        found.everything = found.everything or key == "*"
        if key != "*":
            found.keys.append(Mention(key, text.place(match.start(1))))
    sources = (
        Mention(match[1].strip(), text.place(match.start(1))) for match in _SOURCE.finditer(text.content)
    )
    found.bibliographies += sources
    return found
