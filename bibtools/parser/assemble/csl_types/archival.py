"""Documents and manuscripts that an archive or a library keeps."""

from __future__ import annotations

from bibtools.language import genres
from bibtools.language.genres import speaks_of
from bibtools.parser.assemble.csl_types.containers import is_newspaper
from bibtools.parser.assemble.csl_types.evidence import Evidence, folded
from bibtools.support.patterns import lazy

_TURKISH_MARK = lazy(r"\b(?:mss?|vr|yk|yz|varak)\b")
_LIBRARY = lazy(
    r"\b(?:ktp|ktb|kutuphanesi|milli kutuphane|suleymaniye|kitapli\w+|tsmk|byebek|iunek|iuktp)\b|\w*bibliothek\b|^bnf$"
)
_BOX = lazy(r"\b(?:dosya|kutu|klasor|belge|gomlek)\b")
_REGISTER = lazy(r"\b(?:sicil(?!l-i osmani)\w*|tereke\w*|i'?lam\w*|huccet\w*)\b")
"""Registers and deeds of a court, which are documents wherever they lie: `Sivas Şer'iyye Sicilleri`."""
_PRIVATE = lazy(r"\b(?:aile|kisisel|ozel) arsivi?\b")
_MEMOIRS = lazy(r"\b(?:hatira\w*|gunlu[gk]\w*|defteri)\b")
"""Memoirs and diaries, which are works and no documents where a family keeps them."""
_MANUSCRIPT_MARK = lazy(
    r"\b(?:mss?|msc|hss?|codd?|codices|codice|codex|κωδ|rkps|clm|cgm|(?:barb|urb|ott|reg|pal|vat)\.? (?:lat|gr|ar|borgh"
    r"|syr|turc)|lat\.? \d+|(?:lat|gr|it)\.? [ivx]+|magl\w*|mxt|suppl(?:ement|\.) turc|yazma|nouv\. acq)\b"
)
_LIBRARIES = lazy(
    r"\b(?:ktp|kutuphanesi|bibl(?:iot\w*|\.)?|librar(?:y|ies)|bnf|b\.n\.|bncf?|bnn|bne|bav|b\.a\.v|bnm|bsb|kbr"
    r"|gpb|rnb|emml|onb|oszk|bl|b\.l"
    r"|bodleian|bodl|brit\. mus|british museum|laurenziana|marciana|riccardiana|ambrosiana|matenadaran"
    r"|\w*bibliothek)(?!\w)"
)
_OF_LIBRARY = lazy(r"\w*bibliot\w+|\blibrary\b|\bkutuphanesi\b")
_FOLIO = lazy(r"\b(?:ff?|foll?|fols|fos?|cc?|carte|vr|varak|yk|ll?|φφ?)\b\.? ?\d")
_PAPERS = lazy(
    r"\b(?:papers|correspondence|letters|fonds?|fondo|archiv\w*|arhiv\w*|nachlass|nachlaß|box\w*|boite|carton|folder|schachtel"
    r"|kasten|kart|busta|b|akten|records?|aom|best|rep|bestand)\b|\d/\d+/\d"
)
"""Words of papers that a library keeps in boxes and bundles, and shelf marks with several slashes."""
_LEAF = lazy(r"\b\d{1,3}[abrv]\b")
_CENTURY = lazy(r"\b(?:sec|saec|s)\. [ivx]+\b|\b\d{1,2}th c|\bjh\.|[ivx]+e siecle")
"""The age of a manuscript, which stands with its name: `Miscellanea theologica, sec. XVI`."""
_LETTER = lazy(
    r"(?:letter|lettera|lettere|lettre|brief|carta|schreiben|письмо|mektup|letra|memorandum|bittschrift|telegram|dispatch)\b"
)
_FROM_AND_TO = lazy(r"\S[^,;]{1,60}\s(?:to|an|al|alla|au|aux|till|dergu\w+)\s\w")
"""`Layard to Salisbury`, `Wallis an den Hofkriegsrat`: with a day, the sender and the receiver of a letter."""
_WORDS_FIRST = lazy(r"(?:\W*\d{1,3}[.)]\s)?\W*(?P<words>\w[^,;:]{1,60}),\s")
_ARCHIVE = lazy(r"\b(?:\w*archiv\w*|arhiv\w*|arch\.|archives?|records? office|arsivi|архив)\b")
_KEEPER = lazy(
    r"\b(?:archiv\w*|records? office|muniment\w*|arsiv\w*|ktp|librar(?:y|ies)|biblioth\w*|bibliote\w*)\b"
)


