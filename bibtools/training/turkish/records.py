"""Made records: a kind of work and its fields, as far as a library might know them.

Which fields are then written, and how, is the form's business (`data/forms-tr.txt`).
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bibtools.language.casing import capitalize_first
from bibtools.support.folding import fold_words
from bibtools.training.made_names import MadePerson
from bibtools.training.tables import pick
from bibtools.training.turkish import archives, books, people, values
from bibtools.training.turkish.books import Fields, imprint
from bibtools.training.turkish.titles import made_title, title


def article(rng: Random) -> Fields:
    """An article in a journal."""
    when = values.year(rng)
    fields: Fields = {
        "author": people.several(people.titled(people.turk(rng), rng), rng),
        "title": title("article", rng),
        "container": pick("tr-journals", rng),
        "date": str(when) if rng.random() < 0.7 else values.month_date(rng, when),
        "pages": values.pages(rng, span=rng.random() < 0.85),
    }
    if rng.random() < 0.8:
        fields["volume"] = values.volume(rng)
    if rng.random() < 0.75 or "volume" not in fields:
        fields["issue"] = values.issue(rng)
    if rng.random() < 0.35:
        fields["location"] = pick("tr-places", rng)
    if rng.random() < 0.08:
        fields["doi"] = (
            f"10.{rng.randint(1000, 39999)}/{rng.choice(('belleten', 'iktisat', 'ttk', 'jts'))}.{rng.randint(1, 99999)}"
        )
    return fields


def chapter(rng: Random) -> Fields:
    """A contribution to a collection, a Festschrift or a multi-volume history."""
    container = pick("tr-collections", rng) if rng.random() < 0.5 else title("book", rng)
    fields: Fields = {
        "author": people.several(people.turk(rng), rng),
        "title": title("article", rng),
        "container": container,
        **imprint(rng),
        "pages": values.pages(rng, span=rng.random() < 0.85),
    }
    if rng.random() < 0.6:
        fields["editor"] = people.several(people.turk(rng), rng, many=0.3)
    if rng.random() < 0.25:
        fields["volume"] = values.volume(rng)
    return fields


def entry(rng: Random) -> Fields:
    """An entry of an encyclopaedia."""
    fields: Fields = {
        "title": made_title("headword", rng),
        "container": pick("tr-encyclopedias", rng),
        "volume": values.volume(rng),
        "pages": values.pages(rng, span=rng.random() < 0.6),
        "accessed": values.day_date(rng, rng.randint(2008, 2024)),
        "url": "https://islamansiklopedisi.org.tr/"
        + "-".join(fold_words(made_title("headword", rng)).split()),
    }
    if rng.random() < 0.93:
        fields["author"] = [people.turk(rng)]
    if rng.random() < 0.75:
        fields |= {"date": str(values.year(rng)), "location": pick("tr-places", rng)}
    if rng.random() < 0.3:
        fields["publisher"] = rng.choice(("TDV Yayınları", "TDV", "MEB", people.publisher(rng)))
    return fields


def thesis(rng: Random) -> Fields:
    """A thesis with its kind and school."""
    kind = rng.choice(
        ("doktora", "yüksek lisans", "doktora", "yüksek lisans", "doçentlik", "bitirme", "uzmanlık")
    )
    before = rng.choice(("", "", "", "yayımlanmamış ", "yayınlanmamış ", "basılmamış "))
    genre = before + kind + rng.choice((" tezi", " tezi", " tezi", " tezi", " çalışması"))
    if rng.random() < 0.8:
        genre = " ".join(capitalize_first(word, "tr") for word in genre.split())
    school = pick("tr-universities", rng)
    if rng.random() < 0.7:
        school += rng.choice((" ", ", ", " ")) + pick("tr-institutes", rng)
    return {
        "author": [people.turk(rng)],
        "title": title("thesis", rng) if rng.random() < 0.8 else title("labour", rng),
        "genre": genre,
        "publisher": school,
        "location": pick("tr-places", rng),
        "date": str(values.year(rng)),
        "pages": values.pages(rng),
        "pagetotal": str(rng.randint(60, 500)),
    }


def minutes(rng: Random) -> Fields:
    """Minutes of a parliament."""
    assembly, _, name = pick("tr-minutes", rng).rpartition("|")
    fields: Fields = {
        "title": name,
        "note": archives.sitting(rng),
        "volume": values.volume(rng),
        "date": values.old_day(rng) if rng.random() < 0.7 else values.any_day(rng),
        "pages": values.pages(rng),
    }
    if rng.random() < 0.2:
        fields |= {
            "publisher": people.publisher(rng),
            "location": "Ankara",
            "date": str(values.year(rng)),
        }
    if assembly:
        fields["author"] = [MadePerson(assembly, "", "tr")]
    return fields


def newspaper(rng: Random) -> Fields:
    """An article in a newspaper, or a whole number of it."""
    fields: Fields = {
        "container": pick("tr-newspapers", rng),
        "date": values.any_day(rng),
        "pages": str(rng.randint(1, 12)),
        "issue": str(rng.randint(1, 9800)),
        "location": pick("tr-places", rng),
        "apadate": values.year_first(rng),
        "year": str(rng.randint(1860, 1960)),
    }
    if rng.random() < 0.7:
        fields["title"] = made_title("news" if rng.random() < 0.7 else "article", rng)
        if rng.random() < 0.6:
            fields["author"] = [people.turk(rng) if rng.random() < 0.9 else people.ottoman(rng)]
    return fields


def law(rng: Random) -> Fields:
    """A law in the gazette or in the collected statutes."""
    gazette = rng.random() < 0.7
    names = (
        "Resmî Gazete",
        "Resmi Gazete",
        "T.C. Resmi Gazete",
        "RG",
        "Resmî Ceride",
        "Takvim-i Vekayi",
        "R.G.",
    )
    fields: Fields = {
        "title": pick("tr-laws", rng),
        "container": rng.choice(names) if gazette else rng.choice(("Düstur", "Düstûr")),
        "date": values.any_day(rng),
        "pages": values.pages(rng),
        "note": f"Kanun No. {rng.randint(1, 6000)}",
    }
    if gazette:
        return fields | {"issue": str(rng.randint(1, 32000))}
    tertip = rng.choice(
        ("I. Tertip", "II. Tertip", "Tertip II", "III. Tertip", "1. Tertip", "Tertip: 3", "5. Tertip")
    )
    return fields | {"series": tertip, "volume": values.volume(rng)}


def web(rng: Random) -> Fields:
    """A page on the web."""
    site = rng.choice(
        (
            "tbmm.gov.tr",
            "ttk.gov.tr",
            "ataturkansiklopedisi.gov.tr",
            "devletarsivleri.gov.tr",
            "hurriyet.com.tr",
        )
    )
    fields: Fields = {
        "title": made_title(rng.choice(("article", "news", "book")), rng),
        "url": rng.choice(("https://www.", "http://www.", "https://", "www."))
        + site
        + rng.choice(("/", "/detay/", "/index.php?id=", "/tr/haber/"))
        + str(rng.randint(10, 99999)),
        "accessed": values.day_date(rng, rng.randint(2005, 2024)),
    }
    if rng.random() < 0.6:
        fields["author"] = [people.turk(rng) if rng.random() < 0.6 else people.body(rng)]
    if rng.random() < 0.4:
        fields["date"] = str(rng.randint(2000, 2024))
    if rng.random() < 0.3:
        fields["container"] = rng.choice(
            ("Atatürk Ansiklopedisi", "Bianet", "T24", "Hürriyet", "Anadolu Ajansı")
        )
    return fields


def paper(rng: Random) -> Fields:
    """A paper read at a congress."""
    fields: Fields = {
        "author": people.several(people.turk(rng), rng),
        "title": title("article", rng),
        "container": pick("tr-events", rng),
        **imprint(rng),
        "pages": values.pages(rng, span=True),
        "event": values.date_range(rng),
    }
    if rng.random() < 0.3:
        fields["volume"] = values.volume(rng)
    if rng.random() < 0.2:
        fields["editor"] = people.several(people.turk(rng), rng)
    return fields


def film(rng: Random) -> Fields:
    """A film or an exhibition."""
    return {
        "director": [people.turk(rng)],
        "title": title("book", rng),
        "genre": rng.choice(("Belgesel", "Film", "Video", "Kısa Film", "Sinema Filmi")),
        "location": rng.choice(("Türkiye", "İstanbul", "Almanya", "Türkiye-Fransa")),
        "publisher": people.publisher(rng).split(" ")[0] + rng.choice((" Film", " Prodüksiyon", " Yapım")),
        "date": str(values.year(rng)),
    }


KINDS: dict[str, tuple[str, int, Callable[[Random], Fields]]] = {
    "book": ("book", 22, books.book),
    "memoir": ("book", 3, books.memoir),
    "translated": ("book", 14, books.translated),
    "edited": ("book", 7, books.edited),
    "untitled": ("book", 4, books.untitled),
    "novel": ("book", 4, books.novel),
    "labour": ("book", 9, books.labour),
    "report": ("report", 5, books.report),
    "body": ("book", 5, books.body),
    "register": ("book", 2, books.register),
    "foreignbook": ("book", 4, books.foreignbook),
    "source": ("book", 2, books.source),
    "ottoman": ("book", 6, books.ottoman),
    "article": ("article-journal", 10, article),
    "chapter": ("chapter", 6, chapter),
    "entry": ("entry-encyclopedia", 4, entry),
    "thesis": ("thesis", 5, thesis),
    "minutes": ("hearing", 3, minutes),
    "archive": ("document", 4, archives.document),
    "newspaper": ("article-newspaper", 4, newspaper),
    "law": ("legislation", 2, law),
    "web": ("webpage", 2, web),
    "paper": ("paper-conference", 3, paper),
    "film": ("motion_picture", 1, film),
}
"""Kind → CSL type, weight, and what makes it."""
