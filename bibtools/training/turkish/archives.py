"""Documents of the Ottoman and Turkish archives, and the sittings of parliaments."""

from __future__ import annotations

from random import Random

from bibtools.training.made_names import MadePerson
from bibtools.training.turkish import values
from bibtools.training.turkish.titles import made_title

_OTTOMAN = (
    *("BOA", "BOA", "BOA", "B.O.A.", "Başbakanlık Osmanlı Arşivi", "Başbakanlık Osmanlı Arşivi (BOA)", "OA"),
    *(
        "T.C. Cumhurbaşkanlığı Devlet Arşivleri Başkanlığı Osmanlı Arşivi",
        "Osmanlı Arşivi",
        "Osmanlı Arşivi (BOA)",
    ),
    *("Başbakanlık Arşivi", "DABOA"),
)
_REPUBLIC = (
    *("BCA", "BCA", "B.C.A.", "Başbakanlık Cumhuriyet Arşivi", "Cumhuriyet Arşivi (BCA)", "DABCA"),
    *("T.C. Başbakanlık Cumhuriyet Arşivi", "BCA (Başbakanlık Cumhuriyet Arşivi)"),
    *("Cumhurbaşkanlığı Cumhuriyet Arşivi", "Cumhurbaşkanlığı Cumhuriyet Arşivi (CCA)"),
    *("Cumhurbaşkanlığı Cumhuriyet Arşivleri (CCA)", "Cumhurbaşkanlığı Devlet Arşivleri Cumhuriyet Arşivi"),
)
_OFFICES = (
    "Muamelat Genel Müdürlüğü",
    "Kararlar Daire Başkanlığı",
    "Özel Kalem Müdürlüğü",
    "Bakanlıklararası Tayin Daire Başkanlığı",
    "CHP Evrakı",
    "Toprak İskân Genel Müdürlüğü",
    "Diyanet İşleri Reisliği",
)
_ARMY = ("ATASE", "ATASE Arşivi", "Genelkurmay ATASE Arşivi", "ATASE Arş.", "Gnkur. ATASE", "MSB Arşivi")
_OTHER = (
    *(
        "TİTE Arşivi",
        "TİTE",
        "TİTE Arş.",
        "TBMM Arşivi",
        "Cumhurbaşkanlığı Arşivi",
        "Çankaya Arşivi",
        "Kızılay Arşivi",
    ),
    *(
        "TSMA",
        "Topkapı Sarayı Müzesi Arşivi",
        "VGMA",
        "Vakıflar Genel Müdürlüğü Arşivi",
        "TKGMA",
        "İŞSA",
        "MŞH",
    ),
    *(
        "Konya Şer'iyye Sicilleri",
        "Bursa Şer'iyye Sicilleri",
        "Süleymaniye Ktp.",
        "İstanbul Üniversitesi Ktp.",
    ),
    *("Millet Kütüphanesi", "Türk Dil Kurumu Ktp.", "Millî Kütüphane", "PRO", "FO", "The National Archives"),
)
_FONDS = (
    *(
        "DH.MKT",
        "DH. MKT",
        "DH.ŞFR",
        "DH. ŞFR.",
        "DH.İ.UM",
        "DH.KMS",
        "DH.EUM.2.Şb",
        "DH.SYS",
        "DH.SAİD",
        "HR.SYS",
    ),
    *(
        "HR.TO",
        "HR. MKT",
        "HR.İM",
        "MV",
        "MV.",
        "Y.PRK.UM",
        "Y.PRK.ASK",
        "Y.MTV",
        "Y.A.HUS",
        "Y.EE",
        "Y. A. RES",
    ),
    *(
        "İ.DH",
        "İ.HUS",
        "İ.MVL",
        "İ.DUİT",
        "İrade Dahiliye",
        "BEO",
        "HAT",
        "HH",
        "C.AS",
        "C.DH",
        "Cevdet Askerî",
    ),
    *(
        "ŞD",
        "ŞD.",
        "A.MKT.MHM",
        "A.MKT",
        "A.DVN",
        "MF.MKT",
        "MAD",
        "MAD.",
        "TT",
        "TD",
        "KK",
        "KK.d.",
        "D.BŞM",
        "ML.VRD.TMT",
    ),
    *(
        "NFS.d",
        "EV.d",
        "TFR.I.SL",
        "AE.SABH.I",
        "İE.AS",
        "A.{DVNS.MHM.d",
        "MD",
        "Mühimme Defteri",
        "Ali Emiri Tasnifi",
    ),
)


_SPELT_OUT = (
    ("Dâhiliye Nezâreti Mektubî Kalemi", "DH. MKT"),
    ("Dahiliye Nezareti Şifre Kalemi", "DH.ŞFR"),
    ("Hariciye Nezâreti Siyasî Kısım", "HR. SYS"),
    ("Hariciye Nezareti Tercüme Odası", "HR. TO"),
    ("Sadâret Mektubî Kalemi Evrakı", "A. MKT"),
    ("Yıldız Perakende Evrakı", "Y. PRK"),
    ("Yıldız Esas Evrakı", "Y. EE"),
    ("Bâbıâli Evrak Odası", "BEO"),
    ("Maarif Nezâreti Mektubî Kalemi", "MF. MKT"),
    ("Meclis-i Vükelâ Mazbataları", "MV"),
    ("İrade Dahiliye", "İ. DH"),
    ("Cevdet Askeriye", "C. AS"),
)
"""Collections of the Ottoman archives and the letters that they are cited by."""


