"""One name of a list: a person, split into family name and given names, or a body."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from bibtools.language.bodies import (
    BODY,
    BODY_BY_FORM,
    IN_LIST_OF_NAMES,
    PERHAPS_BODY,
    PERHAPS_SCHOOL,
    SCHOOL,
)
from bibtools.language.name_lists import ABBREVIATED_AND, AND, SHORT_AND, WITH
from bibtools.language.particles import ABBREVIATED, OF_FAMILY, PARTICLES
from bibtools.language.person_titles import (
    ACADEMIC,
    BEHIND_NAME,
    FOREMOST,
    PROFESSIONAL,
    RANK,
    SURE_HONORIFIC,
)
from bibtools.language.word_table import may_begin
from bibtools.model import Name
from bibtools.parser.assemble.given_names_alone import is_kept_whole
from bibtools.parser.lexicon import is_family, is_given
from bibtools.support.dataclass import replaced
from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

_HONORIFIC = frozenset(map(fold_case, SURE_HONORIFIC))
SON_OF = ("b.", "bin", "ibn", "bint", "bt.")
"""Arabic “son of” and “daughter of” between names, as scholars write them: a name with it has no family name."""
_FROM_A_PLACE = lazy(r"['’]l[ıiuü]$")
"""Turkish “of” a place, the first word of an ancient author's name: İzmir'li Homeros."""
_SON_OF_TURKISH = lazy(r"z[âa]de$")
"""Persian “son of”, with which Ottoman names begin: Kınalızâde Ali, Recaizade Mahmud Ekrem."""
_FOREMOST = frozenset(map(fold_case, FOREMOST.words))
_ACADEMIC = lazy(
    rf"^(?:(?:{ACADEMIC.bare()}|{PROFESSIONAL.bare()})\.?\s*)+(?=[^\W\d_]|\(E)(?<=[.\s])", re.IGNORECASE
)
_ARABIC = lazy(r"(?:e[dlnrstzş]|al)-|(?:b|bt|bin|ibn|bint)$")
"""How words of Arabic names begin, or what they are, that have no capital: et-Türkî, b., bint."""
_RANKS = rf"(?:{RANK.loose()}|{ACADEMIC.strict()})"
_RANK_BEHIND = lazy(
    rf"\s*[(\[](?:{_RANKS}(?:\s?{_RANKS})*|{BEHIND_NAME.loose()}|(?:pseud(?:onym)?|takma ad[ıi]?)\b[^()]*)[)\]]$",
    re.IGNORECASE,
)
_DEGREE_BEHIND = lazy(rf"[(\[](?:(?:{ACADEMIC.strict()})\s?)+[)\]]$", re.IGNORECASE)
_OF_OFFICER = lazy(r"^(?i:e\.\s?)(?=(?i:kur|alb|yb|gen|korg|org|tümg|tuğg|bnb)\b)")
"""Turkish “retired” before a rank, which alone would be an initial."""
_RETIRED = lazy(r"^\(E\.?\)\s")
"""The same behind a rank: `Dz. Alb. (E) Afif Aydın`."""
_TITLE_STARTS = ACADEMIC.starts | PROFESSIONAL.starts
INITIALS = lazy(r"(?:(?:[^\W\d_]{1,2}\s?\.|M\.?ª)[\s\-]*)+|[A-ZÇĞİÖŞÜ](?:[\s\-][A-ZÇĞİÖŞÜ])*")
"""Initials of given names: `A. Ş.`, `Yu. N.`, `J-P`, `M.ª T.`"""
AND_ANCHORS = AND.anchors | WITH.anchors | ABBREVIATED_AND.anchors | SHORT_AND.anchors
"""Words of which a text holds one if an “and” may stand in it."""
CONJUNCTION = lazy(
    rf",?\s+(?:{AND.strict()}|{WITH.strict()})\s+(?=[^\W\d_])|\s*&\s*"
    rf"|(?<!,)\s+(?-i:{ABBREVIATED_AND.strict()})\s+(?=[^\W\d_])"
    rf"|,\s+(?-i:{ABBREVIATED_AND.strict()})\s+(?-i:(?=[^\W\d_a-z][^\W\d_]+\s+[^\W\d_a-z]))"
    rf"|(?-i:(?:(?<=[^\W\d_]{{2}})|(?<=[^\W\d_]\.))\s+(?:{SHORT_AND.strict()})\s+(?=[^\W\d_a-zà-öø-ÿа-я]))",
    re.IGNORECASE,
)
"""And, ve, ile, & between names."""
_BODY_WORDS = frozenset(
    fold_case(word) for table in (BODY, PERHAPS_BODY, SCHOOL, PERHAPS_SCHOOL) for word in table.words
) - {"ana"}
"""Words of bodies; `ana` of `ana bilim dalı` is also a given name, and never stands without the others."""
_BODY_PHRASES = frozenset(fold_case(form.replace("_", " ")) for form in BODY.forms if "_" in form)
_ACRONYM = lazy(r"(?:[A-ZÇĞİÖŞÜ]\.\s?){3,}|[A-ZÇĞİÖŞÜ]{2,}(?:[-–][A-ZÇĞİÖŞÜİa-zçğıöşü]+)*")
_BODY_PART = lazy(r"[^\W\d_][\w'’\-]*")
_WORD = lazy(r"\w+")
_PERHAPS_BODY_NAME = lazy(rf"(?:{IN_LIST_OF_NAMES.strict()})", re.IGNORECASE)
_FIRM = lazy(r"^The\s\S+\s\S|\s(?:&\sCo|A/S|& Sons|& SONS)\.?$")
"""How names of firms and of groups of authors begin or end: `The PRECISE Investigators`, `Glendale & Co.`"""
_DIRECTORATE = lazy(r"\b(?:Gn|Gen|Genel)\.?\s?(?:Md|Müd|Müdürlüğü|Kur)\.?$")
_DOTTED = lazy(r"(?:[^\W\d_a-zçğıöşü]\.-?){1,3}")
_LETTERS = lazy(r"[A-ZÇĞİÖŞÜ]{1,3}")
_ENDS_AS_FAMILY = lazy(r"[^\W\d_]{2}(?:oğlu|oglu|kaya|soy|taş|tas|gil|bayrak|bulut|demir|pınar)$")
"""How words end that are Turkish family names, folded with `fold_case`, if they are no given name (Aykaya, Aksoy)."""
_LATER_SURNAME = lazy(r"(?P<before>[^()\[\]]+?)\s*[(\[](?P<surname>[^\W\d_a-zçğıöşü][^\W\d_]{2,})[)\]]")
_GIVEN_IN_BRACKETS = lazy(
    r"(?P<family>[^()\[\]]+?)\s?\((?P<given>(?:[^\W\d_a-zçğıöşü][^\W\d_]+\s){0,2}(?:[^\W\d_a-zçğıöşü]\.[\s-]?){1,3}(?:v\.|von|de|van)?)\)"
)
"""A family name before given names with initials in a bracket, as jurists write: `TUOR (P.)`, `TEZCAN (Bülent N.)`."""
_ORDER_BEHIND = lazy(
    r"(?<=[^\W\d_]{2})\s(?:S\.\s?[IJ]|O\.\s?F\.\s?M(?:\.\s?Cap)?|O\.\s?S\.\s?[BA]|O\.\s?P|O\.\s?Cist|O\.\s?Carm)\.?$"
)
"""The religious order behind the name of a member: `François Lestringant S.I.`"""
_ROMAN_NAME = lazy(r"^[IVX]+\.?$")


def is_body(text: str) -> bool:
    """Return whether the text names a body: an acronym, or words such as Kurumu, Bakanlığı, University."""
    bare = text.strip(" .,;:")
    if (
        _ACRONYM.fullmatch(text.strip(" ,;:"))
        and (len(bare.replace(".", "")) > 1)
        and " " not in bare.replace(". ", ".")
    ):
        return True
    words: list[str] = _BODY_PART.findall(bare)
    if ("," not in bare and _FIRM.search(bare)) or BODY_BY_FORM.search(bare):
        return True
    if "G" in bare and _DIRECTORATE.search(bare):
        return True
    if len(words) < 2:
        return False
    if "," not in bare and "." not in bare.removesuffix("e.V") and any(map(_of_body, _WORD.findall(bare))):
        return True
    bodies = [i for i, word in enumerate(words) if _body_word(word)]
    if not bodies:
        if len(words) < 7 or "," in bare:
            return False
        lower = sum(
            word[0].islower() and fold_case(word) not in PARTICLES and not _ARABIC.match(word)
            for word in words
        )
        return lower > 1 and not CONJUNCTION.search(bare)
    return not ("," in bare and bodies[0] > 3 and INITIALS.search(bare)) or len(words) > 4


def _body_word(word: str) -> bool:
    """Return whether a word is one of bodies, also behind letters: `VDI-Gesellschaft`."""
    letters, _, behind = word.rpartition("-")
    return fold_case(behind if letters.isupper() else word) in _BODY_WORDS


@lru_cache(maxsize=1 << 12)
def _of_body(word: str) -> bool:
    """Return whether a word names a body if no comma or full stop stands in the name."""
    return bool(_PERHAPS_BODY_NAME.fullmatch(word))


def _numbered(words: list[str]) -> bool:
    """Return whether a numeral counts bearers of a name: Mehmed V, II. Abdülhamid; C. V. Findley has initials."""
    first, *behind = words
    if len(first) > 2 and _ROMAN_NAME.match(first):
        return True
    numerals = [i for i, word in enumerate(behind) if _ROMAN_NAME.match(word)]
    return any(len(behind[i]) != 2 or behind[i][1] != "." or i == len(behind) - 1 for i in numerals)


def initials_behind(words: list[str]) -> int:
    """Return how many words at the end are initials behind a family name: `Ortaylı İ.`, `Smith JA`, `Koç Y. Z.`"""
    dotted = next((i for i, word in enumerate(reversed(words)) if not _DOTTED.fullmatch(word)), 0)
    if dotted:
        return dotted
    bare = len(words) > 1 and _LETTERS.fullmatch(words[-1]) and not words[0].isupper()
    return 1 if bare else 0


def _capitals_first(words: list[str]) -> int:
    """Return how many words at the beginning are a family name in capitals: `KÖPRÜLÜ Fuad`, `ÖZ EKER Ayşe Nur`.

    Two letters may be initials (JA Smith) unless a given name is known to follow.
    """
    count = 0
    while count < len(words) and words[count].isupper() and words[count].isalpha():
        count += 1
    given = [word for word in words[count:] if not _DOTTED.fullmatch(word)]
    if not count or not given or any(word[0].islower() or word.isupper() for word in given):
        return 0
    short = any(len(word) < 3 for word in words[:count])
    return count if not short or (len(words[0]) == 2 and is_given(words[count])) else 0


def family_given(family: str, given: str) -> Name:
    """Return the name of `family`, with its particles, and `given`, which a comma parted."""
    particle, family = _particle(family.strip("()[]") if family.count(")") != family.count("(") else family)
    words = given.split()
    dropping: list[str] = []
    while len(words) > 1 and is_particle(words[-1]):
        dropping.insert(0, words.pop())
    whole = " ".join(words)
    bare = _without_titles(whole)
    written = f"{family}, {given}" if bare != whole else ""
    if (with_surname := _with_later_surname(f"{bare} {family}")) is not None:
        return replaced(with_surname, written=f"{family}, {given}")
    return Name(family, bare, " ".join(dropping), particle, written=written)


def _without_titles(text: str) -> str:
    """Return a name without Prof., Dr. and the like before it, and without a military rank in brackets behind it."""
    if text.endswith((")", "]")):
        text = _RANK_BEHIND.sub("", text)
    text = _OF_OFFICER.sub("", text) if text[:2] == "E." else text
    text = _ACADEMIC.sub("", text) if may_begin(_TITLE_STARTS, text) else text
    return _RETIRED.sub("", text) if text[:1] == "(" else text


def _without_order(name: str) -> str:
    """Return a name without the order of a monk behind it; behind a single word stand initials: `Sharma O.P.`"""
    bare = _ORDER_BEHIND.sub("", name)
    return bare if " " in bare else name


def _begins_with_family(words: list[str]) -> bool:
    """Return whether given names follow a family name without a comma: `Özkaya Yücel`, `Eldemoğlu Ayşe Nur`.

    That the first word is no known given name does not suffice, as lists of given names are never whole (Sermet
    Yalçın): it must end as family names do, or be a known one, or two with a hyphen, before a word that is
    none (Orbay Rauf).
    """
    first, *given = words
    parts = first.split("-")
    known = (len(parts) > 1 or is_family(first)) and not is_family(given[-1])
    return (
        (known or ends_as_family(first))
        and len(given) < 3
        and not any(map(is_given, parts))
        and all(is_given(word) if word.isalpha() else _DOTTED.fullmatch(word) for word in given)
        and given[-1].isalpha()
        and first[0].isupper()
    )


def _is_first_name_or_particle(word: str) -> bool:
    return is_given(word) or fold_case(word) in PARTICLES


def ends_as_family(word: str) -> bool:
    """Return whether a word ends as Turkish family names do: Köprülüoğlu, Albayrak."""
    return bool(_ENDS_AS_FAMILY.search(fold_case(word)))


def begins_with_initial(words: list[str]) -> bool:
    """Return whether a name begins with initials before a family name: `N. Demir`."""
    return len(words) > 1 and bool(_DOTTED.fullmatch(words[0])) and not _DOTTED.fullmatch(words[-1])


def is_particle(word: str) -> bool:
    """Return whether a word is a particle of a name in small letters: von, de, v."""
    return word.islower() and (fold_case(word) in PARTICLES or word in ABBREVIATED)


def _particle(family: str) -> tuple[str, str]:
    words = family.split()
    taken = []
    while len(words) > 1 and is_particle(words[0]):
        taken.append(words.pop(0))
    return " ".join(taken), " ".join(words)


def _with_later_surname(text: str) -> Name | None:
    """Return the name of `Ahmet Refik (Altınay)`, who took the surname when the law asked for one; None for others.

    A title in brackets, `Ahmet Cevdet (Paşa)`, is part of the name.
    """
    if text.endswith(")") and (in_brackets := _GIVEN_IN_BRACKETS.fullmatch(text)):
        return family_given(in_brackets["family"], in_brackets["given"])
    match = _LATER_SURNAME.fullmatch(text) if text[-1:] in (")", "]") else None
    if match is None:
        return None
    before, surname = match["before"], match["surname"]
    if fold_case(surname) in _HONORIFIC:
        return natural(f"{before} {surname}")
    if before.isupper() and not surname.isupper():
        # The family name in capitals, the given name in brackets: LE BIHAN (Yves).
        return Name(before, surname)
    known = " " in before or is_given(before)
    if not known and is_given(surname):
        # French lists have the given name in brackets: Bertin (Paul).
        return Name(before, surname)
    return Name(surname, before) if known and (not surname.isupper() or before.isupper()) else None


def _is_one_family(text: str) -> bool:
    """Return whether no two words of a family name meet without a particle: `VERNAZZA DI FRENEY`."""
    return all(
        fold_case(word) in PARTICLES or fold_case(behind) in PARTICLES
        for word, behind in pairwise(text.split())
    )


def natural(text: str, *, initialled: bool = False) -> Name:
    """Read one name in its natural order: `Ali Fuat Cebesoy`; with a title such as Paşa it is kept whole.

    `initialled` says that it stands in a list of names with initials behind them: there `Wu X` is no tenth Wu.
    """
    if is_body(text):
        return Name(literal=text)
    if (
        text.endswith(".)")
        and (jurist := _GIVEN_IN_BRACKETS.fullmatch(text))
        and _is_one_family(jurist["family"])
    ):
        # Not the (E.) of a retired officer, who has a given name before it.
        return replaced(family_given(jurist["family"], jurist["given"]), written=text)
    bare = _without_order(_without_titles(text))
    written = text if bare != text else ""
    if (with_surname := _with_later_surname(bare)) is not None:
        return replaced(with_surname, written=text)
    words = bare.split()
    if written.endswith((")", "]")) and all(map(is_given, words)) and not _DEGREE_BEHIND.search(text):
        # Somebody without a family name is told by the rank: Nazmi (Kaymakam).
        return Name(literal=text)
    if len(words) < 2:
        return Name(literal=bare, written=written) if not written else Name(family=bare, written=written)
    if (
        fold_case(words[0]) in _FOREMOST
        or _FROM_A_PLACE.search(words[0])
        or _SON_OF_TURKISH.search(words[0])
        or fold_case(words[-1]).strip(".") in _HONORIFIC
        or any(word in SON_OF for word in words[1:-1])
        or (_numbered(words) and not initialled)
        or fold_case(" ".join(words[:2])) in _BODY_PHRASES
        or is_kept_whole(words)
    ):
        return Name(literal=bare, written=written)
    if _begins_with_family(words):
        return Name(words[0], " ".join(words[1:]), written=text)
    if capitals := _capitals_first(words):
        return Name(" ".join(words[:capitals]), " ".join(words[capitals:]), written=written)
    if initials := initials_behind(words):
        if len(words) == initials + 2 and is_given(words[1]) and not _is_first_name_or_particle(words[0]):
            # The given name is written out: `Kahn Robert L.`
            initials += 1
        particle, family = _particle(" ".join(words[:-initials]))
        return Name(family, " ".join(words[-initials:]), "", particle, written=written)
    start = len(words) - 1
    if words[start].isupper() and len(words[start]) > 1:
        while (
            start > 1
            and words[start - 1].isupper()
            and len(words[start - 1].strip(".")) > 1
            and not bare.isupper()
        ):
            start -= 1
    if start > 1 and words[start - 1] in OF_FAMILY and not words[start].isupper():
        start -= 1
    if start > 2 and words[start - 1] in ("y", "i") and words[start - 2][0].isupper():
        start -= 2  # José Ortega y Gasset
    particles = start
    while particles > 1 and is_particle(words[particles - 1]):
        particles -= 1
    return Name(
        " ".join(words[start:]),
        " ".join(words[:particles]),
        "",
        " ".join(words[particles:start]),
        written=written,
    )
