"""The forms of a language (`data/forms-<language>.txt`), and references written in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from random import Random

from bibtools.support.dataclass import dataclass
from bibtools.training.pieces import Piece, without_double_stops
from bibtools.training.tables import lines
from bibtools.training.templates import Node, Record, Units, fields, parse, render


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a kind of work, the fields it cannot do without, and its weight."""

    nodes: tuple[Node, ...]
    needs: frozenset[str]
    weight: int


@cache
def forms(language: str) -> Mapping[str, tuple[Form, ...]]:
    """Read the forms of a language: kind of work → its forms."""
    table = [line.split("\t") for line in lines(f"forms-{language}")]
    macros: dict[str, str] = {}
    for name, text in (row for row in table if row[0].startswith("$")):
        for known in sorted(macros, key=len, reverse=True):
            text = text.replace("$" + known, macros[known])
        macros[name[1:]] = text
    found: dict[str, list[Form]] = {}
    for kind, weight, text in (row for row in table if not row[0].startswith("$")):
        nodes = parse(text, macros)
        found.setdefault(kind, []).append(Form(nodes, fields(nodes), int(weight)))
    return {kind: tuple(made) for kind, made in found.items()}


def write(kind: str, record: Record, units: Units, language: str, rng: Random) -> list[Piece]:
    """Write a record in one of the forms that its fields suffice for; a record without any gives nothing."""
    able = [form for form in forms(language)[kind] if form.needs <= record.keys()]
    if not able:
        return []
    form = rng.choices(able, [one.weight for one in able])[0]
    return without_double_stops(render(form.nodes, record, units, language, rng))


def kinds(table: Mapping[str, tuple[str, int, object]], rng: Random) -> Iterator[str]:
    """Draw kinds of work for ever, by their weights."""
    names = list(table)
    weights = [weight for _, weight, _ in table.values()]
    while True:
        yield rng.choices(names, weights)[0]
