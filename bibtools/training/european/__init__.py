"""English, German, French, Italian and Spanish references made from word tables, in the forms of the humanities.

What `training.turkish` does for Turkish: one word table and one table of forms a language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from bibtools.training.damage import damage
from bibtools.training.european.records import KINDS
from bibtools.training.european.units import UNITS
from bibtools.training.european.words import Words
from bibtools.training.forms import kinds, write
from bibtools.training.labelled import Labelled
from bibtools.training.made_names import people_in
from bibtools.training.pieces import labelled

LANGUAGES = ("en", "de", "fr", "it", "es")
"""The languages that have tables."""


def generate(
    count: int, seed: int, *, languages: Sequence[str] = LANGUAGES, spoilt: float = 0.4
) -> Iterator[Labelled]:
    """Yield `count` references under the parser's labels, the languages in turn; the same seed gives the same ones.

    `spoilt` is the share of them that is damaged.
    """
    rng = Random(seed)
    drawn = kinds(KINDS, rng)
    made = 0
    while made < count:
        lang, kind = languages[made % len(languages)], next(drawn)
        csl_type, _, record = KINDS[kind]
        work = record(Words(lang, rng))
        pieces = write(kind, work, UNITS[lang], lang, rng)
        if not pieces:
            continue
        item = labelled(pieces, csl_type, lang, people_in(work, pieces))
        yield damage(item, rng) if rng.random() < spoilt else item
        made += 1
