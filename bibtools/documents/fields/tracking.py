"""Complex fields: begin, instruction, separator, result, end. They nest, over paragraphs too (ECMA-376, 17.16.18)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from bibtools.documents.building import Builder, DraftField, Flow, Mark
from bibtools.documents.fields.instructions import FieldCode, read_instruction
from bibtools.model.reference import Reference
from bibtools.support.dataclass import dataclass


@dataclass(slots=True, eq=False)
class _Open:
    """A field that has begun: its instruction so far; from the separator on its code and the start of its result."""

    data: str
    dropped: bool
    instruction: list[str] = field(default_factory=list)
    code: FieldCode | None = None
    start: Mark | None = None


class FieldTracker:
    """Follows the fields of every flow and adds the citations to the builder."""

    def __init__(self, builder: Builder, sources: Mapping[str, Reference]) -> None:
        self.builder = builder
        self.sources = sources
        self._open: dict[Flow, list[_Open]] = {}

    def shows(self, flow: Flow) -> bool:
        """Return whether text at this point is shown: it is not if it belongs to an instruction."""
        return all(each.code is not None for each in self._open.get(flow, ()))

    def begin(self, flow: Flow, data: str = "", *, dropped: bool = False) -> None:
        """Begin a field; `data` is its `w:fldData`, `dropped` says that it is deleted text."""
        self._open.setdefault(flow, []).append(_Open("".join(data.split()), dropped))

    def instruct(self, flow: Flow, text: str) -> None:
        """Add text to the instruction of the field that began last."""
        opened = self._open.get(flow)
        if opened and opened[-1].code is None:
            opened[-1].instruction.append(text)

    def separate(self, flow: Flow) -> None:
        """End the instruction: what follows is the result."""
        opened = self._open.get(flow)
        if opened and opened[-1].code is None:
            self._read(flow, opened[-1])

    def end(self, flow: Flow) -> None:
        """End the field that began last; a citation goes to the builder."""
        opened = self._open.get(flow)
        if not opened:
            return
        last = opened.pop()
        if last.code is None:
            self._read(flow, last)
        flow.leave(last)
        if last.code is None or not last.code.kind or last.dropped or last.start is None:
            return
        if opened and opened[-1].code is None:
            # EndNote keeps the data of a long citation in a field within the instruction of the citation's own.
            opened[-1].data = opened[-1].data or last.data
            return
        self.cite(flow, last.code, last.start)

    def cite(self, flow: Flow, code: FieldCode, start: Mark) -> None:
        """Add the citation of which the visible text runs from `start` to here."""
        self.builder.fields.append(DraftField(code.kind, code.items, start, flow.here, code.written))

    def _read(self, flow: Flow, field: _Open) -> None:
        field.code = read_instruction("".join(field.instruction), field.data, self.sources)
        field.start = flow.here
        if field.code.bibliography or field.code.contents:
            flow.enter(field, field.code.bibliography, field.code.contents)
