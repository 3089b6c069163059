"""Series in brackets: `(= Schriften zur Agrargeschichte, Bd. 27)`, `(I libri di Viella, 38)`."""

from __future__ import annotations

import re
from itertools import chain, pairwise

from bibtools.language.genres import REPORT, is_named
from bibtools.language.grey_literature import SERIES_OF_REPORTS
from bibtools.language.imprints import SERIES_NUMBER
from bibtools.language.units import ISSUE, RUN, SERIES_NAME, VOLUME
from bibtools.parser.rules.overlay import (
    HOLDERS,
    SURE,
    joined,
    neighbours,
    overlay,
    relabelled,
    rest_of,
    whole,
)
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_UNIT = rf"(?i:{VOLUME.bare()}|{ISSUE.bare()})"
_MARKED = lazy(r"[(\[]\s*=\s*[^()\[\]]{4,160}[)\]][.,;:]?")
_COUNTED = lazy(
    rf"\((?!(?i:{VOLUME.bare()}|{ISSUE.bare()})\W)(?P<name>[^\W\d_][^()\[\]\d]{{6,120}}?)[,;]?\s+"
    rf"(?:{_UNIT}\.?\s*)?(?:\d{{1,3}}|[IVXLC]+)(?:[/.\-–]\d{{1,3}})?\.?\)[.,;:]?"
)
_HOLDERS = (
    "volume",
    "title",
    "container-title",
    "journal",
    "publisher",
    "location",
    "note",
    "pages",
    "edition",
)
_IMPRINT = frozenset(("publisher", "location"))
_OF_NO_SERIES = lazy(
    r"\b(?:ed|eds|hrsg|hg|dir|cit|trans|rist|repr|nota|note|Anm|see|vgl|cfr|cited|özellikle|abstract)\b",
    re.IGNORECASE,
)


_RUN_BEHIND_NAMES = lazy(
    r"(?:a\scura\sdi|ed\.|éd\.|hrsg\.\sv\.)\s[^,;()\d]{3,60},\s+(?P<run>(?:s\.|ser\.|serie|série)\s[IVX]{1,4},?)(?!\w)"
)


