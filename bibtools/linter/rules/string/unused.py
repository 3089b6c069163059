"""STR002 unused-string."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.linter.document import Document, entries_of
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_BARE = lazy(r"[^\s#{}\",=()%]+")
_PREAMBLE = lazy(r"@\w+\s*[{(]|[)}]\s*$")
_VALUE = lazy(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\"[^\"]*\"")


@rule("STR002", "unused-string", Severity.INFO, scope="set", bib_only=True)
def unused_string(documents: Sequence[Document]) -> Problems:
    """@string that no entry uses.

    ## What it does
    Finds definitions that nothing refers to, neither in their file nor in one that is checked with it. Files that
    contain only definitions are left out, since they are made for other files.

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
    libraries = [each.library for each in documents if each.library]
    if not any(library.strings for library in libraries):
        return
    used = {word for each in documents if each.library for word in _used(each)}
    for document in documents:
        for macro in document.library.strings if document.library and document.items else ():
            if macro.name.lower() not in used:
                yield Problem(
                    message("no entry uses the @string “{name}”", name=macro.name),
                    document=document,
                    at=macro.name_span,
                )


def _used(document: Document) -> set[str]:
    """Return the macros that a file uses in entries, definitions and preambles, in lower case."""
    used: set[str] = set()
    for _, entry in entries_of(document.items):
        for field in entry.fields:
            if field.raw[:1] not in ("{", '"') or "#" in field.raw:
                used |= _words(field.raw)
    for macro in document.library.strings if document.library else ():
        used |= _words(document.text.content[macro.value_span.start : macro.value_span.end])
    for block in document.library.blocks if document.library else ():
        if block.kind == "preamble":
            written = document.text.content[block.span.start : block.span.end]
            used |= _words(_PREAMBLE.sub("", written))
    return used


def _words(raw: str) -> set[str]:
    """Return the words of a raw value that are not in braces or quotation marks, in lower case."""
    return {word.lower() for word in _BARE.findall(_VALUE.sub(" ", raw))}
