"""Words that say what a person did for a work: prepared, translated, directed it."""

from __future__ import annotations

import re

from bibtools.language.name_lists import ABBREVIATED_AND, AND
from bibtools.language.word_table import WordTable, words_of
from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

_AND = rf"(?:{AND.bare()}|{ABBREVIATED_AND.strict()})"
_EDITED = r"(?:(?:yay\.\s?)?haz(?:ırlayan)?|der|edited|eds?|éd|texte établi|hrsg|hg|a cura)\.?"
_TRANSLATED = r"(?:çev|terc?|translated|transl?|übers|traduite?|trad)\.?"
EDITED_AND = rf"{_EDITED}\s{_AND}"
"""An expression for the word of an editor and what joins it to that of a translator: `hrsg. und`."""

TRANSLATED_AND = rf"{_TRANSLATED}\s{_AND}"
"""An expression for the word of a translator and what joins it to that of an editor: `terc. ve`."""

EDITED_AND_TRANSLATED = rf"(?:{EDITED_AND}|{_EDITED},)\s{_TRANSLATED}"
"""An expression for both before a name: `éd. et trad. S. Grébaut`."""

BOTH_ROLES = rf"\((?:{EDITED_AND}\s{_TRANSLATED}|{TRANSLATED_AND}\s{_EDITED})\)[,.:;]?"
"""An expression for a bracket that makes those before it editors and translators: `(çev. ve der.)`."""

