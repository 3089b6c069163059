"""Learning the second tagger of a model (`bibtools.parser.adapter`) from corrected references."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.parser.adapter import adapter_features
from bibtools.parser.crf.decoded import Decoded
from bibtools.parser.tagger import Tagger, Tokens
from bibtools.training.adapting.placing import Placed
from bibtools.training.crfsuite import Training, weights_file
from bibtools.training.european import generate as generate_european
from bibtools.training.labelled import Labelled, token_labels
from bibtools.training.turkish import generate as generate_turkish

MADE = 250
"""How many references of each generator are learnt from as well, so that what is right stays right."""
SEED = 2027
"""Of the generators: not that of the model, which knows the references made with it."""
COUNTED = 4
"""How often a correction counts against a made reference."""
OPTIONS = {"c1": 0.1, "c2": 1.0, "max_iterations": 80}


Example = tuple[Tokens, Sequence[str]]
"""The tokens of a reference as the first tagger saw them, and the label that each should have."""


def learn(made: Sequence[Example], corrections: Sequence[Placed]) -> bytes:
    """Return the second tagger that corrections give; `made` is what `made_examples` returns. No randomness."""
    training = Training(OPTIONS)
    for tokens, labels in made:
        _add(training, tokens, labels)
    for _ in range(COUNTED):
        for placed in corrections:
            _add(training, placed.tokens, placed.labels)
    return weights_file(training.run())


def _add(training: Training, tokens: Tokens, labels: Sequence[str]) -> None:
    first = Decoded(list(tokens.labels), list(tokens.marginals), dict(tokens.others))
    training.add(adapter_features(tokens.words, first), labels)


def made_examples(tagger: Tagger) -> list[Example]:
    """Return made references as the tagger sees them, with their labels."""
    items = [*generate_turkish(MADE, SEED), *generate_european(MADE, SEED)]
    return [example for item in items if (example := _example(tagger, item))]


def _example(tagger: Tagger, item: Labelled) -> Example | None:
    raw, spans, labels = token_labels(item)
    _, _, tokens = tagger.read(raw)
    return (tokens, labels) if spans and list(tokens.spans) == spans else None
