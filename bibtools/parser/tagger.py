"""The statistical tagger: a string in, labelled pieces with probabilities out."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import field
from functools import lru_cache
from pathlib import Path
from typing import Any

from bibtools.errors import ModelError
from bibtools.language.arabic import with_ayn
from bibtools.parser.adapter import Adapter
from bibtools.parser.assemble.csl_types.learnt import TypeTable
from bibtools.parser.certain import Certain, find_certain
from bibtools.parser.crf.decoded import Decoded
from bibtools.parser.crf.network_file import FILE as NETWORK
from bibtools.parser.crf.network_file import Networks, read_networks
from bibtools.parser.crf.weights import FILE as WEIGHTS
from bibtools.parser.crf.weights import read_weights
from bibtools.parser.doubts.table import DoubtTable
from bibtools.parser.features import features
from bibtools.parser.lexicon import FILE as LEXICON
from bibtools.parser.lexicon import read_lexicon
from bibtools.parser.model_files import DATA
from bibtools.parser.token_features import TokenFeatures
from bibtools.parser.tokens import tokenize
from bibtools.parser.words import ungrouped, word_classes
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

FORMAT = 3
"""Version of the features: a model made with another one does not fit."""
_KEEP = 40_000
_SURROGATE = lazy("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A labelled range of the string. `probability` is the least marginal of its tokens and edges."""

    label: str
    start: int
    end: int
    probability: float
    certain: Certain | None = None


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a string as the model sees them: range, features, `B-` or `I-` label and its marginal probability.

    `others` has, for each token whose probability is below DOUBTED, the next likely label; `apart` is that of
    `Decoded`.
    """

    spans: Sequence[tuple[int, int]] = ()
    words: Sequence[TokenFeatures] = ()
    labels: Sequence[str] = ()
    marginals: Sequence[float] = ()
    others: Mapping[int, str] = field(default_factory=dict)
    apart: Sequence[tuple[float, float]] = ()


Read = tuple[list[Piece], list[int], Tokens]
"""The pieces of a string, where words in it were cut, and its tokens."""


@dataclass(slots=True)
class _Cut:
    """A string cut into tokens: their ranges, where words were cut, what features see of them, and its identifiers."""

    spans: list[tuple[int, int]]
    joined: list[int]
    words: list[TokenFeatures]
    by_start: dict[int, Certain]


class Tagger:
    """A loaded model, which any number of threads may use.

    `metadata` says which data, commit and options made it; `types` is its opinion on types, if it has one; `doubts` is
    its table of doubts, if it has one and `judging` is true.
    """

    def __init__(self, folder: Path = DATA, *, judging: bool = True) -> None:
        # It loads numpy, which what only knows pieces and tokens does not need.
        from bibtools.parser.crf.decoder import Decoder

        try:
            self.metadata: Mapping[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            self._lexicon = read_lexicon(folder / LEXICON)
            self._classes = ungrouped(self.metadata.get("word_classes", {})) or word_classes()
            self.types = TypeTable.read(folder)
            self.doubts = DoubtTable.read(folder) if judging else None
            self._adapter = Adapter.read(folder)
            self._decode = Decoder(read_weights((folder / WEIGHTS).read_bytes()), _networks(folder))
        except (OSError, ValueError) as error:
            raise ModelError(
                message("the parser's model in {folder} cannot be read: {error}", folder=folder, error=error),
                hint="install bibtools again, or make the model with `bibtools train --data FOLDER`",
            ) from error
        if self.metadata.get("format") != FORMAT:
            raise ModelError(
                message(
                    "the parser's model in {folder} was made for another version of bibtools", folder=folder
                ),
                hint="make it again with `bibtools train --data FOLDER`",
            )
        self._seen: dict[str, TokenFeatures] = {}

    def with_adapter(self, adapter: Adapter | None) -> Tagger:
        """Return a tagger with the same model and another second tagger, or without one."""
        made = copy(self)
        made._adapter = adapter
        return made

    def tag(self, text: str, begin: int = 0) -> tuple[list[Piece], list[int]]:
        """Return the pieces of `text` from `begin` on, which together hold every token, and where words were cut."""
        pieces, joined, _ = self.read(text, begin)
        return pieces, joined

    def read(self, text: str, begin: int = 0) -> Read:
        """Return what `tag` returns, and the tokens with the probabilities that the pieces come from."""
        return self.read_many([(text, begin)])[0]

    def read_many(self, texts: Iterable[tuple[str, int]], *, apart: bool = False) -> list[Read]:
        """Return what `read` returns of each text and offset, stage by stage as `bibtools.support.batches` says.

        With `apart`, tokens have what the parts of the model say each for itself.
        """
        cut = [self._cut(text, begin) for text, begin in texts]
        columns = [features(each.words, glued(each.spans)) for each in cut if each.words]
        decoded = iter(self._decode(columns, apart=apart))
        return [self._made(each, next(decoded)) if each.words else _nothing(each) for each in cut]

    def likeliest(self, tokens: Tokens, allowed: Sequence[Collection[str]]) -> list[str]:
        """Return the likeliest labels of tokens that were read, each among those allowed there (without `B-`, `I-`)."""
        return self._decode.among(features(tokens.words, glued(tokens.spans)), allowed)

    def _cut(self, text: str, begin: int) -> _Cut:
        """Return the tokens of a text from `begin` on."""
        # Features are UTF-8, in which half a surrogate pair has no form; the sign in its place keeps all offsets.
        text = with_ayn(_SURROGATE.sub("\ufffd", text))
        certain = find_certain(text)
        spans, joined = tokenize(text, whole_ranges(text, certain), begin)
        by_start = {found.start: found for found in certain}
        known = self._seen
        words = [known.get(each) or self._seen_as(each) for each in feature_texts(text, spans, by_start)]
        return _Cut(spans, joined, words, by_start)

    def _made(self, cut: _Cut, decoded: Decoded) -> Read:
        """Return what the labels of tokens make, with those of identifiers, which are certain, in their place."""
        if self._adapter is not None:
            decoded = self._adapter(cut.words, decoded)
        labels, marginals, apart = decoded.labels, decoded.marginals, decoded.apart
        for i, (start, end) in enumerate(cut.spans if cut.by_start else ()):
            found = _inside(cut.by_start, start, end)
            if found:
                labels[i] = "B-" + found.label
                marginals[i] = 1.0
                if apart:
                    apart[i] = (1.0, 1.0)
        tokens = Tokens(cut.spans, cut.words, labels, marginals, decoded.others, apart)
        return pieces_of(cut.spans, labels, marginals, cut.by_start), cut.joined, tokens

    def _seen_as(self, text: str) -> TokenFeatures:
        """Return what the features see of a token, and keep it; the latest 40,000 are kept."""
        if len(self._seen) >= _KEEP:
            self._seen.clear()
        seen = self._seen[text] = TokenFeatures(text, self._lexicon, self._classes)
        return seen


def _networks(folder: Path) -> Networks | None:
    """Return the networks of a model; None if it has none. Raise ValueError if the file is damaged."""
    path = folder / NETWORK
    return read_networks(path.read_bytes()) if path.exists() else None


def _nothing(cut: _Cut) -> Read:
    """Return what a string without tokens is read as."""
    return [], cut.joined, Tokens()


def glued(spans: Sequence[tuple[int, int]]) -> list[bool]:
    """Return which tokens begin where the one before ends."""
    return [i > 0 and spans[i - 1][1] == start for i, (start, _) in enumerate(spans)]


def whole_ranges(text: str, certain: tuple[Certain, ...]) -> tuple[tuple[int, int], ...]:
    """Return the range of each identifier, with the punctuation that is joined to it."""
    ranges: list[tuple[int, int]] = []
    for found in certain:
        start, end = found.start, found.end
        while start and not text[start - 1].isspace() and not text[start - 1].isalnum():
            start -= 1
        while end < len(text) and not text[end].isspace() and not text[end].isalnum():
            end += 1
        if ranges and start < ranges[-1][1]:
            start = ranges[-1][1]
        ranges.append((start, end))
    return tuple(ranges)


def _inside(by_start: Mapping[int, Certain], start: int, end: int) -> Certain | None:
    return next((found for at, found in by_start.items() if start <= at < end), None)


def feature_texts(text: str, spans: Sequence[tuple[int, int]], by_start: Mapping[int, Certain]) -> list[str]:
    """Return what the features see of each token: its text, or the name of the identifier that it is."""
    texts = [text[start:end] for start, end in spans]
    for i, (start, end) in enumerate(spans if by_start else ()):
        found = _inside(by_start, start, end)
        if found is not None:
            texts[i] = f"\x02{found.label}{text[found.end : end]}"
    return texts


def pieces_of(
    spans: Sequence[tuple[int, int]],
    labels: Sequence[str],
    marginals: Sequence[float],
    by_start: Mapping[int, Certain],
) -> list[Piece]:
    """Return the pieces that labelled tokens make; `by_start` has the identifiers by their first character."""
    pieces: list[Piece] = []
    last, goes_on, begin, least = "", "", 0, 1.0
    stop = 0
    certain: Certain | None = None
    for (start, end), tag, probability in zip(spans, labels, marginals, strict=True):
        if tag == goes_on and certain is None:
            if probability < least:
                least = probability
        else:
            if last:
                pieces.append(Piece(last, begin, stop, least, certain))
            last, begin, least = tag[2:], start, probability
            goes_on = "I-" + last
            certain = _inside(by_start, start, end) if by_start else None
        stop = end
    pieces.append(Piece(last, begin, stop, least, certain))
    return pieces


@lru_cache(maxsize=1)
def shipped() -> Tagger:
    """Return the model that comes with the package, loaded once."""
    return Tagger()


@lru_cache(maxsize=4)
def loaded(folder: Path) -> Tagger:
    """Return the model in a folder, loaded once. Raise ModelError if it cannot be read."""
    return Tagger(folder)
