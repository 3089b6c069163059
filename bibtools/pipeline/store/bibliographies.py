"""The bibliographies of the last build, of which only what depends on a changed entry is rendered again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bibtools.csl.memory import Memory
from bibtools.pipeline.rendering import Rendered, RenderOptions, bibliographies_again, with_text
from bibtools.pipeline.sections import heading_of
from bibtools.pipeline.store.database import Store
from bibtools.pipeline.store.entries import Entries, pack, unpack

_FORMATS = ("html", "markdown", "text")


class _Item:
    """An entry that is read when the processor asks for it."""

    __slots__ = ("_entries", "_key")

    def __init__(self, entries: Entries, key: str) -> None:
        self._entries = entries
        self._key = key

    def to_csl(self) -> Mapping[str, Any]:
        """Return the CSL-JSON item."""
        item: Mapping[str, Any] = with_text(self._entries.reference(self._key)).to_csl()
        return item


def bibliographies_of(
    entries: Entries, options: Sequence[RenderOptions], store: Store, *, context: str
) -> list[Rendered]:
    """Return the bibliography of the entries in all three formats of `build`, by one style that has bibliographies.

    What the store has of the same style is used, and replaced. `context` tells style, locale and sections as they are
    now from any others.
    """
    name = f"style {options[0].style}"
    memory, digests, headings = _known(store, name, context)
    now = entries.digests
    changed = {key for key, digest in digests.items() if now.get(key, digest) != digest}
    fresh = [key for key in now if key not in digests or key in changed]
    entries.read(fresh)
    placed = _headings(entries, options[0], fresh, headings)
    items = {key: _Item(entries, key) for key in now}
    made = bibliographies_again(items, options, memory, changed, placed)
    store.put(name, [context, memory.to_json(), pack(now.values()), placed])
    for format, texts in memory.texts.items():
        store.put_texts(f"{name} {format}", [texts.get(key, "") for key in memory.order])
    return made


def _known(store: Store, name: str, context: str) -> tuple[Memory, dict[str, str], dict[str, str]]:
    """Return what is known of a style: its memory, and digest and heading by id; nothing of another context."""
    try:
        made_in, value, digests, headings = store.part(name)
        if made_in == context:
            memory = Memory.from_json(value)
            for format in _FORMATS:
                pairs = zip(memory.order, store.texts(f"{name} {format}"), strict=True)
                memory.texts[format] = {key: text for key, text in pairs if text}
            return memory, dict(zip(memory.ids, unpack(digests), strict=True)), dict(headings)
    except (ValueError, TypeError, LookupError, AttributeError):
        pass
    return Memory(), {}, {}


def _headings(
    entries: Entries, options: RenderOptions, fresh: Sequence[str], known: Mapping[str, str]
) -> dict[str, str]:
    """Return id → heading of the section; nothing without sections."""
    if not options.sections:
        return {}
    language = options.locale or ""
    new = {key: heading_of(entries.reference(key), options.sections, language) for key in fresh}
    return {key: new[key] if key in new else known[key] for key in entries.digests}
