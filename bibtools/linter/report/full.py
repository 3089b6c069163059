"""Findings as paragraphs: the message, the line in the file with the place underlined, the hint and the fix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bibtools.linter.report.context import Context
from bibtools.linter.report.text import headline
from bibtools.model import Finding
from bibtools.support.messages import message
from bibtools.support.visible import visible

_WIDTH = 100


def render(findings: Sequence[Finding], context: Context) -> str:
    """Return the findings as paragraphs."""
    return "\n".join("".join(f"{line}\n" for line in _lines(finding, context)) for finding in findings)


def _lines(finding: Finding, context: Context) -> Iterator[str]:
    say = context.say
    yield headline(finding, context)
    source = context.line(finding.place.file, finding.place.line)
    if source is not None:
        number = str(finding.place.line)
        shown, mark = _window(source, finding, context)
        yield f"{number} | {visible(shown)}"
        yield f"{' ' * len(number)} | {mark}"
    if finding.hint:
        yield "  " + say(message("hint: {hint}", hint=message(finding.hint)))
    if finding.fix:
        kind = message(finding.fix.applicability)
        yield "  " + say(message("fix ({kind}): {action}", kind=kind, action=finding.fix.message))
    for place, what in finding.related:
        yield "  " + say(message("see {place}: {what}", place=place.said, what=what))


def _window(source: str, finding: Finding, context: Context) -> tuple[str, str]:
    """Return the part of a long line around the finding, and the line that underlines it."""
    column = finding.place.column - 1
    end = context.end_of(finding)
    stop = end[1] - 1 if end and end[0] == finding.place.line else len(source)
    width = max(1, min(stop, len(source)) - column) if finding.span else 1
    source = source.replace("\t", " ")
    start = 0 if column < _WIDTH - 20 else column - 20
    shown = source[start : start + _WIDTH]
    width = min(width, max(1, len(shown) - (column - start)))
    return shown, " " * (column - start) + "^" * width
