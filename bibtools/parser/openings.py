"""What stands before a reference: bullets, a key, and the words of a note that lead to it.

They are cut off before the tagger reads, which then finds the names where most references have them.
"""

from __future__ import annotations

import re
from functools import cache

from bibtools.language.particles import PARTICLES
from bibtools.language.statements import ABOUT, ESPECIALLY, LEAD, LEAD_TO_NAME, SEE, SEE_SHORT, SEE_WORD
from bibtools.language.word_table import begins_with, may_hold
from bibtools.parser.lexicon import is_given
from bibtools.parser.list_labels import label_end
from bibtools.support.patterns import lazy

_UP = r"[^\W\d_a-zß-öø-ÿçğıöşü]"
_PARTICLE = rf"(?:{'|'.join(sorted(map(re.escape, PARTICLES)))})\s+"
_NUMBER = lazy(r"(?:\(\d{1,4}\)|\[\d{1,4}\]|\d{1,4}[.)]?|[¹²³⁰⁴-⁹]{1,4})\s+(?=\S)")
_KNOWN = rf"(?i:{LEAD.loose()}|{ESPECIALLY.loose()}|{LEAD_TO_NAME.loose()})(?!\w)"
_MORE = rf"(?P<known>(?:,?\s+{_KNOWN}){{0,3}})(?:,?\s+(?!{_PARTICLE})[a-zß-öø-ÿçğıöşü][\w'’-]*){{0,6}}"
"""Words between `see` and a name, which has a capital: `dazu ausführlich`, `for instance`."""
_NEXT = rf"(?P<mark>\s?[,:]?)\s+(?=(?:{_PARTICLE}){{0,3}}[“\"«„‘]?{_UP})"
_SEE = lazy(rf"(?i:(?P<short>{SEE_SHORT.loose()})|{SEE.loose()}){_MORE}{_NEXT}")
_ABOUT = lazy(rf"(?i:{ABOUT.loose()})\s+(?:[^\s\d“”\"«»;:]+\s+){{0,12}}?(?:{SEE_WORD.loose()}){_MORE}{_NEXT}")
_WORDS_AND_SEE = lazy(rf"(?:[^\W\d_]+,?\s){{1,9}}(?:{SEE_SHORT.loose()}){_MORE}{_NEXT}")
_BARE = lazy(rf"(?i:{LEAD_TO_NAME.loose()}|{ESPECIALLY.loose()})(?!\w){_NEXT}")
_VEDI = lazy(rf"v\.\s(?={_UP}\.\s?(?:{_UP}\.\s?)?{_UP}[\w'’-]+,)")
"""Italian “see” before initials and a name: behind a German `v.` stands the family name."""
_INITIAL = lazy(rf"(?:{_PARTICLE}){{0,3}}{_UP}[^\W\d_]?\.[\s-]?\w")
_TWO_WORDS = lazy(rf"(?P<given>{_UP}[\w-]+)\s+(?:[^\W\d_]+\.?\s+){{0,3}}?{_UP}[\w'’-]+[,.:]")


def opening_end(text: str) -> int:
    """Return the offset behind all that stands before a reference; 0 if there is nothing."""
    label = label_end(text)
    return _lead_end(text, _behind_number(text, label)) or label


def opening(text: str, end: int) -> list[tuple[str, int, int]]:
    """Return label, start and end of each thing before a reference that begins at `end`, as `opening_end` found it."""
    found = []
    cut = label_end(text)
    if end > cut:
        cut = _behind_number(text, cut)
        found.append(("note", cut, len(text[:end].rstrip())))
    if text[:cut].strip():
        found.insert(0, ("citation-number", 0, len(text[:cut].rstrip())))
    return found


def _behind_number(text: str, at: int) -> int:
    match = _NUMBER.match(text, at)
    return match.end() if match else at


def _lead_end(text: str, at: int) -> int:
    """Return where the words end that lead from `at` on to a reference; 0 if there are none."""
    if begins_with(_first_words(), text, at):
        match = _SEE.match(text, at) or _BARE.match(text, at)
        if match and (_is_sure(match) or _is_person(text, match)):
            return match.end()
    if begins_with(ABOUT.first_words, text, at) and may_hold(SEE_WORD.needs, text):
        match = _ABOUT.match(text, at)
        if match and (_is_sure(match) or _is_person(text, match) or _TWO_WORDS.match(text, match.end())):
            return match.end()
    if match := _VEDI.match(text, at):
        return match.end()
    match = _WORDS_AND_SEE.match(text, at) if may_hold(SEE_SHORT.needs, text) else None
    return match.end() if match else 0


def _is_sure(match: re.Match[str]) -> bool:
    """Return whether the words lead to a reference whatever follows: `Vgl.`, `See for instance`; not `See the`."""
    said = match.groupdict()
    return bool(said.get("short") or said.get("known"))


def _is_person(text: str, lead: re.Match[str]) -> bool:
    """Return whether a person is named behind a lead: initials before a name, or a known given name.

    Of `See, K. M.: Mühlen` See is the family name.
    """
    if lead["mark"].strip() == "," and lead[0].count(" ") == 1:
        return False
    if _INITIAL.match(text, lead.end()):
        return True
    match = _TWO_WORDS.match(text, lead.end())
    return match is not None and is_given(match["given"])


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of what may lead to a reference, folded."""
    return SEE.first_words | LEAD_TO_NAME.first_words | ESPECIALLY.first_words
