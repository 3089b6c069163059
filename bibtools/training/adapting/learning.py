"""Learning the second tagger of a model (`bibtools.parser.adapter`) from corrected references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bibtools.parser.adapter import adapter_features
from bibtools.parser.tagger import Tagger, Tokens
from bibtools.training.adapting.placing import Placed
from bibtools.training.european import generate as generate_european
from bibtools.training.labelled import Labelled, token_labels
from bibtools.training.turkish import generate as generate_turkish

MADE = 250
"""How many references of each generator are learnt from as well, so that what is right stays right."""
SEED = 2027
"""Of the generators: not that of the model, which knows the references made with it."""
COUNTED = 4
"""How often a correction counts against a made reference."""
OPTIONS = {"c1": 0.02, "c2": 0.3, "max_iterations": 80}


def learn(tagger: Tagger, corrections: Sequence[Placed], path: Path) -> None:
    """Train the second tagger and write it to `path`; one thread, no randomness."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(OPTIONS)
    for tokens, labels in _made(tagger):
        _append(trainer, tokens, labels)
    for _ in range(COUNTED):
        for placed in corrections:
            _append(trainer, placed.tokens, placed.labels)
    trainer.train(str(path))


def _append(trainer: object, tokens: Tokens, labels: Sequence[str]) -> None:
    import pycrfsuite

    seen = adapter_features(tokens.words, tokens.labels, tokens.marginals, tokens.others)
    trainer.append(pycrfsuite.ItemSequence(seen), labels)  # type: ignore[attr-defined]


def _made(tagger: Tagger) -> Iterator[tuple[Tokens, list[str]]]:
    for item in (*generate_turkish(MADE, SEED), *generate_european(MADE, SEED)):
        if both := labelled_tokens(tagger, item):
            yield both


def labelled_tokens(tagger: Tagger, item: Labelled) -> tuple[Tokens, list[str]] | None:
    """Return the tokens of a labelled reference as the tagger sees them, and its labels; None for an empty one."""
    raw, spans, labels = token_labels(item)
    _, _, tokens = tagger.read(raw)
    return (tokens, labels) if spans and list(tokens.spans) == spans else None
