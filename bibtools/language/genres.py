"""Words that tell what kind of work a reference cites, matched on folded text from the beginning of a word."""

from __future__ import annotations

import re
from functools import cache

from bibtools.language.word_table import ANY, WordTable
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

LETTERS_OF_KINDS = {"D": "thesis", "S": "standard", "P": "patent", "R": "report"}
"""Letters in square brackets behind a title in the Chinese style of references (GB/T 7714): `The title [D].`"""
KIND_IN_LETTERS = r"\[(?:[MJNCGDRSPAZ]|CM|DB|CP|EB|DS)(?:/(?:OL|CD|DK|MT))?\]"
"""A regular expression for the kind of a work in such brackets, those included that say what the rest says: `[J]`."""

MINUTES = WordTable(
    {
        "tr": (
            "zabıt_ceridesi zabıtları gizli_celse tutanak_dergisi meclis*_tutana* "
            "genel_kurul_toplantısı_tutanakları t._b._m._m._zc tbmm_zc tbmmzc "
            "t.b.m.m.z.c(.) t.b.m.m.g.c.z(.) m.m.z.c(.) tutulgası "
            "tbmm_gcz tbmmgcz tbmm_td tbmmtd mmzc mazc zc gcz stenograf*"
        ),
        "en": (
            "parliamentary_debates hansard minutes_of hearing_before hearings_before hc_deb hl_deb commons_debates "
            "lords_debates"
        ),
        "de": "plenarprotokoll* ausschu*protokoll* landtagsprotokoll* verhandlungen_des_reichstag* stenograph*",
        "it": "atti_parlamentari",
        "fr": "débats_parlementaires",
    }
)
PERHAPS_MINUTES = WordTable(
    {
        "tr": (
            "zabıt ceridesi tutanak tutanakları celse gizli devre içtima inikat birleşim oturum dönem düstur tertip zc "
            "tbmm t.b.m.m mmzc mazc zabıtları"
        )
    }
)
ENCYCLOPEDIA = WordTable(
    {
        "tr": (
            "ansiklopedi* *ansiklopedisi sözlüğü türkçe_sözlük dia tdvia* islam_ans(.) türk_ans(.) meydan_larus "
            "lûgati lügati lûgatı lügatı vikipedi"
        ),
        "en": "encyclop* dictionary_of *dictionary gazetteer* britannica larousse",
        "de": (
            "*enzyklop* *lexikon *lexicon *wörterbuch* *grundbegriffe "
            "allgemeine_deutsche_biographie neue_deutsche_biographie"
        ),
        "fr": "dictionnaire* dict._de dict._d' biographie_nationale rép._civ(.)",
        "pt": "dicionário* enciclopéd*",
        "it": "novissimo_digesto* enciclop* encicl(.) enc._giur(.) enc._dir(.) enc._it(.) dizionario* vocabolario*",
        "es": "diccionario*",
        "nl": "woordenboek*",
        "sv": "*uppslagsbok",
        "da": "*leksikon",
        "pl": "słownik* encyklopedi*",
        "cs": "slovník* *slovník",
        "ru": "словарь энциклопед*",
        "el": "λεξικό εγκυκλοπαίδεια",
    }
)
ENCYCLOPEDIA_NAMES = WordTable(
    {
        "tr": "ia tdv_ia tdv_dia meb_ia diyanet_ia",
        "de": "adb ndb öbl hls hrg mgg mgg2 mgg² lexma lci rgg lthk wb._d._soziologie",
        "en": "dnb odnb tdnt",
        "fr": "dbf",
        "it": "dbi deumm",
        "pl": "psb",
    }
)
"""Abbreviations that are encyclopaedias if nothing else stands beside them."""
PERHAPS_ENCYCLOPEDIA = WordTable(
    {
        "tr": "ansiklopedisi ansiklopedi sözlük sözlüğü tdvia dia ia",
        "en": "encyclopedia encyclopaedia dictionary",
        "de": "enzyklopädie lexikon",
    }
)
PROCEEDINGS = WordTable(
    {
        "tr": (
            "sempozyum* kongre* paneli bildiri* kurultay* çalıştay* semineri toplantısı kolokyumu bilgi_şöleni "
            "konferansı forumu tebliğleri tebliğler akademik_bilişim kst ast arkst mkks"
        ),
        "en": (
            "proceeding* proc. conference* conf(.) symposium* symp(.) workshop* congress* neural_information "
            "paper_presented* icml nips neurips iclr cvpr iccv eccv aaai ijcai emnlp naacl sigir sigmod vldb icde "
            "eurocrypt stoc soda lrec icwsm isscc cikm coling interspeech icassp dig._tech._papers *regional_meeting "
            "papers_from_a_colloquium round_table"
        ),
        "de": "*tagung* *kongress* *kolloquium* kolloquiums *soziologentag* *geographentag* *historikertag* akten_des",
        "fr": "colloque* actes_du actes_de_la actes_des congrès table_ronde journée_d'étude* journées_d'étude*",
        "it": "atti convegno colloquio_internazionale giornata_di_studi* giornate_di_studi*",
        "es": "actas_del actas_de_las congreso coloquio simposio jornadas",
        "pt": "congresso colóquio simpósio encontro anais_do",
        "id": "prosiding",
        "ca": "actes_del col·loqui",
        "pl": "konferencj* materiały_z_konferencji sesji_naukowej",
        "hr": "simpozij*",
        "ru": "конференц*",
        "el": "συνεδρίου συνέδριο",
    }
)
PERHAPS_PROCEEDINGS = WordTable(
    {
        "tr": (
            "kongresi kongre sempozyumu sempozyum bildiriler bildirileri bildiri kurultayı konferansı çalıştayı "
            "semineri"
        ),
        "en": "proceedings proc(.) conference conf. symposium symp. workshop congress",
        "it": "atti convegno",
        "de": "tagung kongress",
        "fr": "colloque actes",
    }
)
EVENT_LAST = WordTable(
    {
        "tr": "kongresi kurultayı sempozyumu konferansı çalıştayı şûrası şurası forumu kolokyumu",
        "en": "congress symposium conference workshop",
        "de": "kongress kongreß tagung",
    }
)
"""Words that end names of events at which papers are given, and hardly those of publishers."""
MANUSCRIPT = WordTable(
    {
        "tr": "el_yazması elyazması basılmamış_notlar yayımlanmamış_notlar yayınlanmamış_notlar",
        "de": "manuskript typoskript ms. mskr.",
        "en": "unpublished_manuscript manuscript typescript mimeo(.) unpublished_paper",
        "fr": "texte_dactylographié manuscrit_inédit",
        "it": "dattiloscritto manoscritto_inedito",
        "es": "manuscrito_inédito texto_inédito",
        "pl": "maszynopis mps",
    }
)
"""What a work is called that was never printed."""
REPORT = WordTable(
    {
        "tr": "rapor raporu çalışma_raporu çalışma_tebliği tartışma_metni tartışma_metinleri",
        "en": (
            "report technical_report tech._rep* working_paper* memorandum white_paper* policy_brief* research_memo* "
            "discussion_paper* occasional_paper* policy_paper* staff_paper*"
        ),
        "de": (
            "arbeitspapier* diskussionspapier* *forschungsbericht* *kurzbericht* *wochenbericht bt-drs(.) br-drs(.) "
            "lt-drs(.) drs. drucks. *drucksache"
        ),
        "fr": "document_de_travail documents_de_travail",
        "es": "documento_de_trabajo documentos_de_trabajo",
        "pt": "texto_para_discussão",
    }
)
FILM = WordTable(
    {
        "tr": "belgesel film belgesel_film kısa_film",
        "en": "motion_picture dvd videorecording documentary",
        "de": "dokumentarfilm spielfilm",
        "fr": "long_métrage court_métrage",
        "it": "lungometraggio cortometraggio",
        "es": "película largometraje cortometraje",
    }
)
MEDIUM = WordTable({"tr": "çevrimiçi basılı", "en": "video web pdf online"})
MAP = WordTable({"tr": "harita haritası", "en": "map", "de": "karte"})
SOFTWARE = WordTable(
    {
        "en": "software statistical_computing",
        "fr": "logiciel",
        "tr": "bilgisayar_yazılımı bilgisayar_programı yazılım",
        "de": "computerprogramm",
    }
)
DATASET = WordTable(
    {
        "en": "data_set data_sets dataset datasets data_collection computer_file data_file",
        "de": "datensatz",
        "fr": "jeu_de_données données",
        "es": "conjunto_de_datos",
        "pt": "base_de_dados",
        "tr": "veri_seti mikro_veri_seti veri_kümesi",
    }
)
CORPUS = WordTable({"la": "pg pl csel ccsl ccsg cccm gcs csco mgh cil patrologia_*"})
"""Collections of ancient and medieval works, which count volumes as journals do."""
PAPER_OF_BODY = WordTable(
    {
        "tr": (
            "tüzüğü tüzük programı program nizamnamesi nizâmnâmesi talimatnamesi beyannamesi yönetmeliği "
            "kongresi zabıtları faaliyetleri bütçesi"
        )
    }
)
"""Words of what a party or society prints about itself; its name before them belongs to the title."""
LAW = WordTable(
    {
        "tr": "resmi_gazete* resmi_ceride* ceride-i_resmiye düstur kanunlar_dergisi rg",
        "en": "official_gazette* federal_register",
        "fr": "journal_officiel moniteur_belge",
        "es": "boletín_oficial*",
        "pt": "diário_oficial diário_do_governo diário_da_república",
        "sv": "svensk_författningssamling",
        "de": "bundesgesetzblatt* reichsgesetzblatt* bgbl rgbl gesetzblatt* gesetzsammlung*",
        "it": "gazzetta_ufficiale",
    }
)
"""Official gazettes and collections of laws."""
LAW_TITLE = WordTable(
    {
        "tr": (
            "kanun kanunu kararname kararnamesi yönetmeliği tüzüğü nizamnamesi nizamname talimatnamesi anayasa "
            "anayasası"
        ),
        "en": "act",
    }
)
"""Words with which the title of a law ends."""
NEWSPAPER = WordTable(
    {
        "tr": "*gazete *gazetesi *ceride* matbuat*",
        "en": "newspaper* times *herald* *guardian* post *tribune* news",
        "de": "*zeitung* allgemeine*",
        "fr": "le_monde* le_temps* figaro*",
        "it": "corriere* stampa repubblica*",
        "es": "el_país*",
    }
)
NEWSPAPER_NAMES = WordTable(
    {
        "tr": (
            "akşam anadoluda_yeni_gün anadolu'da_yeni_gün anadolu'da_yenigün cumhuriyet hakimiyet-i_milliye "
            "hakimiyeti_milliye hürriyet ikdam irade-i_milliye milliyet peyam-ı_sabah son_posta takvim-i_vekayi tanin "
            "tasvir-i_efkar tevhid-i_efkar ulus vakit yeni_gün yenigün bianet ntvmsnbc ntv-msnbc gazete_duvar t24"
        )
    }
)
"""Newspapers that are also other words, so that only the whole name tells them."""
PERHAPS_NEWSPAPER_NAMES = WordTable(
    {
        "tr": (
            "açık_söz açıksöz alemdar basiret birgün ceride-i_havadis cumhuriyet_kitap dünya evrensel ileri kurun öğüt "
            "posta radikal sabah son_telgraf sözcü star taraf tasvir tercüman tercüman-ı_ahval tercüman-ı_hakikat "
            "vatan yeni_asır yeni_sabah yeni_şafak zaman agos habertürk günaydın yeni_istanbul son_havadis son_saat "
            "son_dakika gece_postası haber_akşam_postası milli_gazete yeniçağ yeni_çağ karar demokrat_izmir"
        ),
        "de": "der_standard die_presse die_welt die_zeit der_tagesspiegel",
    }
)
"""Newspapers that are told by the whole name only if the container is a journal and has no volume."""
MAGAZINE = WordTable({ANY: "newsweek new_yorker der_spiegel time_magazine nokta aktüel l'espresso *magazine"})
JOURNAL = WordTable(
    {
        "tr": (
            "dergisi dergi der. derg. mecmuası mecmua mec. bülteni bülten bült. belleten gazetesi gazete ceridesi "
            "risalesi araştırmaları"
        ),
        "en": (
            "journal j(.) jour(.) review rev(.) bulletin bull(.) quarterly studies stud. magazine archives trans(.) "
            "transactions letters lett(.) proc(.) ann(.) annals int(.) appl(.) phys(.) chem(.) biol(.) med(.) sci(.)"
        ),
        "de": "zeitschrift archiv",
        "fr": "revue annales",
        "it": "rivista",
        "es": "revista",
        "pt": "boletim",
    }
)
"""Words of the names of journals."""
CALLED_WORK = WordTable(
    {
        "tr": (
            "destanı tarihi dîvânı divanı defteri kitabı menkıbesi masalı masalları kanunnamesi antlaşması savaşı "
            "muharebesi isyanı meselesi sorunu kongresi rehberi atlası albümü kılavuzu"
        )
    }
)
"""Words that end the title of a work, and no name of a person: `Oğuz Destanı: …`."""
JOURNAL_FIRST = WordTable(
    {
        "de": "zeitschrift",
        "en": "bulletin",
        "es": "boletín revista",
        "fr": "annales bulletin revue",
        "it": "annali bollettino rivista",
        "pt": "anais boletim revista",
    }
)
"""Words that names of journals begin with, and hardly any other name."""
ARCHIVE = WordTable(
    {
        "tr": "boa bca atase tite dab tsma vgma *arşiv* devlet_arşivleri",
        "de": "*archiv*",
    }
)
ARCHIVE_ACRONYMS = WordTable(
    {
        "tr": "boa bca cca atase tite vgma tsma",
        "de": "oesta hhsta hka gsta gstapk bayhsta hstad hstas barch",
        "en": "tna nara ior",
        "it": "asv asve asf asm asmi asmn asna asni asto asg asl aspa asr ast acs aav bav bnm",
        "fr": "anf caran cadn mae shd adn",
        "es": "ags agi ahn aga rah",
        "pt": "antt ahu",
        "pl": "agad",
    }
)
"""Archives that documents are cited from by their letters, at the beginning and before a shelf mark."""
PERHAPS_ARCHIVE = WordTable(
    {
        "tr": (
            "boa bca atase tite dab tsma vgma arşivi arşiv fon fonu kutu klasör kls(.) dosya belge gömlek defter "
            "defteri fihrist evrak hat koleksiyonu kütüphanesi nr(.)"
        ),
        "en": "archive archives state msc ms(.) mss(.)",
        "de": "archiv nationalarchiv",
        "it": "archivio busta asv asve filza",
        "es": "archivo",
    }
)
"""Words of archives and of the shelf marks in them."""
KINDS = WordTable(
    {
        "tr": "rapor raporu çoğaltma daktilo teksir",
        "en": "report paper working tech technical manuscript patent web rr tr memo preprint arxiv",
    }
)
"""Words that say what kind of work something is."""


