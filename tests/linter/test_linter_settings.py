"""Selection, severities, suppressions, baseline, adoption, sets of files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from paths import SHARED

from bibtools.errors import BibtoolsError, ConfigError, InputError, UsageError
from bibtools.linter.adopting import add_ignores
from bibtools.linter.baseline import dump_baseline, without_known
from bibtools.linter.document import Document
from bibtools.linter.fixing import fix_until_stable
from bibtools.linter.runner import check_documents
from bibtools.linter.settings import CheckSettings, normal_codes, settings_from
from bibtools.model import Finding, Severity, Text
from bibtools.pipeline.check_documents import make_document

BOOK = "@book{a, author = {Tüzel, A.}, title = {Bir}, date = {1999-02-30}}\n"


def document(content: str, name: str = "a.bib") -> Document:
    return make_document(Text(name, content), CheckSettings())


def codes(content: str, settings: CheckSettings | None = None, name: str = "a.bib") -> list[str]:
    return [finding.code for finding in check_documents([document(content, name)], settings)]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (CheckSettings(), ["DAT004", "MIS003"]),
        (CheckSettings(select=("MIS",)), ["MIS003", "MIS013"]),
        (CheckSettings(select=("missing-publisher",)), ["MIS003"]),
        (CheckSettings(select=("missing-publisher",), ignore=("MIS003",)), ["MIS003"]),
        (CheckSettings(ignore=("DAT",)), ["MIS003"]),
        (CheckSettings(ignore=("ALL",)), []),
        (CheckSettings(select=("DAT004",), ignore=("DAT",)), ["DAT004"]),
        (CheckSettings(select=("MIS",), ignore=("MIS003",)), ["MIS013"]),
        (CheckSettings(extend_select=("MIS013",)), ["DAT004", "MIS003", "MIS013"]),
        (CheckSettings(per_file_ignores={"*.bib": ("MIS",)}), ["DAT004"]),
        (CheckSettings(per_file_ignores={"old/*": ("MIS",)}), ["DAT004", "MIS003"]),
    ],
)
def test_selection(settings: CheckSettings, expected: list[str]) -> None:
    assert sorted(codes(BOOK, settings)) == expected


def test_severity_is_changed_by_the_longest_beginning() -> None:
    settings = CheckSettings(severity={"MIS": Severity.INFO, "MIS003": Severity.ERROR, "DAT": Severity.INFO})
    found = {each.code: each.severity for each in check_documents([document(BOOK)], settings)}
    assert found == {"MIS003": Severity.ERROR, "DAT004": Severity.INFO}


def test_unknown_codes_are_errors_with_a_hint() -> None:
    with pytest.raises(UsageError) as caught:
        normal_codes(["MIS03"])
    assert "MIS0" in caught.value.hint
    assert normal_codes(["mis003, Missing-Publisher", "all"]) == ("MIS003", "missing-publisher", "ALL")


@pytest.mark.parametrize(
    "table",
    [
        {"selct": ["MIS"]},
        {"select": "MIS"},
        {"select": ["NOPE"]},
        {"severity": {"MIS": "fatal"}},
        {"per-file-ignores": ["a"]},
        {"fail-on": "never"},
        {"doubt-below": 80},
        {"doubt-below": True},
    ],
)
def test_wrong_settings_are_errors(table: dict[str, object]) -> None:
    with pytest.raises(ConfigError) as caught:
        settings_from(table)
    assert caught.value.hint


def test_suppression_is_about_the_entry_that_follows() -> None:
    text = "% bibtools: ignore[MIS003, DAT004] as printed\n" + BOOK + BOOK.replace("{a,", "{b,")
    found = check_documents([document(text)], CheckSettings(extend_select=("SUP",)))
    assert sorted((each.code, each.key) for each in found) == [
        ("DAT004", "b"),
        ("DUP003", "b"),
        ("MIS003", "b"),
    ]


def test_suppression_inside_an_entry_is_about_the_next_line() -> None:
    text = "@misc{a,\n  % bibtools: ignore[DAT004] as printed\n  date = {1999-02-30},\n  urldate = {1999-02-31}\n}\n"
    assert codes(text, CheckSettings(select=("DAT004", "SUP"))) == ["DAT004"]


def test_suppression_of_a_file() -> None:
    text = BOOK + "% bibtools: ignore-file[MIS, DAT004] an old library\n"
    assert codes(text, CheckSettings(select=("MIS", "DAT", "SUP"))) == []


def test_added_suppressions_silence_everything() -> None:
    text = (
        "% bibtools: ignore[MIS003] known\r\n" + BOOK.replace("\n", "\r\n") + "@book{b, title = {  x  y}}\r\n"
    )
    before = document(text)
    found = check_documents([before])
    assert found
    made = add_ignores(before, found, "known")
    assert codes(made) == []
    assert "ignore[DAT004, MIS003] known" in made or "ignore[MIS003, DAT004] known" in made
    assert made.count("\n") == made.count("\r\n")


def test_baseline_reports_only_what_is_new() -> None:
    known = dump_baseline(check_documents([document(BOOK)]))
    assert without_known(check_documents([document("\n\n" + BOOK)]), known, "b.json") == []
    table = json.loads(known)
    table["findings"][0]["reason"] = "as printed"
    again = json.loads(dump_baseline(check_documents([document(BOOK)]), json.dumps(table)))
    assert again == table
    fresh = without_known(check_documents([document(BOOK + BOOK.replace("{a,", "{c,"))]), known, "b.json")
    assert {each.key for each in fresh} == {"c"}
    with pytest.raises(InputError):
        without_known([], "{}", "b.json")


def test_a_baseline_counts_equal_findings() -> None:
    once = check_documents([document(BOOK)], CheckSettings(select=("MIS003",)))
    assert len(without_known([*once, *once], dump_baseline(once), "b.json")) == 1
    assert without_known([*once, *once], dump_baseline([*once, *once]), "b.json") == []


def test_a_fix_that_another_fix_makes_possible_is_applied_too() -> None:
    def check(content: str) -> list[Finding]:
        return check_documents([document(content)], CheckSettings(select=("PAG003", "PAG005")))

    fixed = fix_until_stable("@misc{a, pages = {s. 12-20}}\n", check)
    assert fixed.content == "@misc{a, pages = {12--20}}\n"
    assert fixed.counts == {"PAG005": 1, "PAG003": 1}


def test_keys_of_several_files() -> None:
    found = check_documents([document("@misc{a}\n"), document("@misc{a}\n", "b.bib")])
    assert [(each.code, each.place.file) for each in found if each.code == "KEY005"] == [("KEY005", "b.bib")]


def test_hidden_documents_are_not_reported() -> None:
    hidden = document(BOOK)
    hidden.hidden = True
    assert check_documents([hidden]) == []


CORPORA = SHARED / "bib-corpora"
MALFORMED = {
    "01_unbalanced_open": "9:11 SYN002",
    "02_unbalanced_close": "9:18 SYN003",
    "03_eof_unclosed": "15:11 SYN002",
    "04_missing_comma": "9:21 SYN004",
    "05_dup_key": "8:10 KEY001",
    "05b_dup_key_case": "8:10 KEY002",
    "06_dup_field": "10:3 SYN013",
    "06b_dup_field_case": "10:3 SYN013",
    "07b_comment_in_entry": "9:3 SYN014",
    "08_string_concat": "6:11 STR001",
    "09_bom": "1:1 TXT003",
    "10b_cr_only": "1:16 TXT031",
    "11_latin5": "2:14 TXT022",
    "12_cp1254": "2:14 TXT022",
    "13_nested_quotes": "9:36 SYN010",
    "15_nul": "9:13 TXT004",
    "16_no_key": "8:1 SYN008",
    "18_at_in_field": "11:1 SYN022",
    "19_missing_close_entry": "8:1 SYN001",
    "20_missing_equals": "9:3 SYN006",
    "21_bare_value": "9:11 SYN012",
    "22_key_space_unicode": "8:7 KEY003",
    "23_utf16": "1:1 TXT030",
    "24_nfd": "2:14 TXT002",
    "25_empty": "1:1 SYN023",
    "27_junk_between": "8:1 SYN020",
}


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora of other people's .bib files are not here")
@pytest.mark.parametrize("name", sorted(MALFORMED))
def test_faults_of_the_corpus_are_found_where_they_are(name: str) -> None:
    from bibtools.pipeline.checking import check_files

    found = check_files([str(CORPORA / "malformed" / f"{name}.bib")], CheckSettings()).findings
    assert MALFORMED[name] in {f"{each.place.line}:{each.place.column} {each.code}" for each in found}


def test_a_file_of_two_bytes_a_character_is_told(tmp_path: Path) -> None:
    from bibtools.pipeline.checking import check_files

    file = tmp_path / "a.bib"
    file.write_bytes("@misc{a, title = {Şimdi}}\n".encode("utf-16"))
    assert "TXT030" in {each.code for each in check_files([str(file)], CheckSettings()).findings}


def _one(path: Path) -> list[Finding]:
    """A file that cannot be read as text at all is an error of ours with a hint, and no traceback."""
    from bibtools.pipeline.checking import check_files

    try:
        return check_files([str(path)], CheckSettings(select=("ALL",))).findings
    except BibtoolsError:
        return []


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora of other people's .bib files are not here")
def test_no_file_of_the_corpora_is_too_much() -> None:
    files = [path for path in sorted(CORPORA.rglob("*.bib")) if path.parent.name != "glottolog"]
    assert sum(len(_one(path)) for path in files) > 500
