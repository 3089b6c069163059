"""Positions of cites: first, subsequent, ibid, ibid with locator, near note."""

from __future__ import annotations

from collections import Counter

from bibtools.csl.cites import Citation, Cite

FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = range(4)


class Moved:
    """What a change of positions touches: ids of citations, and of items that have another first note."""

    __slots__ = ("citations", "renumbered")

    def __init__(self) -> None:
        self.citations: set[str] = set()
        self.renumbered: set[str] = set()


class Positions:
    """Sets position, nearness and first note of cites. Citations in the text and in notes are counted apart."""

    def __init__(self, near_distance: int, *, near: bool = True, first_notes: bool = True) -> None:
        """Take the number of notes within which a source counts as near.

        `near` and `first_notes` say whether the style asks for them: where it does not, a citation for which nothing
        else changes is not touched.
        """
        self._near_distance = near_distance
        self._asks = near, first_notes
        self._text, self._notes = _Run(), _Run()
        self.first_notes: dict[str, int] = {}

    def set_all(self, citations: list[Citation]) -> Moved:
        """Go through all citations, linear in the cites."""
        moved = Moved()
        before = self.first_notes
        self._text, self._notes = _Run(), _Run()
        for citation in citations:
            self._take(citation, moved)
        self.first_notes = self._notes.first
        moved.renumbered = {key for key, note in self.first_notes.items() if before.get(key) != note}
        return moved

    def append(self, citation: Citation) -> Moved:
        """Go on with a new citation behind those that have their positions and have not changed since."""
        moved = Moved()
        known = self._notes.first.keys() & set(citation.keys)
        self._take(citation, moved)
        self.first_notes = self._notes.first
        moved.renumbered = {key for key in citation.keys if key in self.first_notes} - known
        return moved

    def _take(self, citation: Citation, moved: Moved) -> None:
        run = self._notes if citation.note else self._text
        before = run.before(citation)
        for cite in citation.ordered:
            was = self._shown(cite)
            run.place(cite, before, citation.note, self._near_distance)
            if was != self._shown(cite):
                moved.citations.add(citation.id)
            before = cite
        run.end(citation)

    def _shown(self, cite: Cite) -> tuple[int, bool, int]:
        """Return what a style can see of the place of a cite."""
        near, first_notes = self._asks
        return cite.position, near and cite.near, cite.first_note if first_notes else 0


class _Run:
    """What the next citation has to know of those before it."""

    __slots__ = ("_cites", "_last", "_previous", "first")

    def __init__(self) -> None:
        self.first: dict[str, int] = {}
        self._last: dict[str, int] = {}
        self._cites: Counter[int] = Counter()
        self._previous: Citation | None = None

    def before(self, citation: Citation) -> Cite | None:
        """Return the cite that the first one of a citation may repeat: the only one of the note or citation before.

        A note between the two that cites nothing parts them, too.
        """
        previous = self._previous
        if previous is None or len(previous.ordered) != 1 or citation.note > previous.note + 1:
            return None
        # What several citations of one note cite is what the note cites.
        alone = previous.note in (0, citation.note) or self._cites[previous.note] == 1
        return previous.ordered[0] if alone else None

    def place(self, cite: Cite, before: Cite | None, note: int, near_distance: int) -> None:
        """Set what CSL calls the position of a cite, by the one before it."""
        first = self.first.get(cite.id)
        cite.position = FIRST if first is None else _position(cite, before)
        cite.first_note = first if first and first < note else 0
        cite.near = bool(note and first is not None and note - self._last[cite.id] <= near_distance)
        self.first.setdefault(cite.id, note)
        self._last[cite.id] = note

    def end(self, citation: Citation) -> None:
        """Count the cites of a citation."""
        self._cites[citation.note] += len(citation.ordered)
        self._previous = citation


def _position(cite: Cite, before: Cite | None) -> int:
    """Return the position of a cite of an item that was cited before."""
    if before is None or before.id != cite.id or (before.locator and not cite.locator):
        return SUBSEQUENT
    same = (before.locator, before.label or "page") == (cite.locator, cite.label or "page")
    return IBID if same or not cite.locator else IBID_WITH_LOCATOR
