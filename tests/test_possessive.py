"""Regular expressions that mean the same on every supported Python.

Before 3.11.5 possessive quantifiers and atomic groups match wrongly around groups that could backtrack
(https://github.com/python/cpython/issues/106052), so that no pattern uses them.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

import bibtools
from bibtools.support.patterns import _Lazy

_WRONG = {codes.POSSESSIVE_REPEAT, codes.ATOMIC_GROUP}


def patterns() -> Iterator[tuple[str, str, int]]:
    for module in pkgutil.walk_packages(bibtools.__path__, "bibtools."):
        if module.name == "bibtools.__main__":
            continue
        try:
            names = vars(import_module(module.name))
        except ImportError:  # An extra that is not installed.
            continue
        for name, value in names.items():
            for each in value.values() if isinstance(value, dict) else (value,):
                if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
                    yield f"{module.name}.{name}", each.pattern, each.flags
                elif isinstance(each, _Lazy):
                    yield f"{module.name}.{name}", each._source, each._flags


def operations(tree: object) -> Iterator[object]:
    todo = [tree]
    while todo:
        one = todo.pop()
        if isinstance(one, parser.SubPattern | list | tuple):
            todo.extend(one)
        elif isinstance(one, type(codes.ATOMIC_GROUP)):
            yield one


def test_no_pattern_is_possessive_or_atomic() -> None:
    found = list(patterns())
    assert len(found) > 200
    wrong = {
        name
        for name, source, flags in found
        if not _WRONG.isdisjoint(operations(parser.parse(source, flags)))
    }
    assert wrong == set()
    assert not _WRONG.isdisjoint(operations(parser.parse("(?:a|ab)*+b")))
