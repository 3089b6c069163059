"""Role words in brackets that belong to the names before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bibtools.language.roles import EDITOR
from bibtools.language.statements import IN
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_ROLE = rf"[(\[]\s*(?:{EDITOR.loose()})\s*[.:]?\s*[)\]]"
_OPENS_WITH_ROLE = lazy(rf"{_ROLE}[:.,;]*\s*", re.IGNORECASE)
_ROLE_FIRST = lazy(rf"(?:{EDITOR.strict()})\s", re.IGNORECASE)
_IN = lazy(rf"(?:{IN.loose()})[:\s]", re.IGNORECASE)


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
