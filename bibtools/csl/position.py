"""Positions of cites: first, subsequent, ibid, ibid with locator, near note."""

from __future__ import annotations

from bibtools.csl.cites import Citation, Cite

FIRST, SUBSEQUENT, IBID, IBID_WITH_LOCATOR = range(4)


class Moved:
    """What a change of positions touches: ids of citations, and of items with another first note."""

    __slots__ = ("citations", "first_notes", "items")

    def __init__(self) -> None:
        self.citations: set[str] = set()
        self.items: set[str] = set()
        self.first_notes: dict[str, int] = {}


def set_positions(citations: list[Citation], near_distance: int, new: set[str]) -> Moved:
    """Set position, nearness and first note of the cites of all citations; say what changed.

    `new` are the ids of citations that had none yet. Citations in the text and those in notes are counted
    apart. One pass, linear in the cites.
    """
    moved = Moved()
    notes = [one for one in citations if one.note]
    _run(notes, near_distance, new, moved)
    if len(notes) < len(citations):
        _run([one for one in citations if not one.note], near_distance, new, moved)
    return moved


def _run(citations: list[Citation], near_distance: int, new: set[str], moved: Moved) -> None:
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    counts: dict[int, int] = {}
    previous: Citation | None = None
    for citation in citations:
        note, ordered = citation.note, citation.ordered
        if previous is not None and previous.note > note:
            first, last, counts = {}, {}, {}
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
                    moved.first_notes.setdefault(key, note)
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
                if citation.id not in new:
                    moved.items.add(key)
            before = cite
        if ordered and not author_only:
            previous = citation


def _again(
    citation: Citation, cite: Cite, inside: Cite | None, before: Citation | None, counts: dict[int, int]
) -> int:
    """Give the position of a cite whose item was cited before."""
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
    """Give the cite of the citation before that this one follows directly, if it is of the same item.

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
