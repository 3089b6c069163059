"""STR002 unused-string."""

from __future__ import annotations

import re

from bibtools.linter.document import Document, entries_of
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity

_BARE = re.compile(r"[^\s#{}\",=()%]+")
_VALUE = re.compile(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\"[^\"]*\"")


@rule("STR002", "unused-string", Severity.INFO, scope="file", bib_only=True)
def unused_string(document: Document) -> Problems:
    """@string that no entry uses.

    ## What it does
    Finds definitions that nothing in the file refers to. Files that contain only definitions are left out, since
    they are made for other files.

    ## Why is this bad?
    It is no longer needed, or its name is misspelt where it should be used.

    ## Example
    ```bib
    @string{ttk = {Türk Tarih Kurumu}}

    @book{tuzel1999,
      title = {Türk İstiklal Harbi}
    }
    ```

    ## Use instead
    ```bib
    @string{ttk = {Türk Tarih Kurumu}}

    @book{tuzel1999,
      title = {Türk İstiklal Harbi},
      publisher = ttk
    }
    ```
    """
    library = document.library
    if library is None or not document.items or not library.strings:
        return
    used = set()
    for _, entry in entries_of(document.items):
        for field in entry.fields:
            if field.raw[:1] not in ("{", '"') or "#" in field.raw:
                used |= _words(field.raw)
    for macro in library.strings:
        used |= _words(document.text.content[macro.value_span.start : macro.value_span.end])
    for macro in library.strings:
        if macro.name.lower() not in used:
            yield Problem(f"no entry uses the @string “{macro.name}”", at=macro.name_span)


def _words(raw: str) -> set[str]:
    """Return the words of a raw value that are not in braces or quotation marks, in lower case."""
    return {word.lower() for word in _BARE.findall(_VALUE.sub(" ", raw))}
