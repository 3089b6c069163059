"""Rules on role words and on bodies that are authors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from bibtools.language.bodies import ACRONYMS
from bibtools.language.person_titles import ACADEMIC, HONORIFIC
from bibtools.language.places import is_place
from bibtools.language.roles import (
    EDITOR,
    INTO_LANGUAGE,
    INTO_TURKISH,
    SOURCE_LANGUAGE,
    TRANSLATED_FROM,
    TRANSLATED_FROM_NEEDS,
    TRANSLATOR,
    may_hold_role,
    may_name_source,
)
from bibtools.language.word_table import may_hold, may_hold_behind, needs_by_first_word
from bibtools.parser.rules.overlay import SURE, joined, neighbours, overlay, relabelled
from bibtools.parser.rules.title_first import is_name
from bibtools.parser.tagger import Piece
from bibtools.parser.words import word_classes
from bibtools.support.dataclass import replaced
from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

_NAMES = r"[^()\[\]\d\"“”«»]{3,90}"
_EDITOR = EDITOR.loose()
_TRANSLATOR = TRANSLATOR.loose()
_BRACKETED = lazy(
    # A look-ahead and a reference to its group: the word for a role is taken as a whole or not at all.
    rf"[(\[]\s*(?:{SOURCE_LANGUAGE}\s+)?(?:(?=(?P<editor>{_EDITOR}))(?P=editor)|(?=(?P<translator>{_TRANSLATOR}))(?P=translator))"
    rf"[.:]*\s*(?P<names>[^\W\d_]{_NAMES})[)\]]",
    re.IGNORECASE,
)


_OPENING = lazy(r"[(\[]\s*(?=(\w+))")
_ROLES = needs_by_first_word((*EDITOR.forms, *TRANSLATOR.forms))


def bracketed_roles(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a bracket that begins with Haz., Çev., Ed. or the like as editors or translators."""
    may_match = may_hold_role(text) and (
        may_name_source(text) or any(may_hold_behind(_ROLES, word, text) for word in _OPENING.findall(text))
    )
    for match in _BRACKETED.finditer(text) if may_match else ():
        names = match["names"]
        if not names[0].isupper() or len(names.split()) > 12:
            continue
        end = match.end() + (text[match.end() : match.end() + 1] in (",", ".", ";"))
        label = "editor" if match["editor"] else "translator"
        pieces = overlay(text, pieces, Piece(label, match.start(), end, SURE))
        # Whoever stands before the bracket at the beginning of the reference wrote the book.
        first = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), 0)
        one = pieces[first]
        alone = one.label in ("author", "editor") and one.end <= match.start() <= one.end + 2
        if alone and not _has_role(text, one):
            pieces[first] = replaced(one, label="author", probability=max(one.probability, 0.9))
            _title_behind(pieces, first + 2)
    return pieces


_LISTED = (
    r"(?:(?:[Vv]an|[Vv]on|[Dd]e[rnl]?|[Dd]i|[Ll]a)\s){0,3}[^\W\d_a-z][\w'’-]+,\s"
    r"[^\W\d_a-z]\.(?:[\s-]?[^\W\d_a-z]\.){0,3}"
)
_LIST_AND_ROLE = lazy(
    rf"(?:{_LISTED}[,;]?\s?(?:/\s?)?(?:(?:and|und|et|&)\s)?){{2,20}}\((?i:{EDITOR.bare()})\.?\)[.,:]?"
)


