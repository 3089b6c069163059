"""Networks: what JAX learns and what numpy makes of it, their file, and where they are missing."""

from dataclasses import replace
from itertools import chain

import numpy
import pytest

from bibtools.cli.app import run
from bibtools.errors import ModelError
from bibtools.parser.crf import decoder
from bibtools.parser.crf.network import Network
from bibtools.parser.crf.network_file import networks_file, read_networks
from bibtools.parser.crf.weights import read_weights
from bibtools.parser.tagger import Tagger
from bibtools.training.build import DEFAULTS, examples_of, train, write_model
from bibtools.training.crfsuite import weights_file
from bibtools.training.network import learning
from bibtools.training.network.examples import Collected, batches
from bibtools.training.network.learning import finished, learn_networks
from bibtools.training.network.settings import Settings
from bibtools.training.turkish import generate

SMALL = Settings(
    columns=8,
    cells=16,
    distances=(1, 2),
    rarest=1,
    epochs=25,
    tokens=240,
    lengths=(40,),
    rate=0.02,
    unseen=0.05,
    mean=0.8,
)


def examples(count=80, seed=3):
    return list(examples_of(generate(count, seed), {"ankara": "l"}))


@pytest.fixture(scope="module")
def learnt():
    """Return networks that learnt a few references, and what they told of their losses."""
    told = []
    found = examples()
    labels = sorted({label for _, own in found for label in own})
    made = learn_networks([found], labels, (1, 2), SMALL, lambda *values: told.append(values))
    return made, told


def test_networks_learn(learnt):
    made, told = learnt
    assert [(number, epoch) for number, epoch, _ in told] == [(n, e) for n in (1, 2) for e in range(1, 26)]
    assert told[24][2] < told[0][2] / 3
    found = examples()
    columns = [columns for columns, _ in found]
    ends = numpy.cumsum([len(own) for _, own in found]).tolist()
    best = Network(made).scores(columns, [0, *ends[:-1]], ends).argmax(1)
    right = [
        made.labels[number] == label
        for number, label in zip(best, chain.from_iterable(own for _, own in found), strict=True)
    ]
    assert sum(right) / len(right) > 0.7


def test_the_same_references_give_the_same_networks(learnt):
    found = examples()
    again = learn_networks([found], learnt[0].labels, (1, 2), SMALL, lambda *_: None)
    assert networks_file(again) == networks_file(learnt[0])


def test_the_parser_computes_what_was_learnt():
    jax = pytest.importorskip("jax")
    from bibtools.training.network.layers import drawn_parameters, scores_of

    found = examples(12)
    labels = sorted({label for _, own in found for label in own})
    collected = Collected(found, (0, 1, 2, 3, 4, 5, 10))
    numbers = {name: number for number, name in enumerate(sorted(collected.counted()), 1)}
    weights = drawn_parameters(len(numbers), len(labels), SMALL, 5)
    # Rows of whole steps, which lose nothing in the file.
    weights["rows"] = numpy.rint(weights["rows"] * 100).clip(-127, 127) / 100
    weights["rows"][1] = 1.27
    weights["rows"] = weights["rows"].astype(numpy.float32)
    made = Network(finished(numbers, labels, [weights], SMALL))
    for number, (columns, own) in enumerate(found):
        count = len(own)
        one = Collected([(columns, own)], (0, 1, 2, 3, 4, 5, 10)).numbered(numbers, labels)
        # Empty tokens behind the reference change nothing.
        attributes = numpy.pad(one.attributes, ((0, 3), (0, 0)))[None]
        mask = (numpy.arange(count + 3) < count).astype(numpy.float32)[None]
        wanted = jax.device_get(scores_of(weights, attributes, mask, SMALL))[0, :count]
        before = found[number - 1][0]
        sequences = [before, columns]
        ends = [len(before[0]), len(before[0]) + count]
        assert made.scores(sequences, [0, ends[0]], ends)[ends[0] :] == pytest.approx(wanted, abs=2e-3)


def test_a_line_is_read_alone_as_among_others(learnt):
    made = Network(learnt[0])
    columns = [columns for columns, _ in examples()]
    ends = numpy.cumsum([len(each[0]) for each in columns]).tolist()
    together = made.scores(columns, [0, *ends[:-1]], ends)
    for each, begin, end in zip(columns, [0, *ends[:-1]], ends, strict=True):
        assert (made.scores([each], [0], [end - begin]) == together[begin:end]).all()


