"""IDN015 doi-of-another-eprint."""

from __future__ import annotations

from bibtools.linter.document import Item
from bibtools.linter.identifiers import bare_doi
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_ARXIV = lazy(r"10\.48550/arxiv\.(\S+)")
_NUMBER = lazy(r"(?:arxiv:|https?://arxiv\.org/\w+/)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?")


_OTHERS = lazy(r"10\.(?!48550/)\S*")
"""DOIs that arXiv did not give, as they are written most."""


@rule("IDN015", "doi-of-another-eprint", Severity.ERROR, fields=("doi",), unless=_OTHERS)
def doi_of_another_eprint(item: Item, field: EntryField) -> Problems:
    """DOI of another arXiv paper than eprint.

    ## What it does
    Compares DOIs that arXiv gives, `10.48550/arXiv.` and the number of the paper
    (https://info.arxiv.org/help/doi.html), with `eprint`. Versions are not compared.

    ## Why is this bad?
    One of the two leads to another paper.

    ## Example
    ```bib
    @misc{a,
      title = {Bir Makale},
      doi = {10.48550/arXiv.2401.01234},
      eprint = {2401.04321},
      archiveprefix = {arXiv}
    }
    ```

    ## Use instead
    ```bib
    @misc{a,
      title = {Bir Makale},
      doi = {10.48550/arXiv.2401.01234},
      eprint = {2401.01234},
      archiveprefix = {arXiv}
    }
    ```
    """
    match = _ARXIV.fullmatch(bare_doi(field.value))
    here = _NUMBER.fullmatch(match[1]) if match else None
    there = _NUMBER.fullmatch(item.value("eprint").strip().lower())
    if here and there and here[1] != there[1]:
        said = message("the DOI is of arXiv:{here}, eprint is {there}", here=here[1], there=there[1])
        yield Problem(said, hint="look both up, and keep the right one")
