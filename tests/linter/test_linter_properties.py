"""Whatever a .bib file holds: checking never fails, fixing is the same twice, and no field is ever lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bibtools.bibtex import scan
from bibtools.linter.fixing import fix_until_stable
from bibtools.linter.report import FORMATS, Context, render_findings
from bibtools.linter.runner import check_documents
from bibtools.linter.settings import CheckSettings
from bibtools.model import Finding, Text
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
