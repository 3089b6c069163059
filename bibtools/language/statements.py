"""Words that say when a page was read, that there is no date, what a part stands in, and what was cited before."""

from __future__ import annotations

from bibtools.language.word_table import WordTable

ACCESS = WordTable(
    {
        "tr": "son_erişim son_erişim_tarihi erişim erişim_tarihi erişildi e.t. e._t.",
        "en": (
            "accessed accessed_on last_accessed last_accessed_on retrieved retrieved_on access_date visited "
            "available_at available_from available_online available_online_at"
        ),
        "de": (
            "zugriff zugriff_am letzter_zugriff letzter_zugriff_am abgerufen abgerufen_am zuletzt_aufgerufen_am "
            "online_verfügbar_unter verfügbar_unter online_unter abrufbar_unter "
            "zuletzt_abgerufen_am"
        ),
        "fr": "consulté_le consultée_le consulte_le disponible_sur",
        "it": "consultato_il ultimo_accesso ultima_consultazione disponibile_su",
        "es": "consultado_el fecha_de_consulta disponible_en",
    }
)
"""Words before the day on which something on the web was read."""

ACCESS_PLACE = WordTable({"tr": "tarihinde adresinden alındı erişildi erişim_adresi", "en": "from at"})
"""Words around the address and the day of access, which belong to no field."""

LINKS = r"[Gg]oogle [Ss]cholar|[Cc]ross-?[Rr]ef|PubMed"
"""An expression for links that pages of journals and encyclopaedias print behind a reference."""

BEFORE_ADDRESS = "url|link|adres|web|online|internet"
"""An expression for the words that only say that an address follows."""
PERHAPS_ACCESS = WordTable(
    {"tr": "çevrimiçi erişimi et", "en": "online available access from", "fr": "consulté", "it": "consultato"}
)
"""Words that often stand near an address."""

DIGITAL_COPY = WordTable(
    {
        "de": (
            "online digitalisat digitalscan scan hochaufgelöstes_digitalisat volltext online-ausgabe "
            "eingeschränkte_vorschau"
        ),
        "fr": "lire_en_ligne en_ligne",
        "en": "read_online digital_copy",
        "it": "leggi_online",
        "es": "leer_en_línea",
    }
)
"""Words with which a list says that a copy of a work can be read on the web."""

NO_DATE = WordTable(
    {
        "tr": (
            "t.y(.) t._y. ty(.) ts(.) tsz(.) t.siz b.t.y(.) b._t._y. tarihsiz trz(.) tarih_yok basım_tarihi_yok "
            "basım_yılı_yok"
        ),
        "en": "n.d(.) n._d.",
        "fr": "s.d(.) s._d.",
        "it": "s.a. s._a.",
        "es": "s.f(.) s._f.",
        "nl": "z.j(.) z._j. z.d. z._d.",
        "sv": "u.å. u._å.",
        "pl": "b.r. b._r.",
        "cs": "b.r. b._r.",
        "hu": "é._n. é.n.",
        "ru": "б.г. б._г.",
        "el": "χ.χ. χ._χ.",
        "de": "o.j. o._j.",
    }
)
NOT_YET_PRINTED = WordTable(
    {
        "tr": "baskıda basımda basım_aşamasında yayımlanacak yayınlanacak yayıma_hazırlanıyor",
        "en": "forthcoming in_press to_appear in_preparation submitted accepted under_review",
        "de": "im_druck im_erscheinen in_vorbereitung",
        "fr": "à_paraître sous_presse en_préparation",
        "it": "in_corso_di_stampa in_stampa in_preparazione",
        "es": "en_prensa en_preparación",
        "pt": "no_prelo",
        "nl": "in_druk ter_perse",
    }
)
"""Words in the place of the year of what is not printed yet."""
"""What stands where the date would be if a work has none."""

OF_DAY = WordTable(
    {
        "de": "vom v. am",
        "fr": "du le",
        "it": "del a._a.",
        "en": "of",
        "da": "af_den den d.",
        "pl": "z_dnia",
        "cs": "ze_dne",
        "ru": "от",
    }
)
"""Words before the day of a newspaper, a letter or a law: `Neue Zeitung vom 12. März 1970`."""
BEFORE_DAY = rf"(?:{OF_DAY.strict()}|dell['’])"
"""An expression for them; Italian `dell'` has no space behind it."""

NO_AUTHOR = WordTable({"de": "o.V. o._V. o.Verf. o._Verf. o.A. o._A. N.N. N._N.", "la": "s.n. s._n."})
"""What stands where the author would be if none is named; in capitals `O. V.` is somebody's initials."""

UNNAMED = WordTable(
    {
        "tr": "anonim imzasız",
        "en": "anonymous anon(.)",
        "de": "anonym anonymus",
        "fr": "anonyme",
        "it": "anonimo",
        "es": "anónimo",
        "pt": "anônimo",
        "nl": "anoniem",
        "pl": "anonim",
        "ru": "аноним",
    }
)
"""The same in words, alone: Anonimo Genovese is somebody."""