def test_field_and_networks_are_added_up_and_told_apart(learnt, monkeypatch):
    monkeypatch.setattr(decoder, "SURE", 2)
    found = examples()
    columns = [columns for columns, _ in found]
    weights = read_weights(
        weights_file(train(generate(80, 3), {"ankara": "l"}, {**DEFAULTS, "max_iterations": 4}))
    )
    assert weights.labels == learnt[0].labels
    alone = decoder.Decoder(weights)(columns)
    for own, shares in ((0, (1.0, 0.0)), (1, (0.0, 1.0))):
        made = decoder.Decoder(weights, replace(learnt[0], shares=shares))(columns, apart=True)
        for each in made:
            assert [told[own] for told in each.apart] == pytest.approx(each.marginals, abs=1e-6)
        if not own:
            assert [each.labels for each in made] == [each.labels for each in alone]
    both = decoder.Decoder(weights, learnt[0])
    assert both.among(columns[0], [{label[2:] for label in weights.labels}] * len(columns[0][0])) == (
        both(columns[:1])[0].labels
    )


def test_where_the_field_is_sure_its_labels_stand_whatever_networks_say(learnt, monkeypatch):
    columns = [columns for columns, _ in examples(8)]
    weights = read_weights(weights_file(train(generate(80, 3), {"ankara": "l"}, DEFAULTS)))
    monkeypatch.setattr(decoder, "SURE", 0.0)
    both, alone = decoder.Decoder(weights, learnt[0]), decoder.Decoder(weights)(columns)
    assert both(columns) == alone
    told = both(columns, apart=True)
    assert [replace(each, apart=[]) for each in told] == alone
    assert [[own for own, _ in each.apart] for each in told] == [each.marginals for each in alone]


def test_every_token_is_in_a_batch():
    found = examples()
    numbered = Collected(found, (0,)).numbered({}, sorted({label for _, own in found for label in own}))
    made = list(batches(numbered, SMALL, numpy.random.default_rng(1)))
    assert sum(int(batch.mask.sum()) for batch in made) >= len(numbered.labels)
    assert all(batch.attributes.shape[:2] == batch.labels.shape == batch.mask.shape for batch in made)


def test_a_file_gives_the_same_networks(learnt):
    data = networks_file(learnt[0])
    assert networks_file(read_networks(data)) == data


@pytest.mark.parametrize("damaged", [b"", b"PK", b"[1]\n", b'{"labels": []}\n'])
def test_a_damaged_file_is_a_value_error(damaged):
    with pytest.raises(ValueError, match=r"."):
        read_networks(damaged)


def test_a_cut_file_is_a_sentence(tmp_path, learnt):
    options = {**DEFAULTS, "max_iterations": 4}
    trained = train(generate(80, 3), {"ankara": "l"}, options)
    write_model(tmp_path, trained, {"ankara": "l"}, {"data": {}}, options, learnt[0])
    assert Tagger(tmp_path).tag("Ali Can, Kitap, Ankara 2009")[0]
    path = tmp_path / "network.bin"
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(ModelError, match="cannot be read"):
        Tagger(tmp_path)
    write_model(tmp_path, trained, {"ankara": "l"}, {"data": {}}, options)
    assert not path.exists()


def test_networks_of_other_labels_are_a_value_error(tmp_path, learnt):
    trained = train(generate(80, 3), {}, {**DEFAULTS, "max_iterations": 2})
    write_model(
        tmp_path,
        trained,
        {},
        {"data": {}},
        DEFAULTS,
        replace(learnt[0], labels=("I-x", *learnt[0].labels[1:])),
    )
    with pytest.raises(ModelError, match="other labels"):
        Tagger(tmp_path)


def test_without_jax_training_says_what_to_install(monkeypatch, tmp_path, capsys):
    (tmp_path / "anystyle").mkdir()
    (tmp_path / "anystyle" / "dict.txt.gz").write_bytes(b"")
    monkeypatch.setattr(learning, "find_spec", lambda name: None)
    assert run(["train", "--data", str(tmp_path)]) == 2
    error = capsys.readouterr().err
    assert "bibtools-refs[train]" in error
    assert "--networks 0" in error
