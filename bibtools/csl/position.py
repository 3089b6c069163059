"""Positions of cites: first, subsequent, ibid, ibid with locator, near note."""

from __future__ import annotations

from bibtools.csl.cites import Citation, Cite

FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = range(4)


def set_positions(citations: list[Citation], near_distance: int) -> None:
    """Set position, nearness and first note of the cites of all citations, in one pass.

    Citations in the text and those in notes are counted apart.
    """
    for wanted in (False, True):
        _Positions(near_distance).run([one for one in citations if bool(one.note) is wanted])


class _Positions:
    def __init__(self, near_distance: int) -> None:
        self.near_distance = near_distance
        self.first: dict[str, int] = {}
        self.last: dict[str, int] = {}
        self.counts: dict[int, int] = {}

    def run(self, citations: list[Citation]) -> None:
        before: Citation | None = None
        for citation in citations:
            if before is not None and citation.note and before.note > citation.note:
                self.first, self.last, self.counts = {}, {}, {}
            self.counts[citation.note] = self.counts.get(citation.note, 0) + len(citation.ordered)
            for index, cite in enumerate(citation.ordered):
                self._one(citation, cite, citation.ordered[index - 1] if index else None, before)
            if citation.ordered and citation.mode != "author-only":
                before = citation

    def _one(self, citation: Citation, cite: Cite, inside: Cite | None, before: Citation | None) -> None:
        note, item = citation.note, cite.id
        cite.near, cite.first_note = False, 0
        if item not in self.last:
            cite.position = FIRST
            if citation.mode != "author-only":
                self.first[item] = self.last[item] = note
            return
        cite.position = self._again(citation, cite, inside, before)
        if citation.mode == "author-only":
            cite.position = FIRST
        if self.first[item] != note:
            cite.first_note = self.first[item]
        if note:
            cite.near = cite.position != FIRST and note - self.last[item] <= self.near_distance
            self.last[item] = note
        else:
            cite.near = cite.position != FIRST

    def _again(self, citation: Citation, cite: Cite, inside: Cite | None, before: Citation | None) -> int:
        previous = self._previous(citation, cite, inside, before)
        if previous is None:
            return SUBSEQUENT
        if previous.locator and not cite.locator:
            return SUBSEQUENT
        if (previous.locator, previous.label if previous.locator else "") == (
            cite.locator,
            cite.label if cite.locator else "",
        ):
            return IBID
        return IBID_WITH_LOCATOR

    def _previous(
        self, citation: Citation, cite: Cite, inside: Cite | None, before: Citation | None
    ) -> Cite | None:
        """Give the cite that this one follows directly, if it is of the same item."""
        if inside is not None:
            return inside if inside.id == cite.id else None
        if before is None:
            return None
        if before.note == citation.note and citation.note:
            return before.ordered[-1] if before.ordered[-1].id == cite.id else None
        if before.note < citation.note - 1 or before.ordered[0].id != cite.id:
            return None
        if before.note == citation.note:
            return before.ordered[-1] if before.ordered[-1].id == cite.id else None
        alone = self.counts.get(before.note) == 1 or not before.note
        return before.ordered[0] if alone else None