NO_PLACE = WordTable(
    {
        "tr": "b.y.y(.) b._y._y. b.y. b._y. basım_yeri_yok yer_yok",
        "fr": "s.l(.) s._l(.)",
        "de": "o.O. o._O.",
        "nl": "z.p. z._p.",
        "pl": "b.m. b._m.",
        "ru": "б.м. б._м.",
    }
)
"""What stands where the place would be if none is named; see NO_PUBLISHER."""

NO_PUBLISHER = WordTable(
    {
        "tr": "y.y. y._y. y.e.y. yayınevi_yok yay._yok",
        "it": "s.e. s._e.",
        "la": "s.n. s._n.",
        "de": "o.V. o._V.",
        "en": "n.p. n._p.",
    }
)
"""What stands where the publisher would be if none is named; Turkish and English ones stand for the place as well."""

NO_IMPRINT = WordTable(
    {
        "tr": "y.y. y.y yy b.y. b.y bty yersiz baskı tarih yok",
        "en": "nd",
        "fr": "s.l. s.l s.n. s.n sd",
        "de": "o.o. o.o",
    }
)
"""What stands where place or publisher would be."""

_SEE_SHORT = {
    "tr": "bkz(.) bk(.) bakınız krş(.) karş(.)",
    "en": "cf(.)",
    "de": "vgl(.)",
    "it": "cfr(.) ved.",
    "sv": "jfr(.)",
    "pl": "zob(.) por.",
    "cs": "srov(.)",
    "hu": "ld.",
    "ru": "см. ср.",
    "el": "βλ(.)",
}
_SEE_WORDS = {
    "en": "see see_also but_see",
    "de": "siehe",
    "fr": "voir",
    "it": "vedi si_veda si_vedano",
    "es": "véase véanse",
    "pt": "veja-se vejam-se",
    "nl": "zie",
    "hu": "lásd",
    "cs": "viz",
}
SEE = WordTable({**_SEE_SHORT, **{f"{tag}-x-word": row for tag, row in _SEE_WORDS.items()}})
"""Words before a reference in a footnote: see, compare."""
SEE_SHORT = WordTable(_SEE_SHORT)
"""Those of SEE that are nothing else wherever they stand."""
SEE_WORD = WordTable(_SEE_WORDS)
"""Those of SEE that may also be words of a title: they count only where they or a lead open the clause."""

_QUOTED_IN = {
    "tr": "akt(.) aktaran nakleden zikreden naklen",
    "en": "quoted_in cited_in as_cited_in",
    "de": "zit._nach zitiert_nach",
    "fr": "cité_par cité_dans",
    "it": "cit._in citato_in",
}
QUOTED_IN = WordTable(_QUOTED_IN)
"""Words before a work that quotes another."""

LEAD = WordTable(
    {
        "tr": (
            "ayrıca ayrıntı* daha_fazla geniş_bilgi detay* bu_konu* konu* bunun_için karşı aksi farklı benzer "
            "tartışma* yine örneğin mesela örnek_olarak msl(.)"
        ),
        "en": "also and but for on about e.g. for_example compare contra accord inter_alia",
        "de": "auch dazu hierzu zu etwa z._b. die_beiträge_in",
        "fr": "aussi pour sur par_exemple",
        "it": "anche ora per su ad_esempio i_contributi_in i_saggi_in",
        **{f"{tag}-x-quoted": row for tag, row in _QUOTED_IN.items()},
    }
)
"""Words that open the commentary before a cite in a note."""

ABOUT = WordTable(
    {
        "en": "on for about regarding concerning against",
        "de": "zu zum zur über für gegen",
        "fr": "sur pour à_propos",
        "it": "su sul sullo sulla sui sugli sulle per",
        "es": "sobre para acerca",
        "pt": "sobre para",
        "nl": "over voor",
    }
)
"""Words that begin what a work is cited for, with `see` behind it: `On the scholia see A. Hale`."""

LEAD_TO_NAME = WordTable(
    {
        "tr": (
            "örneğin mesela ayrıca aynı_yönde aynı_görüşte aynı_görüş aksi_yönde aksi_görüş aksi_görüşte karşı_görüş "
            "karşı_görüşte"
        ),
        "en": "contra e.g. for_example for_instance thus similarly inter_alia",
        "de": (
            "so_etwa so_z._b. so_auch so_schon so_bereits anders_etwa statt_vieler stellvertretend exemplarisch "
            "grundlegend ausführlich dagegen_etwa dazu hierzu zuletzt beispielsweise zum_beispiel"
        ),
        "fr": "contra ainsi par_exemple en_ce_sens dans_le_même_sens en_dernier_lieu",
        "it": (
            "per_tutti sul_punto sul_tema così_ad_esempio per_esempio ad_esempio da_ultimo fra_gli_altri tra_gli_altri "
            "fra_tutti in_generale almeno"
        ),
        "es": "por_todos por_ejemplo así entre_otros en_contra",
        "pt": "por_todos por_exemplo assim entre_outros",
        "nl": "bijvoorbeeld bijv.",
    }
)
"""Words that lead to a reference without `see`, if a person's name follows: `Contra A. Hale`, `So etwa K. Meyer`."""

