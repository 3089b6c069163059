"""The references of a document: those under a heading such as Kaynakça, or runs of lines that look like references."""

from __future__ import annotations

from bibtools.finder.blocks import Block, blocks_of
from bibtools.finder.scoring import score
from bibtools.model import Raw, Span, Text

_SURE = 3
_PERHAPS = 1


def find(document: Text | str) -> list[Raw]:
    """Return the references of a document in order, each with its place.

    Takes a Text, or a string that then goes by the name "-". Under a heading such as Kaynakça or
    References everything up to the next heading counts that is no prose; elsewhere runs of lines that look
    like references do. A document of prose gives none.
    """
    text = Text("-", document) if isinstance(document, str) else document
    blocks = blocks_of(text)
    chosen = _under_headings(blocks)
    if not chosen:
        chosen = _runs(blocks)
    return [raw for block in chosen if (raw := block.raw(text)).text]


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
    from bibtools.finder import markers

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


def _under_headings(blocks: list[Block]) -> list[Block]:
    """Return the blocks that stand under a heading which opens a reference list."""
    chosen: list[Block] = []
    inside = False
    for block in blocks:
        if block.heading:
            inside = block.heading == "opening" or (inside and block.heading == "inner")
        elif inside and _score(block) >= (0 if not block.marked else -2) and _has_words(block):
            chosen.append(block)
    return chosen if any(_score(block) >= _PERHAPS for block in chosen) else []


def _runs(blocks: list[Block]) -> list[Block]:
    """Return the runs of neighbouring blocks that are references: at least two, or all that the document holds."""
    scored = [(block, _score(block)) for block in blocks]
    runs: list[list[tuple[Block, int]]] = [[]]
    for block, points in scored:
        if block.heading or points < _PERHAPS:
            runs.append([])
        else:
            runs[-1].append((block, points))
    prose = any(points < _PERHAPS and not block.heading for block, points in scored)
    chosen: list[Block] = []
    for run in runs:
        sure = sum(points >= _SURE for _, points in run)
        if run and sure * 3 >= len(run) and (len(run) > 1 or not prose or run[0][0].marked):
            chosen.extend(block for block, _ in run)
    return chosen


def _score(block: Block) -> int:
    body = " ".join(line.text for line in block.lines)
    return score(body[len(block.lines[0].marker) :]) + block.marked


def _has_words(block: Block) -> bool:
    return any(char.isalpha() for line in block.lines for char in line.text)
