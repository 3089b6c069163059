"""`bibtools format`: what it makes of files, and that it loses and changes nothing else."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from paths import ROOT, TESTS
from test_scanner import PIECES

from bibtools.bibtex import scan
from bibtools.bibtex.decode import decode
from bibtools.bibtex.layout import OPTIONS, FormatOptions, format_library, options_from, shown
from bibtools.errors import ConfigError
from bibtools.language.text_files import read_text
from bibtools.model import Library, Text

FOLDER = TESTS / "cases" / "bibtex" / "layout"
FAULTS = TESTS / "cases" / "bibtex" / "faults"
SETTINGS = json.loads((FOLDER / "options.json").read_text(encoding="utf-8"))


def said(library: Library, *, sorted_: bool) -> list[object]:
    """Return all that a file says, without its layout."""
    entries = [
        (e.type.lower(), e.key, sorted((f.name.lower(), " ".join(decode(f.value).split())) for f in e.fields))
        for e in library.entries
    ]
    others = [
        " ".join(line.split())
        for block in library.blocks
        if block.kind in ("text", "comment", "preamble", "broken")
        for line in library.text.content[block.span.start : block.span.end].splitlines()
        if line.strip()
    ]
    strings = [(macro.name, decode(macro.value)) for macro in library.strings]
    faults = sorted({fault.kind for fault in library.faults})
    return [sorted(entries) if sorted_ else entries, sorted(others) if sorted_ else others, strings, faults]


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_layout(name):
    library = scan(read_text(FOLDER / f"{name}.in.bib")[0])
    expected = read_text(FOLDER / f"{name}.out.bib")[0].content
    options = options_from(SETTINGS[name])
    assert format_library(library, options).text == expected
    assert format_library(scan(Text("x", expected), library.dialect), options).text == expected


@pytest.mark.parametrize("name", sorted(path.stem for path in FAULTS.glob("*.bib")))
@pytest.mark.parametrize("options", [FormatOptions(), FormatOptions(sort=("key",), wrap=40, letters="latex")])
def test_faulty_files_say_the_same_afterwards(name, options):
    see_same(scan(read_text(FAULTS / f"{name}.bib")[0]), options)


def see_same(library: Library, options: FormatOptions) -> None:
    new = format_library(library, options).text
    again = scan(Text("x", new), library.dialect)
    assert said(again, sorted_=bool(options.sort)) == said(library, sorted_=bool(options.sort))
    assert format_library(again, options).text == new


@pytest.mark.parametrize("case", ["keep", "lower", "upper", "title"])
@pytest.mark.parametrize("name", ["İ", "ß", "ŉ", "ǰ", "ﬁ", "ΐ", "i̇"])
def test_names_whose_length_changes_with_case_are_laid_out_once(name, case):
    library = scan(Text("x", f"@misc{{k, {name} = {{some words that wrap at thirty}}, ab = 1}}"))
    see_same(library, FormatOptions(field_case=case, align=True, wrap=30))


@st.composite
def any_options(draw: st.DrawFn) -> FormatOptions:
    values = {}
    for option in OPTIONS:
        if isinstance(option.default, bool):
            values[option.name] = draw(st.booleans())
        elif isinstance(option.default, int):
            values[option.name] = draw(st.sampled_from((0, 2, 30, 72)))
        elif isinstance(option.default, tuple):
            values[option.name] = draw(st.sampled_from(((), ("key",), ("-year", "author"), ("title",))))
        elif option.name != "key_case":
            values[option.name] = draw(st.sampled_from(option.metadata["choices"]))
    return FormatOptions(**values)


BLOCKS = st.sampled_from(
    [
        '@misc{a, title = {A ğ {\\"u} long enough to be wrapped somewhere}, year = 1990}',
        '@Book{b, Author="X and Y" # x, note = "a {"}b{"}",\n % c\n url = {http://x/ğ}}',
        "@misc{c,\n title = {two\n lines},\n}",
        "@string{x = {y}}",
        "@string(z = 1)",
        "% comment",
        "junk } text",
        "@comment{x {y}}",
        '@preamble{"p"}',
        "@misc{bad, title = {x} year = 1}",
        "@misc{open, title = {x",
        "@inproceedings{child, crossref = {parent}, title = {T}}",
        "@proceedings{parent, title = {P}, date = {2000}}",
        "@misc{}",
        "@misc{k}",
        "@misc{odd, İ = {a field whose name is longer in lower case}, ß = 1, ŉ = {x}, year = 1}",
    ]
)
GAPS = st.sampled_from(["\n", "\n\n", "", " ", "\n\n\n", "\r\n"])


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(BLOCKS, GAPS), max_size=7), any_options())
@example(
    [
        ("@misc{z, title = {Z}}", "\n"),
        ("% comment", "\r\n"),
        ("% comment", "\n"),
        ("@misc{a, title = {A}}", "\n"),
    ],
    FormatOptions(sort=("title",)),
)
@example(
    [
        ("@misc{z, year = 1990}", "\n"),
        ("@misc{a, year = 1990}", ""),
        ("% comment", ""),
        ("@misc{c,\n title = {two\n lines},\n}", "\n"),
    ],
    FormatOptions(sort=("key",)),
)
@example(
    [
        ("@misc{open, title = {x", "\n"),
        ("@misc{z, year = 1990}", "\n"),
        ("% comment", "\n"),
        ("@misc{a, year = 1990}", "\n"),
    ],
    FormatOptions(sort=("key",)),
)
def test_any_file_says_the_same_afterwards(pieces, options):
    see_same(scan(Text("x.bib", "".join(block + gap for block, gap in pieces))), options)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join), any_options())
@example("\r\n@\n}\n", FormatOptions())
def test_any_text_says_the_same_afterwards(content, options):
    see_same(scan(Text("x.bib", content)), options)


def test_settings_are_checked():
    assert options_from({"sort": "key, -year", "blank-lines": False, "wrap": 80}) == FormatOptions(
        sort=("key", "-year"), blank_lines=False, wrap=80
    )
    for table, word in (
        ({"srot": 1}, "sort"),
        ({"wrap": "x"}, "number"),
        ({"align": 1}, "true"),
        ({"wrap": -1}, "0"),
    ):
        with pytest.raises(ConfigError) as caught:
            options_from(table, "pyproject.toml")
        assert word in caught.value.hint
    with pytest.raises(ConfigError) as caught:
        options_from({"delimiters": "round"})
    assert "braces" in caught.value.hint


def test_every_option_is_in_the_docs():
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    for option in OPTIONS:
        choices = ", ".join(option.metadata["choices"])
        assert f"| `{shown(option.name)}` |" in page
        assert option.metadata["help"] in page
        assert choices in page
