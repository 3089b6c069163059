"""How whole documents come in: notes kept and anchored, list entries whole, citation fields read.

    python benchmarks/documents.py ../shared/documents

The folder holds documents and truth.json, which says of each what it holds: `notes`, `note_texts` (`first` and `last`),
`list` and `fields`. Texts are compared with runs of white space as one space, U+2011 as "-" and U+00AD dropped.
A list entry counts as whole if the finder gives it as one reference, or if it is a paragraph of the document.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bibtools.documents import read
from bibtools.errors import InputError
from bibtools.finder.finder import find_in_document
from bibtools.model import CitationField, Document

_WIDTHS = (9, 9, 11, 9, 6, 8, 6)


def main() -> None:
    folder = Path(sys.argv[1])
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    source = folder / "makale-kaynak.json"
    notes = json.loads(source.read_text("utf-8"))["notes"] if source.exists() else []
    heads = zip(
        ("notes", "anchored", "paragraphs", "found", "extra", "fields", "CPU s"), _WIDTHS, strict=True
    )
    print(f"{'file':<20} " + " ".join(f"{head:>{width}}" for head, width in heads))
    for name, expected in sorted(truth.items(), key=lambda item: (Path(item[0]).suffix, item[0])):
        print(_row(folder / name, expected, notes))


def _row(path: Path, expected: dict[str, Any], all_notes: list[str]) -> str:
    start = time.process_time()
    try:
        document = read(path)
    except InputError as error:
        return f"{path.name:<20} refused: {error.message}"
    spent = time.process_time() - start
    kept, anchored = _notes(document, expected, all_notes)
    paragraphs = [_plain(each) for each in document.body.content.split("\n\n")]
    found = [_plain(raw.text) for raw in find_in_document(document) if not raw.note]
    entries = [_plain(each) for each in expected["list"]]
    extra = sum(each not in entries for each in found)
    fields = _fields(document.fields, expected["fields"])
    return (
        f"{path.name:<20} {_of(kept, expected['notes']):>9} {_of(anchored, expected['notes']):>9} "
        f"{_of(sum(e in paragraphs for e in entries), len(entries)):>11} "
        f"{_of(sum(e in found for e in entries), len(entries)):>9} {extra:>6} "
        f"{_of(fields, len(expected['fields'])):>8} {spent:>6.2f}"
    )


def _notes(document: Document, expected: dict[str, Any], all_notes: list[str]) -> tuple[int, int]:
    """Return how many notes have their text, in order, and how many of them hang in the text.

    Of a document whose notes are not all written down, the first and the last are compared; the others count if
    there are as many as expected.
    """
    count, found = expected["notes"], [_plain(note.text) for note in document.notes]
    texts: dict[int, str] = dict(enumerate(all_notes)) if len(all_notes) == count else {}
    if found[: len(expected["note_texts"]["first"])] != [_plain(texts[i]) for i in sorted(texts)][:5]:
        first, last = expected["note_texts"]["first"], expected["note_texts"]["last"]
        texts = dict(enumerate(first)) | {count - len(last) + index: text for index, text in enumerate(last)}
    right = [
        index
        for index in range(min(count, len(found)))
        if (found[index] == _plain(texts[index]) if index in texts else len(found) == count)
    ]
    return len(right), sum(document.notes[index].block >= 0 for index in right)


def _fields(found: Iterable[CitationField], expected: list[dict[str, Any]]) -> int:
    """Return how many fields are read with their kind, visible text, number of works and CSL titles."""
    made = {(field.kind, _plain(field.text)): field for field in found}
    count = 0
    for each in expected:
        field = made.get((each["kind"], _plain(each["text"])))
        titles = [item["title"] for item in each.get("csl", ())]
        if field and all(item.reference for item in field.items):
            read_titles = [item.reference.title for item in field.items if item.reference]
            works = len(each.get("keys") or titles)
            count += len(field.items) == works and (not titles or read_titles == titles)
    return count


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").replace("\u2011", "-").split())


def _of(count: int, total: int) -> str:
    return f"{count}/{total}"


if __name__ == "__main__":
    main()
