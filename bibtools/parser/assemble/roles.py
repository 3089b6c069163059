"""Role words (Haz., Çev., ed. by, hrsg. von) in a list of names, and the names that they apply to."""

from __future__ import annotations

import re

from bibtools.language.name_lists import AND
from bibtools.language.reviews import REVIEWER
from bibtools.language.roles import (
    BOTH_ROLES,
    DIRECTOR,
    EDITED_AND_TRANSLATED,
    EDITOR,
    OF_LANGUAGE,
    SOURCE_LANGUAGE,
    TRANSLATED_FROM,
    TRANSLATOR,
    may_hold_role,
)
from bibtools.language.statements import ALSO_IN, APPEARED, APPEARED_IN_TURKISH, IN, PERHAPS_IN, SAME_AUTHOR
from bibtools.support.patterns import lazy

_ROLE = lazy(
    rf"(?<![^\W\d_])(?:[(\[]\s*)?(?:(?P<editor>{EDITOR.loose()})|(?P<translator>{TRANSLATOR.loose()})"
    rf"|(?P<director>{DIRECTOR.loose()}))\s*:?\s*[)\]]?",
    re.IGNORECASE,
)
_INITIAL = lazy(r"(?:^|[\s.\-])[^\W\d_]$")
_ROLES = ("editor", "translator", "director")
_JOINED = lazy(rf"[\s,&/\-()]*(?:{AND.loose()})?[\s,(]*", re.IGNORECASE)
_IN = lazy(
    rf"^\W*(?:(?:(?:{ALSO_IN}|{APPEARED.bare()})\s)?(?:{IN.loose()})|iç(?=\s?:)|{APPEARED_IN_TURKISH[:-1]}(?=:))(?:\s*[:;,)]?\s+|:)(?P<same>(?:{SAME_AUTHOR.loose()}|id|idem)[,:]?\s+(?!\())?",
    re.IGNORECASE,
)
"""In and what stands behind it for the author of the part, if no role does: `in: ders., Wirtschaft und Staat`."""


_BY = lazy(
    r"^\W*(?:(?:(?:written\s+|compiled\s+)?by|(?:rédigée?\s|dressée?\s)?par|(?:escrito\s)?por|verfasst\s+von|(?:redatt[oa]|scritt[oa])\sda"
    r"|yazan\b:?|erfinder\b:?|inventors?:)\s+|(?-i:von|di)\s+(?=[^,]+\s[^,]+,?\W*$))",
    re.IGNORECASE,
)
"""What stands before an author behind the title: `by Bernard Lewis`, but not the `von` of `von Moltke, Helmuth`."""
_REVIEW_BY = lazy(rf"\W*(?:{REVIEWER.loose()})\s+", re.IGNORECASE)
_SOURCE_LANGUAGE = lazy(
    rf"^(\W*)(?:{SOURCE_LANGUAGE}|{OF_LANGUAGE}(?=\s(?i:ter|çev)))\s+(?!aktaran)(?=\w+\.?:?\s)"
)
_TRANSLATED_FROM = lazy(rf"(?<!\w)(?:{TRANSLATED_FROM})\s+", re.IGNORECASE)


_PERHAPS_IN = lazy(
    rf"^\W*(?:(?:{PERHAPS_IN.strict()})\s*:?[)\]]?\s+(?=[^\W\d_a-z])|(?:[uviув]|[Dd]ins):\s+|nel(?:la)?\s[Rr]ivista\s(?=[«\"“]))"
)
"""In lower case, before a capital: `i Per Lund (red.)`, `w: Zakony w Polsce`."""


def in_work_of_same_author(text: str) -> bool:
    """Return whether `text` says that a part stands in a work of its own author: `in: ders., Wirtschaft und Staat`."""
    match = _IN.match(text)
    return match is not None and match["same"] is not None


def without_in(text: str) -> str:
    """Return `text` without the In that says that a larger work follows; In Memoriam is a title."""
    if _IN_MEMORY.match(text):
        return text
    return _without_beginning(_PERHAPS_IN, _without_beginning(_IN, text))


