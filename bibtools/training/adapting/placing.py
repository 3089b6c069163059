"""From the values of a corrected reference to a label for each of its tokens.

Values are looked for in the text; what the tagger said helps to choose between several places and labels the words
between them (unit words, role words). Whether the labels give the values is checked afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bibtools.parser.assemble.record import assemble, read_values
from bibtools.parser.openings import opening_end
from bibtools.parser.rules import apply_rules
from bibtools.parser.tagger import Tagger, Tokens, pieces_of
from bibtools.support.dataclass import dataclass
from bibtools.support.folding import fold_letters
from bibtools.training.evaluation.compare import FIELDS, values

_LABELS = {
    "title": "title",
    "container": "container-title",
    "publisher": "publisher",
    "location": "location",
    "date": "date",
    "accessed": "accessed",
    "volume": "volume",
    "issue": "volume",
    "pages": "pages",
    "page_total": "pages",
    "edition": "edition",
    "series": "collection-title",
    "number": "collection-title",
    "genre": "genre",
    "archive": "archive",
    "archive_location": "archive-location",
}
"""Field of the gold format → label; of people the label is the field's name."""
_PEOPLE = ("author", "editor", "translator", "director")
_JOURNALS = ("article-journal", "article-newspaper", "article-magazine", "review", "legislation")
_UNITS = {
    "volume": frozenset({"vol", "iss", "year-count"}),
    "pages": frozenset({"page", "folio"}),
    "edition": frozenset({"edition"}),
    "editor": frozenset({"editor", "in"}),
    "translator": frozenset({"translator"}),
    "container-title": frozenset({"in"}),
    "collection-title": frozenset({"series"}),
    "archive-location": frozenset({"folio", "page", "vol"}),
}
"""Label → the classes of words that belong to it and stand beside its value."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Placed:
    """The tokens of a corrected reference as the tagger saw them, and the label that each should have.

    `whole` says whether the labels give every value of the correction.
    """

    tokens: Tokens
    labels: tuple[str, ...]
    whole: bool


def place(gold: Mapping[str, Any], tagger: Tagger) -> Placed | None:
    """Return the labels of a corrected reference; None if a value does not stand in it, or the labels are no better."""
    raw = gold["raw"]
    _, _, tokens = tagger.read(raw, opening_end(raw))
    if not tokens.spans:
        return None
    before = _right(raw, gold, tokens, tokens.labels)
    if before == len(FIELDS):
        return Placed(tokens, tuple(tokens.labels), True)
    labels = _labels(raw, gold, tokens)
    if labels is None:
        return None
    after = _right(raw, gold, tokens, labels)
    return Placed(tokens, tuple(labels), after == len(FIELDS)) if after > before else None


def _right(raw: str, gold: Mapping[str, Any], tokens: Tokens, labels: Sequence[str]) -> int:
    """Return how many fields the labels give as the correction has them."""
    pieces = apply_rules(raw, pieces_of(tokens.spans, labels, [1.0] * len(labels), {}))
    found = assemble(read_values(raw, pieces, _as_it_is), (), None).reference.to_csl()
    return sum(values(gold, field, csl=False) == values(found, field, csl=True) for field in FIELDS)


def _as_it_is(field: str, probability: float) -> float:
    return probability


def _labels(raw: str, gold: Mapping[str, Any], tokens: Tokens) -> list[str] | None:
    """Return a label for each token; None if a value does not stand in the text."""
    count = len(tokens.spans)
    found: list[str] = [""] * count
    first = [False] * count
    for label, wanted in _wanted(gold):
        taken = _find(raw, tokens, found, label, wanted)
        if not taken:
            return None
        for at in taken:
            found[at] = label
        if not (taken[0] and found[taken[0] - 1] == label):
            first[taken[0]] = True
    _certain(tokens, found)
    _fill(tokens, found)
    return [
        ("I-" if at and found[at - 1] == label and not (first[at] and label == "title") else "B-") + label
        for at, label in enumerate(found)
    ]


def _wanted(gold: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (label, text) of the values, long ones first, which can be taken for nothing else."""
    texts = [(label, str(gold[field])) for field, label in _LABELS.items() if gold.get(field)]
    for field in _PEOPLE:
        for name in gold.get(field) or ():
            parts = name.get("literal") or f"{name.get('given', '')} {name.get('family', '')}"
            texts.append((field, parts))
    kind = gold.get("csl_type") or gold["type"]
    journal = kind in _JOURNALS or kind == "article"
    for label, text in sorted(texts, key=lambda each: -len(each[1])):
        yield ("journal" if journal and label == "container-title" else label), text


