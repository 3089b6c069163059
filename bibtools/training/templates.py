"""The forms in which lists write references: a small language, read once, rendered from a record with a seed.

    {author:gs}, {title}, [{volume!}, ]<{publisher}, |>{location} {date}[?40, {pages!}].

| written | means |
|---|---|
| `{field}` | the field's value; of names `{field:style}` or `{field:<one|two>}` (see `made_names.written`) |
| `{field!}` | the value with one of its unit words: "s. 25", "ss. 25", "2. Baskı" |
| `{=label:one;two}` | one of these texts, under a fine label of its own |
| `[ … ]` | only if the record has every field that stands inside |
| `[?40 … ]` | the same, and then in 40 of 100 references |
| `<a|b|c>` | one of these |
| `\\[` | the character itself |
| `$macro` | a form defined by a line `$macro<TAB>form` |
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random

from bibtools.support.dataclass import dataclass
from bibtools.training.made_names import MadePerson, write_names
from bibtools.training.pieces import Piece

Record = Mapping[str, str | Sequence[MadePerson]]
Units = Mapping[str, Sequence[str]]
"""Field → its patterns with unit words; `#` stands for the value."""


@dataclass(frozen=True, slots=True)
class Text:
    """Letters of the form itself, or of `{=label:…}`, one of which is drawn."""

    choices: tuple[str, ...]
    label: str = "other"


@dataclass(frozen=True, slots=True)
class Field:
    """The place of a value."""

    name: str
    style: str = ""
    unit: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives, of which one is drawn; or, if optional, one form that may be left out."""

    choices: tuple[tuple[Node, ...], ...]
    optional: bool = False
    percent: int = 100


Node = Text | Field | Group
_TOKEN = re.compile(r"\\.|\{=[^}]*\}|\{[^}]*\}|\[\?\d*|[\[\]<>|]|[^\\{\[\]<>|]+")


def parse(form: str, macros: Mapping[str, str] | None = None) -> tuple[Node, ...]:
    """Read a form; an unbalanced bracket is a ValueError that quotes it."""
    for name, text in sorted((macros or {}).items(), key=lambda item: -len(item[0])):
        form = form.replace("$" + name, text)
    tokens = _TOKEN.findall(form)
    tokens.reverse()
    nodes = _sequence(tokens, "")
    if tokens:
        raise ValueError(f"a bracket too many in the form {form!r}")
    return nodes


def _sequence(tokens: list[str], closing: str) -> tuple[Node, ...]:
    nodes: list[Node] = []
    while tokens and not (closing and tokens[-1] in closing):
        token = tokens.pop()
        if token == "<":
            choices = [_sequence(tokens, "|>")]
            while tokens and tokens.pop() == "|":
                choices.append(_sequence(tokens, "|>"))
            nodes.append(Group(tuple(choices)))
        elif token.startswith("["):
            inner = _sequence(tokens, "]")
            if not tokens or tokens.pop() != "]":
                raise ValueError("a bracket is not closed")
            nodes.append(Group((inner,), optional=True, percent=int(token[2:] or 100)))
        elif token in ("]", ">", "|"):
            tokens.append(token)
            break
        else:
            nodes.append(_leaf(token))
    return tuple(nodes)


def _leaf(token: str) -> Node:
    if token.startswith("{="):
        label, _, texts = token[2:-1].partition(":")
        return Text(tuple(texts.split(";")), label)
    if token.startswith("{"):
        name, _, style = token[1:-1].partition(":")
        return Field(name.rstrip("!"), style, name.endswith("!"))
    return Text((token[1:] if token.startswith("\\") else token,))


def fields(nodes: Sequence[Node]) -> frozenset[str]:
    """Return the fields that a form cannot be written without."""
    need: set[str] = set()
    for node in nodes:
        if isinstance(node, Field):
            need.add(node.name)
        elif isinstance(node, Group) and not node.optional:
            need |= frozenset.intersection(*(fields(choice) for choice in node.choices))
    return frozenset(need)


def render(nodes: Sequence[Node], record: Record, units: Units, lang: str, rng: Random) -> list[Piece]:
    """Write the record in this form as fine pieces."""
    pieces: list[Piece] = []
    for node in nodes:
        if isinstance(node, Text):
            pieces.append((node.label, rng.choice(node.choices)))
        elif isinstance(node, Field):
            pieces.extend(_value(node, record, units, lang, rng))
        elif not node.optional:
            able = [choice for choice in node.choices if fields(choice) <= record.keys()]
            pieces.extend(render(rng.choice(able), record, units, lang, rng))
        elif fields(node.choices[0]) <= record.keys() and rng.randrange(100) < node.percent:
            pieces.extend(render(node.choices[0], record, units, lang, rng))
    return pieces


def _value(node: Field, record: Record, units: Units, lang: str, rng: Random) -> list[Piece]:
    value = record[node.name]
    if not isinstance(value, str):
        style = rng.choice(node.style.strip("<>").split("|")) or "gs"
        return write_names(node.name, value, style, lang, rng)
    if not node.unit:
        return [(node.name, value)]
    patterns = units[node.name]
    if not value[-1:].isdigit() and node.name == "edition":
        patterns = [pattern.replace("#.", "#") for pattern in patterns]
    before, _, after = rng.choice(patterns).partition("#")
    pieces = [(f"of-{node.name}", before), (node.name, value), (f"of-{node.name}", after)]
    return [piece for piece in pieces if piece[1]]
