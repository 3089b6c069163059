"""TXT008 unicode-in-bibtex."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.fieldsets import NAMES, PROSE
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message


@rule(
    "TXT008",
    "unicode-in-bibtex",
    Severity.INFO,
    fields=(*PROSE, *NAMES),
    default=False,
    bib_only=True,
    dialects=("bibtex",),
    peers=("JabRef", "bibtex-tidy", "bibcop"),
)
def unicode_in_bibtex(item: Item, field: EntryField) -> Problems:
    r"""Letter outside of ASCII in a BibTeX file.

    ## What it does
    Finds values with letters outside of ASCII in files that follow BibTeX. It runs only when selected, since
    BibTeX passes UTF-8 on unchanged; `bibtools format --latex` rewrites such letters.

    ## Why is this bad?
    BibTeX reads bytes: it sorts such letters wrongly and may cut them in half when it abbreviates names.

    ## Example
    ```bib
    @article{a, author = {Tüzel, A.}, title = {Bir}, journal = {Dil}, year = 1999, month = jun}
    ```

    ## Use instead
    ```bib
    @article{a, author = {T{\"u}zel, A.}, title = {Bir}, journal = {Dil}, year = 1999, month = jun}
    ```
    """
    if field.value.isascii():
        return ()
    letters = sorted({char for char in field.value if ord(char) > 127})
    return (Problem(message("there are letters outside of ASCII: {letters}", letters=" ".join(letters[:8]))),)
