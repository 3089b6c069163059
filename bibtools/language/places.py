"""Names of places: their abbreviations in imprints, and those that are no names of people."""

from __future__ import annotations

from bibtools.language.word_table import WordTable
from bibtools.support.folding import fold_text, fold_words

COUNTRY = WordTable(
    {
        "tr": (
            "türkiye abd amerika_birleşik_devletleri almanya arjantin arnavutluk avustralya avusturya azerbaycan "
            "belçika birleşik_krallık bosna-hersek brezilya bulgaristan cezayir çekya çin danimarka endonezya estonya "
            "fas finlandiya fransa güney_afrika güney_kore gürcistan hırvatistan hindistan hollanda ingiltere irak "
            "iran irlanda ispanya israil isveç isviçre italya japonya kanada katar kazakistan kırgızistan kosova "
            "kuveyt litvanya macaristan makedonya malezya meksika mısır norveç özbekistan pakistan polonya portekiz "
            "romanya rusya singapur sırbistan suudi_arabistan tayland tunus ukrayna ürdün vietnam yeni_zelanda "
            "yunanistan"
        ),
        "en": (
            "turkey türkiye australia austria belgium brazil canada china denmark egypt england finland france "
            "germany greece hungary india indonesia ireland israel italy japan malaysia mexico netherlands "
            "the_netherlands new_zealand norway poland portugal romania russia scotland singapore south_africa "
            "south_korea spain sweden switzerland taiwan thailand vietnam uk united_kingdom united_states u.k. u.s.a. "
            "usa"
        ),
        "de": "deutschland österreich schweiz frankreich italien spanien türkei",
        "fr": "allemagne autriche belgique espagne italie suisse turquie",
        "it": "francia germania italia spagna svizzera turchia",
        "es": "alemania argentina chile colombia españa francia italia perú turquía",
        "pt": "alemanha brasil espanha frança itália",
    }
)
"""Names of countries, as they stand behind a town."""

DISTRICT = WordTable(
    {
        "tr": (
            "ayazağa bağcılar bahçelievler bakırköy bebek beşiktaş beyazıt beyoğlu cağaloğlu çemberlitaş eminönü "
            "esenyurt eyüp fatih galata galatasaray kadıköy kağıthane karaköy laleli levent maslak mecidiyeköy "
            "nişantaşı ortaköy pendik sarıyer sirkeci sultanahmet şişli taksim topkapı ümraniye üsküdar vefa "
            "zeytinburnu çankaya kavaklıdere keçiören kızılay sıhhiye ulus yenimahalle yenişehir bornova buca "
            "karşıyaka konak"
        )
    }
)
"""Districts of İstanbul, Ankara and İzmir where publishers sit."""
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
