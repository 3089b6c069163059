"""Every rule against its own documentation, and against the cases in tests/cases/linter.

A case file holds tables [[CODE]] with `bad` or `good` text, and beside `bad`: `at` (line:column of the finding),
`fixed` (the text after --fix, with unsafe fixes if the rule's fix is one), `says` (a part of the message), `hint` (the
hint), `name` (the file's name, where it matters), `count` (how many findings), `severity`. `before` lists the texts of
files that are checked before it, and `after` of those after it; `codes` are the rules that run, beside its own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from paths import TESTS

from bibtools.linter.document import Document
from bibtools.linter.fixing import fix_until_stable
from bibtools.linter.registry import FAMILIES, all_rules, find_rule
from bibtools.linter.rule import Rule
from bibtools.linter.runner import check_documents
from bibtools.linter.settings import CheckSettings
from bibtools.model import Finding, Text
from bibtools.pipeline.check_documents import macros_of, make_document

CASES = TESTS / "cases" / "linter"
_BLOCK = re.compile(r"```bib\n(.*?)```", re.DOTALL)


def run_case(case: dict[str, Any], code: str, kind: str) -> list[Finding]:
    texts = [*case.get("before", ()), case[kind], *case.get("after", ())]
    own = len(case.get("before", ()))
    names = [case.get("name", "case.bib") if at == own else f"other{at}.bib" for at in range(len(texts))]
    chosen = CheckSettings(select=(code, *case.get("codes", ())))
    documents: list[Document] = []
    for shown, content in zip(names, texts, strict=True):
        documents.append(make_document(Text(shown, content), chosen, macros=macros_of(documents)))
    found = check_documents(documents, chosen)
    return [finding for finding in found if finding.code == code and finding.place.file == names[own]]


def run(content: str, code: str, name: str = "case.bib") -> list[Finding]:
    codes = {"SUP001": ("SUP", "DAT"), "SUP002": ("SUP", "DAT"), "SUP003": ("SUP", "DAT")}.get(code, (code,))
    settings = CheckSettings(select=codes)
    found = check_documents([make_document(Text(name, content), settings)], settings)
    return [finding for finding in found if finding.code == code]


def fixed(content: str, code: str) -> str:
    return fix_until_stable(content, lambda text: run(text, code), unsafe=True).content


def examples(rule: Rule) -> tuple[str, str]:
    import inspect

    text = inspect.cleandoc(rule.check.__doc__ or "")
    bad, _, good = text.partition("## Use instead")
    found = [_BLOCK.search(part) for part in (bad, good)]
    return tuple(match[1] if match else "" for match in found)  # type: ignore[return-value]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_documentation_has_four_parts(rule: Rule) -> None:
    titles = re.findall(r"^\s*## (.+)$", rule.doc, re.MULTILINE)
    assert titles == ["What it does", "Why is this bad?", "Example", "Use instead"]
    assert rule.family in FAMILIES
    assert rule.name.islower()


@pytest.mark.parametrize("rule", [r for r in all_rules() if examples(r)[0]], ids=lambda rule: rule.code)
def test_examples_are_true(rule: Rule) -> None:
    bad, good = examples(rule)
    assert run(bad, rule.code), "the example of what is bad is not found"
    assert not run(good, rule.code), "the example of what is good is found too"


def is_set(case: dict[str, Any]) -> bool:
    return not {"before", "after", "codes"}.isdisjoint(case)


def cases(kind: str) -> Iterator[Any]:
    for path in sorted(CASES.glob("*.toml")):
        for code, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for number, case in enumerate(table):
                if kind in case:
                    yield pytest.param(code, case, id=f"{code}-{number}")


@pytest.mark.parametrize(("code", "case"), list(cases("bad")))
def test_bad_is_found(code: str, case: dict[str, Any]) -> None:
    found = (
        run_case(case, code, "bad") if is_set(case) else run(case["bad"], code, case.get("name", "case.bib"))
    )
    assert found
    if "at" in case:
        assert f"{found[0].place.line}:{found[0].place.column}" == case["at"]
    if "says" in case:
        assert case["says"] in found[0].message
    if "hint" in case:
        assert found[0].hint == case["hint"]
    if "count" in case:
        assert len(found) == case["count"]
    if "severity" in case:
        assert found[0].severity.value == case["severity"]


@pytest.mark.parametrize(("code", "case"), list(cases("fixed")))
def test_fix_gives_what_it_should(code: str, case: dict[str, Any]) -> None:
    assert fixed(case["bad"], code) == case["fixed"]
    assert fixed(case["fixed"], code) == case["fixed"], "fixing twice is not fixing once"


@pytest.mark.parametrize(("code", "case"), list(cases("good")))
def test_good_is_not_found(code: str, case: dict[str, Any]) -> None:
    found = (
        run_case(case, code, "good")
        if is_set(case)
        else run(case["good"], code, case.get("name", "case.bib"))
    )
    assert not found


def test_every_fix_is_tested() -> None:
    offered = {rule.code for rule in all_rules() if rule.fix}
    tested = {param.values[0] for param in cases("fixed")}
    assert offered <= tested, sorted(offered - tested)


def test_names_lead_to_rules() -> None:
    assert find_rule("mis003") is find_rule("missing-publisher")
    assert find_rule("nonsense") is None


def test_a_year_is_in_the_future_after_next_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1500000000")  # July 2017
    assert not run("@misc{a, title = {Bir}, year = 2018}\n", "DAT005")
    assert run("@misc{a, title = {Bir}, year = 2019}\n", "DAT005")


def test_a_crowd_of_characters_is_one_finding_with_a_count_and_one_fix() -> None:
    content = "@misc{a, title = {A" + "\0b" * 8_431 + "}}\n"
    found = run(content, "TXT004")
    assert [finding.message for finding in found] == [
        "there is a control character, U+0000; so it is 8,431 times in this file"
    ]
    assert fixed(content, "TXT004").count("b") == 8_431
    assert "\0" not in fixed(content, "TXT004")