def archival(seen: Evidence) -> str:
    """Return `document` or `manuscript` for what an archive or a library keeps; the empty string otherwise."""
    if seen.has("archive") and not seen.has("publisher"):
        if seen.container and not _only_a_place(seen):
            return ""
        return "manuscript" if _is_manuscript(seen) else "document"
    if seen.has("authority"):
        return ""
    if seen.has("archive_location") and _kept_letter(seen):
        return "document"
    if _kept_by_library(seen):
        return "manuscript"
    return "document" if _begins_with_archive(seen) else ""


def _begins_with_archive(seen: Evidence) -> bool:
    """Return whether an archive stands first and nothing says that the rest was printed: `Arhiv Srbije, KK, 1827`."""
    if seen.container or seen.has(
        "publisher", "publisher-place", "URL", "ISBN", "edition", "number-of-pages"
    ):
        return False
    first = _WORDS_FIRST.match(seen.raw)
    if first is None:
        return False
    known = genres.archive_at(seen.raw, first.start("words"))
    return bool(known or _ARCHIVE.search(folded(first["words"])))


def _only_a_place(seen: Evidence) -> bool:
    """Return whether the container of a document is where it was written: `Pera, 3 Mai 1629`."""
    words = seen.container
    if is_newspaper(words) or speaks_of(genres.JOURNAL, words) or speaks_of(genres.LAW, words):
        return False
    return not seen.has("page") or seen.of_day


def _is_manuscript(seen: Evidence) -> bool:
    if seen.title and not seen.of_day and speaks_of(genres.MANUSCRIPT, seen.genre):
        return True
    archive, location = folded(seen.values.get("archive")), folded(seen.values.get("archive_location"))
    held = _TURKISH_MARK.search(location) or (_LIBRARY.search(archive) and not _BOX.search(location))
    if held and seen.title:
        return not (_is_letter(seen) or _REGISTER.search(seen.title))
    if _PRIVATE.search(archive) and _MEMOIRS.search(seen.title):
        return True
    if seen.of_day or _is_letter(seen):
        return False
    if not (seen.title or _CENTURY.search(location)):
        return not seen.has("recipient") and _is_codex(archive, location)
    marked = _MANUSCRIPT_MARK.search(f"{archive} {location}")
    return bool(marked or (_LIBRARIES.search(archive) and _FOLIO.search(location)))


def _is_codex(archive: str, location: str) -> bool:
    """Return whether a shelf mark without any title is that of a codex: `Bibliothèque de Lyon, ms. 418`."""
    if _MANUSCRIPT_MARK.search(location):
        return bool(_OF_LIBRARY.search(archive)) or not _PAPERS.search(f"{archive} {location}")
    leaf = _FOLIO.search(location) or _LEAF.search(location)
    held = leaf and (_LIBRARIES.search(archive) or _LIBRARY.search(archive))
    return bool(held) and not _PAPERS.search(f"{archive} {location}")


def _kept_by_library(seen: Evidence) -> bool:
    """Return whether a library stands where the publisher would, and leaves are cited: `14b-22a`."""
    if not _LIBRARIES.search(folded(seen.values.get("publisher"))):
        return False
    cited = f"{folded(seen.values.get('page'))} {folded(seen.values.get('archive_location'))}"
    return bool(_LEAF.search(cited) or _FOLIO.search(cited))


def _kept_letter(seen: Evidence) -> bool:
    """Return whether a letter or a document is kept at a place that stands where the publisher would."""
    keeper = folded(seen.values.get("publisher"))
    if keeper and not seen.has("archive") and not _KEEPER.search(keeper):
        return False
    return seen.of_day and _is_letter(seen) and not seen.has("issue", "ISBN")


def _is_letter(seen: Evidence) -> bool:
    return bool(_LETTER.match(seen.title)) or (seen.of_day and bool(_FROM_AND_TO.match(seen.title)))
