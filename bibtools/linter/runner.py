"""Run rules over documents and return their findings in a fixed order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from functools import cache
from typing import Any

from bibtools.linter.crowds import without_crowds
from bibtools.linter.damaged import withhold_fixes
from bibtools.linter.document import Document, Item, editable
from bibtools.linter.rule import REGISTERED, Problem, Rule
from bibtools.linter.settings import CheckSettings, fits
from bibtools.linter.suppression import suppress
from bibtools.model import EntryField, Finding, Fix, Place, Severity, Span
from bibtools.model.library import DELIMITERS
from bibtools.support.dataclass import dataclass
from bibtools.support.garbage import uncollected

_OPENING = frozenset(("{", '"'))
"""How a value begins that is written out."""


@dataclass(slots=True)
class Plan:
    """The rules of a run, grouped by what they check, and the settings of the run."""

    settings: CheckSettings
    by_field: dict[str, list[Rule]] = field(default_factory=lambda: defaultdict(list))
    by_scope: dict[str, list[Rule]] = field(default_factory=lambda: defaultdict(list))
    severity: dict[str, Severity] = field(default_factory=dict)
    implied: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def severity_of(self, rule: Rule, problem: Problem) -> Severity:
        """Return the severity of a finding: the problem's own, unless the settings give the rule another one."""
        usual = self.severity[rule.code]
        return problem.severity if problem.severity and usual == rule.severity else usual


def make_plan(settings: CheckSettings) -> Plan:
    """Return the plan of a run: the rules that the settings select, grouped by what they check."""
    plan = Plan(settings)
    for rule in (each for each in settings.rules() if each.scope != "build"):
        plan.severity[rule.code] = settings.severity_of(rule)
        plan.by_scope[rule.scope].append(rule)
        if rule.implied_by:
            plan.implied[rule.code] = rule.implied_by
        for name in rule.fields if rule.scope == "field" else ():
            plan.by_field[name].append(rule)
    return plan


def check_documents(documents: Sequence[Document], settings: CheckSettings | None = None) -> list[Finding]:
    """Return the findings of documents that are checked together, each by itself and all as a set.

    Hidden documents are part of the set, but their findings are not returned.
    """
    plan = make_plan(settings or CheckSettings())
    with uncollected():
        findings = check_set(documents, plan)
        for document in documents:
            if not document.hidden:
                findings += check_document(document, plan)
        return finish(documents, findings, plan)


def finish(documents: Iterable[Document], findings: list[Finding], plan: Plan) -> list[Finding]:
    """Return findings sorted, without those that are ignored for their file or suppressed in it.

    The findings about unused and faulty suppressions are added.
    """
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in _said_once(findings, plan):
        if not fits(finding.code, plan.settings.ignored_in(finding.place.file)):
            by_file[finding.place.file].append(finding)
    kept: list[Finding] = []
    of_characters = {rule.code for rule in plan.by_scope["match"] if rule.anywhere}
    for document in documents:
        told = suppress(document, by_file.pop(document.name, []), plan.severity)
        kept += withhold_fixes(document, without_crowds(told, of_characters))
    for rest in by_file.values():
        kept += rest
    return sorted(kept, key=lambda finding: finding.sort_key)


def _said_once(findings: list[Finding], plan: Plan) -> Iterator[Finding]:
    """Yield findings without those that another finding of the same entry implies (`Rule.implied_by`)."""
    codes = {code for each in plan.implied.values() for code in each}
    there = {(each.place.file, each.key, each.code) for each in findings if each.code in codes}
    for each in findings:
        file = each.place.file
        if not any((file, each.key, code) in there for code in plan.implied.get(each.code, ())):
            yield each


def check_document(document: Document, plan: Plan) -> list[Finding]:
    """Return the findings of the rules for fields, entries and files in one document, unsorted."""
    document.doubt_below = plan.settings.doubt_below
    return list(_run(document, plan))