def run_behind_editor(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the run of a collection from the names before it: `a cura di E. Albi, | s. I, | vol. III`."""
    if any(piece.label == "collection-title" for piece in pieces):
        return pieces
    match = _RUN_BEHIND_NAMES.search(text)
    if match is None or not any(p.label == "editor" and p.start <= match.start() < p.end for p in pieces):
        return pieces
    return overlay(text, pieces, Piece("collection-title", match.start("run"), match.end("run"), SURE))


_VOLUME_AND_RUN = lazy(r"(?P<volume>[ivxlc]+),\s(?P<run>s(?:er)?\.)", re.IGNORECASE)
_RUN = lazy(r"[ivx]{1,4}\W*", re.IGNORECASE)


def volume_before_run(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part the volume from the run that was cut after its word: `xxxiv, s. | v,` is volume xxxiv of series v."""
    for i, run, number in neighbours(pieces, "collection-title", "volume"):
        match = _VOLUME_AND_RUN.fullmatch(text, run.start, run.end)
        if match and _RUN.fullmatch(text, number.start, number.end):
            volume = replaced(run, label="volume", end=match.end("volume"))
            whole_run = replaced(run, start=match.start("run"), end=number.end)
            return [*pieces[:i], volume, whole_run, *pieces[i + 2 :]]
    return pieces


def series_in_brackets(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a bracket as the series if it begins with `=`, or holds words and a number behind the imprint."""
    labels = {piece.label for piece in pieces}
    if "collection-title" in labels:
        return pieces
    marked_ones = _MARKED.finditer(text) if "=" in text else ()
    counted = _COUNTED.finditer(text) if "date" in labels and not labels.isdisjoint(_IMPRINT) else ()
    for match in chain(marked_ones, counted):
        marked = "=" in match[0][:3]
        before = [piece for piece in pieces if piece.start < match.start()]
        holder = next(
            (piece for piece in pieces if piece.start < match.end() and match.start() < piece.end), None
        )
        if holder is None or holder.label not in _HOLDERS or not any(p.label == "title" for p in before):
            continue
        if not marked and (_OF_NO_SERIES.search(match[0]) or not _behind_imprint(before, holder)):
            continue
        # `(Arbeitspapier 147)` names no series, but the kind of the work.
        name = "" if marked else fold_letters(match["name"])
        label = "genre" if name and is_named(REPORT, name) else "collection-title"
        return overlay(text, pieces, Piece(label, match.start(), match.end(), SURE))
    return pieces


def _behind_imprint(before: list[Piece], holder: Piece) -> bool:
    """Return whether place or publisher, and a year, stand before the bracket."""
    labels = {piece.label for piece in before if piece is not holder}
    return "date" in labels and not labels.isdisjoint(_IMPRINT)


_OPEN_BRACKET = lazy(r"\s(?P<series>\((?=[^\W\d_a-z])[^()]*,)$")
_CLOSED_BEHIND_NUMBER = lazy(r"[^()]*\s(?:\d{1,4}|[IVXLC]+)\)[.,;:]?")


def series_cut_at_comma(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a series in brackets its beginning: `Waldwege (Aus Archiven, | Museen und Höfen des Nordens 2), | Köln`."""
    for i, title, series in neighbours(pieces, "title", "collection-title"):
        match = _OPEN_BRACKET.search(text, title.start, title.end)
        if match and _CLOSED_BEHIND_NUMBER.fullmatch(text, series.start, series.end):
            cut = [replaced(title, end=match.start()), replaced(series, start=match.start("series"))]
            return [*pieces[:i], *cut, *pieces[i + 2 :]]
    return pieces


_TOPIC = lazy(r"\(\s?=\s?[^()\d]+\)[,.:]?")


def topic_of_issue(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label what a whole volume of a journal is called as a note: `in: Archiv für Moorkunde, Bd. 17 (= Torf)`."""
    if not any(piece.label == "journal" for piece in pieces):
        return pieces
    for i, _, topic in neighbours(pieces, "volume", "collection-title"):
        if _TOPIC.fullmatch(text, topic.start, topic.end):
            return relabelled(pieces, [i + 1], "note")
    return pieces


_ENDS_WITH_NUMBER = lazy(r"[^\W\d_].{5,}\s\d{1,3}[,.]?")
_BEHIND_SERIES = ("location", "publisher", "date")


def second_container_is_series(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a second, numbered container before the imprint as the series: `A. Ott (ed.), | Law Studies 9 | (Köln`."""
    held = [i for i, piece in enumerate(pieces) if piece.label == "container-title"]
    if len(held) != 2 or held[1] - held[0] > 2 or held[1] + 1 >= len(pieces):
        return pieces
    last = pieces[held[1]]
    if pieces[held[1] + 1].label in _BEHIND_SERIES and _ENDS_WITH_NUMBER.fullmatch(
        text, last.start, last.end
    ):
        return relabelled(pieces, held[1:], "collection-title")
    return pieces


_NUMBER_AND_RUN = lazy(
    r"(?<=[\s:])\d{1,4}[,;]?\s(?:[Ss]eri|[Dd]izi)\s?:?\s?(?:[IVX]+|\d{1,2})\b(?:[\s,\-–/;]{1,3}(?:[Ss]ayı|[Ss]a|No|Nr)\b\.?\s?:?\s?(?:[A-Z]\.?\s?)?\d{1,4})?[.,;]?"
)


def number_and_run(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `27, Seri: III, Sayı: A10` behind `Yayınları:` whole as the number in a series."""
    match = _NUMBER_AND_RUN.search(text)
    if match is None or not any(
        piece.label in _IMPRINT and piece.end <= match.start() + 1 for piece in pieces
    ):
        return pieces
    return overlay(text, pieces, Piece("collection-title", *match.span(), SURE))


_WORD_OF_NUMBER = lazy(r"(?<!\w)[Yy]ayın\s?$")
_NUMBER_WORD = lazy(rf"(?:{SERIES_NUMBER.bare()})\b", re.IGNORECASE)


def number_of_publication(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the number its Turkish word that was left with the publisher: `DPT | Yayın No: 1974`."""
    for i, house, number in neighbours(pieces, "publisher", "collection-title"):
        match = _WORD_OF_NUMBER.search(text, house.start, house.end)
        if match and _NUMBER_WORD.match(text, number.start):
            rest = rest_of(text, house, house.start, match.start())
            return [*pieces[:i], *rest, replaced(number, start=match.start()), *pieces[i + 2 :]]
    return pieces


_LETTERED = lazy(
    r"(?<![^\W\d_])[Yy]ay(?:ın(?:ları|ı)?)?\.?\s?(?:[Nn]o|[Nn]u|NO)\s?[.:]*\s?"
    r"(?P<number>[A-ZÇĞİÖŞÜ]{2,7}(?:[\s:/.\-–]{1,2}(?:[A-ZÇĞİÖŞÜ]{1,5}(?!\w)|\d+))+)[.,;]?(?=\s|$)"
)


def lettered_number(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Yayın No: TÜSİAD-T/82.4.70` whole as the number in the series of a body."""
    match = _LETTERED.search(text)
    return overlay(text, pieces, Piece("collection-title", *match.span(), SURE)) if match else pieces


def number_in_bracket(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a series the number that was cut from it: `(Dibner Institute Studies, | 14.)`, `Surtees Soc., | cxcviii`.

    Behind the run of a journal (n.s., serie V) the volume is one of the journal.
    """
    for i, name, number in neighbours(pieces, "collection-title", "volume"):
        said = text[name.start : name.end]
        whole = said.count("(") > said.count(")") or not (
            _ANY_RUN.search(said) or any(piece.label in HOLDERS for piece in pieces)
        )
        if whole and _NUMBER_ALONE.fullmatch(text, number.start, number.end):
            return [*pieces[:i], joined(name, number, "collection-title"), *pieces[i + 2 :]]
    return pieces


_ANY_RUN = lazy(
    rf"(?i:^\W*(?:(?:[^\W\d_]+\s)?(?:{RUN.bare()})(?:\.?\s\d{{1,2}})?|n\.?\s?[sf]\.?)\W*$|^of\s)|^\W*(?:\d|[IVX]+\.)|\b[IVX]+\W*$"
)
"""A run of a work whose volumes are counted in it, `Üçüncü Tertip`, `n.s.`, or the work itself: `of A History`."""
_NUMBER_ALONE = lazy(rf"(?P<word>{_UNIT}\.?\s?)?(?:\d{{1,4}}(?:[/.]\d{{1,3}})?|[IVXLC]+|[ivxlc]+)[.,:;)\]]*")


def number_beside_series(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the number behind or before a series: `Synthese Library, | vol. 28`, `Vol. 648. | Lecture Notes`."""
    at = [i for i, piece in enumerate(pieces) if piece.label == "collection-title"]
    said = text[pieces[at[0]].start : pieces[at[0]].end] if at else ""
    if len(at) != 1 or _ANY_RUN.search(said) or _HAS_NUMBER.search(said):
        return pieces
    for i in (at[0] + 1, at[0] - 1):
        if not 0 <= i < len(pieces) or pieces[i].label != "volume":
            continue
        number = _NUMBER_ALONE.fullmatch(text, pieces[i].start, pieces[i].end)
        # A title of the volume, and no series, follows `t. 1, Société et impôts`.
        if number and (i > at[0] or (number["word"] and number[0].endswith("."))):
            return relabelled(pieces, [i], "collection-number")
    return pieces


_HAS_NUMBER = lazy(r"\d|\b[IVX]{2,}\b")
_HOUSE_AND_COUNT = lazy(r"(?:^|.*[\s.])(?:[Yy]ay(?:ın(?:ları|ı)?|\.)|[Nn]eşriyatı),?")
"""A publisher whose last word says that the number behind it counts what it published."""
_COUNT = lazy(r"\d{1,4}\W*")


def number_of_house(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the number that a publisher gave a book: `Sandık Kültür Yayınları | 11`."""
    for i, house, number in neighbours(pieces, "publisher", "volume"):
        counted = _COUNT.fullmatch(text, number.start, number.end)
        if counted and _HOUSE_AND_COUNT.fullmatch(text, house.start, house.end):
            return relabelled(pieces, [i + 1], "collection-number")
    return pieces


_OF_WORK = lazy(r"of\s+(?=[^\W\d_a-z])")


def volume_of_series(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `A History of Bristol` behind `Vol. 2 of` as the series of the volume."""
    for i, (volume, behind) in enumerate(pairwise(pieces)):
        if volume.label == "volume" and behind.label in ("title", "container-title", "journal", "note"):
            match = _OF_WORK.match(text, behind.start, behind.end)
            if match and any(piece.label == "title" for piece in pieces[:i]):
                return [*pieces[: i + 1], replaced(behind, label="collection-title"), *pieces[i + 2 :]]
    return pieces


_PAPER = lazy(
    rf"(?:[^\W\d_]+\.?,?\s){{0,3}}(?:{SERIES_OF_REPORTS.loose()}),?\s(?:[Nn][or]\.?\s?:?\s?)?\d{{1,4}}(?:/\d{{1,4}})?[,.]?",
    re.IGNORECASE,
)


def paper_in_note(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a numbered paper behind a title as the kind of the work: `TCMB Tartışma Tebliği No: 9704,`."""
    return relabelled(pieces, whole(text, pieces, ("note",), _PAPER), "genre")


_BEHIND_COMMA = lazy(r",\s(?=(?P<name>[^\W\d_a-z][^;:()\d“”\"«»]{11,110}$))")
_COUNTED_IN_SERIES = lazy(rf"(?i:{VOLUME.bare()}|{ISSUE.bare(least=2)})\.?\s?\d{{1,3}}[.,;]?")


def series_behind_container(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part a counted series from the book before it: `Der Hof, | Schriften des Kollegs, | Bd. 21 | (München, 1994)`."""
    for i, (book, volume, place) in enumerate(zip(pieces, pieces[1:], pieces[2:], strict=False)):
        if book.label not in ("title", "container-title") or volume.label != "volume":
            continue
        behind = _BEHIND_COMMA.finditer(text, book.start, book.end)
        match = next((each for each in behind if _begins_series(each["name"])), None)
        counted = _COUNTED_IN_SERIES.fullmatch(text, volume.start, volume.end)
        if match and counted and place.label in ("location", "publisher"):
            cut = replaced(book, end=match.start() + 1)
            run = replaced(volume, label="collection-title", start=match.start("name"))
            return [*pieces[:i], cut, run, *pieces[i + 2 :]]
    return pieces


_NUMBERED_OF = lazy(
    r"(?<=[\s,(])(?P<number>(?i:tome|tomos?|vol(?:ume|umen)?\.?|t\.|Bd\.|Band)\s(?:[IVXLC]+(?:[-–][IVXLC]+)?|\d{1,3})\s"
    r"(?:de\sla|de\sl['’]|della|del|de|du|der))\s?"
    r"(?P<series>(?:coll(?:\.|ection)|collana|colección|coleção)\s?(?:«[^«»]{3,}»|“[^“”]{3,}”|\"[^\"]{3,}\"|[^\W\d_a-z][^,;.()\d]{3,60})"
    r"|(?:Biblioteca|Bibliothèque|Collection|Colección)\sd[^,;.()\d]{3,60})[,.;]?"
)


def numbered_of_series(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `tome 5 de la coll. « Histoire des rois »` as the series and the number in it."""
    match = _NUMBERED_OF.search(text)
    if match is None or any(piece.label in HOLDERS for piece in pieces):
        return pieces
    if not any(piece.label == "title" and piece.end <= match.start() + 1 for piece in pieces):
        return pieces
    made = overlay(text, pieces, Piece("collection-number", *match.span("number"), SURE))
    return overlay(text, made, Piece("collection-title", match.start("series"), match.end(), SURE))


_SUPPLEMENTS = lazy(r"(?:[A-Z][A-Za-z]*[A-Z]|[A-Z][A-Za-z]{1,5})(?:S|\.\s?S|\sS)(?:up|uppl)\.?,?")


def supplements_are_series(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the supplements of a journal as the series of a book: `VCSup | 71 | (2006)`.

    The title of a part that stands in a volume of them would be in quotation marks, or pages would stand behind.
    """
    if any(piece.label == "pages" for piece in pieces):
        return pieces
    for i, name, number in neighbours(pieces, "journal", "volume"):
        if _SUPPLEMENTS.fullmatch(text, name.start, name.end):
            title = next((p for p in pieces[:i] if p.label == "title"), None)
            if title is None or text[title.start] in "“\"‘'«„":
                return pieces
            made = [replaced(name, label="collection-title"), replaced(number, label="collection-number")]
            return [*pieces[:i], *made, *pieces[i + 2 :]]
    return pieces


_CODE = lazy(r"[A-Z][A-Za-z]?[A-Z]{1,6}(?:\s[IVX]+)?,?")
_LNCS = lazy(r"[.,]\s+(?P<code>[A-Z]{3,6}|Lecture Notes in [A-Z][\w ]+),?$")


def series_by_code(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `WUNT II/214` of a book with place and publisher, and `LNCS, vol. 4425` of proceedings, as series.

    A journal has no imprint in a bracket behind its volume; what has is a series of books.
    """
    labels = [piece.label for piece in pieces]
    if "collection-title" in labels:
        return pieces
    for i, (name, number) in enumerate(pairwise(pieces)):
        if number.label != "volume" or not name.label.startswith(("journal", "container")):
            continue
        published = {"publisher", "location"} <= set(labels[i:]) and "title" in labels[:i]
        in_bracket = (
            i + 2 < len(pieces) and pieces[i + 2].label == "location" and text[pieces[i + 2].start] == "("
        )
        if (
            name.label == "journal"
            and published
            and (in_bracket or _CODE.fullmatch(text, name.start, name.end))
        ):
            return [*pieces[:i], joined(name, number, "collection-title"), *pieces[i + 2 :]]
        match = _LNCS.search(text, name.start, name.end)
        if match and published:
            series = Piece("collection-title", match.start("code"), number.end, SURE)
            return [*pieces[:i], replaced(name, end=match.start() + 1), series, *pieces[i + 2 :]]
    return pieces


_LAST_BRACKET = lazy(r"\(\s*(?P<name>[^\W\d_][^()\d]{5,80})\)[.,;]?\s*$")


_IN_GUILLEMETS = lazy(r"«[^«»]{3,80}»,?")


def series_behind_publisher(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a second title in guillemets behind the publisher as the series: `Complexe, | « Mémoire du siècle »,`."""
    found = [
        i
        for i in whole(text, pieces, ("title",), _IN_GUILLEMETS)
        if i and pieces[i - 1].label == "publisher" and any(piece.label == "title" for piece in pieces[:i])
    ]
    return relabelled(pieces, found, "collection-title")


def series_at_end(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a bracket at the end that begins as series do (`(Bibliotheca Teubneriana)`) as the series."""
    match = _LAST_BRACKET.search(text) if text.rstrip().endswith((")", ").")) else None
    labels = {piece.label for piece in pieces}
    if match is None or "collection-title" in labels or not {"title", "date"} <= labels:
        return pieces
    holder = next((p for p in pieces if p.start <= match.start() < p.end), None)
    if holder is None or holder.label not in ("note", "publisher") or not _begins_series(match["name"]):
        return pieces
    return overlay(text, pieces, Piece("collection-title", match.start(), match.end(), SURE))


def _begins_series(name: str) -> bool:
    return bool(_SERIES_FIRST.match(fold_letters(name)))


_SERIES_FIRST = lazy(rf"(?:{SERIES_NAME.loose(folded=True)})")
