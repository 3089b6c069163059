"""Names and codes of languages, as people write them in bibliographies, and the tags (BCP 47) that they stand for.

A row is a tag, the codes of ISO 639-2 (terminological, then bibliographic, which MARC and PubMed use), and the names:
in English, in the language itself, in Turkish, and babel's options.
"""

from __future__ import annotations

from functools import cache, lru_cache

from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

_ROWS = """
ar    ara      Arabic; العربية; Arapça
az    aze      Azerbaijani; Azeri; Azərbaycanca; Azerice; Azerbaycan Türkçesi; Azerbaycanca
be    bel      Belarusian; Беларуская; Belarusça
bg    bul      Bulgarian; Български; Bulgarca
bs    bos      Bosnian; Bosanski; Boşnakça
ca    cat      Catalan; Català; Katalanca
chg   chg      Chagatai; Çağatayca
ckb   ckb      Central Kurdish; Sorani; Soranice
crh   crh      Crimean Tatar; Qırımtatarca; Kırım Tatarcası
cs    ces,cze  Czech; Čeština; Çekçe
cy    cym,wel  Welsh; Cymraeg; Galce
da    dan      Danish; Dansk; Danca
de    deu,ger  German; Deutsch; Almanca; ngerman
el    ell,gre  Greek; Modern Greek; Ελληνικά; Yunanca; Rumca
en    eng      English; İngilizce
es    spa      Spanish; Español; Castellano; Castilian; İspanyolca
et    est      Estonian; Eesti; Estonca
eu    eus,baq  Basque; Euskara; Baskça
fa    fas,per  Persian; Farsi; فارسی; Farsça
fi    fin      Finnish; Suomi; Fince
fr    fra,fre  French; Français; Fransızca; francais; frenchb
ga    gle      Irish; Gaeilge; İrlandaca
grc   grc      Ancient Greek; Eski Yunanca; polutonikogreek
he    heb      Hebrew; עברית; İbranice
hi    hin      Hindi; Hintçe
hr    hrv      Croatian; Hrvatski; Hırvatça
hu    hun      Hungarian; Magyar; Macarca
hy    hye,arm  Armenian; Հայերեն; Ermenice
id    ind      Indonesian; Bahasa Indonesia; Endonezce
is    isl,ice  Icelandic; Íslenska; İzlandaca
it    ita      Italian; Italiano; İtalyanca
ja    jpn      Japanese; 日本語; Japonca
ka    kat,geo  Georgian; ქართული; Gürcüce
kk    kaz      Kazakh; Қазақша; Kazakça
ko    kor      Korean; 한국어; Korece
ku    kur      Kurdish; Kurdî; Kurmanji; Kurmancî; Kürtçe; kurmanji
ky    kir      Kyrgyz; Кыргызча; Kırgızca
la    lat      Latin; Latina; Latince
lt    lit      Lithuanian; Lietuvių; Litvanca
lv    lav      Latvian; Latviešu; Letonca
mk    mkd,mac  Macedonian; Македонски; Makedonca
ms    msa,may  Malay; Bahasa Melayu; Malayca
nb    nob      Norwegian Bokmål; Bokmål
nl    nld,dut  Dutch; Nederlands; Felemenkçe; Hollandaca
nn    nno      Norwegian Nynorsk; Nynorsk
no    nor      Norwegian; Norsk; Norveççe
ota   ota      Ottoman Turkish; Ottoman; Osmanlıca; Osmanlı Türkçesi; Türki-i Osmani
pl    pol      Polish; Polski; Lehçe; Polonyaca
pt    por      Portuguese; Português; Portekizce
ro    ron,rum  Romanian; Română; Rumence; Romence
ru    rus      Russian; Русский; Rusça
sk    slk,slo  Slovak; Slovenčina; Slovakça
sl    slv      Slovenian; Slovene; Slovenščina; Slovence
sq    sqi,alb  Albanian; Shqip; Arnavutça
sr    srp      Serbian; Српски; Srpski; Sırpça
sv    swe      Swedish; Svenska; İsveççe
syr   syr      Syriac; Süryanice
th    tha      Thai; Tayca
tk    tuk      Turkmen; Türkmençe; Türkmence
tr    tur      Turkish; Türkçe; Turkce
tt    tat      Tatar; Татарча; Tatarca
uk    ukr      Ukrainian; Українська; Ukraynaca
ur    urd      Urdu; اردو; Urduca
uz    uzb      Uzbek; Oʻzbekcha; Özbekçe
vi    vie      Vietnamese; Tiếng Việt; Vietnamca
yi    yid      Yiddish; ייִדיש; Yidiş
zh    zho,chi  Chinese; 中文; Çince
en-US -        American English; American; USenglish
en-GB -        British English; British; UKenglish
en-CA -        Canadian; Canadian English
en-AU -        Australian; Australian English
de-AT -        Austrian; naustrian
de-CH -        nswissgerman; swissgerman
fr-CA -        Canadien; acadian; Canadian French
pt-BR -        Brazilian Portuguese; Brazilian; Brazil
pt-PT -        portuges
"""
_TAG = lazy(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*\Z")


@lru_cache(1024)
def language_tag(name: str) -> str:
    """Return the language tag that a name or a code stands for; the text itself if it is neither.

    Known names and codes in any case, tags with an underscore (`en_US`) and the codes of ISO 639-2 (`tur`, `ger`) are
    read; a tag that is right already comes back as it is.

    >>> [language_tag(name) for name in ("Türkçe", "eng", "en_us", "OSMANLICA", "ngerman", "Klingonese")]
    ['tr', 'en', 'en-US', 'ota', 'de', 'Klingonese']
    """
    known = _names()
    folded = fold_case(name).strip()
    found = known.get(folded) or known.get(" ".join(folded.split()))
    if found:
        return found
    if not _TAG.match(name.strip()):
        return name
    base, *rest = folded.replace("_", "-").split("-")
    tag = known.get(base, base if len(base) == 2 or rest else "")
    return "-".join([tag, *map(_subtag, rest)]) if tag else name


def is_language(tag: str) -> bool:
    """Return whether the first part of a tag is the code of a language of the table."""
    return fold_case(tag).replace("_", "-").split("-")[0] in _names()


def _subtag(part: str) -> str:
    """Return a region in capitals and a script with one; anything else as it is."""
    if len(part) == 2:
        return part.upper()
    return part.capitalize() if len(part) == 4 and part.isalpha() else part


@cache
def _names() -> dict[str, str]:
    """Return name or code, folded → tag."""
    found: dict[str, str] = {}
    for row in _ROWS.strip().splitlines():
        tag, codes, names = row.split(None, 2)
        for word in (tag, *codes.split(","), *names.split(";")):
            found.setdefault(fold_case(word).strip(), tag)
    found.pop("-", None)
    return found
