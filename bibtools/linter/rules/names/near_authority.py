"""NAM010 near-authority."""

from __future__ import annotations

from bibtools.bibtex.decode import plain_text
from bibtools.bibtex.namelists import split_names
from bibtools.linter.authorities import UNVERIFIED, near_known
from bibtools.linter.document import Item, value_span
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message

_LIKELY = 0.9
"""The confidence from which a message says that the other name is meant."""


@rule("NAM010", "near-authority", Severity.WARNING, fields=("author", "editor", "translator"))
def near_authority(item: Item, field: EntryField) -> Problems:
    """Name that is nearly that of a known author.

    ## What it does
    Compares names with a small table of authors on Ottoman and Turkish history. A name is reported if its
    given name is the same and its family name differs by one letter, or by two where the title is that author's.
    The confidence is that of the row of the table, which names a source or says that nobody verified it, and is lower
    where the title is another one. Nothing is changed: the person may be another one.

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
            if match.confidence >= _LIKELY:
                likely = message(
                    "“{written}” is most likely “{family}”", written=written, family=match.family
                )
            else:
                likely = message("“{written}” may be “{family}”", written=written, family=match.family)
            said = message("{likely}: {reason}", likely=likely, reason=message(match.reason))
            at = value_span(field, person.start, person.end)
            yield Problem(said, at=at, hint=_hint(match.source), confidence=match.confidence)


def _hint(source: str) -> str:
    if source == UNVERIFIED:
        return message("look the name up in a library catalogue; bibtools has not verified it")
    return message("see {source}", source=source)
