"""The findings after a change, of the changed entries alone, are those of a check of the whole file."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bibtools.linter.settings import CheckSettings
from bibtools.model import Finding, Text
from bibtools.pipeline.checking import check_text
from bibtools.pipeline.rechecking import Checked, local_codes

ENTRIES = [
    "@article{%s,\n  author = {Tüzel, A. and others},\n  title = {Harbi  T},\n  year = 1999,\n  pages = {9-3},\n}\n\n",
    '@book{%s, title = "A {B} c", author = {C, D}, year = {1999-02-30}, doi = {https://doi.org/10.1000/182}}\n',
    "@misc{%s,\n  title = {x\u00a0--- y},\n  url = {http://a.example/x y},\n  isbn = {978-0-306-40615-8}\n}\nbetween\n",
    "% a comment\n@InBook{%s,\r\n  title = {},\r\n  crossref = {e0},\r\n  month = jan,\r\n  note = jan # { 1}\r\n}\r\n",
    "@article{%s,\n  author = {A. B. Doe, Jr},\n  title = {THE TITLE},\n  journal = {J.},\n  volume = {12.},\n}\n\n\n",
    "@thesis{%s, title={T}, date={2999}} @online{x%s, title={O}, url={www}}\n",
    "@string{s%s = {Some Press}}\n",
    "@book{%s,\n  title = {A title with } brace},\n}\n",
    "% bibtools: ignore[MIS003] why not\n@book{%s, title = {T}, author = {A}}\n",
]
PIECES = [
    *(
        "",
        "x",
        "İ",
        "\n",
        "}",
        "{",
        '"',
        ",",
        "=",
        "@",
        "--",
        "\x00",
        "# jan",
        "title = {A  b},\n",
        "crossref = {e1}, ",
    ),
    *("@book{new, title = {N}}\n", "year = {19999},\n", "}\n\n@misc{m,\n", "@string{a = {b}}\n"),
    "% bibtools: ignore-file[TXT] all\n",
]
SETTINGS = CheckSettings()


@st.composite
def _files(draw: st.DrawFn) -> str:
    kinds = draw(st.lists(st.integers(0, len(ENTRIES) - 1), min_size=3, max_size=9))
    return "".join(ENTRIES[kind].replace("%s", f"e{number}") for number, kind in enumerate(kinds))


def _local(findings: list[Finding]) -> list[Finding]:
    return [each for each in findings if each.code in local_codes()]


@settings(max_examples=300, deadline=None)
@given(_files(), st.data())
def test_a_part_checked_again_is_as_good_as_the_whole(content: str, data: st.DataObject) -> None:
    run = check_text(Text("a.bib", content), SETTINGS)
    checked = Checked(run.documents[0], run.findings, SETTINGS)
    for _ in range(3):
        start = data.draw(st.integers(0, len(content)))
        end = min(len(content), start + data.draw(st.sampled_from([0, 0, 1, 2, 9])))
        new = content[:start] + data.draw(st.sampled_from(PIECES)) + content[end:]
        text = Text("a.bib", new)
        patch = checked.patch(text)
        if patch is not None:
            assert checked.merged(patch) == _local(check_text(text, SETTINGS).findings)


def test_a_letter_within_a_large_file_is_a_patch() -> None:
    content = "".join(ENTRIES[4].replace("%s", f"e{number}") for number in range(200))
    run = check_text(Text("a.bib", content), SETTINGS)
    checked = Checked(run.documents[0], run.findings, SETTINGS)
    at = content.index("TITLE", len(content) // 2)
    text = Text("a.bib", content[:at] + "\n  " + content[at:])
    patch = checked.patch(text)
    assert patch is not None
    assert (len(patch.new), patch.lines) == (len(patch.old) + 3, 1)
    assert [item.key for item in patch.document.items] == ["e100"]
    assert checked.merged(patch) == _local(check_text(text, SETTINGS).findings)
