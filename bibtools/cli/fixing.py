"""Applying fixes and writing suppressions, for `bibtools check`."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bibtools.cli.console import tell, write_result
from bibtools.errors import UsageError
from bibtools.linter.fixing import Fixed, fix_until_stable
from bibtools.linter.report import Context, render_findings
from bibtools.linter.runner import check_documents
from bibtools.linter.settings import CheckSettings
from bibtools.model import Finding
from bibtools.pipeline.checking import STDIN, CheckRun, load_documents, with_text

if TYPE_CHECKING:
    from bibtools.cli.checking import Request
    from bibtools.linter.document import Document


def fix_files(request: Request, settings: CheckSettings, names: Sequence[str]) -> bool:
    """Apply fixes to .bib files, or show them as a diff; say whether anything differs."""
    pieces = []
    differs = False
    documents = load_documents(names, settings, encoding=request.encoding, stdin_name=request.stdin_name)
    for document in documents:
        if document.kind != "bib" or document.hidden or (document.name == STDIN and not request.diff):
            continue
        fixed = fixed_text(document, settings, unsafe=request.unsafe)
        if fixed.content == document.text.content:
            continue
        differs = True
        if request.diff:
            pieces.append(unified(document, fixed.content))
        else:
            _write(document, fixed.content)
        codes = ", ".join(f"{count} {code}" for code, count in sorted(fixed.counts.items()))
        tell(f"{document.name}: {'would fix' if request.diff else 'fixed'} {codes}")
    if request.diff:
        write_result("".join(pieces), request.output)
    return differs


def fix_stdin(request: Request, settings: CheckSettings, names: Sequence[str]) -> list[Finding]:
    """Write standard input with its fixes to standard output, and what is left to standard error."""
    if list(names) != [STDIN]:
        raise UsageError("standard input is fixed by itself", hint="name the files in another call")
    document = load_documents(names, settings, encoding=request.encoding, stdin_name=request.stdin_name)[0]
    if document.kind != "bib":
        raise UsageError(
            "only .bib files can be fixed", hint="--stdin-filename says what - is, for example refs.bib"
        )
    fixed = with_text(document, fixed_text(document, settings, unsafe=request.unsafe).content, settings)
    findings = check_documents([fixed], settings)
    write_result(fixed.text.content, request.output)
    tell(render_findings(findings, "text", Context()).rstrip("\n"))
    return findings


def fixed_text(document: Document, settings: CheckSettings, *, unsafe: bool) -> Fixed:
    """Return a .bib file's text with all its fixes applied."""

    def check(content: str) -> Sequence[Finding]:
        return check_documents([with_text(document, content, settings)], settings)

    return fix_until_stable(document.text.content, check, unsafe=unsafe)


def unified(document: Document, content: str) -> str:
    """Return the unified diff from a document to other content."""
    before, after = (text.splitlines(keepends=True) for text in (document.text.content, content))
    lines = difflib.unified_diff(before, after, f"a/{document.name}", f"b/{document.name}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _write(document: Document, content: str) -> None:
    from bibtools.language.text_files import write_text

    write_text(document.name, content, document.text)


def write_ignores(checked: CheckRun, reason: str) -> int:
    """Write suppressions of all findings into the .bib files."""
    from bibtools.linter.adopting import add_ignores

    for document in checked.documents:
        found = [each for each in checked.findings if each.place.file == document.name]
        if document.kind == "bib" and found and not document.hidden:
            _write(document, add_ignores(document, found, reason))
            tell(f"{document.name}: {len(found)} findings suppressed.")
    return 0