def _find(raw: str, tokens: Tokens, found: Sequence[str], label: str, text: str) -> list[int]:
    """Return the numbers of the tokens that hold a value, of all its places the likeliest; none if it is not there."""
    wanted = [fold_letters(word) for word in _WORD.findall(text)]
    if not wanted:
        return []
    if label in _PEOPLE:
        return _find_name(raw, tokens, found, label, wanted)
    words = _words(raw, tokens)
    size = len(wanted)
    places = [
        sorted({token for token, _ in words[at : at + size]})
        for at in range(len(words) - size + 1)
        if [word for _, word in words[at : at + size]] == wanted
    ]
    free = [place for place in places if not any(found[token] for token in place)]
    return max(free, key=lambda place: _likely(tokens, label, place), default=[])


def _words(raw: str, tokens: Tokens) -> list[tuple[int, str]]:
    return [
        (number, fold_letters(word))
        for number, (start, end) in enumerate(tokens.spans)
        for word in _WORD.findall(raw[start:end])
    ]


def _likely(tokens: Tokens, label: str, place: Sequence[int]) -> tuple[int, int, int]:
    """Return how well a place fits: what the tagger says, a unit word before it, and that it stands further ahead."""
    said = sum(tokens.labels[token][2:] == label for token in place)
    unit = _UNITS.get(label, frozenset())
    near = {role for token in (place[0] - 1, place[0]) if token >= 0 for role in tokens.words[token].roles}
    return said, int(not unit.isdisjoint(near)), -place[0]


def _find_name(
    raw: str, tokens: Tokens, found: Sequence[str], label: str, wanted: Sequence[str]
) -> list[int]:
    """Return the tokens of a name, whose words stand together in any order."""
    words = _words(raw, tokens)
    size = len(wanted)
    best: tuple[tuple[int, int, int], list[int]] | None = None
    for at in range(len(words) - size + 1):
        place = sorted({token for token, _ in words[at : at + size]})
        same = sorted(word for _, word in words[at : at + size]) == sorted(wanted)
        if same and not any(found[token] and found[token] != label for token in place):
            fits = _likely(tokens, label, place)
            if best is None or fits > best[0]:
                best = fits, place
    return best[1] if best else []


def _certain(tokens: Tokens, found: list[str]) -> None:
    for at, label in enumerate(tokens.labels):
        if label[2:] in ("doi", "url", "isbn", "issn", "citation-number") and not found[at]:
            found[at] = label[2:]


def _fill(tokens: Tokens, found: list[str]) -> None:
    """Give every token without a value a label: that of the value it belongs to, or `note`."""
    placed = list(found)
    count = len(found)
    for at in range(count):
        if found[at]:
            continue
        before = next((found[n] for n in range(at - 1, -1, -1) if found[n]), "")
        after = next((placed[n] for n in range(at + 1, count) if placed[n]), "")
        said = tokens.labels[at][2:]
        roles = tokens.words[at].roles
        if before == after and before and said == before:
            found[at] = before
        elif after and not _UNITS.get(after, frozenset()).isdisjoint(roles):
            found[at] = after
        elif before and not _UNITS.get(before, frozenset()).isdisjoint(roles):
            found[at] = before
        elif said in (before, after):
            found[at] = said
        elif before in _PEOPLE and (tokens.words[at].role in ("and", "others") or before == after):
            found[at] = before
        else:
            found[at] = "note"
