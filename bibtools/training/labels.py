"""The label set of the parser, and how the labels of other people's sets map to it.

`docs/parser.md` shows this table.
"""

from __future__ import annotations

LABELS = {
    "author": "authors, with the commas and words between them",
    "editor": "editors with their role word (Haz., Ed., hrsg. von) and the In before them",
    "translator": "translators with their role word",
    "director": "director of a film",
    "producer": "producer of a film",
    "title": "title of the work itself",
    "journal": "title of a journal, magazine or newspaper",
    "container-title": "title of the book, proceedings or encyclopaedia the work stands in, with In",
    "collection-title": "series with its number",
    "publisher": "publisher, printer, or school of a thesis",
    "location": "place of publication",
    "date": "date of publication",
    "original-date": "date of the first edition or of composition",
    "accessed": "date of access, with its words",
    "volume": "volume, issue, part and their words (split into volume and issue afterwards)",
    "pages": "pages, columns, folios, page total, with their words",
    "edition": "edition statement",
    "genre": "kind of work: thesis, report, typescript",
    "medium": "DVD, print",
    "archive": "archive or collection that holds a document",
    "archive-location": "fond, box, folder, number",
    "note": "everything else",
    "doi": "DOI",
    "url": "URL and the words before it",
    "isbn": "ISBN",
    "citation-number": "number or bullet before the reference",
}
"""Label → what it covers. A piece keeps its punctuation."""

ANYSTYLE = {"source": "note", "issue": "volume", "issn": "note"}
"""AnyStyle labels that are renamed; the others are ours."""

GROBID = {
    "author": "author",
    "editor": "editor",
    "orgName": "publisher",
    "orgName collaboration": "author",
    "title a": "title",
    "title j": "journal",
    "title j short": "journal",
    "title m": "container-title",
    "title s": "collection-title",
    "title u": "title",
    "title": "title",
    "biblScope volume": "volume",
    "biblScope vol": "volume",
    "biblScope issue": "volume",
    "biblScope page": "pages",
    "biblScope pp": "pages",
    "biblScope pages": "pages",
    "biblScope chapter": "note",
    "biblScope": "volume",
    "date": "date",
    "publisher": "publisher",
    "pubPlace": "location",
    "pubplace": "location",
    "note": "note",
    "note report": "genre",
    "idno": "note",
    "idno arxiv": "note",
    "idno arXiv": "note",
    "idno report": "genre",
    "idno DOI": "doi",
    "idno ISBN": "isbn",
    "idno isbn": "isbn",
    "idno ISSN": "note",
    "ptr web": "url",
    "ptr": "url",
}
"""GROBID TEI element and its level, unit or type → label; a `title m` without a `title a` is a title."""

LINKEDBOOKS = {
    "author": "author",
    "title": "title",
    "publicationplace": "location",
    "publisher": "publisher",
    "year": "date",
    "date": "date",
    "publicationnumber-year": "volume",
    "volume": "volume",
    "tomo": "volume",
    "numbered_ref": "volume",
    "publicationspecifications": "edition",
    "pagination": "pages",
    "column": "pages",
    "series": "collection-title",
    "archive_lib": "archive",
    "archivalreference": "archive-location",
    "registry": "archive-location",
    "box": "archive-location",
    "folder": "archive-location",
    "filza": "archive-location",
    "cartulation": "archive-location",
    "foliation": "archive-location",
    "attachment": "archive-location",
}
"""LinkedBooks component → label; titles in a contribution and editors are told apart by rule."""
