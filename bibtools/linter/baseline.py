"""A baseline: the known findings of an old library, so that only new ones are reported.

A finding is recognised by its file, code, entry, field and message, not by its line, so that edits elsewhere in
the file do not make it new. `count` says how many equal findings are known. A person may add a `reason` to each.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from bibtools.errors import InputError
from bibtools.model import Finding
from bibtools.support.messages import message

_VERSION = 1
_Key = tuple[str, str, str, str, str]
_NAMES = ("file", "code", "key", "field", "message")


def _key(finding: Finding) -> _Key:
    return finding.place.file, finding.code, finding.key, finding.field, finding.message


def dump_baseline(findings: Iterable[Finding], previous: str = "") -> str:
    """Return the baseline of findings as JSON, sorted.

    `previous` is the text of the baseline that it replaces: the reasons that a person wrote there are kept.
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
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def without_known(findings: Sequence[Finding], baseline: str, name: str) -> list[Finding]:
    """Return the findings that the text of a baseline file does not list.

    Raise InputError, which names the file `name`, if the text is not a baseline.
    """
    try:
        table = json.loads(baseline)
        known = Counter(
            {
                (each["file"], each["code"], each["key"], each["field"], each["message"]): int(each["count"])
                for each in table["findings"]
            }
        )
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        hint = "write it again with `bibtools check --write-baseline --baseline FILE`"
        raise InputError(
            message("this is not a baseline file ({error})", error=error), hint=hint, file=name
        ) from None
    fresh = []
    for finding in findings:
        if known[_key(finding)] > 0:
            known[_key(finding)] -= 1
        else:
            fresh.append(finding)
    return fresh
