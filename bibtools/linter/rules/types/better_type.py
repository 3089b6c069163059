"""TYP007 better-type."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import Severity
from bibtools.support.messages import message


@rule("TYP007", "better-type", Severity.INFO, scope="entry", bib_only=True)
def better_type(item: Item) -> Problems:
    """Entry whose fields fit another type better.

    ## What it does
    Finds entries with the fields of another type: a @book with a journal, a @misc or @book with a booktitle,
    an @article with a booktitle and no journal, a @book with editors and no author (in biblatex a
    @collection), a @misc with only a title and a url (an @online), @proceedings
    with pages.

    ## Why is this bad?
    A style prints only the fields that the type has: the journal of a @book is not printed.

    ## Example
    ```bib
    @book{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journal = {Türk Dili},
      volume = {24},
      year = {1971}
    }
    ```

    ## Use instead
    ```bib
    @article{baydar1971,
      author = {Baydar, Mustafa},
      title = {Bir Belge},
      journal = {Türk Dili},
      volume = {24},
      year = {1971}
    }
    ```
    """
    better, why = _better(item)
    if better and item.entry:
        yield Problem(
            message("this @{type} {why}: should it be @{better}?", type=item.type, why=why, better=better),
            at=item.entry.type_span,
        )


_NO_BOOKS = frozenset(("bill", "hearing", "legal_case", "legislation", "regulation", "treaty"))
"""CSL types that BibTeX writes as @misc although a gazette, a collection of laws or minutes hold them."""


def _better(item: Item) -> tuple[str, str]:
    if item.value("csltype").strip() in _NO_BOOKS:
        return "", ""
    has = {name for name, field in item.fields.items() if field.value}
    journal = not has.isdisjoint(("journal", "journaltitle"))
    if item.type in ("book", "misc", "booklet") and journal and "booktitle" not in has:
        return ("article", message("has a journal")) if "howpublished" not in has else ("", "")
    if item.type in ("book", "misc", "article") and "booktitle" in has and not journal:
        paper = not has.isdisjoint(("organization", "eventtitle", "venue"))
        return ("inproceedings" if paper else "incollection"), message("has a booktitle")
    if item.type == "proceedings" and "pages" in has:
        return "inproceedings", message("has pages")
    if item.document.dialect == "biblatex":
        if item.type == "book" and "editor" in has and "author" not in has:
            return "collection", message("has editors and no author")
        if (
            item.type == "misc"
            and "url" in has
            and not has - {"title", "author", "url", "urldate", "date", "year"}
        ):
            return "online", message("is a page on the web")
    return "", ""
