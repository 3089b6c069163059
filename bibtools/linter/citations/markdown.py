"""Markdown with pandoc's citations (`[@key, p. 3; -@other]`), Quarto and R Markdown.

https://pandoc.org/MANUAL.html#citation-syntax
"""

from __future__ import annotations

import re

from bibtools.linter.citations.common import blanked
from bibtools.linter.citing import Citations, Mention
from bibtools.model import Text
from bibtools.support.patterns import lazy

_CODE = lazy(
    r"^[ \t]*(```+|~~~+)[^\n]*\n.*?(?:^[ \t]*\1[^\n]*$|\Z)"
    r"|(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)|<!--.*?-->|\]\([^)\s]*\)|<https?:[^>]*>",
    re.DOTALL | re.MULTILINE,
)
_KEY = lazy(r"(?<![\w\\@./:])@(?:\{([^{}\s]+)\}|(\w(?:[\w]|[:.#$%&+?<>~/-](?=\w))*))")
_CROSS = lazy(r"(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|tab|nte|tip|wrn|imp|cau|rem|sol)[-:]")
_HEADER = lazy(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_BIBLIOGRAPHY = lazy(
    r"^bibliography:[ \t]*(?:\[([^\]]*)\]|(?![ \t]*\n)([^\n]+)|\s*\n((?:[ \t]*-[^\n]*\n?)+))", re.MULTILINE
)
_ITEM = lazy(r"[^\s,\[\]\"'-][^,\n\[\]\"']*")


def scan(text: Text) -> Citations:
    """Return the citations of a Markdown document, and the bibliographies that its header names."""
    content = blanked(text.content, _CODE)
    found = Citations()
    header = _HEADER.match(text.content)
    if header:
        match = _BIBLIOGRAPHY.search(text.content, header.start(1), header.end(1))
        group = next((number for number in (1, 2, 3) if match and match[number]), 0)
        for item in _ITEM.finditer(text.content, *match.span(group)) if match and group else ():
            found.bibliographies.append(Mention(item[0].strip(), text.place(item.start())))
        found.everything = "@*" in header[1]
    for match in _KEY.finditer(content):
        key = match[1] or match[2]
        if not _CROSS.match(key) and not (
            header and match.start() < header.end() and "nocite" not in header[1]
        ):
            found.keys.append(Mention(key, text.place(match.start())))
    return found
