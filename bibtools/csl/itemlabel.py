"""Labels of items for citations of label styles: "Ferr78" (the variable citation-label)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.constants import NAME_VARIABLES
from bibtools.csl.numbers.ordinals import letters
from bibtools.csl.text.stopwords import STOP_WORDS

if TYPE_CHECKING:
    from bibtools.csl.context import Context
    from bibtools.csl.items import Item

_LENGTH = 4
_ROLES = ("author", "editor", *sorted(NAME_VARIABLES - {"author", "editor"}))


def citation_label(c: Context, *, plain: bool) -> str:
    """Return the label of the item that is rendered, with its year suffix unless `plain`."""
    number = None if plain else c.session.year_suffix(c.item.id)
    label = make_label(c.item)
    return label if number is None else label + letters(number)


def make_label(item: Item) -> str:
    """Return an item's own label, or one of four letters of its names or title and two digits of its year."""
    return item.values.get("citation-label") or _letters_of(_words(item)) + _year(item)


def _words(item: Item) -> list[str]:
    """Return the family names of who made an item, else the words of its title, as letters only."""
    people = next((item.names[role] for role in _ROLES if role in item.names), ())
    names = [person.family or person.given or _significant(person.literal) for person in people]
    words = names or [_significant(item.values.get("title", ""))]
    return [word for name in words if (word := "".join(filter(str.isalpha, name)))]


def _significant(text: str) -> str:
    """Return a text without articles, prepositions and the like, if anything is left of it."""
    return " ".join(word for word in text.split() if word.lower() not in STOP_WORDS) or text


def _letters_of(words: list[str]) -> str:
    """Return four letters, shared out evenly among the words; those before others get what is left over."""
    count = min(len(words), _LENGTH) or 1
    share, rest = divmod(_LENGTH, count)
    return "".join(word[: share + (place < rest)] for place, word in enumerate(words[:count]))


def _year(item: Item) -> str:
    """Return the last two digits of the year, or the empty string."""
    date = item.dates.get("issued")
    year = date.start[0] if date is not None else None
    return "" if year is None else f"{abs(year) % 100:02}"
