"""Groups of fields that rules check, by their BibTeX and biblatex names."""

from __future__ import annotations

from bibtools.bibtex.variables import VERBATIM_FIELDS

NAMES = tuple(
    """
    author editor translator editora editorb editorc annotator commentator introduction foreword afterword
    bookauthor holder shortauthor shorteditor namea nameb namec director
    """.split()
)
"""Fields that hold a list of names (biblatex manual, section 2.2.2)."""

DATES = ("date", "urldate", "eventdate", "origdate")
"""Fields of type date in biblatex."""

PROSE = tuple(
    """
    title subtitle booktitle booksubtitle maintitle mainsubtitle journaltitle journalsubtitle journal
    issuetitle issuesubtitle eventtitle reprinttitle series shorttitle origtitle publisher origpublisher
    address location institution school organization note addendum howpublished type edition venue
    titleaddon booktitleaddon maintitleaddon shortjournal pubstate
    """.split()
)
"""Fields whose text is printed, other than lists of names."""


def is_verbatim(name: str) -> bool:
    """Return whether the value of a field is an address, a file or another text that is not LaTeX."""
    name = name.lower()
    return name in VERBATIM_FIELDS or name.startswith(("bdsk-", "local-", "file", "url"))
