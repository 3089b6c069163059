"""Page totals with what catalogues and reviews say behind them: `Pp. xii + 304; 16 plates. £45.00 (cloth)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibtools.language.extents import BINDING, CURRENCY, FORMAT
from bibtools.language.units import BESIDE_PAGE, FOLLOWING
from bibtools.parser.assemble.language import guess_language
from bibtools.parser.tagger import Piece
from bibtools.support.patterns import lazy

_SUM = r"\d[\d.,]*(?:,?\s?[-–—]+)?"
_PRICE = rf"(?:{CURRENCY})\s?{_SUM}|{_SUM}\s?(?:{CURRENCY})"
_BOUND = rf"(?i:{BINDING.loose()})"
_PLATES = (
    rf"(?:\d+|[ivxlc]+)\s(?i:{BESIDE_PAGE.bare()})\b\.?"
    r"|(?:(?:[Cc]ol|con)\.?\s)?(?:[Ii]ll|[Ii]lls|[Ii]llus|[Cc]artes?|[Mm]aps?)\b\.?"
)
_MEASURE = r"\d+(?:[.,]\d)?(?:\s?[x×]\s?\d+(?:[.,]\d)?)?\s?[cm]m\b\.?"
_LAST = lazy(
    # Only from the first of several marks, or a long run of them takes the square of its length.
    rf"(?:^|(?<![\s,;:.+(])[\s,;:.+(]+)(?:(?P<sold>{_PRICE}|{_BOUND})|{_MEASURE}|{FORMAT}|{_PLATES})[\s.,;)]*$"
)
_SIGNS = lazy(r"[€£$¥₺°ºƒ]|[^\W\d_]\W*$|\b[Ii]n\b|\b(?:f|DM|Fr\.)\s?\d")
"""What an extent has at its end, or anywhere: pages alone have neither."""


def bare_extent(text: str) -> tuple[str, bool]:
    """Return the pages before plates, size, binding and price, and whether the book is for sale.

    >>> bare_extent("Pp. 205; 16 plates. $34.95 (cloth)")
    ('Pp. 205', True)
    """
    sold = False
    while _SIGNS.search(text) and (match := _LAST.search(text)):
        text, sold = text[: match.start()], sold or match["sold"] is not None
    return text, sold


_FORMAT = lazy(rf"(?<!\w){FORMAT}[\s,;:.]*$")


def without_format(text: str) -> str:
    """Return a text without the size of a print at its end: `vol. 3 in 4.°`."""
    match = _FORMAT.search(text) if _SIGNS.search(text) else None
    return text[: match.start()] if match else text


def ends_with_format(text: str) -> bool:
    """Return whether the size of a print stands at the end of a text: `1885. 8vo, `."""
    return _FORMAT.search(text) is not None


PRICE_LAST = lazy(rf"(?<=[\s,(])(?:{_PRICE})[\s.,;)]*$")
"""What a book costs, at the end of a notice."""
_PRICE_FIRST = lazy(rf"[\s,;.(]*(?:{_PRICE})")


def begins_with_price(text: str) -> bool:
    """Return whether a price stands at the beginning of a text."""
    return _PRICE_FIRST.match(text) is not None


_TOTAL = lazy(
    r"(?:(?P<capital>Pp)|pp|PP)\s?\.?\s?(?:(?P<front>[ivxlc]+|[IVXLC]+)(?P<mark>\s?[+,\-–]\s?))?(?P<total>\d{1,4})\.?"
)


def page_total(text: str) -> str:
    """Return the page total of `Pp. 318` and `pp. xii + 304`; the empty string for other texts.

    One page takes a single p, so that `Pp.` with one number, as reviews begin a sentence, says how many there are; in
    small letters it is often written of one page as well, unless a price or the pages of the front matter say more.
    """
    text, priced = bare_extent(text.strip()) if text.lstrip(" (")[:1] in ("P", "p") else ("", False)
    match = _TOTAL.fullmatch(text)
    if match is None:
        return ""
    front = match["front"] and (
        match["mark"].strip() != "," or int(match["total"]) > 10 * len(match["front"])
    )
    return match["total"] if match["capital"] or priced or front else ""


_LEAVES = lazy(r"\W*\d{2,3}\sf(?:ls)?\.\W*")
"""The leaves of a thesis in Brazil, `240 f.`, which would be “and the page behind” in a German note."""
_PLURAL_PAGES = lazy(r"\W*(?:pp|pagg|pgg|ss)\s?\.\s?[\dl]+\W*", re.IGNORECASE)
_MORE_PAGES = lazy(rf"\W{{0,2}}(?:{FOLLOWING.bare()})(?!\w)", re.IGNORECASE)
_COUNTING_IN_PLURAL = ("it", "pl", "la")


def is_extent(raw: str, pieces: Sequence[Piece], piece: Piece) -> bool:
    """Return whether one number is all pages: `1885. 8vo, pp. 212`, `pp. 190, Sw. fr. 35`, `240 f. Tese`.

    An Italian or Polish list counts the pages of a book in the plural, and cites one page in the singular.
    """
    if ends_with_format(raw[: piece.start]) or begins_with_price(raw[piece.end :]):
        return True
    if _LEAVES.fullmatch(raw, piece.start, piece.end):
        at = pieces.index(piece)
        return any(each.label == "genre" for each in pieces[at + 1 : at + 2])
    if not _PLURAL_PAGES.fullmatch(raw, piece.start, piece.end) or _MORE_PAGES.match(raw, piece.end):
        return False
    labels = {each.label for each in pieces}
    whole = labels.isdisjoint(("journal", "container-title", "archive")) and "location" in labels
    return whole and guess_language(raw) in _COUNTING_IN_PLURAL
