"""All rules; they are found by importing every module of bibtools.linter.rules once."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module

from bibtools.linter import rules
from bibtools.linter.rule import REGISTERED, Rule

FAMILIES: Mapping[str, str] = {
    "MIS": "Missing fields",
    "TYP": "Types, fields and dialects",
    "NAM": "Names",
    "DAT": "Dates",
    "IDN": "Identifiers",
    "PAG": "Pages",
    "KEY": "Keys",
    "DUP": "Duplicates and links between entries",
    "TXT": "Text",
    "STR": "@string",
    "SYN": "Syntax",
    "SRC": "Source lists",
    "CIT": "Citations",
    "SUP": "Suppressions",
    "BLD": "Builds",
    "EVI": "Evidence of catalogues",
    "LNK": "Links",
}
"""The families of rules: the letters of their codes and their titles, in the order of the documentation."""


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, sorted by code."""
    for family in pkgutil.iter_modules(rules.__path__, rules.__name__ + "."):
        package = import_module(family.name)
        for module in pkgutil.iter_modules(getattr(package, "__path__", []), family.name + "."):
            import_module(module.name)
    return tuple(REGISTERED[code] for code in sorted(REGISTERED))


def find_rule(code_or_name: str) -> Rule | None:
    """Return the rule with a code or a name, in capitals or not; None if there is no such rule."""
    wanted = code_or_name.strip().lower()
    return next((rule for rule in all_rules() if wanted in (rule.code.lower(), rule.name)), None)


def closest(code_or_name: str) -> str:
    """Return the code or name of the rule that is spelt most similarly; the empty string if none is similar."""
    from difflib import get_close_matches

    names = {rule.name: rule.name for rule in all_rules()} | {rule.code: rule.code for rule in all_rules()}
    wanted = code_or_name.strip()
    found = get_close_matches(wanted.upper(), names, 1) or get_close_matches(wanted.lower(), names, 1)
    return found[0] if found else ""
