"""A note parted into its cites: each with the words before and behind it and the place in the work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from bibtools.language.genres import archive_at
from bibtools.language.years import YEAR
from bibtools.model import Span
from bibtools.parser.notes.clauses import clauses, is_sentence
from bibtools.parser.notes.leads import lead_end, says_see
from bibtools.parser.notes.locators import bare_number, comment_behind, locators, volume_in
from bibtools.parser.notes.short_forms import short_form
from bibtools.parser.repeats import repeat_in
from bibtools.support.dataclass import dataclass

_SURE, _PERHAPS = 3, 2

Kind = Literal["reference", "repeat", "short"]


@dataclass(frozen=True, slots=True)
class Part:
    """One cite of a note, in offsets of its text.

    `span` is all of it, `work` what names the work; the rest is commentary. `kind` is `repeat` for a.g.e. and its
    like and `short` for what may be a short form. `locator` is the place as written, `label` what it counts (a CSL
    locator label) and `volume` the volume of a repeated work. `doubled` says that the work names pages
    of its own before the locator, which stands outside `work` then.
    """

    span: Span
    work: Span
    kind: Kind
    locator: str = ""
    label: str = ""
    volume: str = ""
    doubled: bool = False

    def prefix(self, text: str) -> str:
        """Return the commentary before the cite."""
        return text[self.span.start : self.work.start].strip().removeprefix(",").lstrip()

    def suffix(self, text: str) -> str:
        """Return the commentary behind the cite, without the marks that join it."""
        behind = text[self.work.end : self.span.end].strip(" ,;")
        return "" if not any(char.isalnum() for char in behind) or self.doubled else behind


def part_note(text: str, likeness: Callable[[str], int]) -> list[Part]:
    """Return the cites of a note in order; none if it cites nothing.

    `likeness` says how much a text looks like a reference: 3 is surely one, 0 none. Commentary before a cite is its
    prefix, and behind it its suffix, unless it points at the next ("aksi görüş için bkz."). What continues a
    reference behind a semicolon (another shelf mark, another page) stays with it.
    """
    found: list[Part] = []
    waiting: int | None = None
    for clause in clauses(text):
        part = _cite(text, clause, likeness)
        if part and found and waiting is None and _continues(text, found[-1], part, likeness):
            part = None
        if part is not None:
            start = clause.start if waiting is None else waiting
            found.append(replace(part, span=Span(start, part.span.end)))
            waiting = None
        elif waiting is not None:
            continue
        elif not found or says_see(text[clause.start : clause.end]):
            waiting = clause.start
        else:
            found[-1] = _longer(text, found[-1], clause)
    if waiting is not None and found:
        found[-1] = _longer(text, found[-1], Span(waiting, len(text.rstrip())))
    return found


def _continues(text: str, before: Part, part: Part, likeness: Callable[[str], int]) -> bool:
    """Return whether what looks like a cite is more of the reference before it: a shelf mark without a date."""
    if part.kind != "reference" or before.kind != "reference" or part.work.start > part.span.start:
        return False
    work = text[part.work.start : part.work.end]
    if archive_at(work):
        return False
    return likeness(work) < _SURE and not YEAR.search(work)


def _longer(text: str, part: Part, clause: Span) -> Part:
    """Return a cite with the clause behind it: as more of the reference if it is no sentence and nothing is between."""
    span = Span(part.span.start, clause.end)
    comment = is_sentence(text[clause.start : clause.end]) or part.span.end > part.work.end + 1
    if comment or part.kind != "reference":
        return replace(part, span=span)
    return replace(part, span=span, work=Span(part.work.start, clause.end))


def _cite(text: str, clause: Span, likeness: Callable[[str], int]) -> Part | None:
    """Return the cite that a clause is; None if it is commentary or the continuation of another."""
    lead = lead_end(text[clause.start : clause.end])
    start = clause.start + lead
    rest = text[start : clause.end]
    places = locators(rest)
    end = len(rest.rstrip("; "))
    place = places[-1] if places else bare_number(rest)
    if place and comment_behind(rest, place.span.end):
        end = place.span.end
    kind = _kind(rest[:end], bool(lead), likeness)
    if kind is None and end < len(rest):
        end = len(rest.rstrip("; "))
        kind = _kind(rest[:end], bool(lead), likeness)
    if kind is None:
        return None
    core = rest[:end]
    places = [place for place in places if place.span.end <= end]
    last = places[-1] if places else bare_number(core) if kind != "reference" else None
    doubled = (
        kind == "reference"
        and len(places) > 1
        and not core[places[-2].span.end : places[-1].span.start].strip(" ,;:")
    )
    if doubled:
        end = places[-2].span.end
    if kind == "repeat" and last is None and (said := repeat_in(core)) and said["rest"].strip(" .,;:"):
        # What the repeated work is cited for, but no page: `aynı belge, lef 3`.
        end = said.start("rest")
    volume = volume_in(core) if kind != "reference" else ""
    made = Part(clause, Span(start, start + end), kind, volume=volume, doubled=doubled)
    return replace(made, locator=last.value, label=last.label) if last else made


def _kind(text: str, led: bool, likeness: Callable[[str], int]) -> Kind | None:
    """Return what kind of cite a text is; None for no cite. One that commentary has `led` to needs a point less."""
    if repeat_in(text):
        return "repeat"
    if short_form(text):
        return "short"
    points = likeness(text)
    if points >= _SURE or (points >= _PERHAPS - led and "," in text and text.strip("“\"«„‘'(")[:1].isupper()):
        return "reference"
    return None
