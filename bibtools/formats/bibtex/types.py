"""CSL types and the entry types of BibTeX and biblatex, as one table.

A row gives the type under which a reference is written in each dialect. A type marked with `*` would be
read as another CSL type, so that `csltype = {…}` is written beside it. Sources: CSL 1.0.2, appendix III; the
biblatex manual, 2.1. Where neither names a counterpart, the nearest type that keeps most fields was chosen.
"""

from __future__ import annotations

from bibtools.model.datamodel import Dialect, canonical_type

_TABLE = """
article                 *misc             *misc
article-journal         article           article
article-magazine        *article          article+magazine
article-newspaper       *article          article+newspaper
bill                    *misc             *legislation
book                    book              book
broadcast               *misc             *audio
chapter                 incollection      incollection
classic                 *misc             *misc
collection              *misc             *misc
dataset                 *misc             dataset
document                misc              misc
entry                   *incollection     *inreference
entry-dictionary        *incollection     *inreference
entry-encyclopedia      *incollection     inreference
event                   *misc             *misc
figure                  *misc             *image
graphic                 *misc             image
hearing                 *misc             *misc
interview               *misc             *misc
legal_case              *misc             jurisdiction
legislation             *misc             legislation
manuscript              unpublished       unpublished
map                     *misc             *misc
motion_picture          *misc             movie
musical_score           *misc             *music
pamphlet                booklet           booklet
paper-conference        inproceedings     inproceedings
patent                  *misc             patent
performance             *misc             performance
periodical              *misc             periodical
personal_communication  *misc             letter
post                    *misc             *online
post-weblog             *misc             *online
regulation              *misc             *legislation
report                  techreport        report
review                  *article          review
review-book             *article          *review
software                *misc             software
song                    *misc             music
speech                  *unpublished      *unpublished
standard                *misc             standard
thesis                  phdthesis         thesis
treaty                  *misc             legal
webpage                 *misc             online
"""

_ROWS = [line.split() for line in _TABLE.split("\n") if line]
WRITTEN: dict[Dialect, dict[str, str]] = {
    "bibtex": {row[0]: row[1] for row in _ROWS},
    "biblatex": {row[0]: row[2] for row in _ROWS},
}

_READ_ONLY = {
    "artwork": "graphic",
    "audio": "song",
    "bookinbook": "chapter",
    "collection": "book",
    "electronic": "webpage",
    "inbook": "chapter",
    "manual": "book",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "proceedings": "book",
    "reference": "book",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "video": "motion_picture",
    "commentary": "book",
}
"""Entry type → CSL type, for types that are read and never written."""


def _read(rows: list[list[str]]) -> dict[str, str]:
    """Return entry type → CSL type; biblatex's types come first, as they are finer."""
    found: dict[str, str] = {}
    for column in (2, 1):
        for row in rows:
            if not row[column].startswith("*"):
                found.setdefault(row[column], row[0])
    return {**_READ_ONLY, **found}


_CSL = _read(_ROWS)


def written_type(csl: str, dialect: Dialect) -> tuple[str, str]:
    """Return the entry type and entrysubtype for a CSL type; misc for an unknown one."""
    entry_type, _, subtype = WRITTEN[dialect].get(csl, "*misc").lstrip("*").partition("+")
    return entry_type, subtype


def csl_type(entry_type: str, subtype: str = "") -> str | None:
    """Return the CSL type of a lower-case entry type; None for an unknown one."""
    canonical = canonical_type("biblatex", entry_type)
    with_subtype = _CSL.get(f"{canonical}+{subtype}") if subtype else None
    return with_subtype or _CSL.get(entry_type) or _CSL.get(canonical)
