"""Run rules over documents and give their findings in a fixed order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bibtools.linter.document import Document, Item
from bibtools.linter.rule import Problem, Rule
from bibtools.linter.settings import CheckSettings, fits
from bibtools.linter.suppression import suppress
from bibtools.model import EntryField, Finding, Fix, Place, Severity, Span
from bibtools.support.garbage import uncollected


@dataclass(slots=True)
class Plan:
    """The rules of a run, sorted by what they look at, and the settings they run under."""

    settings: CheckSettings
    by_field: dict[str, list[Rule]] = field(default_factory=lambda: defaultdict(list))
    by_scope: dict[str, list[Rule]] = field(default_factory=lambda: defaultdict(list))
    severity: dict[str, Severity] = field(default_factory=dict)


def make_plan(settings: CheckSettings) -> Plan:
    """Sort the rules that the settings select."""
    plan = Plan(settings)
    for rule in settings.rules():
        plan.severity[rule.code] = settings.severity_of(rule)
        plan.by_scope[rule.scope].append(rule)
        for name in rule.fields if rule.scope == "field" else ():
            plan.by_field[name].append(rule)
    return plan


def check_documents(documents: Sequence[Document], settings: CheckSettings | None = None) -> list[Finding]:
    """Check documents together: each by itself, then as a set.

    Hidden documents take part in what is checked of the set, but nothing is reported of them.
    """
    plan = make_plan(settings or CheckSettings())
    with uncollected():
        findings = check_set(documents, plan)
        for document in documents:
            if not document.hidden:
                findings += check_document(document, plan)
        return finish(documents, findings, plan)


def finish(documents: Iterable[Document], findings: list[Finding], plan: Plan) -> list[Finding]:
    """Leave out what is switched off for a file or suppressed in it, report idle suppressions, and sort."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if not fits(finding.code, plan.settings.ignored_in(finding.place.file)):
            by_file[finding.place.file].append(finding)
    kept: list[Finding] = []
    for document in documents:
        kept += suppress(document, by_file.pop(document.name, []), plan.severity)
    for rest in by_file.values():
        kept += rest
    return sorted(kept, key=lambda finding: finding.sort_key)


def check_document(document: Document, plan: Plan) -> list[Finding]:
    """Return what the rules of fields, entries and files find in one document, unsorted."""
    return list(_run(document, plan))


def check_set(documents: Sequence[Document], plan: Plan) -> list[Finding]:
    """Return what the rules of sets find, unsorted, hidden documents left out."""
    findings = []
    for rule in plan.by_scope["set"]:
        for problem in rule.check(documents):
            document = problem.document or (problem.item.document if problem.item else None)
            if document is not None and not document.hidden:
                findings.append(_finding(plan, rule, document, problem, problem.item, problem.field))
    return findings


def _applies(rule: Rule, document: Document) -> bool:
    if rule.bib_only and document.kind != "bib":
        return False
    return not rule.dialects or document.dialect in rule.dialects


def _run(document: Document, plan: Plan) -> Iterator[Finding]:
    by_field = {name: _grouped(rules, document, "unless") for name, rules in plan.by_field.items()}
    by_entry = _grouped(plan.by_scope["entry"], document, "when")
    for item in document.items:
        for name, found in item.fields.items():
            for unless, rules in by_field.get(name, ()):
                if unless is None or not unless.fullmatch(found.value):
                    for rule in rules:
                        for problem in rule.check(item, found):
                            yield _finding(plan, rule, document, problem, item, found)
        for when, rules in by_entry:
            if when is None or when(item):
                for rule in rules:
                    for problem in rule.check(item):
                        yield _finding(plan, rule, document, problem, item, problem.field)
    for rule in plan.by_scope["match"]:
        if _applies(rule, document):
            for where, inside, match in _matches(document, rule):
                for problem in rule.check(where, inside, match):
                    yield _finding(plan, rule, document, problem, where, inside)
    for rule in plan.by_scope["file"]:
        if _applies(rule, document):
            for problem in rule.check(document):
                yield _finding(plan, rule, document, problem, problem.item, problem.field)


def _grouped(rules: Iterable[Rule], document: Document, by: str) -> list[tuple[Any, list[Rule]]]:
    """Return the rules that apply to a document, those with the same condition together."""
    groups: dict[Any, list[Rule]] = {}
    for rule in rules:
        if _applies(rule, document):
            groups.setdefault(getattr(rule, by), []).append(rule)
    return list(groups.items())


Match = tuple[Item | None, EntryField | None, re.Match[str]]


def _matches(document: Document, rule: Rule) -> Iterator[Match]:
    """Yield what a rule's pattern matches: in the whole text of a .bib file, or value by value."""
    assert rule.pattern is not None
    if document.kind != "bib":
        for item in document.items:
            for name, found in item.fields.items():
                if not rule.fields or name in rule.fields:
                    for match in rule.pattern.finditer(found.value):
                        yield item, found, match
    elif (rule.rare and not document.has_rare) or _lacks(document.text.content, rule.needles):
        return
    elif rule.needles:
        yield from _matches_in_fields(document, rule, rule.pattern)
    else:
        for match in rule.pattern.finditer(document.text.content):
            place = document.field_at(match.start())
            if place is None:
                if rule.anywhere and not rule.fields:
                    yield document.item_at(match.start()), None, match
            elif not rule.fields or place[1].name.lower() in rule.fields:
                yield *place, match


def _lacks(content: str, needles: tuple[str, ...]) -> bool:
    """Return whether a text holds none of the needles that there are."""
    return bool(needles) and not any(needle in content for needle in needles)


def _matches_in_fields(document: Document, rule: Rule, pattern: re.Pattern[str]) -> Iterator[Match]:
    """Look only into the fields of the rule that hold one of its needles."""
    content = document.text.content
    for name in rule.fields:
        for item, found in document.by_name.get(name, ()):
            raw = found.raw
            for needle in rule.needles:
                if needle in raw:
                    break
            else:
                continue
            for match in pattern.finditer(content, found.value_span.start, found.value_span.end):
                yield item, found, match


def _finding(
    plan: Plan,
    rule: Rule,
    document: Document,
    problem: Problem,
    item: Item | None,
    found: EntryField | None,
) -> Finding:
    span = _span(document, problem, item, found)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=plan.severity[rule.code],
        message=problem.message,
        place=problem.place or document.place_of(item, span),
        key=item.key if item else "",
        field=found.name.lower() if found else "",
        hint=problem.hint,
        span=span,
        related=_related(problem, item),
        fix=_fix(rule, problem) if document.kind == "bib" else None,
        confidence=problem.confidence,
    )


def _span(document: Document, problem: Problem, item: Item | None, found: EntryField | None) -> Span | None:
    if document.kind != "bib" or problem.place is not None:
        return None
    if problem.at is not None:
        return problem.at
    if found is not None:
        return found.value_span
    return item.head if item else None


def _related(problem: Problem, item: Item | None) -> tuple[tuple[Place, str], ...]:
    """Add the source line that an entry came from."""
    related = list(problem.related)
    if item and item.entry and item.record and item.record.place:
        related.append((item.record.place, f"the source line: {item.record.raw}"))
    return tuple(related)


def _fix(rule: Rule, problem: Problem) -> Fix | None:
    if problem.fix or not problem.edits:
        return problem.fix
    return Fix(problem.action or "Change it", problem.edits, rule.fix or "unsafe")
