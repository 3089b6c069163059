"""A module gives a name to one thing: a second pattern of the same name would silently take the place of the first."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

PACKAGE = Path(str(files("bibtools")))


def _bound(module: ast.Module) -> Iterator[str]:
    for each in module.body:
        if isinstance(each, ast.Assign):
            yield from (target.id for target in each.targets if isinstance(target, ast.Name))
        elif isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            yield each.target.id
        elif isinstance(each, ast.ClassDef | ast.FunctionDef) and not any(
            map(_is_overload, each.decorator_list)
        ):
            yield each.name


def _is_overload(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Name) and decorator.id == "overload"


def test_no_module_binds_a_name_twice() -> None:
    twice = [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for name, count in Counter(_bound(ast.parse(path.read_text("utf-8")))).items()
        if count > 1
    ]
    assert not twice, twice
