"""The second opinion on types: what is learnt from labelled references, and its file."""

import json

import pytest

from bibtools.errors import ModelError
from bibtools.parser.assemble.csl_types.learnt import FILE, TypeTable
from bibtools.parser.model_files import DATA
from bibtools.parser.parser import parse
from bibtools.parser.tagger import Tagger
from bibtools.training.labelled import Labelled
from bibtools.training.types import learn_types

LEDGER = "Orhan Kaya, Pazarda Tartı, Bozkır Yayınevi, İzmir 1974."
"""By its fields a book, with a publisher that no rule knows."""


def of(kind: str, publisher: str, number: int) -> Labelled:
    parts = (("author", f"Ali Er{'en' * (number % 3)},"), ("title", f"Kırda {'su ' * (number % 4)}işleri,"))
    return Labelled(
        (*parts, ("publisher", publisher), ("location", "İzmir"), ("date", f"{1950 + number}.")), kind
    )


def test_a_type_that_fields_alone_give_is_weighed_by_words_that_no_rule_knows():
    tagger = Tagger(judging=False)
    tagger.types = None
    assert parse(LEDGER, tagger=tagger).reference.type == "book"
    items = [
        of(*case, number)
        for number in range(60)
        for case in (("report", "Bozkır Yayınevi,"), ("book", "Akis Kitabevi,"))
    ]
    tagger.types = TypeTable(learn_types(items))
    assert parse(LEDGER, tagger=tagger).reference.type == "report"
    assert parse(LEDGER.replace("Bozkır Yayınevi", "Akis Kitabevi"), tagger=tagger).reference.type == "book"
    # What a word says stays: no weight is asked.
    thesis = LEDGER.replace("Bozkır Yayınevi", "Yüksek Lisans Tezi, Bozkır Yayınevi")
    assert parse(thesis, tagger=tagger).reference.type == "thesis"


def test_the_shipped_weights_are_those_of_the_signs_of_now():
    signs = json.loads((DATA / FILE).read_text(encoding="utf-8"))["weights"]
    assert {"any", "ruled book", "has publisher", "author is a body", "of a day"} <= set(signs)
    assert TypeTable.read(DATA) is not None


@pytest.mark.parametrize(
    "text",
    [
        "{",
        '{"format": 0, "weights": {}}',
        '{"format": 1}',
        "[]",
        '{"format": 1, "weights": null}',
        '{"format": 1, "weights": {"title": 1}}',
    ],
)
def test_weights_that_cannot_be_read_are_a_sentence(tmp_path, text):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        TypeTable.read(tmp_path)
    assert "python -m bibtools.training.types" in caught.value.hint


def test_a_model_may_lack_weights(tmp_path):
    assert TypeTable.read(tmp_path) is None
