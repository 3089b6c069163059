"""The second, small tagger of a model that was adapted to one's own lists: it corrects the labels of the first.

It sees of each token what the first one said of it and of its neighbours, how sure it was, and the token itself. It is
learnt from corrected references (`bibtools.training.adapting`); a model without corrections has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from bibtools.parser.crf.decoded import Decoded
from bibtools.parser.crf.group import NONE, Columns, Group
from bibtools.parser.crf.weights import read_weights
from bibtools.parser.token_features import TokenFeatures

FILE = "adapter.bin"
"""The file of a model's folder that holds the weights of the second tagger."""


class Adapter:
    """A loaded second tagger, which any number of threads may use."""

    def __init__(self, weights: bytes) -> None:
        from bibtools.parser.crf.decoder import Decoder

        self._decode = Decoder(read_weights(weights))

    @classmethod
    def read(cls, folder: Path) -> Adapter | None:
        """Return the second tagger of a model; None if it has none. Raise ValueError if the file is damaged."""
        path = folder / FILE
        return cls(path.read_bytes()) if path.exists() else None

    def __call__(self, words: Sequence[TokenFeatures], first: Decoded) -> Decoded:
        """Return the corrected labels, their probabilities, and the next likely label of each token in doubt."""
        [made] = self._decode([adapter_features(words, first)])
        sure = made.marginals
        doubted = dict(first.others)
        for i, (before, after) in enumerate(zip(first.labels, made.labels, strict=True)):
            if before != after:
                doubted[i] = before
            else:
                # It has seen few references: where it leaves a label, it may doubt it, but not be surer than the first.
                sure[i] = min(sure[i], first.marginals[i])
        return Decoded(made.labels, sure, doubted)


def adapter_features(words: Sequence[TokenFeatures], first: Decoded) -> Columns:
    """Return the groups of features of all tokens, kind by kind: what the first tagger said there, and the token."""
    labels, marginals, others = first.labels, first.marginals, first.others
    count = len(words)
    made: list[list[Group]] = []
    pieces = 0
    behind = "^"
    for i, seen in enumerate(words):
        label = labels[i]
        before = labels[i - 1] if i else "^"
        after = labels[i + 1] if i + 1 < count else "$"
        if i and label[2:] != before[2:]:
            pieces += 1
            behind = before[2:]
        tail_before = words[i - 1].tail if i else "^"
        word = seen.own[0].decode()
        own = (
            f"b={label}",
            f"m={_sureness(marginals[i])}{label}",
            f"o={others.get(i, '')}{label}",
            f"-b={before}{label}",
            f"b+={label}{after}",
            f"-b+={before}{label}{after}",
            f"p={behind}{label[2:]}",
            f"n={min(pieces, 6)}{label}",
            f"k={seen.shape}{label}",
            f"t={seen.tail}{label}",
            f"-t={tail_before}{label}",
            f"-t.t={tail_before}{seen.tail}{label[2:]}",
            f"r={seen.role}{label}",
            f"{word}{label}",
            f"y={seen.shape}{seen.tail}{min(pieces, 6)}",
            f"-t.k={tail_before}{seen.shape}",
        )
        lent_before = words[i - 1].before if i else NONE
        lent_behind = words[i + 1].after if i + 1 < count else NONE
        made.append([*map(_alone, own), seen.own, lent_before, lent_behind])
    return [*zip(*made, strict=True)]


@lru_cache(maxsize=1 << 14)
def _alone(feature: str) -> Group:
    """Return a group of one feature."""
    return Group((feature.encode(),))


def _sureness(probability: float) -> str:
    return "3" if probability > 0.98 else "2" if probability > 0.9 else "1" if probability > 0.6 else "0"
