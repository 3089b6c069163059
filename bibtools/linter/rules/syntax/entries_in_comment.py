"""SYN024 entries-in-comment."""

from __future__ import annotations

import re

from bibtools.linter.document import Document
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity, Span
from bibtools.support.messages import counted
from bibtools.support.patterns import lazy

_HEAD = lazy(r"^[ \t]*@[A-Za-z]\w*[ \t]*\{[^,{}()\s]+,", re.MULTILINE)
_CLOSED = lazy(r"@comment\s*\{[^{}\r\n]*\)\s*$", re.IGNORECASE | re.MULTILINE)
_MANY = 3
"""From how many entries on a comment seems to hold more than somebody put into it."""


@rule("SYN024", "entries-in-comment", Severity.WARNING, scope="file", bib_only=True)
def entries_in_comment(document: Document) -> Problems:
    """Comment that holds entries which were not meant to be in it.

    ## What it does
    Finds @comment blocks that are opened by a brace, and that hold entries although their first line ends with a
    bracket, or that hold three entries and more.

    ## Why is this bad?
    A comment lasts up to the brace that closes it: what is in it is not read.

    ## Example
    ```bib
    @comment{ checked in the library )
    @misc{tuzel1999, title = {Türk İstiklal Harbi}}
    }
    ```

    ## Use instead
    ```bib
    @comment{ checked in the library }
    @misc{tuzel1999, title = {Türk İstiklal Harbi}}
    ```
    """
    content = document.text.content
    for block in document.library.blocks if document.library else ():
        if block.kind == "comment":
            text = content[block.span.start : block.span.end]
            found = len(_HEAD.findall(text)) if "{" in text else 0
            if found >= _MANY or (found and _CLOSED.match(text)):
                at = Span(block.span.start, block.span.start + len("@comment"))
                said = counted(
                    "this comment holds {count} entry, which nothing reads",
                    "this comment holds {count} entries, which nothing reads",
                    found,
                )
                yield Problem(said, at=at, hint="close the comment before them, if they are meant to be read")
