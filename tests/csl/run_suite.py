"""Run fixtures in the format of the CSL test suite.

    uv run python tests/csl/run_suite.py DIR [--only NAME] [--diff]

Prints the names of those that fail, and last `passed P of N`. Output is compared exactly, after the two
normalisations that the suite's own harness allows: `&amp;` is `&#38;`, and white space at the end.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
from pathlib import Path
from typing import Any

from bibtools.csl import Citation, Cite, Processor, Style

_SECTION = re.compile(r">>=+\s*([A-Z-]+)\s*=+(?:>>)?[^\n]*\n(.*?)\n?<<=+\s*\1\s*=+(?:<<)?", re.DOTALL)


def read_fixture(path: Path) -> dict[str, str]:
    """Return the sections of a fixture by name."""
    return {name: body.strip("\n") for name, body in _SECTION.findall(path.read_text(encoding="utf-8"))}


def _citation(raw: dict[str, Any]) -> Citation:
    about = raw.get("properties") or {}
    return Citation(
        [Cite.from_csl(one) for one in raw["citationItems"]],
        note=int(about.get("noteIndex") or 0),
        id=str(raw.get("citationID") or ""),
        prefix=about.get("prefix") or "",
        suffix=about.get("suffix") or "",
        mode=about.get("mode") or "",
        infix=about.get("infix") or "",
        unsorted=bool(about.get("unsorted")),
    )


def _edit(processor: Processor, step: list[Any], known: dict[str, Citation]) -> dict[str, str]:
    citation = _citation(step[0])
    for key, note in [*step[1], *step[2]]:
        known[key].note = int(note or 0)
    citation.id = citation.id or f"anonymous-{len(known)}"
    known[citation.id] = citation
    order = [key for key, _note in step[1]] + [citation.id] + [key for key, _note in step[2]]
    return processor.arrange([known[key] for key in order])


def _citations(processor: Processor, steps: list[Any]) -> str:
    known: dict[str, Citation] = {}
    changed: dict[str, str] = {}
    for step in steps:
        changed = _edit(processor, step, known)
        last = step[0].get("citationID")
    if last:
        changed.setdefault(last, "")
    lines = []
    for index, (key, text) in enumerate(zip(processor.citation_ids(), processor.citations(), strict=True)):
        lines.append(f"{'>>' if key in changed else '..'}[{index}] {text}")
    return "\n".join(lines)


def _matches(wanted: Any, got: Any) -> bool:
    if wanted == "none" and not got:
        return True
    if isinstance(wanted, bool) or not wanted:
        return bool(got) if wanted else not got
    return got == wanted or (isinstance(got, list) and wanted in got)


def _included(item: dict[str, Any], section: dict[str, Any]) -> bool:
    def tests(name: str) -> list[bool]:
        return [_matches(spec.get("value"), item.get(spec["field"])) for spec in section.get(name) or ()]

    kept = True
    if section.get("include"):
        kept = any(tests("include"))
    elif section.get("exclude"):
        kept = not any(tests("exclude"))
    elif section.get("select"):
        kept = all(tests("select"))
    if section.get("quash") and all(tests("quash")):
        kept = False
    return kept


def _bibliography(processor: Processor, fixture: dict[str, str], items: list[dict[str, Any]]) -> str:
    by_id = {str(item.get("id", "")): item for item in items}
    section = json.loads(fixture["BIBSECTION"]) if fixture.get("BIBSECTION", "").strip() else None
    include = (lambda item: _included(by_id[item.id], section)) if section else None
    made = processor.bibliography(include)
    if fixture["MODE"].strip() == "bibliography-header":
        return _header(made)
    return made.text


def _header(made: Any) -> str:
    lines = [
        "bibend: </div>",
        "bibliography_errors: ",
        'bibstart: <div class="csl-bib-body">',
        "done: false",
        f"entry_ids: {','.join(entry.key for entry in made.entries)}",
        f"entryspacing: {made.entry_spacing}",
        f"linespacing: {made.line_spacing}",
        f"maxoffset: {made.max_offset}",
        f"second-field-align: {made.second_field_align or 'false'}",
    ]
    if made.hanging_indent:
        lines.append("hangingindent: true")
    return "\n".join(sorted(lines))


def run_fixture(fixture: dict[str, str]) -> str:
    """Return what the processor renders for a fixture."""
    items = json.loads(fixture["INPUT"])
    options = json.loads(fixture["OPTIONS"]) if fixture.get("OPTIONS", "").strip() else {}
    style = Style.load(fixture["CSL"], validate=False)
    processor = Processor(style, items, output="html", locale=options.get("locale"))
    abbreviations = fixture.get("ABBREVIATIONS", "").strip()
    if abbreviations:
        processor.abbreviate(json.loads(abbreviations))
    ids = list(dict.fromkeys(str(item.get("id", "")) for item in items))
    mode = fixture["MODE"].strip()
    bib_entries = fixture.get("BIBENTRIES", "").strip()
    cite_items = fixture.get("CITATION-ITEMS", "").strip()
    citations = fixture.get("CITATIONS", "").strip()
    if bib_entries:
        for entries in json.loads(bib_entries):
            processor.register_only([str(one["id"] if isinstance(one, dict) else one) for one in entries])
    elif not citations:
        processor.register_only(ids, unsorted=mode == "bibliography-nosort")
    if cite_items and not citations:
        clusters = [[Cite.from_csl(one) for one in cluster] for cluster in json.loads(cite_items)]
        # The suite's own harness does not group cites that stand outside of a document.
        shown = "\n".join(processor.preview(Citation(cites), group=False) for cites in clusters)
    elif citations:
        shown = _citations(processor, json.loads(citations))
    elif mode == "citation":
        shown = processor.preview(Citation([Cite(key) for key in processor.order()]), group=False)
    else:
        shown = ""
    return shown if mode == "citation" else _bibliography(processor, fixture, items)


def normal(text: str) -> str:
    """Apply the two normalisations."""
    return "\n".join(line.rstrip() for line in text.replace("&amp;", "&#38;").rstrip().split("\n"))


def check(path: Path) -> tuple[str, str]:
    """Return what a fixture expects and what is rendered; an exception is rendered as its name."""
    fixture = read_fixture(path)
    try:
        got = run_fixture(fixture)
    except Exception as error:
        if "--raise" in sys.argv:
            raise
        got = f"{type(error).__name__}: {error}"
    return normal(fixture.get("RESULT", "")), normal(got)


def main() -> int:
    """Run the fixtures that are asked for; exit with 1 if one fails."""
    parser = argparse.ArgumentParser(description="Run fixtures in the format of the CSL test suite.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="only fixtures whose name contains this")
    parser.add_argument("--diff", action="store_true", help="show how the output differs")
    parser.add_argument("--raise", action="store_true", dest="stop", help="show the first exception")
    options = parser.parse_args()
    paths = sorted(path for path in options.folder.glob("*.txt") if options.only in path.stem)
    failed = []
    for path in paths:
        expected, got = check(path)
        if expected != got:
            failed.append(path.stem)
            print(path.stem)
            if options.diff:
                print("\n".join(difflib.ndiff(expected.split("\n"), got.split("\n"))))
    print(f"passed {len(paths) - len(failed)} of {len(paths)}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
