"""Pages, columns and folios that are cited, and how many pages there are.

A number before `s.` is a page total, one after it a page (see the ambiguity list in the project's notes on Turkish
sources).
"""

from __future__ import annotations

import re

from bibtools.language.extents import FORMAT
from bibtools.language.statements import ESPECIALLY
from bibtools.language.units import BESIDE_PAGE, COLUMN, FOLIO, FOLLOWING, PAGE, SESSION
from bibtools.parser.assemble.extents import bare_extent, begins_with_price, page_total
from bibtools.parser.assemble.misread_digits import as_printed
from bibtools.support.patterns import lazy

_PASSAGE = lazy(
    rf"(?<=\d)\s*(?:\((?:a\s)?(?:p|pp|s|S|{ESPECIALLY.bare()})\b[^()]*\)?"
    r"|(?<=\d[-–]\d):\s\d{1,4}|(?<=[-–]\d\d):\s\d{1,4}|(?<=[-–]\d\d\d):\s\d{1,4}"
    r"|[,;]\s*(?:at|ici|aldaar|aquí)\s(?:pp?\.\s?|S\.\s?)?\d[^()]*"
    rf"|[,;.]\s*(?:{ESPECIALLY.loose()})\s[^()]*|(?<=[-–]\d)\.\s[Ss]\.\s\d+|(?<=[-–]\d\d)\.\s[Ss]\.\s\d+|(?<=[-–]\d\d\d)\.\s[Ss]\.\s\d+"
    r"|[,;]?\s(?:at|a\sp\.)\s?\d[^()]*|\s?\(\d{1,4}\)|[,;]\s*(?:tu|zde|itt|здесь|там)\s(?:[^\W\d_]{1,4}\.\s?)?\d[^()]*|\s?:\s?(?:pp?|ss?|S)\.\s?\d{1,4}[^()]*)[.,]?$"
)
"""The page that is cited behind those of the whole work: `S. 78–102, hier S. 85`."""
_TOTAL = lazy(
    rf"(?<![\d\-–])(?:(?P<front>[ivxlc]+)\s*[+,\-–]\s*)?(?P<total>\d{{1,4}}|\d[ .,]\d{{3}})(?!(?-i:P))"
    rf"\s*(?:{PAGE.bare()}|Bll?|SS|hs?|leaves|ll|л|yaprak|yk)\b\.?"
    r"(?:,?\s*(?:ils?|ill|illus|tavv?|Abb|Kt|mapas?)\b\.?)?(?!\s*\d)",
    re.IGNORECASE,
)
_WITH_TOTAL = lazy(
    rf"(?<=\d)(?P<word>\s?(?:{PAGE.bare()})\.?)\s?[+,]\s(?:\d+\s)?[^\W\d_]{{4,}}(?:\s[^\W\d_]+)?\.?$"
)
"""What a book has besides its pages: `144 s. + 3 şecere`."""
_FOOTNOTE = lazy(
    r"(?<=[\d.])[\s,;]+(?:dn|dpn|dipnot|not|n|nn|note|fn|Anm|Fn|nota)\b\.?\s*\d{1,4}(?:\s?[-–]\s?\d{1,4})?[\s.)]*$",
    re.IGNORECASE,
)
"""The note on a page that is cited: `s. 188, dn. 12`."""
_PAGE_WORD = lazy(
    rf"^\(?\s*(?:{PAGE.bare()}|sa|{COLUMN.bare()}|{FOLIO.bare()})(?:\b|(?<=p)(?=\d)(?!(?-i:(?<=P)0))|(?<=(?-i:ss))(?=\d))\s*[.:]?\s*(?:no\.?\s*)?(?=[\dA-Za-z(])",
    re.IGNORECASE,
)
_FOLLOWING_S = lazy(r"(?<=\d)(?:\s|\.\s?)?ss?\.?(?=[\s,;.)]*$)")
"""Italian `s.` and `ss.` behind a page (196s.): and the next one, the next ones."""
_BEHIND_PAGES = lazy(
    rf"(?:(?<=\d)|(?<![\s,])[\s,]+)(?:{FOLLOWING.bare()}|(?:{COLUMN.bare()})\.?\s*(?:\d+|[A-Fa-f]\b))\.?$|(?<=\d)\s?nn?\.?$|(?<=\d)\.\s?(?:l|lap|old|o|ss?)\.?$|(?<=\d)['’][dt][ae]n\b.*$",
    re.IGNORECASE,
)
"""What is no page behind pages, such as the Turkish ending “from” and its words (`200-202'den ayrıbasım`)."""


