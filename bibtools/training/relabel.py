"""Rendered references, with the CSL variables that their texts came from, as labelled references."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibtools.training.labelled import Labelled

_LABEL = {
    "title": "title",
    "container-title-short": "container-title",
    "publisher-place": "location",
    "event-place": "location",
    "issued": "date",
    "issue": "volume",
    "page": "pages",
    "page-first": "pages",
    "number-of-pages": "pages",
    "collection-number": "collection-title",
    "number-of-volumes": "volume",
    "DOI": "doi",
    "URL": "url",
    "ISBN": "isbn",
    "citation-label": "citation-number",
    "year-suffix": "date",
    "archive_location": "archive-location",
}
_SAME = frozenset(
    "author editor translator director container-title collection-title publisher volume edition genre medium archive "
    "citation-number original-date accessed".split()
)
_CLOSING = re.compile(r"\s?[:;,](?=\s)|[”’\"»\])]*[.,;:!?)\]]*[”’\"»\])]*")
_EDITION = re.compile(r"\s*(?:ed|edn|éd|aufl|baskı|bs|bask|ed\. riv)\b\.?\w*[.,;)]*", re.IGNORECASE)
_ROLE = re.compile(r"\b(?:eds?|hrsg|hg|haz|çev|editors?|trans|éd|dir|cur|der)\b", re.IGNORECASE)
_PEOPLE = ("author", "editor", "translator", "director")


def relabelled(parts: Sequence[tuple[str, str]], kind: str, lang: str) -> Labelled:
    """Make a labelled reference of (variable or empty, text) parts in reading order; `kind` is its CSL type.

    Text from no variable goes to the piece it belongs to: closing marks and role words of names before it to the
    left, everything else to the right.
    """
    runs: list[list[str]] = []
    gap = ""
    for variable, text in parts:
        label = _label(variable, kind) if variable else ""
        if not label:
            gap += text
            continue
        left, right = _shared(gap, runs[-1][0] if runs else "", label)
        if runs:
            runs[-1][1] += left
            if runs[-1][0] == label:
                runs[-1][1] += right + text
                gap = ""
                continue
        runs.append([label, (right if runs else left + right) + text])
        gap = ""
    if runs:
        runs[-1][1] += gap
    return Labelled(tuple(_segments(runs)), kind, lang)


def _label(variable: str, kind: str) -> str:
    if variable == "container-title" and kind.startswith("article"):
        return "journal"
    return _LABEL.get(variable, variable if variable in _SAME else "note")


def _shared(gap: str, before: str, after: str) -> tuple[str, str]:
    if before in _PEOPLE and after not in _PEOPLE and (role := list(_ROLE.finditer(gap))):
        match = _CLOSING.match(gap, role[-1].end())
        end = match.end() if match else role[-1].end()
        return gap[:end], gap[end:]
    match = (_EDITION.match(gap) if before == "edition" else None) or _CLOSING.match(gap)
    end = match.end() if match else 0
    return gap[:end], gap[end:]


def _segments(runs: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    made: list[tuple[str, str]] = []
    spaced = True
    for label, text in runs:
        bare = " ".join(text.split())
        if not bare:
            spaced = True
            continue
        glued = made and not spaced and not text[0].isspace()
        made.append((("+" if glued else "") + label, bare))
        spaced = text[-1].isspace()
    return made
