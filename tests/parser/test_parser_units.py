"""The pieces of assembly, by table: tests/cases/parser/units/*.txt, `input => output` a line."""

import pytest
from paths import TESTS

from bibtools.model import Record, Reference
from bibtools.parser.assemble.name_lists import read_names
from bibtools.parser.assemble.numbers import read_edition, read_numbers, read_pages
from bibtools.parser.assemble.roles import by_role
from bibtools.parser.parser import parse
from bibtools.parser.repeats import is_repeat, resolve_repeats
from bibtools.parser.splitting import split_references
from bibtools.parser.tokens import tokenize

UNITS = TESTS / "cases" / "parser" / "units"


def cases(name):
    lines = (UNITS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.split(" => ") for line in lines if line and not line.startswith("#")]


def written(values):
    return " ".join(f"{key}={value}" for key, value in values.items() if value)


def names_written(names):
    return "; ".join("+" if n.others else f"{{{n.literal}}}" if n.literal else n.inverted for n in names)


def pieces(text):
    return "|".join(text[start:end] for start, end in tokenize(text)[0])


READERS = {
    "tokens": pieces,
    "names": lambda text: names_written(read_names(text)),
    "roles": lambda text: " | ".join(f"{role}: {names}" for role, names in by_role(text, "editor")),
    "journal-numbers": lambda text: written(read_numbers(text, journal=True)),
    "book-numbers": lambda text: written(read_numbers(text, journal=False)),
    "pages": lambda text: written(read_pages(text)),
    "editions": read_edition,
    "splitting": lambda text: "|".join(text[s.start : s.end] for s in split_references(text)),
}


@pytest.mark.parametrize(
    ("name", "text", "expected"), [(name, *case) for name in READERS for case in cases(name)]
)
def test_unit(name, text, expected):
    assert READERS[name](text) == expected


def test_repeats_point_at_the_work_they_repeat():
    notes = [
        "Enver Ziya Karal, Osmanlı Tarihi, C. V, Türk Tarih Kurumu Basımevi, Ankara 1947, s. 112.",
        "Halil İnalcık, “Eyâlet”, DİA, 11, 548-550.",
        "Karal, a.g.e., s. 45.",
        "A.e., s. 46.",
        "İnalcık, a.g.m., s. 549.",
        "Yok, a.g.e., s. 2",
    ]
    made = resolve_repeats([parse(note) for note in notes])
    assert [record.raw for record in made] == notes
    assert [is_repeat(record) for record in made] == [False, False, True, True, True, False]
    assert [record.reference.title for record in made[2:5]] == ["Osmanlı Tarihi", "Osmanlı Tarihi", "Eyâlet"]
    assert [record.reference.get("locator") for record in made[2:5]] == ["45", "46", "549"]
    assert made[5].changes[-1].kind == "note"
    assert "no earlier note" in made[5].changes[-1].reason


def test_a_repeat_without_any_work_before_it_stays_a_note():
    made = resolve_repeats([Record(Reference(note="Ibid., p. 3"), "Ibid., p. 3", confidence=0.0)])
    assert not is_repeat(made[0])
    assert made[0].changes[-1].kind == "note"
