"""Words before and behind numbers: volume, issue, part, page, folio, edition.

A letter may stand for several: `S.` is Sayı (issue) in a Turkish journal, sayfa (page) in a book, Seite in German.
Which one is meant is for the parser to say; here it stands under each.
"""

from __future__ import annotations

from bibtools.language.word_table import ANY, WordTable

VOLUME = WordTable(
    {
        "tr": "cilt cild clt. fasikül c(.)",
        "en": "volume volumes vol(.) vols(.) v(.)",
        "de": "band bände bd(.) bde(.) teilband teilbd.",
        "fr": "tome tomes t(.)",
        "it": "volumi tomo tomi voll(.)",
        "es": "tomos volúmenes",
        "nl": "deel deelen delen dl(.) dln(.)",
        "sv": "delar bind",
        "pl": "tom tomy",
        "cs": "svazek svazky sv. díl",
        "hu": "kötet köt.",
        "hr": "svezak knjiga knj.",
        "sr": "књ. књига",
        "ru": "том тома т. тт.",
        "el": "τόμος τόμοι τόμ. τ.",
    }
)
VOLUMES = WordTable(
    {
        "en": "volumes vols(.)",
        "de": "bände bde(.)",
        "fr": "tomes",
        "it": "volumi tomi voll(.)",
        "es": "tomos",
        "nl": "deelen delen dln(.)",
        "pl": "tomy",
        "cs": "svazky",
        "ru": "тт.",
        "el": "τόμοι",
    }
)
"""Those of VOLUME that stand for several: with one number behind them they say how many there are, `voll. 3`."""
ANNUAL = WordTable(
    {
        "tr": "yıl sene",
        "en": "year y(.)",
        "de": "jahrgang jg(.)",
        "fr": "année",
        "it": "anno",
        "nl": "jrg(.)",
        "sv": "årg(.)",
        "pl": "rocznik r.",
        "cs": "ročník roč(.)",
        "hu": "évf(.)",
    }
)
"""Words for the year of a journal, counted from its first: Yıl 19 is volume 19."""

ISSUE = WordTable(
    {
        "tr": "sayı say. sa. sy(.) s(.) numara numro nu(.) rakam aded adet",
        "en": "issue iss(.) number num. no(.) nos(.) supplement suppl(.)",
        "de": "heft h(.) nr(.)",
        "fr": "numéro n° nº livraison livr(.)",
        "it": "numero n(.) nn(.) fascicolo fasc(.) fasz(.) fascicle",
        "es": "núm(.) núms(.)",
        "nl": "afl(.)",
        "pl": "zeszyt z.",
        "pt": "fascículo n.º n.o n.os n.ºs",
        "sv": "häfte",
        "cs": "číslo č(.) seš.",
        "hr": "br.",
        "hu": "szám sz(.) füzet",
        "sr": "бр. св.",
        "ru": "вып(.)",
        "uk": "вип(.)",
        "el": "τεύχος τχ. φ. φύλλο αρ.",
        ANY: "№ #",
    }
)
PART = WordTable(
    {
        "tr": "kısım ks(.) bölüm cüz cz(.) kitap fs(.)",
        "en": "part pt(.) book",
        "de": "teil",
        "fr": "partie livre",
        "it": "parte",
    }
)
EXTRA_ISSUE = "Sonderheft|Sonderband|Beiheft|Ergänzungsheft"
"""An expression for issues of a journal beside those that are counted."""
SESSION = WordTable(
    {
        "tr": (
            "devre d(.) dönem donem içtima içtima_senesi i.s. i(.) inikat inikad in'ikat in'ikad birleşim b(.) celse "
            "oturum toplantı tertip yasama_yılı sıra_sayısı s._sayısı"
        )
    }
)
"""Words that count the terms, sessions and sittings of a parliament, and the series (Tertip) of a law collection."""

