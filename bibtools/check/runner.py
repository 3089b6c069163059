"""Run rules over documents and give their findings in a fixed order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bibtools.check.document import Document, Item
from bibtools.check.rule import Problem, Rule
from bibtools.check.settings import CheckSettings, fits
from bibtools.check.suppression import suppress
from bibtools.model import EntryField, Finding, Fix, Place, Severity, Span


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


def check_documents(
    documents: Sequence[Document],
    settings: CheckSettings | None = None,
    known: Callable[[Document], list[Finding] | None] | None = None,
) -> list[Finding]:
    """Check documents together: each by itself, then as a set.

    `known` may give the findings that a document is known to have by itself (from a cache). Hidden
    documents take part in what is checked of the set, but nothing is reported of them.
    """
    plan = make_plan(settings or CheckSettings())
    findings = check_set(documents, plan)
    for document in documents:
        if not document.hidden:
            found = known(document) if known else None
            findings += check_document(document, plan) if found is None else found
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
    """Give what the rules of fields, entries and files find in one document, unsorted."""
    return list(_run(document, plan))


def check_set(documents: Sequence[Document], plan: Plan) -> list[Finding]:
    """Give what the rules of sets find, unsorted, hidden documents left out."""
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
    by_field = {
        name: [rule for rule in rules if _applies(rule, document)] for name, rules in plan.by_field.items()
    }
    entry_rules = [rule for rule in plan.by_scope["entry"] if _applies(rule, document)]
    for item in document.items:
        for name, found in item.fields.items():
            for rule in by_field.get(name, ()):
                for problem in rule.check(item, found):
                    yield _finding(plan, rule, document, problem, item, found)
        for rule in entry_rules:
            for problem in rule.check(item):
                yield _finding(plan, rule, document, problem, item, problem.field)
    for rule in plan.by_scope["match"]:
        if _applies(rule, document):
            yield from _matches(document, plan, rule)
    for rule in plan.by_scope["file"]:
        if _applies(rule, document):
            for problem in rule.check(document):
                yield _finding(plan, rule, document, problem, problem.item, problem.field)


def _matches(document: Document, plan: Plan, rule: Rule) -> Iterator[Finding]:
    """Run a rule that looks for a pattern: over the whole text of a .bib file, else value by value."""
    assert rule.pattern is not None
    if document.kind == "bib":
        for match in rule.pattern.finditer(document.text.content):
            item, found = document.field_at(match.start()) or (document.item_at(match.start()), None)
            if found is None and not rule.anywhere:
                continue
            if rule.fields and (found is None or found.name.lower() not in rule.fields):
                continue
            for problem in rule.check(item, found, match):
                yield _finding(plan, rule, document, problem, item, found)
        return
    for item in document.items:
        for name, found in item.fields.items():
            if not rule.fields or name in rule.fields:
                for match in rule.pattern.finditer(found.value):
                    for problem in rule.check(item, found, match):
                        yield _finding(plan, rule, document, problem, item, found)


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
