"""The tables of docs/styles.md: what a style makes of fifteen kinds of source, in notes and in the bibliography."""

from __future__ import annotations

import json
from pathlib import Path

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "csl-styles"


def table(style: str) -> str:
    """Return the table of a style, in Markdown: all kinds are cited once, then again, with the same places."""
    from bibtools.csl import Citation, Cite, Processor, Style

    items = json.loads((CASES / "kinds.json").read_text(encoding="utf-8"))
    kinds = json.loads((CASES / "kinds-cited.json").read_text(encoding="utf-8"))
    processor = Processor(Style.load(style), items, output="markdown")
    cited = [*kinds.values(), *kinds.values()]
    processor.arrange(Citation([Cite.from_csl(each)], note=note) for note, each in enumerate(cited, 1))
    texts = processor.citations()
    entries = {entry.key: entry.text for entry in processor.bibliography().entries}
    rows = ["| | first | again | bibliography |", "|---|---|---|---|"]
    for number, (kind, cite) in enumerate(kinds.items()):
        again = texts[number + len(kinds)]
        cells = (kind, texts[number], again, entries.get(cite["id"], "–"))
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join([*rows, ""])
