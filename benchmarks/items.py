"""Invented sources for the benchmarks: the same seed gives the same items on every machine."""

from __future__ import annotations

import random
from typing import Any

GIVEN = (
    "Ali Ayşe Celal Çiğdem Emine Halil İrem Işıl Kemal Mary Nâzım Ömer Rıdvan Şule Ümit Yusuf Zeynep John Anna "
    "Jean"
).split()
FAMILY = (
    "Akın Arıkan Barkan Cebesoy Çelik Demir Erikan Güneş Iğdır İnalcık Köprülü Kütükoğlu Nadi Öz Pakalın Sönmez "
    "Şahin Tanör Tüzel Uzunçarşılı Ünal Yıldız Smith Müller Dupont Rossi Novák García"
).split()
WORDS = (
    "Osmanlı Kurtuluş Harbi Tarihi Moskova Hatıraları Meclis Zabıtları Ankara Hükûmeti Lozan Barışı Sevr Devrim "
    "Anadolu İktisat Köy Vergi Düzeni Toprak Defter Vakıf Reform Empire History Society Archive Modern Women Trade "
    "Law War Peace"
).split()
PLACES = "Ankara İstanbul İzmir Konya London Paris Leiden Chicago".split()
JOURNALS = [
    "Belleten",
    "Tarih Dergisi",
    "Osmanlı Araştırmaları",
    "Middle Eastern Studies",
    "Toplum ve Bilim",
    "Turcica",
]
PUBLISHERS = [
    "Türk Tarih Kurumu",
    "İletişim Yayınları",
    "Yapı Kredi Yayınları",
    "Brill",
    "Oxford University Press",
]
TYPES = ("article-journal", "book", "chapter", "thesis")
ALL_TYPES = (
    *TYPES,
    *("webpage", "article-newspaper", "report", "paper-conference", "manuscript", "article-magazine"),
    *("legal_case", "entry-encyclopedia"),
)
DROPPED = (
    *("page", "volume", "issue", "publisher", "publisher-place", "DOI", "language", "container-title"),
    *("editor", "genre"),
)
ADDED: dict[str, Any] = {
    "URL": "https://example.org/a",
    "accessed": {"date-parts": [[2024, 5, 6]]},
    "edition": "3",
    "collection-title": "Series of Things",
    "note": "a note",
    "abstract": "An abstract",
    "number-of-pages": "300",
    "ISBN": "978-1-2345-6789-0",
    "translator": [{"family": "Öz", "given": "Ali"}],
    "original-date": {"date-parts": [[1950]]},
    "archive": "BOA",
    "medium": "Print",
    "title-short": "Short",
}


def make_items(count: int, seed: int = 1920) -> list[dict[str, Any]]:
    """Return `count` CSL-JSON items: half articles, a quarter books, the rest chapters and theses; one to four authors.

    The number of different names grows with the count, so that the share of names that need disambiguation is about
    the same in a large library as in a small one.
    """
    draw = random.Random(seed)
    return [_item(draw, number, count) for number in range(count)]


def make_varied_items(count: int, seed: int = 1920) -> list[dict[str, Any]]:
    """Return items of twelve types, each with its own choice of variables: hardly two have the same variables."""
    draw = random.Random(seed)
    return [_varied(draw, item) for item in make_items(count, seed)]


def _varied(draw: random.Random, item: dict[str, Any]) -> dict[str, Any]:
    made = {key: value for key, value in item.items() if key not in DROPPED or draw.random() >= 0.2}
    made |= {key: value for key, value in ADDED.items() if draw.random() < 0.25}
    made["type"] = draw.choice(ALL_TYPES)
    if draw.random() < 0.4:
        date = [draw.randint(1900, 2025), draw.randint(1, 12), draw.randint(1, 28)]
        made["issued"] = {"date-parts": [date]}
    if draw.random() < 0.15:
        first, _, rest = made["title"].partition(" ")
        made["title"] = f'The "{first}" of <i>{rest}</i>: it\'s'
    return made


def _item(draw: random.Random, number: int, count: int) -> dict[str, Any]:
    kind = draw.choices(TYPES, weights=(50, 25, 17, 8))[0]
    item: dict[str, Any] = {
        "id": f"item{number}",
        "type": kind,
        "title": _title(draw),
        "author": [_name(draw, count) for _ in range(draw.choices((1, 2, 3, 4), weights=(55, 25, 12, 8))[0])],
        "issued": {"date-parts": [[draw.randint(1900, 2025)]]},
        "language": draw.choice(("tr-TR", "en-US")),
    }
    start = draw.randint(1, 400)
    if kind == "article-journal":
        item |= {"container-title": draw.choice(JOURNALS), "volume": str(draw.randint(1, 90))}
        item |= {"issue": str(draw.randint(1, 4)), "page": f"{start}-{start + draw.randint(5, 30)}"}
        item["DOI"] = f"10.5555/{number}.{start}"
    else:
        item |= {"publisher": draw.choice(PUBLISHERS), "publisher-place": draw.choice(PLACES)}
    if kind == "chapter":
        item |= {"container-title": _title(draw), "editor": [_name(draw, count)]}
        item["page"] = f"{start}-{start + draw.randint(5, 30)}"
    if kind == "thesis":
        item["genre"] = "Doktora Tezi"
    return item


def _name(draw: random.Random, count: int) -> dict[str, str]:
    family = draw.choice(FAMILY)
    if count > 100 and draw.random() < 0.8:
        family += draw.choice(("oğlu", "er", "man", "kaya", "soy", "taş")) + str(
            draw.randrange(count // 20 + 1)
        )
    return {"family": family, "given": " ".join(draw.sample(GIVEN, draw.choice((1, 1, 2))))}


def _title(draw: random.Random) -> str:
    title = " ".join(draw.sample(WORDS, draw.randint(3, 8)))
    return f"{title}: {' '.join(draw.sample(WORDS, 3))}" if draw.random() < 0.3 else title