_IN_MEMORY = lazy(r"\W*[Ii]n\s[Mm]emoriam\b")


def _without_beginning(pattern: re.Pattern[str], text: str) -> str:
    # `sub` would look for the beginning at every letter.
    match = pattern.match(text)
    return text[match.end() :] if match else text


_LETTER_OF_ROLE = lazy(r"^\W*(?:ç|h|hz|d|e|tahkik)\s?:\s+", re.IGNORECASE)
"""A role as its first letter, or a word that says a role only before a colon: `ç: C. Köprülü`, `tahkik: Ayla Er`."""


_HEAD_OF_PROJECT = lazy(
    r"(?:^\W*|,\s?)proje\s?yön(?:\.|eticisi|etmeni)\s?:?\s[^,]+(?:,\s|,?\s*$)", re.IGNORECASE
)
"""Who led the project that an edition came from, which no field holds: `proje yön. M. Âkif Aydın, ed. C. Yılmaz`."""
_PREFACE_BEHIND = lazy(
    r"(?<=\w)\.?,\s(?:con\s)?(?:(?:una\s)?(?:prefazione|presentazione|postfazione|introduzione|pref\.|introd?\.)\s(?:di|del)"
    r"|(?:avec\s(?:une\s)?)?(?:préface|postface|avant-propos|introduction)\s(?:de|d['’])|(?:foreword|preface|introduction)\sby"
    r"|prólogo\sde|önsöz\s?:?|notlar\s?:?|πρόλ\.|mit\seinem\s(?:Vorwort|Nachwort)\svon)\s?(?=[^\W\d_a-z]).*$",
    re.DOTALL,
)
"""Who wrote a preface or the notes, named behind the editor or translator: no field holds it."""


def by_role(text: str, label: str) -> list[tuple[str, str]]:
    """Return (role, names) pairs of a names piece that the tagger called `label`; role words are removed."""
    text = without_in(text)
    if label == "author":
        text = _without_beginning(_REVIEW_BY, _without_beginning(_BY, text))
        if text.startswith("Ed. "):
            # Edmond, Edward: whoever edits stands behind a title.
            return [(label, text)]
    elif label in ("editor", "translator"):
        text = _without_beginning(_LETTER_OF_ROLE, text)
    if label in ("editor", "translator"):
        text = _HEAD_OF_PROJECT.sub("", _PREFACE_BEHIND.sub("", text))
        text = _TRANSLATED_FROM.sub("", _SOURCE_LANGUAGE.sub("", text))
    if (both := _BOTH.match(text)) and label in ("editor", "translator"):
        return [(role, text[both.end() :]) for role in ("editor", "translator")]
    if not may_hold_role(text):
        return [(label, text)]
    if both := _BOTH_BEHIND.search(text):
        return [(role, text[: both.start()]) for role in ("editor", "translator")]
    matches = [match for match in _ROLE.finditer(text) if _real(text, match, label)]
    if not matches:
        return [(label, text)]
    runs = _runs(text, matches)
    if label == "director" and len(runs) == 1:
        # French dir. of a book is that of a film here.
        return [(label, _without_marks(f"{text[: runs[0][0].start()]} {text[runs[0][-1].end() :]}"))]
    first = runs[0]
    before = _without_marks(text[: first[0].start()])
    after = _behind_role(text[first[-1].end() :])
    if len(runs) == 1:
        return _single(text, first, before, after, label)
    return _several(text, runs, before, label)


_BOTH = lazy(
    rf"{EDITED_AND_TRANSLATED}(?:\s(?:et|and)\s\w+)?:?\s?(?:(?:by|par|von|v\.|di|de)\s)?", re.IGNORECASE
)
"""What is said of somebody who edited and translated a work, before the name."""
_BOTH_BEHIND = lazy(rf"\s{BOTH_ROLES}\s?$", re.IGNORECASE)
"""The same in a bracket behind the name."""


