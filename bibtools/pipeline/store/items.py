"""The CSL-JSON of the last build, of which only the items of changed entries are made again."""

from __future__ import annotations

from bibtools.formats.csl_json import array_of, item_text
from bibtools.pipeline.store.database import Store
from bibtools.pipeline.store.entries import Entries, pack, unpack

_NAME, _TEXTS = "csl-json", "csl-json texts"


def csl_json_of(entries: Entries, store: Store, *, context: str) -> str:
    """Return the entries as CSL-JSON; what the store has of the same `context` is used, and replaced."""
    known = _known(store, context)
    now = entries.digests
    entries.read(key for key, digest in now.items() if (key, digest) not in known)
    texts = [known.get((key, digest)) or item_text(entries.reference(key)) for key, digest in now.items()]
    store.put(_NAME, [context, list(now), pack(now.values())])
    store.put_texts(_TEXTS, texts)
    return array_of(texts)


def _known(store: Store, context: str) -> dict[tuple[str, str], str]:
    """Return key and digest of an entry → text of its item; nothing of another context."""
    try:
        made_in, keys, digests = store.part(_NAME)
        if made_in == context:
            pairs = zip(keys, unpack(digests), strict=True)
            return dict(zip(pairs, store.texts(_TEXTS), strict=True))
    except (ValueError, TypeError, AttributeError):
        pass
    return {}
