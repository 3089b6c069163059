"""a.g.e., a.g.m., a.e., ibid., op. cit.: notes that repeat a work which was cited before."""

from __future__ import annotations

import re
from typing import Any

from bibtools.language.statements import OTHER_CITED, SAME_WORK, SEE
from bibtools.language.units import FOLLOWING, PAGE
from bibtools.language.word_table import may_hold
from bibtools.model import Record
from bibtools.parser.assemble.name_lists import read_names
from bibtools.parser.assemble.numbers import read_numbers
from bibtools.support.patterns import lazy

BY = "parse.repeats"
"""The `by` of the changes that this step records."""
_SAME = SAME_WORK.loose()
_CITED = (
    r"a\.\s?g\.\s?(?P<kind>mad|e|m|t|b|g|k|y)\.?|(?-i:\b[Aa]g(?P<kind2>e|m|t|b|k|y)\b)(?=\s*[.,]|\s*$)\.?|adı\s+geçen\s+(?P<kind3>eser|kitap|madde|makale|tez)|"
    rf"{OTHER_CITED.loose()}"
)
_REPEAT = lazy(
    rf"^\W*(?:[¹²³⁰⁴-⁹]{{1,4}}\s|\[?\d[\dlO]{{0,3}}[\].)]*\s*)?(?P<name>[^\d;]{{0,80}}?)[\s,(]*(?:(?P<same>(?<![\w'’‘])(?:{_SAME}))|(?<!\w)(?:{_CITED}))(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SEE = lazy(rf"\b(?:{SEE.loose()}|ayrıca)", re.IGNORECASE)
KINDS = {
    "m": (
        "article-journal",
        "article-newspaper",
        "article-magazine",
        "chapter",
        "paper-conference",
        "entry-encyclopedia",
    ),
    "mad": ("entry-encyclopedia", "article-journal"),
    "t": ("thesis",),
    "g": ("article-newspaper",),
    "b": ("paper-conference", "document"),
    "e": ("book", "thesis", "report", "hearing"),
    "k": ("book",),
}
"""The letter behind a.g. (e: eser, m: makale, t: tez …) → the CSL types of works that it may mean; others (y: yapıt,
yazı or yayın) may mean any."""


_NEEDS = (
    SAME_WORK.needs
    | OTHER_CITED.needs
    | {frozenset(words.split()) for words in ("a g", "adi geçen", "age", "agm", "agt", "agb", "agk", "agy")}
)
"""Words of which a text that repeats a work has all of one set, folded with `fold_case`."""
_LONGEST_NAME, _LONGEST_REST = 5, 60
_YEAR = lazy(r"(?<![\d\-–])(?:1[4-9]\d\d|20\d\d)(?![\d\-–])")


def repeat_in(text: str) -> re.Match[str] | None:
    """Return the match of a text that consists of a name, a.g.e. or the like, and a page; None for other texts."""
    may_repeat = len(text) < 200 and may_hold(_NEEDS, text)
    match = _REPEAT.match(text) if may_repeat else None
    if match is None or len(match["name"].split()) > _LONGEST_NAME or len(match["rest"]) > _LONGEST_REST:
        return None
    return None if _YEAR.search(_NAMED_PAGE.sub("", match["rest"])) else match


_NAMED_PAGE = lazy(rf"(?<!\w)(?:{PAGE.bare()})\.?\s?\d+", re.IGNORECASE)
"""A page with its word, which may look like a year: `s. 1440`."""
_PAGE = lazy(
    rf"(?:^|[\s,;])(?:(?:{PAGE.bare()})\.?\s?)?(?P<page>\d[\dlO\-–, ]*)(?:{FOLLOWING.bare()})?[\s.,;)]*$",
    re.IGNORECASE,
)
"""The last page behind such a word: `s. 45`, `p. 112 ff.`"""


_NAME_AND_TITLE = lazy(
    r"(?P<name>(?:[^\W\d_]\.[\s-]?){1,3}[^\W\d_a-z][\w'’\-]+),\s(?P<title>(?![^\W\d_]\.)[^\W\d_]{3,}(?:\s[^,;]+|\s?…|\.{3})?)"
)
"""An author with initials and a short title, which no other author with initials is: `J. Albin, Guérir et classer`."""


def said_of_repeated(match: re.Match[str]) -> dict[str, Any]:
    """Return the author, short title, volume and page that a text says of the work that it repeats.

    `match` is of `repeat_in`.
    """
    said: dict[str, Any] = {}
    named = without_see(match["name"]).strip(" ,;:.()")
    if titled := _NAME_AND_TITLE.fullmatch(named):
        named, said["title"] = titled["name"], titled["title"]
    if names := read_names(named):
        said["author"] = names
    if page := _PAGE.search(match["rest"]):
        said["page"] = page["page"].strip(" ,")
        if volume := read_numbers(match["rest"][: page.start()], journal=False).get("volume"):
            said["volume"] = volume
    return said


def kind_of_repeated(match: re.Match[str]) -> str:
    """Return the CSL type of the work that a text repeats, as its word says; `match` is of `repeat_in`.

    A.g.e., op. cit. and a. a. O. are books, a.g.m. and art. cit. articles; ibid. may stand for anything and is a
    `document`.
    """
    said = (match["kind"] or match["kind2"] or match["kind3"] or "").lower()
    if letter := next((name for name in ("mad", *KINDS) if said.startswith(name)), ""):
        return KINDS[letter][0]
    if match["same"] or said:
        return "document"
    word = match.string[match.end("name") : match.start("rest")].strip(" ,(").lower()
    return next((kind for first, kind in _BY_WORD.items() if word.startswith(first)), "document")


_BY_WORD = {"art": "article-journal", "op": "book", "a": "book"}
"""The first letters of op. cit., art. cit. and a. a. O. → the type of the work that they repeat."""


def is_repeat(record: Record) -> bool:
    """Return whether the record was found to repeat an earlier one: it is no entry of its own."""
    return any(change.by == BY and change.kind == "convert" for change in record.changes)


def repeated_raw(record: Record) -> str:
    """Return the string of the work that a repeat repeats; the empty string if the record is none."""
    return next(
        (change.after for change in record.changes if change.by == BY and change.kind == "convert"), ""
    )


def without_see(text: str) -> str:
    """Return a text without words such as bkz. and see."""
    return _SEE.sub(" ", text)