def _spelt_out(rng: Random) -> str:
    name, letters = rng.choice(_SPELT_OUT)
    opening, closing = rng.choice(("[]", "[]", "()"))
    mark = rng.choice(("", "No. ", "No: ", "nr. ", "Dosya No: "))
    return f"{name} {opening}{letters}{closing}, {mark}{_number(rng, 2000)}/{_number(rng, 99)}"


def _number(rng: Random, top: int = 900) -> str:
    return str(rng.randint(1, top))


def _ottoman(rng: Random) -> str:
    if rng.random() < 0.15:
        return _spelt_out(rng)
    fonds = rng.choice(_FONDS)
    mark = rng.choice(("", "", "", "nr. ", "No: ", "No. ", "D. ", "Dosya: ", "d. "))
    second = rng.choice(
        ("/{}", "/{}", "/{}", ", G. {}", ", Gömlek No: {}", ", vr. {}", ", s. {}", "/{}-1", ", hüküm {}")
    )
    return fonds + rng.choice((", ", " ", ", ", ". ")) + mark + _number(rng) + second.format(_number(rng, 99))


def _republic(rng: Random) -> str:
    fonds = rng.choice(
        (
            "030.10",
            "030.18.1.1",
            "030.18.01.02",
            "30..10.0.0",
            "490.01",
            "490..1.0.0",
            "051.V38",
            "030.01",
            "30-10-0-0",
            "272.12",
        )
    )
    place = f"{rng.randint(1, 250)}.{rng.randint(1, 90)}.{rng.randint(1, 40)}"
    return rng.choice(
        (
            f"{fonds}/{place}",
            f"{fonds}, {place}",
            f"Fon Kodu: {fonds}, Yer No: {place}",
            f"{fonds}.{place}",
            f"{fonds}, {place}.{_number(rng, 40)}",
            f"{_number(rng)}-{_number(rng, 99)}-{_number(rng, 40)}",
            f"Fon: {fonds}, Yer: {place}",
            f"Fon No: {fonds}, Kutu No: {_number(rng)}, Dosya No: {_number(rng)}, Sıra No: {_number(rng)}",
        )
    )


def _army(rng: Random) -> str:
    a, b, c = _number(rng), _number(rng, 99), _number(rng, 60)
    return rng.choice(
        (
            f"Kls. {a}, D. {b}, F. {c}",
            f"K: {a}, D: {b}, F: {c}-1",
            f"Klasör {a}, Dosya {b}, Fihrist {c}",
            f"BDH, Klasör: {a}, Dosya: {b}, Fihrist: {c}",
            f"İSH, Kutu: {a}, Gömlek: {b}, Belge: {c}",
            f"İSH. K. {a}, G. {b}, B. {c}",
            f"A. 1/4282, K. {a}, D. {b}, F. {c}",
            f"Ki:{a}, D:{b}, F:{c}",
        )
    )


def _other(rng: Random) -> str:
    a, b = _number(rng), _number(rng, 99)
    return rng.choice(
        (
            f"K. {a}, G. {b}, B. {b}",
            f"Kutu {a}, Gömlek {b}, Belge {b}",
            f"E. {a}",
            f"D. {a}",
            f"Defter No: {a}, s. {b}, sıra {b}",
            f"nr. {a}, vr. {b}a",
            f"No. {a}, v. {b}b-{int(b) + 3}a",
            f"{a}/{b}",
            f"Esad Efendi, nr. {a}",
            f"Esad Efendi, nr. {a}, vr. {b}b",
            f"Defter {a}, s. {b}",
            f"Defter No: {a}, s. {b}",
            f"Carullah {a}, vr. {b}a-{int(b) + 2}b",
            f"Dosya No: {a}, Belge No: {b}",
            f"371/{a}/E.{b}",
            f"K:{a}, B:{b}",
        )
    )


_ARCHIVES = (
    (_OTTOMAN, _ottoman),
    (_OTTOMAN, _ottoman),
    (_REPUBLIC, _republic),
    (_ARMY, _army),
    (_OTHER, _other),
)


def document(rng: Random) -> dict[str, str | list[MadePerson]]:
    """A document in an archive."""
    names, fonds = rng.choice(_ARCHIVES)
    fields: dict[str, str | list[MadePerson]] = {"archive": rng.choice(names), "fonds": fonds(rng)}
    if rng.random() < 0.65:
        fields["date"] = values.any_day(rng)
    if names is _REPUBLIC:
        day = f"{rng.randint(1, 28):02}.{rng.randint(1, 12):02}.{rng.randint(1920, 1965)}"
        fields |= {"office": rng.choice(_OFFICES), "daydate": day}
    if rng.random() < 0.12:
        fields["title"] = made_title("article", rng)
    return fields


def sitting(rng: Random) -> str:
    """The term, session and sitting that minutes are quoted by."""
    term, year = rng.choice(("I", "II", "1", "2", "3", "X")), rng.randint(1, 4)
    return rng.choice(
        (
            *(f"Devre {term}, İçtima {year}", f"Devre: {term}, İçtima: {year}", f"D. {term}, İ. {year}"),
            *(
                f"Devre: {term}, İçtima Senesi: {year}",
                f"D. {term}, İ.S. {year}, İnikat {rng.randint(1, 120)}",
            ),
            *(
                f"Dönem {term}, Toplantı {year}",
                f"Dönem: {term}, Birleşim: {rng.randint(1, 120)}",
                f"D: {term}",
            ),
            *(
                f"{term}. Dönem",
                f"Devre {term}",
                f"{rng.randint(1, 120)}. Birleşim",
                f"İ: {rng.randint(1, 99)}, C: {year}",
            ),
        )
    )
