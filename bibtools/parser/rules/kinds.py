"""Where a reference says what kind of work it cites: working papers, theses, standards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bibtools.language.bodies import SCHOOL
from bibtools.language.genres import MANUSCRIPT, REPORT, ends_with, is_named, speaks_of
from bibtools.language.patents import OFFICES
from bibtools.language.theses import THESIS
from bibtools.language.word_table import WordTable, may_begin
from bibtools.parser.rules.overlay import SURE, joined, overlay, relabelled
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_NUMBER = lazy(r"(?:[A-Z]{1,4}[\s-])*[\w/-]*\d[\w/.\-–]*[.,;:]?|[IVX]+")
_LETTERS_OF_NUMBER = lazy(r"(?:\s[A-Z]{1,4})+$")
"""Letters that a number begins with: `Discussion Paper SP I 2012-103`."""
_COUNTED = lazy(r"(?:No|Nr|no|nr|n°|nº)\.?\s?\d+[.,;]?")
"""The number of a paper behind a comma: `OECD Education Working Papers, No. 112`."""
_VOLUME_AND_ISSUE = lazy(r"\d{1,3}(?:\s?\(\d{1,3}\)|[./]\d{1,3})[.,:;]?")
_OF_NUMBER = ("volume", "pages", "note", "date", "collection-title")


def paper_and_number(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the kind of a paper its number (`Discussion Paper SP I 2012-103`), and call no paper a journal."""
    for i, (kind, behind) in enumerate(pairwise(pieces)):
        if kind.label not in ("genre", "journal", "container-title", "collection-title"):
            continue
        if kind.label != "genre" and behind.label not in ("volume", "pages"):
            continue
        words = fold_letters(_LETTERS_OF_NUMBER.sub("", text[kind.start : kind.end]))
        numbered = text[kind.start : kind.end].rstrip(" .,;")[-1:].isdigit()
        if kind.label == "journal" and (
            _VOLUME_AND_ISSUE.fullmatch(text, behind.start, behind.end) or _of_issue(text, pieces[i:])
        ):
            # DIW-Wochenbericht counts as journals do; Middle East Report, no. 252, Fall 2009, pp. 14–19.
            continue
        if numbered or not speaks_of(REPORT, words) or any(piece.label == "editor" for piece in pieces[i:]):
            continue
        if kind.label != "genre" and not ends_with(REPORT, words.rstrip("s,. ")):
            continue
        last = i + 1
        while (
            last < len(pieces)
            and pieces[last].label in _OF_NUMBER
            and text[pieces[last - 1].end - 1] not in ".,;)"
        ):
            last += 1
        if last == i + 1 and behind.label == "volume":
            last += bool(_COUNTED.fullmatch(text, behind.start, behind.end))
        number = text[behind.start : pieces[last - 1].end] if last > i + 1 else ""
        if kind.label != "genre" or _NUMBER.search(number):
            return [*pieces[:i], joined(kind, pieces[last - 1], "genre"), *pieces[last:]]
    return pieces


_MONTH = lazy(r"[^\W\d_]{3,}\.?\s\d{4}")


def _of_issue(text: str, pieces: Sequence[Piece]) -> bool:
    """Return whether a month or season and pages stand among pieces, as behind the issue of a periodical."""
    dated = any(piece.label == "date" and _MONTH.search(text, piece.start, piece.end) for piece in pieces)
    return dated and any(piece.label == "pages" for piece in pieces)


_PAPER_OF_PARLIAMENT = lazy(
    r"(?<![^\W\d_])(?:(?:BT|BR|LT|Bundestags|Bundesrats|Landtags)[-–\s]?)?(?:Drs\.?|Drucks\.?|[Dd]rucksache)"
    r"\s(?:Nr\.\s)?\d{1,3}/\d{1,5}(?!\d)[.,;]?"
)
_REPORT_BY_CODE = lazy(
    r"(?<=[.,;]\s)(?:COM\s?\((?:19|20)\d\d\)\s?\d{1,4}(?:\s(?:final|endg\.))?|N(?:ASA|ACA)\s[A-Z]{2}[\s-][A-Z0-9][\w-]*)[.,;]?"
)


