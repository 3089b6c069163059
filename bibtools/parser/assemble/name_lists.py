"""Lists of names, split into persons and corporate bodies."""

from __future__ import annotations

import re

from bibtools.language.bodies import ACRONYMS
from bibtools.language.name_lists import AND, OTHERS
from bibtools.language.particles import PARTICLES
from bibtools.language.person_titles import ACADEMIC
from bibtools.language.statements import NO_AUTHOR, UNNAMED
from bibtools.language.word_table import words_of
from bibtools.model import Name
from bibtools.parser.assemble.hyphens import with_semicolons
from bibtools.parser.assemble.one_name import (
    AND_ANCHORS,
    CONJUNCTION,
    INITIALS,
    SON_OF,
    begins_with_initial,
    ends_as_family,
    family_given,
    initials_behind,
    is_body,
    is_particle,
    natural,
)
from bibtools.parser.assemble.trim import trim
from bibtools.parser.lexicon import is_family, is_given
from bibtools.support.folding import fold_case, fold_letters
from bibtools.support.patterns import lazy

_OTHERS = lazy(rf"[\s,;&]*(?<!\w)(?:{OTHERS.loose()})\s*\.?\s*", re.IGNORECASE)
_STRONG_MARKS = frozenset(";/|-–—")
_STRONG = lazy(
    r"\s*;\s*|\s+[-–—]\s+|\s*(?<!\d)/(?!\d)\s*|\s+\|\s+"
    r"|(?<=[^\W\d_]{3})[-–](?=(?:[A-ZÇĞİÖŞÜ]\.\s?)+[A-ZÇĞİÖŞÜ])"  # M. Carlisle-O. Levaniouk
    r"|(?<=\.)\s*[-–—]\s*(?=[A-ZÇĞİÖŞÜ][^\W\d_]+,)"  # Zaim, S.- Peker, M.
    r"|(?<=,\s[^\W\d_]\.)[-–—]\s+(?=(?:[A-ZÇĞİÖŞÜ]\.\s?){2,3}[A-ZÇĞİÖŞÜ][^\W\d_]{2})"  # EBERT, W.- P. N. Boran
    r"|(?<=\))\s*[-–—]\s*(?=[A-ZÇĞİÖŞÜ][^\W\d_]+\s\()"  # TUOR (P.)- SCHNYDER (B.)
    r"|(?<=\.)\s*[-–—]\s*(?=[A-ZÇĞİÖŞÜ]{3,}\s[A-ZÇĞİÖŞÜ]\.)"  # PETROV A.K.–SOROKINA L.
    r"|(?<=[^\W\d_]\s[A-ZÇĞİÖŞÜ]\.)\s*[-–—]\s*(?=[A-ZÇĞİÖŞÜ][^\W\d_]{2,}\s[A-ZÇĞİÖŞÜ]\.)"  # Keydemir Ç.-Tabak F.
    r"|(?<=[a-zçğıöşü]{2})[-–]\s+(?=[A-ZÇĞİÖŞÜ]{3,}[,\s])"  # KAYA, Ali- DEMİR, Veli
    rf"|\s*[-–—]\s*(?=(?i:{ACADEMIC.strict()}))"  # Dr. Ali Kaya-Dr. Veli Demir
    r"|(?<=[^\W\d_]{2})—(?=[^\W\d_]{2})"  # Kaya,Ali—Demir,Ayşe
)
_FAMILY = r"(?:[^\W\d_a-zçğıöşüșț][^\W\d_]+(?:[ '’\-][^\W\d_a-zçğıöşüșț][^\W\d_]+)?)"
_FAMILY_INITIALS = lazy(rf"({_FAMILY}),\s*((?:[A-ZÇĞİÖŞÜ]\.[\s\-]?){{1,3}})\.*")
_BETWEEN_PAIRS = lazy(rf"\s*[,;.\-–/&]?\s*(?:(?:{AND.strict()})\s+)?", re.IGNORECASE)
# Only from the first of several brackets, or a long run of them takes the square of its length.
_BRACKETS = lazy(r"(?<![(\[\s])\s*[(\[]\s*[\d\W]*[)\]]")
_ENDS_INITIAL = lazy(r"(?:^|[\s.\-])(?:[^\W\d_]|[CPST]h|St|Chr|Fr|Iu|Ju|Wm)\.\s*$")
"""An initial at the end of a name, some of two letters and more: `Hradil, St.`"""
_NO_WORD = lazy(r"^\W+(?<!\.)")
_GLUED = lazy(r"(?<![\w.])(?:[A-ZÇĞİÖŞÜ]\.){1,4}(?=[A-ZÇĞİÖŞÜ][^\W\d_]{2})")
"""Initials that lost the space before the family name: `A.Ş.Esmer`."""


