"""Measure the grades of catalogues: valid entries that are contradicted, invented ones that are confirmed.

    uv run python benchmarks/catalogues.py FILE.bib… [--entries 1000] [--seed 1]
    uv run python benchmarks/catalogues.py benchmarks/turkish_books.tsv

The references of the files are the valid records. A catalogue that holds all, 70 % or 50 % of them is asked about a
sample of the valid ones, and about as many that were made from them by damage. For each kind of damage the table
says how many are missed, that is confirmed. Valid ones are asked about as they stand, and as people cite: initials,
no accents, no subtitle. At last come near misses, records of another edition, volume, author or translation than the
entry means: nothing may be filled from them.

turkish_books.tsv holds 223 books on Turkish and Ottoman history: bibliographic facts, written from memory and not
compared with the books. That does not matter here, where the table itself is the catalogue.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from bibtools.catalogues.card import BOOKS
from bibtools.catalogues.filling import proposals
from bibtools.catalogues.grading import checkable
from bibtools.catalogues.local import LocalCatalogue
from bibtools.catalogues.local_building import build
from bibtools.catalogues.online.values import name_of
from bibtools.catalogues.verifying import verify
from bibtools.formats import load
from bibtools.model import Date, Name, Reference
from bibtools.model.evidence import Evidence, Grade

Damage = Callable[[Reference, Reference, random.Random], Reference | None]
"""From a valid reference and another one, an invented reference; None if this kind of damage does not apply."""


def other_authors(mine: Reference, other: Reference, rnd: random.Random) -> Reference | None:
    """The title of one work with the authors of another."""
    return replace(mine, author=other.author) if mine.author != other.author else None


def changed_title(mine: Reference, other: Reference, rnd: random.Random) -> Reference | None:
    """One or two words of the title replaced by words of another title."""
    words, spare = mine.title.split(), [word for word in other.title.split() if len(word) > 3]
    long = [at for at, word in enumerate(words) if len(word) > 3]
    if len(long) < 2 or not spare:
        return None
    words[rnd.choice(long)] = rnd.choice(spare)
    made = " ".join(words)
    return replace(mine, title=made) if made.lower() != mine.title.lower() else None


def other_title(mine: Reference, other: Reference, rnd: random.Random) -> Reference | None:
    """A title that nothing has, under real authors, year and venue: half of one title and half of another."""
    one, two = mine.title.split(), other.title.split()
    made = " ".join(one[: len(one) // 2] + two[len(two) // 2 :])
    return (
        replace(mine, title=made)
        if len(one) > 2 and made.lower() not in (mine.title.lower(), other.title.lower())
        else None
    )


def other_venue(mine: Reference, other: Reference, rnd: random.Random) -> Reference | None:
    """The journal or book of another work."""
    if not mine.container_title or not other.container_title or mine.container_title == other.container_title:
        return None
    return replace(mine, container_title=other.container_title)


def other_year(mine: Reference, other: Reference, rnd: random.Random) -> Reference | None:
    """Another year, two to nine away."""
    if not isinstance(mine.issued, Date) or not mine.issued.year:
        return None
    return replace(
        mine, issued=Date(str(mine.issued.year + rnd.choice((-1, 1)) * rnd.randint(2, 9)).zfill(4))
    )


def fewer_authors(mine: Reference, other: Reference, rnd: random.Random) -> Reference | None:
    """An author left out."""
    return replace(mine, author=mine.author[:-1]) if len(mine.author) > 1 else None


def added_author(mine: Reference, other: Reference, rnd: random.Random) -> Reference | None:
    """An author of another work added."""
    return replace(mine, author=(*mine.author, other.author[0])) if mine.author else None


def misspelt_author(mine: Reference, other: Reference, rnd: random.Random) -> Reference | None:
    """A vowel of the first author's family name changed: Tanör to Tenör."""
    name = mine.author[0]
    name = name if name.family else replace(name, family=name.literal, literal="")
    vowels = [at for at, char in enumerate(name.family) if char in "aeiou" and at]
    if not vowels:
        return None
    at = rnd.choice(vowels)
    family = (
        name.family[:at]
        + rnd.choice([char for char in "aeiou" if char != name.family[at]])
        + name.family[at + 1 :]
    )
    return replace(mine, author=(replace(name, family=family), *mine.author[1:]))


def false_doi(mine: Reference, other: Reference, rnd: random.Random) -> Reference | None:
    """A DOI that does not exist, on a record that has another one."""
    return (
        replace(mine, doi=f"10.{rnd.randint(1000, 9999)}/{rnd.randint(10**6, 10**7)}") if mine.doi else None
    )


