"""Rules on where titles, remarks and volumes begin and end."""

from __future__ import annotations

import re
from itertools import pairwise

from bibtools.language import bodies, genres, theses
from bibtools.language.genres import speaks_of
from bibtools.language.person_titles import NUMBERED
from bibtools.language.statements import IN, PERHAPS_IN
from bibtools.language.units import VOLUME
from bibtools.parser.assemble.one_name import is_body
from bibtools.parser.assemble.roles import without_in
from bibtools.parser.rules.overlay import HOLDERS, SURE, joined, neighbours, overlay, relabelled
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.folding import fold_case, fold_letters
from bibtools.support.patterns import lazy

_QUOTED = lazy(
    r"(?:\"(?P<a>[^\"]{3,})\"|“(?P<b>[^“”]{3,})”|«(?P<c>[^«»]{3,})»|"
    r"„(?P<d>[^„“”]{3,})[“”])(?P<behind>\s*[,.;]?\s+|\s*[,.;]\s*)(?=\S)"
)


_NAME_OF_JOURNAL = lazy(r"[^\W\d_a-z][^\W\d_]+(?:\s[^\W\d_a-z][^\W\d_]+){0,3},")
"""What may hold a quoted title that no mark stands behind: `"Sonun Başı" Yakın Tarihimiz, c. 2`."""
_BEHIND_QUOTED = 0.9
"""The probability that what follows a quoted title is what holds it."""


def quoted_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """End a title that begins with a quotation mark where the mark is closed; a journal or a book follows.

    The mark tells more than the model, which was in doubt about the word behind it alone.
    """
    made: list[Piece] = []
    for i, piece in enumerate(pieces):
        body = text[piece.start : piece.end]
        match = _QUOTED.match(body) if piece.label == "title" else None
        inner = (match["a"] or match["b"] or match["c"] or match["d"]) if match else ""
        stops = match is not None and (match["behind"].strip() or inner.rstrip()[-1:] in ",.?!")
        behind = pieces[i + 1].label if i + 1 < len(pieces) else ""
        if match and _held_elsewhere(text, match, pieces, i):
            made.append(piece)
            continue
        stops = stops or (
            match is not None
            and behind == "volume"
            and " " in inner
            and _NAME_OF_JOURNAL.fullmatch(body, match.end()) is not None
        )
        if match is None or not stops or match.end() >= len(body) - 2:
            made.append(piece)
            continue
        at = piece.start + match.end()
        label = "journal" if behind in ("volume", "date") else "container-title"
        made += [
            replaced(
                piece, end=piece.start + len(match[0].rstrip()), probability=max(piece.probability, 0.95)
            ),
            replaced(piece, label=label, start=at, probability=max(piece.probability, _BEHIND_QUOTED)),
        ]
    return made if len(made) > len(pieces) else pieces


_BEHIND_BOOK = ("collection-title", "publisher", "location", "edition", "genre")
_SENTENCE_BEHIND = lazy(r"\s*\.\s+")


def _held_elsewhere(text: str, quoted: re.Match[str], pieces: list[Piece], at: int) -> bool:
    """Return whether a quotation only begins a title: a sentence follows it, and then what holds the work.

    `„Und es ward Licht“. Zur Optik der Väter, in: Jahrbuch für Optik 1985`.
    """
    behind = pieces[at + 1] if at + 1 < len(pieces) else None
    sentence = _SENTENCE_BEHIND.fullmatch(quoted["behind"]) or quoted[0].rstrip()[-2:-1] in ("!", "?")
    if behind is None or not sentence:
        return False
    said = text[behind.start : behind.end]
    # A whole book has no pages of a part.
    bound = behind.label in _BEHIND_BOOK and not any(piece.label == "pages" for piece in pieces)
    return behind.label in HOLDERS or bound or (behind.label == "editor" and without_in(said) != said)


_JOURNAL_BEGINS = lazy(
    r"(?:«[^«»]{3,}»|“[^“”]{3,}”|\"[^\"]{3,}\")\.\s+(?P<journal>[^\W\d_a-z][^,;:«»“”\"()\d]{3,60}(?:\.|\s[-–—]))"
)
_COUNTED_VOLUME = lazy(r"(?:vol|v|n|no|núm|num|nº|n°|fasc)\.?[º°]?\s?\d", re.IGNORECASE)