ESPECIALLY = WordTable(
    {
        "tr": "özellikle bilhassa burada",
        "en": "esp(.) especially particularly in_particular here",
        "de": "bes(.) besonders insb(.) insbes(.) insbesondere hier v.a. v._a. vor_allem",
        "fr": "notamment spéc(.) spécialement en_particulier particulièrement surtout ici",
        "it": "in_particolare in_part. partic(.) spec(.) specialmente soprattutto specie qui",
        "es": "especialmente en_especial en_particular sobre_todo",
        "pt": "especialmente em_especial sobretudo",
        "nl": "in_het_bijzonder vooral m.n. met_name",
        "pl": "zwł. zwłaszcza szczególnie",
        "cs": "zvl. zvláště zejména",
        "hu": "különösen",
        "ru": "особенно",
    }
)
"""Words before the page that is meant among those of the whole work, and before a work that is meant among others."""

LEAD_END = WordTable({"tr": "için hakkında üzerine dair konusunda hususunda ilişkin olarak"})
"""Words that end such commentary where it begins in lower case: `yorumu için Öz, a.g.e.`."""

SAME_WORK = WordTable(
    {
        "tr": (
            "a.e. a._e. aynı_eser aynı_yer aynı_makale aynı_kaynak aynı_belge aynı_vesika aynı_defter "
            "aynı_dosya aynı_tez aynı_madde aynı_sicil aynı_hüküm aynı_karar aynı_nüsha aynı_salname aynı_rapor "
            "aynı_gazete aynı_dergi aynı_ilam aynı_kanun a.y. a._y."
        ),
        "la": "ibid(.) ibidem ib(.)",
        "de": "ebd(.) ebenda",
        "es": "ibíd(.) ibídem",
        "it": "ivi",
    }
)
"""Words that stand for the work that was cited just before."""

SAME_AUTHOR = WordTable(
    {
        "tr": "aynı_yazar aynı_müellif a._mlf. a.mlf.",
        "la": "idem eadem id. ead.",
        "de": "ders. dies. derselbe dieselbe",
        "fr": "le_même la_même",
        "it": "lo_stesso la_stessa",
    }
)
"""Words that stand for the author of the work before."""

PERHAPS_CITED = WordTable(
    {"tr": "ayrıca age agm agt a.g.e. a.g.m. a.g.t. a.g.mad.", "la": "idem op. loc. cit."}
)
"""Words of such notes that do not stand for a work alone."""

CITED_ARTICLE = WordTable({"tr": "a.g.m(.) agm(.) a._g._m(.)"})
CITED_THESIS = WordTable({"tr": "a.g.t(.) agt(.) a._g._t(.)"})
"""Words for the article, the thesis of the named author that was cited before."""

OTHER_CITED = WordTable(
    {
        "la": "op._cit(.) op.cit(.) op_cit loc._cit(.) loc.cit(.)",
        "de": "a._a._o. a.a.o.",
        "it": "art._cit(.)",
        "tr": "gös._yer gös._yer.",
    }
)
"""Words that stand for a work of the named author that was cited before; a.g.e. and its like say its kind."""

IN = WordTable({"tr": "içinde iç.", "en": "in", "fr": "dans", "it": "nel nella", "es": "en", "ro": "în"})
"""Words before or behind the larger work in which a part stands."""
ALSO_IN = "ora|poi|già|anche|now|reprinted|repr\\.|wieder|abgedruckt|jetzt|repris|reproduit|recogido|ahora"
"""An expression for the words before such an In of a work that was printed before: `ora in Id., Saggi`."""
APPEARED = WordTable(
    {
        "de": (
            "erschienen veröffentlicht abgedruckt gedruckt zuerst zuerst_erschienen zuerst_veröffentlicht "
            "erstmals_erschienen ursprünglich ursprünglich_erschienen erstveröffentlichung erstveröffentlicht "
            "erstdruck originalveröffentlichung wiederabdruck wiederabgedruckt"
        ),
        "en": (
            "published originally_published first_published previously_published originally appeared first_appeared"
        ),
        "es": "publicado aparecido",
        "fr": "paru publié initialement_paru d'abord_paru",
        "it": "pubblicato apparso originariamente_pubblicato",
        "nl": "verschenen gepubliceerd eerder_verschenen",
        "pt": "publicado originalmente_publicado",
    }
)
"""What may stand before the In of a work in which a part appeared."""
APPEARED_IN_TURKISH = r"(?:ilk\s)?(?:yayı[mn]landığı|basıldığı|çıktığı)\s(?:yer|dergi|kitap)\s?:"
"""An expression for what Turkish lists say in place of such an In: `ilk yayımlandığı yer: Toplum ve Bilim`."""
PERHAPS_IN = WordTable({"pt": "em", "pl": "w", "cs": "v", "sv": "i"})
"""The same in languages where the word is also an initial or the beginning of another word."""
