"""From the pages of a PDF to blocks and notes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from bibtools.documents.building import Builder, Flow
from bibtools.documents.pdf.feet import Feet, Foot, body_size
from bibtools.documents.pdf.furniture import furniture
from bibtools.documents.pdf.hyphens import Words, divided, joined
from bibtools.documents.pdf.lines import Line, Mark, Page
from bibtools.documents.pdf.paragraphs import is_heading, paragraphs
from bibtools.model.document import BlockKind
from bibtools.model.text import Place

_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[/_?&=.\-]\Z")
_ADDRESS_GOES_ON = re.compile(r"[a-z0-9/_?&=%.#~-]")
_REASONS = {
    "page-head": "a page head is not part of the text",
    "page-number": "a page number is not part of the text",
}
_CONTENTS = re.compile(r".{3,}?(?:\s*\.\s?){4,}\s*\d{1,4}\s*\Z")


def assemble(pages: Sequence[Page], builder: Builder) -> None:
    """Write the text of the pages to a builder: paragraphs, notes, and what was left out or joined."""
    edges = furniture(list(pages))
    for line, what in edges.items():
        builder.omit(line.text, what, _REASONS[what], Place(builder.name, line.number, 1, line.page))
    texts = [line for page in pages for line in page.lines if line not in edges]
    size = body_size(pages)
    feet = Feet(size)
    body: list[Line] = []
    for page in pages:
        body += feet.take([line for line in page.lines if line not in edges])
    _Writer(builder, Words(line.text for line in texts), feet.notes, size).write(body)


class _Writer:
    def __init__(self, builder: Builder, words: Words, notes: Sequence[Foot], size: float) -> None:
        self.builder = builder
        self.words = words
        self.notes = notes
        self.size = size
        self.marks: dict[Line, list[tuple[Mark, Foot]]] = {}
        for note in notes:
            if note.marked:
                self.marks.setdefault(note.marked[0], []).append((note.marked[1], note))
        self.levels: Mapping[int, int] = {}

    def write(self, body: Sequence[Line]) -> None:
        """Write the body, then the notes."""
        groups = list(paragraphs(body, self.size))
        sizes = sorted(
            {round(group[0].size) for group in groups if is_heading(group[0], self.size)}, reverse=True
        )
        self.levels = {size: level for level, size in enumerate(sizes, 1)}
        flows = {note: self.builder.note(note.number) for note in self.notes}
        for group in groups:
            self._paragraph(self.builder.body, group, flows)
        for note, flow in flows.items():
            self._paragraph(flow, note.lines, {}, note.skipped)

    def _paragraph(
        self, flow: Flow, lines: Sequence[Line], flows: Mapping[Foot, Flow], skipped: int = 0
    ) -> None:
        kind: BlockKind = "paragraph"
        level = 0
        if flow is self.builder.body and is_heading(lines[0], self.size):
            kind, level = "heading", min(9, self.levels.get(round(lines[0].size), 1))
        elif flow is self.builder.body and _CONTENTS.fullmatch(lines[0].text):
            kind = "contents"
        flow.open(kind, level=level)
        for before, line in pairwise((None, *lines)):
            assert line is not None
            skipped = self._gap(flow, before, line) if before is not None else skipped
            self._line(flow, line, skipped, flows)
        flow.close()

    def _gap(self, flow: Flow, before: Line, line: Line) -> int:
        """Write what stands between two lines, and return how much of the second is written with it."""
        word = joined(before.text, line.text, self.words)
        place = Place(self.builder.name, before.number, len(before.text), before.page)
        if word is None:
            if _ADDRESS.search(before.text) and _ADDRESS_GOES_ON.match(line.text):
                reason = "an address was broken at the end of a line"
                old = f"{before.text[-20:]}⏎{line.text[:20]}"
                self.builder.join(old, old.replace("⏎", ""), "address", reason, place)
                return 0
            flow.write(" ")
            return 0
        taken, goes_on = divided(before.text, line.text)
        old = before.text[len(before.text) - taken :]
        if word != old + line.text[:goes_on]:
            _take_back(flow, taken)
            flow.write(word, line=(before.page, before.number, len(before.text) - taken + 1))
            reason = "the hyphen stood at the end of a line"
            self.builder.join(old + "⏎" + line.text[:goes_on], word, "hyphen", reason, place)
            return goes_on
        return 0

    def _line(self, flow: Flow, line: Line, skipped: int, flows: Mapping[Foot, Flow]) -> None:
        """Write a line from an offset on, with its notes hung where their marks stand."""
        at = skipped
        for mark, note in sorted(self.marks.get(line, ()), key=lambda each: each[0].start):
            if note not in flows or mark.start < at:
                continue
            self._text(flow, line, at, mark.start)
            flows[note].anchor = flow.here
            at = mark.end
        self._text(flow, line, at, len(line.text))

    def _text(self, flow: Flow, line: Line, start: int, end: int) -> None:
        if start < end:
            flow.write(line.text[start:end], line=(line.page, line.number, start + 1))


def _take_back(flow: Flow, count: int) -> None:
    """Remove characters that were written last."""
    draft = flow.draft
    text = draft.text
    draft.parts = [text[: len(text) - count]]
    draft.length = len(draft.parts[0])
    draft.lines = [each for each in draft.lines if each[0] < draft.length or each[0] == 0]
