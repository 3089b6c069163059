"""Typst: `@key`, `#cite(<key>)`, `#bibliography("file.bib")`, `#include "file.typ"`."""

from __future__ import annotations

import re

from bibtools.linter.citations.common import blanked
from bibtools.linter.citing import Citations, Mention
from bibtools.model import Text
from bibtools.support.patterns import lazy

_COMMENT = lazy(r"(?<!:)//[^\n]*|/\*.*?(?:\*/|\Z)|```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
_KEY = lazy(r"(?<![\w@])@([^\W_][\w:.-]*\w|\w)(?!@)")
_CITE = lazy(r"\bcite\(\s*<([\w:.-]+)>|\bcite\(\s*label\(\"([^\"]+)\"\)")
_LABEL = lazy(r"(?<!cite\()<([\w:.-]+)>")
_BIBLIOGRAPHY = lazy(r"\bbibliography\(([^)]*)\)")
_INCLUDE = lazy(r"#include\s+\"([^\"]+)\"")
_STRING = lazy(r"\"([^\"]+\.(?:bib|ya?ml))\"")


def scan(text: Text) -> Citations:
    """Return the citations of a Typst document; references to its own labels are left out."""
    content = blanked(text.content, _COMMENT)
    found = Citations()
    labels = set(_LABEL.findall(content))
    for match in _KEY.finditer(content):
        if match[1] not in labels:
            found.keys.append(Mention(match[1], text.place(match.start(1))))
    for match in _CITE.finditer(content):
        group = 1 if match[1] else 2
        found.keys.append(Mention(match[group], text.place(match.start(group))))
    for match in _BIBLIOGRAPHY.finditer(content):
        for name in _STRING.finditer(match[1]):
            found.bibliographies.append(Mention(name[1], text.place(match.start(1) + name.start(1))))
        found.everything = found.everything or bool(re.search(r"full\s*:\s*true", match[1]))
    for match in _INCLUDE.finditer(content):
        found.includes.append(Mention(match[1], text.place(match.start(1))))
    found.keys.sort(key=lambda each: each.place)
    return found
