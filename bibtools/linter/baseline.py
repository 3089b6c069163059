"""A baseline: the findings that an old library is known to have, so that only new ones are reported.

A finding is known by file, code, entry, field and message, not by its line, so that edits elsewhere do not
bring it back; a count says how many of the same kind are known. Beside each a person may write a `reason`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from bibtools.errors import InputError
from bibtools.model import Finding

_VERSION = 1
_Key = tuple[str, str, str, str, str]
_NAMES = ("file", "code", "key", "field", "message")


def _key(finding: Finding) -> _Key:
    return finding.place.file, finding.code, finding.key, finding.field, finding.message


def dump_baseline(findings: Iterable[Finding], previous: str = "") -> str:
    """Write the baseline of findings as JSON, sorted.

    `previous` is the text of the baseline that it replaces: a `reason` that a person gave there stays.
    """
    counts = Counter(map(_key, findings))
    reasons = _reasons(previous)
    known: list[dict[str, Any]] = []
    for key, count in sorted(counts.items()):
        known.append(dict(zip(_NAMES, key, strict=True), count=count))
        if key in reasons:
            known[-1]["reason"] = reasons[key]
    return json.dumps({"version": _VERSION, "findings": known}, ensure_ascii=False, indent=1) + "\n"


def _reasons(previous: str) -> dict[tuple[str, ...], str]:
    try:
        known = json.loads(previous)["findings"] if previous else []
        return {tuple(each[name] for name in _NAMES): each["reason"] for each in known if "reason" in each}
    except (ValueError, TypeError, KeyError):
        return {}


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
