"""The pieces of assembly, by table: tests/cases/parser/units/*.txt, `input => output` a line."""

import pytest
from paths import TESTS

from bibtools.parser.assemble.editions import read_edition
from bibtools.parser.assemble.imprint import read_series
from bibtools.parser.assemble.name_lists import read_names
from bibtools.parser.assemble.numbers import read_numbers
from bibtools.parser.assemble.pages import read_pages
from bibtools.parser.assemble.roles import by_role
from bibtools.parser.doubts.names import split_signs
from bibtools.parser.list_labels import label_end
from bibtools.parser.openings import opening, opening_end
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


def doubts(text):
    return " + ".join(split_signs([name for name in read_names(text) if not name.others])) or "-"


def opened(text):
    return " | ".join(f"{label}: {text[start:end]}" for label, start, end in opening(text, opening_end(text)))


READERS = {
    "openings": opened,
    "labels": lambda text: text[: label_end(text)].rstrip(),
    "tokens": pieces,
    "names": lambda text: names_written(read_names(text)),
    "name-doubts": doubts,
    "roles": lambda text: " | ".join(f"{role}: {names}" for role, names in by_role(text, "editor")),
    "journal-numbers": lambda text: written(read_numbers(text, journal=True)),
    "book-numbers": lambda text: written(read_numbers(text, journal=False)),
    "pages": lambda text: written(read_pages(text)),
    "editions": read_edition,
    "series": lambda text: written(dict(read_series(text))),
    "splitting": lambda text: "|".join(text[s.start : s.end] for s in split_references(text)),
}


@pytest.mark.parametrize(
    ("name", "text", "expected"), [(name, *case) for name in READERS for case in cases(name)]
)
def test_unit(name, text, expected):
    assert READERS[name](text) == expected
