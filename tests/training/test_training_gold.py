"""References with answers keep to the rules of docs/gold.md: every value is a part of its reference."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from paths import GOLD

from bibtools.parser.crf.weights import FILE, read_weights
from bibtools.parser.model_files import DATA
from bibtools.training import answered
from bibtools.training.invented import read_invented
from bibtools.training.labelled import Labelled, key_of

FILES = sorted(GOLD.rglob("*.jsonl"))
ANSWERED = sorted((Path(answered.__file__).parent / "data" / "answered").glob("*.jsonl"))
WITH_ANSWERS = [*FILES, *ANSWERED]

NAMES = {"author", "editor", "translator", "director"}
FIELDS = {
    *("title", "container", "publisher", "location", "date", "volume", "issue", "pages"),
    *("edition", "series"),
}
EXTRA = {
    *("number", "page_total", "number_of_volumes", "accessed", "url", "genre"),
    *("archive", "archive_location", "doi", "isbn"),
}
ABOUT = {"raw", "type", "csl_type", "lang", "note"}
TYPES = {
    *("book", "article", "incollection", "inproceedings", "inreference"),
    *("phdthesis", "mastersthesis", "report", "misc"),
}
CSL_TYPES = {
    *("article-newspaper", "article-magazine", "review", "hearing", "document", "legislation"),
    *("webpage", "manuscript", "motion_picture", "software", "interview", "legal_case"),
    *("speech", "dataset"),
}


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def everything() -> list[dict[str, Any]]:
    return [record for path in FILES for record in records(path)]


def squeezed(text: str) -> str:
    """Return the text without white space, since labels may repair spacing."""
    return re.sub(r"\s+", "", text)


def values(record: dict[str, Any]) -> list[str]:
    names = [part for role in NAMES & record.keys() for name in record[role] for part in name.values()]
    return names + [record[field] for field in (FIELDS | EXTRA) & record.keys()]


@pytest.mark.parametrize("path", WITH_ANSWERS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_value_is_a_part_of_the_reference(path: Path) -> None:
    wrong = [
        (record["raw"], value)
        for record in records(path)
        for value in values(record)
        if not value.strip() or squeezed(value) not in squeezed(record["raw"])
    ]
    assert wrong == []


@pytest.mark.parametrize("path", WITH_ANSWERS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_keys_types_and_names_are_known(path: Path) -> None:
    for record in records(path):
        assert record.keys() <= ABOUT | NAMES | FIELDS | EXTRA, record["raw"]
        assert record["type"] in TYPES, record["raw"]
        assert record.get("csl_type") in CSL_TYPES | {None}, record["raw"]
        assert path in ANSWERED or path.stem in (record["lang"], "other"), record["raw"]
        for name in (name for role in NAMES & record.keys() for name in record[role]):
            assert name.keys() in ({"literal"}, {"family"}, {"family", "given"}), record["raw"]


def test_the_set_is_large_enough_and_half_turkish() -> None:
    found = everything()
    assert len(found) >= 300
    assert sum(record["lang"] == "tr" for record in found) * 2 >= len(found)
    assert len({record["lang"] for record in found}) >= 5


def test_no_reference_occurs_twice() -> None:
    raws = [squeezed(record["raw"]).casefold() for path in WITH_ANSWERS for record in records(path)]
    assert len(raws) == len(set(raws))


def test_no_reference_that_the_model_learnt_from_has_an_answer() -> None:
    learnt = [item for item in read_invented(1) if len(key_of(item)) > 12]
    wanted = [Labelled((("title", record["raw"]),)) for path in WITH_ANSWERS for record in records(path)]
    assert {key_of(item) for item in learnt}.isdisjoint(map(key_of, wanted))


def test_the_invented_references_are_pieces_under_labels_of_the_model() -> None:
    known = {label[2:] for label in read_weights((DATA / FILE).read_bytes()).labels}
    for item in read_invented(1):
        assert all(text.strip() for _, text in item.segments), item
        assert {label.lstrip("+") for label, _ in item.segments} <= known, item
