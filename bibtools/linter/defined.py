"""The keys that a set of documents defines."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.bibtex.inheritance import split_keys
from bibtools.linter.document import Document


def defined_keys(documents: Sequence[Document]) -> list[str]:
    """Return every key that can be cited, including the aliases in `ids`, in file order and without repetition."""
    keys: dict[str, None] = {}
    for document in documents:
        for item in document.items if document.kind != "text" else ():
            keys[item.key] = None
            keys.update(dict.fromkeys(split_keys(item.value("ids"))))
    return list(keys)
