"""The table of docs/peers.md, made of tests/cases/linter/peers.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "tests" / "cases" / "linter" / "peers.toml"


def table() -> str:
    """Return a table for each linter: its checks, and the rules that find the same."""
    from bibtools.linter.registry import find_rule

    parts = []
    for peer, cases in tomllib.loads(FILE.read_text(encoding="utf-8")).items():
        rows = [f"## {peer}", "", "| check | rules |", "|---|---|"]
        for case in cases:
            rules = [rule for code in case.get("rules", ()) if (rule := find_rule(code)) is not None]
            links = ", ".join(f"[{rule.code}](rules/{rule.name}.md)" for rule in rules)
            rows.append(f"| {case['check']} | {links or 'none: ' + case['none']} |")
        parts.append("\n".join([*rows, ""]))
    return "\n".join(parts)
