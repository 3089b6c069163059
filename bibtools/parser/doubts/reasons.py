"""Why a value is doubted, in words: what follows “the title may be wrong: the parser is 45 % sure; …”."""

from __future__ import annotations

from collections.abc import Container, Iterator

from bibtools.parser.doubts.reading import Reading
from bibtools.support.messages import message

_WORDS = {
    "author": message("the author"),
    "editor": message("the editor"),
    "translator": message("the translator"),
    "title": message("the title"),
    "journal": message("the journal"),
    "container-title": message("the book that contains it"),
    "collection-title": message("the series"),
    "publisher": message("the publisher"),
    "location": message("the place"),
    "date": message("the date"),
    "volume": message("the volume"),
    "pages": message("the pages"),
    "edition": message("the edition"),
    "note": message("the note"),
    "citation-number": message("the number of the reference"),
    "archive": message("the archive"),
    "archive-location": message("the shelf mark"),
    "original-date": message("the date of the first edition"),
    "accessed": message("the date of access"),
}
_OF_NAMES = {
    "initial in family name": message("an initial stands in a family name"),
    "initial without family name": message("a name ends with an initial but has no family name"),
    "family name alone": message("a family name stands alone where the others have given names"),
    "role in name": message("a name holds the word of a role or a degree"),
    "marks in name": message("a name holds signs that names do not have"),
    "given names at end, without comma": message("it may begin with the family name"),
    "two names in one": message("two names seem to be taken for one"),
    "small word in name": message("a name holds a word in small letters"),
}
"""Sign of a list of names → what it says. These reasons are told before all others."""
_SENTENCES = {
    "unbalanced": message("a bracket or quotation mark in it has no partner"),
    "has words": message("words stand beside the number"),
    "capital inside a word": message("two words in it may be joined"),
    "in several pieces": message("it was put together from several places of the line"),
    "open beginning": message("no mark parts it from what stands before it"),
    "open end": message("no mark parts it from what stands behind it"),
}
"""Sign → what it says; in the order in which the reasons are told."""
_OF_FIELD = {
    ("publisher", "has journal"): message("it looks like the name of a journal"),
    ("publisher", "has year"): message("it holds a year"),
    ("publisher", "semicolons"): message("it holds a semicolon"),
    ("publisher-place", "has year"): message("it holds a year"),
    ("publisher-place", "semicolons"): message("it holds a semicolon"),
    ("publisher-place", "has publisher"): message("it looks like a publisher"),
    ("title", "has publisher"): message("it holds a word of publishers"),
    ("title", "has editor"): message("it holds a word that says who edited"),
    ("title", "has translator"): message("it holds a word that says who translated"),
    ("title", "has edition"): message("it holds a word of editions"),
    ("container-title", "has editor"): message("it holds a word that says who edited"),
    ("container-title", "ends with vol"): message("it ends with a word that stands before volumes"),
    ("container-title", "ends with iss"): message("it ends with a word that stands before issues"),
    ("container-title", "ends with page"): message("it ends with a word that stands before pages"),
    ("author", "has editor"): message("it holds a word that says who edited"),
    ("title", "ends in l"): message("it ends with the name of a place"),
    ("issue", "has year"): message("it may be a year"),
    ("volume", "has year"): message("it may be a year"),
}
_BY_FIELD = {
    field: [(sign, sentence) for (of, sign), sentence in _OF_FIELD.items() if of == field]
    for field, _ in _OF_FIELD
}
_MARKS = ' ,.;:()[]"“”«»'
MOST = 2
"""So many reasons are told at most."""


def reasons(reading: Reading, variable: str, signs: Container[str]) -> list[str]:
    """Return why a value of a reference may be wrong, at most MOST reasons; each can follow a semicolon.

    `signs` are the names of its signs.
    """
    of_names = [sentence for sign, sentence in _OF_NAMES.items() if sign in signs]
    found = [*of_names, *_borders(reading, variable), *_told(variable, signs)]
    return list(dict.fromkeys(found))[:MOST]


def _told(variable: str, signs: Container[str]) -> Iterator[str]:
    year = "no issued" in signs and variable == "title" and "has year" in signs
    if year:
        yield message("the year in it may be the date, as the line has no other")
    for sign, sentence in _BY_FIELD.get(variable, ()):
        if sign in signs:
            yield sentence
    for sign, sentence in _SENTENCES.items():
        if sign in signs:
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
    perhaps = _WORDS.get(other) or message("the {label}", label=other)
    if not word:
        return
    if at == last:
        yield message("it may go on with “{word}”", word=word)
    elif other == label:
        further = message("it may begin further back")
        yield further if at == first else message("it may end before “{word}”", word=word)
    elif last - first == 1 or word == reading.values.get(variable):
        # Of a piece with several values, as `V/18`, one may be the whole of this value.
        yield message("it may be {part}", part=perhaps)
    elif at == first:
        yield message("“{word}” may belong to {part}", word=word, part=perhaps)
    else:
        yield message("it may end before “{word}”, which may belong to {part}", word=word, part=perhaps)
