"""TXT018 invisible-character."""

from __future__ import annotations

import re
import unicodedata

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity, Span
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_BREAK = lazy(r"(?<=[^\W\d_])\u00ad-?[ \t]*(?:\r\n|[ \t\r\n])[ \t]*(?=[^\W\d_])")
"""A soft hyphen where a line ended in the text that was copied."""


@rule(
    "TXT018",
    "invisible-character",
    Severity.WARNING,
    rare=True,
    pattern="[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]",
    anywhere=True,
    fix="unsafe",
    fix_does="Takes the character out; at a soft hyphen before a space, joins the two parts of the word.",
)
def invisible_character(item: Item | None, field: EntryField | None, match: re.Match[str]) -> Problems:
    """Invisible character.

    ## What it does
    Finds soft hyphens, zero-width spaces, direction marks and byte order marks inside the text. (The joiners of
    Persian and Indian scripts are not reported.)

    ## Why is this bad?
    Searches and comparisons fail for no visible reason.

    ## Example
    ```bib
    @misc{a, title = {Moskova Hatı\u00adraları}}
    ```

    ## Use instead
    ```bib
    @misc{a, title = {Moskova Hatıraları}}
    ```
    """
    span = Span(*match.span())
    name = unicodedata.name(match[0], "no name").lower()
    said = message("there is an invisible character, U+{text:04X} ({name})", text=ord(match[0]), name=name)
    broken = _BREAK.match(match.string, match.start()) if field is not None else None
    cut = Span(*broken.span()) if broken else span
    edits = (Edit(cut, ""),) if field is not None else ()  # a key is also in the texts that cite it
    return (Problem(said, at=span, edits=edits, action="Join the word" if broken else "Remove it"),)