PAGE = WordTable(
    {
        "tr": "sayfa sayfalar sahife sahifa sah(.) say. s(.) ss(.) sf(.) sh(.) syf(.)",
        "en": "page pages p(.) pp(.) pg(.) pgs(.)",
        "de": "seite seiten s(.)",
        "fr": "page pages p(.) pp(.)",
        "it": "pagina pagine pag(.) pagg(.) pgg(.) p(.) pp(.)",
        "es": "página páginas pág(.) págs(.) pags(.)",
        "ca": "pàg(.) pàgs(.)",
        "et": "lk(.)",
        "nl": "blz(.)",
        "ru": "с(.) стр(.)",
        "id": "hal(.) hlm(.)",
        "cs": "str(.)",
        "el": "σ(.) σσ(.) σελ(.)",
    }
)
COLUMN = WordTable(
    {
        "tr": "sütun süt. st.",
        "en": "column columns col(.) cols(.)",
        "de": "sp. kol. spalte spalten",
        "fr": "colonne colonnes",
        "it": "colonna colonne coll.",
        "pl": "szp. łam łamy",
        "cs": "sl.",
        "hu": "hasáb",
        "ru": "стб.",
    }
)
FOLIO = WordTable(
    {
        "tr": "varak yaprak vr(.) yk(.)",
        "en": "folio fol(.) fols(.) f(.) ff(.)",
        "de": "bl(.)",
        "it": "carta c(.) cc(.)",
        "fr": "feuillet feuillets",
        "es": "hoja hojas",
        "pl": "karta karty",
        "ru": "л. лл. лист листы",
    }
)
FOLLOWING = WordTable(
    {
        "tr": "vd(.) v.d. vdd(.) ve_dev(.) ve_devamı",
        "de": "f(.) ff(.)",
        "fr": "et_suiv(.) et_s. et_ss.",
        "it": "e_sg(.) e_sgg(.) e_seg(.) e_segg(.) sg(.) sgg(.) seg(.) segg(.) ss(.)",
        "es": "y_ss. y_s. y_sig(.) y_sigs(.) y_siguientes",
        "pt": "e_ss. e_segs(.)",
        "nl": "e.v. e._v.",
        "sv": "ff. o.f.",
        "da": "f.f. og_frem",
        "pl": "i_n. i_nn. i_nast.",
        "cs": "a_n. a_násl.",
        "hu": "skk.",
        "ru": "и_сл. и_след.",
        "el": "κ.ε. κ._ε. κ.εξ.",
        "la": "seq(.) e_passim et_passim et_seq(.) et_seqq(.) sq(.) sqq(.) passim",
    }
)
"""Words behind a page that say that the pages after it are meant too."""

BESIDE_PAGE = WordTable(
    {
        "tr": (
            "lev(.) levha levhalar res(.) resim resimler rsm(.) şek(.) şekil şekiller çiz(.) çizim fot(.) foto(.) "
            "fotoğraf har(.) harita plan tablo grafik belge vesika ves(.) hüküm nr(.) nu(.) no(.)"
        ),
        "en": "pl(.) pls(.) plate plates fig(.) figs(.) figure figures ill(.) map maps table tables",
        "de": "taf(.) tafel tafeln abb(.) abbildung abbildungen karte",
        "fr": "planche planches carte cartes",
        "it": "tav(.) tavv(.) tavola tavole figg(.)",
        "es": "lám(.) láms(.) lámina láminas",
        "nl": "afb(.)",
        "ru": "рис(.) табл(.)",
        "el": "πίν(.) εικ(.)",
    }
)
"""Words behind a page that count plates, figures and documents on it: `23-77, lev. I-XV`, `s. 406, Nr. 122`."""

