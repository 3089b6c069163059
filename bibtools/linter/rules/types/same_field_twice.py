"""TYP008 field-and-its-alias."""

from __future__ import annotations

from bibtools.bibtex.decode import plain_text
from bibtools.linter.document import Item
from bibtools.linter.models import dialect_of
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message

_PAIRS = (
    ("journaltitle", "journal"),
    ("location", "address"),
    ("institution", "school"),
    ("eprinttype", "archiveprefix"),
    ("eprintclass", "primaryclass"),
    ("annotation", "annote"),
    ("file", "pdf"),
    ("langid", "hyphenation"),
)
_CONFERENCES = frozenset(("inproceedings", "proceedings", "conference"))


@rule("TYP008", "field-and-its-alias", Severity.WARNING, scope="entry", bib_only=True, peers=("biber",))
def field_and_its_alias(item: Item) -> Problems:
    """Entry that has a field twice, under its BibTeX and its biblatex name.

    ## What it does
    Finds entries with both `journal` and `journaltitle`, `address` and `location`, `school` and
    `institution`, and so on, if the values differ in more than case, spaces and the spelling of letters in LaTeX.
    Left out in BibTeX files are `school` with `institution`, which belong to different types there, and `address`
    with `location` of conference papers, which the ACM's styles print as the place where the conference met.

    ## Why is this bad?
    biblatex uses one and ignores the other with a warning; BibTeX reads only its own.

    ## Example
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journaltitle = {Türk Dili},
      journal = {Belleten},
      date = {1971}
    }
    ```

    ## Use instead
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journaltitle = {Türk Dili},
      date = {1971}
    }
    ```
    """
    for name, alias in _PAIRS:
        if alias in item.fields and name in item.fields and not _differs_in_bibtex(item, name):
            field = item.fields[alias]
            if _text(field) != _text(item.fields[name]):
                said = message(
                    "“{alias}” and “{name}” are names of the same field, but have different values",
                    alias=alias,
                    name=name,
                )
                yield Problem(said, at=field.name_span, field=field)


def _differs_in_bibtex(item: Item, name: str) -> bool:
    """Return whether a biblatex field is a field of its own in BibTeX, not another name for the BibTeX one."""
    if dialect_of(item) != "bibtex":
        return False
    return name == "institution" or (name == "location" and item.type in _CONFERENCES)


def _text(field: EntryField) -> str:
    """Return the value as it is compared."""
    return " ".join(plain_text(field.value).split()).casefold()
