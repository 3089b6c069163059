"""Made records of books, brochures, reports and old prints (`records` has the other kinds and the table)."""

from __future__ import annotations

from random import Random

from bibtools.training.european.words import Words
from bibtools.training.made_names import MadePerson
from bibtools.training.tables import pick, slots
from bibtools.training.turkish import people, values
from bibtools.training.turkish.titles import made_title, title

Fields = dict[str, "str | list[MadePerson]"]
"""Field of a made record → its text or its names."""

_NOTES = (
    *("(Çoğaltma)", "(Teksir)", "(Daktilo)", "(Fotokopi)", "(Basılmamış)", "(Yayınlanmamış)", "(Tıpkıbasım)"),
    *("(Ekler ile)", "(Resimli)", "(Broşür)", "(Özet)", "(Ayrı Basım)", "(Ayrıbasım)", "(Ciltli)"),
)


def _note(rng: Random) -> str:
    """A remark in brackets at the end."""
    if rng.random() < 0.6:
        return rng.choice(_NOTES)
    whose = made_title("book", rng)
    return rng.choice(
        (
            f"({whose} üzerine kitap)",
            f"({whose} adlı sergi kitabı)",
            f"({people.written_out(rng)} danışmanlığında hazırlanan sergi kitabı)",
            f"(Fotoğraflar: {people.written_out(rng)})",
            f"(Resimler: {people.written_out(rng)})",
            f"(Önsöz: {people.written_out(rng)})",
            "(Dünya öyküsünden seçmeler)",
            "(Grup sergisi)",
            "(ilk baskı yılı belirtilmemiş)",
            "(basım yeri belirtilmemiş)",
        )
    )


def imprint(rng: Random) -> Fields:
    """Date, page, and nearly always place and publisher."""
    fields: Fields = {"date": values.imprint_date(rng), "pages": values.pages(rng)}
    if rng.random() < 0.97:
        fields["location"] = pick("tr-places", rng)
    if rng.random() < 0.88:
        fields["publisher"] = people.publisher(rng)
    return fields


def _sometimes(fields: Fields, rng: Random) -> Fields:
    if rng.random() < 0.2:
        fields["volume"] = values.volume(rng)
        if rng.random() < 0.2:
            fields["voltitle"] = made_title("book", rng)
    if rng.random() < 0.18:
        fields["edition"] = values.edition(rng)
    if rng.random() < 0.1:
        fields["series"] = pick("tr-series", rng)
        if rng.random() < 0.4:
            fields["series"] = made_title("headword", rng) + rng.choice(
                (" Dizisi", " Serisi", " Kitapları", " Kitaplığı")
            )
    if rng.random() < 0.15:
        fields["number"] = rng.choice(
            (f"{rng.randint(1, 700)}", f"{rng.randint(1, 300)}-{rng.randint(1, 99)}")
        )
        fields["press"] = people.press(rng)
    if rng.random() < 0.75:
        fields["pagetotal"] = str(rng.randint(4, 850))
    if rng.random() < 0.12:
        fields["note"] = _note(rng)
    if rng.random() < 0.15:
        fields["origyear"] = str(rng.randint(1860, 1985))
    return fields


def book(rng: Random) -> Fields:
    """A book by one or more authors, sometimes prepared by somebody else."""
    author = people.titled(people.turk(rng), rng) if rng.random() < 0.93 else people.ottoman(rng)
    fields: Fields = {"author": people.several(author, rng), "title": title("book", rng), **imprint(rng)}
    if rng.random() < (0.5 if not author.given else 0.08):
        fields["editor"] = people.several(people.turk(rng), rng)
    return _sometimes(fields, rng)


def memoir(rng: Random) -> Fields:
    """A book by one author that somebody else prepared for print: memoirs, letters, old works in new letters."""
    author = people.ottoman(rng) if rng.random() < 0.35 else people.turk(rng)
    fields: Fields = {"author": [author], "title": title("book", rng), **imprint(rng)}
    fields["editor"] = people.several(people.turk(rng), rng, many=0.12)
    return _sometimes(fields, rng)


def translated(rng: Random) -> Fields:
    """A book translated into Turkish."""
    author = [people.foreigner(rng)]
    if rng.random() < 0.08:
        author.append(people.foreigner(rng))
    translator = people.several(people.turk(rng), rng, many=0.12)
    return _sometimes(
        {"author": author, "title": title("foreign", rng), "translator": translator, **imprint(rng)}, rng
    )


def edited(rng: Random) -> Fields:
    """A book that has editors and no author."""
    kind = "book" if rng.random() < 0.7 else "foreign"
    fields: Fields = {"editor": people.several(people.turk(rng), rng, many=0.3), "title": title(kind, rng)}
    if rng.random() < 0.12:
        fields["translator"] = people.several(people.turk(rng), rng)
    return _sometimes(fields | imprint(rng), rng)