EDITOR = WordTable(
    {
        "tr": (
            "haz(.) hazl(.) hzl. hazırlayan hazırlayanlar yay._haz(.) yay_haz(.) yayhaz yayına_haz(.) "
            "yayına_hazırlayan yayına_hazırlayanlar yayıma_haz(.) yayıma_hazırlayan yayıma_hazırlayanlar "
            "yay._hazırlayan yay._hazırlayanlar baskıya_haz(.) baskıya_hazırlayan sadeleştirerek_yayına_haz(.) "
            "sadeleştirerek_yayına_hazırlayan sadeleştirerek_haz(.) sadeleştirerek_hazırlayan hzr(.) çevrimyazı "
            "çevriyazı transkripsiyonu_yapan latin_harflerine_aktaran latin_harflerine_çeviren yeni_harflere_çeviren "
            "yeni_yazıya_çeviren yeni_yazıya_aktaran günümüz_türkçesine_aktaran günümüz_türkçesine_uyarlayan "
            "günümüz_türkçesine_uyarlayanlar bugünkü_türkçeye_aktaran yeni_harflere_aktaran günümüz_diline_aktaran "
            "günümüz_diline_çeviren osmanlıcadan_aktaran osmanlıca'dan_aktaran osmanlıca’dan_aktaran "
            "osmanlı_türkçesinden_aktaran eski_yazıdan_aktaran eski_yazıdan_çeviren eski_harflerden_aktaran "
            "eski_harflerden_çeviren arap_harflerinden_aktaran tertip_eden toplayan toplayanlar tahk. tahkik_eden "
            "der(.) derl(.) drl. derleyen derleyenler edt(.) edtr(.) edl. editör editörü editörler editörlüğünde "
            "sad(.) "
            "sdl. sadeleştiren sadeleştirenler çvy. nşr(.) neşr(.) neşreden neşre_haz(.) neşre_hazırlayan thk(.) yay. "
            "yaylayan yayımlayan yayınlayan düz. düzenleyen çev._ed(.) çev._edt(.) çeviri_ed(.) çeviri_editörü "
            "çeviri_editörleri "
            "proje_yön(.) proje_yöneticisi neşri latinize latinize_eden hazirlayan hazirlayanlar"
        ),
        "en": (
            "ed(.) ed(.)_by eds(.) eds(.)_by edited_by editor editors comp. comps. compiler compilers compiled_by "
            "coord. "
            "coords."
        ),
        "de": (
            "hg(.) hg(.)_von hg(.)_v. hgg. hrsg(.) hrsg(.)_von hrsg(.)_v. hrsgg. herausgegeben_von herausgeber red. "
            "bearb. bearb._von bearb._v. bearbeitet_von eingel._von neubearb._von neubearb._v. neu_bearb._von "
            "neu_bearb._v. hg(.)_unter_der_leitung_von hrsg(.)_unter_der_leitung_von unter_der_leitung_von"
        ),
        "fr": (
            "éd. éd._par éds(.) éds._par éd._présentée_par édition_présentée_par édité_par dir. dir._de "
            "sous_la_dir. sous_la_dir._de sous_la_direction_de "
            "textes_réunis_par publié_par publiée_par publiés_par publ._par édité_et_annoté_par éditée_par "
            "édition_critique_par éd._critique_par "
            "texte_établi_par texte_établi_et_annoté_par établi_par présenté_par"
        ),
        "it": (
            "cur. curr. a_cura_di a_curadi acura_di a(.)_c._di edd. curatore edizione_a_cura_di "
            "edizione_critica_a_cura_di trascrizione_a_cura_di introduzione_e_cura_di introduzione_e_note_di "
            "introduzione_e_note_a_cura_di "
            "scelta_a_cura_di pubblicato_da pubblicati_da raccolti_da"
        ),
        "es": (
            "coord. coords. coordinador comp. compilador edic. edic._de "
            "edic._y_notas_de ed._y_notas_de ed._de eds._de edición_de edición_crítica_de "
            "edición_y_notas_de edición_y_estudio_de edición_a_cargo_de edición_preparada_por "
            "introducción_y_notas_de transcripción_de estudio_y_transcripción_de "
            "coord._de dir._por ed._por editado_por"
        ),
        "pt": "org. orgs. org._de organização_de coord._por",
        "nl": "red. uitg._door onder_redactie_van",
        "la": "recensuit edidit ediderunt collegit studio_et_cura",
        "ca": "a_cura_de a_cura_d' a_cura_d’ ed._a_cura_de ed._a_cura_d' ed._a_cura_d’",
        "sv": "red. red._av utg._av utg._genom utg.",
        "da": "red._af udg._af",
        "fi": "toim.",
        "pl": "red. pod_red. pod_redakcją oprac. opracował opracowała opracowali wydał wydała wydali",
        "ro": "îngrijit_de culese_de adunate_de ediţie_îngrijită_de ediție_îngrijită_de editat_de coord.",
        "hr": "prir. priredio priredila priredili ur. uredio uredila uredili",
        "sr": "прир. приредио приредила приредили ур. уредио уредила",
        "cs": (
            "uspoř. uspořádal uspořádala vydal vydala k_vydání_připravil k_vydání_připravila připravil připravila "
            "ed. eds."
        ),
        "hu": "szerk. szerkesztette közzéteszi közreadja közli kiadta sajtó_alá_rendezte s._a._r.",
        "uk": "упоряд. упорядник за_ред. за_редакцією",
        "bg": "съст. съст._и_ред. под_редакцията_на",
        "ru": "под_ред. под_ред._и_с_предисл. под_редакцией отв._ред. сост(.) ред. подгот.",
        "el": "επιμ. επιμέλεια έκδ. εκδ. ἐκδ.",
    }
)
TRANSLATOR = WordTable(
    {
        "tr": (
            "çev(.) çeviren çevirenler çeviri çeviriler çevirmen ter(.) terc(.) tercüme tercüme_eden tercümesi trc(.) "
            "mütercim mütercimi "
            "mütercimleri ceviren cevirenler ceviri cev. türkçeye_tercüme farsçadan_türkçeye_tercüme "
            "arapçadan_türkçeye_tercüme türkçeye_tercüme_eden türkçeye_kazandıran "
            "türkçesi nkl. türkçeye_çev(.) türkçeye_çeviren türkçe'ye_çev(.) türkçe'ye_çeviren dilimize_çev(.) "
            "dilimize_çeviren türkçeleştiren günümüz_türkçesine_çev(.) günümüz_türkçesine_çeviren "
            "bugünkü_türkçeye_çev(.) bugünkü_türkçeye_çeviren ingilizceden_aktaran fransızcadan_aktaran "
            "almancadan_aktaran arapçadan_aktaran farsçadan_aktaran rusçadan_aktaran çevirisi ing._çev(.) "
            "alm._çev(.) "
            "fr._çev(.)"
        ),
        "en": (
            "trans(.) trans(.)_by transl(.) transl(.)_by translated_by translator translators translation tr. "
            "tr._by"
        ),
        "de": "deutsche_übersetzung_von deutsch_von übers(.) übers(.)_von übers(.)_v. übersetzt_von übersetzer",
        "fr": (
            "trad(.) trad(.)_par trad(.)_de trad(.)_fr. trad(.)_fr._par trad(.)_fr._de traduit_par traduit "
            "traduction traduction_de traduction_française_de traducteur"
        ),
        "it": (
            "tr._it. tr._it._di tr._it._a_cura_di trad._it._a_cura_di trad._a_cura_di traduzione_a_cura_di "
            "trad(.)_di trad(.)_da trad._it._di trad._it. tradotto tradotto_da traduzione traduzione_di "
            "introduzione,_traduzione_e_note_di traduzione_e_note_di trad._e_note_di intr.,_trad._e_note_di "
            "traduzione_e_cura_di introduzione_e_traduzione_di"
        ),
        "es": "traducción traducción_de traducción_y_notas_de trad._y_notas_de traducido_por",
        "pt": "tradução tradução_de tradução,_introdução_e_notas_de tradução_e_notas_de",
        "nl": "vert. vert._door vertaald_door",
        "sv": "övers. övers._av",
        "da": "overs. overs._af",
        "ro": "traducere_de traducerea_de trad(.)_de traducere",
        "fi": "suom.",
        "pl": "przeł. tłum. przekł.",
        "cs": "přel. přeložil přeložila",
        "hu": "ford. fordította",
        "ru": "пер.",
        "el": "μτφρ. μετάφραση",
    }
)
DIRECTOR = WordTable(
    {
        "tr": "yön(.) yönetmen yöneten",
        "en": "dir(.) director directors",
        "de": "regie",
        "fr": "réal. réalisateur",
        "it": "regia",
    }
)
PRODUCER = WordTable({"en": "prod(.) producer producers"})

