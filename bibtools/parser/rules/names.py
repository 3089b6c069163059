"""Names at the beginning of a reference, and words that lead to them."""

from __future__ import annotations

import re
from itertools import pairwise

from bibtools.language.bodies import BODY
from bibtools.language.genres import CALLED_WORK
from bibtools.language.name_lists import AND
from bibtools.language.person_titles import ACADEMIC, RANK
from bibtools.language.roles import EDITOR
from bibtools.language.statements import LEAD, QUOTED_IN, SEE, SEE_SHORT
from bibtools.language.word_table import WordTable
from bibtools.parser.assemble.language import guess_language
from bibtools.parser.lexicon import NAME, flags_of, is_given
from bibtools.parser.rules.overlay import SURE, joined, neighbours, overlay, relabelled, rest_of, with_next
from bibtools.parser.rules.title_first import may_be_name
from bibtools.parser.tagger import Piece
from bibtools.support.dataclass import replaced
from bibtools.support.patterns import lazy

_UP = r"[^\W\d_a-zçğıöşüâîû]"
_WITH_COLON = lazy(rf"(?P<name>{_UP}[\w\-]+, {_UP}[^\W\d_]+(?:[ \-](?:{_UP}[^\W\d_]+|{_UP}\.))?):\s")


_TITLES = f"{RANK.loose()}|{ACADEMIC.loose()}"
_RANK_IN_BRACKET = lazy(rf"[(\[](?:{_TITLES})(?:\s?(?:{_TITLES}))*[)\]][,.:;]*", re.IGNORECASE)


def rank_behind_name(text: str, pieces: list[Piece]) -> list[Piece]:
    """End a name with the rank in brackets behind it: `Karamanlı, B. (Em. | Alb.), Sakarya`.

    What follows in the same piece is the title of a reference that has none.
    """
    for i, author in enumerate(pieces):
        match = _RANK_IN_BRACKET.search(text, author.start) if author.label == "author" else None
        if match is None or match.start() > author.end + 1:
            continue
        end, name = match.end(), replaced(author, end=match.end())
        following = pieces[i + 1] if i + 1 < len(pieces) else None
        if following and (following.start, following.end) == match.span():
            return [*pieces[:i], name, *pieces[i + 2 :]]
        untitled = not any(piece.label == "title" for piece in pieces)
        if following and author.end < end < following.end and (following.label == "title" or untitled):
            rest = rest_of(text, replaced(following, label="title"), end, following.end)
            return [*pieces[:i], name, *rest, *pieces[i + 2 :]]
        if end < author.end and untitled:
            rest = [replaced(piece, label="title") for piece in rest_of(text, author, end, author.end)]
            return [*pieces[:i], name, *rest, *pieces[i + 1 :]]
    return pieces


_LEAD = lazy(rf"(?:{QUOTED_IN.loose()})\s*:?\s+(?-i:(?=[^\W\d_a-zçğıöşü]))", re.IGNORECASE)
_SEE = lazy(
    rf"(?:{SEE.loose()})\s+(?:(?:{LEAD.loose()})(?!\w),?\s+){{0,2}}(?-i:(?=[^\W\d_a-zçğıöşü]))", re.IGNORECASE
)


_SEE_FOR = lazy(rf"(?:[^\W\d_]+\s){{1,7}}(?i:{SEE_SHORT.loose()})\s+(?=[^\W\d_a-zçğıöşü]|[“«])")


_IMPRINT_LEAD = lazy(r"(?:(?:[Aa]tıf|[Kk]itabın|[Ee]serin|[Mm]akalenin)\s)?[Kk]ünye(?:si)?\s?:\s?")


