"""Authors, editors, translators and publishers of made Turkish references."""

from __future__ import annotations

import re
from random import Random

from bibtools.language.casing import capitalize_first
from bibtools.training.made_names import MadePerson
from bibtools.training.tables import lines, pick, slots

_TITLES = ("Prof. Dr.", "Dr.", "Prof.", "Doç. Dr.", "Av.", "Em. Alb.")


def turk(rng: Random) -> MadePerson:
    """Draw a person with a surname."""
    given = pick("tr-given", rng)
    chance = rng.random()
    if chance < 0.2:
        given += " " + pick("tr-given", rng)
    elif chance < 0.27:
        given = f"{rng.choice('ABCEFGHİKLMNOÖSŞTÜY')}. {given}"
    elif chance < 0.31:
        given += f" {rng.choice('ABCDEFGHİKLMNRSTZ')}."
    family = pick("tr-family", rng)
    if rng.random() < 0.03:
        family += rng.choice((" ", "-")) + pick("tr-family", rng)
    return MadePerson(family, given, "tr")


def ottoman(rng: Random) -> MadePerson:
    """Draw a person without a surname: an Ottoman, an ancient or medieval author."""
    return MadePerson(pick("tr-ottoman", rng), "", "tr")


def foreigner(rng: Random) -> MadePerson:
    """Draw an author of a translated book; particles stay with the given name."""
    words = rng.choice(lines("foreign")).split()
    if len(words) == 1:
        return MadePerson(words[0])
    return MadePerson(words[-1], " ".join(words[:-1]), "en")


def body(rng: Random) -> MadePerson:
    """Draw an institution, often a union or a ministry."""
    return MadePerson(pick("tr-bodies", rng), "", "tr")


def several(draw: MadePerson, rng: Random, *, many: float = 0.15) -> list[MadePerson]:
    """Return the person, in `many` of cases with one or two colleagues."""
    people = [draw]
    while draw.given and len(people) < 4 and rng.random() < many:
        people.append(turk(rng))
    return people


def titled(person: MadePerson, rng: Random) -> MadePerson:
    """Put a professor's title before a name now and then."""
    if person.given and rng.random() < 0.02:
        return MadePerson(person.family, f"{rng.choice(_TITLES)} {person.given}", person.lang)
    return person


_KINDS_OF_HOUSE = (
    *(
        "Yayınları",
        "Yayınları",
        "Yay.",
        "Yay.",
        "Yay.",
        "Yayınevi",
        "Yayıncılık",
        "Kitabevi",
        "Kitap",
        "Basımevi",
    ),
    *("Matbaası", "Neşriyatı", "Yay", "Yayın", "Basım", "Kitaplığı", "Neşriyat", "Ofset", "Y.", "Yayımları"),
)


def publisher(rng: Random) -> str:
    """Draw a publisher: a known house, or one that is made from a word, a name or letters."""
    chance = rng.random()
    if chance < 0.55:
        return pick("tr-publishers", rng)
    if chance < 0.62:
        return _one_word(rng)
    if chance < 0.68:
        letters = "".join(rng.choice(pair) for pair in ("BÇDGHKMSTY", "AEİOU", "KLMNRSTZ", "AEİ", "BDKMŞ"))
        return letters[: rng.randint(2, 5)] + rng.choice(("", "", " Yay.", " Yayınları"))
    slot = rng.choice(("LITNOUN", "LITNOUN", "CONCEPT", "PLACE", "FIELD"))
    word = rng.choice(slots("title-parts-tr")[slot])
    if chance > 0.94:
        word = written_out(rng)
    elif chance > 0.9:
        word = pick("tr-family", rng)
    return f"{word} {rng.choice(_KINDS_OF_HOUSE)}"


def _one_word(rng: Random) -> str:
    """Draw a house that is called by one word or a made one: Redingot, Telos, Heretik Kitap."""
    syllables = "ar be da el ge ha ke la me no pa re sa te va zi lam met ran sel tan yol".split()
    word = "".join(rng.choices(syllables, k=rng.randint(2, 3)))
    if rng.random() < 0.5:
        word = rng.choice(slots("title-parts-tr")[rng.choice(("LITNOUN", "CONCEPT"))]).rstrip("+")
    return capitalize_first(word, "tr") + rng.choice(("", "", "", " Kitap", " Yayın", " Yay."))


def house(rng: Random) -> str:
    """Draw a union or an office as the publisher, with or without Yay."""
    made = pick("tr-bodies", rng)
    return made + rng.choice(
        ("", "", " Yay.", " Yay.", " Yay.", " Yayını", " Yayınları", " Eğitim Yay.", " Yayın")
    )


def press(rng: Random) -> str:
    """Draw a publisher that ends in Yay., as numbers of its publications follow it."""
    made = publisher(rng) if rng.random() < 0.6 else pick("tr-bodies", rng)
    return re.sub(r"\s*(Yayınları|Yayınevi|Yayıncılık|Yayın|Yay\.?|Y\.)$", "", made) + rng.choice(
        (" Yay.", " Yay.", " Yayını", " Yayınları")
    )


def written_out(rng: Random) -> str:
    """Draw a person as `Ad Soyad`."""
    person = turk(rng)
    return f"{person.given} {person.family}"
