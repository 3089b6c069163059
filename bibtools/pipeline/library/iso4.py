"""Names of journals abbreviated by ISO 4, word by word, with the List of Title Word Abbreviations.

The rules of ISO 4:1997: a name of one word stays; articles, conjunctions and prepositions go; each other word gets its
abbreviation, with a full stop where letters were cut off; a word that the list does not have, or has as not
abbreviated, stays; of “Part A” the A stays. In the list, `word-` stands for all words that begin so, `-word` for those
that end so, and accents do not count. Sources: Scientific Style and Format (8th ed., 2014, pp. 643-644), which gives
the rules for names of journals; “ISO 4” in Wikipedia (the full stop, section 4.6, and J. Polym. Sci. A); the page of
the ISSN International Centre about its list (issn.org, LTWA: languages and accents). The standard itself was not read.
"""

from __future__ import annotations

from collections.abc import Mapping

from bibtools.support.folding import fold_text
from bibtools.support.patterns import lazy

_WORD = lazy(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]|_")
_ELISION = lazy(r"^(?:l|d|dell|nell|sull|qu)['’](?=\w)", 2)
_DROPPED = frozenset(
    "a an the of and or in on for to at by from with as its "
    "le la les un une des du de et ou en sur pour dans au aux par "
    "der die das den dem des ein eine und oder für in im an am auf zu zur zum von vom mit aus bei über "
    "el los las del y o e para por con al "
    "il lo gli i uno una di da dal della dei delle degli nel nella sul su per "
    "os as do dos da das em no na nos nas ao à um uma "
    "de het een en van voor "
    "ve ile veya için "
    "og i och av".split()
)
"""Articles, conjunctions and prepositions of the languages that most journals are named in."""
_SECTIONS = frozenset("part section series série serie sektion teil seri bölüm".split())
"""Words for a part of a journal, which go before its letter or number."""
_DESIGNATION = lazy(r"[A-Z]|\d{1,3}|[IVX]+")
_KEPT = frozenset("/-–—()")
"""Signs that stay; commas, full stops and ampersands go."""


def abbreviated(name: str, words: Mapping[str, str]) -> str:
    """Return the abbreviation of a journal's name; the name itself if it is one word."""
    tokens = _WORD.findall(name)
    if sum(each[0].isalnum() for each in tokens) < 2:
        return name
    made: list[str] = []
    for before, token, behind in zip(["", *tokens], tokens, [*tokens[1:], ""], strict=False):
        if not token[0].isalnum():
            if token in ":," and made:
                made[-1] += token if token == ":" else ""
            elif token in _KEPT:
                made.append(token)
            continue
        word = _ELISION.sub("", token)
        if _names_section(before, token):
            made.append(token)
        elif not (_is_small(word) or (made and _names_section(word, behind))):
            made.append(_word(word, words))
    return _joined(made) if made else name


def _names_section(word: str, behind: str) -> bool:
    """Return whether two words name a part of a journal, as “Part A” does."""
    return word.lower() in _SECTIONS and bool(_DESIGNATION.fullmatch(behind))


def _is_small(word: str) -> bool:
    """Return whether a word is an article, a conjunction or a preposition, and not an acronym such as IN."""
    return fold_text(word) in _FOLDED and not (word.isupper() and len(word) > 1)


def _joined(parts: list[str]) -> str:
    text = " ".join(parts)
    for sign in "/-–—":
        text = text.replace(f" {sign} ", sign)
    return text.replace("( ", "(").replace(" )", ")")


_FOLDED = frozenset(map(fold_text, _DROPPED))


def _word(word: str, words: Mapping[str, str]) -> str:
    """Return the abbreviation of a word, with its capital; acronyms and words that are not in the list stay."""
    if word.isupper() and len(word) > 1:
        return word
    folded = fold_text(word)
    short = words.get(folded)
    if short is None:
        short = _by_beginning(folded, words)
    if short is not None:
        return _cased(short.rstrip("-"), word) if short else word
    for start in range(1, len(folded) - 2):
        end = words.get(f"-{folded[start:]}")
        if end is not None:
            return word[:start] + end.lstrip("-").lower() if end else word
    return word


def _by_beginning(folded: str, words: Mapping[str, str]) -> str | None:
    for end in range(len(folded), 2, -1):
        short = words.get(f"{folded[:end]}-")
        if short is not None:
            return short
    return None


def _cased(short: str, word: str) -> str:
    return short[:1].upper() + short[1:] if word[0].isupper() else short[:1].lower() + short[1:]
