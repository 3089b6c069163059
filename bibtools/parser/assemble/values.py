"""The values of a piece, by its label, as pairs of CSL variable and value."""

from __future__ import annotations

import re
from collections.abc import Callable

from bibtools.language.dois import FULL_DOI
from bibtools.language.genres import FILM, KIND_IN_LETTERS, MAP, REPORT, speaks_of
from bibtools.language.laws import NUMBER_WORD
from bibtools.language.reviews import REVIEW_KIND, says_review
from bibtools.language.roles import NO_ROLE
from bibtools.language.statements import ACCESS, ACCESS_PLACE, BEFORE_ADDRESS, IN, SAME_AUTHOR
from bibtools.language.talks import PRESENTED
from bibtools.language.units import EDITION, ISSUE, VOLUME
from bibtools.parser.assemble.dates import ACCESSED, FROM, read_accessed, read_date, read_original, trim_date
from bibtools.parser.assemble.editions import read_edition
from bibtools.parser.assemble.extents import page_total
from bibtools.parser.assemble.imprint import (
    is_database,
    read_location,
    read_publisher,
    read_series,
    read_series_number,
)
from bibtools.parser.assemble.name_lists import names_nobody, read_names
from bibtools.parser.assemble.pages import counts_sheets, read_pages
from bibtools.parser.assemble.pairs import Pairs
from bibtools.parser.assemble.roles import by_role, without_in
from bibtools.parser.assemble.trim import trim
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_KIND_IN_TITLE = lazy(
    rf"\s*[\[(]\s*(?P<genre>{FILM.strict()}|{MAP.strict()}|{REVIEW_KIND.strict()}|video\b|computer\s+software\b"
    rf"|[^()\[\]]*\b(?:tezi|thesis|dissertation|diss\.))\s*[\])]\s*$",
    re.IGNORECASE,
)
_ENTRY_BEHIND = lazy(r"(?<=[\"”»’'])\s*(?:mad|md|maddesi|madd)\b\.?[\s.,;:]*$", re.IGNORECASE)
"""Turkish “entry” behind the title of one: `“Tanzimat” mad.`"""
_UNDER_THE_WORD = lazy(
    r"^(?:(?:s\.\s?v\.|art\.)\s+(?=\S)|(?-i:Art\.(?=[A-ZÀ-Þ]))|(?:artikel|stichwort)\s+(?=[«“„\"»])|(?-i:Hasło:|Heslo:|Lemma:)\s+(?=\S)|(?:voce|ad\svocem|lemma|article|v[°ºo])\s+(?=[«“„\"])|(?-i:Lemma|λ\.|λήμμα|heslo|hasło)\s+(?=[«“„\"]?[^\W\d_a-z])|sub\s(?:voce|verbo)\s+(?=\S)"
    r"|(?-i:voce|ad\svocem)\s+(?-i:(?=[^\W\d_a-zàèéìòù])))",
    re.IGNORECASE,
)
_EDITION_IN_TITLE = lazy(
    rf"\s*[(\[]\s*(?P<edition>[^()\[\]]{{0,30}}\b(?:{EDITION.strict()}))\s*[)\]]\s*$", re.IGNORECASE
)
_RUN_OF_JOURNAL = lazy(
    r"(?:,\s*|\s(?=[Nn]\.\s?[SF]\.?$|[Nn]\.\s?s\.?$))(?P<series>[Nn]\.\s?[SFs]\.?|\d+(?:st|nd|rd|th)\s+ser\.?|s\.\s?[IVX]+|(?:[Ss]eri|[Ss]érie|[Ss]er\.)\s[A-Z]|(?:[IVX\d]+\.?|Birinci|İkinci|Üçüncü|Dördüncü|Beşinci)\s+[Tt]ertip|Tertip\s+[IVX\d]+|Tertib-i\s[^\W\d_]+)$"
)


def read_piece(label: str, text: str) -> Pairs:
    """Return the variables and values of a piece; the empty list if it holds only punctuation."""
    reader = _READERS.get(label)
    return [(variable, value) for variable, value in reader(text) if value] if reader else []


_WHOSE = lazy(r"(?<=[^\W\d_]{2})['’](?:s|n?[ıiuü]n|[dt][ae]n(?:\s[^,;\d]{3,80}?['’]?[yn]?[ae])?)\W*$")
"""Endings of a person whose work or letter follows: `Saadet Kayhan'ın`, `Rüştü Bey'den Merkez'e`, `Lambarde's`."""


_NO_ROLE = lazy(rf"\W*(?:{NO_ROLE.loose()})\s?:?\s(?=\S)", re.IGNORECASE)
_SAME_AUTHOR = lazy(rf"\W*(?:{SAME_AUTHOR.loose()})\W*", re.IGNORECASE)
_SAME_AND_OTHERS = lazy(rf"^\W*(?:{SAME_AUTHOR.strict()})\s?/\s?", re.IGNORECASE)
"""The author of the entry above before another: `Ders. / Klaus Maier (Hrsg.)`."""
_SAID_OF_ROLE = lazy(
    r"^\W*(?:wyd\.|vyd\.|rec\.|curante|curavit|erstellt von|éd(?:ition|\.)(?: établie)?(?: par| de)"
    r"|texte et (?=traduction)|traduction (?:nouvelle|française) par|neu übertragen(?: und [^\W\d_]+)? von)"
    r"\s?(?=[^\W\d_])",
    re.IGNORECASE,
)
"""Words of a role that would say another thing elsewhere: Polish `wyd.` is an edition, too."""


