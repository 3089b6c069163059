"""Corporate bodies: the words that only their names have, and abbreviations of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibtools.language.casing import upper
from bibtools.language.word_table import ANY, WordTable
from bibtools.support.folding import fold_words
from bibtools.support.patterns import lazy

BODY = WordTable(
    {
        "tr": (
            "kurumu vakfı derneği kuruluşu örgütü federasyonu konfederasyonu teşkilatı heyeti komitesi şubesi işleri "
            "gn.md. genelkurmay bakanlığı başkanlığı vekâleti vekaleti vekilliği müsteşarlığı müdürlüğü valiliği "
            "sendikası komisyonu partisi kurulu birliği meclisi meclis-i müzesi belediyesi bankası cemiyeti odası "
            "kütüphanesi fırkası nezareti encümeni riyaseti reisliği müfettişliği ocakları gnkur. bşk. "
            "ofisi bürosu konseyi halkevi kooperatifi sandığı kulübü rektörlüğü dekanlığı kaymakamlığı umumiyesi"
        ),
        "en": (
            "ministry government republic council committee commission agency association organization organisation "
            "foundation corporation consortium bureau parliament senate museum laboratory laboratories academy_of "
            "library_of society_of society_for united_nations world_bank national"
        ),
        "de": (
            "amt gewerkschaftsbund ministerium bundesministerium bundesminister gesellschaft verein akademie landtag "
            "bundestag stiftung verband"
        ),
        "fr": "ministère académie société conseil comité",
        "it": "ministero soprintendenza accademia società consiglio comune_di",
        "es": "ministerio sociedad ayuntamiento consejo grupo_de",
        ANY: "inc. ltd. gmbh",
    }
)
"""Words that tell the name of a body; a family name is none of them."""

SCHOOL = WordTable(
    {
        "tr": "üniversitesi üniversite üniv(.) enstitüsü ens. fakültesi fak. anabilim yüksekokulu",
        "en": "university univ(.) institute department dept. faculty",
        "de": "universität institut",
        "fr": "université institut",
        "it": "università istituto",
        "es": "universidad instituto",
        "sv": "universitet universitetet_i",
    }
)
"""Words that tell the name of a university or a part of one; a family name is none of them."""

PERHAPS_BODY = WordTable(
    {"en": "academy nations society center centre team collaboration board congress office", "fr": "conseil"}
)
"""Words of bodies that also stand in names of persons, events and journals."""

PERHAPS_SCHOOL = WordTable({"tr": "ana bilim dalı abd sbe", "en": "school college"})
"""Words of schools that are also other words."""

IN_LIST_OF_NAMES = WordTable(
    {
        "tr": "arşivi arşivleri başbakanlık cumhurbaşkanlığı dairesi idaresi",
        "en": (
            "international archives federal for study survey project programme network group initiative authority "
            "alliance union trust fund forum observatory service services directorate office bank "
            "statistics investigators eurobarometer"
        ),
        "de": (
            "arbeitskreis sachverständigenrat wissenschaftsrat bundesrat handelskammer ärztekammer *ausschuss "
            "*zentrale *kommission *anstalt *archiv bundesamt landesamt statistisches europäische für *bank "
            "*verband *institut *zentrum *ministerium *amt *amtes *ämter *büro sekretariat "
            "städtetag landkreistag gemeindetag *gemeinschaft *gruppe "
            "*wohlfahrt *studentenwerk e.v. stadt landeshauptstadt hansestadt landkreis gemeinde kanton"
        ),
        "fr": "agence fédération archives internationale nationale banque commissariat",
        "es": "comisión agencia organización fundación archivo internacional nacional banco",
        "it": "commissione agenzia fondazione archivio banca cassa",
        "nl": "commissie instituut stichting",
    }
)
"""Words that, in a list of names, tell the name of a body from that of a person; elsewhere they are common words."""


BODY_BY_FORM = lazy(
    r"\b(?:Panel|Group|Board|Task Force)\son\s[A-Z]|^Grupo\sde\s[A-Z]"
    r"|^(?:U\.\s?[SK]\.\s)?[A-Z]\w+(?:,?\s(?:\w+\s)?and\s|\s)(?:[A-Z]\w+\s){1,2}(?:Executive|Administration|Authority|Service|Services)$"
    r"|\bAuditor\sGeneral$|^[A-Z]{3,}/[A-Z]{3,}$"
    r"|^(?:(?:Askerî?\s)?Yargıtay|Danıştay|Sayıştay)\b"
    r"|^(?:Cass|Trib|Cons|App)\.\s(?:civ|pen|lav|sez|Stato|giust)\b"
    r"|^(?:Tribunal|Audiencia|Cour|Corte)\s[^,]+,\s(?:Sala|[Ss]ez|[Cc]h|[Ss]ect)\b"
    r"|^(?:O?VG|VGH|O?LG|AG|BGH|BVerw?G|BAG|B?SG|BFH|FG|LAG|LSG)\b[^,]*,\s\d+\.\s(?:\w*[Kk]ammer|\w*[Ss]enat)"
)
"""Names of bodies that hold an “and” or a mark which would part the names of persons, told by their whole form.

