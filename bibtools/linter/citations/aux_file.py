r""".aux files of LaTeX: \citation, \bibdata and biblatex's \abx@aux@cite."""

from __future__ import annotations

from bibtools.linter.citations.common import listed
from bibtools.linter.citing import Citations
from bibtools.model import Text
from bibtools.support.patterns import lazy

_CITATION = lazy(r"\\(?:citation|abx@aux@cite(?:\{\d+\})?)\{([^{}]*)\}")
_DATA = lazy(r"\\bibdata\{([^{}]*)\}")
_INPUT = lazy(r"\\@input\{([^{}]*)\}")


def scan(text: Text) -> Citations:
    """Return the citations of an .aux file."""
    found = Citations()
    seen = set()
    for match in _CITATION.finditer(text.content):
        for mention in listed(text, text.content, *match.span(1)):
            if mention.name == "*":
                found.everything = True
            elif mention.name not in seen:
                seen.add(mention.name)
                found.keys.append(mention)
    for match in _DATA.finditer(text.content):
        found.bibliographies += listed(text, text.content, *match.span(1))
    for match in _INPUT.finditer(text.content):
        found.includes += listed(text, text.content, *match.span(1))
    return found
