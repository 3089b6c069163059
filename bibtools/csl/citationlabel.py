"""Labels of items that have none of their own: "Doe99", "DoRo99"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bibtools.csl.constants import NAME_VARIABLES, NOT_LETTERS, SKIP_WORDS
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from bibtools.csl.items import Item
    from bibtools.csl.locale import Locale

_PATTERNS = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))
"""How many letters of each name are taken, for one, two, three and more names."""
_ORDER = (
    "author editor chair collection-editor compiler composer container-author contributor curator director "
    "editorial-director executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator"
).split()
_PARTICLES = lazy("^([ '\u2019a-z]+\\s+)")
_ARTICLE = lazy(r"^(?:a|the|an)\s+", re.IGNORECASE)


def make_label(item: Item, locale: Locale) -> str:
    """Return the letters of the names (or the title) and the last two digits of the year."""
    return (_from_names(item) or _from_title(item)) + _year(item)


def _from_names(item: Item) -> str:
    for variable in [name for name in _ORDER if name in NAME_VARIABLES]:
        people = item.names.get(variable)
        if not people:
            continue
        pattern = _PATTERNS[min(len(people), len(_PATTERNS)) - 1]
        made = ""
        for person, count in zip(people, pattern, strict=False):
            name = _ARTICLE.sub("", person.literal or _PARTICLES.sub("", person.family))
            name = NOT_LETTERS.sub("", name)[:count]
            made += name[:1].upper() + name[1:].lower()
        return made
    return ""


def _from_title(item: Item) -> str:
    words = [word for word in item.values.get("title", "").split() if word not in SKIP_WORDS]
    name = "".join(words)[:4]
    return name[:1].upper() + name[1:].lower()


def _year(item: Item) -> str:
    date = item.dates.get("issued")
    year = date.start[0] if date is not None else None
    return f"{year or 0:04d}"[-2:]
