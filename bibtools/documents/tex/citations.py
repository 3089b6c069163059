"""Citation commands of LaTeX, natbib and biblatex (its manual, 3.9): `\\cite`, `\\footcite[295]{key}`, `\\cites`."""

from __future__ import annotations

import re
from dataclasses import replace

from bibtools.bibtex.decode import plain_text
from bibtools.documents.tex.tokens import after_spaces, closing, mandatory, optional
from bibtools.language.locators import split_locator
from bibtools.model.document import CitationItem
from bibtools.support.dataclass import dataclass

_COMMAND = re.compile(r"(?!no|if|Declare|new|renew|on|every|at)[A-Za-z]*[Cc]ite(?:s|[a-z]*)\Z")
NOTE_COMMANDS = re.compile(r"[Ff](?:oot|ootfull|ullfoot)cite(?:s|text|texts)?\Z")
_LONGEST_NOTE = 1000
_NOT = frozenset("citestyle citereset citesetup citeindextrue citeindexfalse citenum mkcite".split())


@dataclass(frozen=True, slots=True)
class TexCitation:
    """What a command cites, the text that stands for it, and the offset behind it."""

    items: list[CitationItem]
    shown: str
    end: int


def is_citation(word: str) -> bool:
    """Return whether a command cites."""
    return bool(_COMMAND.match(word)) and word not in _NOT


def read_citation(source: str, at: int, word: str, star: bool) -> TexCitation | None:
    """Return the citation of a command whose arguments begin at `at`; None if it has no keys there.

    The text that stands for it is what LaTeX prints until a bibliography is known: the keys in brackets.
    """
    many = word.lower().endswith("cites")
    items: list[CitationItem] = []
    around: list[str] = []
    while True:
        while many and not items and source[after_spaces(source, at) : after_spaces(source, at) + 1] == "(":
            opened = source.find("(", at)
            end = source.find(")", opened, opened + _LONGEST_NOTE)
            if end < 0:
                return None
            around.append(plain_text(source[opened + 1 : end]))
            at = end + 1
        first, at = optional(source, at)
        second, at = optional(source, at)
        start = after_spaces(source, at)
        if source[start : start + 1] != "{":
            break
        keys = source[start + 1 : closing(source, start)]
        _, at = mandatory(source, at)
        items += _items(keys, first, second, word, star)
        if not many:
            break
    if not items:
        return None
    if around:
        # One note in parentheses stands behind all works, the first of two before them.
        before, behind = (around[0], around[1]) if len(around) > 1 else ("", around[0])
        items[0] = replace(items[0], prefix=" ".join(part for part in (before, items[0].prefix) if part))
        items[-1] = replace(items[-1], suffix=" ".join(part for part in (items[-1].suffix, behind) if part))
    return TexCitation(items, f"[{'; '.join(_shown(item) for item in items)}]", at)


def _items(keys: str, first: str | None, second: str | None, word: str, star: bool) -> list[CitationItem]:
    """Return the works of one pair of optional arguments: the one before the keys, then the one behind them."""
    prefix, behind = (first or "", second) if second is not None else ("", first or "")
    names = [key.strip() for key in keys.split(",") if key.strip()]
    label, locator, suffix = split_locator(plain_text(behind.replace("\\pnfmt", "")))
    suffix = suffix.strip(" ,")
    made = []
    for index, key in enumerate(names):
        last = index == len(names) - 1
        made.append(
            CitationItem(
                key,
                None,
                locator if last else "",
                label if last else "",
                plain_text(prefix) if not index else "",
                suffix if last else "",
                star or "year" in word.lower(),
                "author" in word.lower(),
            )
        )
    return made


def _shown(item: CitationItem) -> str:
    head = " ".join(part for part in (item.prefix, item.key) if part)
    return ", ".join(part for part in (head, item.locator, item.suffix) if part)
