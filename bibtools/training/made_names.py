"""Persons and bodies, and the orders in which lists write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from random import Random

from bibtools.language.casing import upper
from bibtools.support.dataclass import dataclass
from bibtools.training.pieces import Piece


@dataclass(frozen=True, slots=True)
class MadePerson:
    """A name in two parts, or, with an empty `given`, one that is never turned round."""

    family: str
    given: str = ""
    lang: str = ""


_SEPARATORS = {
    "tr": (
        (", ", " ve "),
        (", ", " & "),
        (" - ", " - "),
        ("-", "-"),
        (", ", ", "),
        (" / ", " / "),
        ("; ", "; "),
    ),
    "en": ((", ", " and "), (", ", ", and "), (", ", " & "), (", ", ", & "), (", ", ", ")),
    "de": ((", ", " und "), ("/", "/"), (" / ", " / "), ("; ", "; "), (", ", " u. ")),
    "fr": ((", ", " et "), (", ", ", "), (" et ", " et ")),
    "it": ((", ", " e "), (" - ", " - "), ("-", "-"), (", ", ", ")),
    "es": ((", ", " y "), (" y ", " y "), ("; ", "; "), (", ", ", ")),
}
_OTHERS = {
    "tr": (" vd.", ", vd.", " v.d.", " vd", " ve diğerleri", " ve ark.", " v.dğr."),
    "en": (" et al.", ", et al.", " and others"),
    "de": (" u. a.", " u.a.", " et al."),
    "fr": (" et al.", " et alii", " et alii"),
    "it": (" et al.", " et alii", " e altri"),
    "es": (" et al.", " y otros"),
}


def initials(given: str, *, spaced: bool = True) -> str:
    """Return `A. H.` of Ahmet Hamdi, `J.-P.` of Jean-Paul; an initial stays as it is."""
    words = []
    for word in given.split():
        parts = [part[0] + "." for part in word.split("-") if part]
        words.append("-".join(parts) if word[0].isupper() else word)
    return (" " if spaced else "").join(words)


def written(person: MadePerson, style: str) -> str:
    """Write one name. Styles: `gs` Ad Soyad, `sg` Soyad, Ad, `s_g` Soyad Ad; `i`/`I` initials, `S` capitals, `s(g)`."""
    if not person.given:
        return (
            upper(person.family, person.lang) if "S" in style and len(person.family) < 12 else person.family
        )
    family = upper(person.family, person.lang) if "S" in style else person.family
    given = person.given
    if "i" in style or "I" in style:
        given = initials(given, spaced="i" in style)
    if re.match("[giI]", style):
        return f"{given} {family}"
    if "(" in style:
        return f"{family} ({given})"
    return f"{family} {given}" if "_" in style else f"{family}, {given}"


def people_in(
    record: Mapping[str, str | Sequence[MadePerson]], pieces: Iterable[Piece]
) -> tuple[tuple[str, str, str], ...]:
    """Return label, family and given name of the persons and bodies of a record that its fine pieces write."""
    written_labels = {label for label, _ in pieces}
    return tuple(
        (label, person.family, person.given)
        for label, people in record.items()
        if not isinstance(people, str) and label in written_labels
        for person in people
    )


def write_names(role: str, people: Sequence[MadePerson], style: str, lang: str, rng: Random) -> list[Piece]:
    """Write a list of names as fine pieces; a style that ends in `1` turns only the first name round."""
    between, last = rng.choice(_SEPARATORS.get(lang, _SEPARATORS["en"]))
    if style[:1] in "sS" and between.strip() == "," and "_" not in style and "(" not in style:
        between, last = (", ", last) if "i" in style or "I" in style else ("; ", last)
    pieces: list[Piece] = []
    for number, person in enumerate(people):
        if number:
            pieces.append((f"and-{role}", last if number == len(people) - 1 else between))
        one = "gs" if style.endswith("1") and number else style.rstrip("1")
        pieces.append((role, written(person, one)))
    if people[0].given and rng.random() < (0.05 if len(people) == 1 else 0.12):
        pieces.append((f"and-{role}", rng.choice(_OTHERS.get(lang, _OTHERS["en"]))))
    return pieces
