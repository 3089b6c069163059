"""What the fields of biblatex hold.

Source: blx-dm.def (DeclareDatamodelFields) and the biblatex manual, section 2.2.1 and 2.2.2; the fields
that only BibTeX has are given the type of their biblatex counterpart.
"""

from __future__ import annotations

from typing import Literal

from bibtools.model.datamodel.requirement import table

Datatype = Literal[
    "code",
    "date",
    "datepart",
    "entrykey",
    "entrykeys",
    "integer",
    "key",
    "keys",
    "keywords",
    "literal",
    "literals",
    "names",
    "options",
    "range",
    "uri",
    "verbatim",
]
"""A plural is a list: names, literals and keys joined by `and`, the others by commas."""

_BY_TYPE: dict[Datatype, str] = {
    "integer": "number sortyear volume volumes",
    "literals": "institution lista listb listc listd liste listf location organization origlocation "
    "origpublisher publisher address school",
    "names": "afterword annotator author bookauthor commentator editor editora editorb editorc foreword holder "
    "introduction namea nameb namec translator shortauthor shorteditor sortname",
    "key": "authortype editoratype editorbtype editorctype editortype bookpagination nameatype namebtype "
    "namectype pagination pubstate type",
    "keys": "language origlanguage",
    "entrykey": "crossref xref",
    "entrykeys": "xdata ids entryset related",
    "date": "date eventdate origdate urldate",
    "datepart": "year month day endyear endmonth endday origyear origmonth origday urlyear urlmonth urlday "
    "eventyear eventmonth eventday",
    "verbatim": "doi eprint file pdf verba verbb verbc",
    "uri": "url",
    "keywords": "keywords",
    "options": "options relatedoptions langidopts",
    "range": "pages",
    "code": "execute",
}
DATATYPES: dict[str, Datatype] = {name: kind for kind, words in _BY_TYPE.items() for name in words.split()}
"""Field → datatype; every other field is a literal."""

PARTS_OF_DATES = table("""
date: year month day endyear endmonth endday
urldate: urlyear urlmonth urlday
origdate: origyear origmonth origday
eventdate: eventyear eventmonth eventday
""")
"""Date field → the older fields that say the same in parts."""
