"""The documentation of the rules, made from their docstrings.

`python -m bibtools.linter.docs FOLDER` writes a page a rule into FOLDER/rules, and the tables between the
markers of FOLDER/check.md.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

from bibtools.linter.registry import FAMILIES, all_rules
from bibtools.linter.rule import Rule
from bibtools.support.files import write_file
from bibtools.support.messages import Say, all_of, message
from bibtools.support.patterns import lazy

_FIXES = {
    "": "no fix",
    "safe": "safe fix (`--fix`)",
    "unsafe": "unsafe fix (`--unsafe-fixes`)",
    "display": "a fix is shown only",
}
_WIDTH = 119
"""Where translated paragraphs are broken, in characters."""
_CODE = lazy(r"(```\w*\n.*?\n```)\s*", re.DOTALL)
_BLOCKS = lazy(r"^## (.+)\n?|((?:(?!## ).*\S.*(?:\n|$))+)", re.MULTILINE)
_BACK = "\n[All rules](../check.md#all-rules) · [How to accept a finding](../check.md#accepting-a-finding)\n"
_TABLE = lazy(r"(<!-- rules -->\n).*?(<!-- /rules -->)", re.DOTALL)


def page(rule: Rule, say: Say = str) -> str:
    """Return the page of a rule in Markdown, as `bibtools explain` prints it; docs/rules has it with a way back."""
    text = inspect.cleandoc(rule.check.__doc__ or "")
    summary, _, rest = (text if say is str else _in_language(text, say)).partition("\n\n")
    facts = [say(rule.severity), say(_FIXES[rule.fix])]
    if not rule.default:
        facts.append(say("runs only when selected"))
    if rule.dialects:
        facts.append(say(message("only in {dialects} files", dialects=all_of(rule.dialects))))
    head = f"# {rule.code} {rule.name}\n\n{' · '.join(facts)}\n"
    fix = f"\n## {say('What the fix does')}\n{say(rule.fix_does)}\n" if rule.fix_does else ""
    peers = f"\n## {say('Also found by')}\n{', '.join(rule.peers)}.\n" if rule.peers else ""
    return f"{head}\n{summary}\n\n{rest.rstrip()}\n{fix}{peers}"


def _in_language(text: str, say: Say) -> str:
    """Return Markdown with its headings and paragraphs in the language of `say`; code stays."""
    parts = []
    for kind, part in _parts(text):
        said = say(part) if kind != "code" else part
        parts.append(
            f"## {said}\n" if kind == "heading" else fill(said, _WIDTH) + "\n\n" if kind == "text" else said
        )
    return "".join(parts)


def passages(text: str) -> list[str]:
    """Return the headings and paragraphs of a documentation, each on one line: what there is to translate."""
    return [part for kind, part in _parts(text) if kind != "code"]


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of Markdown in order: headings and paragraphs, each on one line, and code as it is."""
    for number, block in enumerate(_CODE.split(text)):
        if number % 2:
            yield "code", block + "\n\n"
            continue
        for heading, paragraph in _BLOCKS.findall(block):
            yield ("heading", heading) if heading else ("text", " ".join(paragraph.split()))


def listing(say: Say = str) -> str:
    """Return all rules, a line each, under the names of their families."""
    lines = []
    for family, title in FAMILIES.items():
        lines.append(f"{family}  {say(title)}")
        for rule in all_rules():
            if rule.family == family:
                mark = "*" if rule.fix == "safe" else " "
                off = "" if rule.default else f" ({say('off by default')})"
                lines.append(f"  {rule.code} {mark} {rule.name}: {_summary(rule, say)}{off}")
    return "\n".join([*lines, "", f"* {say('has a safe fix (--fix)')}"]) + "\n"


def _summary(rule: Rule, say: Say) -> str:
    """Return the first line of a rule's documentation without its full stop."""
    return say(rule.doc.split("\n", 1)[0]).rstrip(".")


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
    made = {folder / "rules" / f"{rule.name}.md": page(rule) + _BACK for rule in all_rules()}
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