`Health and Safety Executive`, `Comptroller and Auditor General`, `EFSA Panel on Food Additives`, `IFLA/ICOM`, and
courts with their chamber: `Cass. civ., sez. un.`, `Tribunal Supremo, Sala 3ª`, `VG Trier, 4. Kammer`.
"""


def corporate() -> str:
    """Return an expression for a word that only the name of a body has."""
    return rf"(?:{BODY.strict()}|{SCHOOL.strict()})"


ACRONYMS = frozenset(
    """
    TBMM TCMB TÜİK DİE DPT MEB MSB EGM MGK MİT YÖK ÖSYM TRT TDK TTK AYK DSİ TCDD KGM TEK TEDAŞ TEİAŞ EÜAŞ BOTAŞ TPAO
    MTA TKİ MKE MKEK TÜPRAŞ PETKİM SEKA TEKEL TMO TİGEM ÇAYKUR THY PTT TOKİ SPK BDDK EPDK RTÜK BTK KİK TMSF İŞKUR SGK
    SSK BAĞ-KUR TÜBİTAK TÜBA TAEK TSE TODAİE TİKA DİB AFAD DTM DMO VGM TKGM MPM ATASE
    TÜRK-İŞ HAK-İŞ DİSK KESK TİSK MİSK TMMOB TTB TOBB TESK TZOB TÜSİAD MÜSİAD TÜGİAD ASKON İSO İTO ATO ASO EBSO DEİK
    İKV MESS MEMUR-SEN KAMU-SEN EĞİTİM-SEN
    CHP AP DP MHP TİP AKP ANAP DYP SHP DSP MSP RP FP HDP TKP
    TESEV TESAV TEPAV SETA İSAM IRCICA TÜSES TÜSTAV İKSV
    BM UN UNESCO UNICEF UNDP UNHCR UNIDO UNCTAD UNEP UNFPA FAO WHO WMO WTO ILO IMF OECD EU NATO OSCE CERN IAEA IEA OPEC
    EBRD ICOM ICOMOS IFLA ISO IEEE INSEE CNRS ISTAT DIHT BBC CIA NASA USAID
    """.split()
)
"""Acronyms under which Turkish offices, enterprises, unions and parties, and international bodies publish.

They are common knowledge; the list is open, not chosen from any list of references.
"""

_FULL_NAMES = {
    "TBMM": "Türkiye Büyük Millet Meclisi",
    "BMM": "Büyük Millet Meclisi",
    "MM": "Meclis-i Mebusan",
    "MA": "Meclis-i Âyan",
}
"""Only parliaments: minutes are cited by the acronym, and catalogues enter them under the full name.

Other acronyms (SSK, TTK, DİE) are names in their own right on title pages and stay.
"""
_ACRONYM = lazy(r"(?:[A-Z]\.?\s?){2,5}")


def full_name(acronym: str) -> str | None:
    """Return the name that `T.B.M.M.` or `TBMM` stands for; None if that is not sure."""
    text = upper(acronym.strip(), "tr")
    if not _ACRONYM.fullmatch(text):
        return None
    return _FULL_NAMES.get(re.sub(r"[.\s]", "", text))


_SMALL = frozenset("and et for für of the und ve ile de des du der del".split())
"""Words of names of bodies that their acronyms may leave out."""


def stands_for(acronym: str, name: str) -> bool:
    """Return whether a word in capitals is an acronym of a body's name: TTK, TÜİK (Türkiye İstatistik Kurumu), YÖK.

    Each word of the name gives it its first letter, and may give it others that follow in the word; small words may
    give it none.
    """
    letters = fold_words(acronym).replace(" ", "")
    words = fold_words(name).split()
    if not acronym.isupper() or len(words) < 2 or not 2 <= len(letters) <= _LONGEST:
        return False
    ends = {0}
    for word in words:
        ends = (ends if word in _SMALL else set()) | {end for at in ends for end in _given(letters, at, word)}
    return len(letters) in ends


_LONGEST = 12
"""The most letters of an acronym."""


def _given(letters: str, at: int, word: str) -> Iterator[int]:
    """Yield where in an acronym the letters can end that a word gives it from a place on."""
    place = 0
    for end, letter in enumerate(letters[at:], at + 1):
        place = word.find(letter, place) + 1
        if not place or (end == at + 1 and place > 1):
            return
        yield end
