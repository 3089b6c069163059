"""Groups of fields that rules speak of, under BibTeX and biblatex names."""

from __future__ import annotations

NAMES = tuple(
    """
    author editor translator editora editorb editorc annotator commentator introduction foreword afterword
    bookauthor holder shortauthor shorteditor namea nameb namec director
    """.split()
)
"""Fields that hold lists of names (biblatex manual, section 2.2.2)."""

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
"""Fields whose text is typeset and is not a list of names."""
