"""Learning what values may be wrong: the regression, the references it learns from, the table and its measures."""

import json
from collections import Counter

import pytest
from paths import SHARED, TESTS

from bibtools.errors import ModelError
from bibtools.parser.assemble.name_lists import read_names
from bibtools.parser.doubts.signs import Group, Signs
from bibtools.parser.doubts.table import DoubtTable
from bibtools.parser.model_files import DATA
from bibtools.parser.tagger import shipped
from bibtools.training.agreement import agree, split_rightly
from bibtools.training.corpus import read_corpus, split
from bibtools.training.doubts import (
    ANSWERED,
    Sample,
    answered_samples,
    cross_checked,
    learn_table,
    model_digest,
    samples,
)
from bibtools.training.european import generate as generate_european
from bibtools.training.evaluation.doubted import Judged, table_of
from bibtools.training.labelled import Labelled
from bibtools.training.logistic import learn
from bibtools.training.turkish import generate
from bibtools.training.unseen import read_unseen


def made(count):
    """Values whose sign `odd` says that they are wrong, and whose sign `noise` says nothing."""
    for i in range(count):
        odd = i % 5 == 0
        signs = {"bias": 1.0, "noise": float(i % 2)} | ({"odd": 1.0} if odd else {})
        yield Sample("made", str(i), "title", Signs([], list(signs.items())), right=not odd)


def test_the_regression_finds_what_decides():
    rows = [(s.signs.flat(), not s.right) for s in made(12_000)]
    weights = learn(rows)
    assert weights == learn(rows)
    assert weights["odd"] > 3
    assert weights["bias"] < -1
    assert abs(weights["noise"]) < weights["odd"] / 5


def test_a_table_tells_right_values_from_wrong_ones():
    table = DoubtTable(learn_table(made(12_000)))
    assert table.sure("title", Signs([Group(["bias"])], [])) > 0.95
    assert table.sure("title", Signs([Group(["bias"]), Group(["odd"])], [])) < 0.2
    assert table.sure("title", Signs([Group(["bias", "odd"])], [])) == table.sure(
        "title", Signs([], [("bias", 1), ("odd", 1)])
    )
    assert table.knows("title")
    assert not table.knows("note")


def test_probabilities_of_the_check_come_from_other_references():
    lines = list(table_of(cross_checked(list(made(3000)))))
    assert "3000 values    600 wrong" in lines[1]
    assert "100.0 /  0.0" in lines[1]


def test_groups_are_measured_apart():
    judged = [Judged("a", 0.5, False), Judged("a", 0.99, True), Judged("b", 0.99, False)]
    lines = list(table_of(judged))
    assert [line.split()[0] for line in lines[1:4]] == ["a", "b", "all"]
    assert "100.0 /  0.0" in lines[1]
    assert "50.0 /  0.0" in lines[3]
    assert [line.split()[:3] for line in lines[5:8]] == [
        ["a", "100.0", "100.0"],
        ["b", "100.0", "100.0"],
        ["all", "50.0", "50.0"],
    ]


def test_values_are_compared_with_those_of_the_labels():
    right = list(samples(shipped(), {"turkish": list(generate(40, 5))}))
    assert sum(sample.right for sample in right) > 0.9 * len(right)
    false = Labelled((("title", "Ali Can, Kitap,"), ("location", "Ankara"), ("date", "1999.")))
    found = {s.variable: s.right for s in samples(shipped(), {"made": [false]})}
    assert not found["title"]
    assert found["publisher-place"]


AGREEMENTS = [
    json.loads(line)
    for line in (TESTS / "cases" / "training" / "agreement.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(
    "case", AGREEMENTS, ids=[f"{case['variable']} {case['found']}" for case in AGREEMENTS]
)
def test_conventions_of_labels_make_no_value_wrong(case):
    assert agree(case["variable"], Counter(case["found"]), Counter(case["wanted"])) == case["agree"]


PEOPLE = [
    json.loads(line)
    for line in (TESTS / "cases" / "training" / "people.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", PEOPLE, ids=[case["names"] for case in PEOPLE])
def test_names_are_compared_with_known_persons(case):
    people = [tuple(person) for person in case["people"]]
    assert split_rightly(read_names(case["names"]), people, case["raw"]) == case["right"]


def test_made_references_know_their_people():
    for item in [*generate(60, 3), *generate_european(60, 3)]:
        labels = {label.lstrip("+") for label, _ in item.segments}
        assert {label for label, _, _ in item.people} <= labels | {
            "author",
            "editor",
            "translator",
            "director",
        }
    assert sum(bool(item.people) for item in generate(60, 3)) > 40


def test_names_of_unknown_persons_teach_nothing_about_their_splitting():
    alone, odd = Group(("bias",)), Group(("initial in family name",))
    plain, split = Signs([alone], []), Signs([alone, odd], [])
    unknown = [Sample("real", str(i), "author", split, right=True) for i in range(2400)]
    known = [Sample("made", str(i), "author", split, right=False, made=True) for i in range(240)]
    right = [Sample("made", f"p{i}", "author", plain, right=True, made=True) for i in range(2400)]
    table = DoubtTable(learn_table([*unknown, *known, *right]))
    assert table.sure("author", split) < 0.6


@pytest.mark.skipif(not (SHARED / "training").is_dir(), reason="the labelled sets are not here")
def test_unseen_references_are_in_no_part_that_was_trained_on():
    data = SHARED / "training"
    metadata = {"seed": 11, "data": {"core": {}, "linkedbooks": {}}}
    unseen = read_unseen(data, metadata, made=100)
    trained = {item.raw for item in split(read_corpus(data, ("core", "linkedbooks"), seed=11))[0]}
    assert set(unseen) == {"core", "linkedbooks", "turkish", "european"}
    assert all(unseen.values())
    assert not trained & {item.raw for items in unseen.values() for item in items}


def test_the_shipped_table_was_learnt_for_the_shipped_model():
    table = json.loads((DATA / "doubts.json").read_text(encoding="utf-8"))
    hint = "make it again: python -m bibtools.training.doubts --data ../training"
    assert table["model"] == model_digest(DATA), hint


@pytest.mark.parametrize(
    "text",
    [
        "{",
        '{"format": 0, "weights": {}}',
        '{"format": 3}',
        "[]",
        '{"format": 3, "weights": null}',
        '{"format": 3, "weights": {"title": 1}}',
    ],
)
def test_a_table_that_cannot_be_read_is_a_sentence(tmp_path, text):
    (tmp_path / "doubts.json").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        DoubtTable.read(tmp_path)
    assert "python -m bibtools.training.doubts" in caught.value.hint


def test_a_model_may_lack_a_table(tmp_path):
    assert DoubtTable.read(tmp_path) is None


def test_answers_show_what_is_read_wrongly():
    raw = "Nermin Saltuk, Taşrada Bir Mebus, Dergâh Yayınları, İstanbul 2011."
    gold = {
        "raw": raw,
        "type": "book",
        "author": [{"family": "Saltuk", "given": "Nermin"}],
        "title": "Taşrada Bir Mebus",
        "publisher": "Dergâh Yayınları",
        "location": "Ankara",
        "date": "2011",
    }
    turned = gold | {"author": [{"family": "Nermin", "given": "Saltuk"}]}
    found = {sample.variable: sample for sample in answered_samples(shipped(), [gold])}
    assert {name for name, sample in found.items() if not sample.right} == {"publisher-place"}
    assert all(sample.times == ANSWERED for sample in found.values())
    wrong = {sample.variable for sample in answered_samples(shipped(), [turned]) if not sample.right}
    assert wrong == {"author", "publisher-place"}
