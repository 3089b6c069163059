"""Newspapers that stand first: `Hâkimiyet-i Milliye. “Karadeniz’de Nakliyat”. 14 Teşrinisani 1336, 2.`"""

from __future__ import annotations

from itertools import pairwise

from bibtools.language.genres import NEWSPAPER, NEWSPAPER_NAMES, PERHAPS_NEWSPAPER_NAMES, is_named, speaks_of
from bibtools.language.written_dates import is_of_day
from bibtools.parser.rules.overlay import SURE, overlay, relabelled
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_NAME_AND_QUOTED = lazy(r"(?P<name>[^\"“”„.,]{3,40})[.,]\s+(?P<quoted>[\"“„][^\"“”„]{3,}[\"”“][.,;]?)\s*$")


def newspaper_and_quoted(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `Vakit. “Ticaret Odası”.` at the beginning into the newspaper and the title of the article."""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), None)
    if at is None or pieces[at].label in ("archive", "journal") or pieces[at].certain:
        return pieces
    match = _NAME_AND_QUOTED.match(text, pieces[at].start, pieces[at].end)
    if match is None or not _is_newspaper(match["name"]):
        return pieces
    name = replaced(pieces[at], label="journal", end=match.end("name") + 1)
    quoted = replaced(pieces[at], label="title", start=match.start("quoted"))
    return [*pieces[:at], name, quoted, *pieces[at + 1 :]]


def _is_newspaper(text: str) -> bool:
    name = fold_letters(text.strip(" .,;:"))
    return is_named(NEWSPAPER_NAMES, name) or is_named(PERHAPS_NEWSPAPER_NAMES, name)


_QUOTED_WHOLE = lazy(r"\s*[\"“„«»‚‘][^\"“”„«»]{3,}[\"”“«»‘’][.,;]?\s*")


def quoted_behind_newspaper(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label what stands in quotation marks at the end as the title: `Die Presse, 12. Mai 1985, S. 4: „Der Strom“.`"""
    labels = [piece.label for piece in pieces]
    if "title" in labels or "journal" not in labels[:2] or "date" not in labels or len(pieces) < 3:
        return pieces
    last = pieces[-1]
    if last.certain or not _QUOTED_WHOLE.fullmatch(text, last.start, last.end):
        return pieces
    return [*pieces[:-1], replaced(last, label="title")]


_OF_DAY = lazy(
    r"(?P<name>[^\W\d_][^\d\"“”„«»:;()]{2,50}?)\s(?P<day>vom\s\d{1,2}\.\s?(?:\d{1,2}\.|[^\W\d_]{3,9})\s?\d{4})\s?[:,;]\s?"
    r"(?P<title>[„“\"»«‚][^„“”\"»«]{3,200}[“”\"«»‘])"
)


def newspaper_of_day(text: str, pieces: list[Piece]) -> list[Piece]:
    """Part `Frankfurter Rundschau vom 17.6.1998: „Rente auf der Kippe“, S. 4` into newspaper, day, title and page."""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), None)
    match = _OF_DAY.match(text, pieces[at].start) if at is not None else None
    if match is None:
        return pieces
    for label, group in (("journal", "name"), ("date", "day"), ("title", "title")):
        pieces = overlay(text, pieces, Piece(label, match.start(group), match.end(group), SURE))
    pages = [
        i
        for i, piece in enumerate(pieces)
        if piece.start >= match.end()
        and piece.label == "volume"
        and _PAGE.fullmatch(text, piece.start, piece.end)
    ]
    return relabelled(pieces, pages, "pages")


_PAGE = lazy(r"[,;\s]*S\.\s?\d{1,4}\.?")


_PAGE_AND_COLON = lazy(r"\W*S\.\s?\d{1,3}:")


def title_behind_page(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label what follows the page of a newspaper and a colon as the title: `Die Welt, 3. Mai 1997, S. 5: Der Damm`."""
    for i, (page, note) in enumerate(pairwise(pieces)):
        if page.label not in ("volume", "pages") or note.label != "note" or note.certain:
            continue
        if _PAGE_AND_COLON.fullmatch(text, page.start, page.end):
            cut = [replaced(page, label="pages"), replaced(note, label="title")]
            return [*pieces[:i], *cut, *pieces[i + 2 :]]
    return pieces


_NUMBER_ALONE = lazy(r"\W*\d{1,3}\W*")
_ARTICLE = lazy(r"(?:the|le|la|der|die|das|il|el)\s")


def newspaper_is_no_author(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a newspaper before a quoted title as such: `The Levant Herald, “The Fire at Balat”, 12 August 1884`."""
    titled = [piece for piece in pieces if piece.label == "title"]
    author = next((i for i, piece in enumerate(pieces) if piece.label == "author"), None)
    if author is None or len(titled) != 1 or text[titled[0].start] not in '"“„«':
        return pieces
    name = text[pieces[author].start : pieces[author].end].strip(" .,;:")
    held = [i for i, piece in enumerate(pieces) if piece.label == "container-title"]
    numbers = [i for i in held if _NUMBER_ALONE.fullmatch(text, pieces[i].start, pieces[i].end)]
    if held != numbers or "," in name or not _begins_as_newspaper(fold_letters(name)):
        return pieces
    # One word may be a family name, which no day follows: `Zaman, “Kentler”, s. 12`.
    if " " not in name and not any(is_of_day(text[p.start : p.end]) for p in pieces if p.label == "date"):
        return pieces
    made = relabelled(pieces, [author], "journal")
    return relabelled(made, numbers, "pages") if numbers else made


def _begins_as_newspaper(name: str) -> bool:
    if is_named(NEWSPAPER_NAMES, name) or is_named(PERHAPS_NEWSPAPER_NAMES, name):
        return True
    return _ARTICLE.match(name) is not None and speaks_of(NEWSPAPER, name)


_NUMBERS_OF = lazy(
    r"(?P<paper>[^\d,.;:()\"“”]{3,50}\s(?:[Gg]azetesi|[Dd]ergisi|[Mm]ecmuası)['’]n[iı]n)\s"
    r"(?P<dates>[^,;:()]*\d{4}[^,;:()]*?)(?:\syıl(?:ı|ları))?(?:\sarası(?:ndaki)?)?"
    r"\s(?:nüsha|sayı)ları\.?\s*$"
)


def numbers_of_newspaper(text: str, pieces: list[Piece]) -> list[Piece]:
    """Read `Akşam Gazetesi’nin Mart 1951 ile Mayıs 1952 arası nüshaları` as a newspaper and its dates."""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), None)
    match = _NUMBERS_OF.match(text, pieces[at].start) if at is not None else None
    if at is None or match is None:
        return pieces
    made = [*pieces[:at], Piece("note", match.start(), len(text.rstrip()), SURE)]
    made = overlay(text, made, Piece("journal", *match.span("paper"), SURE))
    return overlay(text, made, Piece("date", *match.span("dates"), SURE))
