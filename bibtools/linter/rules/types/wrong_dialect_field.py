"""TYP006 wrong-dialect-field."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.edits import rename_field
from bibtools.linter.models import is_mixed
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message

_BIBTEX_NAME = {"journaltitle": "journal", "location": "address", "eprinttype": "archiveprefix"}
_NO_COUNTERPART = frozenset("date subtitle maintitle".split())
_OF_BIBLATEX = _NO_COUNTERPART.union(_BIBTEX_NAME)


def has_biblatex_field(item: Item) -> bool:
    """Return whether an item has a field that only biblatex prints."""
    return not _OF_BIBLATEX.isdisjoint(item.fields)


@rule(
    "TYP006",
    "wrong-dialect-field",
    Severity.WARNING,
    scope="entry",
    when=has_biblatex_field,
    bib_only=True,
    dialects=("bibtex",),
    fix="unsafe",
    fix_does="Replaces the name of the field by that of BibTeX.",
    peers=("JabRef",),
)
def wrong_dialect_field(item: Item) -> Problems:
    """Field of biblatex in a BibTeX file.

    ## What it does
    Finds fields that only biblatex prints (`journaltitle`, `date`, `location`, `subtitle`) in entries that
    lack the BibTeX field, in files that otherwise follow BibTeX. Files in which at least one entry in five uses
    types or fields of biblatex are left out.

    ## Why is this bad?
    BibTeX ignores them: the journal, the year or the place is not printed. If the file is meant for biblatex,
    say so with `dialect = "biblatex"`.

    ## Example
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journaltitle = {Türk Dili},
      month = jun,
      year = 1971
    }

    @book{baydar1972, author = {Baydar, Mustafa}, title = {İki Belge}, address = {Ankara}, year = 1972}
    ```

    ## Use instead
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journal = {Türk Dili},
      month = jun,
      year = 1971
    }

    @book{baydar1972, author = {Baydar, Mustafa}, title = {İki Belge}, address = {Ankara}, year = 1972}
    ```
    """
    if is_mixed(item.document):
        return
    for name, field in item.fields.items():
        other = _BIBTEX_NAME.get(name)
        if other and other not in item.fields:
            edit = rename_field(field, other)
            said = message("“{name}” is a field of biblatex; BibTeX has “{other}”", name=name, other=other)
            yield Problem(
                said,
                at=field.name_span,
                field=field,
                edits=(edit,),
                action=message("Write {other}", other=other),
            )
        elif name in _NO_COUNTERPART and not (name == "date" and "year" in item.fields):
            yield Problem(
                message("“{name}” is a field of biblatex; BibTeX ignores it", name=name),
                at=field.name_span,
                field=field,
            )
