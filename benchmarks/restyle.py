"""What restyling a document of many notes costs over reading its references and rendering them, in CPU seconds.

usage: uv run python benchmarks/restyle.py [NOTES] [docx|odt]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from bibtools.csl import Citation, Cite, Processor, Style
from bibtools.documents import read
from bibtools.pipeline.parsing import read_document, with_keys
from bibtools.pipeline.restyling.applying import RestyleOptions, restyle_document
from bibtools.pipeline.sources import Source

sys.path[:0] = [str(Path(__file__).parents[1])]

STYLE = "chicago-notes-bibliography"
_NOTE = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def main() -> None:
    """Print the costs."""
    from tests.pipeline import articles, odt_articles

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    ending = sys.argv[2] if len(sys.argv) > 2 else "docx"
    if ending == "odt":
        data = odt_articles.article(_notes(count))
    else:
        data = articles.article(tuple(_NOTE.format(text) for text in _notes(count)))
    name = f"a.{ending}"
    start = time.process_time()
    document = read(data, name)
    works = read_document(Source(document.text, document))
    keyed = list(with_keys(works.records))
    parsed = time.process_time()
    processor = Processor(Style.load(STYLE), [each.reference for each in keyed if each.reference.id], "tr-TR")
    cited = [
        Citation(
            [Cite(cite.key, cite.locator, cite.label) for cite in each.cites if cite.key], number, str(number)
        )
        for number, each in enumerate(works.citations(keyed), 1)
    ]
    processor.arrange(cited)
    rendered = time.process_time()
    made = restyle_document(data, name, (), RestyleOptions(STYLE, "tr-TR"))
    whole = time.process_time() - rendered
    print(f"{count} notes, {len(made.changes)} texts restyled, {len(made.kept)} kept")
    print(
        f"reading and parsing {parsed - start:.2f} s, rendering {rendered - parsed:.2f} s, restyling {whole:.2f} s"
    )
    print(f"restyling over reading, parsing and rendering: {whole - (rendered - start):.2f} s")


def _notes(count: int) -> list[str]:
    """Return notes: every third cites a new work, the others repeat one."""
    notes = []
    for number in range(count):
        name = f"Yazar{'abcdefghij'[number // 3 % 10]}{'klmnoprstu'[number // 30 % 10]}"
        if number % 3 == 0:
            notes.append(
                f"Ayşe {name}, Liman Defterleri {number}, Kıyı Yayınları, Ankara 1998, s. {number + 1}."
            )
        else:
            notes.append(
                f"Krş. {name}, a.g.e., s. {number}; ayrıntılı bilgi için bkz. Can Öz, “Rıhtım”, s. 5."
            )
    return notes


if __name__ == "__main__":
    main()
