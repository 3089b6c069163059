"""What the tagged formats of databases share: tags with values become the variables of a Reference.

A format's module says which tags hold which variables; tags that no table knows are kept in `extra`, as `<format>-XX`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bibtools.formats.loaded import Loaded
from bibtools.model import Date, EdtfError, Fault, Name, Reference, Span, Text
from bibtools.support.patterns import lazy

Tags = dict[str, list[str]]
"""The tags of one record and their values, in order."""
_ET_AL = frozenset(("et al.", "et al", "and others"))
_SEASONS = range(13, 17)
_PAGES = lazy(r"([A-Za-z]*)(\d+)\s*[-–—]\s*(\d+)")


def take(tags: Tags, *names: str) -> list[str]:
    """Return the values of the first of the named tags that has any, and take it out of the tags."""
    for name in names:
        values = [value.strip() for value in tags.get(name, ()) if value.strip()]
        if values:
            del tags[name]
            return values
    return []


def read_name(text: str) -> Name:
    """Return the name that `Family, Given, Suffix` is; a body has a comma at its end, or no comma and two words."""
    text = " ".join(text.split())
    if text.lower() in _ET_AL:
        return Name(others=True)
    family, _, rest = text.partition(",")
    if not family.strip():
        return Name(literal=text.removesuffix(",") or text)
    if not rest.strip():
        return Name(literal=family) if "," in text or " " in family else Name(family=family)
    given, _, suffix = rest.partition(",")
    words = family.split()
    count = next((at for at, word in enumerate(words) if not word[0].islower()), len(words) - 1)
    return Name(" ".join(words[count:]), given.strip(), "", " ".join(words[:count]), suffix.strip())


def write_name(name: Name) -> str:
    """Return a name as `Family, Given, Suffix`, a body with a comma at its end."""
    if name.others:
        return "et al."
    whole = name.literal or str(name)
    return f"{whole.removesuffix(',')}," if name.literal or not name.family else _inverted(name)


def _inverted(name: Name) -> str:
    """Return `Family, Given, Suffix`; a suffix stands behind a second comma, also without given names."""
    family = f"{name.non_dropping_particle} {name.family}".strip()
    given = f"{name.given} {name.dropping_particle}".strip()
    parts = (family, given, name.suffix) if name.suffix else (family, given) if given else (family,)
    return ", ".join(part.replace(",", " ").strip() for part in parts)


def taken_names(tags: Tags, table: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Return the name variables of a table (variable → tags, the best one first); all their tags are used up."""
    values: dict[str, Any] = {}
    for variable, sources in table.items():
        found = take(tags, *sources)
        for source in sources:
            tags.pop(source, None)
        if found:
            values[variable] = tuple(map(read_name, found))
    return values


def taken_texts(tags: Tags, table: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Return the text variables of a table (variable → tags, the best one first)."""
    found = {variable: " ".join(take(tags, *sources)) for variable, sources in table.items()}
    return {variable: value for variable, value in found.items() if value}


def read_date(text: str, year: str = "") -> Date | None:
    """Return the date that a text says (EDTF, `2003 Oct 16`, `OCT 16` with a year beside it); None if it is none."""
    text = " ".join(text.split())
    for candidate in (text, text.replace("/", "-").strip("-")):
        try:
            made = Date(candidate)
        except (EdtfError, ValueError):
            continue
        return made if not year or str(made.year) == year.lstrip("0") else None
    from bibtools.language.raw_dates import read_raw

    read = read_raw(text if not year or year in text else f"{text} {year}")
    if read is None or not read.exact or read.end is not None or read.open_end or read.season:
        return None
    parts = [part for part in read.start if part is not None]
    if len(parts) == 2 and parts[1] in _SEASONS:
        parts[1] += 8  # A season: 13 to 16 there, 21 to 24 in EDTF.
    try:
        return Date.of(*parts)
    except EdtfError:
        return None


def full_pages(text: str) -> str:
    """Return a range of pages with all digits of its end: `1203-8` is `1203-1208`."""
    match = _PAGES.fullmatch(text.strip())
    if not match:
        return text.strip()
    first, last = match[2], match[3]
    whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    return f"{match[1]}{first}-{match[1]}{whole}"


def finished(format: str, id: str, csl_type: str, values: Mapping[str, Any], rest: Tags) -> Reference:
    """Return the reference of the values, with the tags that are left over in `extra`."""
    extra = {f"{format}-{tag}": "; ".join(each) for tag, each in rest.items() if any(each)}
    made = Reference(id=id, type=csl_type)
    return made.with_values({name: value for name, value in {**extra, **values}.items() if value})


def read_records(
    text: Text,
    tag: Callable[[str], tuple[str, str] | None],
    make: Callable[[Tags], Reference],
    first: str,
    lists: frozenset[str] = frozenset(),
) -> Loaded:
    """Return the records of a tagged file.

    `tag` cuts a line into its tag and its value, or returns None for a line that continues the one before it; a record
    begins at the tag `first` and ends where the next one does. Each line of the tags in `lists` is a value of its own.
    Text before the first record is a fault.
    """
    references: list[Reference] = []
    spans: list[Span] = []
    faults: list[Fault] = []
    for span, tags in _records(text, tag, first, lists, faults):
        references.append(make(tags))
        spans.append(span)
    if not references and not faults:
        faults.append(Fault("empty", "there is no record in this file", Span(0, 0)))
    return Loaded(tuple(references), tuple(spans), tuple(faults))


def _records(
    text: Text,
    tag: Callable[[str], tuple[str, str] | None],
    first: str,
    lists: frozenset[str],
    faults: list[Fault],
) -> Iterator[tuple[Span, Tags]]:
    tags: Tags = {}
    start, end, latest = 0, 0, ""
    for number in range(1, text.line_count + 1):
        span = text.line_span(number)
        line = text.content[span.start : span.end].lstrip("\ufeff").rstrip("\r\n")
        cut = tag(line)
        if cut and cut[0] == first:
            if tags:
                yield Span(start, end), tags
            tags, start = {}, span.start
        if cut and (tags or cut[0] == first):
            latest = cut[0]
            tags.setdefault(latest, []).append(cut[1])
        elif latest in lists and tags and line.strip() and not cut:
            tags[latest].append(line.strip())
        elif tags and line.strip() and not cut:
            tags[latest][-1] = f"{tags[latest][-1]} {line.strip()}".strip()
        elif line.strip() and not cut:
            faults.append(Fault("text", "this text is not part of a record", span))
        end = span.end if line.strip() else end
    if tags:
        yield Span(start, end), tags