def _people(label: str) -> Callable[[str], Pairs]:
    def read(text: str) -> Pairs:
        if label in ("editor", "translator") and _NO_ROLE.match(text):
            return [("note", trim(text))]
        # Without a full stop short words are names: Ders, Id.
        same = label == "author" and ("." in text or len(text) > 4) and _SAME_AUTHOR.fullmatch(text)
        if same:
            return [("words", trim(text))]
        text = _SAME_AND_OTHERS.sub("", text) if "/" in text else text
        if label in ("editor", "translator"):
            text = _SAID_OF_ROLE.sub("", text)
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
    if "]" in text and (kind := _LETTERS_OF_KIND.search(text)):
        pairs.append(("words", kind[0].strip()))
        text = text[: kind.start()]
    bare = text.strip(" ,;:.")
    if version := _VERSION.search(bare):
        pairs += [("version", version["number"]), ("words", version[0])]
        text = bare = bare[: version.start()]
    if online := _ONLINE.search(bare):
        pairs.append(("words", online[0].strip()))
        text = bare = bare[: online.start()]
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


_LETTERS_OF_KIND = lazy(rf"\s?{KIND_IN_LETTERS}(?://)?\W*$")
"""The kind of a work at the end of its title, or alone, in Chinese references: `Tracer gas in sections[C]//`."""
_VERSION = lazy(
    r"(?:[.,]\s(?:R package\s)?|\s\()(?:[Vv]ersion|[Vv]ers\.|[Ss]ürüm|[Rr]elease)\s?:?\s?"
    r"(?P<number>\d+(?:[.\-]\d+)*\w?)\)?\.?$"
)
"""The version of a program behind its name: `PhonAix (version 3.2)`."""
_ONLINE = lazy(
    r"\s[\[(](?:en ligne|on-?line|çevrimiçi|im Internet|électronique|ressource électronique|Электронный ресурс)[\])]$",
    re.IGNORECASE,
)
_PRESENTED = lazy(PRESENTED)


def _meeting(text: str) -> Pairs:
    """Return the kind of talk and the meeting of `Paper presented at the Annual Meeting of …`; else nothing."""
    match = _PRESENTED.match(text.lstrip(" ([,.;"))
    if match is None:
        return []
    kind, words = (group for group in match.groups() if group)
    event = trim(text.lstrip(" ([,.;")[match.end() :])
    return [("genre", kind), ("words", words), ("event-title", event)] if event else []


_DAYS_OF_MEETING = lazy(
    r"(?<=[^\W\d_]{3}),\s\d{1,2}\s?[-–]\s?\d{1,2}\s[^\W\d_]{3,10}\s(?:19|20)\d\d"
    r",\s(?:Bildiriler|Bildiri Kitabı|Tebliğler)\W*$"
)
"""The days of a meeting behind its name, and what its proceedings are called: they go to the note."""


def _container(text: str) -> Pairs:
    if meeting := _meeting(text):
        return meeting
    if is_database(text):
        return [("source", trim(text))]
    bare = re.sub(
        r"\s+(?:içinde|içerisinde|adlı eser(?:de|in içinde)?|isimli eser içinde)\W*$",
        "",
        without_in(text),
        flags=re.IGNORECASE,
    )
    if days := _DAYS_OF_MEETING.search(bare):
        return [("container-title", trim(bare[: days.start()])), ("note", trim(days[0]))]
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


_NUMBERED_RUN = lazy(r"\s\((\d)\)$")
"""The run of a journal before its volume: `J. London Math. Soc. (2)`."""
_BLOG = lazy(
    r"\s*[(\[](?P<kind>blog|weblog|podcast|web\s?site|gazete|dergi|mecmua|newspaper|magazine|Zeitung|Zeitschrift|journal|quotidien|revue|quotidiano|rivista)[)\]]\W*$",
    re.IGNORECASE,
)


_PAPER_BEFORE = lazy(r"^\W*(?:εφημ\.|газ\.|вест\.|(?:В|в)\.(?=\s[„\"«]))\s*")
"""Newspaper, before the name of one: `εφημ. Ακρόπολις`, `В. "Право"`."""


_INFLECTED = lazy(r"(?<=[^\W\d_]{3}[ısi])['’]n(?:[iı]n|[dt][ae]n?)(?=\W*$)")
"""The Turkish case behind a newspaper whose numbers of some days are cited: `Akşam Gazetesi'nin`."""


