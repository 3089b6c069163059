"""The fine labels that the generators write, and the way from them to the parser's label set.

| fine label | what it marks |
|---|---|
| author, editor, translator, director | one name |
| title, container, series | titles; the container is the journal, newspaper, book or encyclopaedia |
| publisher, press, location, date, romandate, apadate, origdate | imprint; a school is a publisher |
| origyear, journalcode, office, daydate, year | first edition, code of a journal (CCC), archive department, dates |
| volume, issue, part, pages, pagetotal, edition, number | numbers without their unit words |
| genre, medium, event | kind of thesis or work, "[Film]", the meeting of a paper |
| archive, fonds | archive; fonds, box, folder, document number |
| url, accessed, doi, isbn | |
| note, bracket, voltitle | everything else that is said about the work |
| of-X | unit and connector words that belong to X: "s. ", "C. ", " içinde", "Erişim tarihi: " |
| role-X | role words of X: "Haz. ", "(Çev.)" |
| and-X | what stands between or after names of X: " - ", " ve ", " vd." |
| other | punctuation and spaces between fields |

The texts of the fine pieces, put together as they are, give the reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bibtools.training.labelled import Labelled

Piece = tuple[str, str]
"""A fine label and its text."""

_TO_PARSER = {
    "issue": "volume",
    "part": "volume",
    "pagetotal": "pages",
    "origdate": "original-date",
    "romandate": "date",
    "apadate": "date",
    "voltitle": "note",
    "press": "publisher",
    "series": "collection-title",
    "number": "collection-title",
    "fonds": "archive-location",
    "event": "note",
    "bracket": "note",
    "origyear": "original-date",
    "journalcode": "journal",
    "office": "archive-location",
    "daydate": "date",
    "year": "date",
}
_JOURNALS = ("article", "review", "legislation")
_OPENING = ("(", "[", "{", "“", "‘", "«", "„", "<")


def parser_label(fine: str, kind: str) -> str:
    """Return the parser's label (`labels.LABELS`) for a fine label other than `other`, in a work of CSL type `kind`."""
    base = re.sub(r"^(of|role|and)-", "", fine)
    if base == "container":
        return "journal" if kind.startswith(_JOURNALS) else "container-title"
    return _TO_PARSER.get(base, base)


def labelled(
    pieces: Iterable[Piece], kind: str, lang: str, people: tuple[tuple[str, str, str], ...] = ()
) -> Labelled:
    """Bring fine pieces to the parser's labels; punctuation goes to the piece that it touches."""
    made: list[list[str]] = []
    gap = ""
    for label, text in pieces:
        if label == "other":
            gap += text
            continue
        wanted = parser_label(label, kind)
        before, after, glued = _shared_out(gap) if made else ("", gap.lstrip(), False)
        if made and made[-1][0].lstrip("+") == wanted and not re.search(r"\s", gap):
            made[-1][1] += gap + text
        else:
            if made:
                made[-1][1] += before
            glued = glued and not made[-1][1].endswith(" ") and not text.startswith(" ")
            made.append([("+" if glued else "") + wanted, after + text])
        gap = ""
    if made:
        made[-1][1] += gap.rstrip()
    return Labelled(tuple((label, " ".join(text.split())) for label, text in made), kind, lang, people)


def _shared_out(gap: str) -> tuple[str, str, bool]:
    """Return what goes to the piece before, what to the piece after, and whether no space parts the two."""
    if not re.search(r"\s", gap):
        return ("", gap, True) if gap[:1] in _OPENING else (gap, "", True)
    words = gap.split()
    after = words[-1] if words and not gap[-1].isspace() else ""
    if words and gap[-1].isspace() and words[-1] in _OPENING:
        after = words[-1] + " "
        gap = gap.rstrip() + " "
    return gap[: len(gap) - len(after)].rstrip(), after, False


def without_double_stops(pieces: Iterable[Piece]) -> list[Piece]:
    """Leave out a full stop or comma of the form where the value before it ends with one already."""
    kept: list[Piece] = []
    for label, text in pieces:
        last = kept[-1][1][-1:] if kept else ""
        if label == "other" and text[:1] == "." and last in (".", "?", "!"):
            text = text[1:]
        if text:
            kept.append((label, text))
    return kept
