"""Entries that cannot be read for sure: no fix of another rule changes anything in them.

Where a brace is missing, nobody knows where a value ends: what looks like a doubled space or a needless comma may
belong to the text of a title. The fault of the syntax is to be mended first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from bibtools.linter.document import Document
from bibtools.model import Edit, Finding, Span

_HARMLESS = frozenset(
    "undefined-string string-too-long duplicate-field comment-in-entry empty-string extra-comma missing-key".split()
)
"""Faults after which it is still clear where every value begins and ends."""
_BEHIND = frozenset({"extra-brace", "stray-text"})
"""Faults that belong to the entry before them, on the line of its end: a brace too many may have closed it early."""


def withhold_fixes(document: Document, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings of a document; fixes that would change an entry with a fault of its syntax are only shown.

    Fixes of the rules about syntax itself stay.
    """
    damaged = damaged_spans(document)
    if not damaged:
        return list(findings)
    return [
        replace(finding, fix=replace(finding.fix, applicability="display"))
        if finding.fix and not finding.code.startswith("SYN") and _touches(finding.fix.edits, damaged)
        else finding
        for finding in findings
    ]


def damaged_spans(document: Document) -> list[Span]:
    """Return where the blocks of a .bib file stand that have a fault of their syntax, in order."""
    if document.library is None:
        return []
    content = document.text.content
    blocks = [block for block in document.library.blocks if block.kind != "text"]
    starts = [block.span.start for block in blocks]
    found: set[Span] = set()
    for fault in document.library.faults:
        at = bisect_right(starts, fault.span.start) - 1
        if fault.kind in _HARMLESS or at < 0:
            continue
        end = blocks[at].span.end
        behind = fault.kind in _BEHIND and "\n" not in content[end : fault.span.start]
        if behind or fault.span.start < end:
            found.add(blocks[at].span)
    return sorted(found)


def _touches(edits: Iterable[Edit], damaged: list[Span]) -> bool:
    starts = [span.start for span in damaged]
    for edit in edits:
        at = bisect_right(starts, edit.span.end) - 1
        if at >= 0 and edit.span.start <= damaged[at].end:
            return True
    return False
