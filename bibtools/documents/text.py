"""Plain text: paragraphs between blank lines, and notes `[1]` or `¹` whose texts stand at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bibtools.documents.building import Flow
from bibtools.model.document import Document
from bibtools.model.text import Span, Text
from bibtools.support.dataclass import dataclass
from bibtools.support.patterns import lazy
from bibtools.support.raised import RAISED, lowered

_NUMBER = rf"(?:\[(\d{{1,4}})\]|({RAISED}{{1,4}}))"
_LINE = lazy(rf"[^\S\r\n]*{_NUMBER}[^\S\r\n]*(?=\S)")
_MARK = lazy(_NUMBER)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines between blank ones: their range in the text, and the number with which the first begins."""

    span: Span
    number: int
    start: int


def read(data: bytes, name: str, encoding: str | None = None) -> Document:
    """Return the document. Raise InputError or EncodingError if it cannot be read as text."""
    from bibtools.documents.building import Builder
    from bibtools.documents.finishing import finish
    from bibtools.language.text_files import read_text

    text, faults = read_text(data, name, encoding)
    builder = Builder(name, "text", faults=list(faults))
    paragraphs = list(_paragraphs(text))
    notes = _notes(text, paragraphs)
    marks = {span.start: (span, number) for number, span in notes.marks.items()}
    flows: dict[int, Flow] = {}
    for paragraph in paragraphs[: notes.first]:
        builder.body.open()
        at = paragraph.span.start
        for start in sorted(each for each in marks if paragraph.span.start <= each < paragraph.span.end):
            span, number = marks[start]
            _write(builder.body, text, Span(at, start))
            flows[number] = builder.note(str(number), at=builder.body.here)
            at = span.end
        _write(builder.body, text, Span(at, paragraph.span.end))
        builder.body.close()
    for paragraph in paragraphs[notes.first :]:
        flow = flows[paragraph.number]
        flow.open()
        _write(flow, text, Span(paragraph.start, paragraph.span.end))
        flow.close()
    return finish(builder)


def _write(flow: Flow, text: Text, span: Span) -> None:
    """Write a range of the text, line by line."""
    at = span.start
    while at < span.end:
        place = text.place(at)
        end = min(span.end, text.offset(place.line + 1) if place.line < text.line_count else span.end)
        piece = text.content[at:end]
        flow.write(
            piece.rstrip("\r\n") + ("\n" if piece[-1] in "\r\n" else ""), line=(0, place.line, place.column)
        )
        at = end


def _paragraphs(text: Text) -> Iterator[_Paragraph]:
    first = 0
    for line in range(1, text.line_count + 2):
        blank = line > text.line_count or not text.line(line).strip()
        if not blank:
            first = first or line
        elif first:
            span = Span(text.offset(first), text.line_span(line - 1).end)
            match = _LINE.match(text.content, span.start, span.end)
            yield _Paragraph(span, _number(match), match.end() if match else span.start)
            first = 0


def _number(match: re.Match[str] | None) -> int:
    if match is None:
        return 0
    return int(match[1]) if match[1] else int(lowered(match[2]))


@dataclass(frozen=True, slots=True)
class _Notes:
    """The index of the first paragraph that is a note, and where the mark of each note stands."""

    first: int
    marks: dict[int, Span]


def _notes(text: Text, paragraphs: Sequence[_Paragraph]) -> _Notes:
    """Return the notes at the end of a text; none unless their numbers are also its marks, each once and in order.

    A numbered list of references is cited in any order, often again, and behind a space.
    """
    first = len(paragraphs)
    while first and paragraphs[first - 1].number:
        first -= 1
    numbers = [paragraph.number for paragraph in paragraphs[first:]]
    none = _Notes(len(paragraphs), {})
    if len(numbers) < _FEWEST or numbers != list(range(1, len(numbers) + 1)):
        return none
    end = paragraphs[first].span.start
    marks = [match for match in _MARK.finditer(text.content, 0, end) if match.start() and _glued(text, match)]
    found = [_number(match) for match in marks]
    if found != numbers:
        return none
    return _Notes(first, {number: Span(*match.span()) for number, match in zip(found, marks, strict=True)})


def _glued(text: Text, match: re.Match[str]) -> bool:
    """Return whether a mark stands right behind a word or its punctuation."""
    return not text.content[match.start() - 1].isspace()
