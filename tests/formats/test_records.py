"""The formats of databases and reference managers: what their records mean, and that what is written is stable."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from paths import TESTS
from strategies import references

from bibtools.formats import dump, load, read
from bibtools.formats.registry import WRITTEN
from bibtools.model import Date, Reference, Text

FOLDER = TESTS / "cases" / "formats" / "records"
EXPECTED = json.loads((TESTS / "cases" / "formats" / "records.json").read_text(encoding="utf-8"))
INEXACT = [name for name, each in WRITTEN.items() if not each.exact]
"""Formats that cannot hold everything."""
BEFORE_CHRIST = Reference("a", "book", title="Ad").with_values({"original-date": Date("-0043")})


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.iterdir()))
def test_records(name: str) -> None:
    loaded = read(FOLDER / name)
    assert [reference.to_csl() for reference in loaded.references] == EXPECTED[name]["items"]
    assert [fault.kind for fault in loaded.faults] == EXPECTED[name]["faults"]
    content = (FOLDER / name).read_text(encoding="utf-8")
    for span, reference in zip(loaded.spans, loaded.references, strict=True):
        assert reference.title.split()[0] in content[span.start : span.end]


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.iterdir()))
def test_records_survive_the_formats_that_hold_everything(name: str) -> None:
    found = [reference for reference in load(FOLDER / name) if reference.id]
    for format in (WRITTEN.keys() - set(INEXACT)) if found else ():
        assert load(Text("x", dump(found, format)), format) == found


@pytest.mark.parametrize("format", INEXACT)
def test_what_was_written_is_read_the_same_ever_after(format: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(references())
    @example(BEFORE_CHRIST)
    def once_and_again(reference: Reference) -> None:
        loaded = read(Text("x", dump([reference], format)), format)
        (first,) = loaded.references
        assert not loaded.faults
        assert first.title == " ".join(reference.title.split())
        (second,) = load(Text("x", dump([first], format)), format)
        assert second == first

    once_and_again()


@pytest.mark.parametrize(
    ("content", "format", "kinds"),
    [
        ("hello\n%0 Book\n%T A\n", "enw", ["text"]),
        ("", "enw", ["empty"]),
        ("", "nbib", ["empty"]),
        ("<a/>", "endnote-xml", ["xml"]),
        ("a: [b: c\n", "hayagriva", ["yaml"]),
        ("- a\n", "cff", ["yaml"]),
        ("references: 3\n", "cff", ["item"]),
        ("preferred-citation: x\ntitle: T\n", "cff", ["item"]),
        ("<modsCollection/>", "mods", ["xml"]),
        ("a: &x\n  title: T\n  parent: *x\n", "hayagriva", []),
        ("- a\n", "hayagriva", ["yaml"]),
        ("[" * 5000, "hayagriva", ["yaml"]),
        (
            '<!DOCTYPE x [<!ENTITY a SYSTEM "/etc/passwd">]><record><titles><title>&a;</title></titles></record>',
            "endnote-xml",
            ["xml"],
        ),
    ],
)
def test_faults(content: str, format: str, kinds: list[str]) -> None:
    assert [fault.kind for fault in read(Text("x", content), format).faults] == kinds
