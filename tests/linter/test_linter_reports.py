"""Every report format: valid, complete, and the same for the same findings."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from paths import TESTS

from bibtools.errors import UsageError
from bibtools.linter.report import FORMATS, Context, render_findings
from bibtools.linter.runner import check_documents
from bibtools.linter.settings import CheckSettings
from bibtools.model import Finding, Text
from bibtools.pipeline.check_documents import make_document
from bibtools.pipeline.finding_json import from_json, to_json

CASES = TESTS / "cases" / "linter"
NASTY = """\
@book{a<b>&"c,
  author = {SMITH, John and and Tüzel, Abidin},
  title = {Savaş: 100% & Barış, \x08 <i>x</i>},
  year = {9999},
  doi = {https://doi.org/10.1000/182},
}
@book{a<b>&"c, title = {Emoji 😀 Istanbul'un Kuruluşu}, year = {1999}, pages = {45--12}}
"""


NOTHING = {"text": "", "full": "", "json": "[]\n", "jsonl": "", "github": "", "gitlab": "[]\n"}
"""What the formats without a frame write if there are no findings."""


@pytest.fixture(scope="module")
def checked() -> tuple[list[Finding], Context]:
    settings = CheckSettings(select=("ALL",))
    document = make_document(Text("dir with space/ö%.bib", NASTY), settings)
    found = check_documents([document], settings)
    assert len(found) > 12
    return found, Context({document.name: document.text}, "1.0")


@pytest.mark.parametrize("form", FORMATS)
def test_same_findings_same_text(form: str, checked: tuple[list[Finding], Context]) -> None:
    found, context = checked
    text = render_findings(found, form, context)
    assert text == render_findings(list(found), form, context)
    assert "KEY001" in text


@pytest.mark.parametrize("form", FORMATS)
def test_no_findings_make_an_empty_report(form: str) -> None:
    text = render_findings([], form, Context())
    assert count(form, text) == 0
    assert text == NOTHING.get(form, text)


@pytest.mark.parametrize("form", FORMATS)
def test_every_finding_is_told(form: str, checked: tuple[list[Finding], Context]) -> None:
    found, context = checked
    text = render_findings(found, form, context)
    assert count(form, text) == len(found)


def count(form: str, text: str) -> int:
    readers: dict[str, Callable[[], int]] = {
        "text": lambda: len(text.splitlines()),
        "full": lambda: len(re.findall(r"^dir with space.*?:\d+:\d+ ", text, re.MULTILINE)),
        "json": lambda: len(json.loads(text)),
        "jsonl": lambda: len([json.loads(line) for line in text.splitlines()]),
        "sarif": lambda: len(json.loads(text)["runs"][0]["results"]),
        "github": lambda: len(re.findall(r"^::(?:error|warning|notice) file=", text, re.MULTILINE)),
        "gitlab": lambda: len({each["fingerprint"] for each in json.loads(text)}),
        "junit": lambda: len(ElementTree.fromstring(text).findall(".//testcase/*")),
        "checkstyle": lambda: len(ElementTree.fromstring(text).findall(".//error")),
        "rdjson": lambda: len(json.loads(text)["diagnostics"]),
    }
    return readers[form]()


def test_sarif_is_valid(checked: tuple[list[Finding], Context]) -> None:
    import jsonschema

    schema = json.loads((CASES / "sarif-2.1.0.schema.json").read_text(encoding="utf-8-sig"))
    log = json.loads(render_findings(checked[0], "sarif", checked[1]))
    validator = jsonschema.validators.validator_for(schema)(schema)
    assert not [error.message for error in validator.iter_errors(log)]
    # The schema is not so lax that it takes everything.
    broken: dict[str, Any] = {**log, "runs": [{"tool": {}}]}
    assert list(validator.iter_errors(broken))
    results = log["runs"][0]["results"]
    assert all(
        each["ruleId"] == log["runs"][0]["tool"]["driver"]["rules"][each["ruleIndex"]]["id"]
        for each in results
    )
    assert "dir%20with%20space/%C3%B6%25.bib" in json.dumps(results)
    assert any("fixes" in each for each in results)
    assert any("relatedLocations" in each for each in results)


def test_github_escapes_what_would_end_the_command(checked: tuple[list[Finding], Context]) -> None:
    for line in render_findings(checked[0], "github", checked[1]).splitlines():
        head, _, message = line[2:].partition("::")
        assert message
        assert "%25" in head  # the % of the file's name
        assert not re.search(r"%(?!25|0A|0D|3A|2C)", line)


def test_full_underlines_what_is_meant(checked: tuple[list[Finding], Context]) -> None:
    text = render_findings([each for each in checked[0] if each.code == "IDN002"], "full", checked[1])
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines) if "https://doi.org" in line and " | " in line)
    start, end = lines[at + 1].index("^"), lines[at + 1].rindex("^") + 1
    assert lines[at][start:end] == "https://doi.org/"
    assert any("fix (safe)" in line for line in lines)


def test_reports_hold_no_control_characters(checked: tuple[list[Finding], Context]) -> None:
    for form in ("text", "full", "junit", "checkstyle"):
        assert "\x08" not in render_findings(checked[0], form, checked[1])


def test_unknown_form_is_an_error() -> None:
    with pytest.raises(UsageError):
        render_findings([], "yaml")


def test_findings_survive_the_cache(checked: tuple[list[Finding], Context]) -> None:
    for finding in checked[0]:
        assert from_json(json.loads(json.dumps(to_json(finding)))) == finding


def test_columns_of_rdjson_are_bytes() -> None:
    settings = CheckSettings(select=("TXT015",))
    document = make_document(Text("a.bib", "@misc{a, title = {ığ}, address = {ş Istanbul}}\n"), settings)
    found = check_documents([document], settings)
    made = json.loads(render_findings(found, "rdjson", Context({"a.bib": document.text})))
    start = made["diagnostics"][0]["location"]["range"]["start"]
    before = "@misc{a, title = {ığ}, address = {ş "
    assert start == {"line": 1, "column": len(before.encode()) + 1}