def imprint_before_name(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Künye:` before the reference of a work that a Turkish page speaks of as a note: `Künye: Rıfat Tomruk`."""
    match = _IMPRINT_LEAD.match(text, pieces[0].start) if pieces else None
    if match is None or pieces[0].label not in ("author", "editor", "title"):
        return pieces
    return overlay(text, pieces, Piece("note", match.start(), len(text[: match.end()].rstrip()), 0.95))


def lead_before_name(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Aktaran:` and `quoted in` before the first name as a note: they lead to a work that quotes another.

    So does `Cf.` before what was taken for the author (`Cf. P. Heuser`, `Siehe dazu G. Stamm`), and
    `aksi görüş için bkz.` before anything.
    """
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), None)
    if at is None or pieces[at].label not in ("author", "editor", "title") or pieces[at].certain:
        return pieces
    match = _LEAD.match(text, pieces[at].start)
    if match is None and pieces[at].label == "author":
        match = _SEE.match(text, pieces[at].start, pieces[at].end)
    match = match or _SEE_FOR.match(text, pieces[at].start)
    if match is None:
        return pieces
    if match.end() >= pieces[at].end:
        return relabelled(pieces, [at], "note") if at + 1 < len(pieces) else pieces
    lead = replaced(pieces[at], label="note", end=len(text[: match.end()].rstrip()))
    rest = replaced(pieces[at], start=match.end())
    if rest.label == "editor" and "(" not in text[rest.start : rest.end]:
        # `Aktaran` was taken for a role: it is no role of the person behind it.
        rest = replaced(rest, label="author")
    return [*pieces[:at], lead, rest, *pieces[at + 1 :]]


def name_before_colon(text: str, pieces: list[Piece]) -> list[Piece]:
    """End the author of `Jorga, Nicolae: Geschichte …` at the colon."""
    for i, (author, title) in enumerate(pairwise(pieces)):
        if author.label == "author" and title.label == "title":
            match = _WITH_COLON.match(text, author.start)
            if match and author.end < match.end("name") and title.end > match.end():
                cut = [replaced(author, end=match.end("name") + 1), replaced(title, start=match.end())]
                return [*pieces[:i], *cut, *pieces[i + 2 :]]
            return pieces
    return pieces


_TITLE_IN_AUTHOR = lazy(
    rf"(?P<name>{_UP}[^,.:\d]+,\s(?:(?:{_UP}\.[\s\-]?){{1,4}}|{_UP}[^\W\d_]{{2,}}(?:\s{_UP}[^\W\d_]+)?\.\s))\s?"
    rf"(?P<title>(?P<first>{_UP}[^\W\d_]{{2,}}[^\s,;:()]*)(?P<more>\s[^,;:()]*)?(?<!\s{_UP})(?<!\s{_UP}\.):)"
)


def title_in_author(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a title its first words, which end with a colon: `Adler, W.Y. Makuria: | Roads to the South`."""
    for i, author, title in neighbours(pieces, "author", "title"):
        match = _TITLE_IN_AUTHOR.fullmatch(text, author.start, author.end)
        if match and not _ROLE.search(match["title"]) and not _may_be_name(match):
            end = len(text[: match.end("name")].rstrip())
            begun = replaced(title, start=match.start("title"))
            return [*pieces[:i], replaced(author, end=end), begun, *pieces[i + 2 :]]
    return pieces


def _may_be_name(match: re.Match[str]) -> bool:
    """Return whether the words before the colon may be the rest of a given name: `Dorsay, A. Atilla:`.

    A single word behind fewer than two initials may, whatever it is.
    """
    initials = match["name"].partition(",")[2].count(".")
    first = match["first"]
    return is_given(first) or NAME in flags_of(first) or (not match["more"] and initials < 2)


_ROLE = lazy(rf"(?<!\w)(?:{EDITOR.loose()}|{AND.bare()})(?!\w)", re.IGNORECASE)


_NAMES_AND_COLON = lazy(r"(?P<names>[^:\d“”\"«»()]{5,80}):\s+(?=[^\W\d_a-z])[^:]+")
_BETWEEN_NAMES = lazy(rf",\s|\s(?:{AND.bare()}|&|/)\s")


def title_behind_names(text: str, pieces: list[Piece]) -> list[Piece]:
    """End names at a colon within their piece: `PIET VAN LOON en JAN VOS: Oude Kaarten. | Een overzicht`."""
    for i, author, title in neighbours(pieces, "author", "title"):
        match = _NAMES_AND_COLON.fullmatch(text, author.start, author.end)
        if match and all(map(_is_person, _BETWEEN_NAMES.split(match["names"]))):
            start = match.end("names") + 1
            begins = start + len(text[start:]) - len(text[start:].lstrip())
            return [*pieces[:i], replaced(author, end=start), replaced(title, start=begins), *pieces[i + 2 :]]
    return pieces


_NAMES_FIRST = lazy(rf"(?P<names>{_UP}[^:\d“”\"«»()]{{5,120}}):\s")


def last_of_names(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a list of persons its last one, who stands before a colon: `Jan Ott, Udo Hain, | Tobias Emmer: Waldwege.`

    Where commas part all, the person is whom the book is about: `Jan Ott, Udo Hain, | Otto Braun: Ein Leben, | Bonn`.
    """
    for i in range(len(pieces) - 3):
        first, _, last = pieces[i : i + 3]
        listed = text[first.start : last.end]
        labels = [piece.label for piece in pieces[i : i + 4]]
        if labels != ["author", "title", "author", "title"] or not listed.endswith(":"):
            continue
        if all(_is_person(each) or may_be_name(each.split()) for each in listed[:-1].split(", ")):
            return [*pieces[:i], joined(first, last, "author"), *pieces[i + 3 :]]
    for i, author, title in neighbours(pieces, "author", "title"):
        listed = text[author.start : author.end]
        match = _NAMES_FIRST.match(text, title.start, title.end) if listed.endswith(",") else None
        if match is None or text[title.end - 1] != ".":
            continue
        persons = _BETWEEN_NAMES.split(f"{listed} {match['names']}")
        named = all(_is_person(each) or may_be_name(each.split()) for each in persons)
        if len(persons) > 2 and named and _is_person(persons[-1]):
            end = match.end("names") + 1
            cut = [replaced(author, end=end), replaced(title, start=match.end())]
            return [*pieces[:i], *cut, *pieces[i + 2 :]]
    return pieces


_DEATH = (
    r"\((?:d|died|D|gest|öl|ö|m|v|st)\.?\s?(?:ca?\.?\s?|um\s|yak\.\s)?\d{2,4}(?:\s?[/–-]\s?\d{2,4})?"
    r"(?:\s?(?:AH|H\.|CE|AD))?\)[.,:]?"
)
_NAME_AND_DEATH = lazy(rf"(?P<name>{_UP}[^()\[\]:“”«»\d]{{3,110}}\s)(?P<death>{_DEATH})\s+(?=\S)")


def name_before_death(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give an author all of the name before the year of death: `Marwī, Aḥmad b. | al-Ṣāʾigh (d. 275/888). | Sunan`."""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), None)
    if at is None or pieces[at].label != "author":
        return pieces
    match = _NAME_AND_DEATH.match(text, pieces[at].start)
    behind = next((p for p in pieces if match and p.start <= match.end() < p.end), None)
    if match is None or behind is None or behind.label not in ("title", "container-title"):
        return pieces
    if any(piece.label not in ("author", "title", "note") for piece in pieces[at : pieces.index(behind)]):
        return pieces
    end = len(text[: match.end("name")].rstrip())
    titled = replaced(behind, label="title", start=match.end())
    made = overlay(text, pieces, Piece("author", pieces[at].start, end, max(pieces[at].probability, 0.9)))
    made = overlay(text, made, Piece("note", match.start("death"), match.end("death"), SURE))
    return overlay(text, made, titled)


