"""Apply the fixes of findings to a text."""

from __future__ import annotations

from bisect import bisect, insort
from collections import Counter
from collections.abc import Callable, Sequence

from bibtools.model import Edit, Finding, Severity
from bibtools.support.dataclass import dataclass

_ROUNDS = 20


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
    taken = _Taken()
    counts: dict[str, int] = {}
    for finding in findings:
        if not is_applicable(finding, unsafe=unsafe) or finding.fix is None:
            continue
        if taken.add(finding.fix.edits):
            counts[finding.code] = counts.get(finding.code, 0) + 1
    return Fixed(apply_edits(content, taken.edits), counts)


class _Taken:
    """Edits that do not collide, in the order of their places."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self._known: set[Edit] = set()

    def add(self, edits: Sequence[Edit]) -> bool:
        """Add edits if none of them collides with one that is there; the same edit may come again."""
        new = [edit for edit in edits if edit not in self._known]
        if any(self._collides(edit) for edit in new):
            return False
        for edit in new:
            insort(self.edits, edit)
        self._known.update(new)
        return True

    def _collides(self, edit: Edit) -> bool:
        """Return whether an edit collides with a neighbour; those further away lie beyond the neighbours."""
        at = bisect(self.edits, edit)
        return any(_collide(edit, other) for other in self.edits[max(0, at - 2) : at + 2])


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
    """Check and fix until nothing changes, at most twenty times, since one fix may make another one possible.

    Entries in which fixes make errors that were not there, as may happen where the syntax is badly broken, are left as
    they are.
    """
    counts: dict[str, int] = {}
    found = check(content)
    refused: set[str] = set()
    for _ in range(_ROUNDS):
        fixed = apply_fixes(content, [each for each in found if each.key not in refused], unsafe=unsafe)
        if fixed.content == content:
            break
        after = check(fixed.content)
        worse = {key for _, key in _errors(after) - _errors(found)}
        if worse:
            # An error may also appear elsewhere, where the fix of another entry moved what is read.
            refused |= worse if not worse <= refused else {each.key for each in found}
            continue
        content, found, refused = fixed.content, after, set()
        for code, count in fixed.counts.items():
            counts[code] = counts.get(code, 0) + count
    return Fixed(content, counts)


def _errors(findings: Sequence[Finding]) -> Counter[tuple[str, str]]:
    """Return how often each code of severity error is found in each entry."""
    return Counter((each.code, each.key) for each in findings if each.severity is Severity.ERROR)
