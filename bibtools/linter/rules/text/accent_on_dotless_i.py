"""TXT032 accent-on-dotless-i."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from bibtools.linter.document import Document, Item, editable, value_span
from bibtools.linter.fieldsets import is_verbatim
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Edit, EntryField, Severity, Span
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_ACCENTED = lazy("\u0131([\u0300-\u0304\u0308\u030c])")


@rule(
    "TXT032",
    "accent-on-dotless-i",
    Severity.INFO,
    scope="file",
    bib_only=True,
    fix="unsafe",
    fix_does="Writes the accented letter as one character, everywhere in the file.",
    peers=("JabRef",),
)
def accent_on_dotless_i(document: Document) -> Problems:
    """Dotless i with a combining accent.

    ## What it does
    Finds ı followed by an accent, as converters make it of `\\'{\\i}`: “Garcı\u0301a” for “García”. A file has one
    finding, at its first such letter.

    ## Why is this bad?
    It looks like í, but searches, sorting and comparisons treat it as another letter, NFC does not correct it, and
    pdfLaTeX stops at the accent.

    ## Example
    ```bib
    @misc{a, author = {Garcı\u0301a, Ana}, title = {Bir Kitap}}
    ```

    ## Use instead
    ```bib
    @misc{a, author = {García, Ana}, title = {Bir Kitap}}
    ```
    """
    if not _ACCENTED.search(document.text.content):
        return
    found = list(_places(document))
    if not found:
        return
    item, field, span, written = found[0]
    edits = tuple(Edit(at, _composed(text)) for _, each, at, text in found if editable(each))
    yield Problem(
        message(
            "“{written}” is ı with an accent, not “{letter}” ({count} in this file)",
            written=written,
            letter=_composed(written),
            count=len(found),
        ),
        at=span,
        item=item,
        field=field,
        edits=edits,
        action="Write accented letters",
    )


def _places(document: Document) -> Iterator[tuple[Item, EntryField, Span, str]]:
    for item in document.items:
        for field in item.fields.values():
            if "\u0131" in field.value and not is_verbatim(field.name):
                for match in _ACCENTED.finditer(field.value):
                    yield item, field, value_span(field, *match.span()), match[0]


def _composed(written: str) -> str:
    return unicodedata.normalize("NFC", f"i{written[1:]}")
