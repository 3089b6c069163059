"""`corrections.jsonl`: the references that a person accepted, in the gold format (docs/gold.md)."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from bibtools.model import DATE_VARIABLES, NAME_VARIABLES, Date, Name, Record, Reference
from bibtools.normaliser.normaliser import normalise
from bibtools.parser.relabelling import from_labels
from bibtools.pipeline.acceptances import ACCEPTED
from bibtools.pipeline.reviewing.item import Item
from bibtools.support.files import write_file
from bibtools.support.folding import fold_case
from bibtools.training.evaluation.gold import read_gold

_FIELDS = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "director": "director",
    "title": "title",
    "container": "container-title",
    "publisher": "publisher",
    "location": "publisher-place",
    "date": "issued",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "edition": "edition",
    "series": "collection-title",
    "number": "collection-number",
    "page_total": "number-of-pages",
    "number_of_volumes": "number-of-volumes",
    "genre": "genre",
    "archive": "archive",
    "archive_location": "archive_location",
    "url": "URL",
    "accessed": "accessed",
    "doi": "DOI",
    "isbn": "ISBN",
}
"""Key of the gold format → CSL variable."""
_TYPES = {
    "book": "book",
    "article-journal": "article",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "entry-encyclopedia": "inreference",
    "thesis": "phdthesis",
    "report": "report",
}
"""CSL type → type of the gold format where that says enough."""


def gold(item: Item) -> dict[str, Any] | None:
    """Return an accepted reference in the gold format; None if it has no source text.

    Every value is as it stands on the page. One that a person wrote and that is not on the page is left out, but where
    it corrects a value of the page, that value is what is labelled. Under ACCEPTED it has all its values.
    """
    record = item.record
    if not record.raw.strip() or not record.segments:
        return None
    page = from_labels(record.raw, record.segments, record.place, told=item.told)
    read = normalise(page).reference
    csl_type = item.reference.type
    made: dict[str, Any] = {"raw": record.raw, "type": _TYPES.get(csl_type, "misc")}
    if csl_type not in _TYPES:
        made["csl_type"] = csl_type
    if item.reference.language:
        made["lang"] = item.reference.language.split("-")[0]
    for key, variable in _FIELDS.items():
        value = _on_page(variable, item.reference, read, page)
        if value:
            made[key] = value
    made["segments"] = [[each.label, each.text] for each in record.segments]
    made[ACCEPTED] = {name: value for name, value in item.reference.to_csl().items() if name != "id"}
    return made


def _on_page(variable: str, now: Reference, read: Reference, page: Record) -> Any:
    """Return the value of a variable as the page has it; None if the page does not say it."""
    value, printed = now.get(variable), page.reference.get(variable)
    if not value:
        return None
    if value == read.get(variable):
        return _plain(printed)
    if variable in NAME_VARIABLES:
        names = value if isinstance(value, tuple) else ()
        there = [name for name in names if _bare(name.written or str(name)) and _words_in(name, page.raw)]
        return _plain(tuple(there))
    text = value.written or str(value) if isinstance(value, Date) else str(value)
    found = _in_raw(text, page.raw)
    if found:
        return found
    alike = variable in DATE_VARIABLES or _alike(text, printed)
    return _plain(printed) if printed and alike else None


def _in_raw(text: str, raw: str) -> str:
    """Return the part of the page that says a text but for case and marks, as it is spelt there; "" if none does."""
    letters = [(at, folded) for at, letter in enumerate(raw) for folded in _bare(letter)]
    wanted = _bare(text)
    at = "".join(letter for _, letter in letters).find(wanted) if wanted else -1
    return raw[letters[at][0] : letters[at + len(wanted) - 1][0] + 1] if at >= 0 else ""


def _words_in(name: Name, raw: str) -> bool:
    folded = _bare(raw)
    words = (
        name.written or f"{name.given} {name.non_dropping_particle} {name.family} {name.literal}"
    ).split()
    return all(_bare(word) in folded for word in words)


def _alike(text: str, printed: object) -> bool:
    from rapidfuzz.fuzz import ratio

    return bool(ratio(_bare(text), _bare(str(printed))) >= 60)


def _bare(text: str) -> str:
    return "".join(letter for letter in fold_case(text) if letter.isalnum())


def _plain(value: object) -> Any:
    if isinstance(value, tuple):
        return [_name(name) for name in value if not name.others]
    if isinstance(value, Date):
        return value.written or str(value)
    return str(value) if value else None


def _name(name: Name) -> dict[str, str]:
    """Return a name; its particle stands with the given names, as the gold format wants it."""
    if name.literal or not name.family:
        return {"literal": name.written or str(name)}
    given = " ".join(
        part for part in (name.given, name.dropping_particle, name.non_dropping_particle) if part
    )
    return {"family": name.family, "given": given} if given else {"family": name.family}


def write_corrections(path: Path, items: Sequence[Item], touched: Collection[str] = ()) -> int:
    """Write the accepted references among `items` to a file, with those that it holds already; return their number.

    `touched` are the texts of references that the review changed: lines about them stay only if they are accepted as
    they are now. Without accepted references no file is made. Raises InputError if the file is not in the gold format,
    and OutputError if it cannot be written.
    """
    made = [found for item in items if item.state == "accepted" and (found := gold(item))]
    kept: dict[str, Mapping[str, Any]] = {}
    if path.exists():
        kept = {each["raw"]: each for each in read_gold(path)}
    elif not made:
        return 0
    for raw in set(touched) - {each["raw"] for each in made}:
        kept.pop(raw, None)
    kept.update((each["raw"], each) for each in made)
    lines = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in kept.values())
    write_file(path, lines.encode("utf-8", "backslashreplace"))
    return len(made)