NO_ROLE = WordTable(
    {
        "tr": (
            "röportaj röportajı_yapan söyleşi söyleşen fotoğraf(.) fotoğraflar fotoğraflayan resimleyen resimler çizen "
            "çizer çizimler kapak önsöz sunuş"
        ),
        "en": "foreword_by with_a_foreword_by preface_by illustrated_by photographs_by interviewed_by",
        "de": "mit_einem_vorwort_von vorwort_von mit_einem_nachwort_von illustriert_von fotos_von",
        "fr": "préface_de avant-propos_de illustrations_de photographies_de postface_de",
        "it": "prefazione_di introduzione_di presentazione_di illustrazioni_di",
        "es": "prólogo_de prefacio_de ilustraciones_de",
    }
)
"""What somebody did who neither wrote, edited nor translated a work: no field of a reference has such people."""
PERHAPS_EDITOR = WordTable(
    {
        "tr": "yayına tahkik",
        "en": "edited compiled editorial",
        "de": "herausgegeben ausgabe",
        "fr": "édité dirs.",
        "it": "cura curatori",
    }
)
"""Words that say this together with others: edited by, a cura di."""
PERHAPS_TRANSLATOR = WordTable({"en": "translated", "de": "übersetzt"})
"""Words that say this together with others: translated by."""

_FROM_LANGUAGE = r"[çc][ae]['’]?(?:s[ıi]n)?d[ae]n"
SOURCE_LANGUAGE = rf"(?:\w{{2,}}{_FROM_LANGUAGE}|[Aa]slından)"
"""An expression for the language that a Turkish translation was made from: İngilizceden, Osmanlıcadan, aslından."""

INTO_LANGUAGE = (
    r"(?:trad|traduzione|traduction|tr|ed)\.?\s(?:it|ital|fr|franç|sp|esp|ted|ingl|angl|all)\w*\.?"
)
"""An expression for the language of a translation or of its edition: `trad. it.`, `trad. fr.`"""

INTO_TURKISH = "Türkiye Türkçesine"
"""The language of today into which older or other Turkic works are brought."""

OF_LANGUAGE = rf"(?:(?:Türk|Arap|Fars|Osmanlı|İngiliz|Fransız|Alman|Rus|İtalyan)[çc][ae]|{INTO_TURKISH})"
"""An expression for a language before the word of a translator: `Türkçe terc.`, `Arapça çeviriler`."""

TRANSLATED_FROM = (
    r"translated\s+from\s+(?:the\s+)?\w+\s+by|a(?:us|\.)\s+d(?:em|\.)\s+\w+\.?\s+(?:übers(?:etzt|\.)\s+)?v(?:on|\.)"
    r"|trad(?:uite?|\.)\s+d(?:e\s+l['’]|u\s+)\w+\s+par|trad(?:\.|otto)\s+da(?:ll['’]|l\s+)\w+\s+d[ia]"
    r"|trad(?:ucido|uzido|\.)\s+d(?:el|o)\s+\w+\s+por"
)
"""An expression for translations that name the language they were made from before their translator."""
TRANSLATED_FROM_NEEDS = frozenset(
    frozenset(words.split())
    for words in (
        *(
            "translated from by",
            "traduit par",
            "traduite par",
            "trad par",
            "traducido por",
            "traduzido por",
            "trad por",
        ),
        *("trad di", "trad da", "tradotto di", "tradotto da"),
        *("aus dem von", "aus dem v", "aus d von", "aus d v", "a d von", "a d v"),
    )
)
"""Words, folded with `fold_case`, of which TRANSLATED_FROM needs those of one set."""

_MAY_NAME_SOURCE = lazy(rf"{_FROM_LANGUAGE}|slından", re.IGNORECASE)
_ANCHORS = EDITOR.anchors | TRANSLATOR.anchors | DIRECTOR.anchors


def may_name_source(text: str) -> bool:
    """Return whether a text may hold SOURCE_LANGUAGE, which ends with -dan or -den."""
    folded = fold_case(text)
    return ("dan" in folded or "den" in folded) and bool(_MAY_NAME_SOURCE.search(text))


def may_hold_role(text: str) -> bool:
    """Return whether a text may hold a form of EDITOR, TRANSLATOR or DIRECTOR; most texts hold none."""
    return not _ANCHORS.isdisjoint(words_of(text))
