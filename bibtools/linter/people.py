"""What several rules about names share: the names of a document, and which of them are organisations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from bibtools.bibtex.decode import plain_text
from bibtools.bibtex.namelists import WrittenName, split_names
from bibtools.language.bodies import IN_LIST_OF_NAMES, corporate
from bibtools.linter.document import Document, Item
from bibtools.linter.folding import bare
from bibtools.model import EntryField
from bibtools.support.patterns import lazy

_BODY = lazy(rf"(?<!\w)(?:{corporate()}|{IN_LIST_OF_NAMES.strict()})(?!\w)", re.IGNORECASE)
_SHOWN = 60
CAPITALS = "A-Z" + "".join(filter(str.isupper, map(chr, range(0xC0, 0x250))))
"""The capital letters of Latin scripts, for a class of an expression."""


@lru_cache(maxsize=4096)
def looks_corporate(name: str) -> bool:
    """Return whether a name contains a word that only names of organisations contain."""
    return len(name) > 8 and bool(_BODY.search(name))


_BETWEEN = lazy(r"[\s~.-]+")


def has_initials_only(person: WrittenName) -> bool:
    """Return whether the given names of a person are initials: `Y.`, `J. R. R.`, `JRR`; or there are none."""
    words = _BETWEEN.split(plain_text(person.given).strip(" ."))
    return not person.braced and all(len(word) < 2 or (len(word) < 4 and word.isupper()) for word in words)


def shortened(text: str) -> str:
    """Return a text cut to the length that a message has room for (60 characters)."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def people_of(document: Document) -> Iterator[tuple[Item, EntryField, WrittenName]]:
    """Yield every name of a document's authors, editors and translators, with its item and field."""
    for item in document.items:
        for name in ("author", "editor", "translator"):
            field = item.fields.get(name)
            if field is not None:
                for person in split_names(field.value):
                    if person.text and not person.others:
                        yield item, field, person


Spellings = dict[str, list[tuple[Item, EntryField, WrittenName]]]


def people_by_folded_name(document: Document) -> dict[str, Spellings]:
    """Return the full names of a document by their form without accents and case, then by spelling.

    Names that are written with LaTeX commands are left out, since `{\\"O}zal` and `Özal` are the same spelling;
    so are names with initials only.
    """
    groups: dict[str, Spellings] = defaultdict(lambda: defaultdict(list))
    for item, field, person in people_of(document):
        if person.braced or not person.family or len(person.given.strip(". ")) < 3 or "\\" in person.text:
            continue
        key = f"{bare(person.surname)}|{bare(person.given)}"
        plain = f"{person.surname}, {person.given}"
        spelt = " ".join((plain_text(plain) if "{" in plain or "~" in plain else plain).split())
        groups[key][spelt].append((item, field, person))
    return groups
