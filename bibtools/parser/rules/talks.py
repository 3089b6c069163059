"""Papers that were read at a meeting and not printed."""

from __future__ import annotations

from bibtools.language.talks import PRESENTED
from bibtools.parser.rules.overlay import overlay
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_PRESENTED = lazy(rf"(?:(?<=[.,;?!]\s)|(?<=[.,;?!][”\"’»]\s)|(?<=[(\[]))(?:{PRESENTED})(?=[^\W_])")
_MAY_BE = ("title", "container-title", "journal", "note", "genre", "publisher")
_ENDS = (",", ".", ";", ")")


def meeting_of_paper(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Paper presented at the Annual Meeting of …` whole, up to the place or the day, as what holds the paper."""
    match = _PRESENTED.search(text)
    if match is None:
        return pieces
    held = [piece for piece in pieces if piece.end > match.start()]
    end = match.end()
    for piece in held:
        ended = piece is not held[0] and piece.start > match.end() and text[end - 1] in _ENDS
        if ended or piece.label not in _MAY_BE or piece.certain is not None:
            break
        end = piece.end
    titled = any(piece.label == "title" and piece.start < match.start() for piece in pieces)
    whole = held[0].label == "container-title" and (held[0].start, held[0].end) == (match.start(), end)
    if not titled or whole or end == match.end():
        return pieces
    return overlay(text, pieces, Piece("container-title", match.start(), end, 0.95))