def invented(mine: Reference, other: Reference, rnd: random.Random) -> Reference | None:
    """Nothing of it exists: the words of two titles mixed, an invented author, the venue of a third."""
    words = mine.title.split() + other.title.split()
    rnd.shuffle(words)
    name = Name(family=other.author[0].family, given=mine.author[0].given)
    return replace(
        mine, title=" ".join(words[: max(4, len(words) // 2)]), author=(name,), doi="", isbn="", page=""
    )


def as_cited(mine: Reference) -> Reference:
    """Return a valid reference as people write it: initials, no accents, no subtitle."""
    given = [" ".join(f"{word[0]}." for word in name.given.split()) for name in mine.author]
    people = tuple(replace(name, given=short) for name, short in zip(mine.author, given, strict=True))
    short = mine.title.split(":")[0].translate(str.maketrans("âîûÂÎÛêô", "aiuAIUeo"))
    return replace(mine, author=people, title=short, publisher="")


NearMiss = Callable[[Reference, Reference], Reference]
"""From the record of a book and that of another one, the record of a publication that is not the one that is meant."""
NEAR_MISSES: dict[str, NearMiss] = {
    "other edition": lambda mine, other: replace(mine, issued=Date("1899"), publisher=other.publisher),
    "other volume": lambda mine, other: replace(mine, volume="7"),
    "other author": lambda mine, other: replace(mine, author=(Name(family="Poe", given="Carl"),)),
    "translation": lambda mine, other: replace(mine, translator=(Name(family="Poe", given="Carl"),)),
}


def filled_wrongly(valid: Sequence[Reference], rnd: random.Random, folder: Path) -> None:
    """Print for each kind of near miss how many fields would be filled from it."""
    print("\nnear misses")
    for name, near in NEAR_MISSES.items():
        books = [each for each in valid if each.type in BOOKS and each.publisher and not each.doi]
        build(folder / "near", "near", (near(each, rnd.choice(books)).to_csl() for each in books))
        catalogue = LocalCatalogue(folder / "near")
        wanted = [replace(each, publisher="", publisher_place="", isbn="", volume="") for each in books]
        made = [fill for each in wanted for fill in proposals(each, verify(each, [catalogue]))]
        certain = sum(1 for fill in made if fill.certain)
        print(f"  {name:16} {certain} fields filled, {len(made) - certain} offered, of {len(wanted)} books")


def read(path: Path) -> list[Reference]:
    """Return the references of a file; a .tsv holds author, title, publisher, place and year."""
    if path.suffix != ".tsv":
        return load(path)
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return [
        Reference(
            type="book",
            author=(name_of(author),),
            title=title,
            publisher=publisher,
            publisher_place=place,
            issued=Date(year),
        )
        for author, title, publisher, place, year in rows
    ]


DAMAGES: tuple[Damage, ...] = (
    other_authors,
    changed_title,
    other_title,
    other_venue,
    other_year,
    fewer_authors,
    added_author,
    misspelt_author,
    false_doi,
    invented,
)


def asked(catalogue: LocalCatalogue, reference: Reference) -> Evidence:
    """Return what a catalogue says of a reference."""
    return verify(reference, [catalogue])


def measure(
    valid: Sequence[Reference], coverage: float, entries: int, rnd: random.Random, shown: int
) -> None:
    """Print a row for the valid ones and one for each kind of damage."""
    held = [each for each in valid if rnd.random() < coverage]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue"
        build(path, "records", (each.to_csl() for each in held))
        catalogue = LocalCatalogue(path)
        sample = rnd.sample(valid, min(entries, len(valid)))
        start = time.process_time()
        grades = [(each, asked(catalogue, each)) for each in sample]
        spent = (time.process_time() - start) / len(sample)
        print(f"\ncoverage {coverage:.0%}: {len(held)} records, {1000 * spent:.2f} CPU ms an entry")
        _row("valid", Counter(found.grade for _, found in grades), Grade.CONTRADICTED, "contradicted")
        _show([pair for pair in grades if pair[1].grade == Grade.CONTRADICTED][:shown])
        cited = [(each, asked(catalogue, as_cited(each))) for each in sample]
        _row("valid as cited", Counter(found.grade for _, found in cited), Grade.CONTRADICTED, "contradicted")
        _show([pair for pair in cited if pair[1].grade == Grade.CONTRADICTED][:shown])
        total: Counter[Grade] = Counter()
        for damage in DAMAGES:
            made = [
                damage(each, rnd.choice(valid), rnd) for each in rnd.sample(valid, min(entries, len(valid)))
            ]
            judged = [(each, asked(catalogue, each)) for each in made if each is not None]
            found = Counter(evidence.grade for _, evidence in judged)
            total += found
            _row(damage.__name__.replace("_", " "), found, Grade.CONFIRMED, "missed")
            _show([pair for pair in judged if pair[1].grade == Grade.CONFIRMED][:shown])
        _row("all invented", total, Grade.CONFIRMED, "missed")


def _row(name: str, found: Counter[Grade], fault: Grade, word: str) -> None:
    count = sum(found.values())
    rest = ", ".join(f"{grade.value} {found[grade]}" for grade in Grade if found[grade])
    print(f"  {name:16} {found[fault] / max(count, 1):7.2%} {word:12} of {count}: {rest}")


def _show(pairs: Sequence[tuple[Reference, Evidence]]) -> None:
    for reference, found in pairs:
        said = "; ".join(f"{each.field}: {each.ours} / {each.theirs}" for each in found.contradictions)
        record = (
            f"{found.record.reference.title[:40]} | {found.record.reference.container_title}"
            if found.record
            else ""
        )
        names = "; ".join(name.inverted for name in reference.author)
        print(f"      {names} | {reference.title[:60]} | {reference.issued} || {record} {said}")


def main() -> None:
    """Run the measurement."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--entries", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="show the first N faults of each kind"
    )
    options = parser.parse_args()
    found = [reference for file in options.files for reference in read(file)]
    valid = [each for each in found if each.title and each.author and str(each.author[0]) and checkable(each)]
    rnd = random.Random(options.seed)
    for coverage in (1.0, 0.7, 0.5):
        measure(valid, coverage, options.entries, rnd, options.show)
    with tempfile.TemporaryDirectory() as folder:
        filled_wrongly(valid, rnd, Path(folder))


if __name__ == "__main__":
    main()
