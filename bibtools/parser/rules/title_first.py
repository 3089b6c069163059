"""Lists that give the title before the author: `Devlet Ana, Kemal Tahir, İthaki Yayınları`."""

from __future__ import annotations

import re
from dataclasses import replace

from bibtools.parser.rules.overlay import overlay
from bibtools.parser.tagger import Piece
from bibtools.parser.word_tables import given_names

_NAME = r"[^\W\d_a-zçğıöşü][\w'’.\-]*"
_BEHIND = re.compile(
    rf"(?P<title>.{{5,}}?),\s*(?P<name>(?P<given>{_NAME})(?:\s{_NAME}){{1,3}}),?$", re.DOTALL
)
_ALONE = re.compile(rf"(?P<given>{_NAME})(?:\s{_NAME}){{1,2}}[,.]?")
_SURE = 0.75
"""A title of this probability is one, even if it reads like a name (Sinan Çağı)."""
_AFTER = ("publisher", "translator", "editor", "date", "edition", "location")


def title_first(text: str, pieces: list[Piece]) -> list[Piece]:
    """Where no author stands first, a given name and a surname behind the title's last comma are the author."""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), len(pieces))
    if at + 1 >= len(pieces):
        return pieces
    first, second = pieces[at], pieces[at + 1]
    if first.label == "title" and second.label in _AFTER and not any(p.label == "author" for p in pieces):
        match = _BEHIND.match(text[: first.end], first.start)
        if match and match["given"] in given_names():
            return overlay(text, pieces, Piece("author", match.start("name"), first.end, 0.8))
    if (
        first.label == "author"
        and second.label == "title"
        and _is_name(text, second)
        and not _may_be_name(text, first)
        and second.probability < _SURE
    ):
        swapped = [replace(first, label="title"), replace(second, label="author")]
        return [*pieces[:at], *swapped, *pieces[at + 2 :]]
    return pieces


def _is_name(text: str, piece: Piece) -> bool:
    match = _ALONE.fullmatch(text, piece.start, piece.end)
    return match is not None and match["given"] in given_names()


def _may_be_name(text: str, piece: Piece) -> bool:
    body = text[piece.start : piece.end].rstrip(" ,.")
    words = body.split()
    known = any(word.strip(",.;") in given_names() for word in words)
    return known or "," in body or "." in body or len(words) < 2 or body.isupper()