_NO_AUTHOR = lazy(rf"(?:{NO_AUTHOR.strict()})")
_UNNAMED = frozenset(map(fold_case, UNNAMED.words))
_SHORT = 10
"""Letters of the longest of both."""


_ARTICLE = lazy(r"^(?:(?:der|dem|den|des)\s|d\.\s(?=\S+\s))(?=[^\W\d_a-z])")
"""The German article of a body behind the preposition of its role: `hrsg. v. der Landeszentrale`."""
_GROUP = lazy(
    r"(?<=[\w.])\s\((?:for\s|on\sbehalf\sof\s)?(?:the\s)?(?P<group>[^()]{2,60}\s(?:Collaborations?|Consortium))\)\W*$"
)
"""The group behind the names of some of its members: `M. Abe et al. (Belle Collaboration)`."""


_ACRONYM_AND_NAME = lazy(r"[A-ZÇĞİÖŞÜ]{3,8}\s[-–—]\s(?=[^\W\d_])")
"""A body by its letters and by its name: `ABNT – Associação Brasileira de Normas Técnicas`."""
_GROUP_FIRST = lazy(r"(?P<group>[^,;()]{2,60}\s[Cc]ollaborations?)[,;:]\s(?=\S)")
"""The group before the names of some of its members: `ALEPH Collaboration, D. Decamp et al.`"""
_WITHOUT_MARKS = lazy(rf"(?:{_FAMILY}\s(?:[A-ZÇĞİÖŞÜ]\.\s?){{1,3}}){{2,}}")
"""A list that nothing but full stops parts: `Kaya D. Öz M.`"""
_FAMILY_THEN_INITIALS = lazy(rf"({_FAMILY})\s((?:[A-ZÇĞİÖŞÜ]\.\s?){{1,3}})")


_INITIALS_ALONE = lazy(r",\s(?:[A-ZÇĞİÖŞÜ]\.\s?){2}")
"""Initials behind a family name that would be “and others” in small letters: `Kaya, V. D.`"""
_PERSON_AND = lazy(rf"{_FAMILY},\s(?:[A-ZÇĞİÖŞÜ]\.\s?){{1,3}}(?:&|(?:and|und|ve|et)(?=\s))")
"""A person before another name, which may be that of a body: `Kaya, W. E. & National Survey`."""


def names_nobody(text: str) -> bool:
    """Return whether a text says that nobody is named, and nothing else: `o. V.`, `İmzasız`, `Anon.`"""
    bare = text.strip(" .,;:()[]")
    return len(bare) <= _SHORT and bool(_NO_AUTHOR.fullmatch(text.strip()) or fold_case(bare) in _UNNAMED)


