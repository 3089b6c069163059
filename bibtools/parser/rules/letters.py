"""Letters in archives: who received them, and the town where they were written, which no style has a field for."""

from __future__ import annotations

from itertools import pairwise

from bibtools.language.letters import SENT, TO
from bibtools.language.written_dates import is_of_day
from bibtools.parser.rules.overlay import joined, neighbours, parted, relabelled, with_next
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_RECEIVER = lazy(rf"(?:{TO.strict()})\s[^\d,]{{2,60}},?")
_RECEIVER_AND_TOWN = lazy(rf"(?P<receiver>(?:{TO.strict()})\s[^\d,]{{2,60}},)\s[^\W\d_]")
_LETTER_AND_TOWN = lazy(
    rf"(?P<letter>[^\d,;:]*\s(?:{TO.strict()})\s[^\d,;:]*[^\W\d_],)\s[^\W\d_a-z][^\W\d_]+(?:[\s-][^\W\d_]+){{0,2}},?"
)
_HELD = frozenset(("archive", "archive-location"))
_PRINTED = frozenset(("publisher", "journal", "container-title"))


def receiver_behind_sender(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the sender of a letter in an archive who received it: `Luca Ferri | al Senato, | Pera,`."""
    if _HELD.isdisjoint(piece.label for piece in pieces):
        return pieces
    for i, _, receiver in neighbours(pieces, "author", "note"):
        if match := _RECEIVER_AND_TOWN.match(text, receiver.start, receiver.end):
            pieces = parted(pieces, i + 1, match.end("receiver"), match.end() - 1, "note")
            break
    return with_next(text, pieces, "author", "note", _RECEIVER)


_FROM_AND_TO = lazy(r"[^,;:()\d]{2,40}['’][dt][ae]n(?:\s[^,;:()\d]{2,60}[ae])?,?")
"""Who sent a letter to whom, in Turkish: `Hamdullah Suphi'den Fevzi Paşa'ya`."""
_CALLED = lazy(rf"(?:[^,;:()\d'’]{{2,40}}[ae]\s)?(?:{SENT.strict()}),?")
"""What it is called, with the receiver if the sender stands alone before it: `Fevzi Paşa'ya mektup,`."""


def turkish_letter(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Hamdullah Suphi'den Fevzi Paşa'ya | mektup,`, which was taken for an author, as a letter's title."""
    for i, sender, called in neighbours(pieces, "author", "note"):
        if _FROM_AND_TO.fullmatch(text, sender.start, sender.end) and _CALLED.fullmatch(
            text, called.start, called.end
        ):
            return [*pieces[:i], joined(sender, called, "title"), *pieces[i + 2 :]]
    return pieces


def town_of_letter(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the town of a letter before its day as a note: it is no place of publication (docs/gold.md)."""
    labels = {piece.label for piece in pieces}
    if _HELD.isdisjoint(labels) or not _PRINTED.isdisjoint(labels):
        return pieces
    for i, (before, date) in enumerate(pairwise(pieces)):
        if date.label != "date" or not is_of_day(text[date.start : date.end]):
            continue
        if before.label == "location" and i and pieces[i - 1].label != "archive":
            return relabelled(pieces, [i], "note")
        if before.label in ("author", "title") and (
            match := _LETTER_AND_TOWN.fullmatch(text, before.start, before.end)
        ):
            return parted(pieces, i, match.end("letter"), match.end("letter") + 1, "note")
    return pieces