def _journal(text: str) -> Pairs:
    if case := _INFLECTED.search(text):
        return [*_journal(text[: case.start()]), ("words", case[0].strip("'’"))]
    if blog := _BLOG.search(text):
        online = blog["kind"].lower().startswith(("blog", "web", "pod"))
        return [
            ("container-title", trim(text[: blog.start()])),
            ("genre" if online else "words", blog["kind"]),
        ]
    if "[" in text or "(" in text:
        text = _ONLINE.sub("", text.rstrip(" ,;."))
    pairs = _container(_PAPER_BEFORE.sub("", text))
    pairs[0] = (pairs[0][0], _with_stop(str(pairs[0][1]), text))
    if run := _NUMBERED_RUN.search(str(pairs[0][1])):
        return [
            ("container-title", trim(str(pairs[0][1])[: run.start()])),
            ("collection-title", run[1]),
            *pairs[1:],
        ]
    return pairs


_OF_LAW = lazy(r"(?P<words>(?:Kanun|Karar|KHK)\s[^\W\d_]+[\s.:]*)(?P<number>\d[\d/]*)\W*")


_NUMBERED_LAW = lazy(rf"(?P<words>{NUMBER_WORD})?(?P<number>\d{{2,5}})(?(words)|\s(?:[Ss]ayılı|numaralı))\W*")
_OF_THESIS = lazy(r"[(\[]?(?P<words>(?:Tez|Thesis)\s\w+\s?[.:]?)\s?(?P<number>\d+)[)\]]?[.,]?", re.IGNORECASE)


def _number(text: str) -> Pairs:
    """Read a number; that of a law or thesis without its words (`Kanun No: 5846`), for styles write them."""
    match = _OF_LAW.fullmatch(text) or _NUMBERED_LAW.fullmatch(text) or _OF_THESIS.fullmatch(text.strip())
    if match:
        return [("words", text.replace(match["number"], "", 1).strip(" .,;:()")), ("number", match["number"])]
    return _plain("number", quotes=False)(text)


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
    if is_database(text):
        return [("source", trim(text))]
    if names_nobody(text) or _LETTERS_OF_KIND.fullmatch(text):
        return [("words", text)]
    if version := _VERSION.fullmatch(f" {text.strip()}"):
        return [("version", version["number"]), ("words", version[0])]
    if total := page_total(text):
        return [("number-of-pages", total)]
    if volumes := _VOLUMES.fullmatch(text):
        return [("number-of-volumes", volumes["count"])]
    if collection := _COLLECTION.fullmatch(text):
        return [("collection-title", collection["name"])]
    if _BEFORE_ADDRESS.fullmatch(text) or _IN_ALONE.fullmatch(text):
        return [("words", text)]
    match = ACCESSED.search(text)
    if match and re.search(r"\d{4}", text[match.end() :]):
        rest = trim(text[: match.start()])
        return [
            ("accessed", trim_date(FROM.sub(" ", text[match.end() :]).strip(" ,;:.()"))),
            ("note", rest),
        ]
    return [("note", trim(text))]


_KIND_AND_NUMBER = lazy(
    rf"(?P<kind>.*?[^\W\d_]{{2}}\.?\)?),?\s+(?:(?:{ISSUE.bare(least=2)}|n)\b\.?\s*:?\s*)?(?P<number>(?:[A-Z]{{1,4}}[\s-])*[\w/-]*\d[\w/.\-–]*(?:,\d{{3}})*(?:\s(?-i:[ABCTUY])\d?)?)",
    re.IGNORECASE,
)
"""`NBER Working Paper No. 24517`, `Discussion Paper SP I 2012-103`, `Patent DE 3815437 C2`"""


_HUNGARIAN_PAGES = lazy(
    r"(?<=\d)(?:(?<=[-–]\d)|(?<=[-–]\d\d)|(?<=[-–]\d\d\d)|\.)\.?\s(?P<words>o|old|oldal)\.?\W*$"
)


def _pages(text: str) -> Pairs:
    """Read pages; the word stands behind them in Hungarian, where `240 o.` without a full stop is a number of pages."""
    if match := _HUNGARIAN_PAGES.search(text):
        return [("words", match["words"]), *read_pages(text[: match.start()]).items()]
    found: Pairs = list(read_pages(text).items())
    if counts_sheets(text):
        found.append(("note", trim(text)))
    return found


_NUMBERED_KINDS = ("patent", "preprint", "tebligi", "tartisma metni")
"""Words of kinds, folded with `fold_letters`, behind which a number stands."""


_OF_YEAR = lazy(r"^yılı\s")
"""A word that belongs to the year before it: `1987 yılı diploma çalışması`."""


def _genre(text: str) -> Pairs:
    kind = trim(_OF_YEAR.sub("", text))
    folded = fold_letters(kind)
    if says_review(folded):
        return [("words", kind)]
    match = (
        _KIND_AND_NUMBER.fullmatch(kind)
        if speaks_of(REPORT, folded) or any(word in folded for word in _NUMBERED_KINDS)
        else None
    )
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
    "collection-title": read_series,
    "collection-number": read_series_number,
    "publisher": read_publisher,
    "location": read_location,
    "date": read_date,
    "original-date": read_original,
    "accessed": read_accessed,
    "pages": _pages,
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
