"""The values of a piece, by its label, as pairs of CSL variable and value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from bibtools.language.dois import FULL_DOI
from bibtools.language.genres import FILM, MAP, MEDIUM, REPORT, REVIEW, REVIEW_KIND, is_named, speaks_of
from bibtools.language.imprints import BEFORE_PUBLISHER, DATABASE, SERIES_NUMBER
from bibtools.language.statements import ACCESS, ACCESS_PLACE, BEFORE_ADDRESS, BEFORE_DAY, IN, NO_DATE
from bibtools.language.units import EDITION, ISSUE, VOLUME
from bibtools.language.word_table import WordTable
from bibtools.model import Name
from bibtools.parser.assemble.name_lists import read_names
from bibtools.parser.assemble.numbers import read_edition, read_pages
from bibtools.parser.assemble.roles import by_role, without_in
from bibtools.parser.assemble.trim import trim
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy
from bibtools.support.raised import RAISED

Value = str | tuple[Name, ...]
Pairs = list[tuple[str, Value]]

_ACCESS = lazy(rf"[\s,;(\[]*\b(?:{ACCESS.loose()})\s*[:.]?\s*", re.IGNORECASE)
_ACCESS_WORD = lazy(
    rf"(?<!\w)(?:{ACCESS.loose(folded=True)}|erisim|consult|retrieved|accessed|zugriff|abgerufen)"
)


def says_access(text: str) -> bool:
    """Return whether the text has words of access (Erişim, accessed, consulté)."""
    return bool(_ACCESS_WORD.search(fold_letters(text)))


_FROM = lazy(rf"\b(?:{ACCESS_PLACE.loose()})\s*:?", re.IGNORECASE)
_KIND_IN_TITLE = lazy(
    rf"\s*[\[(]\s*(?P<genre>{FILM.strict()}|{MAP.strict()}|{REVIEW_KIND.strict()}|video\b|computer\s+software\b"
    rf"|[^()\[\]]*\b(?:tezi|thesis|dissertation|diss\.))\s*[\])]\s*$",
    re.IGNORECASE,
)
_ENTRY_BEHIND = lazy(r"(?<=[\"”»’'])\s*(?:mad|md|maddesi|madd)\b\.?[\s.,;:]*$", re.IGNORECASE)
"""Turkish “entry” behind the title of one: `“Tanzimat” mad.`"""
_UNDER_THE_WORD = lazy(
    r"^(?:(?:s\.\s?v\.|art\.)\s+(?=\S)|(?:voce|ad\svocem|lemma|article|v[°ºo])\s+(?=[«“„\"])|(?-i:Lemma|λ\.|λήμμα|heslo|hasło)\s+(?=[«“„\"]?[^\W\d_a-z])|sub\s(?:voce|verbo)\s+(?=\S)"
    r"|(?-i:voce|ad\svocem)\s+(?-i:(?=[^\W\d_a-zàèéìòù])))",
    re.IGNORECASE,
)
_EDITION_IN_TITLE = lazy(
    rf"\s*[(\[]\s*(?P<edition>[^()\[\]]{{0,30}}\b(?:{EDITION.strict()}))\s*[)\]]\s*$", re.IGNORECASE
)
_NUMBER_BEHIND = lazy(
    rf"[\s,;:]*(?:\b(?:{ISSUE.bare(least=2)}|{VOLUME.bare(least=2)}|n)\b\s*[.:]?\s*:?\s*)?(?P<number>(?:[IVX]+/)?\d[\d\-–/]*[a-z]?|(?<=[\s,;:])(?-i:[IVXLC]{{2,}})|(?<=[.:]\s)(?-i:[IVX]))\.?$",
    re.IGNORECASE,
)
_PUBLICATION_NUMBER = lazy(
    # Only from the beginning of a run of marks, or a long run takes the square of its length. Of `SBF Yay. No: 12` the
    # word belongs to the publisher, of `DPT Yayın No: 1974` to the number.
    r"(?<![\s,.(])[\s,.(]*(?:(?:(?P<yay>\byay(?:ınları|ını)?\b\.?)|\byayın\b)[\s,]*)?"
    rf"\b(?:{SERIES_NUMBER.bare()})\b\s*[.:]?\s*:?\s*(?P<number>(?-i:[A-ZÇĞİÖŞÜ]{{2,7}})(?:[\s:/.\-–]{{1,2}}(?:(?-i:[A-ZÇĞİÖŞÜ]{{1,5}}(?!\w))|\d+))*[\s:/.\-–]{{1,2}}\d+|[\d\-–/.]*\d)\)?\s*$",
    re.IGNORECASE,
)
_RUN_OF_JOURNAL = lazy(
    r"(?:,\s*|\s(?=[Nn]\.\s?[SF]\.?$|[Nn]\.\s?s\.?$))(?P<series>[Nn]\.\s?[SFs]\.?|\d+(?:st|nd|rd|th)\s+ser\.?|s\.\s?[IVX]+|[IVX]+\.\s+Tertip|Tertip\s+[IVX\d]+)$"
)
_CITY = lazy(r"\s\((?P<city>[A-ZÇĞİÖŞÜ][^\W\d_]+(?:\s[A-Z][^\W\d_]+)?)\)$")
_SERIES_WORD = lazy(r"^\W*(?:=|coll?\.|collana|of|ser\.(?=\s+[A-Z][a-zà-ÿ]))\s*", re.IGNORECASE)


def read_piece(label: str, text: str) -> Pairs:
    """Return the variables and values of a piece; the empty list if it holds only punctuation."""
    reader = _READERS.get(label)
    return [(variable, value) for variable, value in reader(text) if value] if reader else []


_WHOSE = lazy(r"(?<=[^\W\d_]{2})['’](?:n?[ıiuü]n|[dt][ae]n(?:\s[^,;\d]{3,80}?['’]?[yn]?[ae])?)\W*$")
"""Turkish endings of a person whose work or letter follows: `Saadet Kayhan'ın`, `Rüştü Bey'den Merkez-i Umûmî'ye`."""


def _people(label: str) -> Callable[[str], Pairs]:
    def read(text: str) -> Pairs:
        whose = _WHOSE.sub("", text) if label == "author" and ("'" in text or "’" in text) else text
        people = [(role, read_names(names), names) for role, names in by_role(whose, label)]
        # Of `o. V.`, which says that nobody is named, nothing is kept.
        return [(role, names) if names else ("words", said) for role, names, said in people]

    return read


def _plain(variable: str, *, quotes: bool = True) -> Callable[[str], Pairs]:
    return lambda text: [(variable, trim(text, quotes=quotes))]


def _title(text: str) -> Pairs:
    pairs: Pairs = []
    if entry := _ENTRY_BEHIND.search(text):
        pairs.append(("words", entry[0].strip()))
        text = text[: entry.start()]
    bare = text.strip(" ,;:.")
    bracketed = bare.rstrip().endswith((")", "]"))
    for pattern, variable in ((_KIND_IN_TITLE, "genre"), (_EDITION_IN_TITLE, "edition")) if bracketed else ():
        match = pattern.search(bare)
        if match and match.start() > 2:
            value = match[match.lastgroup or 0]
            pairs.append((variable, read_edition(value) if variable == "edition" else value.strip()))
            bare = bare[: match.start()]
    title = trim(bare if any(variable != "words" for variable, _ in pairs) else text)
    if under := _UNDER_THE_WORD.match(title):
        return [("title", trim(title[under.end() :])), ("words", under[0].strip()), *pairs]
    return [("title", title), *pairs]


def _container(text: str) -> Pairs:
    if _is_database(text):
        return [("source", trim(text))]
    bare = re.sub(
        r"\s+(?:içinde|içerisinde|adlı eser(?:de|in içinde)?|isimli eser içinde)\W*$",
        "",
        without_in(text),
        flags=re.IGNORECASE,
    )
    bare = trim(bare)
    run = _RUN_OF_JOURNAL.search(bare)
    if run:
        return [("container-title", trim(bare[: run.start()])), ("collection-title", run["series"])]
    return [("container-title", bare)]


_ABBREVIATED_WORD = lazy(r"[^\W\d_]+\.(?=\s|$)")


def _with_stop(name: str, text: str) -> str:
    """Return the name of a journal with the full stop behind it in `text` if half of its words are abbreviated."""
    inner = len(_ABBREVIATED_WORD.findall(name))
    stopped = inner and text.rstrip(" ,;:").endswith(f"{name}.")
    return f"{name}." if stopped and 2 * (inner + 1) >= len(name.split()) else name


_BLOG = lazy(r"\s*[(\[](?P<kind>blog|weblog|podcast|web\s?site)[)\]]\W*$", re.IGNORECASE)


def _journal(text: str) -> Pairs:
    if blog := _BLOG.search(text):
        return [("container-title", trim(text[: blog.start()])), ("genre", blog["kind"])]
    pairs = _container(text)
    pairs[0] = (pairs[0][0], _with_stop(str(pairs[0][1]), text))
    city = _CITY.search(str(pairs[0][1]))
    if city:
        return [
            ("container-title", str(pairs[0][1])[: city.start()]),
            ("publisher-place", city["city"]),
            *pairs[1:],
        ]
    return pairs


_RUN_ALONE = lazy(r"(?:tertip|seri|serie|series|série|ser)\W*", re.IGNORECASE)
"""A word for a run of a collection that says nothing without its number: Tertip II."""


_NUMBER_AND_RUN = lazy(r"\d{1,4}[,;]?\s(?:seri|dizi)\b.*", re.IGNORECASE)
"""A number in a series of a body that counts runs as well: `27, Seri: III, Sayı: A10`."""


def _series(text: str) -> Pairs:
    bare = trim(_SERIES_WORD.sub("", text.strip(" ([,;")))
    match = _PUBLICATION_NUMBER.search(bare)
    if match and match.start() == 0:
        return [("collection-number", match["number"]), ("publisher-word", match["yay"] or "")]
    match = _NUMBER_BEHIND.search(bare)
    if match and _RUN_ALONE.fullmatch(bare, 0, match.start()):
        return [("collection-title", bare)]
    if _NUMBER_AND_RUN.fullmatch(bare):
        return [("collection-number", bare)]
    if match and match.start() > 3:
        return [("collection-title", trim(bare[: match.start()])), ("collection-number", match["number"])]
    if match and match.start() == 0:
        return [("collection-number", match["number"])]
    return [("collection-title", bare)]


_UNDATED = WordTable({tag: " ".join(NO_DATE.of(tag)) for tag in ("tr", "en", "fr", "de")})
"""The words for “no date” that are no part of an imprint: Italian `s.a.` also ends the names of Spanish firms."""
_NO_DATE_BEHIND = lazy(rf"(?:^|[,.;(\[\s]\s*)(?<!\w)(?P<none>{_UNDATED.loose()})[\s)\].,;]*$", re.IGNORECASE)
_ENDS_UNDATED = frozenset(form.rstrip("(.)")[-1].lower() for form in _UNDATED.forms)


def _imprint(variable: str, value: str) -> Pairs:
    """Return a place or publisher, and `t.y.` or `tarihsiz` behind it as the date, which it says is not known."""
    if value.rstrip(".)]")[-1:].lower() in _ENDS_UNDATED and (none := _NO_DATE_BEHIND.search(value)):
        return [(variable, trim(value[: none.start()])), ("issued", _trim_date(none["none"]))]
    return [(variable, value)]


_AT_PLACE = lazy(
    r"^\W*(?:[Àà]|A(?!\s(?:Coruña|Guarda|Estrada|Pobra))|At|[Ee]m|[Εε]ν|ἐν|Ἐν|[Zz]u)\s(?=[^\W\d_a-zα-ω])"
)
"""At, before a place as old title pages have it: `A Paris`, `Em Coimbra`, `εν Αθήναις`."""
_BEFORE_FIRM = lazy(
    rf"^(?:(?:yayınlayan|yayımlayan|publisher|yay\.)\s*:|(?:{BEFORE_PUBLISHER.strict()})"
    r"|(?-i:(?:ex|e|nella|na)(?=\s(?:[Rr]egi[oa]\s)?(?:[Tt]ypograph|[Tt]ipograf|[Oo]ffic|[Oo]ficin|[Ss]tamper|[Ii]mpren)))"
    r"|(?-i:(?:per|by|bei|bij|por|[Dd]urch)(?=\s[A-ZÀ-Þ])))\s*",
    re.IGNORECASE,
)


def _is_database(text: str) -> bool:
    return is_named(DATABASE, fold_letters(trim(text)))


def _publisher(text: str) -> Pairs:
    bare = trim(text)
    folded = fold_letters(bare)
    if is_named(DATABASE, folded):
        return [("source", bare)]
    if is_named(MEDIUM, folded) or is_named(FILM, folded):
        return [("medium", bare)]
    numbered = text.rstrip(" ,;.)")
    match = None if numbered[-1:].isalpha() else _PUBLICATION_NUMBER.search(numbered)
    if match and match.start() > 1:
        head = text[: match.end("yay")] if match["yay"] else text[: match.start()]
        return [("publisher", trim(head)), ("collection-number", match["number"])]
    return _imprint("publisher", trim(_BEFORE_FIRM.sub("", text.lstrip(" ([,;:"))))


_OF_LAW = lazy(r"(?P<words>(?:Kanun|Karar|KHK)\s[^\W\d_]+[\s.:]*)(?P<number>\d[\d/]*)\W*")


_OF_THESIS = lazy(r"[(\[]?(?P<words>(?:Tez|Thesis)\s\w+\s?[.:]?)\s?(?P<number>\d+)[)\]]?[.,]?", re.IGNORECASE)


def _number(text: str) -> Pairs:
    """Read a number; that of a law or thesis without its words (`Kanun No: 5846`), for styles write them."""
    match = _OF_LAW.fullmatch(text) or _OF_THESIS.fullmatch(text.strip())
    if match:
        return [("words", match["words"].strip()), ("number", match["number"])]
    return _plain("number", quotes=False)(text)


_RAISED_EDITION = lazy(
    rf"\W*(?:(?P<before>(?!⁰){RAISED}{{1,2}})\s?\d{{4}}|\d{{4}}(?P<behind>(?!⁰){RAISED}{{1,2}}))\W*"
)
"""A year with the number of the edition raised before or behind it: `³1994`."""


_OF_DATE = lazy(r"\W*(?P<words>(?:[^\W\d_]+\s)?tarihi?\s?:?|(?:derleme|görüşme)\s?:)\s?(?=\d)", re.IGNORECASE)
"""Words that only say that a date follows: `Tarih: 21.02.1936`, `görüşme tarihi: 3.4.1997`."""


_BEFORE_DAY = lazy(rf"\W*(?P<words>{BEFORE_DAY})\s?(?=\d)")


def _date(text: str) -> Pairs:
    if text[:1].isalpha() and (before := _BEFORE_DAY.match(text)):
        return [("words", before["words"]), *_date(text[before.end() :])]
    if ("arih" in text or ":" in text) and (of_date := _OF_DATE.match(text)) and not _ACCESS.search(text):
        return [("words", of_date["words"]), *_date(text[of_date.end() :])]
    if raised := _RAISED_EDITION.fullmatch(text):
        number = raised["before"] or raised["behind"]
        return [
            ("edition", unicodedata.normalize("NFKC", number)),
            ("issued", _trim_date(text.replace(number, ""))),
        ]
    year_alone = text.strip("()[] .,;:").isdigit()
    if not year_alone and (match := _ACCESS.search(text)) is not None:
        rest = text[: match.start()]
        return [("issued", _trim_date(rest)), ("accessed", _trim_date(_FROM.sub(" ", text[match.end() :])))]
    return [("issued", _trim_date(text))]


_OF_YEAR = lazy(r"(?<=\d)\s(?:senesi|yılı|tarihli)$", re.IGNORECASE)
_JOINED_DATE = lazy(r"(?<=\d)(?=[A-ZÇĞİÖŞÜ][^\W\d_])|(?<=[^\W\d_]{2})(?=\d{4})")
"""Where a date lost its spaces: `1Nisan1340`."""
_CUT_OFF_YEAR = lazy(r"\d\s*\(\s*\d*\??$")
_IN_BRACKETS = lazy(r"\(([^()]*)\)[.,:;]*\s*|\[([^\[\]]*)\][.,:;]*\s*")


def _trim_date(text: str) -> str:
    """Trim a date; "1336 (1" keeps its open bracket, as it says that the source breaks off."""
    # A slash ends `(1923/`, the first edition before `1976)`; a dash what stands before `— 310 с.`
    bare = text.strip(" ,;:./—–")
    if bare.isalnum():
        return bare if bare.isdigit() else _JOINED_DATE.sub(" ", bare)
    if _CUT_OFF_YEAR.search(bare):
        return bare.lstrip("([")
    if whole := _IN_BRACKETS.fullmatch(bare):
        bare = whole[1] or whole[2] or ""
    if bare.startswith("(") and ")" not in bare:
        bare = bare[1:]
    if bare.endswith((")", "]")) and "(" not in bare and "[" not in bare:
        bare = bare[:-1]
    bare = _OF_YEAR.sub("", bare.strip(" ,;:"))
    # "t.y" has lost its full stop at the end of the piece.
    return bare + "." if len(bare) == 3 and bare[1] == "." and bare.isascii() and bare[0].isalpha() else bare


_ORIGINAL_WORDS = lazy(
    r"[\W_]*(?:özgün|orijinal|ilk|orig|or\.|ed\.?\s?or|éd\.?\s?or|1st|1a|1re|1ère|first|prima|erste?)",
    re.IGNORECASE,
)
_CAPITAL_WORD = lazy(r"(?<=\s)[^\W\d_a-zçğıöşüé][^\W\d_]{2,}")
_A_YEAR = lazy(r"(?<!\d)(?:1[3-9]|20)\d\d(?!\d)")


def _original(text: str) -> Pairs:
    """Return the year of `ed. or. Paris 1983`, with the text as a note if it names a place; any other date as it is."""
    year = _A_YEAR.search(text)
    if year is None or not _ORIGINAL_WORDS.match(text):
        return [("original-date", _trim_date(text))]
    said = trim(text)
    placed = _CAPITAL_WORD.search(said, 1)
    return [("original-date", year[0]), ("note" if placed else "words", said)]


def _accessed(text: str) -> Pairs:
    return [("accessed", _trim_date(_FROM.sub(" ", _ACCESS.sub(" ", text)).strip(" ,;:.()")))]


_PUBMED = lazy(r"\b(?P<variable>PMID|PMCID)\s*:?\s*(?P<number>(?:PMC)?\d{4,9})[.,;]?\s*(?:\[PubMed\][.,;]?)?")


_VOLUMES = lazy(rf"\W*(?P<count>\d{{1,3}})\s(?:{VOLUME.bare(least=2)})\.?\W*", re.IGNORECASE)


_COLLECTION = lazy(
    r"\W*coll(?:\.|ection|ana)\s[«“\"]?\s?(?P<name>[^\W\d_][^«»“”\"(),;]{2,60}?)\s?[»”\"]?\W*", re.IGNORECASE
)
"""The series of a French or Italian book in a bracket: `(coll. Mondes anciens)`."""


_IN_ALONE = lazy(rf"(?i:{IN.loose()}):?\s?")


def _note(text: str) -> Pairs:
    if found := list(_PUBMED.finditer(text)):
        rest = trim(_PUBMED.sub("", text))
        return [*((match["variable"], match["number"]) for match in found), ("note", rest)]
    if _is_database(text):
        return [("source", trim(text))]
    if volumes := _VOLUMES.fullmatch(text):
        return [("number-of-volumes", volumes["count"])]
    if collection := _COLLECTION.fullmatch(text):
        return [("collection-title", collection["name"])]
    if _BEFORE_ADDRESS.fullmatch(text) or _IN_ALONE.fullmatch(text):
        return [("words", text)]
    match = _ACCESS.search(text)
    if match and re.search(r"\d{4}", text[match.end() :]):
        rest = trim(text[: match.start()])
        return [
            ("accessed", _trim_date(_FROM.sub(" ", text[match.end() :]).strip(" ,;:.()"))),
            ("note", rest),
        ]
    return [("note", trim(text))]


_KIND_AND_NUMBER = lazy(
    rf"(?P<kind>.*?[^\W\d_]{{2}}\.?\)?),?\s+(?:(?:{ISSUE.bare(least=2)}|n)\b\.?\s*)?(?P<number>(?:[A-Z]{{1,4}}[\s-])*[\w/-]*\d[\w/.\-–]*(?:,\d{{3}})*(?:\s(?-i:[ABCTUY])\d?)?)",
    re.IGNORECASE,
)
"""`NBER Working Paper No. 24517`, `Discussion Paper SP I 2012-103`, `Patent DE 3815437 C2`"""


def _genre(text: str) -> Pairs:
    kind = trim(text)
    folded = fold_letters(kind)
    if speaks_of(REVIEW, folded):
        return [("words", kind)]
    match = _KIND_AND_NUMBER.fullmatch(kind) if speaks_of(REPORT, folded) or "patent" in folded else None
    return [("genre", match["kind"]), ("number", match["number"])] if match else [("genre", kind)]


_BEFORE_ADDRESS = lazy(
    rf"\W*(?:(?:{ACCESS.loose()}|{ACCESS_PLACE.loose()}|{BEFORE_ADDRESS})\W*)+", re.IGNORECASE
)
"""Words that only say that an address follows."""


def _url(text: str) -> Pairs:
    match = re.search(r"(?:https?://|www\.|ftp://)?[\w\-]+(?:\.[\w\-]+)*\.[^\W\d_]{2,}(?:[/:]\S*)?", text)
    if match is None:
        return _note(text)
    return [("URL", match[0].rstrip(".,;)>]"))]


def _doi(text: str) -> Pairs:
    match = FULL_DOI.search(text)
    return [("DOI", match[0].rstrip(".,;)]"))] if match else [("note", trim(text))]


_READERS: dict[str, Callable[[str], Pairs]] = {
    "author": _people("author"),
    "editor": _people("editor"),
    "translator": _people("translator"),
    "director": _people("director"),
    "producer": _people("producer"),
    "title": _title,
    "journal": _journal,
    "container-title": _container,
    "collection-title": _series,
    "publisher": _publisher,
    "location": lambda text: _imprint("publisher-place", trim(_AT_PLACE.sub("", without_in(text)))),
    "date": _date,
    "original-date": _original,
    "accessed": _accessed,
    "pages": lambda text: list(read_pages(text).items()),
    "edition": lambda text: [("edition", read_edition(text))],
    "genre": _genre,
    "number": _number,
    "authority": _plain("authority", quotes=False),
    "medium": _plain("medium"),
    "archive": _plain("archive"),
    "archive-location": _plain("archive_location", quotes=False),
    "note": _note,
    "url": _url,
    "doi": _doi,
    "isbn": lambda text: [("note", trim(text))],
    "issn": lambda text: [("note", trim(text))],
}
