"""IDN014 doi-of-another-venue."""

from __future__ import annotations

from collections.abc import Iterator

from bibtools.bibtex.decode import plain_text
from bibtools.linter.dates import first_year
from bibtools.linter.document import Item
from bibtools.linter.identifiers import bare_doi
from bibtools.linter.rule import Problem, Problems, rule
from bibtools.model import EntryField, Severity
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_IEEE = lazy(r"10\.1109/([a-z]{3,})(?:\d*)\.((?:19|20)\d\d)\.\d+")
"""A DOI of IEEE: the acronym of the journal or conference, the year, a number.

IEEE Editorial Style Manual, “References”: `10.1109/TBME.2011.2158315`.
"""
_ACRONYM = lazy(r"\b[A-Z]{3,}s?\b")
_WORD = lazy(r"[^\W\d_]+")
_SPONSORS = frozenset(("IEEE", "ACM", "IFIP", "RSJ", "CVF", "SIAM", "USENIX", "USA", "IET", "ISCA"))
"""Words in capitals that name who holds a conference or where, not the conference."""
_EARLY, _LATE = 1, 3
"""How many years before and after that of the DOI an article may be dated: online first, printed late."""


_OTHERS = lazy(r"10\.(?!1109/)\S*")
"""DOIs of other publishers, as they are written most."""


@rule("IDN014", "doi-of-another-venue", Severity.WARNING, fields=("doi",), unless=_OTHERS)
def doi_of_another_venue(item: Item, field: EntryField) -> Problems:
    """DOI that names another conference or year than the entry.

    ## What it does
    Reads the acronym and the year in DOIs of IEEE, such as `10.1109/CVPR.2016.90`. Finds entries whose conference has
    another acronym, and entries whose year is more than one before that of the DOI, or more than three after it.

    ## Why is this bad?
    The DOI is that of another paper, and the link in the bibliography leads there.

    ## Example
    ```bib
    @inproceedings{he2016,
      title = {Deep Residual Learning},
      booktitle = {Proceedings of ICML},
      year = {2016},
      doi = {10.1109/CVPR.2016.90}
    }
    ```

    ## Use instead
    ```bib
    @inproceedings{he2016,
      title = {Deep Residual Learning},
      booktitle = {Proceedings of CVPR},
      year = {2016},
      doi = {10.1109/CVPR.2016.90}
    }
    ```
    """
    match = _IEEE.fullmatch(bare_doi(field.value))
    if match is None:
        return
    acronym, year = match[1].upper(), int(match[2])
    told = first_year(item)
    if told and not year - _EARLY <= int(told) <= year + _LATE:
        said = message("the DOI is of {year}, the entry of {told}", year=year, told=told)
        yield Problem(said, hint="look the DOI up, or correct the year")
    venue = plain_text(item.value("booktitle", "eventtitle"))
    others = [word for word in _acronyms(venue) if word not in _SPONSORS]
    if others and not any(_alike(acronym, word) for word in others) and not _abbreviates(acronym, venue):
        said = message("the DOI is of {acronym}, the conference is {other}", acronym=acronym, other=others[0])
        yield Problem(said, hint="look the DOI up, or correct the title of the proceedings")


def _acronyms(venue: str) -> Iterator[str]:
    if venue.isupper():
        return  # Everything is in capitals: no word says more than the others.
    for match in _ACRONYM.finditer(venue):
        yield match[0].rstrip("s")


def _alike(acronym: str, word: str) -> bool:
    return acronym in word or word in acronym


def _abbreviates(acronym: str, venue: str) -> bool:
    """Return whether the letters of an acronym stand in a title in this order, from the beginning of a word on."""
    letters = "".join(_WORD.findall(venue)).upper()
    starts = {match[0][0].upper() for match in _WORD.finditer(venue)}
    at = 0
    for letter in acronym:
        at = letters.find(letter, at) + 1
        if not at:
            return False
    return acronym[0] in starts
