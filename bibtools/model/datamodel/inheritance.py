"""What an entry takes over from the one that its `crossref` or `xdata` names.

Sources: the biblatex manual, appendix B (default inheritance setup) and section 2.2.3; BibTeXing, section
3.2, for BibTeX, where a field is inherited under its own name.
"""

from __future__ import annotations

from bibtools.model.datamodel.requirement import Dialect

_TITLES = ("title", "subtitle", "titleaddon")
_IN_BOOK = ("inbook", "bookinbook", "suppbook")
_IN_COLLECTION = ("incollection", "inreference", "suppcollection")

_RENAMED: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    (("mvbook",), ("book", *_IN_BOOK), "main"),
    (("mvcollection", "mvreference"), ("collection", "reference", *_IN_COLLECTION), "main"),
    (("mvproceedings",), ("proceedings", "inproceedings"), "main"),
    (("book",), _IN_BOOK, "book"),
    (("collection", "reference"), _IN_COLLECTION, "book"),
    (("proceedings",), ("inproceedings",), "book"),
    (("periodical",), ("article", "suppperiodical"), "journal"),
)
"""Parent types, child types, and what stands before title, subtitle and titleaddon in the child."""

NEVER = frozenset(
    """
    crossref entryset entrysubtype execute ids label options presort related relatedoptions relatedstring
    relatedtype shorthand shorthandintro sortkey xdata xref
    """.split()
)
"""Fields that biblatex never inherits."""
_WITH_TITLES = frozenset("shorttitle sorttitle indextitle indexsorttitle".split())


def inherited_as(dialect: Dialect, parent: str, child: str, field: str) -> tuple[str, ...]:
    """Return the names under which a field of a `parent` type reaches a `child` type by crossref.

    Types and field are lower-case and free of aliases. An empty tuple means that it is not inherited.
    """
    if dialect == "bibtex":
        return () if field in ("crossref", "key") else (field,)
    if field in NEVER:
        return ()
    names: tuple[str, ...] = (field,)
    for parents, children, prefix in _RENAMED:
        if parent in parents and child in children:
            if field in _WITH_TITLES:
                return ()
            if field in _TITLES:
                names = (prefix + field,)
    if field == "author" and parent in ("book", "mvbook") and child in _IN_BOOK:
        names = ("author", "bookauthor")
    return names
