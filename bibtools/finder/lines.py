"""The references of a text that has one a line."""

from __future__ import annotations

from bibtools.finder import markers
from bibtools.model import Raw, Span, Text


def every_line(document: Text | str) -> list[Raw]:
    """Return every line that is not empty as one reference, with its bullet or number stripped."""
    text = Text("-", document) if isinstance(document, str) else document
    found = []
    for number in range(1, text.line_count + 1):
        span = text.line_span(number)
        line = text.content[span.start : span.end]
        if line.strip():
            found.append(_line_as_reference(text, span, line))
    return found


def _line_as_reference(text: Text, span: Span, line: str) -> Raw:
    marker = ""
    while step := markers.bullet(line[len(marker) :][:40]):
        marker += step
    numbered = markers.bracketed_number(line[len(marker) :][:40])
    if numbered and numbered[0].lstrip().startswith("["):
        marker += numbered[0]
    start = span.start + len(marker) + len(line[len(marker) :]) - len(line[len(marker) :].lstrip())
    return Raw(
        text.content[start : span.end].rstrip(), text.place(start), Span(start, span.end), marker.strip()
    )
