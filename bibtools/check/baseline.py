"""A baseline: the findings that an old library is known to have, so that only new ones are reported.

A finding is known by file, code, entry, field and message, not by its line, so that edits elsewhere do not
bring it back; a count says how many of the same kind are known.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from bibtools.errors import InputError
from bibtools.model import Finding

_VERSION = 1
_Key = tuple[str, str, str, str, str]


def _key(finding: Finding) -> _Key:
    return finding.place.file, finding.code, finding.key, finding.field, finding.message


def dump_baseline(findings: Iterable[Finding]) -> str:
    """Write the baseline of findings as JSON, sorted."""
    counts = Counter(map(_key, findings))
    names = ("file", "code", "key", "field", "message")
    known = [dict(zip(names, key, strict=True), count=count) for key, count in sorted(counts.items())]
    return json.dumps({"version": _VERSION, "findings": known}, ensure_ascii=False, indent=1) + "\n"


def without_known(findings: Sequence[Finding], baseline: str, name: str) -> list[Finding]:
    """Leave out the findings that a baseline file's text knows; InputError if it is none."""
    try:
        table = json.loads(baseline)
        known = Counter(
            {
                (each["file"], each["code"], each["key"], each["field"], each["message"]): int(each["count"])
                for each in table["findings"]
            }
        )
    except (ValueError, TypeError, KeyError) as error:
        hint = "write it anew with `bibtools check --write-baseline FILE`"
        raise InputError(f"this is no baseline file ({error})", hint=hint, file=name) from None
    fresh = []
    for finding in findings:
        if known[_key(finding)] > 0:
            known[_key(finding)] -= 1
        else:
            fresh.append(finding)
    return fresh
