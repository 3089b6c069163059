"""Titles made from patterns and word tables (`data/titles-tr.txt`, `data/title-parts-tr.txt`)."""

from __future__ import annotations

import re
from functools import cache
from random import Random

from bibtools.language.casing import capitalize_first, lower
from bibtools.training.tables import lines, pick, slots
from bibtools.training.turkish.suffixes import suffixed
from bibtools.training.turkish.values import date_range, day_date, year

_SLOT = re.compile(r"\{([A-Z]+\d?)(?:\.(\w+)|(\+))?\}")
_PROPER = frozenset({"PLACE", "PERIOD", "PERSON", "EVENT", "BODY"})
_ORDINALS = ("10.", "15.", "50.", "60.", "75.", "Ellinci", "Onuncu", "Yetmişbeşinci")
_KEEP = re.compile(r"^(?:[IVXLC]+\.?|[A-ZÇĞİÖŞÜ]{2,}.*)$")


@cache
def _patterns() -> dict[str, tuple[list[str], list[int]]]:
    found: dict[str, tuple[list[str], list[int]]] = {}
    for line in lines("titles-tr"):
        kind, weight, pattern = line.split("\t")
        patterns, weights = found.setdefault(kind, ([], []))
        patterns.append(pattern)
        weights.append(int(weight))
    return found


def made_title(kind: str, rng: Random) -> str:
    """Make a title of a kind, the first column of `titles-tr`: book, article, headword, news, …"""
    patterns, weights = _patterns()[kind]
    pattern = rng.choices(patterns, weights)[0]
    return _SLOT.sub(lambda match: _fill(match[1], match[2] or match[3], rng), pattern)


def title(kind: str, rng: Random) -> str:
    """Return a made title, or, for books, often a well-known one; sometimes with a subtitle or in sentence case."""
    table = {"book": "tr-works", "foreign": "foreign-works"}.get(kind)
    text = pick(table, rng) if table and rng.random() < 0.4 else made_title(kind, rng)
    chance = rng.random()
    if kind in ("book", "foreign", "thesis", "article") and chance < 0.1:
        detail = rng.choice(slots("title-parts-tr")["DETAIL"])
        text += rng.choice((": ", ": ", " - ", ", ", ". ")) + detail
    elif kind != "headword" and chance > 0.75:
        return lengthened(text, kind, rng)
    elif kind in ("book", "foreign") and chance < 0.13:
        text += f" {rng.randint(1, 6)}"
    elif chance > 0.67:
        text = sentence_case(text)
    return text


def lengthened(text: str, kind: str, rng: Random) -> str:
    """Return a title with a subtitle in brackets, with years, or with more members between commas."""
    more = rng.choice((made_title(kind, rng), rng.choice(slots("title-parts-tr")["DETAIL"])))
    first = year(rng)
    years = f"{first}-{first + rng.randint(1, 40)}"
    early = rng.randint(300, 1500)
    topic = rng.choice(slots("title-parts-tr")["CONCEPT"]).rstrip("+")
    return rng.choice(
        (
            f"{text} ({more})",
            f"{text} ({years})",
            f"{text} ({years})",
            f"{text} ({early}-{early + rng.randint(2, 250)})",
            f"{text}, {years}",
            f"{text}, {more}",
            f"{text} / {more}",
            f"{topic}, {text}",
            f"{topic}. {text}",
            f"{topic}: {text}",
        )
    )


def sentence_case(text: str) -> str:
    """Write all words but the first, and all with apostrophes, numbers or several capitals, in lower case."""
    first, *rest = text.split(" ")
    return " ".join([first, *(w if "'" in w or _KEEP.match(w) else lower(w, "tr") for w in rest)])


def _fill(slot: str, case: str | None, rng: Random) -> str:
    made = _made_slot(slot, rng)
    if made is not None:
        return made
    word = pick("tr-bodies", rng) if slot == "BODY" else rng.choice(slots("title-parts-tr")[slot])
    compound = word.endswith("+")
    word = word.rstrip("+")
    if case == "+":
        return capitalize_first(suffixed(word, "poss", proper=False), "tr")
    if case is None:
        return word
    proper = slot in _PROPER and not (compound and rng.random() < 0.6)
    return suffixed(word, case, proper=proper, compound=compound)


def _made_slot(slot: str, rng: Random) -> str | None:
    if slot == "NUM":
        return str(rng.choice((1, 2, 3, 5, 7, 10, 12, 20, 25, 30, 50, 100)))
    if slot == "NUM2":
        return str(rng.randint(3, 990))
    if slot == "YEAR":
        return str(year(rng))
    if slot == "YEARH":
        return str(rng.randint(1255, 1340))
    if slot == "RANGE":
        return date_range(rng)
    if slot == "DAY":
        return day_date(rng, year(rng))
    if slot == "ORD":
        return rng.choice(_ORDINALS)
    if slot == "ORDW":
        return rng.choice(("Birinci", "İkinci", "Üçüncü", "Dördüncü"))
    if slot == "ORDN":
        return f"{rng.randint(1, 25)}."
    if slot == "NATION":
        return pick("tr-nations", rng)
    return None
