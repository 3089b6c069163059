"""The citations of a document, in order, with what is needed to say which of them an edit touches."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

from bibtools.csl.cites import Citation
from bibtools.errors import UsageError
from bibtools.support.messages import message


class Document:
    """The citations, and for each item the citations that cite it."""

    def __init__(self) -> None:
        """Start without citations."""
        self.citations: list[Citation] = []
        self.by_id: dict[str, Citation] = {}
        self.by_item: dict[str, dict[str, None]] = {}
        self._count = 0

    def add(self, citation: Citation, index: int) -> None:
        """Put a citation in; one without an id of its own is given one."""
        if not citation.id or citation.id in self.by_id:
            citation.id = self._new_id()
        self.citations.insert(index, citation)
        self.by_id[citation.id] = citation
        for cite in citation.cites:
            self.by_item.setdefault(cite.id, {})[citation.id] = None

    def remove(self, citation_id: str) -> int:
        """Take a citation out; give the place where it was."""
        index = self.index(citation_id)
        citation = self.citations.pop(index)
        del self.by_id[citation_id]
        for cite in citation.cites:
            self.by_item.get(cite.id, {}).pop(citation_id, None)
        return index

    def arrange(self, citations: Iterable[Citation]) -> list[Citation]:
        """Make these the citations, in this order; give those that were not there before."""
        wanted = list(citations)
        keep = {id(one) for one in wanted}
        for one in [one for one in self.citations if id(one) not in keep]:
            self.remove(one.id)
        had = {id(one) for one in self.citations}
        new = [one for one in wanted if id(one) not in had]
        for one in new:
            self.add(one, len(self.citations))
        self.citations = wanted
        return new

    def index(self, citation_id: str) -> int:
        """Return the place of a citation; `UsageError` for an id that is not known."""
        citation = self.by_id.get(citation_id)
        if citation is None:
            raise UsageError(
                message("There is no citation with the id {citation_id!r}.", citation_id=citation_id),
                hint="Give the id of a citation that was cited.",
            )
        return next(place for place, one in enumerate(self.citations) if one is citation)

    def shift(self, index: int, note: int, by: int) -> None:
        """Add to the note numbers of the citations from a place on, as far as they are not before a note."""
        for citation in self.citations[index:]:
            if citation.note >= note and citation.note:
                citation.note += by

    def cited(self, known: Callable[[str], bool]) -> list[str]:
        """Return the ids of the cited items that are known, in the order of first citing."""
        keys = dict.fromkeys(chain.from_iterable(one.keys for one in self.citations))
        return [key for key in keys if known(key)]

    def _new_id(self) -> str:
        while True:
            self._count += 1
            made = f"citation-{self._count}"
            if made not in self.by_id:
                return made