def _real(text: str, match: re.Match[str], label: str) -> bool:
    """Return whether a match is a role word and not the beginning of a name (Ed Miliband, Der Spiegel, Ter-…)."""
    word = match[0].strip()
    if text[: match.start()].lower().endswith(" of "):
        return False  # INSTITUTE OF DIRECTORS
    if _ARTICLE.match(text, match.start()):
        return False
    if label in _ROLES and word.islower() and _ALONE_FIRST.match(text, 0, match.end() + 1):
        return True
    if word.strip(".:") == "der" and _OF_NAME.search(text, 0, match.start()):
        return False
    if word[:1] in "([" or word[-1:] in ".:)]" or " " in word or len(word) > 5:
        return True
    if word.islower() and _NO_NAME.fullmatch(word):
        return True
    behind = text[match.end() : match.end() + 2]
    return (word.islower() and not behind[:1].isalpha()) or match.end() >= len(text.rstrip(" .,;)]"))


_NO_NAME = lazy(r"[^aeıioöuü]{3,5}|haz|çev|terc?")
"""Short role words that begin no name even without their full stop: `thk Selman Harbî`."""
_ARTICLE = lazy(r"ed-(?=[^\W\d_])")
"""The Arabic article before some letters: `Fazl ed-Dârimî`."""
_ALONE_FIRST = lazy(r"\W*[^\W\d_]{2,5}\s+(?=[^\W\d_a-z])")
"""A role word without its full stop that begins what was found to be an editor or translator: `thk Kemal Ateş`."""
_OF_NAME = lazy(r"(?:^|\s)(?:[Vv]an|[Vv]on|[Aa]uf|[Aa]us|[Zz]u|[Ii]n)\s$")
"""What stands before an article in a family name: `van der Toorn`."""


def _runs(text: str, matches: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Group role words that only a conjunction separates (Çev. ve Haz.)."""
    runs = [[matches[0]]]
    for match in matches[1:]:
        between = text[runs[-1][-1].end() : match.start()]
        if _JOINED.fullmatch(between):
            runs[-1].append(match)
        else:
            runs.append([match])
    return runs


def _without_marks(text: str) -> str:
    """Return names without the marks around them; the full stop of an initial at their end stays."""
    bare = text.strip(" ,;:.([")
    return f"{bare}." if _INITIAL.search(bare) and text[len(bare) :].lstrip().startswith(".") else bare


def _behind_role(names: str) -> str:
    """Return names without the marks around them; a bracket that closes one in them stays: `Nazmi (Kaymakam)`."""
    names = names.lstrip(" ,;:.)]")
    return names.rstrip(" ,;:." if "(" in names or "[" in names else " ,;:.)]")


def _names_of(run: list[re.Match[str]]) -> list[str]:
    return list(dict.fromkeys(str(match.lastgroup) for match in run))


def _single(
    text: str, run: list[re.Match[str]], before: str, after: str, label: str
) -> list[tuple[str, str]]:
    roles = _names_of(run)
    if before and after and label == "author":
        return [("author", before), *((role, after) for role in roles)]
    if before and after and run[0][0].strip()[:1] in "([" and run[-1][0].strip()[-1:] in ")]":
        return [(role, f"{before}, {after}") for role in roles]
    if before and after:
        return (
            [(label, before), *((role, after) for role in roles)]
            if label != roles[0]
            else [(label, f"{before}; {after}")]
        )
    return [(role, before or after) for role in roles]


def _several(text: str, runs: list[list[re.Match[str]]], before: str, label: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    suffix = bool(before) and label != "author"
    if before and not suffix:
        pairs.append(("author", before))
    start = 0
    for number, run in enumerate(runs):
        if suffix:
            names = text[start : run[0].start()]
            start = run[-1].end()
        else:
            end = runs[number + 1][0].start() if number + 1 < len(runs) else len(text)
            names = text[run[-1].end() : end]
        names = names.strip(" ,;:.()[]") if names.strip() else ""
        pairs.extend((role, names) for role in _names_of(run) if names)
    return pairs
