"""Loading styles: by name, path and XML; dependent styles; what a person is told of a bad one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from paths import TESTS

from bibtools.csl import Citation, Cite, Processor, Style
from bibtools.csl.data import renamed_styles_file, style_folders
from bibtools.csl.locale import Locale
from bibtools.csl.localecodes import is_known, resolve_code, told_fallback
from bibtools.csl.stylenames import find_style, style_names
from bibtools.errors import StyleError

BARE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Bare</title><id>bare</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
</style>"""


def test_by_name_url_and_path(tmp_path: Path) -> None:
    assert Style.load("apa").title
    assert Style.load("http://www.zotero.org/styles/apa").title == Style.load("apa").title
    path = tmp_path / "mine.csl"
    path.write_text(BARE, encoding="utf-8")
    assert Style.load(path).title == "Bare"


def test_dependent_style_takes_its_parent_and_keeps_its_locale() -> None:
    dependent = find_style("nature-digest") or find_style("2d-materials")
    assert dependent is not None
    style = Style.load(dependent.stem)
    assert style.root.find("{*}citation") is not None


def test_unknown_name_suggests_near_ones() -> None:
    with pytest.raises(StyleError) as caught:
        Style.load("isnad-dipnotl")
    assert "isnad-dipnotlu" in caught.value.hint


NAMES = [
    line.split("\t") for line in (TESTS / "cases" / "csl" / "style-names.tsv").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("name", "meant"), [row for row in NAMES if row[1] != "?"], ids=str)
def test_old_names_and_any_case(name: str, meant: str) -> None:
    assert Style.load(name).name == meant


@pytest.mark.parametrize(("name", "meant"), [(row[0], row[2]) for row in NAMES if row[1] == "?"], ids=str)
def test_hints_are_near_in_meaning(name: str, meant: str) -> None:
    with pytest.raises(StyleError) as caught:
        Style.load(name)
    assert caught.value.hint.startswith(f"Did you mean {meant}")


def test_every_name_that_a_style_had_loads() -> None:
    path = renamed_styles_file()
    assert path is not None
    lost = [old for old in json.loads(path.read_text("utf-8")) if find_style(old) is None]
    assert not lost


def test_every_short_name_offers_styles_that_exist() -> None:
    path = style_folders()[0] / "short-names.tsv"
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert [style for _, styles in rows for style in styles.split() if find_style(style) is None] == []


def test_invalid_style_gives_line() -> None:
    broken = BARE.replace('<text variable="title"/>', '<text variable="title" colour="red"/>')
    with pytest.raises(StyleError) as caught:
        Style.load(broken)
    assert caught.value.line == 3
    assert "colour" in caught.value.message


def test_what_is_no_xml_gives_line() -> None:
    with pytest.raises(StyleError) as caught:
        Style.load(BARE.replace("</citation>", ""))
    assert caught.value.line == 4


def test_what_is_no_style() -> None:
    with pytest.raises(StyleError, match="root element"):
        Style.load("<html/>")


def test_dependent_style_without_parent() -> None:
    lost = BARE.replace(
        "<updated>", '<link href="http://x.org/no-such-style" rel="independent-parent"/><updated>'
    ).replace('<citation><layout><text variable="title"/></layout></citation>', "")
    with pytest.raises(StyleError, match="no-such-style"):
        Style.load(lost, validate=False)


def test_entities_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden", encoding="utf-8")
    xml = f'<!DOCTYPE style [<!ENTITY x SYSTEM "{secret}">]>' + BARE.replace("Bare", "&x;")
    assert "hidden" not in Style.load(xml, validate=False).title


def test_names_are_many_and_sorted() -> None:
    names = style_names()
    assert len(names) > 10_000
    assert names == sorted(names)