def check_set(documents: Sequence[Document], plan: Plan) -> list[Finding]:
    """Return the findings of the rules for sets in all documents that are not hidden, unsorted."""
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
    """Return the rules that apply to a document, grouped by the attribute `by`, their condition."""
    groups: dict[Any, list[Rule]] = {}
    for rule in rules:
        if _applies(rule, document):
            groups.setdefault(getattr(rule, by), []).append(rule)
    return list(groups.items())


Match = tuple[Item | None, EntryField | None, re.Match[str]]


def _matches(document: Document, rule: Rule) -> Iterator[Match]:
    """Yield the matches of a rule's pattern: in the whole text of a .bib file, else in one value after the other."""
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
        there = (
            rule.pattern.finditer(document.text.content) if not rule.rare else _rare(document, rule.pattern)
        )
        for match in there:
            place = document.field_at(match.start())
            if place is None:
                if rule.anywhere and not rule.fields:
                    yield document.item_at(match.start()), None, match
            elif not rule.fields or place[1].name.lower() in rule.fields:
                yield *place, match


def _lacks(content: str, needles: tuple[str, ...]) -> bool:
    """Return whether there are needles, and a text contains none of them."""
    return bool(needles) and not any(needle in content for needle in needles)


def _matches_in_fields(document: Document, rule: Rule, pattern: re.Pattern[str]) -> Iterator[Match]:
    """Yield the matches in those fields of the rule that contain one of its needles."""
    content = document.text.content
    for item, found in _likely(document, rule.fields):
        span = found.value_span
        start, end = span.start, span.end
        for needle in rule.needles:
            if content.find(needle, start, end) >= 0:
                break
        else:
            continue
        for match in pattern.finditer(content, start, end):
            yield item, found, match


@cache
def _any_needle(fields: tuple[str, ...]) -> re.Pattern[str]:
    """Return an expression for the needles of all rules about these fields."""
    needles = {needle for each in REGISTERED.values() if each.fields == fields for needle in each.needles}
    return re.compile("|".join(map(re.escape, sorted(needles))))


def _likely(document: Document, fields: tuple[str, ...]) -> list[tuple[Item, EntryField]]:
    """Return the fields of these names that contain a needle of any rule about them, found once for all the rules."""
    name = f"needles of {fields}"
    known: list[tuple[Item, EntryField]] | None = document.memo.get(name)
    if known is None:
        search, by_name = _any_needle(fields).search, document.by_name
        pairs = (pair for field in fields for pair in by_name.get(field, ()))
        known = [pair for pair in pairs if search(pair[1].value) or pair[1].written not in DELIMITERS]
        document.memo[name] = known
    return known


def _rare(document: Document, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that needs a rare character, in the text around each."""
    content = document.text.content
    for start, end in document.rare_parts:
        yield from pattern.finditer(content, start, end)


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
        severity=plan.severity_of(rule, problem),
        message=problem.message,
        place=problem.place or document.place_of(item, span),
        key=item.key if item else "",
        field=found.name.lower() if found else "",
        hint=problem.hint,
        span=span,
        related=_related(problem, item),
        fix=_fix(rule, problem, found) if document.kind == "bib" else None,
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
    """Return the related places of a problem, with the source line that the entry was made from."""
    related = list(problem.related)
    if item and item.entry and item.record and item.record.place:
        related.append((item.record.place, f"the source line: {item.record.raw}"))
    return tuple(related)


def _fix(rule: Rule, problem: Problem, found: EntryField | None) -> Fix | None:
    """Return the fix of a problem. The text of a value that macros make, or that has no braces, is left alone."""
    if rule.scope == "match" and found is not None and (found.raw[:1] not in _OPENING or not editable(found)):
        return None
    if problem.fix or not problem.edits:
        return problem.fix
    return Fix(problem.action or "Change it", problem.edits, rule.fix or "unsafe")