@cache
def _pattern(table: WordTable, whole: bool) -> re.Pattern[str]:
    source = rf"(?<!\w)(?:{table.loose(folded=True)})"
    return re.compile(rf"{source}\W*\Z" if whole else source)


def speaks_of(table: WordTable, folded: str) -> bool:
    """Return whether a word of the table stands in a text that was folded with `fold_letters`."""
    return folded != "" and _pattern(table, False).search(folded) is not None


def is_encyclopedia(folded: str) -> bool:
    """Return whether a text that was folded with `fold_letters` names an encyclopaedia or a dictionary."""
    return speaks_of(ENCYCLOPEDIA, folded) or is_named(ENCYCLOPEDIA_NAMES, folded)


def begins_with(table: WordTable, folded: str) -> bool:
    """Return whether a text that was folded with `fold_letters` begins with a word of the table."""
    return folded != "" and _pattern(table, False).match(folded.lstrip("([«“\"'")) is not None


def ends_with(table: WordTable, folded: str) -> bool:
    """Return whether a text that was folded with `fold_letters` ends with a word of the table."""
    return folded != "" and _pattern(table, True).search(folded) is not None


def is_named(table: WordTable, folded: str) -> bool:
    """Return whether a text that was folded with `fold_letters` is a name of the table and nothing else."""
    return folded != "" and _pattern(table, True).match(folded) is not None


_LETTERS_FIRST = lazy(r"(?P<acronym>[A-Z][A-Za-z]{1,6}),\s+(?=[^\W\d_])")


def archive_at(text: str, start: int = 0) -> str:
    """Return the letters of an archive that a text has at an offset, before a comma; the empty string if none."""
    match = _LETTERS_FIRST.match(text, start)
    return match["acronym"] if match and is_named(ARCHIVE_ACRONYMS, fold_letters(match["acronym"])) else ""
