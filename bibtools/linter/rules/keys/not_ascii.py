"""KEY004 key-not-ascii."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule(
    "KEY004",
    "key-not-ascii",
    Severity.INFO,
    scope="entry",
    bib_only=True,
    dialects=("bibtex",),
)
def key_not_ascii(item: Item) -> Problems:
    """Key with letters outside of ASCII, in a BibTeX file.

    ## What it does
    Finds keys such as `inalcık2003` in files that follow BibTeX; biber accepts them.

    ## Why is this bad?
    BibTeX reads bytes, and LaTeX cannot cite an entry by every such key.

    ## Example
    ```bib
    @article{inalcık2003,
      author = {Baydar, Mustafa}, title = {Bir Belge}, journal = {Türk Dili}, year = 1971
    }
    ```

    ## Use instead
    ```bib
    @article{inalcik2003,
      author = {Baydar, Mustafa}, title = {Bir Belge}, journal = {Türk Dili}, year = 1971
    }
    ```
    """
    if item.entry and not item.key.isascii():
        yield Problem(message("the key “{key}” is not ASCII", key=item.key), at=item.entry.key_span)
