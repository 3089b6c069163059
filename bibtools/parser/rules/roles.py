"""Role words in brackets that belong to the names before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bibtools.language.roles import (
    BOTH_ROLES,
    EDITED_AND,
    EDITOR,
    INTO_LANGUAGE,
    OF_LANGUAGE,
    TRANSLATED_AND,
    TRANSLATOR,
)
from bibtools.language.statements import IN, PERHAPS_IN, SAME_AUTHOR
from bibtools.parser.rules.overlay import SURE, joined, neighbours, overlay, parted, relabelled, whole
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_ROLE_FIRST = lazy(rf"(?:{EDITOR.strict()})\s", re.IGNORECASE)
_TRANSLATED = lazy(rf"{INTO_LANGUAGE},?")


def language_is_no_translator(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `trad. it.` as a note: it names the language, and nobody."""
    return relabelled(pieces, whole(text, pieces, ("translator",), _TRANSLATED), "note")


_ROLE_AND = lazy(rf"\W*(?:{EDITED_AND}|{TRANSLATED_AND})", re.IGNORECASE)
_ROLES = ("editor", "translator")
_BOTH_ALONE = lazy(BOTH_ROLES, re.IGNORECASE)


def both_roles(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join `Hrsg. u. | übers. v. H. Rahn` and `Selvi M. | (çev. ve der.)`: one person has both roles."""
    for i, (first, second) in enumerate(pairwise(pieces)):
        if second.label not in _ROLES:
            continue
        behind = first.label == "author" and _BOTH_ALONE.fullmatch(text, second.start, second.end)
        if behind or (first.label in (*_ROLES, "note") and _ROLE_AND.fullmatch(text, first.start, first.end)):
            return [*pieces[:i], joined(first, second, "editor"), *pieces[i + 2 :]]
    return pieces


_ROLE_FIRST_IN_BRACKETS = lazy(rf"\((?:{EDITOR.loose()})\)\s?[:.,]?\s+", re.IGNORECASE)
_YEAR_IN_BRACKETS = lazy(r"\(\d{4}[a-z]?\)[,.:]?")
_YEAR_AND_ROLE = lazy(
    rf"(?P<year>\(\d{{4}}[a-z]?\)[,.:]?)\s+\((?:{EDITOR.loose()})\)\s?[:.,]?", re.IGNORECASE
)


def role_behind_year(text: str, pieces: list[Piece]) -> list[Piece]:
    """Make those before a year in brackets and `(Hrsg.):` editors: `Sander, K. (1999) (Hrsg.): | Lesen lernen`."""
    for i, (names, date, title) in enumerate(zip(pieces, pieces[1:], pieces[2:], strict=False)):
        if (names.label, date.label, title.label) != ("author", "date", "title"):
            continue
        match = _YEAR_AND_ROLE.fullmatch(text, date.start, date.end)
        if match:
            made = overlay(text, pieces, Piece("editor", match.end("year") + 1, date.end, SURE))
            return relabelled(made, [i], "editor")
        match = _ROLE_FIRST_IN_BRACKETS.match(text, title.start, title.end)
        if match and _YEAR_IN_BRACKETS.fullmatch(text, date.start, date.end):
            role = replaced(title, label="editor", end=len(text[: match.end()].rstrip()))
            rest = replaced(title, start=match.end())
            return [*pieces[:i], replaced(names, label="editor"), date, role, rest, *pieces[i + 3 :]]
    return pieces


_LANGUAGE_LAST = lazy(rf"(?<=[,.])\s(?P<language>{OF_LANGUAGE})$")


def language_before_role(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a translator the language before the role: `Vezaret, Türkçe | terc. Mehmet Taş`."""
    for i, title, translator in neighbours(pieces, "title", "translator"):
        match = _LANGUAGE_LAST.search(text, title.start, title.end)
        if match:
            cut = replaced(title, end=match.start())
            return [*pieces[:i], cut, replaced(translator, start=match.start("language")), *pieces[i + 2 :]]
    return pieces


_SAME_EDITOR = lazy(
    rf"(?:{IN.loose()}):?\s(?:{SAME_AUTHOR.loose()})\s\((?:{EDITOR.loose()})\)[.,:]?", re.IGNORECASE
)


def same_editor(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `in: id. (éd.),` as the editor, who is the author."""
    return relabelled(pieces, whole(text, pieces, ("note",), _SAME_EDITOR), "editor")


_IN = lazy(rf"(?:(?i:{IN.loose()})|{PERHAPS_IN.strict()})[:\s]")


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
    for i in range(1, len(pieces) - 1):
        title, container, editor = pieces[i - 1 : i + 2]
        labels = (title.label, container.label, editor.label)
        quoted = labels == ("title", "container-title", "editor") and text[title.start] in '"“„«‘'
        if quoted and _ROLE_FIRST.match(text, editor.start, editor.end):
            sure = [replaced(each, probability=max(each.probability, 0.95)) for each in (container, editor)]
            pieces = [*pieces[:i], *sure, *pieces[i + 2 :]]
    return pieces


def _has(pieces: Sequence[Piece], labels: Sequence[str]) -> bool:
    return any(piece.label in labels for piece in pieces)


_ROLE_LAST = lazy(
    r"[(\[](?P<names>[^\W\d_a-z][^()\[\]\d]{3,60}?)\s(?P<role>çevirisi|tercümesi|terc\.|çev\.|neşri|yayını)[)\]][.,;]?"
)


def role_behind_name(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `(A. Gökberk çevirisi)` as the translator, `(M. Çetin neşri)` as the editor."""
    for match in _ROLE_LAST.finditer(text):
        label = "translator" if match["role"][0] in "çt" else "editor"
        if len(match["names"].split()) < 5:
            pieces = overlay(text, pieces, Piece(label, *match.span(), SURE))
    return pieces


_BODY_EDITED = lazy(
    r"(?P<work>[^,;]{10,120}),\s(?P<editor>herausgegeben\s(?:von|durch)\s(?:der|dem|den)\s[^,;]{5,120}),?$"
)


def body_behind_work(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part a body that edited a work from it: `in: Neue Biographie, herausgegeben von der Torfkommission,`."""
    for i, piece in enumerate(pieces):
        match = _BODY_EDITED.match(text, piece.start, piece.end) if piece.label == "container-title" else None
        if match:
            return parted(pieces, i, match.end("work") + 1, match.start("editor"), "editor")
    for i, (work, editor, body) in enumerate(zip(pieces, pieces[1:], pieces[2:], strict=False)):
        cut = (work.label, editor.label) == ("container-title", "editor") and body.label in _REST_OF_BODY
        if cut and _CUT_BEFORE_BODY.fullmatch(text, editor.start, editor.end):
            return [*pieces[: i + 1], joined(editor, body, "editor"), *pieces[i + 3 :]]
    return pieces


_REST_OF_BODY = ("journal", "container-title", "publisher", "note", "title")
_CUT_BEFORE_BODY = lazy(r"herausgegeben\s(?:von|durch)\s(?:der|dem|den)")


_OF_BODY = lazy(
    rf"(?:der|des|of|de\sla|della|du)\s[^()]{{3,80}}\((?:{EDITOR.loose()})\)[.,:]?", re.IGNORECASE
)


def body_cut_before_editor(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give an editor the beginning of its name: `In Abteilung | der Universität Torf (Hrsg.), | Festschrift`."""
    for i, body, editor in neighbours(pieces, "container-title", "editor"):
        inside = _IN.match(text, body.start, body.end)
        if inside and text[body.end - 1].isalpha() and _OF_BODY.fullmatch(text, editor.start, editor.end):
            return [*pieces[:i], joined(body, editor, "editor"), *pieces[i + 2 :]]
    return pieces


_WORK_BEFORE_NAMES = lazy(
    rf"(?P<work>In:?\s[^\W\d_][^.,;:()]{{2,60}}\.)\s(?P<names>(?:[^\W\d_a-z]\.\s?){{1,3}}[^\W\d_a-z][^\d]*?\s\(?(?i:{EDITOR.loose()})\)?[.,:]*)$"
)


def work_before_editor(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the work from the editors behind it: `In: Torf. K. Ober et al. Hgg. | Bremen 1986`."""
    if _has(pieces, ("container-title", "journal")):
        return pieces
    for i, piece in enumerate(pieces):
        match = _WORK_BEFORE_NAMES.match(text, piece.start, piece.end) if piece.label == "editor" else None
        if match and i and pieces[i - 1].label == "title":
            return [
                *pieces[:i],
                replaced(piece, label="container-title", end=match.end("work")),
                replaced(piece, start=match.start("names")),
                *pieces[i + 1 :],
            ]
    return pieces


_PHRASE_AND_NAMES = (
    rf"(?i:(?P<editor>{EDITOR.phrases()})|(?P<translator>{TRANSLATOR.phrases()}))(?<=\s(?:von|par|por))"
    r"\s[^\W\d_a-z][^,;:()\d]{3,80}[,.]?"
)
_ROLE_BEGINS = lazy(_PHRASE_AND_NAMES)
_ROLE_BEHIND_STOP = lazy(rf"[.)]\s(?P<role>{_PHRASE_AND_NAMES})$")


def role_begins_piece(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label what begins with words of a role: `Molendina. | Deutsche Übersetzung von M. Ring und J. Kram, | Bonn`.

    It may stand at the end of the title, too.
    """
    titled = False
    for i, piece in enumerate(pieces):
        if piece.label in ("publisher", "note", "title") and titled:
            match = _ROLE_BEGINS.fullmatch(text, piece.start, piece.end)
            if match:
                return relabelled(pieces, [i], "editor" if match["editor"] else "translator")
        titled = titled or piece.label == "title"
        behind = _ROLE_BEHIND_STOP.search(text, piece.start, piece.end) if piece.label == "title" else None
        if behind and behind.start() > piece.start:
            label = "editor" if behind["editor"] else "translator"
            return parted(pieces, i, behind.start() + 1, behind.start("role"), label)
    return pieces


_NOTES_BY = lazy(
    r".*?(?:notes?|introduction|preface|foreword|afterword|commentary|Einleitung|Vorwort|Nachwort|Anmerkungen"
    r"|introduzione|prefazione|préface|postface|prólogo)\s(?:by|von|di|par|de)",
    re.IGNORECASE,
)
_ANY_ROLE = lazy(rf"(?<!\w)(?:{EDITOR.loose()})(?!\w)", re.IGNORECASE)


def notes_by_nobody(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label who wrote notes or a preface as a note, `with notes by | J. Howarth and T. Grey,`."""
    for i, said, person in neighbours(pieces, "note", "editor"):
        by = _NOTES_BY.fullmatch(text, said.start, said.end)
        if by and not _ANY_ROLE.search(text, said.start, person.end) and "edited" not in by[0]:
            return relabelled(pieces, [i + 1], "note")
    return pieces
