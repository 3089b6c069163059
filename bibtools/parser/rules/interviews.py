"""Interviews, whose titles begin with the name of the person asked."""

from __future__ import annotations

import re

from bibtools.language.genres import INTERVIEW
from bibtools.language.word_table import may_hold
from bibtools.parser.rules.overlay import overlay
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_WITH = lazy(rf"[^,.;:()\d]{{3,60}}?(?:['’]|\s)(?:{INTERVIEW.strict()})[,.;:]?(?!\w)", re.IGNORECASE)


def interview_with(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Ali Kaya ile Görüşme` and `Ali Kaya'yla Mülakat` at the beginning as the title, not as the author."""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), 0)
    if pieces[at].label != "author":
        return pieces
    match = _WITH.match(text, pieces[at].start) if may_hold(INTERVIEW.needs, text) else None
    return overlay(text, pieces, Piece("title", *match.span(), pieces[at].probability)) if match else pieces