def list_before_role(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label names and initials before `(eds)` at the beginning whole as editors: `Cole, J., De Wit, F. (eds)`."""
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), 0)
    if pieces[at].label not in ("author", "editor"):
        return pieces
    match = _LIST_AND_ROLE.match(text, pieces[at].start)
    if match is None or (pieces[at].label == "editor" and pieces[at].end >= match.end()):
        return pieces
    whole = Piece("editor", match.start(), match.end(), SURE)
    behind = [piece for piece in pieces if piece.start >= match.end()]
    crossing = any(piece.start < match.end() < piece.end for piece in pieces)
    return pieces if crossing else [*pieces[:at], whole, *behind]


def _title_behind(pieces: list[Piece], at: int) -> None:
    """Raise the probability of a title behind sure names: only the end of the names was doubtful."""
    if at < len(pieces) and pieces[at].label == "title":
        pieces[at] = replaced(pieces[at], probability=max(pieces[at].probability, 0.9))


_ANY_ROLE = lazy(rf"(?<![^\W\d_])(?:{_EDITOR}|{_TRANSLATOR})", re.IGNORECASE)


def _has_role(text: str, piece: Piece) -> bool:
    return may_hold_role(text[piece.start : piece.end]) and bool(
        _ANY_ROLE.search(text, piece.start, piece.end)
    )


_WORD = r"(?:[^\W\d_a-zçğıöşü]\.\s?|(?:e[dlnrstzş]-|al-)?[^\W\d_a-zçğıöşü][\w'’\-]+)"
_NEXT = rf"(?:(?:\s|(?<=[.\s])){_WORD})"
"""Another word, behind a space or an initial: where any letter might begin one, a long word takes hours."""
_BEFORE_ROLE = lazy(r"(?:^|[,;.]\s|\(\s?)(?=(\w*))")
_INLINE = lazy(
    rf"(?:(?:{SOURCE_LANGUAGE}|{INTO_TURKISH})\s+)?(?i:(?P<editor>{EDITOR.strict()})|(?P<translator>{TRANSLATOR.strict()}))\s*:?\s*"
    rf"(?P<names>(?:(?i:{ACADEMIC.strict()})\s*){{0,3}}{_WORD}{_NEXT}{{1,3}})(?P<end>[,.;]|$|(?=\s\())"
)
_PHRASE = lazy(
    rf"(?<=[\s(])(?i:(?P<editor>{EDITOR.phrases()})|(?P<translator>{TRANSLATOR.phrases()}|{TRANSLATED_FROM}))\s+"
    rf"(?P<names>{_WORD}{_NEXT}{{0,3}})(?P<end>[,.;)]|$)"
)
_PHRASE_NEEDS = EDITOR.phrase_needs | TRANSLATOR.phrase_needs | TRANSLATED_FROM_NEEDS
_PHRASE_WORDS = frozenset(_ROLES).union(*TRANSLATED_FROM_NEEDS)
_BEFORE_WORD = lazy(r"[\s(](?=(\w+))")
_NAMED = ("editor", "translator", "author", "director")


def _inline(text: str) -> Iterator[re.Match[str]]:
    """Yield the roles at the beginning, behind a bracket that opens, or behind a mark and a space; no two overlap.

    To look for these places first takes less time than to try the words at every letter. Only what is translated from
    a language may begin with another word than a role.
    """
    end = 0
    whatever = may_name_source(text) or "Türkçesine" in text
    for mark in _BEFORE_ROLE.finditer(text):
        at = mark.end()
        if not whatever and not may_hold_behind(_ROLES, mark[1], text):
            continue
        if at >= end and (match := _INLINE.match(text, at)):
            yield match
            end = match.end()


def _phrases(text: str) -> Iterator[re.Match[str]]:
    """Yield the roles of several words; they are looked for at words that may begin one, as those of `_inline`."""
    end = 0
    if not may_hold(_PHRASE_NEEDS, text):
        return
    for mark in _BEFORE_WORD.finditer(text):
        at = mark.end()
        may_match = at >= end and fold_case(mark[1]) in _PHRASE_WORDS
        if may_match and (match := _PHRASE.match(text, at)):
            yield match
            end = match.end()


def inline_roles(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `, Haz. Ad Soyad,` between commas as editors and `, Çev. Ad Soyad,` as translators."""
    if not may_hold_role(text):
        return pieces
    for match in chain(_inline(text), _phrases(text)):
        there = [piece for piece in pieces if piece.start < match.end() and match.start() < piece.end]
        role_end = match.end("editor") if match["editor"] else match.end("translator")
        named = bool(there) and there[0].label in _NAMED
        if named and there[0].start < match.start() and role_end <= there[0].end <= match.start("names"):
            continue  # `A. B. and C. D., eds. Title`: the role belongs to the names before it.
        if (
            there
            and all(piece.label in _NAMED and piece.certain is None for piece in there)
            and len(there) == 1
        ):
            if there[0].label == ("editor" if match["editor"] else "translator"):
                pieces = [
                    replaced(p, probability=max(p.probability, 0.95)) if p is there[0] else p for p in pieces
                ]
            continue
        if len(there) == 1 and _is_of_journal(text, there[0], match):
            continue
        if len(there) == 1 and _is_whole_title(there[0], pieces, match):
            continue
        if _VOLUME_AND_NUMERAL.match(match["names"]):
            continue  # `Huk. Fak. Der. C. IX` is a journal.
        if _IN_LANGUAGE.match(text, match.start()) and _begins_with_place(match["names"]):
            continue  # The imprint of a translation: `(trad. it. Bari, Laterza, 1974)`.
        label = "editor" if match["editor"] else "translator"
        pieces = overlay(text, pieces, Piece(label, match.start(), match.end(), 0.95))
    return pieces


def _is_of_journal(text: str, piece: Piece, match: re.Match[str]) -> bool:
    """Return whether a journal begins with a role word and goes on in shortened words: `Org. Process Res. Dev.`"""
    begins = piece.label == "journal" and piece.start == match.start()
    return begins and bool(_SHORTENED_WORD.match(text, match.end(), piece.end))


_CASES = ("dan", "den", "tan", "ten", "nın", "nin", "nun", "nün", "nda", "nde")
"""Turkish endings that no name has: `Tercüme Odasından`."""


def _is_whole_title(piece: Piece, pieces: list[Piece], match: re.Match[str]) -> bool:
    """Return whether the only title begins with a role word that no name follows: `Tercüme Odasından Yazı Odasına`."""
    if piece.label != "title" or piece.start != match.start() or piece.end > match.end() + 1:
        return False
    first = match["names"].split()[0].strip(",.")
    only = sum(each.label == "title" for each in pieces) == 1
    return (
        only
        and match.start() in (match.start("editor"), match.start("translator"))
        and first.endswith(_CASES)
    )


_SHORTENED_WORD = lazy(r"\s[^\W\d_]{2,}\.")


def _begins_with_place(names: str) -> bool:
    return is_place(names.replace("-", " ").split()[0].strip(",.;"))


_IN_LANGUAGE = lazy(rf"\W*{INTO_LANGUAGE},?")
_VOLUME_AND_NUMERAL = lazy(r"(?:C|S|Cilt|Sayı|Yıl)\.?\s[IVXLC]+\b")
_BY = lazy(
    rf"(?<=[,.]\s)(?:(?P<by>(?:written\s+)?by|[Yy]azan:?)|par|von|di|por)\s+"
    rf"(?P<names>{_WORD}{_NEXT}{{1,3}})(?:[,.;]|$|(?=\s\())"
)
_INITIAL = lazy(r"[^\W\d_]\.")
_MAY_HOLD_BY = ("title", "author", "note")
_MAY_BEGIN_WITH_BY = ("editor", "translator", "publisher", "location")
"""Of these a name with what stands before it is a part: `a. c. di G. Scarpa`, `tip. di Giuseppe Antonelli`."""


def author_behind_by(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label `by Bernard Lewis`, `par …`, `von …`, `yazan …` behind a title as the author, if there is no other."""
    match = _BY.search(text)
    if match is None or not _by_somebody(match):
        return pieces
    there = [piece for piece in pieces if piece.start < match.end() and match.start() < piece.end]
    if len(there) != 1 or there[0].certain:
        return pieces
    begins = there[0].label in _MAY_BEGIN_WITH_BY and there[0].start == match.start()
    if not begins and there[0].label not in _MAY_HOLD_BY:
        return pieces
    titled = any(piece.label == "title" and piece.start < match.start() for piece in pieces)
    if not titled or any(piece.label == "author" and piece is not there[0] for piece in pieces):
        return pieces
    return overlay(text, pieces, Piece("author", match.start(), match.end(), 0.95))


def _by_somebody(match: re.Match[str]) -> bool:
    """Return whether a name follows: behind `by` all capitalised words but firms, as other words lead to places too."""
    names = match["names"]
    classes = {word_classes().get(fold_case(word), "") for word in names.split()}
    sure = match["by"] is not None and classes.isdisjoint({"publisher", "school", "body"})
    return sure or is_name(names) or bool(_INITIAL.match(names))


_BODY_BEFORE_ROLE = lazy(
    r"(?P<body>[^\W\d_]+(?:[ ,]+[^\W\d_][\w\-]*)+)\s*\((?:Hrsg|Hgg?|[Ee]ds?|Haz|haz)\.?\)[:.,;]?"
)


def body_before_role(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a ministry or office before (Hrsg.) as one editor, whatever commas its name has."""
    first = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), None)
    match = _BODY_BEFORE_ROLE.match(text, pieces[first].start) if first is not None and "(" in text else None
    if match and _BODY_WORD.match(match["body"]) and pieces[first or 0].end < match.end():
        return overlay(text, pieces, Piece("editor", match.start(), match.end(), SURE))
    return pieces