def report_by_code(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `NASA TN D-1127` and `COM(2004) 312 final` behind a title as the kind of report with its number."""
    match = _REPORT_BY_CODE.search(text)
    return overlay(text, pieces, Piece("genre", *match.span(), SURE)) if match else pieces


def paper_of_parliament(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `BT-Drs. 14/2031`, a paper of the German parliament, as the kind of work with its number."""
    match = _PAPER_OF_PARLIAMENT.search(text)
    return overlay(text, pieces, Piece("genre", match.start(), match.end(), SURE)) if match else pieces


_OF_YEAR = lazy(
    r"(?<=[.,;]\s)(?P<kind>(?:[^\W\d_][\w\-]*\s){0,3}?[^\W\d_][\w\-]*)\s(?P<number>\d{1,3})/(?P<year>(?:19|20)\d\d)\b[.,;]?"
)


def report_of_year(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `IAB-Kurzbericht 8/2011` as a kind of report with its number, the year as the date if there is no other."""
    match = next(
        (each for each in _OF_YEAR.finditer(text) if speaks_of(REPORT, fold_letters(each["kind"]))), None
    )
    if match is None or any(piece.label == "journal" and piece.end < match.start() for piece in pieces):
        return pieces
    dated = any(
        piece.label == "date" and (piece.end <= match.start() or piece.start >= match.end())
        for piece in pieces
    )
    end = match.end() if dated else match.end("number")
    made = overlay(text, pieces, Piece("genre", match.start(), end, SURE))
    return made if dated else overlay(text, made, Piece("date", match.start("year"), match.end(), SURE))


_DEGREE = (
    r"(?:(?:[Uu]nveröff(?:entlichte)?|[Uu]ngedr|[Mm]asch|[Pp]hil|[Jj]ur|[Tt]heol|[Mm]ed|rer\.\s?(?:nat|pol|oec)|techn|Univ|Inaug)"
    r"\.?[\s\-–]+)+"
)
_GERMAN = lazy(
    rf"(?:(?<=[,.;(]\s)|(?<=\()){_DEGREE}(?:Diss(?:ertation)?|Habil(?:itationsschrift)?|(?:Master|Magister|Diplom|Doktor)arb(?:eit)?)\b[.,]*"
)
_THESIS_FIRST = lazy(
    r"(?:(?:Diss|Habil)\.|Dissertation|Proefschrift|Rozprawa doktorska|Disertační práce|Doktori disszertáció"
    r"|Tesis doctoral|Thèse de doctorat|Tesi di laurea)(?:,\s*|\s+)(?=[^\W\d_])",
)


def kind_of_thesis(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Phil. Diss.` whole as the kind of work, and `Diss.` before the school it was written at."""
    for match in _GERMAN.finditer(text):
        pieces = overlay(text, pieces, Piece("genre", match.start(), match.end(), SURE))
    for piece in pieces:
        first = _THESIS_FIRST.match(text, piece.start, piece.end) if piece.label == "publisher" else None
        if first:
            return overlay(
                text, pieces, replaced(piece, label="genre", end=len(text[: first.end()].rstrip()))
            )
    return pieces


_IN_BRACKETS = lazy(r"\[(?P<kind>[^\[\],]+),\s+(?P<school>[^\[\]]+)\][.,;]?")


def thesis_in_brackets(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `[Doctoral dissertation, University of Leeds]` into the kind and the school."""
    match = _IN_BRACKETS.search(text)
    if match is None or not speaks_of(THESIS, fold_letters(match["kind"])):
        return pieces
    pieces = overlay(text, pieces, Piece("genre", match.start(), match.end("kind") + 1, SURE))
    return overlay(text, pieces, Piece("publisher", match.start("school"), match.end(), SURE))


_STANDARD = lazy(
    r"(?:(?:VDI-Richtlinie|VDI|VDE|ISO|IEC|IEEE|DIN|EN|BS|ASTM|ANSI|NISO|NF|UNE|UNI|TS|ÖNORM|SN|PN|ČSN|ГОСТ|CEN|ITU-T|RFC|W3C)[\s/–-]+){1,3}(?:P\s)?"
    r"[A-Z]?\s?\d[\w.\-–/]*(?::\d{4}(?:-\d{2})?)?"
)


def number_of_standard(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label what a standard begins with (`ISO 15489-1:2016`) as its number, and what follows as the title."""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), None)
    if at is None or (match := _STANDARD.match(text, pieces[at].start)) is None:
        return pieces
    made = overlay(text, pieces, Piece("number", match.start(), match.end(), SURE))
    behind = made[at + 1] if at + 1 < len(made) else None
    if behind and behind.label in ("author", "date", "journal", "note", "container-title", "volume"):
        made = [*made[: at + 1], replaced(behind, label="title"), *made[at + 2 :]]
    while at + 2 < len(made) and made[at + 1].label == made[at + 2].label == "title":
        made = [*made[: at + 1], joined(made[at + 1], made[at + 2], "title"), *made[at + 3 :]]
    return made


def school_and_city(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give `Univ.` or `Universität` the city behind it, of which it is the school: `Diss. Univ. Wien 1987`."""
    for i, (school, city) in enumerate(pairwise(pieces)):
        alone = school.label == "publisher" and _SCHOOL_ALONE.fullmatch(text, school.start, school.end)
        if alone and city.label == "location":
            return [*pieces[:i], joined(school, city, "publisher"), *pieces[i + 2 :]]
    return pieces


_SCHOOL_ALONE = lazy(rf"\W*(?:{SCHOOL.loose()})", re.IGNORECASE)
"""Without a comma behind it: `Universität, Wien` leaves it open whether the city is its place."""


_STARTS = THESIS.starts
_LONGEST = 40
"""More than the letters of the longest words for a thesis, and of the longest number of a paper."""
_PORTUGUESE = lazy(r"\W*(?P<kind>(?:Tese|Dissertação|Monografia)\s+\([^()]{3,80}\))\s*[–—-]\s*(?=[^\W\d_])")


def kind_alone(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label what is only a word for a thesis (`diss.,`) as the kind, and `Tese (Doutorado em História) –` likewise."""
    for i, piece in enumerate(pieces):
        if i == 0 or piece.label not in ("location", "publisher", "note", "title") or piece.certain:
            continue
        match = _PORTUGUESE.match(text, piece.start, piece.end) if "(" in text else None
        if match and not any(each.label == "publisher" for each in pieces):
            rest = replaced(piece, label="publisher", start=match.end())
            return [
                *pieces[:i],
                replaced(piece, label="genre", end=match.end("kind")),
                rest,
                *pieces[i + 1 :],
            ]
        short = piece.end - piece.start < _LONGEST and may_begin(_STARTS, text, piece.start)
        if short and is_named(THESIS, fold_letters(text[piece.start : piece.end]).strip()):
            return [*pieces[:i], replaced(piece, label="genre"), *pieces[i + 1 :]]
    return pieces


_KIND_LAST = lazy(
    rf"[.?!]\s(?P<kind>(?:(?:[Uu]nveröff(?:entlichte[rs]?|\.)|[Uu]nveröffentl\.|[Uu]npublished|[Uu]nprinted)\s)?(?i:{MANUSCRIPT.strict()}|{THESIS.strict()})),?\.?$"
)


_NORDIC = WordTable({tag: " ".join(THESIS.of(tag)) for tag in ("sv", "da", "no", "fi")})
_NORDIC_LAST = lazy(
    rf"[.?!,]\s(?P<kind>(?i:(?:upubliceret|upublisert|utrykt|opublicerad|otryckt)\s)?(?i:{_NORDIC.strict()})"
    r"(?:\s(?:i|ved)\s[^,.]{3,30})?)[.,]*$"
)
"""Words for Nordic theses are long compounds that say what they are behind a comma too."""


def kind_behind_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Cut the kind of an unprinted work off its title: `Lebenslagen. Unveröffentlichtes Manuskript,`."""
    for piece in pieces:
        if piece.label != "title":
            continue
        nordic = _NORDIC_LAST.search(text, piece.start, piece.end)
        match = nordic or _KIND_LAST.search(text, piece.start, piece.end)
        if match and (nordic or text[match.start("kind")].isupper()):
            return overlay(text, pieces, Piece("genre", match.start("kind"), piece.end, 0.95))
    return pieces


_PATENT = lazy(
    r"(?:(?:United States|U\.?S\.?|European|German|British|French|Japanese)\s+[Pp]at(?:ent|\.)"
    r"|(?:(?:Deutsch|Europäisch)es\s)?Patent|Brevet"
    rf"|(?:{'|'.join(OFFICES)})[- ]?Pat(?:ent|\.))"
    r",?\s+(?:[Nn]o\.?\s+)?(?:[A-Z]{2}\s?)?\d(?:[,./ ]?\d)+(?:\s?[A-Z]\d?)?(?=[.,;)]|\s\(|$)"
)


def patent_and_number(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `United States patent US 7,654,321` behind a title as the kind of work with its number."""
    match = _PATENT.search(text)
    if match is None or not any(p.label == "title" and p.start < match.start() for p in pieces):
        return pieces
    return overlay(text, pieces, Piece("genre", match.start(), match.end(), SURE))


def title_is_patent(text: str, pieces: list[Piece]) -> list[Piece]:
    """Keep `US Patent 5,123,456` whole as the title of a patent that has no other."""
    match = _PATENT.search(text)
    if match and any(piece.label == "title" and piece.start == match.start() for piece in pieces):
        return overlay(text, pieces, Piece("title", match.start(), match.end(), SURE))
    return pieces


_PATENT_OFFICE = lazy(
    rf"(?:{'|'.join(OFFICES)}|U\.S\.)(?:[- ](?:A|B|C|OS|PS|AS)\d?|\sPat\.,?)?\s\d(?:[,./ ]?\d){{5,}}(?=[.,;)]|\s\(|$)"
)


def number_is_patent(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `DE-A 2 412 776` as the title of a patent that has no other."""
    match = _PATENT_OFFICE.search(text)
    if match and not any(piece.label in ("title", "genre") for piece in pieces):
        return overlay(text, pieces, Piece("title", match.start(), match.end(), SURE))
    return pieces


_NUMBER_OF_THESIS = lazy(
    r"\s*[(\[](?:Tez|Thesis)\s(?:No|Numarası|Number)\s?[.:]?\s?\d{3,8}[)\]][.,]?\s*", re.IGNORECASE
)
_THESIS_CENTRE = lazy(
    r"\W*(?:YÖK|Yükseköğretim Kurulu(?: Başkanlığı)?)?\s?(?:Ulusal )?Tez Merkezi(?: Veri ?[Tt]abanı)?\W*"
)


def number_of_thesis(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `(Tez No. 678123)` as the number of a thesis, and the national centre that keeps it as the archive."""
    for piece in pieces:
        at = text.rfind("(", piece.start, piece.end) if piece.label in ("title", "note") else -1
        match = _NUMBER_OF_THESIS.fullmatch(text, at, piece.end) if at >= 0 else None
        if match:
            pieces = overlay(text, pieces, Piece("number", at, piece.end, SURE))
            break
    centres = [
        i
        for i, piece in enumerate(pieces)
        if piece.label in ("publisher", "note") and _THESIS_CENTRE.fullmatch(text, piece.start, piece.end)
    ]
    return relabelled(pieces, centres, "archive")
