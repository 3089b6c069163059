"""Adapting the model to one's own lists: corrections are placed in their text, learnt from, and used."""

import json

import pytest

from bibtools.cli.app import run
from bibtools.parser.parser import parse
from bibtools.parser.tagger import Tagger, shipped
from bibtools.pipeline.config import load_config, model_of
from bibtools.training.adapting import learning
from bibtools.training.adapting import run as adapting
from bibtools.training.adapting.placing import place
from bibtools.training.evaluation.score import score

FAMILIES = ("Kaya", "Demir", "Arslan", "Yıldız", "Aydın", "Öztürk", "Kılıç", "Doğan", "Koç", "Kurt")
TITLES = (
    "Göç ve Kimlik",
    "Basın Tarihi",
    "Köy Enstitüleri",
    "Tarımda Dönüşüm",
    "Liman Kentleri",
    "Esnaf Örgütleri",
)
JOURNALS = ("Toplum ve Bilim", "Belleten", "Tarih ve Toplum", "Mülkiye Dergisi")


def corrected(number):
    """Return a correction in the form of a list that the shipped model was not made for."""
    family, title, journal = FAMILIES[number % 10], TITLES[number % 6], JOURNALS[number % 4]
    initial, year, issue, page = "ABEFHMNST"[number % 9], 1950 + number, number % 11 + 1, 5 + 3 * number
    return {
        "raw": f"{page}-{page + 9} | {family} {initial}. | {issue} | {title} | {journal} | {year}",
        "type": "article",
        "author": [{"family": family, "given": f"{initial}."}],
        "title": title,
        "container": journal,
        "date": str(year),
        "volume": str(issue),
        "pages": f"{page}-{page + 9}",
    }


def written(path, golds):
    path.write_text("".join(json.dumps(gold, ensure_ascii=False) + "\n" for gold in golds), encoding="utf-8")
    return path


@pytest.fixture
def quick(monkeypatch):
    """Learn from fewer made references, in fewer parts."""
    monkeypatch.setattr(learning, "MADE", 40)
    monkeypatch.setattr(adapting, "PARTS", 2)


PLACED = [
    (
        "İthaki / Devlet Ana / Tahir, Kemal",
        {"author": [{"family": "Tahir", "given": "Kemal"}], "title": "Devlet Ana", "publisher": "İthaki"},
    ),
    (
        "Tahir K. - 1967 - Devlet Ana - Bilgi - 624 s.",
        {
            "author": [{"family": "Tahir", "given": "K."}],
            "title": "Devlet Ana",
            "publisher": "Bilgi",
            "date": "1967",
        },
    ),
    (
        "C. 3, S. 12-15, 3, Belleten, 1998",
        {"volume": "3", "pages": "12-15", "container": "Belleten", "date": "1998", "type": "article"},
    ),
    # Joined words, and a value that is in the text with another spacing.
    (
        "1967.Devlet Ana/TahirKemal:BilgiYayınevi",
        {"title": "Devlet Ana", "publisher": "Bilgi Yayınevi", "date": "1967"},
    ),
]


def test_words_between_values_get_the_likeliest_labels():
    gold = {
        "raw": "Kaya, Ali ve Demir, Veli (haz.), Liman Kentleri, s. 5-9.",
        "type": "book",
        "editor": [{"family": "Kaya", "given": "Ali"}, {"family": "Demir", "given": "Veli"}],
        "title": "Liman Kentleri",
        "pages": "5-9",
    }
    placed = place(gold, shipped())
    labels = [label[2:] for label in placed.labels]
    assert placed.whole
    assert labels == ["editor"] * labels.count("editor") + ["title"] * 2 + ["pages"] * labels.count("pages")


