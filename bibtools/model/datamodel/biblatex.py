"""The data model of biblatex.

Sources: the biblatex manual (Philipp Lehman and others), section 2.1 (types with required and optional
fields), 2.2.5 (aliases) and appendix B (inheritance); blx-dm.def, biber's default data model. Where they
differ (editors of proceedings and of multi-volume collections) the manual is followed.
"""

from __future__ import annotations

from bibtools.model.datamodel.requirement import table

REQUIRED = table("""
article suppperiodical: author title journaltitle date/year
book mvbook: author title date/year
inbook bookinbook suppbook: author title booktitle date/year
booklet: author/editor title date/year
collection mvcollection reference mvreference: editor title date/year
incollection suppcollection inreference: author title editor booktitle date/year
dataset manual misc software: author/editor title date/year
online: author/editor title date/year doi/eprint/url
patent: author title number date/year
periodical: editor title date/year
proceedings mvproceedings: title date/year
inproceedings: author title booktitle date/year
report thesis: author title type institution date/year
unpublished: author title date/year
set: entryset
xdata:
artwork audio bibnote commentary image jurisdiction legal legislation letter movie music performance:
review standard video custom customa customb customc customd custome customf:
""")
"""Type → what it requires; the last rows are types without a format of their own, printed as misc."""

_PEOPLE = "afterword annotator commentator editora editorb editorc foreword introduction translator"
_TYPES = "editortype editoratype editorbtype editorctype"
_WEB = "doi eprint eprintclass eprinttype url urldate"
_MAIN = "maintitle mainsubtitle maintitleaddon"
_REST = "addendum language note pubstate subtitle titleaddon"
_PLACE = "location publisher isbn edition number series volumes"
_EVENT = "eventdate eventtitle eventtitleaddon venue"
_BOOK = f"author editor {_PEOPLE} {_TYPES} {_WEB} {_REST} {_PLACE} origlanguage pagetotal"
_IN = f"{_BOOK} {_MAIN} booktitle booksubtitle booktitleaddon chapter pages part volume"
_PAPER = f"editor {_TYPES} {_WEB} {_REST} {_PLACE} {_MAIN} {_EVENT} organization chapter pages part volume"
_MISC = f"author editor {_TYPES} {_WEB} {_REST} howpublished location organization type version"

FIELDS = table(f"""
article suppperiodical: author title journaltitle journalsubtitle journaltitleaddon annotator commentator \
editor editora editorb editorc {_TYPES} {_WEB} {_REST} eid issn issue issuetitle issuesubtitle \
issuetitleaddon number origlanguage pages series translator version volume
book: title {_BOOK} {_MAIN} chapter pages part volume
mvbook: title {_BOOK} volume
inbook bookinbook suppbook: title bookauthor {_IN}
booklet: title author editor {_TYPES} {_WEB} {_REST} chapter howpublished location pages pagetotal type
collection reference: title {_BOOK} {_MAIN} chapter pages part volume
mvcollection mvreference: title {_BOOK} volume
incollection suppcollection inreference: title {_IN}
dataset: title {_MISC} edition number publisher series
manual: title {_MISC} chapter edition isbn number pages pagetotal publisher series
misc software: title {_MISC}
online: title {_MISC}
patent: title author {_WEB} {_REST} holder location number type version
periodical: title editor editora editorb editorc {_TYPES} {_WEB} {_REST} issn issue issuetitle \
issuesubtitle issuetitleaddon number series volume
proceedings: title {_PAPER} pagetotal
mvproceedings: title {_PAPER} pagetotal
inproceedings: title author booktitle booksubtitle booktitleaddon {_PAPER}
report: title author {_WEB} {_REST} institution type chapter isrn location number pages pagetotal version
thesis: title author {_WEB} {_REST} institution type chapter isbn location pages pagetotal
unpublished: title author {_REST} {_EVENT} howpublished location isbn type url urldate
set: entryset
""")
"""Type → the fields it uses, without dates and without those of every type."""

EVERYWHERE = frozenset(
    """
    abstract annotation authortype bookpagination crossref date day month year endday endmonth endyear
    entryset entrysubtype execute file gender ids indexsorttitle indextitle isan ismn iswc keywords label
    langid langidopts library lista listb listc listd liste listf nameaddon namea nameb namec nameatype
    namebtype namectype options origdate origlocation origpublisher origtitle pagination presort related
    relatedoptions relatedstring relatedtype reprinttitle shortauthor shorteditor shorthand shorthandintro
    shortjournal shortseries shorttitle sortkey sortname sortshorthand sorttitle sortyear usera userb userc
    userd usere userf verba verbb verbc xdata xref urlday urlmonth urlyear eventday eventmonth eventyear
    origday origmonth origyear
    """.split()
)
"""Fields that every type may have."""

TYPE_ALIASES = {
    "conference": "inproceedings",
    "electronic": "online",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "techreport": "report",
    "www": "online",
    "softwareversion": "software",
    "softwaremodule": "software",
    "codefragment": "software",
}
"""Alias → type (manual, 2.1.2); the last three are finer types of the package biblatex-software (its documentation,
“Software entries”), which are treated as software here. Nothing else has to be told of an alias."""

ALIAS_SETS = {
    "mastersthesis": ("type", "mathesis"),
    "phdthesis": ("type", "phdthesis"),
    "techreport": ("type", "techreport"),
}
"""Alias → the field that it fills in by itself."""

FIELD_ALIASES = {
    "address": "location",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "journal": "journaltitle",
    "key": "sortkey",
    "pdf": "file",
    "primaryclass": "eprintclass",
    "school": "institution",
    "hyphenation": "langid",
}
"""Alias → field (manual, 2.2.5)."""
