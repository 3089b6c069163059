"""Findings as diagnostics, and their fixes as code actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lsprotocol import types
from pygls import uris

from bibtools.linter.adopting import add_ignores
from bibtools.linter.document import Document
from bibtools.linter.fixing import apply_fixes
from bibtools.linter.report.context import sentence
from bibtools.lsp.positions import at, offset_of, span_range
from bibtools.model import Edit, Finding, Severity, Span, Text

_SEVERITY = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def diagnostic(text: Text, finding: Finding) -> types.Diagnostic:
    """Return a finding in a text as a diagnostic, with the other places that it mentions."""
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(_uri(place.file), types.Range(_point(text, place), _point(text, place))), what
        )
        for place, what in finding.related
    ]
    return types.Diagnostic(
        range=finding_range(text, finding),
        message=sentence(finding) + (f"\n{finding.hint}" if finding.hint else ""),
        severity=_SEVERITY[finding.severity],
        code=finding.code,
        source="bibtools",
        related_information=[each for each in related if each.location.uri] or None,
    )


def finding_range(text: Text, finding: Finding) -> types.Range:
    """Return the range of a finding: its span, or the rest of its line."""
    if finding.span is not None:
        return span_range(text, finding.span)
    start = at(text, finding.place)
    end = text.line_span(min(finding.place.line, text.line_count)).end
    return types.Range(start, span_range(text, Span(end, end)).end)


def _point(text: Text, place: object) -> types.Position:
    from bibtools.model import Place

    assert isinstance(place, Place)
    return at(text, place) if place.file == text.name else types.Position(place.line - 1, place.column - 1)


def _uri(file: str) -> str:
    return uris.from_fs_path(str(Path(file).resolve())) or ""


def actions(
    document: Document, findings: Sequence[Finding], uri: str, where: types.Range
) -> Iterator[types.CodeAction]:
    """Yield code actions for the findings in a range, and one that applies all safe fixes."""
    text = document.text
    start, end = offset_of(text, where.start), offset_of(text, where.end)
    for finding in findings:
        if finding.span is None or finding.span.start > end or finding.span.end < start:
            continue
        about = [diagnostic(text, finding)]
        if finding.fix is not None and finding.fix.edits:
            title = f"{finding.fix.message} ({finding.code})"
            edit = workspace_edit(text, uri, finding.fix.edits)
            preferred = finding.fix.applicability == "safe"
            yield types.CodeAction(title, types.CodeActionKind.QuickFix, about, preferred, edit=edit)
        content = add_ignores(document, [finding], "")
        edit = workspace_edit(text, uri, [whole(text, content)])
        title = f"Ignore {finding.code} in this entry"
        yield types.CodeAction(title, types.CodeActionKind.QuickFix, about, edit=edit)
    fixed = apply_fixes(text.content, findings)
    if fixed.content != text.content:
        edit = workspace_edit(text, uri, [whole(text, fixed.content)])
        yield types.CodeAction(
            "Apply all safe fixes of bibtools", types.CodeActionKind.SourceFixAll, edit=edit
        )


def whole(text: Text, content: str) -> Edit:
    """Return one edit that turns a text into another, without the parts that both share at their ends."""
    old = text.content
    shortest = min(len(old), len(content))
    start = next((n for n in range(shortest) if old[n] != content[n]), shortest)
    end = 0
    while end < shortest - start and old[len(old) - 1 - end] == content[len(content) - 1 - end]:
        end += 1
    return Edit(Span(start, len(old) - end), content[start : len(content) - end])


def workspace_edit(text: Text, uri: str, edits: Sequence[Edit]) -> types.WorkspaceEdit:
    """Return edits of one text in the protocol's form."""
    changes = [types.TextEdit(span_range(text, edit.span), edit.text) for edit in edits]
    return types.WorkspaceEdit(changes={uri: changes})
