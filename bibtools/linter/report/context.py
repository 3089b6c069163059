"""What a report needs in addition to the findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from bibtools.model import Finding, Severity, Text
from bibtools.support.dataclass import dataclass
from bibtools.support.messages import Say, message
from bibtools.support.visible import visible


@dataclass(frozen=True, slots=True)
class Context:
    """The checked texts by file name, the version of bibtools, and whether to print colours.

    `fail_on` is the severity from which a finding makes a check fail. `say` puts a sentence into the reader's language.
    """

    texts: Mapping[str, Text] = field(default_factory=dict)
    version: str = ""
    color: bool = False
    fail_on: Severity = Severity.WARNING
    say: Say = str

    def line(self, file: str, line: int) -> str | None:
        """Return a line of a checked text without its line end; None if there is no such text or line."""
        text = self.texts.get(file)
        return text.line(line) if text and 1 <= line <= text.line_count else None

    def end_of(self, finding: Finding) -> tuple[int, int] | None:
        """Return the line and column of the end of a finding's span; None if it has no span."""
        text = self.texts.get(finding.place.file)
        if text is None or finding.span is None:
            return None
        place = text.place(min(finding.span.end, len(text.content)))
        return place.line, place.column


def about(finding: Finding) -> str:
    """Return the entry and field of a finding as `key.field: ` or `key: `; the empty string if it has neither."""
    name = ".".join(part for part in (finding.key, finding.field) if part)
    return f"{visible(name)}: " if name else ""


def sentence(finding: Finding, say: Say = str) -> str:
    """Return the message of a finding after its entry and field, and with its confidence if that is below 100 %."""
    percent = f"{100 * finding.confidence:.0f}"
    sure = f" ({say(message('{percent}% sure', percent=percent))})" if finding.confidence < 1 else ""
    return f"{about(finding)}{finding.message}{sure}"


def fingerprint(finding: Finding, count: int) -> str:
    """Return an identity of a finding that does not depend on its line; `count` distinguishes equal findings."""
    from hashlib import sha256

    parts = (finding.place.file, finding.code, finding.key, finding.field, finding.message, str(count))
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def fingerprints(findings: list[Finding]) -> list[str]:
    """Return the fingerprint of each finding; equal findings are numbered in order."""
    seen: dict[str, int] = {}
    made = []
    for finding in findings:
        plain = fingerprint(finding, 0)
        made.append(fingerprint(finding, seen.get(plain, 0)))
        seen[plain] = seen.get(plain, 0) + 1
    return made
