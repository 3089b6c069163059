"""a.g.e., a.g.m., a.e., ibid., op. cit.: notes that repeat a work which was cited before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bibtools.language.statements import OTHER_CITED, SAME_WORK, SEE
from bibtools.language.units import FOLIO, PAGE, VOLUME
from bibtools.model import Change, Origin, Record, Reference, Span
from bibtools.support.folding import fold_text
from bibtools.support.patterns import lazy

BY = "parse.repeats"
"""The `by` of the changes that this step records."""
_SAME = SAME_WORK.loose()
_CITED = (
    r"a\.\s?g\.\s?(?P<kind>e|m|t|mad|b|g|k)\.?|(?-i:\bag(?P<kind2>e|m|t)\b)(?=\s*[.,]|\s*$)\.?|adı\s+geçen\s+(?P<kind3>eser|makale|tez|madde)|"
    rf"{OTHER_CITED.loose()}"
)
_REPEAT = lazy(
    rf"^\W*(?:\[?\d{{1,4}}[\].)]*\s*)?(?P<name>[^\d;]{{0,80}}?)[\s,(]*(?:(?P<same>(?<!\w)(?:{_SAME}))|(?<!\w)(?:{_CITED}))(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SEE = lazy(rf"\b(?:{SEE.loose()}|ayrıca)", re.IGNORECASE)
_PAGE = lazy(rf"(?:{PAGE.bare()}|{FOLIO.bare()})\s*[.:]?\s*(?P<page>\d[\d\s,\-–]*[a-z]?)", re.IGNORECASE)
_VOLUME = lazy(rf"\b(?:{VOLUME.bare()})\s*[.:]\s*(?P<volume>[IVXLC]+|\d+)", re.IGNORECASE)
_TYPES = {
    "m": (
        "article-journal",
        "article-newspaper",
        "article-magazine",
        "chapter",
        "paper-conference",
        "entry-encyclopedia",
    ),
    "mad": ("entry-encyclopedia", "article-journal"),
    "t": ("thesis",),
    "g": ("article-newspaper",),
    "b": ("document", "paper-conference"),
    "e": ("book", "thesis", "report", "hearing"),
}


_LONGEST_NAME, _LONGEST_REST = 5, 60
_YEAR = lazy(r"(?<![\d\-–])(?:1[4-9]\d\d|20\d\d)(?![\d\-–])")


def repeat_in(text: str) -> re.Match[str] | None:
    """Return the match of a text that consists of a name, a.g.e. or the like, and a page; None for other texts."""
    match = _REPEAT.match(text) if len(text) < 200 else None
    if match is None or len(match["name"].split()) > _LONGEST_NAME or len(match["rest"]) > _LONGEST_REST:
        return None
    return None if _YEAR.search(match["rest"]) else match


def resolve_repeats(records: Sequence[Record]) -> list[Record]:
    """Return the records with every a.g.e., ibid. and op. cit. pointing at the work it repeats.

    The records are the notes of one document in order. A repeat takes the earlier work's reference, with the
    page of its own as `locator`, and a Change by `BY` whose `after` is the earlier string; `is_repeat` tells it.
    One that repeats nothing stays as it is, with a Change of kind `note`.
    """
    made: list[Record] = []
    for record in records:
        match = repeat_in(record.raw)
        made.append(record if match is None else _resolve(record, match, made))
    return made


def is_repeat(record: Record) -> bool:
    """Return whether `resolve_repeats` found the record to repeat an earlier one: it is no entry of its own."""
    return any(change.by == BY and change.kind == "convert" for change in record.changes)


def repeated_raw(record: Record) -> str:
    """Return the string of the work that a repeat repeats; the empty string if the record is none."""
    return next(
        (change.after for change in record.changes if change.by == BY and change.kind == "convert"), ""
    )


def _resolve(record: Record, match: re.Match[str], before: Sequence[Record]) -> Record:
    span = Span(0, len(record.raw))
    source = _source(match, before)
    if source is None:
        reason = "it repeats a work, but no earlier note cites one that it can mean"
        change = Change("note", "", record.raw, BY, "note", reason, span)
        return replace(record, changes=(*record.changes, change))
    page, volume = _PAGE.search(match["rest"]), _VOLUME.search(match["rest"])
    values = {"page": None, "locator": page["page"].strip(" ,") if page else None}
    if volume:
        values["volume"] = volume["volume"]
    reference: Reference = source.reference.with_values(values)
    sure = 0.95 if match["same"] or match["name"].strip(" ,.") else 0.8
    origins = {
        name: replace(origin, span=None, by=BY, inferred=True)
        for name, origin in source.reference.origins.items()
    }
    if page:
        at = match.start("rest")
        origins["locator"] = Origin(Span(at + page.start("page"), at + page.end("page")), BY, sure)
    reason = "the note repeats a work that was cited before"
    change = Change("raw", record.raw, source.raw, BY, "convert", reason, span)
    kept = (change for change in record.changes if change.kind != "note")
    return replace(
        record,
        reference=replace(reference, origins=origins),
        changes=(*kept, change),
        confidence=min(sure, source.confidence),
    )


def _source(match: re.Match[str], before: Sequence[Record]) -> Record | None:
    """Find the earlier record: the last one for ibid., else the last of that author and kind."""
    earlier = [record for record in reversed(before) if not _unresolved(record)]
    if not earlier:
        return None
    name = fold_text(_SEE.sub(" ", match["name"]).strip(" ,.;:")).split()
    if match["same"] and not name:
        return earlier[0]
    kind = (match["kind"] or match["kind2"] or (match["kind3"] or "")[:1]).lower()
    kind = {"md": "mad"}.get(kind, kind)
    named = [record for record in earlier if not name or _named(record, name)]
    of_kind = [record for record in named if record.reference.type in _TYPES.get(kind, ())]
    return next(iter(of_kind or named), None)


def _unresolved(record: Record) -> bool:
    return record.confidence == 0.0 or any(
        change.by == BY and change.kind == "note" for change in record.changes
    )


def _named(record: Record, words: Sequence[str]) -> bool:
    people = record.reference.author or record.reference.editor
    families = {word for person in people for word in fold_text(person.family or person.literal).split()}
    return bool(families) and any(word.strip(".,") in families for word in words)