def journal_begins_in_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a journal its beginning behind a quoted title: `«La torre». I Quaderni. - | Journal of Towns, | vol. 4`."""
    for i, (title, journal, volume) in enumerate(zip(pieces, pieces[1:], pieces[2:], strict=False)):
        if (title.label, journal.label, volume.label) != ("title", "journal", "volume"):
            continue
        match = _JOURNAL_BEGINS.fullmatch(text, title.start, title.end)
        if match and _COUNTED_VOLUME.match(text, volume.start):
            cut = replaced(title, end=len(text[: match.start("journal")].rstrip()))
            return [*pieces[:i], cut, replaced(journal, start=match.start("journal")), *pieces[i + 2 :]]
    return pieces


_CLOSED = lazy(r"[”\"»][.,]?$")


def journal_is_no_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Raise the probability of a journal between a closed quotation and its volume: it is no part of the title."""
    for i, (title, journal, volume) in enumerate(zip(pieces, pieces[1:], pieces[2:], strict=False), 1):
        if (
            (title.label, journal.label, volume.label) == ("title", "journal", "volume")
            and journal.probability < _BEHIND_QUOTED
            and _CLOSED.search(text, title.end - 2, title.end)
        ):
            return [*pieces[:i], replaced(journal, probability=_BEHIND_QUOTED), *pieces[i + 1 :]]
    return pieces


_IN = lazy(rf"(?:{IN.loose()})[:\s]", re.IGNORECASE)


def container_behind_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a second title that begins with In as the work that the first stands in; a site behind a quoted one too."""
    titles = [i for i, piece in enumerate(pieces) if piece.label == "title"]
    inside = [i for i in titles[1:] if _IN.match(text, pieces[i].start, pieces[i].end)]
    online = len(titles) == 2 and titles[1] == titles[0] + 1 and any(p.label == "accessed" for p in pieces)
    if online and text[pieces[titles[0]].start] in '“"«„':
        inside = titles[1:]
    return relabelled(pieces, inside, "container-title")


def year_of_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Add a bare year right before a title to it, `Petrol-İş, 1988 Petrol-İş Yıllığı, …, 1989`, or right behind it.

    Behind it, `Kurum (2020). Nüfus Sonuçları, 2019.`, if the date in brackets stands before the title.
    """
    dates = sum(piece.label == "date" for piece in pieces)
    if dates > 1:
        for i, (date, title, year) in enumerate(zip(pieces, pieces[1:], pieces[2:], strict=False)):
            if (date.label, title.label, year.label) == ("date", "title", "date"):
                bare = text[year.start : year.end].strip(" .,;").isdigit()
                if bare and text[date.start] == "(" and text[title.end - 1] == ",":
                    return [*pieces[: i + 1], joined(title, year, "title"), *pieces[i + 3 :]]
    for i, (piece, behind) in enumerate(pairwise(pieces)):
        bare = piece.label == "date" and behind.label == "title" and text[piece.start : piece.end].isdigit()
        if bare and dates > 1:
            return [*pieces[:i], joined(piece, behind, "title"), *pieces[i + 2 :]]
    return pieces


# Without C, which ends names of journals (Phys. Rev. C).
_ROMAN = r"[IVXL]+"
_VOLUME_BEHIND = lazy(
    rf"[,.]\s*(?P<volume>(?:(?:{_ROMAN}\.?|\d{{1,2}}\.)\s+(?i:{VOLUME.bare(least=4)}|kitap|tertip)|"
    rf"\d{{1,3}}\s+(?i:{VOLUME.bare(least=2)})\b|"
    rf"(?:(?i:{VOLUME.bare(least=2)})|[Cct])\.?\s*:?\s*(?:\d{{1,3}}|{_ROMAN})|{_ROMAN}(?:\s?[-–]\s?{_ROMAN})?))\s*[.,;:]*$"
)


_CENTURY = lazy(r"(?<!\w)(?:saec|séc|sec|siècle|s|lib|op|Buch|livre|libro|d|i|devre)\.?$", re.IGNORECASE)
"""What a Roman numeral belongs to that counts centuries, terms or parts of a work: `pittori del sec. XV`, `ZC, D.I`."""


