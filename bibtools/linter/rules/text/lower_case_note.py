"""TXT025 note-in-lower-case."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message


@rule(
    "TXT025",
    "note-in-lower-case",
    Severity.INFO,
    fields=("note", "howpublished"),
    default=False,
    bib_only=True,
    dialects=("bibtex",),
    peers=("JabRef",),
)
def note_in_lower_case(item: Item, field: EntryField) -> Problems:
    """Note that begins with a small letter, in a BibTeX file.

    ## What it does
    Finds `note` and `howpublished` that begin with a small letter. It runs only when selected.

    ## Why is this bad?
    BibTeX's styles print them as a sentence of their own and do not change the letter.

    ## Example
    ```bib
    @article{a, author = {Tüzel, A.}, title = {Bir}, journal = {Dil}, year = 1999, note = {in Turkish}}
    ```

    ## Use instead
    ```bib
    @article{a, author = {Tüzel, A.}, title = {Bir}, journal = {Dil}, year = 1999, note = {In Turkish}}
    ```
    """
    if not field.value[:1].islower() or field.value.startswith(("http", "www.", "doi")):
        return ()
    return (Problem(message("the {name} begins with a small letter", name=field.name.lower())),)