def test_faults_that_render_nothing_are_warnings() -> None:
    xml = BARE.replace(
        "<citation><layout>",
        '<macro name="a"><text macro="b"/><text variable="title"/></macro><macro name="b"><text macro="a"/></macro>'
        '<citation><layout><text macro="a"/><text macro="gone"/><name/>',
    )
    processor = Processor(Style.load(xml, validate=False), [{"id": "x", "title": "T"}])
    assert processor.cite(Citation([Cite("x")])) == "TT"
    assert any("calls itself" in warning for warning in processor.warnings)
    assert any("'gone'" in warning for warning in processor.warnings)
    assert any("cs:name where none is allowed" in warning for warning in processor.warnings)


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("tr", "tr-TR"),
        ("tr_TR", "tr-TR"),
        ("TR-tr", "tr-TR"),
        ("de-AT", "de-AT"),
        ("de-LU", "de-DE"),
        ("pt", "pt-PT"),
        ("tlh", "en-US"),
        ("", "en-US"),
    ],
)
def test_locale_fallback(tag: str, code: str) -> None:
    assert resolve_code(tag) == code


@pytest.mark.parametrize(
    ("tag", "code", "told"),
    [
        ("az-AZ", "tr-TR", True),
        ("ota", "tr-TR", True),
        ("ku", "en-US", True),
        ("zh-Hant", "zh-TW", True),
        ("zh_HK", "zh-TW", True),
        ("zh-Hans", "zh-CN", True),
        ("sr-Cyrl", "sr-Cyrl-RS", True),
        ("pt", "pt-PT", False),
        ("pt-AO", "pt-PT", True),
        ("de", "de-DE", False),
        ("no", "nb-NO", True),
        ("Türkçe", "tr-TR", False),
        ("eng", "en-US", False),
    ],
)
def test_a_language_without_a_locale_is_served_by_a_near_one_and_it_is_told(tag: str, code: str, told: bool):
    assert resolve_code(tag) == code
    assert is_known(tag)
    assert (code in told_fallback(tag)) == told


def test_a_language_that_nobody_knows_has_no_locale():
    assert not is_known("xx-YY")
    assert resolve_code("xx-YY") == "en-US"


def test_term_forms_fall_back() -> None:
    locale = Locale(None, "en-US")
    assert locale.term("editor", "verb-short") == "ed. by" or locale.term("editor", "verb-short")
    assert locale.term("page", "symbol", plural=True) == locale.term("page", "short", plural=True)
    assert locale.term("no-such-term") is None


def _style(macros: str) -> str:
    call = '<layout><text macro="m0"/></layout>'
    return (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>x</title><id>x</id>'
        "<updated>2020-01-01T00:00:00+00:00</updated></info>"
        f"{macros}<citation>{call}</citation><bibliography>{call}</bibliography></style>"
    )


def _macros(count: int, calls: int) -> str:
    last = f'<macro name="m{count}"><text variable="title"/></macro>'
    called = "".join(
        f'<macro name="m{n}">{f"""<text macro="m{n + 1}"/>""" * calls}</macro>' for n in range(count)
    )
    return called + last


@pytest.mark.parametrize(
    ("macros", "says"),
    [
        (_macros(30, 2), "more than 50,000 elements"),
        (_macros(2000, 1), "more than 200 elements deep"),
        ('<macro name="m0">' + "<group>" * 220 + '<text value="x"/>' + "</group>" * 220 + "</macro>", "deep"),
    ],
    ids=["exponential", "chain", "groups"],
)
def test_a_style_that_would_run_away_is_refused(macros: str, says: str) -> None:
    with pytest.raises(StyleError, match=says):
        Style.load(_style(macros))


@pytest.mark.parametrize("macros", [_macros(12, 2), _macros(95, 1)], ids=["wide", "deep"])
def test_a_style_within_the_bounds_renders(macros: str) -> None:
    processor = Processor(Style.load(_style(macros)), [{"id": "a", "type": "book", "title": "T"}])
    assert "T" in processor.bibliography().text


@pytest.mark.parametrize("opening", ["<i>", "<b>", "<sup>", "\u201c", "\u00ab", '"'])
@pytest.mark.parametrize("times", [30, 5_000])
@pytest.mark.parametrize("output", ["text", "html", "latex"])
def test_markup_may_be_nested_to_any_depth(opening: str, times: int, output: str) -> None:
    closing = {"\u201c": "\u201d", "\u00ab": "\u00bb"}.get(opening, opening.replace("<", "</"))
    item = {"id": "a", "type": "book", "title": f"{opening * times}kept{closing * times}"}
    for name in ("apa", "chicago-notes-bibliography"):
        processor = Processor(Style.load(name), [item], output=output)
        assert "ept" in processor.bibliography().text
        assert "ept" in processor.cite(Citation((Cite("a"),)))
