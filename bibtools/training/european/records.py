"""Made records of European works."""

from __future__ import annotations

from collections.abc import Callable

from bibtools.support.roman import to_roman
from bibtools.training.european.words import SLOT, Words
from bibtools.training.made_names import MadePerson, initials
from bibtools.training.tables import slots

Fields = dict[str, "str | list[MadePerson]"]

_CONGRESSES = {
    "en": (
        "Proceedings of the {}th International Congress of Historical Sciences",
        "Proc. {}th Int. Conf. on Data Mining",
    ),
    "de": (
        "Akten des {}. Internationalen Orientalistenkongresses",
        "Verhandlungen des {}. Deutschen Soziologentages",
    ),
    "fr": (
        "Actes du {}e congrès national des Sociétés savantes",
        "Actes du {}e colloque international d'histoire",
    ),
    "it": ("Atti del {} Congresso internazionale di studi", "Atti del {} convegno di storia urbana"),
    "es": ("Actas del {} Congreso Internacional de Historia", "Actas del {} Coloquio de Historia"),
}
_ENCYCLOPAEDIAS = {
    "en": (
        "Encyclopaedia of Islam",
        "The Encyclopaedia of Islam",
        "Encyclopaedia Britannica",
        "Dictionary of National Biography",
    ),
    "de": (
        "Lexikon des Mittelalters",
        "Historisches Wörterbuch der Philosophie",
        "Enzyklopädie des Islam",
        "Brockhaus",
    ),
    "fr": (
        "Encyclopédie de l'Islam",
        "Encyclopædia Universalis",
        "Dictionnaire de l'Empire ottoman",
        "Grand Larousse",
    ),
    "it": ("Dizionario biografico degli Italiani", "Enciclopedia Italiana", "Enciclopedia Einaudi", "DBI"),
    "es": (
        "Diccionario de Historia de España",
        "Enciclopedia Universal Ilustrada",
        "Diccionario biográfico español",
    ),
}


def _imprint(words: Words) -> Fields:
    rng = words.rng
    fields: Fields = {
        "date": words.year(),
        "location": words.word("place"),
        "pages": words.pages(span=rng.random() < 0.4),
    }
    if rng.random() < 0.85:
        fields["publisher"] = words.house()
    for field, share, value in (
        ("volume", 0.15, words.number(roman_share=0.5)),
        ("edition", 0.12, str(rng.randint(2, 9))),
        ("series", 0.1, words.word("series")),
        ("number", 0.3, str(rng.randint(1, 190))),
        ("pagetotal", 0.3, str(rng.randint(60, 800))),
        ("origdate", 0.1, str(rng.randint(1860, 1960))),
    ):
        if rng.random() < share:
            fields[field] = value
    return fields


def book(words: Words) -> Fields:
    """A book with authors, sometimes an editor."""
    fields: Fields = {"author": words.people(), "title": words.title("book"), **_imprint(words)}
    if words.rng.random() < 0.1:
        fields["editor"] = words.people()
    return fields


def translated(words: Words) -> Fields:
    """A book with a translator."""
    return book(words) | {"translator": words.people(0.1)}


def edited(words: Words) -> Fields:
    """A book with editors only."""
    return {"editor": words.people(0.4), "title": words.title("book"), **_imprint(words)}


def article(words: Words) -> Fields:
    """An article in a journal."""
    rng = words.rng
    fields: Fields = {
        "author": words.people(0.25),
        "title": words.title("article"),
        "container": words.word("journal"),
        "journalcode": words.journal_code(),
        "date": words.year() if rng.random() < 0.85 else f"{words.word('month')} {words.year()}",
        "volume": words.number(),
        "pages": words.pages(span=True),
        "doi": f"10.{rng.randint(1000, 9999)}/{rng.randint(100, 99999)}.{rng.randint(10, 9999)}",
    }
    if rng.random() < 0.6:
        fields["issue"] = str(rng.randint(1, 12)) if rng.random() < 0.9 else "1-2"
    return fields


def chapter(words: Words) -> Fields:
    """A contribution to a collection."""
    fields = edited(words) | {
        "author": words.people(),
        "title": words.title("article"),
        "pages": words.pages(span=True),
    }
    return fields | {"container": words.title("book")}


def entry(words: Words) -> Fields:
    """An entry of an encyclopaedia."""
    fields: Fields = {
        "author": [words.person()],
        "title": words.word("headword"),
        "container": words.rng.choice(_ENCYCLOPAEDIAS[words.lang]),
        **_imprint(words),
    }
    return fields | {
        "volume": words.number(roman_share=0.6),
        "edition": "2",
        "accessed": words.day(1999),
        "url": _url(words),
    }