def read_names(text: str) -> tuple[Name, ...]:
    """Return the names in `text`, a list without role words; a closing "vd." or "et al." as Name(others=True)."""
    text = " ".join(text.split()).replace(" ,", ",")
    if "." in text:
        text = _GLUED.sub(r"\g<0> ", text)
    if "(" in text and (group := _GROUP.search(text)):
        named = read_names(text[: group.start()])
        rest = tuple(name for name in named if name.others)
        return (*named[: len(named) - len(rest)], Name(literal=group["group"]), *rest)
    if (dash := _ACRONYM_AND_NAME.match(text)) and "," not in text and len(text[dash.end() :].split()) > 2:
        return (Name(literal=text.strip(" .:")),)
    if "ollab" in text and (first := _GROUP_FIRST.match(text)):
        return (Name(literal=first["group"]), *read_names(text[first.end() :]))
    others = False
    may_match = not OTHERS.anchors.isdisjoint(words_of(text))
    match = next(reversed(list(_OTHERS.finditer(text))), None) if may_match else None
    if match and _INITIALS_ALONE.fullmatch(match[0]):
        match = None
    if match and (match.end() >= len(text.rstrip(" ,.;:)")) or match.end() == len(text)):
        text, others = text[: match.start()], True
    text = trim(_BRACKETS.sub(" ", text) if "(" in text or "[" in text else text)
    if names_nobody(text):
        text = ""
    body = bool(text) and is_body(text) and not _PERSON_AND.match(text)
    names = [Name(literal=_ARTICLE.sub("", text))] if body else _persons(text) if text else []
    if others:
        names.append(Name(others=True))
    return tuple(names)


def _persons(text: str) -> list[Name]:
    pairs = _pairs(text)
    if pairs:
        return pairs
    if "," not in text and _WITHOUT_MARKS.fullmatch(text):
        return [family_given(each[1], each[2].strip()) for each in _FAMILY_THEN_INITIALS.finditer(text)]
    text = with_semicolons(text)
    parted = [text] if _STRONG_MARKS.isdisjoint(text) else _STRONG.split(text)
    may_join = "&" in text or not AND_ANCHORS.isdisjoint(words_of(text))
    names: list[Name] = []
    for part in parted:
        if part.strip(" .,"):
            inverted = True
            for piece in _and_parts(part) if may_join else (part,):
                found = _list(piece)
                if inverted and len(found) == 2 and piece.count(",") == 1 and names:
                    # As those before it: Lozano Vega, Ana y Sarabia Vejo, María Justina.
                    found = [family_given(*map(str.strip, piece.split(",")))]
                inverted = inverted and len(found) == 1 and piece.count(",") == 1
                names.extend(found)
    return names


def _pairs(text: str) -> list[Name]:
    """Read a list that is nothing but `Family, I.` over and over, whatever stands between: `KAYA, H. DEMİR, F.`"""
    names: list[Name] = []
    at = 0
    while match := _FAMILY_INITIALS.match(text, at):
        names.append(family_given(match[1], match[2].strip(" -")))
        between = _BETWEEN_PAIRS.match(text, match.end())
        at = between.end() if between else match.end()
    return names if at >= len(text) and len(names) > 1 else []


def _and_parts(text: str) -> list[str]:
    """Split at ve, and, und …; the short y, e, i of double family names (Ortega y Gasset) part no names."""
    parts: list[str] = []
    at = 0
    found = list(CONJUNCTION.finditer(text))
    words = {match[0].strip(" ,") for match in found}
    for match in found:
        left = text[at : match.start()].strip(" .,")
        word = match[0].strip(" ,")
        short = len(word) == 1 and word.isalpha()
        if word.isupper() and len(word) <= 2 and not left.isupper():
            # Initials before a family name, or among others: PF Canning, JA Stalwart; Holm, L E O.
            continue
        if word == "i" and len(words) > 1:
            continue  # Of a Catalan family name, where another word joins persons: J. Solà i Ferrer y H. Benítez.
        if (
            word in ("y", "i")
            and len(left.split()) > 1
            and "," not in left
            and len(text[match.end() :].split()) == 1
        ):
            continue  # Nobody is one family name alone: José Ortega y Gasset.
        if word in ("y", "i") and text.count(",") == 1 and _REST_OF_FAMILY.match(text, match.end()):
            continue  # Gil de Zárate y Mora, A.
        if left and not (short and len(left.split()) == 1):
            parts.append(text[at : match.start()])
            at = match.end()
    parts.append(text[at:])
    return [part for part in parts if part.strip(" .,")]


