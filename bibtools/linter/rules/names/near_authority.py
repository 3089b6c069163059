"""NAM010 near-authority."""

from __future__ import annotations

from bibtools.bibtex.decode import plain_text
from bibtools.bibtex.namelists import split_names
from bibtools.linter.authorities import near_known
from bibtools.linter.document import Item, value_span
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity


@rule("NAM010", "near-authority", Severity.WARNING, fields=("author", "editor", "translator"))
def near_authority(item: Item, field: EntryField) -> Problems:
    """Name that is nearly that of a known author.

    ## What it does
    Compares names with a small table of authors on Ottoman and Turkish history. A name is reported if its
    given name is the same and its family name differs by a letter or two, with a confidence that is high
    where the title is by that author too. Nothing is changed: the person may be another one.

    ## Why is this bad?
    A misspelt name is not found in any catalogue, and is sorted in the wrong place.

    ## Example
    ```bib
    @book{tenor2009,
      author = {Tenör, Bülent},
      title = {Kurtuluş, Kuruluş},
      publisher = {Cumhuriyet Kitapları},
      year = {2009}
    }
    ```

    ## Use instead
    ```bib
    @book{tanor2009,
      author = {Tanör, Bülent},
      title = {Kurtuluş, Kuruluş},
      publisher = {Cumhuriyet Kitapları},
      year = {2009}
    }
    ```
    """
    for person in split_names(field.value):
        match = near_known(person, item.value("title"))
        if match is not None:
            written = plain_text(person.surname)
            said = f"“{written}” is most likely “{match.family}”: {match.reason}"
            at = value_span(field, person.start, person.end)
            yield Problem(
                said, at=at, hint=f"the name as in the edition of {match.source}", confidence=match.confidence
            )
