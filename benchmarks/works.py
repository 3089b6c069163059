"""Measure how well references of one work are found among many: recall of the keys, precision and recall of the pairs.

    uv run python benchmarks/works.py FILE.bib… [--works 1000] [--seed 1] [--limit 200] [--show 10]
    uv run python benchmarks/works.py benchmarks/turkish_books.tsv

Of each reference of the files, up to three others are made as people write the same work: initials, no accents, no
subtitle, a letter wrong, no year, "et al.", another place, capitals, no DOI. These pairs are the labels. To half of the
books comes a near miss, which is another work: another volume, a later edition, another translation. Real
files hold some works twice: pairs of two of their references are not judged, and of references with the same title only
one is taken.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from catalogues import as_cited, misspelt_author, read

from bibtools.model import Date, Name, Reference
from bibtools.pipeline.batches.works import SURE, keys_of, score
from bibtools.support.folding import fold_text, fold_words

Change = Callable[[Reference, random.Random], Reference]


def misspelt_title(mine: Reference, rnd: random.Random) -> Reference:
    """Two neighbouring letters of the title swapped."""
    at = rnd.randrange(max(1, len(mine.title) - 2))
    return replace(mine, title=mine.title[:at] + mine.title[at : at + 2][::-1] + mine.title[at + 2 :])


CHANGES: dict[str, Change] = {
    "as cited": lambda mine, rnd: as_cited(mine),
    "letter of the author": lambda mine, rnd: misspelt_author(mine, mine, rnd) or mine,
    "letters of the title": misspelt_title,
    "no year": lambda mine, rnd: replace(mine, issued=None),
    "et al.": lambda mine, rnd: replace(mine, author=(mine.author[0], Name(others=True))),
    "capitals": lambda mine, rnd: replace(mine, title=mine.title.upper()),
    "no accents": lambda mine, rnd: replace(mine, title=fold_text(mine.title)),
    "no identifiers": lambda mine, rnd: replace(mine, doi="", isbn="", url="", publisher="", page=""),
}


def _edition(mine: Reference, rnd: random.Random) -> tuple[Reference, Reference]:
    year = mine.issued.year if isinstance(mine.issued, Date) and mine.issued.year else 1950
    return mine, replace(mine, edition="2", issued=Date(str(year + rnd.randint(3, 20))), doi="", isbn="")


def _volume(mine: Reference, rnd: random.Random) -> tuple[Reference, Reference]:
    one, other = rnd.sample(range(1, 9), 2)
    return replace(mine, volume=str(one)), replace(mine, volume=str(other), doi="", isbn="")


def _translation(mine: Reference, rnd: random.Random) -> tuple[Reference, Reference]:
    one, other = Name(family="Roe", given="Jane"), Name(family="Poe", given="Carl")
    again = replace(mine, translator=(other,), issued=Date(str(rnd.randint(1960, 2020))), doi="", isbn="")
    return replace(mine, translator=(one,)), again


NEAR_MISSES = {"edition": _edition, "volume": _volume, "translation": _translation}
"""For a book, how the list cites it, and another one that is not the same work."""


class Row:
    """A reference of the measurement: the work that it is of (a number), how it was made, and its CSL-JSON."""

    def __init__(self, work: int, made: str, reference: Reference) -> None:
        self.work, self.made = work, made
        self.reference = reference
        self.item = json.dumps(reference.to_csl(), ensure_ascii=False)


def labelled(references: Sequence[Reference], rnd: random.Random) -> list[Row]:
    """Return the references with those made of them, each with its work."""
    rows = []
    for work, mine in enumerate(references):
        if mine.type == "book" and rnd.random() < 0.5:
            name = rnd.choice(sorted(NEAR_MISSES))
            mine, near = NEAR_MISSES[name](mine, rnd)
            rows.append(Row(len(references) + work, f"near: {name}", near))
        rows.append(Row(work, "", mine))
        for name in rnd.sample(sorted(CHANGES), rnd.randint(0, 3)):
            rows.append(Row(work, name, CHANGES[name](mine, rnd)))
    return rows


def candidates(rows: Sequence[Row], limit: int) -> set[tuple[int, int]]:
    """Return the pairs of rows that share a key, without keys that more than `limit` rows share."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        for key in keys_of(row.reference):
            by_key[key].append(at)
    return {pair for rows in by_key.values() if 2 <= len(rows) <= limit for pair in combinations(rows, 2)}


def measure(rows: Sequence[Row], limit: int, show: int) -> None:
    """Print the figures."""
    start = time.process_time()
    judged = [pair for pair in candidates(rows, limit) if any(rows[at].made for at in pair)]
    keyed = time.process_time() - start
    scores = {pair: score(rows[pair[0]].item, rows[pair[1]].item) for pair in judged}
    spent = time.process_time() - start - keyed
    works: dict[int, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        works[row.work].append(at)
    true = {pair for members in works.values() for pair in combinations(members, 2)}
    found = {pair for pair, value in scores.items() if value >= SURE}
    missed, false = true - found, found - true
    print(f"{len(rows)} references, {len(true)} pairs of one work, {len(judged)} pairs compared")
    print(
        f"keys: recall {len(true & scores.keys()) / len(true):.2%}, {1e6 * keyed / len(rows):.0f} µs a reference"
    )
    print(
        f"pairs: precision {1 - len(false) / len(found):.2%}, recall {1 - len(missed) / len(true):.2%}, "
        f"{1e6 * spent / len(judged):.0f} µs a pair"
    )
    for name, pairs in (("missed", missed), ("false", false)):
        kinds = Counter(" / ".join(sorted(rows[at].made for at in pair)) for pair in pairs)
        print(f"{name}: " + "; ".join(f"{kind} {count}" for kind, count in kinds.most_common(6)))
        for one, other in sorted(pairs)[:show]:
            print(
                f"   {scores.get((one, other), -1):.2f}",
                *(_shown(rows[at]) for at in (one, other)),
                sep="\n      ",
            )


def _shown(row: Row) -> str:
    mine = row.reference
    return f"[{row.made}] {'; '.join(map(str, mine.author))} | {mine.title[:70]} | {mine.issued or ''}"


def arguments(description: str | None) -> argparse.ArgumentParser:
    """Return the arguments that say which references are measured."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--works", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=200, help="keys that more references share are left out")
    return parser


def chosen(options: argparse.Namespace) -> list[Row]:
    """Return the references that the arguments choose, with those made of them, in any order."""
    rnd = random.Random(options.seed)
    all_of_them = [each for file in options.files for each in read(file) if each.title and each.author]
    found = list({fold_words(each.title): each for each in all_of_them}.values())
    rows = labelled(rnd.sample(found, min(options.works, len(found))), rnd)
    rnd.shuffle(rows)
    return rows


def main() -> None:
    """Run the measurement."""
    parser = arguments(__doc__)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N faults of each kind")
    options = parser.parse_args()
    measure(chosen(options), options.limit, options.show)


if __name__ == "__main__":
    main()