def thesis(words: Words) -> Fields:
    """A thesis."""
    return book(words) | {"genre": words.word("genre"), "publisher": words.word("school")}


def archive(words: Words) -> Fields:
    """A document in an archive."""
    fields: Fields = {"archive": words.word("archive"), "fonds": words.fonds()}
    if words.rng.random() < 0.5:
        fields["date"] = words.day()
        if words.rng.random() < 0.4:
            fields |= {"author": [words.person()], "title": words.title("news")}
    return fields


def newspaper(words: Words) -> Fields:
    """An article in a newspaper."""
    fields = article(words) | {
        "title": words.title("news"),
        "container": words.word("newspaper"),
        "date": words.day(),
    }
    return fields | {"pages": str(words.rng.randint(1, 30))}


def report(words: Words) -> Fields:
    """A work of a body."""
    body = [MadePerson(words.word("body"), "", words.lang)]
    return book(words) | {"author": body, "editor": body}


def _url(words: Words) -> str:
    start = words.rng.choice(("https://www.", "http://www.", "https://"))
    site = words.rng.choice(("history", "archive", "museum", "library", "news", "data")) + words.rng.choice(
        (".org", ".com", ".eu")
    )
    return (
        f"{start}{site}/{words.rng.choice(('article', 'id', 'node', 'item'))}/{words.rng.randint(10, 99999)}"
    )


def web(words: Words) -> Fields:
    """A page on the web."""
    fields = article(words) | {"url": _url(words), "accessed": words.day(1999)}
    if words.rng.random() < 0.4:
        fields["author"] = [MadePerson(words.word("body"), "", words.lang)]
    return fields


def paper(words: Words) -> Fields:
    """A paper read at a congress."""
    number = words.rng.randint(2, 40)
    name = words.rng.choice(_CONGRESSES[words.lang]).format(
        to_roman(number).upper() if words.lang in ("it", "es") else number
    )
    return chapter(words) | {"container": name}


def novel(words: Words) -> Fields:
    """A novel or another well-known book, as lists of what to read name it."""
    title = words.title("novel") if words.rng.random() < 0.5 else words.title("book")
    fields = _imprint(words) | {"author": words.people(0.05), "title": title}
    fields.setdefault("publisher", words.house())
    return fields


def oldprint(words: Words) -> Fields:
    """A book printed before 1830."""
    year = words.rng.randint(1480, 1830)
    fields = book(words) | {"date": str(year), "romandate": to_roman(year).upper()}
    printer = words.person()
    chance = words.rng.random()
    if chance < 0.5:
        fields["publisher"] = f"{printer.given} {printer.family}"
    elif chance < 0.7:
        fields["publisher"] = f"{initials(printer.given)} {printer.family} & {words.word('family')}"
    return fields


def latin(words: Words) -> Fields:
    """A book in Latin, in the form of the list's own language."""
    rng, table = words.rng, slots("words-la")

    def draw(slot: str) -> str:
        return rng.choice(table[slot])

    year = rng.randint(1480, 1900)
    return {
        "author": [MadePerson(draw("family"), draw("given") if rng.random() < 0.8 else "", words.lang)],
        "title": SLOT.sub(lambda match: draw(match[1]), draw("title")),
        "location": draw("place"),
        "publisher": draw("publisher"),
        "date": str(year) if rng.random() < 0.75 else to_roman(year).upper(),
        "pages": words.pages(span=False),
        "editor": [words.person()],
    }


KINDS: dict[str, tuple[str, int, Callable[[Words], Fields]]] = {
    "book": ("book", 28, book),
    "translated": ("book", 5, translated),
    "edited": ("book", 7, edited),
    "article": ("article-journal", 22, article),
    "chapter": ("chapter", 13, chapter),
    "entry": ("entry-encyclopedia", 3, entry),
    "thesis": ("thesis", 4, thesis),
    "archive": ("document", 6, archive),
    "newspaper": ("article-newspaper", 4, newspaper),
    "report": ("report", 5, report),
    "web": ("webpage", 2, web),
    "paper": ("paper-conference", 3, paper),
    "oldprint": ("book", 3, oldprint),
    "latin": ("book", 2, latin),
    "novel": ("book", 3, novel),
}
"""Kind → CSL type, weight, and what makes it."""
