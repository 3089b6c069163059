"""The data model of BibTeX's standard styles.

Source: Oren Patashnik, “BibTeXing” (btxdoc), 8 February 1988, section 3.1 (entry types with required and
optional fields) and 3.2 (fields); and plain.bst for `crossref`.
"""

from __future__ import annotations

from bibtools.model.datamodel.requirement import table

REQUIRED = table("""
article: author title journal year
book: author/editor title publisher year
booklet: title
inbook: author/editor title chapter/pages publisher year
incollection: author title booktitle publisher year
inproceedings conference: author title booktitle year
manual: title
mastersthesis phdthesis: author title school year
misc:
proceedings: title year
techreport: author title institution year
unpublished: author title note
""")
"""Type → what it requires."""

OPTIONAL = table("""
article: volume number pages month note
book: volume number series address edition month note
booklet: author howpublished address month year note
inbook: volume number series type address edition month note
incollection: editor volume number series type chapter pages address edition month note
inproceedings conference: editor volume number series pages address month organization publisher note
manual: author organization address edition month year note
mastersthesis phdthesis: type address month note
misc: author title howpublished month year note
proceedings: editor volume number series address month organization publisher note
techreport: type number address month note
unpublished: month year
""")
"""Type → what else the styles print."""

EVERYWHERE = frozenset("key crossref annote".split())
"""Fields of every type."""

CUSTOMARY = frozenset(
    """
    abstract affiliation coden contents copyright doi eid eprint archiveprefix primaryclass file isbn issn keywords
    language lccn location mrnumber price size timestamp url urldate pmid pmcid translator
    shorttitle origyear adsurl owner date-added date-modified
    """.split()
)
"""Fields that the standard styles ignore and files carry all the same (btxdoc 3.2 and later use)."""

EXCLUSIVE = {
    "book": (("volume", "number"),),
    "inbook": (("volume", "number"),),
    "incollection": (("volume", "number"),),
    "inproceedings": (("volume", "number"),),
    "proceedings": (("volume", "number"),),
}
"""Type → fields of which the standard styles use only the first that is there, with a warning.

Of the author and editor of a @book they use one as well, but the editor who prepared a text that another wrote (haz.,
thk., ed. by) belongs to it, and no other field takes the name.
"""
