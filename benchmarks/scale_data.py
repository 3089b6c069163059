"""Make tables of any size for the measurements of docs/scale.md, of the references that are at hand.

    uv run python benchmarks/scale_data.py lines 100000 lines.parquet [FILE.xml | FILE.txt …]
    uv run python benchmarks/scale_data.py items 1000000 items.parquet FILE.bib…

`lines` writes reference strings (column `raw`): those of tests/gold, or of the files, which are AnyStyle's labelled XML
or text with a reference a line. `items` writes CSL-JSON (columns `id` and `item`). Where the references do not suffice
they come again, as other works: names (and titles of items) with other consonants, other years, other DOIs; of the
items, one in twenty repeats a work of the round before.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from bibtools.formats import load
from bibtools.model import Reference
from bibtools.training.anystyle import read_anystyle

GOLD = Path(__file__).parents[1] / "tests" / "gold"
PART = 2_000
Segments = Sequence[tuple[str, str]]
"""The pieces of a reference string, each with its label."""
_CONSONANTS = "bcdfghjklmnpqrstvwxyz"
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_NAMES = frozenset({"author", "editor", "translator"})


@cache
def consonants(turn: int) -> dict[int, str]:
    """Return a table that exchanges the consonants, another one for each round; the first round is as it is."""
    made = list(_CONSONANTS)
    if turn:
        random.Random(turn).shuffle(made)
    new = "".join(made)
    return str.maketrans(_CONSONANTS + _CONSONANTS.upper(), new + new.upper())


def read_lines(files: Sequence[Path]) -> Iterator[Segments]:
    """Yield the reference strings of files; a string of a text file is one piece without a label."""
    for file in files:
        if file.suffix == ".xml":
            yield from (each.segments for each in read_anystyle(file))
        elif file.suffix == ".jsonl":
            for line in file.read_text(encoding="utf-8").splitlines():
                yield [("", json.loads(line)["raw"])]
        else:
            yield from (
                [("", line)] for line in file.read_text(encoding="utf-8").splitlines() if line.strip()
            )


def varied_line(segments: Segments, turn: int) -> str:
    """Return a reference string of a round."""
    text = " ".join(text.translate(consonants(turn)) if label in _NAMES else text for label, text in segments)
    text = _YEAR.sub(lambda year: str(1500 + (int(year.group()) - 1500 + 7 * turn) % 525), text)
    # The number makes each row another one, also where there is neither a year nor a name.
    return f"{text} [{turn}]"


def varied_item(reference: Reference, turn: int) -> str:
    """Return a reference of a round as CSL-JSON."""
    if turn:
        table = consonants(turn)
        people = tuple(
            replace(each, family=each.family.translate(table), given=each.given.translate(table))
            for each in reference.author
        )
        reference = replace(
            reference,
            author=people,
            title=reference.title.translate(table),
            doi=reference.doi and f"{reference.doi}{turn}",
            url=reference.url and f"{reference.url}{turn}",
            isbn="",
        )
    return json.dumps(reference.to_csl(), ensure_ascii=False)


def rounds(size: int, repeated: float) -> Iterator[tuple[int, int]]:
    """Yield, without end, the number of a reference and its round, for some the round before."""
    rnd = random.Random(1)
    for turn in count():
        for at in range(size):
            yield at, turn - (turn > 0 and rnd.random() < repeated)


def write(rows: Iterator[dict[str, str]], total: int, output: Path) -> None:
    """Write so many rows to a Parquet file, in constant memory."""
    first = next(rows)
    schema = pa.schema([(name, pa.string()) for name in first])
    part = [first]
    with parquet.ParquetWriter(output, schema) as writer:
        for number in range(1, total + 1):
            if len(part) == PART or number == total:
                writer.write_table(pa.Table.from_pylist(part, schema=schema))
                part = []
            if number < total:
                part.append(next(rows))


def main() -> None:
    """Make the table."""
    kind, total, output, *names = sys.argv[1:]
    files = [Path(name) for name in names] or sorted(GOLD.glob("*.jsonl"))
    if kind == "lines":
        lines = list(read_lines(files))
        rows = ({"raw": varied_line(lines[at], turn)} for at, turn in rounds(len(lines), 0))
    else:
        works = [each for file in files for each in load(file) if each.title]
        rows = (
            {"id": str(number), "item": varied_item(works[at], turn)}
            for number, (at, turn) in enumerate(rounds(len(works), 0.05))
        )
    write(rows, int(total), output)


if __name__ == "__main__":
    main()
