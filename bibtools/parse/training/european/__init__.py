"""English, German, French, Italian and Spanish references made from word tables, in the forms of the humanities.

What `training.turkish` does for Turkish: one word table and one table of forms a language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from bibtools.parse.training.damage import damage
from bibtools.parse.training.european.records import KINDS
from bibtools.parse.training.european.units import UNITS
from bibtools.parse.training.european.words import Words
from bibtools.parse.training.forms import kinds, write
from bibtools.parse.training.labelled import Labelled
from bibtools.parse.training.pieces import labelled

LANGUAGES = ("en", "de", "fr", "it", "es")
"""The languages that have tables."""


def generate(
    count: int, seed: int, *, languages: Sequence[str] = LANGUAGES, spoilt: float = 0.4
) -> Iterator[Labelled]:
    """Give `count` references under the parser's labels, the languages in turn; the same seed gives the same ones.

    `spoilt` is the share of them that is damaged.
    """
    rng = Random(seed)
    drawn = kinds(KINDS, rng)
    made = 0
    while made < count:
        lang, kind = languages[made % len(languages)], next(drawn)
        csl_type, _, record = KINDS[kind]
        pieces = write(kind, record(Words(lang, rng)), UNITS[lang], lang, rng)
        if not pieces:
            continue
        item = labelled(pieces, csl_type, lang)
        yield damage(item, rng) if rng.random() < spoilt else item
        made += 1
