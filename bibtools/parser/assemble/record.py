"""The Record of a tagged reference."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bibtools.language.genres import speaks_of
from bibtools.language.statements import OTHER_CITED, SAME_WORK
from bibtools.language.theses import THESIS
from bibtools.language.units import FOLLOWING
from bibtools.language.written_dates import is_of_day
from bibtools.model import Change, Name, Origin, Place, Record, Reference, Segment, Span
from bibtools.parser.assemble.assembly import Assembly
from bibtools.parser.assemble.by_type import correct_by_type
from bibtools.parser.assemble.csl_types.conversations import is_of_person_asked
from bibtools.parser.assemble.csl_types.deciding import decide_type
from bibtools.parser.assemble.csl_types.evidence import Evidence, publishes_itself
from bibtools.parser.assemble.csl_types.learnt import Opinion
from bibtools.parser.assemble.language import guess_language
from bibtools.parser.assemble.lost_spaces import with_spaces_behind_marks
from bibtools.parser.assemble.whole_or_part import name_the_whole, series_by_name, series_of_book
from bibtools.parser.doubts.reading import Reading
from bibtools.parser.tagger import Piece, Tokens
from bibtools.parser.words import word_classes
from bibtools.support.folding import fold_case, fold_letters
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

Judge = Callable[[Reading, dict[str, Origin]], list[Change]]
"""Sets the probabilities of the values of a reference and returns a Change of kind `doubt` for each doubtful one."""
_FOLLOWED = lazy(rf"(?<!\w)(\d+)\s*(?:{FOLLOWING.bare()})(?!\w)\.?", re.IGNORECASE)
_REPEATED = lazy(rf"(?<!\w)(?:{SAME_WORK.loose()}|{OTHER_CITED.loose()})", re.IGNORECASE)
_LETTERS = lazy(r"[^\W\d_]+")
_LETTERS_BEFORE = lazy(r"[^\W\d_]+$")
_QUOTED = lazy(r"\W*[\"“«„‘']")
_OF_WORDS = ("title", "container-title", "collection-title", "publisher", "event-title", "volume-title")
"""Variables whose values are words, and hold no numbers or addresses."""


def read_values(raw: str, pieces: Sequence[Piece], calibrate: Callable[[str, float], float]) -> Assembly:
    """Return the values that the pieces of a reference hold."""
    work = Assembly(raw, pieces, calibrate)
    work.run()
    return work


def assemble(
    work: Assembly,
    joined: Sequence[int],
    place: Place | None,
    tokens: Tokens | None = None,
    judge: Judge | None = None,
    opinion: Opinion | None = None,
) -> Record:
    """Return the record of the values that `read_values` returned.

    `judge` sets the probabilities of the values and returns their doubts; `opinion` may give it another type than the
    rules do.
    """
    raw, pieces = work.raw, work.pieces
    joined = [at for at in joined if not _between_letters(raw, at) or _known_behind(raw, at)]
    _part_words(work, [at for at in joined if at not in work.lost])
    joined = sorted({*joined, *work.lost})
    segments = tuple(Segment(p.label, Span(p.start, p.end), raw[p.start : p.end]) for p in pieces)
    changes = [_repair(raw, at) for at in joined]
    values = work.values
    name_the_whole(work)
    fragments = {piece.label: raw[piece.start : piece.end] for piece in pieces}
    if not _understood(values) and not is_of_person_asked(values, fragments):
        kept = {each: values[each] for each in ("author", "page", "volume") if values.get(each)}
        reason = message("no title, journal or archive could be told apart in it")
        return note_only(raw, segments, place, reason, changes, kept if _REPEATED.search(raw) else {})
    if _sentence(work):
        return note_only(raw, segments, place, message("it reads as a sentence, not as a reference"), changes)
    quoted = _QUOTED.match(fragments.get("title", "")) is not None
    series_of_book(work, quoted=quoted)
    if not quoted:
        series_by_name(work)
    fragments["note"] = " ".join(note for _, note in work.notes)
    _body_that_publishes(work, fragments)
    seen = Evidence(raw, values, journal=work.journal, quoted=quoted, fragments=fragments)
    csl_type = decide_type(seen, opinion)
    correct_by_type(work, csl_type)
    changes += _pages_that_follow(raw, pieces, work)
    changes += _write_notes(work)
    changes += _cut_off(raw, pieces, work)
    if tokens is not None and judge is not None:
        reading = Reading(raw, pieces, tokens, values, work.sources, csl_type, work.notes)
        changes += judge(reading, work.origins)
    values["language"] = guess_language(raw)
    reference = Reference.of_values(csl_type, values, work.origins)
    return Record(reference, raw, place, segments, tuple(changes), overall(work))


def _body_that_publishes(work: Assembly, fragments: Mapping[str, str]) -> None:
    """Keep the author whole whose name is that of the publisher: `Press Monitor. 2016. … Washington: Press Monitor.`"""
    authors = work.values.get("author", ())
    said = fragments.get("author", "").strip(" .,;:")
    person = len(authors) == 1 and "," not in said and " " in said and not authors[0].literal
    whole = Name(literal=said)
    if person and publishes_itself(whole, work.values):
        work.values["author"] = (whole,)


def overall(work: Assembly) -> float:
    """Return the probability that every field is right: of independent fields, calibrated as a whole."""
    product = 1.0
    for piece in work.pieces:
        product *= piece.probability
    # A lone title may be anything: that it is one says little about the rest.
    lone = set(work.values) <= {"title", "language", "note"}
    return work.calibrate("", product) * (0.5 if lone else 1.0)


_LONGEST_LONE_TITLE = 14
_LEAST_LONE = 0.4


def _sentence(work: Assembly) -> bool:
    """Return whether only a title was found that is long or improbable."""
    if set(work.values) != {"title"}:
        return False
    words = len(str(work.values["title"]).split())
    return words > _LONGEST_LONE_TITLE or work.origins["title"].confidence < _LEAST_LONE


def _understood(values: dict[str, Any]) -> bool:
    numbered = bool(values.get("genre") and values.get("number"))
    said = ("genre", "volume", "publisher", "collection-title", "collection-number", "number")
    dated = bool(values.get("author") and values.get("issued") and any(map(values.get, said)))
    cited = bool(values.get("author") and values.get("page"))
    # A talk or a decision has no more than who, when and some words: `Mwangi, interviewed in Lamu, 4-11-1996`.
    said_on_day = bool(values.get("author") and is_of_day(str(values.get("issued", ""))))
    return (
        numbered
        or cited
        or dated
        or said_on_day
        or any(
            values.get(variable)
            for variable in ("title", "container-title", "archive", "archive_location", "authority", "URL")
        )
        or (speaks_of(THESIS, fold_letters(str(values.get("genre", "")))) and bool(values.get("author")))
    )


def note_only(
    raw: str,
    segments: Sequence[Segment],
    place: Place | None,
    reason: str,
    changes: Sequence[Change] = (),
    values: Mapping[str, Any] | None = None,
    csl_type: str = "document",
) -> Record:
    """Return the record of a string that was not understood: its text whole, as a note.

    `values` and `csl_type` are what it says of a work that it names by a word alone: the page of `Ibid., p. 309`, and
    that a.g.m. is an article.
    """
    span = Span(0, len(raw))
    change = Change(
        "note", "", raw, "parse", "note", message("kept as a note: {reason}", reason=message(reason)), span
    )
    said = {**(values or {}), **({"note": raw.strip()} if raw.strip() else {})}
    reference = Reference.of_values(csl_type, said, dict.fromkeys(said, Origin(span, "parse", 0.0)))
    kept = tuple(segments) or ((Segment("note", span, raw),) if raw.strip() else ())
    return Record(reference, raw, place, kept, (*changes, change), 0.0)


def _between_letters(raw: str, at: int) -> bool:
    return raw[at - 1].isalpha() and raw[at].isalpha()


def _known_behind(raw: str, at: int) -> bool:
    """Return whether a word of reference lists begins at `at`: SendikasıYay. is two words, PowerPoint is one."""
    word = _LETTERS.match(raw, at)
    return word is not None and fold_case(word[0]) in word_classes()


def _part_words(work: Assembly, joined: Sequence[int]) -> None:
    """Put a space into the values where two words were written as one, or with nothing but a mark between them."""
    for at in joined:
        if _between_letters(work.raw, at):
            before, behind = _LETTERS_BEFORE.search(work.raw, 0, at), _LETTERS.match(work.raw, at)
            assert before is not None
            assert behind is not None
            for variable, value in work.values.items():
                if isinstance(value, str):
                    parted = f"{before[0]} {behind[0]}"
                    work.values[variable] = value.replace(before[0] + behind[0], parted)
    for variable in _OF_WORDS:
        if value := work.values.get(variable):
            work.values[variable] = with_spaces_behind_marks(value)


def _repair(raw: str, at: int) -> Change:
    start = at - len(raw[:at].split()[-1]) if raw[:at].split() else at
    behind = raw[at:].split()
    word = raw[start:at] + (behind[0] if behind else "")
    end = start + len(word)
    return Change(
        "raw",
        word,
        f"{raw[start:at]} {raw[at:end]}",
        "parse",
        "repair",
        message("two words were joined"),
        Span(start, end),
    )


def _pages_that_follow(raw: str, pieces: Sequence[Piece], work: Assembly) -> list[Change]:
    """Tell of "and following" behind a page (`45 vd.`, `45ff.`), which stands in no field; it is no note either."""
    changes = []
    for piece in pieces if work.values.get("page") else ():
        for match in _FOLLOWED.finditer(raw, piece.start, piece.end) if piece.label == "pages" else ():
            span = Span(*match.span())
            work.notes[:] = [each for each in work.notes if not span.start <= each[0].start < span.end]
            reason = message(
                "“{text}” means the pages that follow, too; the field holds “{page}”",
                text=match[0],
                page=match[1],
            )
            changes.append(Change("page", match[0], match[1], "parse", "note", reason, span))
    return changes


def _write_notes(work: Assembly) -> list[Change]:
    """Join what fits no field to the note, in the order of the source."""
    notes = sorted((note for note in work.notes if note[1].strip()), key=lambda note: note[0])
    if not notes:
        return []
    work.values["note"] = ". ".join(text for _, text in notes)
    work.origins["note"] = Origin(Span(notes[0][0].start, notes[-1][0].end), "parse", 1.0)
    return [
        Change("note", "", text, "parse", "note", message("it fits no field"), span) for span, text in notes
    ]


def _cut_off(raw: str, pieces: Sequence[Piece], work: Assembly) -> list[Change]:
    """Report a bracket or quotation mark that is still open where the string ends."""
    for opening, closing in (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»")):
        # “ closes what „ opens, and « what » opens in German.
        if (opening == "“" and "„" in raw) or (opening == "«" and 0 <= raw.find("»") < raw.find("«")):
            continue
        at = raw.rfind(opening)
        if at >= 0 and raw.count(opening) > raw.count(closing) and closing not in raw[at:]:
            variable = next(
                (
                    name
                    for name, origin in work.origins.items()
                    if origin.span and origin.span.start <= at <= origin.span.end
                ),
                "raw",
            )
            before = str(work.values.get(variable, "")) if variable != "raw" else raw[at:]
            if isinstance(work.values.get(variable), tuple):
                before = ", ".join(str(name) for name in work.values[variable])
            reason = message(
                "the line breaks off with “{rest}”: what it opens is never closed", rest=raw[at:].strip()
            )
            return [Change(variable, before, before, "parse", "cut-off", reason, Span(at, len(raw)))]
    return []
