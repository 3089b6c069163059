"""Where the entries of a .bib file stand after edits, without reading the others again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from bibtools.bibtex import scan
from bibtools.model import Edit, Span, Text
from bibtools.model.datamodel import Dialect
from bibtools.pipeline.store.entries import is_plain, lone_entry

EntrySpan: TypeAlias = tuple[str, int, int]
"""The key of an entry, and where it begins and ends in the file."""


def spliced(
    old: str, entries: Sequence[EntrySpan], edits: Sequence[Edit], new: str, dialect: Dialect
) -> list[EntrySpan] | None:
    """Return the entries of a plain file after edits that made the text `new` of `old`.

    None if that file has to be read as a whole: what an edit leaves is no lone entry, or could be the begin of another.
    """
    cuts = sorted(edits, key=lambda each: (each.span.start, each.span.end))
    made: list[EntrySpan] = []
    suspect = False
    for entry, span, touched in _moved(entries, cuts):
        if span is None:
            suspect = True
            continue
        text = new[span.start : span.end]
        if touched:
            read = lone_entry(text, dialect)
            if read is None or read.key != entry[0]:
                return None
        elif text != old[entry[1] : entry[2]]:
            return None
        if (suspect or touched) and "@" in new[made[-1][2] if made else 0 : span.start]:
            return None
        suspect = touched
        made.append((entry[0], span.start, span.end))
    rest = made[-1][2] if made else 0
    tail = scan(Text("-", new[rest:]), dialect)
    if not is_plain(tail) or any(block.kind == "comment" for block in tail.blocks):
        return None
    made += [(each.key, each.span.start + rest, each.span.end + rest) for each in tail.entries]
    return made if len({key.lower() for key, _, _ in made}) == len(made) else None


def _moved(
    entries: Sequence[EntrySpan], cuts: Sequence[Edit]
) -> Iterator[tuple[EntrySpan, Span | None, bool]]:
    """Yield each entry with where it stands now, and whether an edit is in it; None for one that is gone.

    An entry may be gone with the space around it, to which the edit of another one reaches, too.
    """
    shift = at = done = 0
    for entry in entries:
        _, start, end = entry
        while done < len(cuts) and cuts[done].span.end <= start:
            shift += _growth(cuts[done], at)
            at = max(at, cuts[done].span.end)
            done += 1
        begin, touched, gone = start + shift, False, False
        while done < len(cuts) and cuts[done].span.start < end:
            edit = cuts[done]
            gone = gone or (edit.span.start <= start and edit.span.end >= end)
            shift += _growth(edit, at)
            at = max(at, edit.span.end)
            touched = True
            done += 1
        yield entry, None if gone else Span(begin, end + shift), touched


def _growth(edit: Edit, at: int) -> int:
    """Return how much longer an edit makes a text of which what is before `at` is done already."""
    return len(edit.text) - max(0, edit.span.end - max(at, edit.span.start))
