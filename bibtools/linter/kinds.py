"""What kinds of sources need not have, although the type that they are written as requires it.

BibTeX has no type for a law, an archival document or an issue of a newspaper: such sources are written as @misc,
@article or @unpublished and say by `csltype` or `entrysubtype` what they are. CSL 1.0.2, appendix III, describes the
types. Before 1900 many books named neither author nor publisher.
"""

from __future__ import annotations

from bibtools.language.written_dates import says_no_date
from bibtools.linter.dates import first_year
from bibtools.linter.document import Item
from bibtools.model.datamodel import Requirement

_OLD = 1900
"""Books printed before this year need no publisher, and no author."""
_HELD = frozenset("document manuscript personal_communication collection figure graphic map".split())
"""CSL types of what an archive or library holds; with the archive and the shelf mark it is found."""
_ARCHIVE = (
    "archive",
    "archivelocation",
    "archive_location",
    "archivecollection",
    "library",
    "shelfmark",
    "callnumber",
)
_OFFICIAL = frozenset("bill hearing legal_case legislation regulation treaty standard".split())
"""CSL types that have no author other than the state, and no publisher."""
_ISSUES = frozenset("article-newspaper article-magazine periodical".split())
"""CSL types of which an issue is found by its title and its date."""
_NO_TEXT = frozenset(
    "interview personal_communication performance broadcast motion_picture song speech event".split()
)
"""CSL types that may have no title."""
_ENTRIES = frozenset("entry entry-dictionary entry-encyclopedia".split())
"""CSL types of what is found by its headword and the title of the reference work, whoever published that."""
_ACCESSED = ("urldate", "accessed")
_STATUS = (
    *("howpublished", "url", "eprint", "doi", "type", "institution", "school"),
    *("organization", "publisher", "address", "location", "library"),
)
"""Fields that say as well as a note where something unpublished is."""
_PLAIN = frozenset(
    "book inbook booklet collection incollection proceedings inproceedings conference manual thesis phdthesis "
    "mastersthesis techreport report".split()
)
"""Types of .bib files that mean books, their parts and theses, unless `entrysubtype` says something else."""
_PEOPLE = frozenset(("author", "editor"))
_IMPRINT = frozenset(("publisher", "institution", "school", "organization"))
_TITLES = frozenset(("title",))
_DATES = frozenset(("date", "year"))


def applicable(item: Item, missing: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    """Return those of the missing requirements of an item that its kind of source and its age call for."""
    waived = _waived(item)
    return tuple(each for each in missing if waived.isdisjoint(each.fields)) if waived else missing


def _waived(item: Item) -> frozenset[str]:
    """Return the fields that the kind of source need not have."""
    kind = _kind(item)
    if item.value(*_ARCHIVE) and kind in _HELD:
        return frozenset((*_PEOPLE, *_IMPRINT, *_TITLES, *_DATES, "note", "type"))
    if kind in _OFFICIAL:
        return _PEOPLE | _IMPRINT
    if kind in _ISSUES:
        return _issue(item)
    waived = frozenset(_TITLES if kind in _NO_TEXT else ())
    if _stated_undated(item):
        waived |= _DATES
    if kind in _ENTRIES:
        waived |= _IMPRINT | (_DATES if item.value(*_ACCESSED) else frozenset())
    if item.type == "unpublished" and item.value(*_STATUS):
        waived |= {"note"}
    year = first_year(item)
    return waived | _PEOPLE | _IMPRINT if year and int(year) < _OLD else waived


def _stated_undated(item: Item) -> bool:
    """Return whether the line of the source list says that the work has no date: t.y., ts., n.d."""
    changes = item.record.changes if item.record else ()
    return any(each.field == "issued" and not each.after and says_no_date(each.before) for each in changes)


def _kind(item: Item) -> str:
    """Return the CSL type; the empty string for those that no waiver is about, without making a Reference."""
    written = item.value("csltype").strip()
    plain = item.entry is not None and item.type in _PLAIN and "entrysubtype" not in item.fields
    return written or ("" if plain else item.reference.type)


def _issue(item: Item) -> frozenset[str]:
    """Return what an issue of a newspaper or an article in it need not have; one title is enough."""
    titled = item.value("title", "journal", "journaltitle", "booktitle")
    return _PEOPLE | (frozenset(("title", "journal", "journaltitle")) if titled else frozenset())
