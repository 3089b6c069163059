"""What rules say can be translated: their sentences are in the catalogue, and nothing in them but data is left over."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from gettext import NullTranslations

import pytest
from babel.messages.pofile import read_po
from paths import ROOT, TESTS
from test_linter_rules import cases, examples, is_set, run, run_case

from bibtools.linter.registry import all_rules
from bibtools.linter.report import Context, render_findings
from bibtools.model import Finding
from bibtools.model.datamodel import all_fields
from bibtools.support.messages import Message, translated
from bibtools.support.translations import catalogue

sys.path.insert(0, str(ROOT / "docs"))

import messages

DATA = tomllib.loads((TESTS / "cases" / "translations" / "data_words.toml").read_text(encoding="utf-8"))[
    "words"
]
_PLACEHOLDER = re.compile(r"(\{[^{}]*\})|[^\W\d_]")
_WORD = re.compile(r"[^\W\d_·]{2,}")


class Masked(NullTranslations):
    """Stands for a language without words: each letter of a sentence is a dot, so that only values can be read."""

    def gettext(self, message: str) -> str:
        return _PLACEHOLDER.sub(lambda match: match[1] or "·", message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1)


@cache
def sentences() -> frozenset[str]:
    """Return what the template holds; tests/support/test_translations.py says that it is current."""
    with messages.TEMPLATE.open("rb") as file:
        return frozenset(each.id if isinstance(each.id, str) else each.id[0] for each in read_po(file))


def parts(text: str) -> Iterator[str]:
    """Yield the keys of the catalogue that a text was made of."""
    if not isinstance(text, Message):
        yield text
        return
    yield text.template
    for value in text.values.values():
        if isinstance(value, Message):
            yield from parts(value)


def said(finding: Finding) -> list[str]:
    fix = [finding.fix.message] if finding.fix else []
    return [
        text for text in (finding.message, finding.hint, *fix, *(what for _, what in finding.related)) if text
    ]


@cache
def found() -> tuple[tuple[str, Finding], ...]:
    """Return each finding in the examples and the cases of all rules, with the text it is in."""
    return tuple(_found_in_tests())


def _found_in_tests() -> Iterator[tuple[str, Finding]]:
    for rule in all_rules():
        bad, _ = examples(rule)
        for finding in run(bad, rule.code) if bad else ():
            yield bad, finding
    for param in cases("bad"):
        code, case = param.values
        assert isinstance(code, str)
        assert isinstance(case, dict)
        findings = (
            run_case(case, code, "bad")
            if is_set(case)
            else run(case["bad"], code, case.get("name", "case.bib"))
        )
        for finding in findings:
            yield json.dumps(case, ensure_ascii=False), finding


def test_all_that_rules_say_is_in_the_catalogue() -> None:
    lacking = {
        part
        for _, finding in found()
        for text in said(finding)
        for part in parts(text)
        if part not in sentences() and "·" in Masked().gettext(part)
    }
    assert not lacking, "docs/messages.py does not find these: use message(…)\n" + "\n".join(sorted(lacking))


def test_values_in_sentences_are_data() -> None:
    names = {*all_fields("biblatex"), *all_fields("bibtex"), *map(str.lower, DATA), "article", "book"}
    left = set()
    for content, finding in found():
        for text in said(finding):
            words = _WORD.findall(translated(text, Masked()))
            if any(word.lower() not in names and word.lower() not in content.lower() for word in words):
                left.add(text)
    assert not left, "a part of these is no message of its own:\n" + "\n".join(sorted(left))


@pytest.mark.parametrize(
    "form", ["json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson"]
)
def test_reports_for_programs_are_english(form: str) -> None:
    findings = [finding for _, finding in found()][:50]
    turkish = Context(say=lambda text: translated(text, catalogue("tr")))
    assert render_findings(findings, form, turkish) == render_findings(findings, form, Context())


@pytest.mark.parametrize("form", ["text", "full"])
def test_reports_for_people_are_translated(form: str) -> None:
    (finding,) = run("@misc{a, title = {A}, doi = {https://doi.org/10.1000/182}}", "IDN002")
    turkish = Context(say=lambda text: translated(text, catalogue("tr")))
    shown = render_findings([finding], form, turkish)
    assert "“https://doi.org/” DOI'nin parçası değil" in shown
    assert "is not part of" not in shown
    assert ("düzeltme (güvenli): Yalnız DOI'yi yaz" in shown) == (form == "full")