def _is_person(name: str) -> bool:
    words = name.split()
    return 1 < len(words) < 5 and is_given(words[0]) and words[-1][:1].isupper()


_OFFICE_BEFORE_COLON = lazy(
    r"(?P<office>(?:(?:Statistisches\s|Umwelt)?(?:Bundes|Landes|bundes)(?:kriminal)?(?:amt|ministerium|anstalt|zentrale|agentur)"
    r"|(?:Amt|Ministerium|Anstalt|Zentrale|Agentur)\sfür)"
    r"(?:\s(?:für|des|der|von|zur|und|[^\W\d_a-z][\w\-]+,?)){0,9}):\s(?=[^\W\d_a-z„“\"«»])"
)


def office_before_colon(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a German office before a colon as the author: `Bundesamt für Naturschutz: Daten zur Natur`."""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), None)
    if at is None or pieces[at].label != "title" or any(piece.label == "author" for piece in pieces):
        return pieces
    match = _OFFICE_BEFORE_COLON.match(text, pieces[at].start, pieces[at].end)
    if match is None:
        return pieces
    return overlay(text, pieces, Piece("author", match.start(), match.end("office") + 1, 0.9))


_TURKISH_BODY = WordTable({"tr": " ".join(BODY.of("tr"))})
_BODY_AND_TITLE = lazy(
    rf"(?P<body>{_UP}[^.,;:()\[\]\d“”\"«»]{{3,80}}\s(?i:{_TURKISH_BODY.strict()}))\.\s(?=[“\"«]?{_UP})"
)


def body_before_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a Turkish body before a full stop as the author: `Dünya Ruh Sağlığı Birliği. | Tanı Kitabı.`"""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), None)
    if at is None or pieces[at].label != "title":
        return pieces
    match = _BODY_AND_TITLE.match(text, pieces[at].start, pieces[at].end)
    if match is None:
        return pieces
    return overlay(text, pieces, Piece("author", match.start(), match.end("body") + 1, 0.9))


