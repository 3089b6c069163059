"""STR001 undefined-string."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bibtools.linter.document import Document
from bibtools.linter.faults import faults_of, from_fault
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Fault, Severity
from bibtools.support.messages import message

_HINT = message("define it with @string, or put the value in braces")
_MOST = 10
"""The number of names up to which each has a finding of its own, in a file that has definitions."""
_SHOWN = 3


@rule(
    "STR001",
    "undefined-string",
    Severity.ERROR,
    scope="set",
    bib_only=True,
    peers=("biber", "JabRef", "bibclean"),
)
def undefined_string(documents: Sequence[Document]) -> Problems:
    """Macro that no @string defines.

    ## What it does
    Finds words without braces used as a value that are not months and that no @string defines before them, neither in
    their file nor in one that is checked before it, as in `bibtools check strings.bib references.bib`. Each name is
    reported once, at its first use. A file without definitions, whose macros must come from another file, has one
    finding.

    ## Why is this bad?
    BibTeX leaves the value empty, and the field is not printed.

    ## Example
    ```bib
    @book{tuzel1999,
      title = {Türk İstiklal Harbi},
      publisher = ttk
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
    later: dict[str, str] = {}
    for document in reversed(documents):
        if document.library is not None and not document.hidden:
            yield from _in_file(document, later)
        for macro in document.library.strings if document.library else ():
            later[macro.name.lower()] = document.name


def _in_file(document: Document, later: dict[str, str]) -> Iterator[Problem]:
    """Yield the problems of a file; `later` maps the macros of the files after it to these files' names."""
    uses: dict[str, list[Fault]] = {}
    for fault in faults_of(document, "undefined-string"):
        name = document.text.content[fault.span.start : fault.span.end]
        uses.setdefault(name.lower(), []).append(fault)
    defines = document.library is not None and bool(document.library.strings)
    if len(uses) > (_MOST if defines else 1):
        yield _together(document, uses, later)
        return
    for name, faults in uses.items():
        problem = from_fault(document, faults[0], _hint(name, later))
        yield _with_places(document, problem, faults[1:])


def _together(document: Document, uses: dict[str, list[Fault]], later: dict[str, str]) -> Problem:
    """Return the one problem of a file whose macros are defined elsewhere."""
    first = next(iter(uses.values()))[0]
    samples = [document.text.content[each[0].span.start : each[0].span.end] for each in uses.values()]
    shown = ", ".join(f"“{name}”" for name in samples[:_SHOWN])
    total = sum(len(each) for each in uses.values())
    if len(uses) > _SHOWN:
        more = len(uses) - _SHOWN
        said = message(
            "no @string defines {shown} and {more} more ({total} uses)", shown=shown, more=more, total=total
        )
    else:
        said = message("no @string defines {shown} ({total} uses)", shown=shown, total=total)
    where = next((later[name] for name in uses if name in later), message("the file that defines them"))
    return Problem(
        said,
        document=document,
        at=first.span,
        item=document.by_key.get(first.key.lower()),
        hint=message("name {where} before this file", where=where),
    )


def _hint(name: str, later: dict[str, str]) -> str:
    if name in later:
        return message("{file} defines it: name that file before this one", file=later[name])
    return _HINT


def _with_places(document: Document, problem: Problem, more: Sequence[Fault]) -> Problem:
    """Return the problem of a macro with the places of its other uses, or the first of them."""
    from dataclasses import replace

    places = tuple((document.text.place(each.span.start), message("used here too")) for each in more[:_MOST])
    return replace(problem, document=document, related=places)
