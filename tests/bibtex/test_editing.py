"""Edits: what they change, and that they change nothing else."""

from __future__ import annotations

import pytest

from bibtools import bibtex
from bibtools.model import Edit, Span, Text

ALIGNED = "% x\n@book{a,\n\ttitle     = {A},\n\tpublisher = {P}\n}\n"
QUOTED = '@BOOK{a, TITLE="A", YEAR=1990}'
TWO = "@book{a,\r\n  title = {A},\r\n  note = {x},\r\n}\r\n\r\n@book{b,\r\n  title = {B}\r\n}\r\n"
PLAIN = "@misc{k,\n  title = {T},\n  note = {N}\n}\n"


def changed(content: str, verb, *arguments, entry: int = 0) -> str:
    library = bibtex.scan(Text("x.bib", content))
    return bibtex.edit(library, verb(library, library.entries[entry], *arguments))


CASES = [
    (ALIGNED, bibtex.set_field, ("title", "B"), ALIGNED.replace("{A}", "{B}")),
    (ALIGNED, bibtex.set_field, ("year", "1990"), ALIGNED.replace("{P}", "{P},\n\tyear      = {1990}")),
    (QUOTED, bibtex.set_field, ("title", "B"), QUOTED.replace('"A"', '"B"')),
    (QUOTED, bibtex.set_field, ("title", 'a "B"'), QUOTED.replace('"A"', '{a "B"}')),
    (QUOTED, bibtex.set_field, ("year", "2000"), QUOTED.replace("1990", "2000")),
    (QUOTED, bibtex.set_field, ("year", "t.y."), QUOTED.replace("1990", "{t.y.}")),
    (QUOTED, bibtex.set_field, ("note", "n"), '@BOOK{a, TITLE="A", YEAR=1990, NOTE={n}}'),
    (TWO, bibtex.set_field, ("year", "1"), TWO.replace("{x},", "{x},\r\n  year = {1},", 1)),
    (TWO, bibtex.remove_field, ("title",), TWO.replace("  title = {A},\r\n", "", 1)),
    (TWO, bibtex.remove_field, ("note",), TWO.replace("  note = {x},\r\n", "", 1)),
    (TWO, bibtex.remove_field, ("none",), TWO),
    (TWO, bibtex.remove_entry, (), TWO[TWO.index("@book{b") :]),
    (PLAIN, bibtex.remove_field, ("note",), PLAIN.replace("\n  note = {N}", "")),
    (QUOTED, bibtex.remove_field, ("title",), "@BOOK{a, YEAR=1990}"),
    ("@misc{k}", bibtex.set_field, ("title", "T"), "@misc{k,\n  title = {T}\n}"),
    ("@misc{k,\n}", bibtex.set_field, ("title", "T"), "@misc{k,\n  title = {T}\n}"),
]


@pytest.mark.parametrize(("content", "verb", "arguments", "expected"), CASES)
def test_edits(content, verb, arguments, expected):
    assert changed(content, verb, *arguments) == expected


def test_the_key_and_the_type():
    library = bibtex.scan(Text("x.bib", QUOTED))
    entry = library.entries[0]
    edits = [
        *bibtex.rename_key(entry, "new"),
        *bibtex.set_type(entry, "misc"),
        *bibtex.rename_field(entry, "title", "note"),
    ]
    assert bibtex.edit(library, edits) == '@misc{new, note="A", YEAR=1990}'
    library = bibtex.scan(Text("x.bib", "@misc{title = {T}}"))
    assert bibtex.edit(library, bibtex.rename_key(library.entries[0], "k")) == "@misc{k, title = {T}}"
    library = bibtex.scan(Text("x.bib", "@misc{,\n title = {T}}"))
    assert bibtex.edit(library, bibtex.rename_key(library.entries[0], "k")) == "@misc{k,\n title = {T}}"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "@a{b,\n}\n"),
        ("@c{d}", "@c{d}\n\n@a{b,\n}\n"),
        ("@c{d}\n", "@c{d}\n\n@a{b,\n}\n"),
        ("@c{d}\n\n", "@c{d}\n\n@a{b,\n}\n"),
        ("@c{d}\r\n", "@c{d}\r\n\r\n@a{b,\r\n}\r\n"),
    ],
)
def test_an_entry_is_added_behind_a_blank_line(content, expected):
    library = bibtex.scan(Text("x.bib", content))
    assert bibtex.edit(library, bibtex.append_entry(library, "@a{b,\n}")) == expected


def test_several_edits_at_once_and_none_that_overlap():
    library = bibtex.scan(Text("x.bib", TWO))
    first, second = library.entries
    edits = [*bibtex.append_entry(library, "@c{c}"), *bibtex.append_entry(library, "@d{d}")]
    edits += [*bibtex.set_field(library, second, "title", "Z"), *bibtex.remove_entry(library, first)]
    assert bibtex.edit(library, edits) == "@book{b,\r\n  title = {Z}\r\n}\r\n\r\n@c{c}\r\n\r\n@d{d}\r\n"
    with pytest.raises(ValueError, match="overlap"):
        bibtex.edit(library, [Edit(Span(0, 3), ""), Edit(Span(2, 4), "")])
