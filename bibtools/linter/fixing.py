"""Apply the fixes of findings to a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bibtools.model import Edit, Finding

_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Fixed:
    """The text after fixes, and the number of fixed findings of each code."""

    content: str
    counts: dict[str, int]


def apply_edits(content: str, edits: Sequence[Edit]) -> str:
    """Return a text after edits that must not overlap; the text outside of them is unchanged."""
    pieces = []
    at = 0
    for edit in sorted(edits):
        pieces += [content[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, content[at:]])


def apply_fixes(content: str, findings: Sequence[Finding], *, unsafe: bool = False) -> Fixed:
    """Apply the fixes that are allowed, in the order of the findings.

    A fix that overlaps with an earlier one is left out; `fix_until_stable` applies it in its next round.
    """
    taken: list[Edit] = []
    counts: dict[str, int] = {}
    for finding in findings:
        if not is_applicable(finding, unsafe=unsafe) or finding.fix is None:
            continue
        edits = [edit for edit in finding.fix.edits if edit not in taken]
        if any(_collide(edit, other) for edit in edits for other in taken):
            continue
        taken += edits
        counts[finding.code] = counts.get(finding.code, 0) + 1
    return Fixed(apply_edits(content, taken), counts)


def is_applicable(finding: Finding, *, unsafe: bool) -> bool:
    """Return whether a finding has a fix that may be applied."""
    if finding.fix is None:
        return False
    return finding.fix.applicability == "safe" or (unsafe and finding.fix.applicability == "unsafe")


def _collide(a: Edit, b: Edit) -> bool:
    if a.span.start == a.span.end or b.span.start == b.span.end:
        return a.span.start <= b.span.end and b.span.start <= a.span.end
    return a.span.start < b.span.end and b.span.start < a.span.end


def fix_until_stable(
    content: str, check: Callable[[str], Sequence[Finding]], *, unsafe: bool = False
) -> Fixed:
    """Check and fix until nothing changes, at most ten times, since one fix may make another one possible."""
    counts: dict[str, int] = {}
    for _ in range(_ROUNDS):
        fixed = apply_fixes(content, check(content), unsafe=unsafe)
        if fixed.content == content:
            break
        content = fixed.content
        for code, count in fixed.counts.items():
            counts[code] = counts.get(code, 0) + count
    return Fixed(content, counts)
