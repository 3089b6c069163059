"""Finding role words (Haz., Çev., ed. by, hrsg. von) in a list of names, and whom they apply to."""

from __future__ import annotations

import re

_EDITOR = (
    r"yay(?:ına|\.)?\s*haz(?:ırlayan(?:lar)?)?\b\.?|haz(?:ırlayan(?:lar)?|l)?\b\.?|hzl\.|"
    r"der(?:leyen(?:ler)?|l)?\b\.?|drl\.|"
    r"ed(?:itör(?:ler|lüğünde|ü)?|t|tr)?\b\.?(?:\s+by\b)?|eds\b\.?(?:\s+by\b)?|edited\s+by|editors?\b|"
    r"édité\s+par|éds?\.(?:\s+par)?|"
    r"sad(?:eleştiren(?:ler)?)?\b\.?|sdl\.|nşr\b\.?|neşr\b\.?|neşreden|thk\b\.?|çvy\.|red\.|edd\.|"
    r"hrsg\b\.?(?:\s+von\b|\s+v\.)?|hg\b\.?(?:\s+von\b|\s+v\.)?|herausgegeben\s+von|herausgeber|"
    r"a\s+cura\s+di|a\s+c(?:ura|\.)\s*di|cur\.|curr\.|(?:sous\s+la\s+)?dir\.(?:\s+de)?|"
    r"sous\s+la\s+direction\s+de|comp\.|coord\.|"
    r"yay\.(?=\s*[^\W\d_]|\s*$)|yayımlayan|yayınlayan|düzenleyen|compiled\s+by|coords?\."
)
_TRANSLATOR = (
    r"çev(?:iren(?:ler)?|iri)?\b\.?|ter(?:c|cüme(?:\s+eden)?)?\b\.?|trc\b\.?|mütercim|trans(?:l|"
    r"lat(?:ed|or|ors|ion))?\b\.?(?:\s+by\b)?|"
    r"tr\.(?:\s+by\b)?|übers\b\.?(?:\s+von\b)?|übersetzt\s+von|trad(?:\.|uit|uction|ucteur|uzione|"
    r"otto)?\b\.?(?:\s+(?:par|de|di|da|fr\.)\b)*|"
    r"türkçesi|nkl\."
)
_DIRECTOR = r"yön(?:etmen|eten)?\b\.?|dir(?:ector)?\b\.?|réal\.|regie|regia"
_ROLE = re.compile(
    rf"(?<![^\W\d_])[(\[]?\s*(?:(?P<editor>{_EDITOR})|(?P<translator>{_TRANSLATOR})|(?P<director>{_DIRECTOR}))\s*:?\s*[)\]]?",
    re.IGNORECASE,
)
_IN = re.compile(
    r"^\W*(?:in|en|İçinde|içinde|İç\.|dans|nel(?:la)?)\b\s*[:;,]?\s+(?:Id(?:em)?\.?,?\s+)?", re.IGNORECASE
)


def without_in(text: str) -> str:
    """Return `text` without the In that says that a larger work follows."""
    return _IN.sub("", text, count=1)


def by_role(text: str, label: str) -> list[tuple[str, str]]:
    """Return (role, names) pairs of a names piece that the tagger called `label`; role words are removed."""
    text = without_in(text)
    matches = [match for match in _ROLE.finditer(text) if _real(text, match)]
    if not matches:
        return [(label, text)]
    runs = _runs(text, matches)
    first = runs[0]
    before = text[: first[0].start()].strip(" ,;:.([")
    after = text[first[-1].end() :].strip(" ,;:.)]")
    if len(runs) == 1:
        return _single(text, first, before, after, label)
    return _several(text, runs, before, label)


def _real(text: str, match: re.Match[str]) -> bool:
    """Return whether a match is a role word and not the beginning of a name (Ed Miliband, Der Spiegel, Ter-…)."""
    word = match[0].strip()
    if word[:1] in "([" or word[-1:] in ".:)]" or " " in word or len(word) > 5:
        return True
    behind = text[match.end() : match.end() + 2]
    return (word.islower() and not behind[:1].isalpha()) or match.end() >= len(text.rstrip(" .,;)]"))


def _runs(text: str, matches: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Put role words together that only a conjunction parts (Çev. ve Haz.)."""
    runs = [[matches[0]]]
    for match in matches[1:]:
        between = text[runs[-1][-1].end() : match.start()]
        if re.fullmatch(r"[\s,&/\-()]*(?:ve|and|und|et|e)?[\s,(]*", between, re.IGNORECASE):
            runs[-1].append(match)
        else:
            runs.append([match])
    return runs


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