_BODY_WORD = lazy(
    r"(?:Bundes|Landes|Reichs)?(?:ministerium|amt|anstalt|zentrale|institut|ministry|ministère|ministero)\b",
    re.IGNORECASE,
)
_ACRONYM = lazy(
    r"(?P<body>[A-ZÇĞİÖŞÜ]{2,}(?:[-–][A-ZÇĞİÖŞÜ]{2,})?|"
    r"(?:[A-ZÇĞİÖŞÜ]\.){2,}),\s+(?=[A-ZÇĞİÖŞÜ0-9“\"][\wçğıöşü’'“\"]+)"
)


def acronym_first(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label a known acronym before the first comma as the author and what follows as the title."""
    first = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), None)
    match = _ACRONYM.match(text, pieces[first].start) if first is not None else None
    if first is None or match is None or match["body"].replace(".", "") not in ACRONYMS:
        return pieces
    if any(piece.label == "archive-location" for piece in pieces):
        return pieces
    end = match.end("body") + 1
    if pieces[first].label not in ("author", "title", "container-title", "journal", "publisher", "archive"):
        return pieces
    made = overlay(text, pieces, Piece("author", match.start(), end, SURE))
    behind = first + 1
    if behind < len(made) and made[behind].label in (
        "author",
        "publisher",
        "container-title",
        "journal",
        "archive",
    ):
        made[behind] = replaced(made[behind], label="title")
    if behind + 1 < len(made) and made[behind].label == made[behind + 1].label == "title":
        made[behind : behind + 2] = [joined(made[behind], made[behind + 1], "title")]
    return made


_INITIALS_FIRST = lazy(
    r"(?P<name>(?:[^\W\d_a-zçğıöşü]\.[\s\-]?){1,3}(?:[a-z]{2,3}\s)?[^\W\d_a-zçğıöşü][\w'’\-]+),\s+"
    r"(?P<word>[^\W\d_a-zçğıöşü][^\W\d_]{3,})[.:]$"
)


def first_word_of_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the title the word behind a whole name: in `K.C. King, Achilles. Paradigms …` Achilles is no name."""
    for i, (piece, behind) in enumerate(pairwise(pieces)):
        if piece.label != "author" or behind.label != "title":
            continue
        match = _INITIALS_FIRST.fullmatch(text[piece.start : piece.end])
        if match and not _ANY_ROLE.search(match["word"]):
            at = piece.start + match.start("word")
            cut = piece.start + match.end("name") + 1
            return [*pieces[:i], replaced(piece, end=cut), replaced(behind, start=at), *pieces[i + 2 :]]
    return pieces


_TWO_FAMILIES = lazy(r"[^\W\d_a-z][^\W\d_]+\s(?:and|und|et|&|ve)\s[^\W\d_a-z][^\W\d_]+,?")
_SHORTENED = lazy(r"(?:[^\W\d_]+\.?\s)*[^\W\d_]+\.[\s,]*")


def families_before_journal(text: str, pieces: list[Piece]) -> list[Piece]:
    """Label two family names before a shortened journal as the authors: `Lund and Barna, Root Res. (1997) 57`.

    Where journals are written in full, titles stand before them: `War and Peace, Journal of Russian Studies`.
    """
    at = next((i for i, piece in enumerate(pieces) if piece.label != "citation-number"), len(pieces))
    labels = [piece.label for piece in pieces[at : at + 2]]
    if labels != ["title", "journal"] or any(piece.label == "author" for piece in pieces):
        return pieces
    title, journal = pieces[at : at + 2]
    named = _TWO_FAMILIES.fullmatch(text, title.start, title.end) and _SHORTENED.fullmatch(
        text, journal.start, journal.end
    )
    return relabelled(pieces, [at], "author") if named else pieces


_ARTICLE_AND_WORD = lazy(r"(?:L['’]|(?:Il|Lo|La|Gli|Le|I|The|Der|Die|Das|Les|El|Los|Las)\s)[^\W\d_]+\.")


def article_of_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the title of an edited book its first word with the article: `L'Arno. Storia di un fiume, a cura di …`."""
    for i, piece, behind in neighbours(pieces, "author", "title"):
        if _ARTICLE_AND_WORD.fullmatch(text, piece.start, piece.end):
            return [*pieces[:i], joined(piece, behind, "title"), *pieces[i + 2 :]]
    return pieces


_LAST_NAME = lazy(r"(?P<before>[^,]+,[^,]*[^\W\d_]\.?),\s+(?P<last>[^,;:]+)")
_INFLECTED = lazy(r"[^\W\d_]{2,}['’](?:[dt][ae]n?|[ynsş]?[aeıiuü]n?|n[ıiuü]n|y?l[ae]|n?[dt][ae]ki)(?!\w)")
"""A name with a Turkish case behind its apostrophe; L'Empire and dell'Arte have none."""


def inflected_name_of_title(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the title the beginning of the name it inflects: `Gökçe, Ayla, H. Edip Adıvar'dan Mektuplar`."""
    for i, piece, behind in neighbours(pieces, "author", "title"):
        inflected = text[piece.end : behind.start].isspace() and _INFLECTED.match(text, behind.start)
        match = _LAST_NAME.fullmatch(text, piece.start, piece.end) if inflected else None
        if match:
            at = match.start("last")
            cut = [replaced(piece, end=match.end("before") + 1), replaced(behind, start=at)]
            return [*pieces[:i], *cut, *pieces[i + 2 :]]
    return pieces


_NAME_AND_WORD = lazy(r"(?P<name>[^,]+),\s+(?P<word>[^\W\d_]+),\s*$")
_NAME_AND_DEGREE = lazy(
    rf"(?P<name>[^,]+),\s(?P<word>(?:(?:{ACADEMIC.bare()})\.\s?){{1,4}}(?P<names>(?:[^\W\d_]+(?:\s[^\W\d_]+){{0,2}})?)\s?)$",
    re.IGNORECASE,
)
_GENITIVE = lazy(r"[^\W\d_]+['’]n?[ıiuü]n\b")


def title_of_person_is_no_name(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the title a word such as Sultan or Dr. behind a whole name: `Vedat Çelik, Sultan, Saray ve Sadaret`."""
    for i, piece, behind in neighbours(pieces, "author", "title"):
        match = _NAME_AND_WORD.fullmatch(text[piece.start : piece.end])
        named = match is not None and fold_case(match["word"]) in HONORIFIC.words and is_name(match["name"])
        if match is None and (match := _NAME_AND_DEGREE.fullmatch(text[piece.start : piece.end])):
            genitive = not match["names"] or _GENITIVE.match(text, behind.start)
            named = " " in match["name"].strip() and bool(genitive)
        if match and named:
            end = piece.start + match.end("name") + 1
            cut = [replaced(piece, end=end), replaced(behind, start=piece.start + match.start("word"))]
            return [*pieces[:i], *cut, *pieces[i + 2 :]]
    return pieces


_HONORED = lazy(rf"[^,.;:]*\s(?:{'|'.join(sorted(HONORIFIC.words))})", re.IGNORECASE)
_POSSESSED = lazy(r"[^\W\d_a-z][^\W\d_]+[ıiuüî]\.?")


def title_with_ruler(text: str, pieces: list[Piece]) -> list[Piece]:
    """Give the title of a manuscript the name that it belongs to: `Uluğ Bey | Zîci. | Kandilli Kütüphanesi`."""
    for i, name, title in neighbours(pieces, "author", "title"):
        whole_name = _HONORED.fullmatch(text, name.start, name.end)
        if whole_name and _POSSESSED.fullmatch(text, title.start, title.end):
            return [*pieces[:i], joined(name, title, "title"), *pieces[i + 2 :]]
    return pieces


_INVENTORS = lazy(r"(?P<names>.+?),\s+(?P<rest>inventors?\b.*)", re.IGNORECASE)


def inventors(text: str, pieces: list[Piece]) -> list[Piece]:
    """End the names of `Gerber H, inventor; Alpine Devices AG, assignee.` where they are called inventors."""
    for piece in pieces:
        match = _INVENTORS.fullmatch(text, piece.start, piece.end) if piece.label == "author" else None
        if match:
            behind = text.find("assignee", match.start("rest"))
            end = max(piece.end, text.find(".", behind) + 1) if behind >= 0 else piece.end
            return overlay(text, pieces, Piece("note", match.start("rest"), end, SURE))
    return pieces
