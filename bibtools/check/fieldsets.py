"""Groups of fields that rules speak of, under BibTeX and biblatex names."""

from __future__ import annotations

NAMES = tuple(
    """
    author editor translator editora editorb editorc annotator commentator introduction foreword afterword
    bookauthor holder shortauthor shorteditor namea nameb namec director
    """.split()
)
"""Fields that hold lists of names (biblatex manual, section 2.2.2)."""

TITLES = tuple(
    """
    title subtitle booktitle booksubtitle maintitle mainsubtitle journaltitle journalsubtitle journal
    issuetitle issuesubtitle eventtitle reprinttitle series shorttitle origtitle
    """.split()
)
"""Fields that hold titles."""

DATES = ("date", "urldate", "eventdate", "origdate")
"""Fields of type date in biblatex."""

PLACES = ("address", "location", "origlocation", "venue", "eventlocation")
"""Fields that hold names of places."""

VERBATIM = frozenset(
    """
    doi eprint file pdf verba verbb verbc url urlraw isbn issn isrn ismn pmid pmcid arxivid mendeley-tags
    crossref xdata xref related entryset keywords keyword ids options bdsk-url-1 bdsk-url-2 bdsk-file-1
    date-added date-modified timestamp owner groups key sortkey citekey annotation_url local-url
    """.split()
)
"""Fields whose text is for programs and is not typeset."""

PROSE = tuple(
    """
    title subtitle booktitle booksubtitle maintitle mainsubtitle journaltitle journalsubtitle journal
    issuetitle issuesubtitle eventtitle reprinttitle series shorttitle origtitle publisher origpublisher
    address location institution school organization note addendum howpublished type edition venue
    titleaddon booktitleaddon maintitleaddon shortjournal pubstate
    """.split()
)
"""Fields whose text is typeset and is not a list of names."""
