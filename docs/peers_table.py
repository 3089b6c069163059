"""The table of docs/peers.md, made of tests/cases/linter/peers.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "tests" / "cases" / "linter" / "peers.toml"


def table() -> str:
    """Return a table for each linter: its checks, the rules that find the same, and where the check is documented."""
    from bibtools.linter.registry import find_rule

    peers = tomllib.loads(FILE.read_text(encoding="utf-8"))
    about = peers.pop("about")
    parts = []
    for peer, cases in peers.items():
        rows = [f"## {peer}", "", about[peer], "", "| check | rules | source |", "|---|---|---|"]
        for case in cases:
            rules = [
                rule
                for code in (*case.get("rules", ()), *case.get("also", ()))
                if (rule := find_rule(code)) is not None
            ]
            links = ", ".join(f"[{rule.code}](rules/{rule.name}.md)" for rule in rules)
            rows.append(
                f"| {case['check']} | {links or 'none: ' + case['none']} | {case.get('source', '')} |"
            )
        parts.append("\n".join([*rows, ""]))
    return "\n".join(parts)