_SEMICOLONS = lazy(
    rf"(?:{_UP}[\w'’\-]+,\s?(?:{_UP}\.[\s\-]?)+;\s?)+{_UP}[\w'’\-]+,\s?(?:{_UP}\.[\s\-]?)+(?P<rest>{_UP}[\w.\s]*?[^\W\d_]{{2}}[\w.\s]*)"
)


def journal_behind_names(text: str, pieces: list[Piece]) -> list[Piece]:
    """End `Diaz, R.; Chen, X.` before the journal's first word, `Angew.`, of a reference without a title (ACS)."""
    for i, (names, behind) in enumerate(pairwise(pieces)):
        if names.label == "author" and behind.label in ("journal", "title"):
            match = _SEMICOLONS.fullmatch(text, names.start, names.end)
            if match:
                start = match.start("rest")
                cut = [replaced(names, end=len(text[:start].rstrip())), replaced(behind, start=start)]
                return [*pieces[:i], *cut, *pieces[i + 2 :]]
    return pieces


_TWO_WORDS_BEFORE_COLON = lazy(
    rf"(?P<name>{_UP}[^\W\d_]+ {_UP}[^\W\d_]+(?: {_UP}[^\W\d_]+)?(?:\s?[–-]\s?{_UP}[^\W\d_]+ {_UP}[^\W\d_]+)*):\s"
)


def hungarian_before_colon(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `Kovács István:` as the author of a Hungarian reference that begins with it."""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), None)
    if at is None or pieces[at].label != "title" or any(piece.label == "author" for piece in pieces):
        return pieces
    match = _TWO_WORDS_BEFORE_COLON.match(text, pieces[at].start, pieces[at].end)
    if match is None or guess_language(text) != "hu":
        return pieces
    return overlay(text, pieces, Piece("author", match.start(), match.end("name") + 1, 0.9))


_SURNAME = lazy(r"\[[^\W\d_a-zçğıöşü][^\W\d_]{2,}\][,.:]?")


def surname_in_brackets(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the surname of `Mustafa Kemal [Atatürk],` to the name before it."""
    return with_next(text, pieces, "author", "note", _SURNAME)


_KEY_OF_AUTHOR = lazy(rf"(?P<key>{_UP}[^\W\d_]{{3,}})\s(?P<name>(?P=key)(?:\s[^,.]+)?,)")


def key_before_name(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label the word by which a list calls a work as its number: `Agatha | Agatha Scholastica, | Historiae`."""
    first = pieces[0]
    match = _KEY_OF_AUTHOR.match(text, first.start, first.end) if first.label == "author" else None
    if match is None:
        return pieces
    key = replaced(first, label="citation-number", end=match.end("key"))
    return [key, replaced(first, start=match.start("name")), *pieces[1:]]


_TWO_NAMES = lazy(
    rf"(?P<names>{_UP}[^\W\d_]+(?:\s{_UP}[\w.\-]*){{1,3}}\s(?:{AND.bare()})\s{_UP}[^\W\d_]+(?:\s{_UP}[\w.\-]*){{1,3}}),\s(?={_UP})"
)


def two_names_in_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label two persons before the first comma of a title as the authors: `Els Kok en Jan Hout, Grietje. Een leven`."""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), None)
    if at is None or pieces[at].label != "title":
        return pieces
    match = _TWO_NAMES.match(text, pieces[at].start, pieces[at].end)
    if match and all(map(_is_person, _BETWEEN_NAMES.split(match["names"]))):
        names = replaced(pieces[at], label="author", end=match.end("names") + 1)
        return [*pieces[:at], names, replaced(pieces[at], start=match.end()), *pieces[at + 1 :]]
    return pieces


