"""Whatever a .bib file holds: checking never fails, fixing is the same twice, and no field is ever lost."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paths import SHARED, TESTS

from bibtools.bibtex import scan
from bibtools.language.text_files import read_text
from bibtools.linter.damaged import damaged_spans
from bibtools.linter.fixing import fix_until_stable, is_applicable
from bibtools.linter.registry import all_rules, find_rule
from bibtools.linter.report import FORMATS, Context, render_findings
from bibtools.linter.runner import check_documents
from bibtools.linter.settings import CheckSettings
from bibtools.model import Finding, Severity, Text
from bibtools.pipeline.check_documents import make_document

ALL = CheckSettings(select=("ALL",))

names = st.sampled_from(
    "author title year date month pages doi isbn url note journal edition volume crossref".split()
)
pieces = st.sampled_from(
    [
        "Tüzel, Abidin",
        " and ",
        "and and",
        "et al.",
        "SMITH, J.K.",
        "1999-02-30",
        "{",
        "}",
        "\\&",
        "&amp;",
        " & ",
        "  ",
        '"x"',
        "https://doi.org/10.1000/182",
        "12-20",
        "s. 45--12",
        "i\u0307",
        "Istanbul ş",
        "g\u0306",
        "$x",
        "\u00ad",
        "%",
        "\r\n",
        "# mac #",
        "Ã¼",
        "vol. 3",
        "2nd ed.",
        "@misc{q,",
        ",",
        "=",
        "Roe, U. A.",
        ", vd.",
        "and ,",
        'L{\\"{o}}vd',
        "IBM Corp.",
        "pp. 3, pp. 4",
        "JONES VIII, A.",
        "Wolf\x92s",
        "10.1000/1%2F2",
        "https://doi.org/10.1000/1?a=b",
        "a_b",
        "2^n",
        "$a_1 & b$",
        "file i\u0307.pdf",
        "Hatı\u00ad- ra",
        "16 Teşrinievvel 1336 (1920)",
        "978-0-306-40615-8",
        "",
    ]
)
values = st.lists(pieces, max_size=5).map("".join)
fields = st.lists(st.tuples(names, values, st.sampled_from(["{}", '""', "  "])), max_size=6)
entries = st.tuples(st.sampled_from("book article Misc thesis artcle".split()), st.sampled_from("ab"), fields)


def write(parts: list[tuple[str, str, list[tuple[str, str, str]]]]) -> str:
    made = []
    for kind, key, inside in parts:
        body = ",\n  ".join(f"{name} = {marks[0]}{value}{marks[1]}" for name, value, marks in inside)
        made.append(f"@{kind}{{{key},\n  {body}\n}}\n")
    return "".join(made)


def check(content: str) -> list[Finding]:
    return check_documents([make_document(Text("a.bib", content), ALL)], ALL)


@settings(max_examples=150, deadline=None)
@given(st.lists(entries, max_size=3).map(write))
def test_check_and_fix_any_file(content: str) -> None:
    found = check(content)
    assert found == check(content)
    context = Context({"a.bib": Text("a.bib", content)})
    for form in FORMATS:
        render_findings(found, form, context)
    fixed = fix_until_stable(content, check).content
    assert fix_until_stable(fixed, check).content == fixed


def names_of(content: str) -> list[list[str]]:
    return [
        sorted({field.name.lower() for field in entry.fields})
        for entry in scan(Text("a.bib", content)).entries
    ]


clean = values.map(lambda value: "".join(char for char in value if char not in '{}#"@\r\n%,='))
clean_fields = st.lists(st.tuples(names, clean, st.just("{}")), max_size=6, unique_by=lambda field: field[0])
clean_entries = st.tuples(
    st.sampled_from("book article Misc thesis artcle".split()), st.sampled_from("ab"), clean_fields
)


@settings(max_examples=150, deadline=None)
@given(st.lists(clean_entries, max_size=3).map(write))
def test_safe_fixes_lose_no_field(content: str) -> None:
    fixed = fix_until_stable(content, check).content
    assert names_of(fixed) == names_of(content)


LOSING = ("Removes", "Replaces")


def letters(text: str) -> Counter[str]:
    """Return the letters and digits of a text, without accents and case: ı, İ, I and i are one."""
    folded = unicodedata.normalize("NFKD", text.replace("ı", "i")).casefold()
    return Counter(char for char in folded if char.isalnum())


def see_harmless(content: str, unsafe: bool) -> None:
    """Assert that fixing loses no letter that no fix says it removes, and makes no new error."""

    def watched(text: str) -> list[Finding]:
        found = check(text)
        for finding in found:
            if finding.fix and is_applicable(finding, unsafe=unsafe):
                rule = find_rule(finding.code)
                assert rule is not None
                edits = finding.fix.edits
                before = letters("".join(text[edit.span.start : edit.span.end] for edit in edits))
                after = letters("".join(edit.text for edit in edits))
                lost = before - after
                assert not lost or rule.fix_does.startswith(LOSING), (finding.code, text, lost)
        return found

    fixed = fix_until_stable(content, watched, unsafe=unsafe).content
    assert fix_until_stable(fixed, check, unsafe=unsafe).content == fixed, "fixing twice is not fixing once"
    new = errors(fixed) - errors(content)
    assert not new, (content, fixed, new)


def errors(content: str) -> Counter[str]:
    return Counter(finding.code for finding in check(content) if finding.severity is Severity.ERROR)


def corpus() -> Iterator[Any]:
    for path in sorted((TESTS / "cases" / "linter").glob("*.toml")):
        for code, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for number, case in enumerate(table):
                for kind in sorted({"bad", "good"} & set(case)):
                    if not case.get("name", ".bib").endswith(".bib"):
                        continue
                    yield pytest.param(case[kind], id=f"{code}-{number}-{kind}")


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("content", list(corpus()))
def test_fixes_do_no_harm_to_the_cases(content: str, unsafe: bool) -> None:
    see_harmless(content, unsafe)


@settings(max_examples=150, deadline=None)
@given(st.lists(entries, max_size=3).map(write), st.booleans())
def test_fixes_do_no_harm(content: str, unsafe: bool) -> None:
    see_harmless(content, unsafe)


FOREIGN = [path for path in sorted((SHARED / "bib-corpora").rglob("*.bib")) if path.stat().st_size < 100_000]


@pytest.mark.skipif(not FOREIGN, reason="../shared/bib-corpora is not here")
@pytest.mark.parametrize("unsafe", [False, True])
def test_fixes_do_no_harm_to_files_of_others(unsafe: bool) -> None:
    for path in FOREIGN:
        see_harmless(read_text(path)[0].content, unsafe)


def test_an_entry_in_which_fixes_make_errors_is_left_alone() -> None:
    content = "@book{a,\n  author =  Tüzel, Abidin@misc{q, \n}\n@misc{b, title = {A  B}}\n"
    assert fix_until_stable(content, check).content == content.replace("A  B", "A B")


def test_every_fix_says_what_it_does() -> None:
    assert all(bool(rule.fix) == bool(rule.fix_does) for rule in all_rules())


@settings(max_examples=150, deadline=None)
@given(st.lists(entries, max_size=3).map(write))
def test_no_fix_changes_a_damaged_entry(content: str) -> None:
    damaged = damaged_spans(make_document(Text("a.bib", content), ALL))
    for finding in check(content):
        if finding.fix and finding.fix.applicability != "display" and not finding.code.startswith("SYN"):
            for edit in finding.fix.edits:
                assert not any(
                    edit.span.start < span.end and span.start < edit.span.end for span in damaged
                ), finding