def volume_behind_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a Roman numeral or a counted volume behind the last comma of a title as the volume."""
    for piece in list(pieces):
        if piece.label in ("title", "container-title", "journal"):
            match = _VOLUME_BEHIND.search(text, piece.start, piece.end)
            if match and match.start() - piece.start > 3 and not _CENTURY.search(text, 0, match.start() + 1):
                pieces = overlay(text, pieces, Piece("volume", match.start("volume"), piece.end, 0.9))
    return pieces


_RULER = lazy(r"[IVX]{1,5}[.,;:]*")


def number_of_ruler(text: str, pieces: list[Piece]) -> list[Piece]:
    """Add a Roman numeral right behind the name of a ruler to the title: `Abdülhamid II, Paris 2003`."""
    for i, (title, number) in enumerate(pairwise(pieces)):
        if title.label == "title" and number.label == "volume" and text[title.end - 1].isalpha():
            last = text[title.start : title.end].split()[-1]
            if _RULER.fullmatch(text, number.start, number.end) and fold_case(last) in NUMBERED:
                return [*pieces[:i], joined(title, number, "title"), *pieces[i + 2 :]]
    return pieces


_SQUARE = lazy(r"\[(?P<inside>[^\[\]]{2,300})\][.,;:]?")
_YEAR_ONLY = lazy(
    r"(?:\d{1,2}\.\s?(?:yy|yüzyıl|Jh|c)\.?,\s*)?(?:y\.|c\.|ca\.|yak\.)?\s*(?:(?:MS|MÖ|M\.Ö\.|M\.S\.|BC|AD)\.?\s*)?\d{2,4}(?:\s*[-–/]\s*\d{2,4})?\??",
    re.IGNORECASE,
)
_MAY_HOLD = (
    *("title", "container-title", "note", "author", "publisher", "original-date", "edition", "genre"),
    "archive-location",
)
_OF_THE_WORK = (genres.FILM, genres.MAP, genres.SOFTWARE, genres.DATASET, genres.REPORT, theses.THESIS)
"""Words with which a bracket says what the work is, and is no remark on it."""


_ITS_LANGUAGE = lazy(r"\(in\s[A-Z][a-z]+\)[.,]?\s+(?=[^\W\d_])")


def language_behind_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `(in Korean),` before a journal as a note on the title."""
    for piece in pieces:
        match = _ITS_LANGUAGE.match(text, piece.start, piece.end) if piece.label == "journal" else None
        if match:
            return overlay(text, pieces, Piece("note", piece.start, len(text[: match.end()].rstrip()), SURE))
    return pieces


_IN_ALONE = lazy(rf"\W*(?:{IN.strict()}|{PERHAPS_IN.strict()})\W*", re.IGNORECASE)