_REST_OF_FAMILY = lazy(r"[^\W\d_a-z][\w\-]+,\s")


def _list(text: str) -> list[Name]:
    """Read names that commas part: `Soyad, Ad`, `Ad Soyad, Ad Soyad`, `Soyad, A., Soyad, B.`."""
    parts = [part for part in (_tidy(p) for p in text.split(",")) if part]
    names: list[Name] = []
    initialled = sum(bool(_INITIALLED.fullmatch(part)) for part in parts) > 1
    if len(parts) > 2 and _double_family(parts[0], parts[1]) and all(" " in part for part in parts[2:]):
        # Akgün Deniz, Sevgi, Kemal Ağaoğlu: nobody else has only a given name.
        names.append(family_given(parts[0], parts[1]))
        parts = parts[2:]
    if len(parts) % 2 and len(parts) > 1 and all(map(_ACRONYM.fullmatch, parts)):
        return [Name(literal=part) for part in parts]
    if _are_families(parts):
        return [natural(part) for part in parts]
    i = 0
    while i < len(parts):
        part = parts[i]
        following = parts[i + 1] if i + 1 < len(parts) else ""
        if fold_case(part).rstrip(".") in ("jr", "sr", "iii", "ii") and names:
            last = names.pop()
            names.append(
                Name(last.family, last.given, last.dropping_particle, last.non_dropping_particle, part)
            )
        elif following and _has_order(part, following):
            names.append(natural(part))
            i += 1
        elif following and _inverted(part, following, len(parts), first=not i, even=not i % 2):
            names.append(family_given(part, following))
            i += 1
        else:
            names.append(natural(part, initialled=initialled))
        i += 1
    return names


_DOUBLE = lazy(r"(?:[^\W\d_a-z][\w\-]+\s(?:de\s|del\s)?){1,2}(?:y|i|e)\s[^\W\d_a-z][\w\-]+")
"""A Spanish, Catalan or Portuguese double family name: `Puigdollers i Mas`."""
_INITIALLED = lazy(r"[^\W\d_][\w'’\-]+(?:\s[^\W\d_][\w'’\-]+)?\s[A-ZÇĞİÖŞÜ]{1,3}")


_FAMILY_ALONE = lazy(r"(?:(?:de|von|van)\s)?[^\W\d_a-zçğıöşü][^\W\d_]{2,}")


def _are_families(parts: list[str]) -> bool:
    """Return whether each of three names, or another odd number, is a family name alone: `Meeks, Scheidel, Weiland`.

    An even number may be families and given names in turns.
    """
    return (
        len(parts) > 2
        and len(parts) % 2 == 1
        and all(_FAMILY_ALONE.fullmatch(part) and not is_given(part) and not part.isupper() for part in parts)
    )


_ACRONYM = lazy(r"[A-ZÇĞİÖŞÜ]{3,5}")
"""An acronym; an odd number of them are bodies, as families with given names come in pairs: `APHA, AWWA, WEF`."""
_ORDER = lazy(
    r"(?:S\.?\s?J|O\.?\s?F\.?\s?M|O\.?\s?S\.?\s?B|O\.?\s?P|F\.?\s?S\.?\s?A|D\.\s?Litt|Ph\.?\s?D)\.?"
)
"""Religious orders, learned societies and degrees behind a name."""


def _double_family(part: str, following: str) -> bool:
    """Return whether the first of a list may be two family names and the second a lone given name."""
    words = part.split()
    lone = following.istitle() and following.isalpha() and (is_given(following) or not is_family(following))
    family = len(words) == 2 and (
        is_family(words[1]) or ends_as_family(words[1]) or not any(map(is_given, words))
    )
    return family and lone


