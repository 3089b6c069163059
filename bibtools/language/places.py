"""Names of places: their abbreviations in imprints, and those that are no names of people."""

from __future__ import annotations

from bibtools.support.folding import fold_text, fold_words

_SHORT = {
    "ist": "İstanbul",
    "ank": "Ankara",
    "izm": "İzmir",
    "lpz": "Leipzig",
    "n.y": "New York",
    "ny": "New York",
}


def written_out(place: str) -> str | None:
    """Return the full name of an abbreviated place (`İst.` → İstanbul); None if it is no abbreviation known here."""
    return _SHORT.get(fold_text(place).rstrip(". "))


_PLACES = frozenset(
    fold_words(place)
    for place in """
    Adana, Amasya, Ankara, Antalya, Bursa, Çanakkale, Diyarbakır, Edirne, Erzincan, Erzurum, Eskişehir, Gelibolu,
    İskenderun, İstanbul, İzmir, İzmit, Kastamonu, Kayseri, Konya, Kütahya, Lefkoşa, Malatya, Samsun, Sivas, Trabzon,
    Ayastefanos, Bağdat, Belgrad, Beyrut, Bükreş, Halep, Kahire, Karlofça, Küçük Kaynarca, Manastır, Mondros, Mudanya,
    Pasarofça, Saraybosna, Selanik, Sevr, Sofya, Şam, Tahran, Tiflis, Üsküp, Zitvatorok,
    Amsterdam, Atina, Berlin, Brüksel, Cenevre, Leiden, Leipzig, Londra, Lozan, Moskova, Münih, New York, Paris, Roma,
    St. Petersburg, Venedik, Versay, Viyana, Washington, Zürih,
    Athens, Baghdad, Beirut, Belgrade, Brussels, Cairo, Geneva, Istanbul, Izmir, Lausanne, Leyden, London, Moscow,
    Munich, Oxford, Rome, Salonica, Sèvres, Tehran, Venice, Versailles, Vienna, Zurich
    """.split(",")
)
"""Places that an article names with a year. Those that are common family names as well (Aydın, Kars) are left out."""


def is_place(text: str) -> bool:
    """Return whether a text is the name of a well-known place, which is no common family name."""
    return fold_words(text) in _PLACES
