"""The decoder of the tagger against all ways to label a sequence, and against CRFsuite."""

from __future__ import annotations

import itertools
import math
import random
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibtools.parser.crf import rows
from bibtools.parser.crf.decoded import DOUBTED
from bibtools.parser.crf.decoder import Decoder
from bibtools.parser.crf.group import NONE, Columns, Group
from bibtools.parser.crf.weights import Weights, read_weights
from bibtools.parser.model_files import DATA
from bibtools.training.crfsuite import Trained, averaged, read_trained, weights_file

LABELS = ("B-a", "B-b", "I-a")
NAMES = ("u", "v", "w", "x")
GROUPS = (*(Group((name.encode(),)) for name in NAMES), Group((b"u", b"x")), Group((b"unknown",)))


def columns_of(tokens: list[list[Group]]) -> Columns:
    """Return the groups of tokens, of which each has three at most, as three columns."""
    return [*zip(*[[*groups, NONE, NONE][:3] for groups in tokens], strict=True)]


def model_of(seed: int) -> Trained:
    """Return a random model; some of its weights are large, as those of trained models are."""
    rng = random.Random(seed)
    attributes = {
        name: {label: rng.gauss(0, rng.choice((0.2, 4))) for label in LABELS if rng.random() < 0.8}
        or {"B-a": 1.0}
        for name in NAMES
    }
    pairs = {pair: rng.gauss(0, 3) for pair in itertools.product(LABELS, LABELS) if rng.random() < 0.7}
    return Trained(LABELS, attributes, pairs)


def ways_of(weights: Weights, tokens: list[list[Group]]) -> dict[tuple[str, ...], float]:
    """Return the probability of every way to label some tokens."""
    ways = {}
    for way in itertools.product(range(len(LABELS)), repeat=len(tokens)):
        total = sum(weights.transitions[pair] for pair in itertools.pairwise(way))
        for label, groups in zip(way, tokens, strict=True):
            for name in (name for group in groups for name in group if name in weights.attributes):
                number = weights.attributes[name]
                here = slice(weights.starts[number], weights.starts[number + 1])
                total += sum(weights.values[here][weights.owners[here] == label])
        ways[tuple(LABELS[label] for label in way)] = math.exp(total)
    whole = sum(ways.values())
    return {way: size / whole for way, size in ways.items()}


sequences = st.lists(st.lists(st.sampled_from(GROUPS), min_size=1, max_size=3), min_size=1, max_size=5)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.lists(sequences, min_size=1, max_size=4))
def test_labels_and_probabilities_are_those_of_all_ways(seed, texts):
    weights = read_weights(weights_file(model_of(seed)))
    decoder = Decoder(weights)
    for tokens, made in zip(texts, decoder([*map(columns_of, texts)]), strict=True):
        ways = ways_of(weights, tokens)
        marginals = [
            {name: sum(p for way, p in ways.items() if way[at] == name) for name in LABELS}
            for at in range(len(tokens))
        ]
        for at, label in enumerate(made.labels):
            assert made.marginals[at] == pytest.approx(marginals[at][label], abs=1e-5)
            besides = {name: p for name, p in marginals[at].items() if name != label}
            assert (at in made.others) == (made.marginals[at] < DOUBTED)
            if at in made.others:
                assert besides[made.others[at]] == pytest.approx(max(besides.values()), abs=1e-5)
        assert ways[tuple(made.labels)] == pytest.approx(max(ways.values()), rel=1e-4)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.lists(sequences, min_size=2, max_size=8))
def test_a_sequence_is_labelled_alone_as_among_others(seed, texts):
    weights = read_weights(weights_file(model_of(seed)))
    together = Decoder(weights)([*map(columns_of, texts)])
    with patch.object(rows, "_MOST", 2):
        # So few groups are kept that they are forgotten between the sequences.
        decoder = Decoder(weights)
        alone = [decoder([columns_of(text)])[0] for text in texts]
    assert alone == together


def test_weights_of_crfsuite_give_the_labels_of_crfsuite(tmp_path):
    rng = random.Random(3)
    texts = [[[rng.choice(GROUPS)] for _ in range(rng.randint(1, 9))] for _ in range(60)]
    labels = [["B-a" if group[0] in GROUPS[:2] else rng.choice(LABELS) for group in text] for text in texts]
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": 0.0, "c2": 0.1, "max_iterations": 20})
    for text, wanted in zip(texts, labels, strict=True):
        trainer.append([[name for group in groups for name in group] for groups in text], wanted)
    path = tmp_path / "model"
    trainer.train(str(path))
    decoder = Decoder(read_weights(weights_file(read_trained(path))))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    for text, made in zip(texts, decoder([*map(columns_of, texts)]), strict=True):
        found = tagger.tag([[name for group in groups for name in group] for groups in text])
        assert found == made.labels
        assert [tagger.marginal(label, at) for at, label in enumerate(found)] == pytest.approx(
            made.marginals, abs=1e-4
        )
    tagger.close()


def test_the_mean_of_models_is_that_of_their_weights():
    first = Trained(("B-a", "B-b"), {"u": {"B-a": 1.0}}, {("B-a", "B-b"): 2.0})
    second = Trained(("B-a", "I-a"), {"u": {"B-a": 3.0, "I-a": 1.0}, "v": {"I-a": -1.0}}, {})
    assert averaged([first, second]) == Trained(
        ("B-a", "B-b", "I-a"),
        {"u": {"B-a": 2.0, "I-a": 0.5}, "v": {"I-a": -0.5}},
        {("B-a", "B-b"): 1.0},
    )


@pytest.mark.parametrize("damaged", [b"", b"PK", b"no weights at all"])
def test_a_damaged_file_is_a_value_error(damaged):
    with pytest.raises(ValueError, match=r"."):
        read_weights(damaged)


def test_a_cut_file_is_a_value_error():
    whole = (DATA / "weights.bin").read_bytes()
    with pytest.raises(ValueError, match=r"."):
        read_weights(whole[: len(whole) // 2])