EDITION = WordTable(
    {
        "tr": (
            "baskı baskısı baskıya basım basımı bası baskil bask(.) bas(.) bsk(.) bsm(.) bs(.) b(.) tabı tab(.) tab'ı "
            "tab’ı basılış def'a def’a tab'-ı tab’-ı tab‘-ı"
        ),
        "en": "edition ed(.) eds(.) edn(.) printing",
        "de": "auflage aufl(.) auf. ausgabe ausg.",
        "fr": "édition éd(.)",
        "it": "edizione ristampa rist(.)",
        "es": "edición",
        "cs": "vyd(.)",
        "pl": "wyd(.)",
    }
)
PRINTING = WordTable(
    {
        "nl": "druk dr(.)",
        "da": "udgave udg(.) oplag opl(.)",
        "no": "utgave utg(.) opplag",
        "sv": "upplagan upplaga uppl(.)",
        "fi": "painos",
        "hu": "kiadás kiad(.)",
        "pt": "edição",
        "ro": "ediția ediţia ediție",
        "cs": "vydání",
        "pl": "wydanie",
        "sk": "vydanie",
        "sl": "izdaja izd(.)",
        "hr": "izdanje",
        "ru": "издание изд(.)",
        "uk": "видання вид(.)",
        "el": "έκδοση έκδ(.)",
    }
)
"""Words for an edition that also mean a printer or publisher: they are read only in what was found to be an edition."""
REPRINT = WordTable(
    {
        "tr": "tıpkıbasım",
        "en": "reprint reprinted revised rev(.)",
        "de": "neudruck nachdruck",
        "fr": "rééd(.)",
    }
)
"""Words that say what an edition is, and stay with it."""

ORDINAL = WordTable({"tr": "birinci ikinci üçüncü dördüncü beşinci altıncı"})
"""Ordinal numbers in words, as editions and volumes are counted."""

ORDINAL_ENDING = (
    "st|nd|rd|th|d|[aeªº]|ème|ère|re|er|t?e|ste|ae|da|ra|ta|[ıiuü]?nc[ıiuü]|den|det|die|dje|de|[ео]?е|є|тє"
)
"""An expression for the letters behind a number that make it an ordinal: 3rd, 2ª, 4de, 2den."""

VOLUME_ORDINAL = WordTable(
    {
        "de": "erster zweiter dritter vierter fünfter sechster erstes zweites drittes viertes erste zweite dritte",
        "fr": "premier second deuxième troisième quatrième",
        "it": "primo secondo terzo quarto",
        "es": "primero segundo tercero cuarto",
        "en": "first third fourth fifth",
    }
)
"""Ordinal numbers in words beside Band, tome, tomo or volume."""

REVISED = WordTable({"tr": "genişletilmiş gözden geçirilmiş yenilenmiş düzeltilmiş ilaveli"})
"""What was done to an edition."""

SERIES = WordTable(
    {
        "tr": "serisi seri dizisi dizi külliyatı kitaplığı",
        "en": "series",
        "de": "reihe",
        "fr": "collection série",
        "it": "collana serie",
    }
)
"""Words that a series calls itself by."""

RUN = WordTable(
    {
        "tr": "tertip seri dizi",
        "en": "series ser(.)",
        "de": "reihe folge",
        "fr": "série sér(.)",
        "it": "serie",
    }
)
"""Words for a run of a journal or collection whose volumes are counted anew: Tertip II, 3rd ser."""

SERIES_NAME = WordTable(
    {
        "la": "bibliotheca* corpus* monumenta* acta* studia* fontes*",
        "en": "studies_in* monographs* publications* loeb* library_of* texts_and* cambridge_studies*",
        "de": (
            "schriften* schriftenreihe* beiträge* quellen_und* studien_zu* studien_der* abhandlungen* reihe* edition* "
            "publikationen* veröffentlichungen*"
        ),
        "fr": "bibliothèque* collection* cahiers* études* textes_et*",
        "it": "biblioteca* collana* fonti* pubblicazioni* quaderni* studi_e*",
        "es": "biblioteca* colección* cuadernos*",
        "pt": "biblioteca* coleção* colecção*",
    }
)
"""Words that names of series begin with."""
