"""Invented references with the answers of their writers, who knew neither the parser nor its training data.

No model is trained on them. They show what labelled pieces cannot: whether a value was *read* rightly, however well its
piece was found. The files are in the gold format (docs/gold.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import as_file, files
from typing import Any

from bibtools.training.evaluation.gold import read_gold

PERSONS = ("author", "editor", "translator")
"""The fields of gold that hold persons and are scored."""


def read_answered() -> list[dict[str, Any]]:
    """Return the gold objects of all lists, list by list in the order of the names of their files."""
    with as_file(files("bibtools.training") / "data" / "answered") as folder:
        return [gold for path in sorted(folder.glob("*.jsonl")) for gold in read_gold(path)]


def people_of(gold: Mapping[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """Return family and given name of the persons of a gold object by field.

    Bodies and people with one name have no given name.
    """
    return {
        field: [(name.get("literal") or name["family"], name.get("given", "")) for name in gold[field]]
        for field in PERSONS
        if field in gold
    }
