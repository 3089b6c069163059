"""Titles of magazines, and words in the titles of newspapers."""

from __future__ import annotations

from bibtools.language.word_table import WordTable

MAGAZINE_NAMES = WordTable(
    {
        "tr": (
            "adam_sanat akbaba akis ant antik_&_dekor antik_dekor antik_ve_dekor antrakt arredamento_dekorasyon "
            "arredamento_mimarlık atlas_dergisi atsız_mecmua aydede aydınlık_dergisi ayın_tarihi "
            "belgelerle_türk_tarihi bilim_ve_teknik bilim_ve_ütopya büyük_doğu büyük_mecmua capital cnbc-e "
            "çınaraltı çoluk_çocuk demet derin_tarih devrim diken ekonomist emel erciyes fikir_hareketleri firuze "
            "genç_kalemler güleryüz halkın_dostları harp_mecmuası hayat hayat_tarih_mecmuası hece "
            "hürriyet_gösteri içtihad içtihat ilgaz inci kadın_yolu kadınca kadınlar_dünyası kadro kim kitap-lık "
            "küçük_mecmua mahasin malumat mekteb_müzesi milli_mecmua milliyet_sanat muhit musavver_muhit nart notos "
            "ntv_tarih orkun papağan papirüs pazar_postası popüler_tarih resimli_ay resimli_hafta resimli_kitap "
            "resimli_uyanış sebilü'r-reşad sebilürreşad serdengeçti servet-i_fünun sırat-ı_müstakim "
            "skylife spor_alemi süs şehbal tarih_dünyası tarih_hazinesi tarih_konuşuyor tarih_ve_toplum tempo "
            "toplumsal_tarih türk_kadını türk_solu türk_spor türkspor türsab uyanış ülkü varlık virgül "
            "yedigün yedikıta yeditepe yeni_adam yeni_gündem yeni_kafkasya yeni_kıbrıs yeni_mecmua yeni_ufuklar "
            "yıldız yön yurt_ve_dünya 2000'e_doğru #tarih hayat_tarih dün_ve_bugün türk_dünyası_tarih "
            "türk_dünyası_tarih_kültür radyo_dergisi köy_enstitüleri_dergisi foto_magazin resimli_perşembe "
            "resimli_şark haftalık_mecmua anadolu_mecmuası islam_mecmuası halka_doğru beyanü'l-hak büyük_gazete "
            "bütün_dünya doğan_kardeş gırgır leman yankı çocuk_dünyası musavver_medeniyet musavver_terakki "
            "musavver_malumat hazine-i_fünun orhun tanrıdağ bozkurt iktisadi_yürüyüş gürbüz_türk_çocuğu "
            "harb_mecmuası atlas_tarih donanma_mecmuası atlas nokta aktüel yarım_ay yedi_gün karınca evrensel_kültür "
            "yeni_türk resimli_gazete bilim_teknik"
        ),
        "en": (
            "time life newsweek the_economist the_new_yorker the_atlantic the_atlantic_monthly harper's the_nation "
            "the_spectator the_listener new_statesman punch the_illustrated_london_news illustrated_london_news "
            "fortune forbes wired rolling_stone national_geographic new_scientist scientific_american billboard "
            "variety the_new_republic economist new_yorker atlantic_monthly business_week bloomberg_businessweek "
            "foreign_policy boston_review new_york_review_of_books the_new_york_review_of_books "
            "london_review_of_books times_higher_education the_tablet the_strad sight_and_sound history_today "
            "marxism_today psychology_today fortean_times kinematograph_weekly picturegoer the_athenaeum athenaeum "
            "gent._mag. gentleman's_magazine the_gentleman's_magazine gardeners'_chronicle the_missionary_herald "
            "missionary_herald the_outlook harper's_weekly harper's_magazine electrical_world saturday_review "
            "the_saturday_review country_life good_housekeeping popular_mechanics popular_science "
            "science_news american_heritage mother_jones vanity_fair the_bookman publishers_weekly "
            "the_builder builder community_care christian_advocate the_christian_advocate the_sphere the_sketch "
            "all_the_year_round household_words the_athenæum athenæum electrical_world_and_engineer"
        ),
        "de": (
            "der_spiegel spiegel stern focus die_gartenlaube simplicissimus profil epd_medien courage weltkunst "
            "psychologie_heute betrifft:_erziehung wirtschaftswoche emma geo bild_der_wissenschaft "
            "die_weltbühne weltbühne kladderadatsch fliegende_blätter manager_magazin iwd"
        ),
        "fr": (
            "l'express le_point le_nouvel_observateur l'observateur l'illustration le_tour_du_monde paris_match "
            "paris-match marianne télérama l'assiette_au_beurre l'histoire la_recherche journal_des_sçavans "
            "le_monde_illustré la_vie_parisienne les_inrockuptibles sciences_et_avenir science_et_vie pour_la_science "
            "l'usine_nouvelle cinémonde pour_vous"
        ),
        "it": (
            "l'espresso panorama epoca oggi l'illustrazione_italiana illustrazione_italiana "
            "la_domenica_del_corriere l'europeo tempo_illustrato "
            "finestre_sull'arte il_giornale_dell'arte bianco_e_nero "
            "una_città l'indice_dei_libri_del_mese rinascita vie_nuove noi_donne famiglia_cristiana cinema_nuovo"
        ),
        "es": "historia_y_vida caras_y_caretas cambio_16 blanco_y_negro la_ilustración_española_y_americana plus_ultra "
        "todo_es_historia popular_film la_codorniz mundo_gráfico nuevo_mundo historia_16 letras_libres fotogramas",
        "pt": "veja o_cruzeiro ilustração_portuguesa",
        "hu": "vasárnapi_ujság vasárnapi_újság",
        "pl": "tygodnik_ilustrowany tygodnik_powszechny polityka",
        "ru": "огонек огонёк нива",
    }
)
"""Magazines, told by the whole name; their numbers are dated by the week or month."""
PORTALS = WordTable({"de": "h-soz-kult h-soz-u-kult", "en": "h-net h-turk"})
"""Sites of scholars whose reviews and reports are dated by the day, as newspapers are."""
PERHAPS_MAGAZINE_NAMES = WordTable(
    {
        "tr": (
            "resimli_tarih yakın_tarihimiz birikim forum dost düşün görüş aydınlık "
            "türk_edebiyatı yöre taşpınar çoruh soyut hisar diriliş mavera yeni_dergi sanat_dünyamız gösteri express "
            "yürüyüş yücel çığır ün uludağ fikirler görüşler dergah sebil"
        ),
        "it": "cinema il_mondo",
        "es": "triunfo destino estampa proceso",
    }
)
"""Magazines that are cited as journals are as well: they count if the day or month of publication stands with them."""
WITH_DAY = WordTable(
    {
        "en": (
            "gazette advertiser observer courier mercury chronicle argus intelligencer news-letter daily "
            "examiner telegraph sentinel"
        ),
        "de": "*beobachter *anzeiger *tageblatt *kurier *courier *nachrichten *presse *volksblatt *tagblatt",
        "fr": "dépêche gazette_de journal_de l'univers le_petit_journal l'écho courrier_de moniteur",
        "it": "gazzetta gazzettino messaggero osservatore giornale_di il_secolo tribuna",
        "es": "gaceta diario_de el_imparcial la_nación la_prensa",
        "pt": "gazeta diário_de o_século o_comércio jornal_do jornal_de estado_de_s._paulo",
        "nl": "courant *dagblad",
        "sv": "*tidning *tidningar dagbladet",
        "da": "*tidende efterretninger",
        "pl": "gazeta kurier_* kurjer_*",
        "hu": "*hírlap *ujság *újság",
        "hr": "novine",
        "ru": "газета ведомости",
        "el": "εφημερίς εφημερίδα εφημ.",
    }
)
"""Words of newspapers that journals have as well: they count if the day of publication stands with them."""
