"""Every package that bibtools imports is one that its installation brings along."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

from paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
KNOWN = {"pygls": {"lsprotocol"}}
"""Packages that a dependency has as a dependency of its own and documents as part of its interface."""


def declared() -> set[str]:
    requirements = [*PROJECT["dependencies"], *chain(*PROJECT["optional-dependencies"].values())]
    names = {re.split(r"[^\w.-]", each, maxsplit=1)[0].lower().replace("_", "-") for each in requirements}
    return names | {name for known in names for name in KNOWN.get(known, ())}


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"bibtools"}


def test_imports_are_declared() -> None:
    of = packages_distributions()
    modules = set().union(*(imported(path) for path in (ROOT / "bibtools").rglob("*.py")))
    needed = {name.lower().replace("_", "-") for module in modules for name in of.get(module, [module])}
    assert needed <= declared()