def square_brackets(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `[translation of the title]` behind a title as a note and `[1843]` as the date of the first edition."""
    if "[" not in text:
        return pieces
    for match in _SQUARE.finditer(text):
        holder = next((p for p in pieces if p.start < match.end() and match.start() < p.end), None)
        if holder is None or match.start() <= 4 or holder.label not in _MAY_HOLD:
            continue
        before = text[holder.start : match.start()]
        if (
            not any(c.isalnum() for c in before)
            and holder.label != "note"
            and not any(p.label == "title" and p.end <= match.start() for p in pieces)
        ):
            continue
        if _IN_ALONE.fullmatch(match["inside"]):
            continue
        known = any(p.label == "original-date" and p.start <= match.start() < p.end for p in pieces)
        shelved = holder.label == "archive-location" and not _YEAR_ONLY.fullmatch(match["inside"].strip())
        inside = fold_letters(match["inside"])
        says_kind = any(speaks_of(table, inside) for table in _OF_THE_WORK)
        if says_kind and holder.label in ("note", "title", "collection-title") and "," not in match["inside"]:
            pieces = overlay(text, pieces, Piece("genre", match.start(), match.end(), 0.95))
        if known or shelved or says_kind or speaks_of(genres.MEDIUM, inside):
            continue
        label = "original-date" if _YEAR_ONLY.fullmatch(match["inside"].strip()) else "note"
        pieces = overlay(text, pieces, Piece(label, match.start(), match.end(), 0.95))
    return pieces


def subtitle_behind_colon(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give what follows a title that ends with a colon to it, up to the comma: `Tutanaklar: TBMM I. Dönem,`.

    It is the subtitle if the model took it for a note, or for what holds a book that has a place and no pages. It may
    name a body if an author stands before the title.
    """
    for i, title in enumerate(pieces):
        if title.label != "title" or text[title.end - 1] != ":":
            continue
        ends = (n for n in range(i + 1, min(i + 4, len(pieces))) if text[pieces[n].end - 1] == ",")
        behind = pieces[i + 1 : next(ends, i) + 1]
        of_author = i > 0 and pieces[i - 1].label == "author"
        fits = all(
            piece.label in ("note", "title")
            or (piece.label == "author" and of_author and is_body(text[piece.start : piece.end]))
            for piece in behind
        )
        if fits and any(piece.label == "note" for piece in behind):
            return [*pieces[:i], joined(title, behind[-1], "title"), *pieces[i + 1 + len(behind) :]]
        if len(behind) == 1 and behind[0].label in HOLDERS and _is_book(pieces):
            return [*pieces[:i], joined(title, behind[0], "title"), *pieces[i + 2 :]]
    return pieces


def _is_book(pieces: list[Piece]) -> bool:
    """Return whether a place is named and no pages are."""
    labels = {piece.label for piece in pieces}
    return "location" in labels and "pages" not in labels


def title_of_volume(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the container of a book without a title as its title: `Koselleck (Hrsg.): Geschichtliche Grundbegriffe`."""
    if pieces[0].label not in ("editor", "author") or any(piece.label == "title" for piece in pieces):
        return pieces
    held = [i for i, piece in enumerate(pieces) if piece.label == "container-title"]
    if not held or _IN.match(text, pieces[held[0]].start):
        return pieces
    return relabelled(pieces, held[:1], "title") if _is_book(pieces) else pieces


_RULER_LAST = lazy(r"(?P<author>[^\W\d_][^,]{3,60}),\s+(?P<ruler>[^\W\d_]{3,}\s[IVX]{1,5})\.")


def ruler_is_no_author(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a ruler with a numeral behind the author to the title: `F. Georgeon, Abdülhamid II. Le sultan calife`."""
    for i, author, title in neighbours(pieces, "author", "title"):
        match = _RULER_LAST.fullmatch(text, author.start, author.end)
        if match and fold_case(match["ruler"].split()[0]) in NUMBERED:
            cut = replaced(author, end=match.end("author") + 1)
            return [*pieces[:i], cut, replaced(title, start=match.start("ruler")), *pieces[i + 2 :]]
    return pieces


_BODY_LAST = rf"[^,;:()]*(?i:{bodies.BODY.strict()}|parti)"
_BODY = lazy(_BODY_LAST)
_PAPER_WORD = rf"(?i:{genres.PAPER_OF_BODY.bare()})"
_PAPER = lazy(rf"(?:[^,;:()]+\s)?{_PAPER_WORD}(?!\w)")
_BODY_AND_PAPER = lazy(rf"(?:{_BODY_LAST}|(?:[A-ZÇĞİÖŞÜ]\.?){{2,5}})\s(?:[^,;:()]+\s)?{_PAPER_WORD}\W*")


def body_of_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a title the party, society or office that no mark parts from it: `Çiftçi Partisi | Tüzük ve Programı`.

    Both together in the place of the author are the title.
    """
    titled = any(piece.label == "title" for piece in pieces)
    at = next((i for i, p in enumerate(pieces) if p.label != "citation-number"), 0)
    first = pieces[at]
    if first.label == "author" and not titled and _BODY_AND_PAPER.fullmatch(text, first.start, first.end):
        return relabelled(pieces, [at], "title")
    for i, author, title in neighbours(pieces, "author", "title"):
        if _PAPER.match(text, title.start, title.end) and _BODY.fullmatch(text, author.start, author.end):
            return [*pieces[:i], joined(author, title, "title"), *pieces[i + 2 :]]
    return pieces
