"""Words for theses and for the degrees that they are written for."""

from __future__ import annotations

from bibtools.language.word_table import ANY, WordTable

THESIS = WordTable(
    {
        "tr": "tez tezi lisans_tezi ylt",
        "en": "thesis dissert*",
        "de": (
            "diss(.) dissertation habilitation* doktorarbeit magisterarbeit diplomarbeit lizentiatsarbeit masterarbeit "
            "bachelorarbeit zulassungsarbeit habil.-schrift habil._masch."
        ),
        "fr": (
            "thèse mém._de_maîtrise mém._de_master mém._de_dea "
            "mémoire_de_maîtrise mémoire_de_licence mémoire_de_master mémoire_de_dea mémoire_de_d.e.a. "
            "mémoire_de_d.e.s."
        ),
        "it": "tesi",
        "es": "tesis_doctoral tesis_de*",
        "pt": "tese_de_doutorado tese_de_doutoramento tese_(doutorado* dissertação_de_mestrado dissertação_(mestrado*",
        "ca": "tesi_doctoral tesi_de_llicenciatura",
        "nl": "proefschrift licentiaatsverhandeling doctoraalscriptie masterscriptie",
        "sv": (
            "avhandling doktorsavhandling akad._avh. licentiatavhandling licentiatuppsats magisteruppsats "
            "masteruppsats kandidatuppsats c-uppsats d-uppsats"
        ),
        "da": (
            "ph.d.-afhandling phd-afhandling doktorafhandling magisterafhandling specialeafhandling kandidatspeciale "
            "upubliceret_speciale utrykt_speciale"
        ),
        "no": "hovedoppgave masteroppgave doktoravhandling ph.d.-avhandling doktorgradsavhandling hovedfagsoppgave",
        "fi": "väitöskirja pro_gradu pro_gradu_-tutkielma",
        "pl": "rozprawa_doktorska praca_doktorska pracy_doktorskiej praca_magisterska rozprawa_habilitacyjna",
        "cs": "disertační_práce diplomová_práce dizertační_práce bakalářská_práce",
        "hu": "phd-értekezés doktori_értekezés doktori_disszertáció szakdolgozat",
        "hr": "doktorska_disertacija magistarski_rad diplomski_rad",
        "ro": "teză_de_doctorat",
        "el": "διδακτορική_διατριβή διδ._διατριβή μεταπτυχιακή_εργασία",
        "ru": "дис. дисс. диссертация автореф. автореферат",
        "sr": "докторска_дисертација магистарски_рад",
        ANY: "ph._d(.) phd ph.d(.)",
    }
)
THESIS_KIND = WordTable(
    {
        "en": "m.sc._project msc_project",
        "de": (
            "staatsexamensarbeit inauguraldissertation inaug.-diss(.) dipl.-arb(.) habil.-schr(.) "
            "habilitationsschrift examensarbeit hausarbeit_am studienarbeit staatsarbeit"
        ),
        "fr": "mém._lic(.) mém._de_lic(.) th._dactyl(.) hdr th._droit th._lettres thèse_d'état",
        "nl": "scriptie eindverhandeling",
        "da": "speciale",
        "hu": "kandidátusi_értekezés",
        "hr": "disertacija",
        "id": "skripsi tesis disertasi",
        "cs": "dipl._pr.",
        "ru": "dis._..._kand. dis._kand. dis._..._dokt. dis._dokt.",
    }
)
"""What the kind of a thesis is called beside it; in a title these words may mean another thing."""
PERHAPS_THESIS = WordTable(
    {
        "tr": "doktora doçentlik lisans yükseklisans",
        "de": "habilitation",
        "en": "dissertation master's masters doctoral m.a(.) msc",
    }
)
"""Words that often stand in the note on a thesis, and mean nothing alone."""
DEGREE = WordTable(
    {
        "tr": "doktora yüksek_lisans yükseklisans basılmamış_doktora doçentlik doçentlik_çalışması diploma_çalışması",
        "pt": "tese",
    }
)
"""Degrees that stand for the thesis if nothing else says the kind of the work: `Yüksek Lisans. Ege Üniversitesi`."""
