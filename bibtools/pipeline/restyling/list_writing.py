"""The reference list in another style: the entries of each heading sorted into the paragraphs that they had."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from bibtools.model.styled import Styled, StyledText, plain
from bibtools.pipeline.restyling.listing import ListEntry, Remembered
from bibtools.pipeline.restyling.rendering import Renderer
from bibtools.pipeline.restyling.texts import NOTHING, Texts


def write_list(entries: Sequence[ListEntry], renderer: Renderer, texts: Texts) -> dict[str, Remembered]:
    """Replace the entries of the list; return by their new texts what a later run has to know of them.

    Paragraphs of entries that have to stay, stay where they are; the others take what is rendered in its order.
    """
    groups: dict[str, list[ListEntry]] = defaultdict(list)
    right = _as_rendered(entries, renderer, texts)
    for entry in entries:
        if entry in right:
            continue
        if entry.refused:
            texts.keep_entry(entry.block, entry.whole_start, _text(entry, texts), entry.refused)
        else:
            groups[entry.heading].append(entry)
    rendered = renderer.entries({heading: [each.key for each in some] for heading, some in groups.items()})
    remembered = {}
    for heading, group in groups.items():
        texts_of = {
            key: pieces for key, pieces in rendered.get(heading, ()) if renderer.is_named(key, plain(pieces))
        }
        slots = sorted((each.block, each.whole_start) for each in group)
        written = {each.key: each.written or _text(each, texts) for each in group}
        waiting = iter(texts_of.items())
        counted = any(each.number and each.number_start < 0 for each in group)
        for slot, entry in zip(slots, sorted(group, key=lambda each: each.order), strict=True):
            key = entry.key
            pieces: StyledText = (Styled(written[key]),)
            if key in texts_of:
                key, pieces = next(waiting)
                pieces = _unnumbered(pieces) if counted else pieces
            else:
                texts.keep_entry(*slot, written[key], NOTHING)
            now = texts.put_entry(*slot, pieces)
            order = next(each.order for each in group if each.key == key)
            remembered[now] = Remembered(key, order, written[key])
    return remembered


def _as_rendered(entries: Sequence[ListEntry], renderer: Renderer, texts: Texts) -> set[ListEntry]:
    """Return the entries that were read with doubts and are what the style prints for their works."""
    taken = {each.key for each in entries if not each.refused}
    doubted = [each for each in entries if each.refused and each.key and each.key not in taken]
    rendered = dict(renderer.entries({"": [each.key for each in doubted]}).get("", ()))
    return {each for each in doubted if plain(rendered.get(each.key, ())) == _text(each, texts)}


def _text(entry: ListEntry, texts: Texts) -> str:
    return texts.block(-1, entry.block).text[entry.whole_start :]


def _unnumbered(pieces: StyledText) -> StyledText:
    """Return an entry without the number that its style prints, where the program that shows the list counts too."""
    first, tab, rest = pieces[0].text.partition("\t") if pieces else ("", "", "")
    if not tab or not any(map(str.isdecimal, first)):
        return pieces
    return (replace(pieces[0], text=rest), *pieces[1:]) if rest else pieces[1:]
