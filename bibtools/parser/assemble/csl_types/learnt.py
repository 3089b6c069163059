"""A second opinion on the kind of a work, learnt from references whose kinds are known.

The rules of this folder know the words by which a work says what it is. Most works do not say it: that ministries print
reports, and which journals are magazines, shows in many small signs, each with a weight (`bibtools.training.types`).
The rules' own answer is one of the signs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from bibtools.parser.assemble.csl_types.evidence import Evidence, folded, is_body
from bibtools.parser.model_files import read_table
from bibtools.support.patterns import lazy

FILE = "types.json"
"""The file of a model's folder that holds the weights."""
FORMAT = 1
"""Version of the signs: weights made with another one are refused."""
MARGIN = 100
"""How much more another type must weigh than that of the rules, in hundredths."""
Opinion = Callable[[Evidence, str], str]
"""Takes what is known of a reference and the type that the rules give it, and returns the type that it gets."""

_WORD = lazy(r"[^\W_]+")
_STEM = 7
"""Letters of a word that count: endings are many, and one says little of a kind."""
_MANY = 6
"""Words from which a value counts as long."""
_OF_WORDS = (
    *("title", "container-title", "collection-title", "publisher", "genre", "medium", "status", "number"),
    *("archive", "archive_location", "authority", "event-title"),
)
"""Variables whose words are signs."""
_HOST = lazy(r"(?:\w+://)?(?:www\.)?([^/\s]+)")
_RANGE = lazy(r"\d\s?[-–]\s?\w")


class TypeTable:
    """Weights of a multinomial logistic model by sign and CSL type: the type with the greatest sum is the likeliest.

    They are whole numbers of hundredths, whose sum does not depend on the order of the signs.
    """

    def __init__(self, weights: Mapping[str, Mapping[str, int]]) -> None:
        self._weights = weights

    @classmethod
    def read(cls, folder: Path) -> TypeTable | None:
        """Return the table of a model; None if it has none. Raise ModelError if the file is not such a table."""
        weights = read_table(folder / FILE, FORMAT, "bibtools.training.types")
        return None if weights is None else cls(weights)

    def __call__(self, seen: Evidence, ruled: str) -> str:
        """Return the type of a reference to which the rules give the type `ruled`."""
        sums: dict[str, int] = {}
        for sign in signs_of(seen, ruled):
            for kind, weight in self._weights.get(sign, {}).items():
                sums[kind] = sums.get(kind, 0) + weight
        likeliest = max(sums, key=lambda kind: (sums[kind], kind), default=ruled)
        return likeliest if sums and sums[likeliest] - sums.get(ruled, 0) > MARGIN else ruled


def signs_of(seen: Evidence, ruled: str) -> set[str]:
    """Return the signs of a reference: what the rules say, which variables it has, words in them, forms of numbers."""
    values = seen.values
    signs = {"any", f"ruled {ruled}", *(f"has {name}" for name, value in values.items() if value)}
    for name in _OF_WORDS:
        if value := values.get(name):
            signs.update(_words(name, folded(value)))
    if note := seen.fragments.get("note"):
        signs.update(_words("note", folded(note)))
    for name in ("author", "editor"):
        if names := values.get(name):
            body = seen.of_body if name == "author" else is_body(names[0])
            signs.add(f"{name} is a {'body' if body else 'person'}")
    if seen.journal:
        signs.add("journal")
    if seen.quoted:
        signs.add("quoted")
    if seen.of_month:
        signs.add("of a day" if seen.of_day else "of a month")
    if host := _HOST.match(str(values.get("URL") or "")):
        signs.update(f"at {part}" for part in host[1].split("."))
    if page := values.get("page"):
        signs.add("pages" if _RANGE.search(str(page)) else "one page")
    return signs


def _words(name: str, value: str) -> Iterator[str]:
    words = _WORD.findall(value)
    for word in words:
        yield f"{name}: {word[:_STEM]}"
    if words:
        yield f"{name} begins with {words[0]}"
        yield f"{name} ends with {words[-1]}"
        yield f"{name} of {min(len(words), _MANY)}"
