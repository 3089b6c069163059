"""Turkish authors who are known by the given names they signed with.

The law of 21 June 1934 asked everybody for a surname. Who had died by then has none, and books of the others are still
printed with the names of their first editions: Halide Edip, Yunus Nadi.
"""

from __future__ import annotations

from functools import cache

from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

SIGNED_NAMES = {
    "Abdullah Cevdet": "1932",
    "Abdurrahman Şeref": "1925",
    "Abdülhak Hamit": "Tarhan",
    "Abdülhak Şinasi": "Hisar",
    "Ahmet Cevdet": "1895, Oran",
    "Ahmet Emin": "Yalman",
    "Ahmet Haşim": "1933",
    "Ahmet Lütfi": "1907",
    "Ahmet Mithat": "1912",
    "Ahmet Rasim": "1932",
    "Ahmet Refik": "Altınay",
    "Ahmet Rıza": "1930",
    "Ahmet Şuayip": "1910",
    "Ahmet Vefik": "1891",
    "Ali Canip": "Yöntem",
    "Ali Ekrem": "Bolayır",
    "Ali Fuat": "Cebesoy, Erden, Türkgeldi",
    "Ali Kemal": "1922",
    "Ali Naci": "Karacan",
    "Ali Suavi": "1878",
    "Bekir Sami": "Kunduh, Günsav",
    "Beşir Fuat": "1887",
    "Celal Esat": "Arseven",
    "Celal Nuri": "İleri",
    "Celal Sahir": "Erozan",
    "Cenap Şahabettin": "1934",
    "Cevat Rıfat": "Atilhan",
    "Cevat Şakir": "Kabaağaçlı",
    "Ebubekir Hazım": "Tepeyran",
    "Ebüzziya Tevfik": "1913",
    "Enis Behiç": "Koryürek",
    "Ercüment Ekrem": "Talu",
    "Esat Mahmut": "Karakurt",
    "Ethem Nejat": "1921",
    "Falih Rıfkı": "Atay",
    "Faruk Nafiz": "Çamlıbel",
    "Fatma Aliye": "Topuz",
    "Fazıl Ahmet": "Aykaç",
    "Feridun Fazıl": "Tülbentçi",
    "Galip Kemali": "Söylemezoğlu",
    "Hakkı Süha": "Gezgin",
    "Hakkı Tarık": "Us",
    "Halide Edip": "Adıvar",
    "Halide Nusret": "Zorlutuna",
    "Halit Fahri": "Ozansoy",
    "Halit Ziya": "Uşaklıgil",
    "Hamdullah Suphi": "Tanrıöver",
    "Hasan Ali": "Yücel",
    "Hilmi Ziya": "Ülken",
    "Hüseyin Avni": "Ulaş, Şanda",
    "Hüseyin Cahit": "Yalçın",
    "Hüseyin Kâzım": "Kadri",
    "Hüseyin Namık": "Orkun",
    "Hüseyin Rahmi": "Gürpınar",
    "Hüseyin Rauf": "Orbay",
    "İbrahim Alaettin": "Gövsa",
    "İbrahim Hakkı": "Konyalı",
    "İbrahim Necmi": "Dilmen",
    "İbnülemin Mahmut Kemal": "İnal",
    "İsmail Fenni": "Ertuğrul",
    "İsmail Habip": "Sevük",
    "İsmail Hakkı": "Uzunçarşılı, Baltacıoğlu, İzmirli",
    "İsmail Hami": "Danişmend",
    "İsmail Müştak": "Mayakon",
    "Kazım Nami": "Duru",
    "Kılıç Ali": "Kılıç",
    "Mahmut Esat": "Bozkurt",
    "Mehmet Akif": "Ersoy",
    "Mehmet Cavit": "1926",
    "Mehmet Emin": "Yurdakul, Resulzade, Erişirgil",
    "Mehmet Esat": "Bülkat",
    "Mehmet Fuat": "Köprülü",
    "Mehmet Halit": "Bayrı",
    "Mehmet Murat": "1917",
    "Mehmet Rauf": "1931",
    "Mehmet Süreyya": "1909",
    "Mehmet Şeref": "Aykut",
    "Mehmet Tahir": "1925",
    "Mehmet Zeki": "Pakalın",
    "Mehmet Ziya": "1930",
    "Memduh Şevket": "Esendal",
    "Mithat Cemal": "Kuntay",
    "Mithat Şükrü": "Bleda",
    "Musa Kazım": "1920",
    "Mustafa Kemal": "Atatürk",
    "Mustafa Suphi": "1921",
    "Müfide Ferit": "Tek",
    "Mükrimin Halil": "Yinanç",
    "Nahit Sırrı": "Örik",
    "Namdar Rahmi": "Karatay",
    "Namık Kemal": "1888",
    "Nazım Hikmet": "Ran",
    "Necip Asım": "Yazıksız",
    "Necip Fazıl": "Kısakürek",
    "Necmettin Sadık": "Sadak",
    "Neyzen Tevfik": "Kolaylı",
    "Nezihe Muhittin": "Tepedelengil",
    "Nizamettin Nazif": "Tepedelenlioğlu",
    "Orhan Seyfi": "Orhon",
    "Orhan Şaik": "Gökyay",
    "Orhan Veli": "Kanık",
    "Osman Cemal": "Kaygılı",
    "Osman Nuri": "Ergin",
    "Ömer Bedrettin": "Uşaklı",
    "Ömer Naci": "1916",
    "Ömer Rıza": "Doğrul",
    "Ömer Seyfettin": "1920",
    "Rauf Yekta": "1935",
    "Refik Ahmet": "Sevengil",
    "Refik Halit": "Karay",
    "Reşat Ekrem": "Koçu",
    "Reşat Nuri": "Güntekin",
    "Reşit Galip": "1934",
    "Rıza Tevfik": "Bölükbaşı",
    "Ruşen Eşref": "Ünaydın",
    "Sabiha Zekeriya": "Sertel",
    "Sadri Etem": "Ertem",
    "Sait Faik": "Abasıyanık",
    "Salih Zeki": "1921, Aktay",
    "Samih Rıfat": "1932",
    "Selami İzzet": "Sedes",
    "Selim Nüzhet": "Gerçek",
    "Selim Sırrı": "Tarcan",
    "Süleyman Nazif": "1927",
    "Şahabettin Süleyman": "1919",
    "Şemsettin Sami": "1904",
    "Şevket Süreyya": "Aydemir",
    "Şükufe Nihal": "Başar",
    "Tahsin Nahit": "1919",
    "Tevfik Fikret": "1915",
    "Tevfik Rüştü": "Aras",
    "Tunalı Hilmi": "1928",
    "Vasfi Mahir": "Kocatürk",
    "Vedat Nedim": "Tör",
    "Yahya Kemal": "Beyatlı",
    "Yakup Kadri": "Karaosmanoğlu",
    "Yaşar Nabi": "Nayır",
    "Yunus Nadi": "Abalıoğlu",
    "Yusuf Hikmet": "Bayur",
    "Yusuf Kemal": "Tengirşenk",
    "Yusuf Ziya": "Ortaç, Özer",
    "Zeki Velidi": "Togan",
    "Ziya Osman": "Saba",
    "Ziya Şakir": "Soku",
    "Ziyaettin Fahri": "Fındıkoğlu",
}
"""The name an author signed with, and the surname taken later or the year of death of one who took none.

Common knowledge of Turkish literary history, written down for this project; the list is open.
"""

_OLD_SPELLING = lazy(r"d(?=d)|(?<=d)d|[db](?=h|\b)")
_CIRCUMFLEXES = str.maketrans("âîûı", "aiui")


def is_signed_name(name: str) -> bool:
    """Return whether a name in its natural order is one of SIGNED_NAMES, whatever its spelling: Halide Edib."""
    return _key(name) in _keys()


@cache
def _keys() -> frozenset[str]:
    return frozenset(map(_key, SIGNED_NAMES))


def _key(name: str) -> str:
    """Return a name without what its spellings differ in: Ahmed and Ahmet, Midhat and Mithat, Subhi and Suphi."""
    plain = fold_case(name).translate(_CIRCUMFLEXES)
    return _OLD_SPELLING.sub(lambda match: _NOW[match[0]], plain).replace("ph", "p").replace("th", "t")


_NOW = {"d": "t", "b": "p"}
