"""Titles of persons: those that a name is known by, and those that reference lists leave out."""

from __future__ import annotations

from bibtools.language.word_table import ANY, WordTable

HONORIFIC = WordTable(
    {
        "tr": (
            "paşa bey beg efendi hoca hocaefendi hanım hatun ağa çelebi sultan şah han hacı molla kalfa usta reis dede "
            "baba"
        )
    }
)
"""Titles behind the name of somebody without a family name: Ahmed Cevdet Paşa. The name is kept whole."""

SURE_HONORIFIC = HONORIFIC.words - {"şah", "han", "hacı", "molla"}
"""The titles that are not family names as well."""

FOREMOST = WordTable(
    {"ar": "ibn ibni ibnü ebu ebü ebû abu", "tr": "mevlana mevlânâ şeyh imam muallim molla kâtip katip"},
)
"""Words that begin the name of somebody without a family name: Ebu Hanife, Mevlana Celaleddin. It is kept whole."""

EPITHET = WordTable(
    {
        "tr": (
            "kâdî kadı kâdı hâfız hafız seyyid seyyit seyit şerif derviş hezarfen hezârfen hattat nakkaş müverrih "
            "vakanüvis müneccimbaşı binbaşı yüzbaşı miralay mirliva kolağası mülâzım mülazım hakim hâkim"
        )
    }
)
"""Words before the given names of somebody without a family name: Hâfız Abdülvehhâb, Binbaşı Nihat.

A family name may still follow, as in Seyyid Hüseyin Nasr.
"""

ACADEMIC = WordTable(
    {
        "tr": "dr._öğr._üyesi öğr._üyesi doç. yrd. yard. öğr. gör. arş. ord. ordinaryüs ordinaryus",
        "it": "mons.",
        "fr": "mgr",
        "hu": "vitéz",
        "de": "mag. dipl.-ing.",
        ANY: "prof. dr. ph.d. phd",
    }
)
"""Academic titles before or behind a name."""

PROFESSIONAL = WordTable(
    {
        "tr": "av. em. kur. binb. dz. hv. gen. org. korg. tümg. tuğg. alb. yb. bnb. yzb. ütğm. tğm.",
        "en": (
            "sir lt. lieut. lieut.-col. lt.-col. lieut.-gen. lt.-gen. col. capt. maj. maj.-gen. brig. brig.-gen. cdr. "
            "cmdr. sgt. pte miss mrs(.) rev. the_rev. rabbi"
        ),
        "de": "frau herr obering.",
        "fr": "mme mlle",
        "es": "fray",
        "nl": "jonkheer jhr.",
        "ca": "mossèn",
        "ro": "acad.",
    }
)
"""Titles of professions and ranks before a name."""

RANK = WordTable(
    {
        "tr": (
            "emekli em(.) e. kurmay kur(.) mareşal general orgeneral korgeneral tümgeneral tuğgeneral albay yarbay "
            "binbaşı yüzbaşı üsteğmen teğmen amiral oramiral koramiral tümamiral gen(.) org(.) korg(.) tümg(.) tuğg(.) "
            "alb(.) dz. hv. yb(.) bnb(.) binb(.) yzb(.) ütğm(.) tğm(.) kor. g. müşir ferik mirliva miralay kaymakam "
            "kolağası mülazım "
            "mülâzım"
        ),
        "en": "general colonel major captain lieutenant gen. col. maj. capt. lt.",
        "de": "general generalmajor generalleutnant oberst oberstleutnant hauptmann a.d. a._d.",
        "fr": "général colonel commandant capitaine",
    }
)
"""Military ranks in brackets behind a name: `Gündoğar, Rahmi (Em. Kur. Alb.)`, `Nazmi (Kaymakam)`."""

BEHIND_NAME = WordTable(
    {
        "tr": "tanıtan",
        "de": "pastor pfarrer",
        "fr": "abbé l'abbé l’abbé chanoine",
        "la": "praes. praeses resp.",
    }
)
"""Offices and parts in a bracket behind a name, which belong to no field: `Bode (Pastor)`, `Schurz (praes.)`."""

NUMBERED = frozenset(
    "abdülhamid abdülhamit abdülmecid abdülmecit ahmed ahmet bayezid beyazıt mahmud mahmut mehmed mehmet murad murat "
    "mustafa osman selim süleyman alexander charles franz friedrich george henry joseph louis napoleon napoléon "
    "nicholas nicolas nikolaus victor wilhelm".split()
)
"""Names of sultans, kings and emperors, in lower case, of whom a numeral tells which is meant."""
