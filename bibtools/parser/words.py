"""Words that say what stands beside them, in the languages of reference lists: word → class.

The classes are features of the tagger and evidence for the type. Sources: the vocabulary collected for this
project (Turkish and Ottoman), the CSL locales and the house styles of the other languages.
"""

from __future__ import annotations

from bibtools.support.folding import fold_case

_CLASSES = {
    "editor": """
        haz hzl hazırlayan hazırlayanlar yayhaz yayına hazırlayan der drl derleyen derleyenler derl ed eds
        edt edtr editör
        editörler editor editors edited editorial sad sdl sadeleştiren sadeleştirenler çvy nşr neşr
        neşreden thk tahkik
        red hrsg hg herausgegeben herausgeber éd éds dir dirs cur curr cura curatore curatori edd édité
        coord coords coordinador compilador comp compiler ausgabe yaylayan yayımlayan yayınlayan hazl
        compiled düz
    """,
    "translator": """
        çev çevirmen çeviren çevirenler ter terc trc tercüme mütercim trans transl translated translator
        translators übers übersetzt übersetzer trad tradotto traduit traducteur traduction traduzione
        traducción tr
        tercümesi
    """,
    "director": "dir director directors yön yönetmen yöneten regie réalisateur regia prod producer producers",
    "others": "vd v.d vdğ vdd diğ ark arkadaşları diğerleri al et-al u.a aavv aa.vv others altri",
    "and": "ve and und et e y i & ile",
    "in": "in içinde içinde: dans em nel nella w",
    "vol": (
        "c cilt cild clt cz cüz ks kısım vol vols volume volumes bd bde band bände t tome tomo v voll "
        "kitap bölüm part pt"
    ),
    "iss": """
        sy sayı say no nr nu n num number issue iss heft h fasc fascicle fasz cilt/sayı s/sy numara numéro
        núm numero
        nn suppl supplement
    """,
    "year-count": "yıl sene y year jahrgang jg année anno",
    "page": (
        "s ss sf sh sayfa sahife sahifa p pp pag pagg pgs pg page pages seite seiten páginas pagine col "
        "cols sütun"
    ),
    "folio": "vr yk varak yaprak fol ff f c cc carta",
    "edition": """
        bs bsk baskı baskısı baskıya basım basımı bas tab ed edn edition édition aufl auflage edizione
        edición ristampa
        rev revised reprint reprinted genişletilmiş gözden geçirilmiş tıpkıbasım birinci ikinci üçüncü
        dördüncü vyd wyd
        neudruck nachdruck rééd
    """,
    "publisher": """
        yay yayın yayınları yayınlar yayını yayınevi yayıncılık yayım neşriyat neşriyatı kitabevi kitapevi
        kitaplığı kitap
        kütüphanesi matbaası matb matbaa basımevi ofset press verlag publishers publishing publisher
        publications books
        editore edizioni éditions editions editorial university-press presses druckerei publ pub pubs verl
        yayinlari
        yayinevi neşr matbaa-i kitapları books wiley springer elsevier
    """,
    "school": """
        üniversitesi üniv üniversite enstitüsü ens sbe fakültesi fak anabilim university universität
        université università
        universidad univ institute institut college school faculty dept department ana bilim dalı abd
    """,
    "body": """
        kurumu vakfı derneği kuruluşu örgütü federasyonu konfederasyonu teşkilatı heyeti komitesi şubesi
        işleri gn.md akademie académie academy accademia comité ministère ministero conseil nations centre
        center team collaboration consortium board congress parliament senate bakanlığı vekâleti vekaleti
        genelkurmay başkanlığı sendikası müdürlüğü
        komisyonu partisi
        kurulu birliği meclisi society association foundation committee ministry council agency commission
        organization
        organisation office bureau museum müzesi belediyesi bankası cemiyeti odası
    """,
    "thesis": """
        tezi tez doktora doçentlik thesis dissertation diss phd ph.d m.a msc thèse tesi dissertatation
        habilitation
        lisans yükseklisans master's masters doctoral
    """,
    "journal": """
        dergisi dergi mecmuası mecmua bülteni bülten belleten journal review revue zeitschrift rivista
        revista annals
        annales archiv archives bulletin quarterly studies magazine gazetesi gazete ceridesi risalesi trans
        transactions letters
        lett rev proc j jour ann bull int appl phys chem biol med sci araştırmaları
    """,
    "proceedings": """
        proceedings proc conference symposium workshop congress kongresi kongre sempozyumu sempozyum
        bildiriler bildirileri
        bildiri kurultayı atti convegno colloque actes tagung kongress konferansı çalıştayı conf symp semineri
    """,
    "encyclopedia": (
        "ansiklopedisi ansiklopedi encyclopedia encyclopaedia enzyklopädie lexikon sözlüğü dictionary "
        "sözlük dia tdvia ia"
    ),
    "archive": """
        boa bca atase tite dab tsma vgma arşivi arşiv archive archives archivio archivo fon fonu kutu
        klasör kls dosya
        belge gömlek defter defteri fihrist archiv state nationalarchiv msc ms mss busta asv asve filza nr
        evrak hat
        koleksiyonu kütüphanesi
    """,
    "minutes": (
        "zabıt zabıtları ceridesi tutanak tutanakları celse gizli devre içtima inikat birleşim oturum "
        "dönem düstur tertip zc tbmm t.b.m.m mmzc mazc"
    ),
    "series": "serisi dizisi dizi seri series reihe collection collana külliyatı serie",
    "access": (
        "erişim erişildi accessed retrieved access zugriff abgerufen consulté consultato çevrimiçi "
        "online available et e.t erişimi from"
    ),
    "nodate": "t.y ty tarihsiz s.d n.d sd nd o.j b.t.y bty y.y yy b.y s.l s.n o.o tarih baskı yok",
    "month": """
        ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık kânunusani kânunuevvel
        teşrinievvel
        teşrinisani teşrin kânun evvel sani birinciteşrin ikinciteşrin birincikânun ikincikânun ilkteşrin
        sonteşrin
        ilkkânun sonkânun muharrem safer rebiülevvel rebiülahir cemaziyelevvel cemaziyelahir receb recep
        şaban ramazan
        şevval zilkade zilhicce january february march april may june july august september october
        november december
        jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember
        janvier février mars avril juin juillet août septembre octobre novembre décembre gennaio febbraio
        marzo aprile
        maggio giugno luglio agosto settembre ottobre novembre dicembre enero febrero abril mayo junio
        julio septiembre
        octubre noviembre diciembre kanunusani kanunuevvel teşrin-i kânun-ı kanun-ı spring summer autumn
        fall winter
        bahar güz kış
    """,
    "see": (
        "bkz bk krş cf cfr see vgl voir ayrıca age a.g.e agm a.g.m agt a.g.t a.e ibid ibidem idem op cit "
        "op.cit loc a.g.mad"
    ),
    "title-of-person": "paşa bey efendi hoca hanım ağa çelebi beg sultan şah han hacı molla dr prof doç",
    "genre": (
        "report rapor raporu paper working tech technical manuscript patent web çoğaltma daktilo teksir "
        "rr tr memo preprint arxiv"
    ),
}


def _table() -> dict[str, str]:
    table: dict[str, list[str]] = {}
    for name, words in _CLASSES.items():
        for word in words.split():
            classes = table.setdefault(fold_case(word), [])
            if name not in classes:
                classes.append(name)
    return {word: "+".join(classes) for word, classes in table.items()}


CLASS_OF = _table()
"""Plain word → its class, or its classes joined by `+` where a word has several."""
