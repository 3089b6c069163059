"""TYP002 wrong-dialect-type."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.models import is_mixed
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.model.datamodel import known_types
from bibtools.support.messages import message


@rule(
    "TYP002",
    "wrong-dialect-type",
    Severity.WARNING,
    scope="entry",
    bib_only=True,
    dialects=("bibtex",),
    peers=("JabRef",),
)
def wrong_dialect_type(item: Item) -> Problems:
    """Type of biblatex in a BibTeX file.

    ## What it does
    Finds types that only biblatex has, such as @online or @report, in files that otherwise follow BibTeX. Files in
    which at least one entry in five uses types or fields of biblatex are left out.

    ## Why is this bad?
    BibTeX's styles print them as @misc at best. If the file is meant for biblatex, say so with
    `dialect = "biblatex"`.

    ## Example
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journal = {Türk Dili},
      year = 1971
    }

    @online{tdk,
      title = {Yazım Kuralları},
      year = 2020
    }
    ```

    ## Use instead
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journal = {Türk Dili},
      year = 1971
    }

    @misc{tdk,
      title = {Yazım Kuralları},
      year = 2020
    }
    ```
    """
    if item.type in _ONLY_BIBLATEX and item.entry and not is_mixed(item.document):
        yield Problem(
            message("@{type} is a type of biblatex that BibTeX does not have", type=item.type),
            at=item.entry.type_span,
        )


_ONLY_BIBLATEX = known_types("biblatex") - known_types("bibtex")
