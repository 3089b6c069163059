"""The documentation of the rules is what the rules say."""

from __future__ import annotations

from paths import ROOT

from bibtools.linter import docs
from bibtools.linter.registry import all_rules

DOCS = ROOT / "docs"


def test_pages_are_current() -> None:
    """If this fails: python -m bibtools.linter.docs docs."""
    made = docs.pages(DOCS)
    stale = [path.name for path, text in made.items() if not path.exists() or path.read_text("utf-8") != text]
    assert not stale


def test_no_page_is_left_over() -> None:
    names = {f"{rule.name}.md" for rule in all_rules()}
    assert {path.name for path in (DOCS / "rules").glob("*.md")} == names


def test_every_rule_is_in_the_table_and_the_listing() -> None:
    overview = (DOCS / "check.md").read_text("utf-8")
    for rule in all_rules():
        assert f"[{rule.code}](rules/{rule.name}.md)" in overview
        assert f"{rule.code} " in docs.listing()
