"""A finding further on in a text."""

from __future__ import annotations

from dataclasses import replace

from bibtools.model import Edit, Finding, Fix, Place


def shifted(finding: Finding, by: int, lines: int, columns: int = 0) -> Finding:
    """Return a finding so many characters and lines further on, with what belongs to it in the same file.

    What stands in the first line moves by so many `columns`, too.
    """
    if not (by or lines or columns):
        return finding

    def moved(place: Place) -> Place:
        if place.file != finding.place.file or not place.line:
            return place
        column = place.column + (columns if place.line == 1 else 0)
        return replace(place, line=place.line + lines, column=column)

    return replace(
        finding,
        place=moved(finding.place),
        span=None if finding.span is None else finding.span.shifted(by),
        related=tuple((moved(place), said) for place, said in finding.related),
        fix=None if finding.fix is None else _fix(finding.fix, by),
    )


def _fix(fix: Fix, by: int) -> Fix:
    return replace(fix, edits=tuple(Edit(edit.span.shifted(by), edit.text) for edit in fix.edits))
