"""Training references rendered in hundreds of CSL styles, labelled by the variables their texts came from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from bibtools.errors import BibtoolsError
from bibtools.training.items import item_of
from bibtools.training.labelled import Labelled
from bibtools.training.relabel import relabelled

_LOCALES = ("en-US", "en-GB", "tr-TR", "tr-TR", "de-DE", "fr-FR", "it-IT", "es-ES")
A_STYLE = 10
"""How many references are rendered in one style."""


def render_labelled(items: Sequence[Labelled], count: int, seed: int) -> Iterator[Labelled]:
    """Yield `count` references, made of the fields of `items`, each in a style and locale drawn with `seed`."""
    from bibtools.csl.stylenames import style_names

    rng = Random(seed)
    known = [item for n, labelled in enumerate(items) if (item := item_of(labelled, f"i{n}"))]
    names = style_names(dependent=False)
    made = 0
    while made < count and known:
        locale = rng.choice(_LOCALES)
        for labelled in _in_style(rng.choice(names), locale, rng.sample(known, min(A_STYLE, len(known)))):
            yield labelled
            made += 1
            if made == count:
                return


def _in_style(name: str, locale: str, items: list[dict[str, Any]]) -> list[Labelled]:
    """Render items in one style; a style that cannot be used gives none."""
    from bibtools.csl import Processor, Style

    try:
        processor = Processor(Style.load(name, validate=False), items, locale=locale, output="json")
        processor.register([item["id"] for item in items])
        bibliography = processor.bibliography()
    except BibtoolsError:
        return []
    kinds = {item["id"]: item["type"] for item in items}
    found = []
    for entry in bibliography.entries:
        parts = list(_parts(json.loads(entry.text), ""))
        labelled = relabelled(parts, kinds.get(entry.key, "book"), locale[:2])
        labels = [label.lstrip("+") for label, _ in labelled.segments]
        # Styles that begin with a short label give the author twice.
        if 3 <= len(labels) <= 20 and labels.count("title") == 1 and labels.count("author") <= 1:
            found.append(labelled)
    return found


def _parts(tree: Any, variable: str) -> Iterator[tuple[str, str]]:
    """Yield (variable, text) of the leaves of a rich-text tree, in reading order."""
    if isinstance(tree, str):
        yield variable, tree
    elif isinstance(tree, dict):
        yield from _parts(tree.get("content", []), tree.get("variable", variable))
    else:
        for kid in tree:
            yield from _parts(kid, variable)
