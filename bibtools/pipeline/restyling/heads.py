"""What stands before the year of a typed citation: words that point at a work, then names or the title."""

from __future__ import annotations

from bibtools.language.name_lists import AND, OTHERS, PERHAPS_OTHERS
from bibtools.language.statements import LEAD, SEE
from bibtools.parser.notes.leads import says_see
from bibtools.pipeline.restyling.listed_work import ListedWork
from bibtools.support.folding import fold_words
from bibtools.support.patterns import lazy

_TOKEN = lazy(r"[^\W\d_](?:[\w.]|[-’'](?=\w))*|&|\S")
_POSSESSIVE = lazy(r"[’'].*")
_GOES_ON = OTHERS.parts | PERHAPS_OTHERS.parts | {"vd"}
_LEADS = SEE.parts | LEAD.parts
_MOST_WORDS = 6
"""The most words of the names that a citation of no known work has."""
_LOOKED_AT = 18
"""Words before a year among which the names of a work are looked for."""


def words_of(text: str) -> list[str]:
    """Return the words of a text, without what an apostrophe parts from them."""
    words = (_POSSESSIVE.sub("", each[0]) for each in _TOKEN.finditer(text))
    return [word for word in words if fold_words(word)]


def read_names(head: str, work: ListedWork) -> tuple[str | None, int]:
    """Return the words before the names of a work at the end of a text, and how many of its people are not named.

    None if the text does not end with the names: they are read from its end on, and the first of them must be the
    work's first person. What stands before them must not look like one more name.
    """
    tokens = list(_TOKEN.finditer(head.rstrip(" ,:")))[-_LOOKED_AT:]
    named: dict[int, str] = {}
    goes_on = False
    for at in reversed(range(len(tokens))):
        word = fold_words(_POSSESSIVE.sub("", tokens[at][0]))
        if word in work.names or _is_initial(tokens[at][0], word, work):
            named[at] = word
        elif body := work.person(_POSSESSIVE.sub("", tokens[at][0])):
            named[at] = body
        elif word in _GOES_ON and not named:
            goes_on = True
        elif word and word not in AND.words:
            break
    people = [index for index, family in enumerate(work.families) if family & set(named.values())]
    if not people or people[0] != 0:
        return _read_title(head, work), 0
    prefix = head[: tokens[min(named)].start()].strip()
    if _is_name_before(prefix):
        return None, 0
    return prefix, 0 if goes_on else len(work.families) - len(people)


def _is_initial(shown: str, word: str, work: ListedWork) -> bool:
    """Return whether a word is the first letter of a name of a work's people."""
    return len(word) == 1 and shown[0].isupper() and any(each.startswith(word) for each in work.names)


def _read_title(head: str, work: ListedWork) -> str | None:
    """Return what stands before the beginning of a work's title at the end of a text; None if it is not there."""
    words = fold_words(head).split()
    for count in range(min(len(words), len(work.title)), 0, -1):
        if tuple(words[-count:]) == work.title[:count] and len("".join(words[-count:])) > 3:
            return "" if count == len(words) else _before_last(head, count)
    return None


def _before_last(head: str, count: int) -> str | None:
    """Return what stands before the last words of a text, if it points at them."""
    tokens = [each for each in _TOKEN.finditer(head) if fold_words(each[0])]
    before = head[: tokens[-count].start()].strip(" “\"«„'") if count <= len(tokens) else ""
    return before if says_see(before) else None


def _is_name_before(prefix: str) -> bool:
    """Return whether words before a name end with what looks like another name."""
    last = prefix.split()[-1] if prefix else ""
    word = fold_words(last)
    if not last or word in _LEADS:
        return False
    if last.endswith(","):
        return last[0].isupper()
    if last.endswith((":", ";", "(")) or says_see(prefix):
        return False
    return last[0].isupper() or word in AND.words or last == "&"


def looks_like_names(head: str) -> bool:
    """Return whether a text is one or a few words with capitals, as names are, behind words such as “bkz.”."""
    words = [each[0] for each in _TOKEN.finditer(head)]
    while words and fold_words(words[0]) in _LEADS:
        words.pop(0)
    words = [each for each in words if any(map(str.isalpha, each))]
    proper = [each for each in words if fold_words(each) not in (_GOES_ON | AND.words)]
    return 0 < len(proper) <= _MOST_WORDS and all(each[0].isupper() for each in proper)