_AROUND_PAGES = lazy(
    rf"^(?:{SESSION.bare(least=5)})\s?\.?:?\s?\d{{1,3}}\.?,?\s(?=(?:{PAGE.bare()})\b)|\)?\s(?:içinde|içerisinde)\W*$",
    re.IGNORECASE,
)
"""A sitting before the page of minutes (`birleşim 106 sahife 712`), and Turkish “in” behind those of a chapter."""
_BESIDE_PAGE = lazy(
    rf"(?<=[\dIVXLivxlab])(?:\s?[,;]\s?|\s)(?:ve\s)?(?:{BESIDE_PAGE.bare()})\b\.?\s?:?\s?(?=[\dIVXLC])[^()]*$",
    re.IGNORECASE,
)
_VOLUMES = lazy(r"[IVX]{1,5}\s?[-–]\s?[IVX]{1,5}\.?")
"""The volumes of a work, which notes name last and without a word: `Beyrut 2002, I-VIII`."""
_ARTICLE = lazy(r"(?:md|madde|mad|§)\b\.?\s?\d", re.IGNORECASE)
"""The article of a law or statute, which is no page: `md. 36`."""
_FIGURE_ALONE = lazy(rf"(?:{BESIDE_PAGE.bare()})\b\.?\s?\d", re.IGNORECASE)
"""A plate, figure or document, which is no page: `fig. 17`."""
_BARE_PAGES = lazy(r"\d+(?:[-–]\d+)?")
"""Pages that no word stands beside, as half of all are."""
_BEHIND_VOLUME = lazy(r"(?P<volume>[ivxl]{1,6}|[IVXL]{1,6}),\s(?=(?:pp?|S)\.\s?\d)")
"""The volume before a page in a note: `ii, pp. 4-9`."""


_HYPHEN_AT_LINE_END = lazy(r"(?<=[a-zçğıöşü]{2})-\s(?=[a-zçğıöşü]{2})")
_LENGTH_OF_FILM = lazy(r"\d{1,3}\s?(?:min|mins|dk|dakika|Minuten)\b", re.IGNORECASE)
_UNNUMBERED = lazy(r"^\[?\d{1,3}\],\s(?=\d)")
"""Pages without numbers before the others, as catalogues count them: `[12], 234 pp.`"""
_DOI_BEHIND = lazy(r",?\s?doi\s?:.*$", re.IGNORECASE)


_FRONT_AND_TOTAL = lazy(r"(?:pp?|pagg?)\.\s?[IVXL]+\s?[-–]\s?(?P<total>\d{2,4})\.?")
"""The pages of the front matter in capitals and all others, as Italian lists count them: `p. VIII-203`."""
_LEAST_TOTAL = 40
"""Of fewer pages the numeral is the first page of a range: `p. VIII-12`."""
_FORMAT_FIRST = lazy(rf"^{FORMAT}[.,;]\s")
"""The size of a book before its pages: `8vo. Pp. xvi, 312`."""
_SHILLINGS = lazy(r"(?:\d{1,2}s\.?\s?\d{1,2}d|\d{1,2}s\.|\d{1,2}d)\.?(?:\snet)?")
"""A price in shillings and pence: `12s. 6d. net`."""
_TABLE_BEHIND = lazy(
    r"(?<=\d)\s?(?:\((?:[Tt]ablo|[Şş]ekil|[Hh]arita|[Rr]esim|[Ll]evha|[Tt]ab\.|[Aa]bb\.|[Ff]ig\.|[Tt]able|[Mm]ap)\s?\d[^()]*\)?"
    r"|(?:ve|and|und|et|e)\s(?:[Tt]ablo|[Şş]ekil|[Hh]arita|[Rr]esim|[Ll]evha|[Ff]ig\.|[Aa]bb\.)\s?\d+)\.?$"
)
"""A table or figure on the page that is cited: `s. 205 (tablo 10.2)`, `41 ve Şekil 3`."""
_LETTER_BEHIND = lazy(r"(?<=\d)\s?\((?:[A-D]|[A-Z]\s\d{1,4})\)?\.?$")
"""The quarter of a page of minutes, or what a list calls the work elsewhere: `S. 2173 (B)`, `S. 103-105 (K 67)`."""
_ESPECIALLY_FIRST = lazy(rf"^(?:{ESPECIALLY.loose()})\s(?=(?:pp?|ss?|S|sf|sayfa)\b|\d)", re.IGNORECASE)
"""Words before the page that is meant where it stands alone: `hier S. 310`."""
_SUM_OF_PAGES = lazy(rf"(?:{PAGE.bare()})\.?\s(?:[ivxlc]+)\s?\+\s?(?P<total>\d{{2,4}})\W*", re.IGNORECASE)
"""How many pages there are, those of the front matter apart: `ss. XVI+507`."""


