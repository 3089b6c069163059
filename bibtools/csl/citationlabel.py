"""Labels of items that have none of their own: "Doe99", "DoRo99"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bibtools.csl.constants import NAME_VARIABLES, NOT_LETTERS, SKIP_WORDS
from bibtools.csl.numbers.ordinals import letters
from bibtools.support.patterns import lazy

if TYPE_CHECKING:
    from bibtools.csl.context import Context
    from bibtools.csl.items import Item

_PATTERNS = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))
"""How many letters of each name are taken, for one, two, three and more names."""
_ORDER = (
    "author editor chair collection-editor compiler composer container-author contributor curator director "
    "editorial-director executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator"
).split()
_PARTICLES = lazy("^([ '\u2019a-z]+\\s+)")
_ARTICLE = lazy(r"^(?:a|the|an)\s+", re.IGNORECASE)


def citation_label(c: Context, *, plain: bool) -> str:
    """Return the label of the item that is rendered, with its year suffix unless `plain`."""
    number = None if plain else c.session.year_suffix(c.item.id)
    label = make_label(c.item)
    return label if number is None else label + letters(number)


def make_label(item: Item) -> str:
    """Return an item's own label, or the letters of its names (or title) and the last two digits of its year."""
    return item.values.get("citation-label") or (_from_names(item) or _from_title(item)) + _year(item)


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
