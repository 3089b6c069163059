"""What the page of a reference shows: its source in coloured pieces, its fields, findings, preview and commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from shlex import quote

from bibtools.errors import BibtoolsError
from bibtools.model import Change, Finding, Reference, Text
from bibtools.parser.relabelling import TOLD
from bibtools.pipeline.reviewing.changing import Form
from bibtools.pipeline.reviewing.item import Item
from bibtools.pipeline.reviewing.session import Session
from bibtools.pipeline.reviewing.target import Target
from bibtools.pipeline.reviewing.values import FIELDS, is_editable, shown
from bibtools.pipeline.reviewing.words import words_of
from bibtools.support.dataclass import dataclass
from bibtools.web.review.names import CORE, PARTS

WINDOW = 60
"""References that the list shows on both sides of the one that is open."""

_LINE, _MOST_LINES = 55, 8
"""Characters of a line of a field, and the lines that a field shows at most."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the source, with its range; `glued` if it stands right behind the one before."""

    start: int
    end: int
    text: str
    glued: bool


@dataclass(frozen=True, slots=True)
class PieceOfSource:
    """Words of one label that stand together. `doubtful` if the value that they make is."""

    label: str
    words: tuple[Word, ...]
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A field of the form: its text, how sure the parser is (None: a person wrote it, or nothing is known), doubts.

    `source` is the catalogue that the value was taken over from. `stored` is the text that is kept now, where the form
    shows what a person typed over an older one.
    """

    variable: str
    text: str
    lines: int
    confidence: int | None
    doubts: tuple[Change, ...]
    doubtful: bool
    source: str = ""
    stored: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the page says about a reference."""

    item: Item
    pieces: tuple[PieceOfSource, ...]
    rows: tuple[Row, ...]
    more: tuple[Row, ...]
    findings: tuple[Finding, ...]
    whole_doubts: tuple[Change, ...] = ()


def show(session: Session, item: Item, typed: Form | None = None) -> Shown:
    """Return what the page shows; `typed` is what a person wrote into a form that was stale."""
    doubts = item.doubts()
    usual = _usual(item.reference)
    names = [*FIELDS, *(name for name, _ in item.reference.items() if name not in FIELDS)]
    rows = [_row(item, name, doubts, typed) for name in names if is_editable(item.reference, name)]
    return Shown(
        item,
        pieces_of(item, doubts),
        tuple(row for row in rows if row.text or row.stored or row.variable in usual),
        tuple(row for row in rows if not (row.text or row.stored or row.variable in usual)),
        tuple(findings_of(session.target, item.reference)),
        tuple(doubts.get("raw", ())),
    )


def _usual(reference: Reference) -> tuple[str, ...]:
    whole = reference.type in ("book", "thesis", "report", "document", "manuscript", "map")
    return CORE if whole else (*CORE, *PARTS)


def _row(item: Item, name: str, doubts: Mapping[str, Sequence[Change]], typed: Form | None) -> Row:
    stored = shown(item.reference, name)
    text = typed.values.get(name, stored) if typed else stored
    origin = item.reference.origins.get(name)
    told = origin is None or origin.by == TOLD or name in item.typed
    sure = None if origin is None or told or not stored else round(100 * origin.confidence)
    lines = min(max(text.count("\n"), len(text) // _LINE) + 1, _MOST_LINES)
    differs = stored if text.split() != stored.split() else None
    taken = origin is not None and origin.span is None and origin.by != TOLD and name in item.typed
    source = origin.by if origin and taken else ""
    return Row(name, text, lines, sure, tuple(doubts.get(name, ())), name in doubts, source, differs)


def pieces_of(item: Item, doubts: Mapping[str, Sequence[Change]]) -> tuple[PieceOfSource, ...]:
    """Return the source text in pieces of one label."""
    doubted = [
        origin.span
        for name, origin in item.reference.origins.items()
        if name in doubts and origin.span is not None
    ]
    pieces: list[tuple[str, list[Word]]] = []
    before = -1
    for span, label in words_of(item.record):
        word = Word(span.start, span.end, item.record.raw[span.start : span.end], span.start == before)
        before = span.end
        if pieces and pieces[-1][0] == label:
            pieces[-1][1].append(word)
        else:
            pieces.append((label, [word]))
    return tuple(
        PieceOfSource(
            label,
            tuple(words),
            any(each.start < words[-1].end and words[0].start < each.end for each in doubted),
        )
        for label, words in pieces
    )


def findings_of(target: Target, reference: Reference) -> Sequence[Finding]:
    """Return what the linter finds in the entry of a reference, by the rules of the project."""
    from bibtools.formats import dump

    return _findings(target.root, dump([reference], target.dialect), target.dialect)


@lru_cache(maxsize=512)
def _findings(root: object, entry: str, dialect: str) -> tuple[Finding, ...]:
    from bibtools.pipeline.checking import check_settings, check_text
    from bibtools.pipeline.config import load_config

    try:
        settings = check_settings(load_config(Path(str(root))))
        return tuple(check_text(Text("review.bib", entry), settings).findings)
    except BibtoolsError:  # Settings that are wrong are told by `bibtools check`; the review goes on without.
        return ()


def commands(target: Target, style: str, catalogues: Sequence[str] = ()) -> tuple[str, ...]:
    """Return what does the same in a shell; `catalogues` are the options that name those that are asked."""
    bib = quote(_relative(target))
    verify = (f"bibtools verify {bib} {' '.join(map(quote, catalogues))}",) if catalogues else ()
    rest = (f"bibtools check {bib}", *verify, f"bibtools render {bib} --style {quote(style)}")
    if target.built:
        return ("bibtools build", *rest)
    files = " ".join(quote(each) for each in target.files or (target.name,))
    parse = () if files.endswith(".bib") else (f"bibtools parse {files} -o {bib}",)
    return (*parse, *rest)


def _relative(target: Target) -> str:
    here = Path.cwd()
    return str(target.bib.relative_to(here)) if target.bib.is_relative_to(here) else str(target.bib)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The references before and behind one in the order of the page, and the next that is to be reviewed."""

    previous: Item | None
    next: Item | None
    doubtful: Item | None


def neighbours(session: Session, item: Item) -> Neighbours:
    """Return where a person can go from a reference."""
    doubtful, others = session.ordered()
    order = [*doubtful, *others]
    at = next((number for number, each in enumerate(order) if each.id == item.id), 0)
    behind = [each for each in (*order[at + 1 :], *order[:at]) if each.state == "open"]
    ids = {each.id for each in doubtful}
    return Neighbours(
        order[at - 1] if at else None,
        order[at + 1] if at + 1 < len(order) else None,
        next((each for each in behind if each.id in ids), None) or next(iter(behind), None),
    )
