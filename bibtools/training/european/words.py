"""The words of one European language, drawn with one generator (`data/words-<language>.txt`)."""

from __future__ import annotations

import re
from random import Random

from bibtools.language.casing import capitalize_first
from bibtools.language.months import month_names
from bibtools.support.roman import to_roman
from bibtools.training.made_names import MadePerson
from bibtools.training.tables import slots

SLOT = re.compile(r"\{(\w+)\}")
"""A slot of a pattern: `{topic}`."""
_SPELLING = {
    "fr": (
        (r"\b([LlDd])(?:e|(?<=[Ll])a) (?=[aeiouâéèêîôAEIOUÂÉÈÊÎÔ]|hi[sv]|horl)", r"\1'"),
        (r"\bde les ", "des "),
        (r"\bde le ", "du "),
        (r"\bà le ", "au "),
        (r"\bà les ", "aux "),
    ),
    "en": ((r"\bA (?=[AEIOU])", "An "),),
    "it": (
        (r"\b(?:Il|La) (?=[aeiou])", "L'"),
        (r"\bIl (?=s[pt])", "Lo "),
        (r"\bUn (?=s[pt])", "Uno "),
        (r"\b(a|da|su) il ", r"\1l "),
        (r"\b(a|da|su) (?=l[aeo] |l')", r"\1l"),
        (r"\b(a|da|su) (?=(?:gli|i) )", r"\1"),
    ),
    "es": ((r"\bde el ", "del "), (r"\ba el ", "al ")),
}
"""Language → patterns of articles and prepositions, and how they are spelt before the word that follows."""


_MADE_HOUSES = {
    "en": (
        "{} Press",
        "{} Books",
        "{} & Sons",
        "{} and Co.",
        "{} Publishers",
        "{} Publishing",
        "University of {} Press",
    ),
    "de": (
        "{} Verlag",
        "Verlag {}",
        "{} Universitätsverlag",
        "{}",
        "Edition {}",
        "{} & Co.",
        "Verlag der Buchhandlung {}",
    ),
    "fr": ("Éditions {}", "{}", "Librairie {}", "Imprimerie {}", "{} & fils", "{} frères", "Éd. {}"),
    "it": ("{}", "{} editore", "Edizioni {}", "Tipografia {}", "Libreria {}", "{} Editrice", "Tip. {}"),
    "es": ("Editorial {}", "{}", "Ediciones {}", "Imprenta {}", "{} Editores", "Librería {}"),
}


class Words:
    """The words of one language, drawn with one generator."""

    def __init__(self, lang: str, rng: Random) -> None:
        self.lang = lang
        self.rng = rng
        self._slots = {**slots(f"words-{lang}"), "month": month_names(lang)}

    def word(self, slot: str) -> str:
        """Draw from a slot; a number after a space is the item's weight."""
        items = self._slots[slot]
        if slot != "place":
            return self.rng.choice(items)
        split = [item.rsplit(" ", 1) for item in items]
        return self.rng.choices([name for name, _ in split], [int(weight) for _, weight in split])[0]

    def title(self, kind: str) -> str:
        """Make a title: book, article, news or novel."""
        made = SLOT.sub(lambda match: self.word(match[1]), self.word(f"title.{kind}"))
        chance = self.rng.random()
        if kind == "book" and chance < 0.08:
            # Homer. Die Welt des Epos; Roma: storia di una città
            made = f"{self.word(self.rng.choice(('family', 'headword', 'given')))}{self.rng.choice('..:,')} {made}"
        elif chance < 0.14:
            made += self.rng.choice((" ({}-{})", ", {}-{}", " {}-{}", ": {}–{}")).format(*self.period())
        for pattern, spelt in _SPELLING.get(self.lang, ()):
            made = re.sub(pattern, spelt, made)
        return capitalize_first(made, self.lang)

    def period(self) -> tuple[int, int]:
        """Draw two years, as titles have them."""
        first = self.rng.randint(1150, 1990)
        return first, first + self.rng.randint(1, 60)

    def journal_code(self) -> str:
        """Draw a code of capital letters, as philologists write for journals."""
        letters = "".join(self.rng.choices("ABCDEGHIJLMNPQRSTVXZ", k=self.rng.randint(2, 5)))
        return self.rng.choice((letters, letters, letters.capitalize(), f"{letters[0]}. {letters[1:]}"))

    def person(self) -> MadePerson:
        """Draw a person; one in five has two given names or a middle initial."""
        given = self.word("given")
        chance = self.rng.random()
        if chance < 0.1:
            given += " " + self.word("given")
        elif chance < 0.2:
            given += f" {self.rng.choice('ABCDEFGHJKLMNPRSTVW')}."
        return MadePerson(self.word("family"), given, self.lang)

    def people(self, many: float = 0.15) -> list[MadePerson]:
        """Draw one person, in `many` of cases with colleagues."""
        drawn = [self.person()]
        while len(drawn) < 5 and self.rng.random() < many:
            drawn.append(self.person())
        return drawn

    def house(self) -> str:
        """Draw a publisher: a known one, or one that is made from a name."""
        chance = self.rng.random()
        if chance < 0.7:
            return self.word("publisher")
        if chance < 0.78:
            return self.made_word()
        person = self.person()
        name = person.family if self.rng.random() < 0.5 else f"{person.given} {person.family}"
        return self.rng.choice(_MADE_HOUSES[self.lang]).format(name)

    def made_word(self) -> str:
        """Make a name of a firm that no list has."""
        syllables = (
            "ba ca do fe gi la lo ma mi no pe ra ri so ta ve vi zo ler mon sal tor ver kam stein".split()
        )
        return "".join(self.rng.choices(syllables, k=self.rng.randint(2, 3))).capitalize()

    def year(self) -> str:
        """Draw the year of an imprint."""
        year = int(self.rng.triangular(1850, 2024, 1990))
        return str(year) if self.rng.random() < 0.96 else f"{year}-{year + self.rng.randint(1, 9)}"

    def day(self, first: int = 1850) -> str:
        """Write a day of the year `first` or later as the language does."""
        day, month, year = (
            self.rng.randint(1, 28),
            self.word("month"),
            self.rng.randint(first, 2024),
        )
        if self.lang == "en" and self.rng.random() < 0.5:
            return f"{month} {day}, {year}"
        stop = "." if self.lang == "de" else ""
        join = " de " if self.lang == "es" else " "
        return f"{day}{stop}{join}{month}{join}{year}"

    def number(self, *, roman_share: float = 0.2) -> str:
        """Draw a volume number."""
        number = self.rng.randint(1, 80)
        return to_roman(number).upper() if self.rng.random() < roman_share else str(number)

    def pages(self, *, span: bool) -> str:
        """Draw a page or a span; now and then the span is shortened (841–43)."""
        first = self.rng.randint(1, 900)
        if not span:
            return str(first) if self.rng.random() < 0.95 else to_roman(first % 30 + 1)
        last = str(first + self.rng.randint(1, 40))
        if first > 100 and self.rng.random() < 0.25 and last[0] == str(first)[0]:
            last = last[1:]
        return f"{first}{self.rng.choice('-–-–')}{last}"

    def fonds(self) -> str:
        """Draw a shelf mark."""
        return re.sub("#", lambda _: str(self.rng.randint(1, 900)), self.word("fonds"))
