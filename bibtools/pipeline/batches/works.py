"""Which references are one work: blocking keys, by which an engine joins them, and the score of a pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Any

from bibtools.pipeline.batches.checking import reference_of
from bibtools.pipeline.batches.schemas import Batch, arrow, batch_of, column, each_batch
from bibtools.support.folding import fold_letters

if TYPE_CHECKING:
    from bibtools.catalogues.card import Card
    from bibtools.model import Reference

SURE = 0.9
"""The score from which two references are taken for one work."""
MOST = 50
"""References that may share a key: those of a key that more have are found by their other keys."""
_WORDS = 4
_SHORTEST = 4


def work_schema() -> Any:
    """Return the schema of blocking keys: a row for each key of a reference, with its `id`, `key` and `item`."""
    pa = arrow()
    return pa.schema([("id", pa.string()), ("key", pa.string()), ("item", pa.string())])


def work_batches(batches: Iterable[Batch], *, item: str = "item") -> Iterator[Batch]:
    """Yield a batch of `work_schema` for each batch, with a row for each key of each reference.

    Two references of one work have at least one key in common, unless both their titles and their authors are badly
    damaged; a key that very many share (a title such as “Giriş”) can be left out by its count. Rows that are no
    CSL-JSON have no keys.
    """
    schema = work_schema()
    for batch in each_batch(batches):
        rows = []
        for text, id in zip(column(batch, item, needed=True), column(batch, "id"), strict=True):
            reference = reference_of(text)
            if not isinstance(reference, str):
                rows += [{"id": id, "key": key, "item": text} for key in keys_of(reference)]
        yield batch_of(rows, schema)


def keys_of(reference: Reference) -> list[str]:
    """Return the blocking keys of a reference.

    They are its identifiers, pairs of the long words of its title, the first author with the year, which a misspelt
    title has too, and the first author with the first word of the title, which a short form of the title has too.
    """
    from bibtools.catalogues.card import card_of

    return keys_of_card(card_of(reference), reference)


def keys_of_card(card: Card, reference: Reference) -> list[str]:
    """Return the blocking keys of a reference whose card is known."""
    named = (("doi", card.doi), ("isbn", card.isbn), ("arxiv", card.arxiv))
    keys = [f"{kind}:{value}" for kind, value in named if value]
    family, year = card.key
    long = sorted(
        {word for word in card.title if len(word) >= _SHORTEST}, key=lambda word: (-len(word), word)
    )[:_WORDS]
    words = [" ".join(sorted(pair)) for pair in combinations(long, 2)] or [" ".join(card.title)]
    keys += [f"t:{each}" for each in words if each]
    if family and year:
        keys.append(f"y:{family} {_initial(reference)} {year}")
    if family and card.title:
        keys.append(f"a:{family} {card.title[0]}")
    return list(dict.fromkeys(keys))


def _initial(reference: Reference) -> str:
    people = reference.author or reference.editor
    return fold_letters(people[0].given[:1]) if people else ""


def score(one: Any, other: Any) -> float:
    """Return the probability, from 0 to 1, that two CSL-JSON objects are one work, by the matcher of the catalogues.

    References that contradict each other in more than one field are two works, and so are two volumes or editions, and
    what stands on other pages (“Giriş”, “Editörün Notu”) unless both have one DOI.
    Unlike titles without a common DOI give 0.
    """
    first, second = (_card(each) if isinstance(each, str) else _card_of(each) for each in (one, other))
    return 0.0 if first is None or second is None else score_of_cards(first, second)


def score_of_cards(first: Card, second: Card) -> float:
    """Return the score of two references by their cards."""
    from bibtools.catalogues.agreement import Agreement
    from bibtools.catalogues.comparing import compare
    from bibtools.catalogues.comparing_titles import compare_titles

    # Most pairs share a word or an author and year by chance: their titles tell it, and the rest need not be compared.
    if not first.doi or first.doi != second.doi:
        titles = compare_titles(first.title, second.title, first.main, second.main)
        if titles == Agreement.DIFFERENT:
            return 0.0
    compared = compare(first, second)
    against = compared.contradictions
    elsewhere = not compared.fields["DOI"].good and bool({"volume", "page"}.intersection(against))
    if compared.kin or elsewhere or len(against) > 1:
        return min(compared.identity, 0.5)
    return compared.identity


def _card_of(item: Any) -> Card | None:
    from bibtools.catalogues.card import card_of

    reference = reference_of(item)
    return None if isinstance(reference, str) else card_of(reference)


_card = lru_cache(maxsize=4096)(_card_of)
"""The same for a text: pairs that are scored one after the other have references in common."""


def clusters(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return, for each id in pairs of one work, the id that stands for the work: the least of those that are linked."""
    parent: dict[str, str] = {}

    def root(id: str) -> str:
        while parent.setdefault(id, id) != id:
            parent[id] = parent[parent[id]]
            id = parent[id]
        return id

    for one, other in pairs:
        least, most = sorted((root(one), root(other)))
        parent[most] = least
    return {id: root(id) for id in sorted(parent)}
