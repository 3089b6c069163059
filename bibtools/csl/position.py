"""Positions of cites: first, subsequent, ibid, ibid with locator, near note."""

from __future__ import annotations

from bibtools.csl.cites import Citation, Cite

FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = range(4)


class Moved:
    """What a change of positions touches: ids of citations and of items, and of items with another first note."""

    __slots__ = ("citations", "items", "renumbered")

    def __init__(self) -> None:
        self.citations: set[str] = set()
        self.items: set[str] = set()
        self.renumbered: set[str] = set()


class Positions:
    """Sets position, nearness and first note of cites. Citations in the text and in notes are counted apart."""

    def __init__(self, near_distance: int) -> None:
        """Take the number of notes within which a source counts as near."""
        self._near_distance = near_distance
        self._text, self._notes = _Run(), _Run()
        self.first_notes: dict[str, int] = {}

    def set_all(self, citations: list[Citation], new: set[str]) -> Moved:
        """Go through all citations, linear in the cites; `new` are the ids of those that had no positions yet."""
        moved = Moved()
        before, self.first_notes = self.first_notes, {}
        self._text, self._notes = _Run(), _Run()
        for citation in citations:
            self._take(citation, citation.id in new, moved)
        moved.renumbered = {key for key, note in self.first_notes.items() if before.get(key) != note}
        return moved

    def append(self, citation: Citation) -> Moved:
        """Go on with a new citation behind those that have their positions and have not changed since."""
        moved = Moved()
        before = {key: self.first_notes.get(key) for key in citation.keys}
        self._take(citation, True, moved)
        moved.renumbered = {key for key, note in before.items() if self.first_notes.get(key) != note}
        return moved

    def _take(self, citation: Citation, new: bool, moved: Moved) -> None:
        run = self._notes if citation.note else self._text
        run.take(citation, self._near_distance, new, moved, self.first_notes)


class _Run:
    """What the next citation has to know of those before it."""

    __slots__ = ("counts", "first", "last", "previous")

    def __init__(self) -> None:
        self.first: dict[str, int] = {}
        self.last: dict[str, int] = {}
        self.counts: dict[int, int] = {}
        self.previous: Citation | None = None

    def take(
        self, citation: Citation, near_distance: int, new: bool, moved: Moved, first_notes: dict[str, int]
    ) -> None:
        """Set the positions of the cites of the next citation; note in `moved` what changed."""
        note, ordered, previous = citation.note, citation.ordered, self.previous
        if previous is not None and previous.note > note:
            self.first, self.last, self.counts = {}, {}, {}
        first, last, counts = self.first, self.last, self.counts
        counts[note] = counts.get(note, 0) + len(ordered)
        before: Cite | None = None
        author_only = citation.mode == "author-only"
        for cite in ordered:
            key = cite.id
            seen = last.get(key)
            if seen is None:
                position, near, first_note = FIRST, False, 0
                if not author_only:
                    first[key] = last[key] = note
                    # A note counts before a citation in the text, which has the number 0.
                    first_notes[key] = first_notes.get(key) or note
            else:
                position = FIRST if author_only else _again(citation, cite, before, previous, counts)
                near = position != FIRST and note - seen <= near_distance
                first_note = first[key] if first[key] != note else 0
                last[key] = note
            if position != cite.position or near is not cite.near:
                cite.position, cite.near = position, near
                moved.citations.add(citation.id)
            if first_note != cite.first_note:
                cite.first_note = first_note
                if not new:
                    moved.items.add(key)
            before = cite
        if ordered and not author_only:
            self.previous = citation


def _again(
    citation: Citation, cite: Cite, inside: Cite | None, before: Citation | None, counts: dict[int, int]
) -> int:
    """Return the position of a cite whose item was cited before."""
    if inside is not None:
        previous = inside if inside.id == cite.id else None
    elif before is None:
        previous = None
    else:
        previous = _in_previous(citation, cite, before, counts)
    if previous is None or (previous.locator and not cite.locator):
        return SUBSEQUENT
    if previous.locator == cite.locator and (not cite.locator or previous.label == cite.label):
        return IBID
    return IBID_WITH_LOCATOR


def _in_previous(citation: Citation, cite: Cite, before: Citation, counts: dict[int, int]) -> Cite | None:
    """Return the cite of the citation before that this one follows directly, if it is of the same item.

    In another note it does so only where the note before holds no other cite, in the text only where the
    citation before holds none.
    """
    if before.note == citation.note:
        if not citation.note and len(before.ordered) > 1:
            return None
        last = before.ordered[-1]
        return last if last.id == cite.id else None
    if before.note < citation.note - 1 or before.ordered[0].id != cite.id:
        return None
    return before.ordered[0] if counts.get(before.note) == 1 else None
