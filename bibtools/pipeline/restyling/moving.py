"""Citations that move: from notes into the text for styles that cite there, and back into notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from bibtools.documents.editing import Editing
from bibtools.model import Document
from bibtools.model.styled import StyledText, plain
from bibtools.parser.notes.leads import says_see
from bibtools.pipeline.restyling.edits import BlockEdit
from bibtools.pipeline.restyling.found import Found
from bibtools.pipeline.restyling.texts import IN_A_BOX, IN_TEXT, MADE_ANEW, NOT_LISTED, Texts


def placed(found: Iterable[Found], editing: Editing, listed: Container[str], *, notes: bool) -> list[Found]:
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
    return [_placed(each, editing, notes=notes, alone=per_note[each.note] == 1) for each in given]


def _only_listed(found: Found, listed: Container[str]) -> Found:
    if found.refused or found.note < 0 or all(cite.key in listed for cite in found.cites):
        return found
    return replace(found, refused=NOT_LISTED)


def _placed(found: Found, editing: Editing, *, notes: bool, alone: bool) -> Found:
    if found.refused:
        return found
    if found.field and not editing.may_change(found.note, found.block, found.start, found.end):
        return replace(found, refused=MADE_ANEW)
    if found.note < 0:
        if notes and found.field:
            return replace(found, refused=IN_TEXT)
        if notes and not editing.may_have_notes(found.block):
            return replace(found, refused=IN_A_BOX)
        return _into_note(found) if notes else found
    if notes or found.field or not alone or not _is_bare(found, editing.document):
        return found
    lead = editing.document.notes[found.note].blocks[found.block].text[: found.start].strip()
    if found.lead and lead == _opening(found.lead):
        lead = found.lead
    first = replace(found.cites[0], prefix=lead)
    return replace(found, moves=True, led=False, cites=(first, *found.cites[1:]))


def _into_note(found: Found) -> Found:
    """Return a citation in the text as one that becomes a note: the words before it open a sentence there."""
    first = found.cites[0]
    if not first.prefix:
        return replace(found, moves=True, led=False)
    cites = (replace(first, prefix=_opening(first.prefix)), *found.cites[1:])
    return replace(found, moves=True, led=False, cites=cites, lead=first.prefix)


def _opening(lead: str) -> str:
    """Return words with a capital at their start; an i, of which the capital depends on the language, stays."""
    return lead if lead.startswith("i") else lead[:1].upper() + lead[1:]


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
) -> tuple[dict[int, list[BlockEdit]], dict[str, tuple[str, list[Found]]]]:
    """Move citations; return what becomes of the blocks of the body, and the text and citation of new notes by name."""
    edits: dict[int, list[BlockEdit]] = defaultdict(list)
    notes: dict[str, tuple[str, list[Found]]] = {}
    blocks: dict[int, list[tuple[int, Found, StyledText]]] = defaultdict(list)
    for each, pieces in found:
        if each.note >= 0:
            note = document.notes[each.note]
            blocks[note.block].append((note.offset, each, pieces))
            continue
        name, edit = texts.into_note(each, pieces)
        edits[each.block].append(edit)
        lead, text = each.cites[0].prefix, plain(pieces)
        cites = (replace(each.cites[0], prefix=""), *each.cites[1:])
        kept = replace(each, note=0, block=0, start=len(lead) + 1 if lead else 0, end=len(text), moves=False)
        notes[name] = text, [replace(kept, cites=cites, led=bool(lead), closed=text.endswith("."))]
    for block, moved in blocks.items():
        # The last comes first; of several at one place, each goes behind the one before it.
        for _, one, pieces in sorted(moved, key=lambda each: (-each[0], each[1].note)):
            edits[block].append(texts.into_text(one, pieces))
    return edits, notes