_WHOLE_IN_BRACKETS = lazy(
    rf"(?:(?:{PAGE.bare()})\.?\s?)?(?P<cited>\d+(?:\s?[-–]\s?\d+)?)\s?\((?:{PAGE.bare()})\.?\s?(?P<whole>\d+\s?[-–]\s?\d+)",
    re.IGNORECASE,
)
"""The page that is cited before those of the whole: `p. 98 (pp. 91-107)`."""
_ROMAN_AND_NEXT = lazy(r"(?<=[IVXL])\s?ff?\.?$")
"""German words for the next pages behind one of the front matter: `XXVIIf.`"""
_UNIT_BEHIND = lazy(rf"(?<=\d)(?:\s(?i:{PAGE.bare()})|pp?|ss?|sh|sf|sayfa)$")
"""The word for pages behind them: `412–416 p.`"""
_COLLATION = lazy(
    rf"(?:\[?(?:\d{{1,4}}|[ivxlc]+)\]?\s?[,+]\s)+(?:\[\d{{1,4}}\]|\d{{1,4}})\s?(?:{PAGE.bare()})\.?",
    re.IGNORECASE,
)
"""The pages of a book as its sheets number them, one run behind the other: `[6], xii, 208 s`, `96, 8 s`."""
_RUN = lazy(r"(?<![\[\d])\d{1,4}(?![\]\d])")


def counts_sheets(text: str) -> bool:
    """Return whether a text counts pages in several runs: one number says less than `[6], xii, 208 s`."""
    bare = text.strip(" ,;:")
    return _COLLATION.fullmatch(bare) is not None and len(re.findall(r"\d+", bare)) > 1


def read_pages(text: str) -> dict[str, str]:
    """Read a pages piece into `page` and `number-of-pages`; letters read for digits stay as they are printed."""
    return as_printed(text, _read_pages)


def _length(pages: str) -> int:
    """Return how many pages a range has, as far as its numbers are printed whole."""
    first, *last = map(int, re.findall(r"\d+", pages))
    return last[0] - first if last else 0


def _read_pages(text: str) -> dict[str, str]:
    text = _HYPHEN_AT_LINE_END.sub("", text.strip(" ,;:([]{}-–—"))
    if _VOLUMES.fullmatch(text):
        return {"volume": text.rstrip(".")}
    if _ARTICLE.match(text) or _FIGURE_ALONE.match(text):
        return {}
    if _BARE_PAGES.fullmatch(text):
        return {"page": text}
    both = _WHOLE_IN_BRACKETS.fullmatch(text.rstrip(")."))
    if both and _length(both["cited"]) < _length(both["whole"]):
        return {"page": both["whole"]}
    text = _FORMAT_FIRST.sub("", text)
    if whole := page_total(text):
        return {"number-of-pages": whole}
    if _COLLATION.fullmatch(text) and (runs := _RUN.findall(text)):
        return {"number-of-pages": max(runs, key=int)}
    if summed := _SUM_OF_PAGES.fullmatch(text):
        return {"number-of-pages": summed["total"]}
    text, _ = bare_extent(text)
    if _SHILLINGS.fullmatch(text) or begins_with_price(text):
        return {}
    text = _TABLE_BEHIND.sub("", text)
    text = _LETTER_BEHIND.sub("", _ESPECIALLY_FIRST.sub("", text))
    if behind := _BEHIND_VOLUME.match(text):
        return {"volume": behind["volume"], **_read_pages(text[behind.end() :])}
    if _LENGTH_OF_FILM.match(text):
        return {}
    if (front := _FRONT_AND_TOTAL.fullmatch(text)) and int(front["total"]) > _LEAST_TOTAL:
        return {"number-of-pages": front["total"]}
    text = _UNNUMBERED.sub("", _DOI_BEHIND.sub("", text))
    text = _PASSAGE.sub("", _AROUND_PAGES.sub("", text)).strip(" ,;:()[]{}")
    text = _FOOTNOTE.sub("", text)
    if beside := _BESIDE_PAGE.search(text):
        text = text[: beside.start()]
    text = _WITH_TOTAL.sub(r"\g<word>", text)
    total = _TOTAL.fullmatch(text.rstrip(". ")) or _TOTAL.fullmatch(text)
    if total:
        return {"number-of-pages": re.sub(r"[ .,]", "", total["total"])}
    found: dict[str, str] = {}
    pieces = []
    for part in re.split(r",\s+(?=s{1,2}\.|p|\d)", text):
        total = _TOTAL.fullmatch(part.strip())
        if total and not re.match(r"[sp]", part.strip(), re.IGNORECASE):
            found["number-of-pages"] = total["total"]
        else:
            pieces.append(part)
    page = ", ".join(
        _FOLLOWING_S.sub("", _PAGE_WORD.sub("", piece)).strip(" ,;.")
        if _PAGE_WORD.match(piece)
        else piece.strip(" ,;.")
        for piece in pieces
    )
    page = _ROMAN_AND_NEXT.sub("", page)
    page = _UNIT_BEHIND.sub("", _BEHIND_PAGES.sub("", page.strip(" .,;:()")).strip(" .,;:()'’"))
    if page:
        found["page"] = page
    return found