def untitled(rng: Random) -> Fields:
    """A book that begins with its title: documents, registers, yearbooks, legends."""
    fields: Fields = {"title": title("book", rng), **imprint(rng)}
    if rng.random() < 0.4:
        fields["editor"] = people.several(people.turk(rng), rng)
    return _sometimes(fields, rng)


def novel(rng: Random) -> Fields:
    """A novel or another well-known book, as lists of what to read name it."""
    foreign = rng.random() < 0.2
    fields: Fields = {
        "author": [people.foreigner(rng) if foreign else people.turk(rng)],
        "title": made_title("novel", rng)
        if rng.random() < 0.6
        else title("foreign" if foreign else "book", rng),
        **imprint(rng),
    }
    if rng.random() < 0.15:
        fields["author"] = [people.ottoman(rng)]
    if foreign:
        fields["translator"] = [people.turk(rng)]
    return fields


def labour(rng: Random) -> Fields:
    """A book or brochure of the world of work."""
    fields: Fields = {
        "author": people.several(people.turk(rng), rng, many=0.18),
        "title": title("labour", rng),
    }
    fields |= imprint(rng)
    if rng.random() < 0.4:
        fields["publisher"] = people.house(rng)
    return _sometimes(fields, rng)


def body(rng: Random) -> Fields:
    """A brochure of a body."""
    fields: Fields = {"author": [people.body(rng)], "title": made_title("body", rng), **imprint(rng)}
    if rng.random() < 0.5:
        fields["publisher"] = people.house(rng)
    return _sometimes(fields, rng)


def register(rng: Random) -> Fields:
    """A published register or yearbook without an author."""
    fields: Fields = {"title": made_title("register", rng), **imprint(rng)}
    if rng.random() < 0.3:
        fields["editor"] = people.several(people.turk(rng), rng)
    return fields


def foreignbook(rng: Random) -> Fields:
    """A book in another language, as Turkish lists give it."""
    words = Words(rng.choice(("en", "en", "de", "fr", "it")), rng)
    fields: Fields = {
        "author": words.people(0.1) if rng.random() < 0.7 else [people.turk(rng)],
        "title": words.title("book")
        if rng.random() < 0.75
        else rng.choice(slots("tr-foreign-language-works")[words.lang]),
        "publisher": words.house(),
        "location": words.word("place"),
        "date": values.imprint_date(rng),
        "pages": values.pages(rng),
        "pagetotal": str(rng.randint(12, 700)),
        "note": f"({made_title('book', rng)})",
        "bracket": made_title("book", rng),
    }
    if rng.random() < 0.3:
        fields["volume"] = values.volume(rng)
    return fields


def source(rng: Random) -> Fields:
    """An ancient or medieval source with the date of its composition and of an edition."""
    year = rng.randint(80, 1500)
    fields = foreignbook(rng) | {
        "author": [MadePerson(pick("tr-ancients", rng), "", "tr")],
        "title": pick("tr-source-titles", rng) if rng.random() < 0.7 else made_title("ottoman", rng),
        "editor": [people.turk(rng)],
        "translator": [people.turk(rng)],
        "bracket": made_title("book", rng)
        + rng.choice(("", ", Ermenice", ", Yunanca", ", Latince", ", harita")),
        "origdate": rng.choice((f"y. {year}", f"y. MS {year}", f"MÖ {year}", f"{year}", f"y. {year} civarı")),
    }
    if rng.random() < 0.5:
        fields["publisher"] = people.publisher(rng)
    return fields


def report(rng: Random) -> Fields:
    """A report, statute or agreement of a body."""
    fields: Fields = {"author": [people.body(rng)], "title": made_title("report", rng), **imprint(rng)}
    if rng.random() < 0.7:
        fields.pop("publisher", None)
    return _sometimes(fields, rng)


def ottoman(rng: Random) -> Fields:
    """A book printed in the Ottoman Empire, with a Hijri or Rumi year."""
    fields: Fields = {
        "title": title("ottoman", rng),
        "date": values.ottoman_date(rng),
        "pages": values.pages(rng),
    }
    if rng.random() < 0.93:
        fields["author"] = [people.ottoman(rng) if rng.random() < 0.8 else people.turk(rng)]
    if rng.random() < 0.9:
        fields["location"] = pick("ott-places", rng)
    if rng.random() < 0.65:
        fields["publisher"] = pick("ott-printers", rng)
    if rng.random() < 0.25:
        fields["volume"] = values.volume(rng)
    return fields
