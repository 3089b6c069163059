"""From the values of a corrected reference to a label for each of its tokens.

Values are looked for in the text; what the tagger said helps to choose between several places. The words between them
(unit words, role words) get the labels that the tagger finds likeliest once the values have theirs. Whether the labels
give the values is checked afterwards, and if they do not, the words between are allowed less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bibtools.parser.assemble.record import assemble, read_values
from bibtools.parser.openings import opening_end
from bibtools.parser.rules import apply_rules
from bibtools.parser.tagger import Tagger, Tokens, pieces_of
from bibtools.parser.token_features import TokenFeatures
from bibtools.support.dataclass import dataclass
from bibtools.support.folding import fold_letters
from bibtools.training.evaluation.compare import FIELDS, values
from bibtools.training.labels import LABELS

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
_NONE: frozenset[str] = frozenset()
_ALL = frozenset(LABELS)
_LOOSE = frozenset(("note", "citation-number"))
"""Labels that hold no value of the gold format."""
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
    labels = _labels(raw, gold, tokens, tagger)
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


def _labels(raw: str, gold: Mapping[str, Any], tokens: Tokens, tagger: Tagger) -> list[str] | None:
    """Return a label for each token, so that most fields are right; None if a value does not stand in the text."""
    placed = _placed(raw, gold, tokens)
    if placed is None:
        return None
    best, most = None, -1
    for allowed in (_any_label, _labels_beside, _notes_alone):
        labels = tagger.likeliest(tokens, allowed(placed, tokens))
        right = _right(raw, gold, tokens, labels)
        if right > most:
            best, most = labels, right
        if most == len(FIELDS):
            break
    return best


def _placed(raw: str, gold: Mapping[str, Any], tokens: Tokens) -> list[str] | None:
    """Return the label of each token that holds a value, "" for others; None if a value is not in the text."""
    found = [""] * len(tokens.spans)
    for label, wanted in _wanted(gold):
        taken = _find(raw, tokens, found, label, wanted)
        if not taken:
            return None
        for at in taken:
            found[at] = label
    _certain(tokens, found)
    return found


def _any_label(placed: Sequence[str], tokens: Tokens) -> list[frozenset[str]]:
    """Allow the tokens without a value any label."""
    return [frozenset((label,)) if label else _ALL for label in placed]


def _labels_beside(placed: Sequence[str], tokens: Tokens) -> list[frozenset[str]]:
    """Allow the tokens without a value the label of a value beside them, if they are marks or words that go with it."""
    made = []
    for at, label in enumerate(placed):
        if label:
            made.append(frozenset((label,)))
            continue
        before = next((placed[n] for n in range(at - 1, -1, -1) if placed[n]), "")
        behind = next((placed[n] for n in range(at + 1, len(placed)) if placed[n]), "")
        word = tokens.words[at]
        goes_with = {beside for beside in (before, behind) if beside and _goes_with(word, beside)}
        if before == behind and before in _PEOPLE:
            goes_with.add(before)
        made.append(frozenset((*_LOOSE, *goes_with)))
    return made


def _goes_with(word: TokenFeatures, label: str) -> bool:
    """Return whether a token is a mark, or a word that belongs to values with a label."""
    return word.opens_only or not _UNITS.get(label, _NONE).isdisjoint(word.roles)


def _notes_alone(placed: Sequence[str], tokens: Tokens) -> list[frozenset[str]]:
    """Allow the tokens without a value no label that has values."""
    return [frozenset((label,)) if label else _LOOSE for label in placed]


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
    if label in _PEOPLE:
        return _find_name(raw, tokens, found, label, [fold_letters(word) for word in _WORD.findall(text)])
    wanted = "".join(letter for letter, _ in _letters(text))
    letters = _letters(raw)
    line = "".join(letter for letter, _ in letters)
    places = []
    at = line.find(wanted) if wanted else -1
    while at >= 0:
        places.append(_tokens_of(tokens, letters[at][1], letters[at + len(wanted) - 1][1]))
        at = line.find(wanted, at + 1)
    free = [place for place in places if place and not any(found[token] for token in place)]
    return max(free, key=lambda place: _likely(tokens, label, place), default=[])


def _letters(text: str) -> list[tuple[str, int]]:
    """Return the folded letters and digits of a text with their offsets; spaces and marks may be repaired in values."""
    return [
        (letter, offset)
        for offset, sign in enumerate(text)
        if sign.isalnum()
        for letter in fold_letters(sign)
        if letter.isalnum()
    ]


def _tokens_of(tokens: Tokens, first: int, last: int) -> list[int]:
    """Return the numbers of the tokens that hold a character between two offsets, with these."""
    return [number for number, (start, end) in enumerate(tokens.spans) if start <= last and end > first]


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
