"""The part of a work that a citation names in words: `p. 33`, `s. 45-47`, `vol. 2`, `cilt 3`."""

from __future__ import annotations

import re

_LABELS = (
    ("page", r"pp?\.?|pages?|ss?\.?|sayfa|sf\.?|sh\.?|\\pnfmt"),
    ("volume", r"vol\.?|volume|c\.|cilt|bd\.?"),
    ("chapter", r"chap\.?|chapter|böl\.?|bölüm"),
    ("section", r"sec\.?|section|§"),
    ("issue", r"no\.?|nr\.?|sayı"),
)
_VALUE = r"(?P<value>[\divxlc][\w\-–—]*(?:\s*[,;]\s*\d[\w\-–—]*)*)"
_NAMED = tuple(
    (label, re.compile(rf"\s*,?\s*(?:{words})\s*{_VALUE}", re.IGNORECASE)) for label, words in _LABELS
)
_PLAIN = re.compile(r"\s*,?\s*(?P<value>\d[\d\-–—]*)(?=\Z|[\s,.;])")


def split_locator(text: str) -> tuple[str, str, str]:
    """Return label, locator and the rest of what stands behind a cited work; a bare number is a page."""
    for label, pattern in (*_NAMED, ("page", _PLAIN)):
        match = pattern.match(text)
        if match:
            return label, match["value"].strip(), text[match.end() :].strip(" ,")
    return "", "", text.strip(" ,")
