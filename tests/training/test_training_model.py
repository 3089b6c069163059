"""Training, calibrating and evaluating on small generated sets; the commands and their errors."""

import itertools
import json

import pytest
from paths import TESTS

from bibtools.cli.app import run
from bibtools.errors import ModelError
from bibtools.parser.calibration import Calibration
from bibtools.parser.parser import parse
from bibtools.parser.tagger import Tagger, shipped
from bibtools.training.build import DEFAULTS, train, write_model
from bibtools.training.calibrate import calibration_tables, isotonic
from bibtools.training.evaluation.score import reliability, score
from bibtools.training.labelled import Labelled, token_labels, without_near
from bibtools.training.members import train_members
from bibtools.training.relabel import relabelled
from bibtools.training.turkish import generate

GOLD = {
    "raw": "Abidin Tüzel, Türk İstiklal Harbi, Ankara, 1999",
    "type": "book",
    "lang": "tr",
    "author": [{"family": "Tüzel", "given": "Abidin"}],
    "title": "Türk İstiklal Harbi",
    "location": "Ankara",
    "date": "1999",
}


def made(folder, count=80):
    options = {**DEFAULTS, "max_iterations": 8}
    lexicon = {"ankara": "l"}
    write_model(folder, train(generate(count, 3), lexicon, options), lexicon, {"data": {}}, options)
    return folder


def test_the_same_data_give_the_same_model(tmp_path):
    first, second = made(tmp_path / "a"), made(tmp_path / "b")
    for name in ("weights.bin", "lexicon.bin", "model.json"):
        assert (first / name).read_bytes() == (second / name).read_bytes()
    record = parse(GOLD["raw"], tagger=Tagger(first))
    assert "".join(segment.text for segment in record.segments).replace(" ", "") == GOLD["raw"].replace(
        " ", ""
    )


def few(seed):
    return {"turkish": list(generate(60, seed))}


def test_the_number_of_processes_does_not_change_the_members():
    options = {**DEFAULTS, "max_iterations": 4}
    alone, together = (list(train_members(few, {}, options, (3, 4), jobs)) for jobs in (1, 2))
    assert alone == together
    assert alone[0] != alone[1]


def test_the_shipped_model_says_what_made_it():
    metadata = shipped().metadata
    assert metadata["data"]["core"]["references"] == 1512
    assert metadata["options"]["c1"] == DEFAULTS["c1"]
    assert metadata["commit"]
    assert {"", "*", "title"} <= set(metadata["calibration"])


def test_a_missing_model_is_a_sentence(tmp_path):
    with pytest.raises(ModelError, match="cannot be read"):
        Tagger(tmp_path)


def test_token_labels_follow_the_pieces():
    item = Labelled(
        (("author", "Ali Can,"), ("title", "Kitap,"), ("location", "İstanbul"), ("+date", "2009"))
    )
    raw, spans, labels = token_labels(item)
    assert raw == "Ali Can, Kitap, İstanbul2009"
    assert [raw[a:b] for a, b in spans] == ["Ali", "Can,", "Kitap,", "İstanbul", "2009"]
    assert labels == ["B-author", "I-author", "B-title", "B-location", "B-date"]


def test_near_duplicates_are_left_out():
    test = Labelled((("author", "Enver Ziya Karal,"), ("title", "Osmanlı Tarihi"), ("date", "1947")))
    near = Labelled((("author", "Karal, Enver Ziya,"), ("title", "Osmanlı Tarihi,"), ("date", "1988")))
    far = Labelled((("author", "Sina Akşin,"), ("title", "Kısa Türkiye Tarihi,"), ("date", "2007")))
    assert without_near([near, far], [test]) == [far]


def test_rendered_parts_become_labels():
    parts = [
        ("author", "R. Akın"),
        ("", " (ed.), "),
        ("title", "Kitap"),
        ("", ". "),
        ("volume", "3"),
        ("", "("),
        ("issue", "2"),
        ("", ")."),
    ]
    assert relabelled(parts, "book", "en").segments == (
        ("author", "R. Akın (ed.),"),
        ("title", "Kitap."),
        ("volume", "3(2)."),
    )


def test_isotonic_tables_never_fall():
    rows = isotonic([(i / 1000, (i * 7919) % 1000 < i) for i in range(1000)])
    assert rows == sorted(rows)
    assert all(low[1] <= high[1] for low, high in itertools.pairwise(rows))
    assert abs(Calibration({"*": rows})("title", 0.5) - 0.5) < 0.1


def test_tables_are_made_of_held_out_references():
    tables = calibration_tables(shipped(), generate(150, 99))
    assert "*" in tables
    assert tables["*"][-1][1] > 0.9


def test_score_counts_fields_types_and_confidence():
    wrong = {**GOLD, "title": "Türk İnkılâbı"}
    result = score([(GOLD, parse(GOLD["raw"])), (wrong, parse(GOLD["raw"]))])
    assert (result.count, result.exact, result.typed) == (2, 1, 2)
    assert result.f1("author") == (100, 100, 100)
    assert result.f1("title")[0] == 50
    assert [row[0] for row in reliability([(0.05, True), (0.95, True), (1.0, False)])] == [1, 2]


def test_eval_prints_the_tables(tmp_path, capsys):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD, ensure_ascii=False) + "\n", encoding="utf-8")
    assert run(["eval", str(path), "--by", "lang", "--errors", "3"]) == 0
    out = capsys.readouterr().out
    assert "author       n=1     P 100.0  R 100.0  F1 100.0" in out
    assert "all-exact 100.0  type 100.0" in out
    assert run(["eval", str(path), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["f1"] == 100


@pytest.mark.parametrize(
    ("text", "said"),
    [("{", "this line is no JSON"), ('{"raw": 1}', "lacks “raw” or “type”")],
    ids=["json", "keys"],
)
def test_bad_gold_is_a_sentence(tmp_path, capsys, text, said):
    path = tmp_path / "gold.jsonl"
    path.write_text(text + "\n", encoding="utf-8")
    assert run(["eval", str(path)]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert f"{path}:1" in error


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "no training data"),
        (["--data", "no-such-folder"], "this is not a folder"),
        (["--data", str(TESTS), "--sets", "cores"], "there is no set “cores”"),
        (["--data", str(TESTS / "gold")], "this folder has no anystyle/dict.txt.gz"),
    ],
    ids=["none", "missing", "set", "empty"],
)
def test_train_says_what_it_lacks(capsys, options, said):
    assert run(["train", *options]) == 2
    assert said in capsys.readouterr().err
