"""Encyclopaedias that stand first: `İslam Ansiklopedisi, “Tanzimat” mad., C. XI`."""

from __future__ import annotations

from bibtools.language.genres import is_encyclopedia
from bibtools.parser.rules.overlay import SURE, overlay, relabelled
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_LAST_ENTRY = lazy(r"\W*(?:s\.\s?v\.|voce|ad vocem|[Aa]rt\.)\s\S.*")


def encyclopedia_of_entry(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label an encyclopaedia that was taken for the author as the work that holds `s. v. « Greffe »`."""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), 0)
    last = pieces[-1]
    entry = last.label == "title" and _LAST_ENTRY.fullmatch(text, last.start, last.end)
    if not entry or pieces[at].label != "author" or not _is_known(text[pieces[at].start : pieces[at].end]):
        return pieces
    return relabelled(pieces, [at], "container-title")


def _is_known(name: str) -> bool:
    return is_encyclopedia(fold_letters(name.strip(" .,;:")))


_ENTRY_WORD = lazy(
    r"(?<=,\s)(?:voce|ad vocem|lemma|[Aa]rt\.|s\.\s?v\.)\s+(?:«[^«»]{2,80}»|“[^“”]{2,80}”|„[^„“”]{2,80}[“”]),?"
)


def quoted_entry(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `voce «Contarini, Alvise»` whole as the title of the entry, and what stands before it as the author."""
    match = _ENTRY_WORD.search(text) if pieces and pieces[0].label in ("author", "editor", "title") else None
    if match is None:
        return pieces
    made = overlay(text, pieces, Piece("title", match.start(), match.end(), SURE))
    return relabelled(
        made, [i for i, p in enumerate(made) if p.end <= match.start() and p.label == "title"], "author"
    )


_ENTRY_BEHIND_YEAR = lazy(
    r"(?:\d{4}(?P<mark>,)\s+)?(?P<entry>[“\"«][^“”\"«»]+[”\"»],?\s(?:md|mad|maddesi)\b\.?)[.,;]?"
)


_BEHIND_YEAR = ("date", "note", "title")


def entry_behind_year(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the entry behind the year of a dictionary as the title: `Yer Adları Sözlüğü, Ankara 1972, “oba” md.`"""
    at = next((i for i, piece in enumerate(pieces) if piece.label == "title"), None)
    last = pieces[-1]
    match = _ENTRY_BEHIND_YEAR.fullmatch(text, last.start, last.end) if last.label in _BEHIND_YEAR else None
    if at is None or match is None or pieces[at] is last:
        return pieces
    year = [replaced(last, end=match.end("mark"))] if match["mark"] else []
    made = [*pieces[:-1], *year, replaced(last, label="title", start=match.start("entry"))]
    made[at] = replaced(pieces[at], label="container-title")
    return made
