"""Write suppressions for the findings that a file has now (`bibtools check --add-ignore`)."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.linter.document import Document
from bibtools.linter.fixing import apply_edits
from bibtools.linter.suppression import COMMENT
from bibtools.model import Edit, Finding, Span


def add_ignores(document: Document, findings: Sequence[Finding], reason: str) -> str:
    """Return the text of a .bib file with a suppression before every entry that has findings.

    Findings outside of entries get one suppression for the whole file. Where an entry already has a suppression,
    the codes are added to it. `reason` is written into each new suppression.
    """
    content = document.text.content
    library = document.library
    assert library is not None
    wanted: dict[int, set[str]] = {}
    for finding in findings:
        at = finding.span.start if finding.span else 0
        blocks = (b.span for b in library.blocks if b.kind in ("entry", "string", "broken"))
        start = next((span.start for span in blocks if span.start <= at < span.end), -1)
        wanted.setdefault(start, set()).add(finding.code)
    newline = "\r\n" if "\r\n" in content else "\n"
    edits = [_edit(content, start, codes, reason, newline) for start, codes in sorted(wanted.items())]
    return apply_edits(content, edits)


def _edit(content: str, start: int, codes: set[str], reason: str, newline: str) -> Edit:
    if start < 0:
        return Edit(Span(0, 0), f"% bibtools: ignore-file[{', '.join(sorted(codes))}] {reason}{newline}")
    before = content[:start]
    line_start = before.rstrip("\r\n \t").rfind("\n") + 1
    match = COMMENT.search(before, line_start)
    if (
        match
        and match["what"] == "ignore"
        and match["codes"] is not None
        and not content[match.end() : start].strip()
    ):
        known = {code.strip() for code in match["codes"].split(",") if code.strip()}
        return Edit(Span(*match.span("codes")), ", ".join(sorted(known | codes)))
    own_line = before.endswith(("\n", "\r")) or not before
    lead = "" if own_line else newline
    return Edit(Span(start, start), f"{lead}% bibtools: ignore[{', '.join(sorted(codes))}] {reason}{newline}")
