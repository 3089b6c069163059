"""Works in which a part stands, behind in, dans, en, em, w and the like."""

from __future__ import annotations

import re
from itertools import pairwise

from bibtools.language.roles import EDITOR
from bibtools.language.statements import APPEARED, IN, PERHAPS_IN, SAME_AUTHOR
from bibtools.language.units import ISSUE
from bibtools.language.word_table import begins_with
from bibtools.parser.rules.overlay import HOLDERS, joined, neighbours, overlay, parted, relabelled, whole
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_IN_COLON = lazy(rf"(?:(?i:{IN.strict()})|{PERHAPS_IN.strict()}):\s+[^\W\d_a-z]")
_NO_WORK = ("volume", "note", "location", "publisher", "pages")


def work_with_colon(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `w: Miasta polskie,` behind a title as the work that the title stands in, whatever it was taken for."""
    for i, (title, behind) in enumerate(pairwise(pieces)):
        if (
            title.label == "title"
            and behind.label in _NO_WORK
            and _IN_COLON.match(text, behind.start, behind.end)
            and not _is_followed_by_work(pieces, i + 1)
        ):
            return [*pieces[: i + 1], replaced(behind, label="container-title"), *pieces[i + 2 :]]
    return pieces


def _is_followed_by_work(pieces: list[Piece], at: int) -> bool:
    """Return whether the work stands behind those who made it: `in: AA.VV., Atti`, `in: DERS., PILZ Ernst (Hg.), …`."""
    return at + 1 < len(pieces) and pieces[at + 1].label == "container-title"


_OF_SAME_AUTHOR = lazy(
    rf"(?i:{IN.strict()}):?\s(?i:{SAME_AUTHOR.loose()})[.,:]*(?:\s(?P<work>[^\W\d_a-z].*))?", re.DOTALL
)
_OF_WORK = ("title", "publisher", "journal", "container-title", "location", "note")


def work_of_same_author(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label what stands behind `in: dies.,` as the work of the same author that the part stands in."""
    if not any(piece.label == "author" for piece in pieces):
        return pieces
    for i, piece in enumerate(pieces):
        match = _OF_SAME_AUTHOR.fullmatch(text, piece.start, piece.end) if i else None
        if match is None or piece.label == "container-title" or _is_followed_by_work(pieces, i):
            continue
        if match["work"]:
            return relabelled(pieces, [i], "container-title")
        if i + 1 < len(pieces) and pieces[i + 1].label in _OF_WORK:
            return [*pieces[:i], joined(piece, pieces[i + 1], "container-title"), *pieces[i + 2 :]]
    return pieces


_SAME_AUTHOR = lazy(rf"(?i:{SAME_AUTHOR.loose()})[.,:]*")


def same_author_first(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a word for the author of the reference before, at the beginning, as the author: `Ders. | (1991):`."""
    found = whole(text, pieces[:2], ("note",), _SAME_AUTHOR)
    first = [i for i in found if not i or pieces[0].label == "citation-number"]
    return relabelled(pieces, first, "author")


_IN_TITLE = lazy(rf"[,.”»\"]\s+(?=(?i:{IN.strict()}|{PERHAPS_IN.strict()})[:]?\s+[«“\"]?[^\W\d_a-zçğıöşü])")
_SPAN_OF_PAGES = lazy(r"\d\s?[-–]\s?\d")


def work_in_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `I mercanti, in Storia di Pisa, a cura di …` into the part and the work, if editors stand behind it."""
    labels = [piece.label for piece in pieces]
    if labels.count("title") != 1 or "journal" in labels or "container-title" in labels:
        return pieces
    at = labels.index("title")
    behind = pieces[at + 1 :]
    spans = any(p.label == "pages" and _SPAN_OF_PAGES.search(text, p.start, p.end) for p in behind)
    if not (behind and behind[0].label == "editor" and spans):
        return pieces
    title = pieces[at]
    found = list(_IN_TITLE.finditer(text, title.start, title.end))
    if not found or found[-1].start() < title.start + 4:
        return pieces
    cut = [
        replaced(title, end=found[-1].start() + 1),
        replaced(title, label="container-title", start=found[-1].end()),
    ]
    return [*pieces[:at], *cut, *behind]


_QUOTED_AND_WORK = lazy(
    rf"(?P<title>[‘'“\"«„].{{3,}}?[’'”\"»“],?),?\s(?P<work>(?i:{IN.strict()}):?\s[^\W\d_a-z].*)"
)


def work_behind_quoted(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part a title in quotation marks from the work that it stands in: `'Civil Society', in Arenas of Democracy.`"""
    for i, piece in enumerate(pieces):
        match = _QUOTED_AND_WORK.fullmatch(text, piece.start, piece.end) if piece.label == "title" else None
        if match:
            return parted(pieces, i, match.end("title"), match.start("work"), "container-title")
    return pieces


_SAYS_INSIDE = lazy(r"\s(?:içinde|içerisinde)[,.]?$")


def journal_that_holds(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Modern Düşünce içinde`, which Turkish says a part stands in, as a work and no journal."""
    held = [
        i for i, p in enumerate(pieces) if p.label == "journal" and _SAYS_INSIDE.search(text, p.start, p.end)
    ]
    return relabelled(pieces, held, "container-title")


_IN_BEHIND_NAME = lazy(rf",\s+(?P<words>(?:{IN.loose()}):)$", re.IGNORECASE)


def work_behind_name(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the work that a part without a title stands in: `A. Kraus, in: Handbuch der Geschichte, hg. v. …`."""
    if sum(piece.label == "title" for piece in pieces) != 1:
        return pieces
    for i, names, work in neighbours(pieces, "author", "title"):
        match = _IN_BEHIND_NAME.search(text, names.start, names.end)
        if match:
            whole = replaced(work, label="container-title", start=match.start("words"))
            return [*pieces[:i], replaced(names, end=match.start() + 1), whole, *pieces[i + 2 :]]
    return pieces


_MAY_BE_WORK = ("note", "title", "publisher", "location", "journal", "author", "container-title")
_IN_LAST = lazy(rf",\s+(?:{PERHAPS_IN.strict()}|(?i:{IN.strict()})):$")
_WORK_AND_ROLE = lazy(rf"(?P<work>[^\W\d_a-z][^,;]{{3,120}}),\s+(?=(?i:{EDITOR.strict()})\s)")


def work_behind_in(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the work between `w:` and the role of its editor: `…, w: Zakony w Polsce, red. A. Zieliński`."""
    for i, (title, names) in enumerate(pairwise(pieces)):
        found = title.label == "title" and _IN_LAST.search(text, title.start, title.end)
        if found and names.label in _MAY_BE_WORK and [p.label for p in pieces[i + 2 : i + 3]] == ["editor"]:
            cut = [replaced(title, end=found.start() + 1), replaced(names, label="container-title")]
            return [*pieces[:i], *cut, *pieces[i + 2 :]]
        found = found if names.label == "editor" else None
        match = _WORK_AND_ROLE.match(text, names.start, names.end) if found else None
        if found and match:
            work = replaced(names, label="container-title", end=match.end("work") + 1)
            cut = [replaced(title, end=found.start() + 1), work, replaced(names, start=match.end())]
            return [*pieces[:i], *cut, *pieces[i + 2 :]]
    return pieces


_WORK_IN_EDITOR = lazy(
    rf"(?P<work>(?i:{IN.strict()})\s+[^\W\d_a-z][^,;.]*\s[a-zà-ÿ][^,;.]*,)\s+"
    rf"(?=(?i:{EDITOR.strict()})\s+[^\W\d_a-z](?:\.|[\w'’\-]+\s[^\W\d_a-z]))"
)


def work_in_editor(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `dans Villes et justice, dir. F. Roche` into the work and its editor."""
    if any(piece.label in ("container-title", "journal") for piece in pieces):
        return pieces
    for i, piece in enumerate(pieces):
        inside = piece.label == "editor" and begins_with(IN.first_words, text, piece.start)
        match = _WORK_IN_EDITOR.match(text, piece.start, piece.end) if inside else None
        if match and any(each.label == "title" for each in pieces[:i]):
            work = replaced(piece, label="container-title", end=match.end("work"))
            return [*pieces[:i], work, replaced(piece, start=match.end()), *pieces[i + 1 :]]
    return pieces


_EDITORS_AND_WORK = lazy(
    rf"(?:(?i:{IN.strict()})|[İi]ç(?=\s?:))\s?:?\s[^\d.]{{2,120}}?[\s,(](?i:{EDITOR.loose()})[.)\]]+\s+(?P<work>[^\W\d_a-z][^\W\d_]+\W.*)"
)
"""Editors before their role, and the work behind it, as medical journals have it."""


def work_behind_editors(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `İçinde: Demir B, Kaya C, editörler. Çocuk Psikiyatrisi.` into the editors and the work."""
    for i, piece in enumerate(pieces):
        inside = piece.label == "editor" and begins_with(IN.first_words, text, piece.start)
        if inside and (match := _EDITORS_AND_WORK.match(text, piece.start, piece.end)):
            return parted(
                pieces, i, len(text[: match.start("work")].rstrip()), match.start("work"), "container-title"
            )
    return pieces


_APPEARED_IN = lazy(
    rf"[,.;”»\"]\s+(?P<words>(?:{APPEARED.bare()})(?P<in>\s(?:{IN.bare()}|su)\s?:?\s*[«“\"]?)?)$",
    re.IGNORECASE,
)


def appeared_in_work(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give `erschienen in:` at the end of a title to what holds the work: `Der Hof, erschienen in: | Saeculum`."""
    for i, (title, work) in enumerate(pairwise(pieces)):
        if title.label == "title" and work.label in HOLDERS:
            match = _APPEARED_IN.search(text, title.start, title.end)
            said = match and (match["in"] or begins_with(IN.first_words, text, work.start))
            if match and said and match.start() > title.start:
                held = replaced(work, start=match.start("words"))
                return [*pieces[:i], replaced(title, end=match.start() + 1), held, *pieces[i + 2 :]]
    return pieces


_OFFPRINT = lazy(r"(?P<of>['’]?[dt][ae]n)\s+(?P<words>ayr[ıi]\s?bas[ıi]m\w*)", re.IGNORECASE)
_NUMBER_LAST = lazy(r",?\s(?P<number>[IVXLC]+|\d{1,3})$")
_ISSUE_OF_OFFPRINT = lazy(rf"\W*(?i:{ISSUE.bare(least=2)})\W{{0,2}}\d{{1,4}}")


def offprint(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `ayrı basım` from the journal, volume or year that an offprint comes from: `Vakıflar Dergisi VI’dan`."""
    match = _OFFPRINT.search(text)
    cut = match and next((p for p in pieces if p.start < match.start() < p.end), None)
    if match is None or cut is None or cut.label not in _OF_OFFPRINT:
        return pieces
    end = next((p.end for p in pieces if p.end >= match.end()), match.end())
    issue = cut.label == "note" and _ISSUE_OF_OFFPRINT.fullmatch(text, cut.start, match.start())
    made: list[Piece] = []
    for piece in overlay(text, pieces, Piece("note", match.start(), end, cut.probability)):
        number = _NUMBER_LAST.search(text, piece.start, piece.end) if piece.label in HOLDERS else None
        if piece.start == match.start():
            made.append(replaced(piece, start=match.start("words")))
        elif piece.start == cut.start and number:
            made.append(replaced(piece, end=number.start()))
            made.append(replaced(piece, label="volume", start=number.start("number")))
        else:
            made.append(replaced(piece, label="volume") if issue and piece.start == cut.start else piece)
    return made


_OF_OFFPRINT = ("journal", "container-title", "collection-title", "volume", "date", "pages", "note")
