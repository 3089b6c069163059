"""IDN016 doi-of-another-publisher."""

from __future__ import annotations

import re

from bibtools.bibtex.decode import plain_text
from bibtools.linter.document import Item
from bibtools.linter.identifiers import bare_doi
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import all_of, message
from bibtools.support.patterns import lazy

_OWNERS = {
    "10.1109": ("IEEE", r"ieee|institute of electrical"),
    "10.1145": ("ACM", r"acm|association for computing"),
    "10.1007": ("Springer", r"springer"),
    "10.1016": ("Elsevier", r"elsevier"),
    "10.1002": ("Wiley", r"wiley"),
    "10.1093": ("Oxford University Press", r"oxford university press|oup"),
    "10.1017": ("Cambridge University Press", r"cambridge university press|cup"),
    "10.1371": ("PLOS", r"plos|public library of science"),
}
"""Prefix of a DOI → its owner and how a `publisher` names it.

Crossref tells the owner of a prefix (`GET /prefixes/{prefix}` of its REST API), and says that it is who registered the
DOI first, not who holds it now. Sources: Gershom Martin's list of prefixes (webhome.weizmann.ac.il/home/comartin) for
Springer, Elsevier, Wiley, Oxford and Cambridge; Crossref's record of 10.1109/TKDE.2007.48 for IEEE, its member 320 for
ACM; journals.plos.org, whose articles have 10.1371.
"""
_NAMED = {prefix: lazy(rf"\b(?:{words})\b", re.IGNORECASE) for prefix, (_, words) in _OWNERS.items()}
_TOGETHER = frozenset(("10.1109", "10.1145"))
"""IEEE and ACM hold conferences together; either may give the DOI."""


_OTHERS = lazy(rf"(?!(?:{'|'.join(map(re.escape, _OWNERS))})/)10\.\S*")
"""DOIs of publishers that are not in the table, as they are written most."""


@rule("IDN016", "doi-of-another-publisher", Severity.INFO, fields=("doi",), unless=_OTHERS)
def doi_of_another_publisher(item: Item, field: EntryField) -> Problems:
    """DOI of another publisher than the entry's.

    ## What it does
    Compares the prefix of the DOI with the publisher, where both are among eight that give all DOIs of what they
    print: IEEE, ACM, Springer, Elsevier, Wiley, Oxford and Cambridge University Press, PLOS. Joint publications are
    passed over, and so are journals, which move from one publisher to another.

    ## Why is this bad?
    The DOI or the publisher is that of another work.

    ## Example
    ```bib
    @inproceedings{roe2016,
      title = {A Paper},
      publisher = {Springer},
      doi = {10.1109/ABCD.2016.90}
    }
    ```

    ## Use instead
    ```bib
    @inproceedings{roe2016,
      title = {A Paper},
      publisher = {IEEE},
      doi = {10.1109/ABCD.2016.90}
    }
    ```
    """
    if item.type in ("article", "periodical"):
        return
    prefix = bare_doi(field.value).partition("/")[0]
    if prefix not in _OWNERS:
        return
    publisher = plain_text(item.value("publisher"))
    named = {each for each, pattern in _NAMED.items() if pattern.search(publisher)}
    if not named or prefix in named or (prefix in _TOGETHER and named <= _TOGETHER):
        return
    owner, other = _OWNERS[prefix][0], all_of(sorted(_OWNERS[each][0] for each in named))
    yield Problem(
        message(
            "DOIs with {prefix} are given by {owner}, the publisher is {other}",
            prefix=prefix,
            owner=owner,
            other=other,
        ),
        hint="look the DOI up",
    )
