"""Role words in brackets that belong to the names before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bibtools.language.roles import EDITOR
from bibtools.language.statements import IN, PERHAPS_IN
from bibtools.parser.rules.overlay import relabelled
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_ROLE = rf"[(\[]\s*(?:{EDITOR.loose()})\s*[.:]?\s*[)\]]"
_OPENS_WITH_ROLE = lazy(rf"{_ROLE}[:.,;]*\s*", re.IGNORECASE)
_ROLE_FIRST = lazy(rf"(?:{EDITOR.strict()})\s", re.IGNORECASE)
_TRANSLATED = lazy(
    r"(?:trad|traduzione|traduction|tr|ed)\.?\s(?:it|ital|fr|franç|sp|esp|ted|ingl|angl|all)\w*\.?,?"
)


def language_is_no_translator(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `trad. it.` as a note: it names the language, and nobody."""
    languages = [
        i
        for i, piece in enumerate(pieces)
        if piece.label == "translator" and _TRANSLATED.fullmatch(text, piece.start, piece.end)
    ]
    return relabelled(pieces, languages, "note")


_IN = lazy(rf"(?:(?i:{IN.loose()})|{PERHAPS_IN.strict()})[:\s]")


def role_behind_names(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give `(Hrsg.)` at the beginning of a title to the names before it, which are those of editors."""
    for i, (names, behind) in enumerate(pairwise(pieces)):
        if names.label not in ("author", "editor") or behind.certain or text[behind.start] not in "([":
            continue
        match = _OPENS_WITH_ROLE.match(text, behind.start, behind.end)
        if match and match.end() < behind.end:
            end = behind.start + len(match[0].rstrip())
            cut = [replaced(names, label="editor", end=end), replaced(behind, start=match.end())]
            return [*pieces[:i], *cut, *pieces[i + 2 :]]
    return pieces


def container_behind_editor(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a second title behind `in: A. B. (Hg.),` as the work that the first stands in."""
    if _has(pieces, ("container-title", "journal")):
        return pieces
    for i, (editor, behind) in enumerate(pairwise(pieces)):
        inside = editor.label == "editor" and _IN.match(text, editor.start, editor.end)
        if inside and behind.label in ("title", "publisher") and _has(pieces[:i], ("title",)):
            return [*pieces[: i + 1], replaced(behind, label="container-title"), *pieces[i + 2 :]]
    return pieces


def container_before_editor(text: str, pieces: list[Piece]) -> list[Piece]:
    """Raise the probability of a container between a quoted title and `ed. A. B.`: nothing else can stand there."""
    made = list(pieces)
    for i in range(1, len(pieces) - 1):
        title, container, editor = pieces[i - 1 : i + 2]
        if (title.label, container.label, editor.label) == ("title", "container-title", "editor"):
            role = _ROLE_FIRST.match(text, editor.start, editor.end)
            if role and text[title.start] in '"“„«‘':
                made[i] = replaced(container, probability=max(container.probability, 0.95))
                made[i + 1] = replaced(editor, probability=max(editor.probability, 0.95))
    return made


def _has(pieces: Sequence[Piece], labels: Sequence[str]) -> bool:
    return any(piece.label in labels for piece in pieces)


_FAMILY = r"[^\W\d_a-z][\w'’\-]+,"
_INITIALS = r"(?:[^\W\d_a-z]\.[\s\-]?)+"


_TITLE_BEHIND_ROLE = lazy(
    rf"(?P<names>(?i:{IN.loose()}):?\s(?:{_FAMILY}\s{_INITIALS}(?:,|and|&|und|\s)*)+"
    r"[(\[]?(?i:eds?|hrsg|hgg?)\b\.?[)\]]?[,:]?)\s+(?P<title>[^\W\d_a-z].{3,})"
)


def container_in_editor(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `In Lowe, C., ed. Money and Law.` into the editor and the work."""
    if _has(pieces, ("container-title", "journal")):
        return pieces
    for i, piece in enumerate(pieces):
        match = (
            _TITLE_BEHIND_ROLE.fullmatch(text, piece.start, piece.end) if piece.label == "editor" else None
        )
        if match and _has(pieces[:i], ("title",)):
            cut = [
                replaced(piece, end=match.end("names")),
                replaced(piece, label="container-title", start=match.start("title")),
            ]
            return [*pieces[:i], *cut, *pieces[i + 1 :]]
    return pieces


_EDITOR_AND_WORK = lazy(
    rf"(?P<names>(?:(?i:{IN.loose()})|{PERHAPS_IN.strict()}):?\s+[^\W\d_a-z][^()\d]{{3,80}}?"
    rf"\s*(?i:{_ROLE})[:,.]*)\s+(?P<title>[^\W\d_a-z].{{3,}})"
)


def editor_in_container(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `In: Szabó Péter (szerk.): Városok` into the editor and the work."""
    if _has(pieces, ("editor",)):
        return pieces
    for i, piece in enumerate(pieces):
        in_work = piece.label in ("container-title", "title", "journal") and _has(pieces[:i], ("title",))
        match = _EDITOR_AND_WORK.fullmatch(text, piece.start, piece.end) if in_work else None
        if match:
            cut = [
                replaced(piece, label="editor", end=match.end("names")),
                replaced(piece, label="container-title", start=match.start("title")),
            ]
            return [*pieces[:i], *cut, *pieces[i + 1 :]]
    return pieces
