"""One finding for a crowd of them: a file with 8,000 NUL characters has one fault, not 8,000."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from bibtools.model import Finding
from bibtools.support.messages import message

MOST = 100
"""So many findings of a kind about single characters are told one by one in a file."""


def without_crowds(findings: Iterable[Finding], codes: Collection[str]) -> list[Finding]:
    """Return the findings of one file; of those of `codes` that say the same more than MOST times, only the first.

    It tells how many there are, and its fix mends all of them.
    """
    kept: list[Finding] = []
    alike: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        crowd = alike[finding.code, finding.message] if finding.code in codes else kept
        crowd.append(finding)
    for crowd in alike.values():
        kept += crowd if len(crowd) <= MOST else [_for_all(crowd)]
    return kept


def _for_all(crowd: list[Finding]) -> Finding:
    first = min(crowd, key=lambda finding: finding.sort_key)
    edits = tuple(edit for finding in crowd if finding.fix for edit in finding.fix.edits)
    return replace(
        first,
        message=message(
            "{message}; so it is {count:,} times in this file",
            message=message(first.message),
            count=len(crowd),
        ),
        fix=first.fix and replace(first.fix, edits=edits),
    )
