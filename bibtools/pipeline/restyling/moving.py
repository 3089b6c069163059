"""Citations that move: from notes into the text for styles that cite there, and back into notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from bibtools.model import Document
from bibtools.model.styled import StyledText
from bibtools.parser.notes.leads import says_see
from bibtools.pipeline.restyling.found import Found
from bibtools.pipeline.restyling.texts import IN_TEXT, NOT_LISTED, Texts


def placed(found: Iterable[Found], document: Document, listed: Container[str], *, notes: bool) -> list[Found]:
    """Return citations as a style that cites in `notes`, or in the text, has them; `listed` works are in the list.

    A style that cites in the text names works in full in the list alone: a note that cites another has to stay. A note
    that is one citation, with at most a few words before it that point at it, becomes a citation in the text; one with
    more commentary stays. A live field in the text stays there.
    """
    given = list(found)
    per_note: dict[int, int] = defaultdict(int)
    for each in given:
        per_note[each.note] += 1
    if not notes:
        given = [_only_listed(each, listed) for each in given]
    return [_placed(each, document, notes=notes, alone=per_note[each.note] == 1) for each in given]


def _only_listed(found: Found, listed: Container[str]) -> Found:
    if found.refused or found.note < 0 or all(cite.key in listed for cite in found.cites):
        return found
    return replace(found, refused=NOT_LISTED)


def _placed(found: Found, document: Document, *, notes: bool, alone: bool) -> Found:
    if found.refused:
        return found
    if found.note < 0:
        if notes and found.field:
            return replace(found, refused=IN_TEXT)
        return replace(found, moves=True, led=False) if notes else found
    if notes or found.field or not alone or not _is_bare(found, document):
        return found
    lead = document.notes[found.note].blocks[found.block].text[: found.start].strip()
    first = replace(found.cites[0], prefix=lead)
    return replace(found, moves=True, led=False, cites=(first, *found.cites[1:]))


def _is_bare(found: Found, document: Document) -> bool:
    """Return whether a note says nothing but a citation and what points at it, and its mark is in the text."""
    note = document.notes[found.note]
    if len(note.blocks) != 1 or note.block < 0:
        return False
    lead, tail = note.text[: found.start].strip(), note.text[found.end :]
    return not tail.strip(" .") and (not lead or (says_see(lead) and len(lead.split()) <= _LONGEST_LEAD))


_LONGEST_LEAD = 5
"""The most words before a citation that are taken along into the text."""


def move(
    found: Sequence[tuple[Found, StyledText]], document: Document, texts: Texts
) -> dict[str, tuple[str, list[Found]]]:
    """Move citations; return, by name of the block, the new texts with their citations, for a later run."""
    remembered: dict[str, tuple[str, list[Found]]] = {}
    blocks: dict[int, list[tuple[int, Found, StyledText]]] = defaultdict(list)
    for each, pieces in found:
        if each.note >= 0:
            note = document.notes[each.note]
            blocks[note.block].append((note.offset, each, pieces))
        else:
            name, text = texts.into_note(each, pieces)
            cites = (replace(each.cites[0], prefix=""), *each.cites[1:])
            lead = each.cites[0].prefix
            start = len(lead) + 1 if lead else 0
            kept = replace(each, note=0, block=0, start=start, end=len(text), cites=cites, moves=False)
            remembered[name] = text, [replace(kept, led=bool(lead), closed=text.endswith("."))]
    for block, moved in blocks.items():
        remembered[f"body {block}"] = _into_text(block, moved, texts)
    return remembered


def _into_text(
    block: int, moved: Sequence[tuple[int, Found, StyledText]], texts: Texts
) -> tuple[str, list[Found]]:
    """Move citations into a block of the body, from the last to the first; return its new text and where they are."""
    text = texts.block(-1, block).text
    starts: list[tuple[int, Found, int]] = []
    for _, found, pieces in sorted(moved, key=lambda each: (each[0], each[1].note), reverse=True):
        at, new, hops = texts.into_text(found, pieces)
        found = replace(found, hops=hops)
        text = text[:at] + new + text[at:]
        starts = [(start + len(new), one, length) for start, one, length in starts]
        starts.append((at + len(new) - len(new.lstrip()), found, len(new.lstrip())))
    kept = [
        replace(one, note=-1, block=block, start=start, end=start + length, closed=False, moves=False)
        for start, one, length in sorted(starts, key=lambda each: each[0])
    ]
    return text, kept
