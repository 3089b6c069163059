"""Short forms of works that were cited before: `Gökay, s. 90.`, `Kaya, “Pontus Meselesi”, s. 80.`, `Lewis, 241`."""

from __future__ import annotations

from bibtools.language.years import YEAR
from bibtools.parser.notes.locators import bare_number, locators
from bibtools.support.dataclass import dataclass
from bibtools.support.folding import fold_words
from bibtools.support.patterns import lazy

_LONGEST = 160
_MOST_WORDS = 6
_QUOTED = lazy(r"[“\"«„](?P<title>[^”\"»“]+)[”\"»“]")
_VOLUME_ONLY = lazy(r"(?:[^\W\d_]{1,5}(?:\.\s*|\s+))?(?:[IVXLC]+|[ivxlc]+|\d{1,3})\.?")
# Without IGNORECASE, for which ı is an I: the end of Ortaylı would be a numeral.
_NAME = lazy(r"[^\W\d_][\w.'’\-]*(?:\s+(?:[-–&]\s+)?[^\W\d_][\w.'’\-]*)*")
_SEPARATOR = lazy(r"\s*[,:]\s+|\s*[,:]$")


@dataclass(frozen=True, slots=True)
class ShortForm:
    """Folded words of the name and of the title that a short form gives, and its year; each may be missing."""

    name: tuple[str, ...]
    title: tuple[str, ...]
    year: str = ""


def short_form(text: str) -> ShortForm | None:
    """Return what a text names if it may be a short form: a name, part of a title or both, and a place in it."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    counted = locators(text) or [each for each in [bare_number(text)] if each]
    if not counted:
        return None
    head = text[: counted[-1].span.start].rstrip(" ,;:.(")
    quoted = _QUOTED.search(head)
    title = quoted["title"] if quoted else ""
    outside = head[: quoted.start()] + head[quoted.end() :] if quoted else head
    years = YEAR.findall(outside)
    pieces = [piece.strip(" ,.()") for piece in _SEPARATOR.split(YEAR.sub("", outside))]
    pieces = [piece for piece in pieces if piece and not _VOLUME_ONLY.fullmatch(piece)]
    if len(years) > 1 or len(pieces) > (1 if title else 2) or not (pieces or title):
        return None
    name = pieces[0] if pieces else ""
    title = title or (pieces[1] if len(pieces) > 1 else "")
    if name and (not _NAME.fullmatch(name) or not name[0].isupper() or len(name.split()) > _MOST_WORDS):
        return None
    return ShortForm(_words(name), _words(title), years[0] if years else "")


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold_words(text).split())