_FAMILY_FIRST = lazy(r"[^\W\d_a-zßà-öø-ÿçğıöşü]{2,}(?:\s(?:[^\W\d_a-zçğıöşü][a-zßà-öø-ÿçğıöşü]+|[A-Z]))+")
"""A family name in capitals before given names: `DURAND Emmerich`, `GU X Y`."""


def _has_order(part: str, following: str) -> bool:
    """Return whether an order follows a whole name, where initials would make it a family name: Juan Mariana, S. J."""
    return bool(_ORDER.fullmatch(following)) and " " in part and any(map(is_given, part.split()[:-1]))


def _tidy(text: str) -> str:
    stop = "." if text.rstrip().endswith(".") and _ENDS_INITIAL.search(text) else ""
    text = text.strip(" .;:") + stop
    if text and not text[0].isalnum() and text[0] not in "'’":
        text = _NO_WORD.sub("", text)
    return text.strip()


def _is_arabic(given: list[str]) -> bool:
    """Return whether names hold “son of” or begin with “father of”, as those of Arabic authors do."""
    return any(word in SON_OF for word in given) or (len(given) > 1 and fold_letters(given[0]) == "ebu")


_INITIAL = lazy(r"[^\W\d_a-zçğıöşü]\.")


def _inverted(part: str, following: str, count: int, *, first: bool = False, even: bool = False) -> bool:
    """Return whether `part` is a family name and `following` its given names.

    `first` says that it is the first of `count` parts, `even` that an even number of them stands before it.
    """
    words = part.split()
    given = following.split()
    if INITIALS.fullmatch(" ".join(word for word in given if not is_particle(word))):
        return not initials_behind(words)
    if INITIALS.fullmatch(part) or begins_with_initial(words):
        return False
    if initials_behind(words) and initials_behind(given):
        return False  # Each has initials behind the family name: Günay F., Ayhan F.
    if _FAMILY_FIRST.fullmatch(part) and _FAMILY_FIRST.fullmatch(following):
        return False  # Each has its own order: DURAND Emmerich, HOLZER Ruth
    if part in ACRONYMS and following in ACRONYMS:
        return False
    # Capitals behind a family name are initials: Holt ST.
    bare = [w for w in words if fold_case(w) not in PARTICLES or (w.isupper() and w is words[-1])]
    if len(bare) == 1:
        # `Soyad, Ad` but not `Mehmed, Ali Paşa`; a single word can be nothing else than a family name.
        capitals = part.isupper() and not following.isupper()
        return len(given) <= 4 or capitals or (count == 2 and _is_arabic(given))
    if count == 2 and len(bare) < 4 and _is_arabic(given):
        return True  # Ebû Ubeyd, Ma'mer b. el-Müsennâ
    if (part.isupper() and not following.isupper()) or (count == 2 and _DOUBLE.fullmatch(part)):
        return True
    trailing = len(given) > 1 and given[-1].islower() and fold_case(given[-1]) in PARTICLES
    known = all(map(is_given, given)) and not any(map(is_given, bare))
    if len(bare) == 2 and len(given) == 1 and known and (first if count % 2 else even):
        return True  # Falomir Arnau, Miguel, Leticia Ruiz-Cano; Zuin, Alvise, Lo Verso, Giacomo
    if count == 2 and len(bare) == 3 and len(given) == 1 and not any(map(is_given, bare)):
        return True  # Castro Gutiérrez Lara, Felipa
    # Piccolomini Testa, Enea Silvio; Fallas Monge-Sibaja, Carlos L.
    if (
        count == 2
        and len(bare) == 2
        and len(given) == 2
        and _INITIAL.fullmatch(given[1])
        and given[0].isalpha()
    ):
        return True  # Kaya Erdoğan, Murat Y.: nobody's family name is an initial.
    ends_in_initial = bool(given) and _INITIAL.fullmatch(given[-1]) is not None
    named = bool(given) and (is_given(given[-1]) or (is_given(given[0]) and ends_in_initial))
    last = named and not any(map(is_given, bare))
    return count == 2 and len(bare) == 2 and (len(given) == 1 or trailing or known or last)
