"""The documentation of the rules, made from their docstrings.

`python -m bibtools.linter.docs FOLDER` writes a page a rule into FOLDER/rules, and the tables between the
markers of FOLDER/check.md.
"""

from __future__ import annotations

import inspect
import re
import sys
from pathlib import Path

from bibtools.linter.registry import FAMILIES, all_rules
from bibtools.linter.rule import Rule
from bibtools.support.files import write_file
from bibtools.support.patterns import lazy

_FIXES = {
    "": "no fix",
    "safe": "safe fix (`--fix`)",
    "unsafe": "unsafe fix (`--unsafe-fixes`)",
    "display": "a fix is shown only",
}
_TABLE = lazy(r"(<!-- rules -->\n).*?(<!-- /rules -->)", re.DOTALL)


def page(rule: Rule) -> str:
    """Return the page of a rule in Markdown, as `bibtools explain` prints it and docs/rules holds it."""
    text = inspect.cleandoc(rule.check.__doc__ or "")
    summary, _, rest = text.partition("\n\n")
    off = "" if rule.default else " · runs only when selected"
    only = f" · only in {' and '.join(rule.dialects)} files" if rule.dialects else ""
    peers = f"\n## Also found by\n{', '.join(rule.peers)}.\n" if rule.peers else ""
    head = f"# {rule.code} {rule.name}\n\n{rule.severity} · {_FIXES[rule.fix]}{off}{only}\n"
    fix = f"\n## What the fix does\n{rule.fix_does}\n" if rule.fix_does else ""
    return f"{head}\n{summary}\n\n{rest.rstrip()}\n{fix}{peers}"


def listing() -> str:
    """Return all rules, a line each, under the names of their families."""
    lines = []
    for family, title in FAMILIES.items():
        lines.append(f"{family}  {title}")
        for rule in all_rules():
            if rule.family == family:
                mark = "*" if rule.fix == "safe" else " "
                off = "" if rule.default else " (off by default)"
                lines.append(f"  {rule.code} {mark} {rule.name}: {rule.summary}{off}")
    return "\n".join([*lines, "", "* has a safe fix (--fix)"]) + "\n"


def table() -> str:
    """Return the Markdown table of all rules, with the other linters that have a similar rule."""
    lines = ["| code | name | severity | fix | default | what | also in |", "|---|---|---|---|---|---|---|"]
    for family, title in FAMILIES.items():
        lines.append(f"| **{family}** | **{title}** | | | | | |")
        for rule in all_rules():
            if rule.family == family:
                on = "yes" if rule.default else "no"
                link = f"[{rule.code}](rules/{rule.name}.md)"
                cells = (link, rule.name, rule.severity, rule.fix, on, rule.summary, ", ".join(rule.peers))
                lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def pages(folder: Path) -> dict[Path, str]:
    """Return the path and the content of every generated file in a documentation folder."""
    made = {folder / "rules" / f"{rule.name}.md": page(rule) for rule in all_rules()}
    overview = folder / "check.md"
    text = overview.read_text(encoding="utf-8")
    made[overview] = _TABLE.sub(lambda match: f"{match[1]}{table()}\n{match[2]}", text)
    return made


def write(folder: Path) -> None:
    """Write the generated files, and remove the pages of rules that no longer exist."""
    made = pages(folder)
    (folder / "rules").mkdir(parents=True, exist_ok=True)
    for old in (folder / "rules").glob("*.md"):
        if old not in made:
            old.unlink()
    for path, text in made.items():
        write_file(path, text.encode())


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