_TWO_THINGS = lazy(
    r"(?:L['’]|(?:Il|Lo|La|Gli|Le|I|The|Der|Die|Das|Les|El|Los|Las|O|Os|As)\s)[^\W\d_]+\s"
    r"(?:e\s(?:il|lo|la|gli|le|i|l['’]|o|a)|et\s(?:le|la|les|l['’])|und\s(?:der|die|das)|and\sthe|y\s(?:el|la|los|las))"
    r"\s?[^\W\d_]+\."
)


def two_things_are_no_author(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a title its beginning of two things with their articles: `L'Uomo e la Macchina. | Discorso, | Lugano`."""
    for i, author, title in neighbours(pieces, "author", "title"):
        if _TWO_THINGS.fullmatch(text, author.start, author.end):
            return [*pieces[:i], Piece("title", author.start, title.end, SURE), *pieces[i + 2 :]]
    return pieces


_NOBLE = lazy(
    r"(?:Duke|Duchess|Earl|Count|Countess|Lord|King|Queen|Bishop|Archbishop|Prince|Princess|Marquis|Viscount|Baron)\sof\s"
    r"|(?:Herzog|Herzogin|Graf|Gräfin|König|Königin|Bischof|Erzbischof|Fürst|Kurfürst)\svon\s"
    r"|(?:duc|duchesse|comte|comtesse|roi|reine|évêque|archevêque|prince|marquis)\s(?:de|d['’])"
    r"|(?:duca|duchessa|conte|contessa|re|regina|vescovo|arcivescovo|principe|marchese)\s(?:di|d['’])"
)
_LAST_PERSON = lazy(rf"(?P<names>.{{4,}},)\s(?P<person>{_UP}[^\W\d_]+(?:\s{_UP}[\w\-]+)?),")


def noble_of_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a title the noble whom it is about: `D. Hood, | John Parry, Duke of Kent | (London, 1996)`."""
    for i, author, title in neighbours(pieces, "author", "title"):
        match = _LAST_PERSON.fullmatch(text, author.start, author.end)
        if match and _NOBLE.match(text, title.start):
            cut = [replaced(author, end=match.end("names")), replaced(title, start=match.start("person"))]
            return [*pieces[:i], *cut, *pieces[i + 2 :]]
    return pieces


_ENDS_AS_WORK = lazy(rf"\s(?:{CALLED_WORK.strict()}):$", re.IGNORECASE)


def work_before_colon(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give a title what stands before its colon and is nobody's name: `Köroğlu Destanı: | Bolu Anlatması`."""
    for i, author, title in neighbours(pieces, "author", "title"):
        if _ENDS_AS_WORK.search(text, author.start, author.end):
            return [*pieces[:i], joined(author, title, "title"), *pieces[i + 2 :]]
    return pieces


_SENTENCE = lazy(r"[^:;“”\"]{12,160}(?:[mM][ıiuü]ş)?[dt][ıiuü]r\s?:", re.IGNORECASE)
"""A Turkish sentence that a reference follows: `Mektuplar şu derlemeden alınmıştır:`."""


def sentence_before_name(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a sentence before the author of a reference as a note: `… şu derlemeden alınmıştır: | Sadık Alp,`."""
    for i, said, _ in neighbours(pieces, "title", "author"):
        if _SENTENCE.fullmatch(text, said.start, said.end) and any(
            p.label == "title" for p in pieces[i + 2 :]
        ):
            return relabelled(pieces, [i], "note")
    return pieces


_TITLED_LAST = lazy(
    rf",\s?(?P<name>(?:(?i:{ACADEMIC.strict()})\s?)+{_UP}[^\W\d_]+(?:\s{_UP}[^\W\d_]+){{1,3}})[\])]?\.?$"
)


def titled_name_last(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a person with an academic title at the end of a reference without author as its author: `Prof. Ali Er]`."""
    last = pieces[-1]
    match = _TITLED_LAST.search(text, max(last.start - 2, 0), last.end) if last.label == "note" else None
    if match is None or match.start("name") > last.start + 1:
        return pieces
    return [*pieces[:-1], Piece("author", *match.span("name"), last.probability)]