@pytest.mark.parametrize(("raw", "fields"), PLACED, ids=[raw for raw, _ in PLACED])
def test_values_are_placed_in_the_text(raw, fields):
    placed = place({"type": "book", **fields, "raw": raw}, shipped())
    wanted = {
        (label, word)
        for label, text in (
            *(("author", name["family"]) for name in fields.get("author", ())),
            ("title", fields.get("title", "")),
            ("publisher", fields.get("publisher", "")),
            ("pages", fields.get("pages", "")),
        )
        for word in text.split()
    }
    found = {
        (label[2:], raw[start:end].strip(" ,.-/"))
        for label, (start, end) in zip(placed.labels, placed.tokens.spans, strict=True)
    }
    assert wanted <= found


def test_values_that_are_not_in_the_text_teach_nothing():
    gold = {"raw": "Devlet Ana / Kemal Tahir / İthaki", "type": "book", "title": "Esir Şehrin İnsanları"}
    assert place(gold, shipped()) is None


def test_corrections_lower_the_errors_on_the_next_list_of_their_kind(tmp_path, monkeypatch, quick, capsys):
    corrections = written(tmp_path / "corrections.jsonl", map(corrected, range(40)))
    monkeypatch.chdir(tmp_path)
    assert run(["train", "--add", str(corrections), "-o", "mine"]) == 0
    said = capsys.readouterr().err
    assert "before: " in said
    assert "after: " in said
    (tmp_path / "bibtools.toml").write_text('model = "mine"\n', encoding="utf-8")
    ours = Tagger(model_of(load_config(tmp_path)))
    following = [corrected(number) for number in range(40, 80)]
    before, after = (
        score((gold, parse(gold["raw"], tagger=tagger)) for gold in following) for tagger in (None, ours)
    )
    assert adapting.faults(after) * 2 < adapting.faults(before)
    assert after.exact > before.exact
    lines = tmp_path / "next.txt"
    lines.write_text(following[0]["raw"], encoding="utf-8")
    assert run(["parse", "--lines", "--format", "csl-json", str(lines)]) == 0
    assert json.loads(capsys.readouterr().out)[0]["title"] == following[0]["title"]


def test_the_same_corrections_give_the_same_model(tmp_path, quick):
    tagger = shipped()
    made = learning.made_examples(tagger)
    placed = [place(corrected(number), tagger) for number in range(20)]
    assert learning.learn(made, placed) == learning.learn(made, placed)


def test_a_model_that_is_no_better_is_not_written(tmp_path, quick, capsys):
    golds = [
        {
            "raw": f"Ali {family}, Basın Tarihi, Ankara {1950 + number}.",
            "type": "book",
            "author": [{"family": family, "given": "Ali"}],
            "title": "Basın Tarihi",
            "location": "Ankara",
            "date": str(1950 + number),
        }
        for number, family in enumerate(FAMILIES)
    ]
    output = tmp_path / "mine"
    assert run(["train", "--add", str(written(tmp_path / "c.jsonl", golds)), "-o", str(output)]) == 1
    assert not output.exists()
    assert "was not written" in capsys.readouterr().err


def test_too_few_corrections_are_refused(tmp_path, capsys):
    few = written(tmp_path / "c.jsonl", [corrected(0), corrected(0), corrected(1)])
    assert run(["train", "--add", str(few)]) == 2
    assert "2 corrected references are too few" in capsys.readouterr().err


def test_a_folder_without_a_model_is_an_error_of_the_configuration(tmp_path, monkeypatch, capsys):
    (tmp_path / "bibtools.toml").write_text('model = "mine"\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text("Ali Kaya, Basın Tarihi, Ankara 1950.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for command in (["parse", "--lines", "a.txt"], ["check", "a.txt"]):
        assert run(command) == 2
        assert "there is no model in `mine`" in capsys.readouterr().err


def test_parquet_files_say_that_they_take_no_other_model(tmp_path, monkeypatch, capsys):
    (tmp_path / "bibtools.toml").write_text('model = "mine"\n', encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "model.json").write_text("{}", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Ali Kaya, Basın Tarihi, Ankara 1950.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["parse", "--lines", "a.txt", "-o", "a.parquet"]) == 2
    assert "model of the package only" in capsys.readouterr().err
