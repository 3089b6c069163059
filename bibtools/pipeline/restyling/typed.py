"""The citations that are typed in the text, resolved against the reference list."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bibtools.model import Document, Span
from bibtools.parser.in_text.scanning import typed_citations
from bibtools.parser.in_text.typed import TypedCitation, TypedCite
from bibtools.pipeline.restyling.found import Found, FoundCite
from bibtools.pipeline.restyling.known import KnownWorks
from bibtools.pipeline.restyling.listed import ListedWorks
from bibtools.pipeline.restyling.listed_work import ListedWork
from bibtools.pipeline.restyling.listing import ListEntry
from bibtools.support.messages import message

_NO_ENTRY = message("the list has no entry of these names and this year")
_NO_NUMBER = message("the list has no entry of this number")
_SEVERAL = message("it can mean several entries of the list")
_BLOCKS = ("paragraph", "item", "cell")


class Typed(NamedTuple):
    """The citations that are typed in the text of an article, and whether it cites there rather than in notes."""

    found: list[Found]
    dated: bool


def typed_in_text(
    document: Document,
    entries: Sequence[ListEntry],
    known: KnownWorks,
    cited: Sequence[Found],
    passed: Container[tuple[int, int]],
    *,
    dated: bool | None,
    notes: bool,
) -> Typed:
    """Return the citations that are typed in the body of an article.

    They are resolved against the entries of its list and the references that a person gave. `dated` says whether the
    article cites in its text; if that is not known (None), it does unless its notes cite more often. Of one that does
    not, what is not resolved is no citation, and for a style of `notes` the text is left alone. `cited` are the
    citations that were found already, `passed` the blocks that are known.
    """
    reader = _Reader(document, ListedWorks.of(document, entries, known), entries)
    found = [each for block in reader.blocks if (-1, block) not in passed for each in reader.block(block)]
    if dated is None:
        in_text = sum(not each.refused for each in found)
        in_text += sum(each.note < 0 and not each.field for each in cited)
        dated = in_text >= max(1, sum(each.note >= 0 for each in cited))
    if not dated:
        found = [] if notes else [each for each in found if not each.refused]
    for each in found:
        if not each.refused:
            known.have(cite.key for cite in each.cites)
    return Typed(found, dated)


class _Reader:
    def __init__(self, document: Document, works: ListedWorks, entries: Sequence[ListEntry]) -> None:
        self._document, self._works = document, works
        listed = {each.block for each in entries}
        self.blocks = [
            number
            for number, block in enumerate(document.blocks)
            if block.kind in _BLOCKS and number not in listed and not block.bibliography
        ]
        self._fields = {
            number: [each.span for each in document.fields if each.note < 0 and each.block == number]
            for number in {each.block for each in document.fields if each.note < 0}
        }

    def block(self, number: int) -> Iterator[Found]:
        """Yield the citations of a block of the body."""
        text = self._document.blocks[number].text
        for each in typed_citations(text):
            if any(_meet(each.span, field) for field in self._fields.get(number, ())):
                continue
            if (found := self._found(number, text, each)) is not None:
                yield found

    def _found(self, block: int, text: str, typed: TypedCitation) -> Found | None:
        """Return the citation; None if the list has no entry for it and part of it does not look like a citation."""
        before = text[: typed.span.start]
        resolved = [self._resolved(each, before) for each in typed.cites]
        if any(works is None for _, works in resolved) and not any(works for _, works in resolved):
            return None
        cites: list[FoundCite] = []
        refused = ""
        for each, (prefix, works) in zip(typed.cites, resolved, strict=True):
            refused = refused or self._fault(each, works or ())
            key = works[0].key if works and len(works) == 1 else ""
            mode = "" if each.head or each.number else "suppress-author"
            cites.append(FoundCite(key, each.locator, each.label, prefix, _behind(each.suffix), mode=mode))
        hops = not before.rstrip().endswith((".", ",", ";", ":"))
        span = typed.span
        return Found(-1, block, span.start, span.end, _once_prefixed(cites), refused=refused, hops=hops)

    def _resolved(self, cite: TypedCite, before: str) -> tuple[str, list[ListedWork] | None]:
        """Return the words before the names, and the works that a cite can mean; None for what is no citation."""
        if cite.number:
            return "", self._works.numbered(cite.number)
        if cite.head:
            return self._works.named(cite)
        return "", self._works.named_before(cite, before)

    def _fault(self, cite: TypedCite, works: Sequence[ListedWork]) -> str:
        if not works:
            return _NO_NUMBER if cite.number else _NO_ENTRY
        if len(works) > 1:
            return _SEVERAL
        why = works[0].refused
        return message("its entry in the list was not understood ({reason})", reason=why) if why else ""


def _once_prefixed(cites: Sequence[FoundCite]) -> tuple[FoundCite, ...]:
    """Return cites, of which those that follow another with the same words before it (other years) have none."""
    found: list[FoundCite] = []
    for each in cites:
        same = found and each.prefix and each.prefix == cites[len(found) - 1].prefix
        found.append(replace(each, prefix="") if same else each)
    return tuple(found)


def _behind(suffix: str) -> str:
    """Return what stands behind a cite as the processor takes it: with the comma that parts it."""
    return f", {suffix}" if suffix else ""


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
