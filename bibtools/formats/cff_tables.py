"""The Citation File Format's types and keys, with the CSL types and variables that they mean.

Source: the “Guide to Citation File Format schema version 1.2.0” and its schema.json. The schema has no chapter: one is
a `generic` work in a collection of the type `book`.
"""

from __future__ import annotations

_ROWS = """
article              article-journal      art                  graphic
audiovisual          motion_picture       bill                 bill
blog                 post-weblog          book                 book
catalogue            book                 conference-paper     paper-conference
conference           event                data                 dataset
database             dataset              dictionary           entry-dictionary
edited-work          book                 encyclopedia         entry-encyclopedia
film-broadcast       broadcast            generic              document
government-document  report               hearing              hearing
historical-work      classic              legal-case           legal_case
legal-rule           regulation           magazine-article     article-magazine
manual               book                 map                  map
multimedia           motion_picture       music                musical_score
newspaper-article    article-newspaper    pamphlet             pamphlet
patent               patent               personal-communication personal_communication
proceedings          book                 report               report
serial               periodical           slides               speech
software             software             software-code        software
software-container   software             software-executable  software
software-virtual-machine software         sound-recording      song
standard             standard             statute              legislation
thesis               thesis               unpublished          manuscript
video                motion_picture       website              webpage
""".split()
CSL_OF = dict(zip(_ROWS[::2], _ROWS[1::2], strict=True))
"""Type of a reference → CSL type."""
TYPE_OF = {csl: kind for kind, csl in reversed(CSL_OF.items())} | {
    "article": "article",
    "book": "book",
    "chapter": "generic",
    "motion_picture": "video",
    "report": "report",
    "software": "software",
    "speech": "slides",
}
"""CSL type → type; any other is `generic`."""

NAMES = {
    "author": "authors",
    "editor": "editors",
    "collection-editor": "editors-series",
    "translator": "translators",
    "recipient": "recipients",
}
TEXTS = {
    "title": "title",
    "title-short": "abbreviation",
    "abstract": "abstract",
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "edition": "edition",
    "version": "version",
    "number-of-pages": "pages",
    "number-of-volumes": "number-volumes",
    "section": "section",
    "volume-title": "volume-title",
    "division": "department",
    "source": "database",
    "medium": "medium",
    "note": "notes",
}
"""Variable → key; of names, and of texts that the schema does not restrict."""
SERIALS = frozenset("article article-journal article-magazine article-newspaper".split())
"""Types whose container is a `journal`; that of others is the title of a collection."""
OF_INSTITUTIONS = frozenset(("thesis", "report"))
"""Types whose publisher is the `institution`."""
COLLECTION_TYPES = {"chapter": "book", "paper-conference": "proceedings"}

PATTERNS = {
    "DOI": ("doi", r"10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;\-.()\[\]\\]+"),
    "URL": ("url", r"(https|http|ftp|sftp)://.+"),
    "ISBN": ("isbn", r"[0-9\- ]{10,17}X?"),
    "ISSN": ("issn", r"\d{4}-\d{3}[\dxX]"),
    "PMCID": ("pmcid", r"PMC[0-9]{7}"),
    "license": ("license", r"[A-Za-z0-9.+-]+"),
    "PMID": ("", ""),
    "citation-key": ("", ""),
}
"""Variable → key, and what the schema allows there; other values are `identifiers` of the type `other`."""
STATUSES = {
    each.replace("-", " "): each
    for each in ("abstract", "advance-online", "in-preparation", "in-press", "preprint", "submitted")
}
