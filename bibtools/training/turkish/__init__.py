"""Turkish references made from word tables, in the forms that lists and footnotes really have.

Nothing here is copied from a list: `data/` holds names, titles, publishers and forms, `records` puts together
what a library might know of a work, `forms` writes it, `damage` spoils it as real lists are spoilt. No work of
the development set (`tests/gold`) is in the tables of titles.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from bibtools.training.damage import damage
from bibtools.training.forms import kinds, write
from bibtools.training.labelled import Labelled
from bibtools.training.made_names import people_in
from bibtools.training.pieces import labelled
from bibtools.training.turkish.records import KINDS
from bibtools.training.turkish.units import UNITS


def generate(count: int, seed: int, *, spoilt: float = 0.6) -> Iterator[Labelled]:
    """Yield `count` references under the parser's labels, with CSL type; the same seed gives the same ones.

    `spoilt` is the share of them that is damaged.
    """
    rng = Random(seed)
    drawn = kinds(KINDS, rng)
    made = 0
    while made < count:
        kind = next(drawn)
        csl_type, _, record = KINDS[kind]
        work = record(rng)
        pieces = write(kind, work, UNITS, "tr", rng)
        if not pieces:
            continue
        item = labelled(pieces, csl_type, "tr", people_in(work, pieces))
        yield damage(item, rng) if rng.random() < spoilt else item
        made += 1
