"""Why a value is doubted, in words: what follows “the title may be wrong: the parser is 45 % sure; …”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bibtools.parser.doubts.reading import Reading

_WORDS = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "journal": "journal",
    "container-title": "book that contains it",
    "collection-title": "series",
    "location": "place",
    "pages": "pages",
    "citation-number": "number of the reference",
    "archive-location": "shelf mark",
    "original-date": "date of the first edition",
    "accessed": "date of access",
}
_SENTENCES = {
    "unbalanced": "a bracket or quotation mark in it has no partner",
    "in several pieces": "it was put together from several places of the line",
    "open beginning": "no mark parts it from what stands before it",
    "open end": "no mark parts it from what stands behind it",
}
"""Sign → what it says; in the order in which the reasons are told."""
_OF_FIELD = {
    ("publisher", "has journal"): "it looks like the name of a journal",
    ("publisher", "has year"): "it holds a year",
    ("publisher", "semicolons"): "it holds a semicolon",
    ("publisher-place", "has year"): "it holds a year",
    ("publisher-place", "semicolons"): "it holds a semicolon",
    ("publisher-place", "has publisher"): "it looks like a publisher",
    ("title", "has publisher"): "it holds a word of publishers",
    ("title", "has editor"): "it holds a word that says who edited",
    ("title", "has translator"): "it holds a word that says who translated",
    ("title", "has edition"): "it holds a word of editions",
    ("container-title", "has editor"): "it holds a word that says who edited",
    ("container-title", "ends with vol"): "it ends with a word that stands before volumes",
    ("container-title", "ends with iss"): "it ends with a word that stands before issues",
    ("container-title", "ends with page"): "it ends with a word that stands before pages",
    ("author", "has editor"): "it holds a word that says who edited",
    ("title", "ends in l"): "it ends with the name of a place",
    ("issue", "has year"): "it may be a year",
    ("volume", "has year"): "it may be a year",
}
_MARKS = ' ,.;:()[]"“”«»'
MOST = 2
"""So many reasons are told at most."""


def reasons(reading: Reading, variable: str, signs: Mapping[str, float]) -> list[str]:
    """Return why a value of a reference may be wrong, at most MOST reasons; each can follow a semicolon."""
    found = [*_borders(reading, variable), *_told(variable, signs)]
    return list(dict.fromkeys(found))[:MOST]


def _told(variable: str, signs: Mapping[str, float]) -> Iterator[str]:
    year = "no issued" in signs and variable == "title" and "has year" in signs
    if year:
        yield "the year in it may be the date, as the line has no other"
    for (field, sign), sentence in _OF_FIELD.items():
        if field == variable and signs.get(sign):
            yield sentence
    for sign, sentence in _SENTENCES.items():
        if signs.get(sign):
            yield sentence


def _borders(reading: Reading, variable: str) -> Iterator[str]:
    """Yield where the value may begin or end elsewhere: at the least sure of its tokens and the one behind it."""
    tokens = reading.tokens
    first, last = reading.range_of(variable)
    label = reading.sources[variable][0].label
    doubted = [
        at
        for at in range(first, min(last + 1, len(tokens.labels)))
        if at in reading.others and (at < last or reading.others[at][2:] == label)
    ]
    if not doubted:
        return
    at = min(doubted, key=lambda at: tokens.marginals[at])
    start, end = tokens.spans[at]
    word = reading.raw[start:end].strip(_MARKS)
    other = reading.others[at][2:]
    perhaps = f"the {_WORDS.get(other, other)}"
    if not word:
        return
    if at == last:
        yield f"it may go on with “{word}”"
    elif other == label:
        yield "it may begin further back" if at == first else f"it may end before “{word}”"
    elif last - first == 1:
        yield f"it may be {perhaps}"
    elif at == first:
        yield f"“{word}” may belong to {perhaps}"
    else:
        yield f"it may end before “{word}”, which may belong to {perhaps}"
