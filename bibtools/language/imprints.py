"""Words of publishers and printers."""

from __future__ import annotations

from bibtools.language.word_table import WordTable

PUBLISHER = WordTable(
    {
        "tr": (
            "yay(.) yayl(.) yayın yayınları yayınlar yayını yayınevi yayıncılık yayım yayimlari neşriyat neşriyatı "
            "neşr(.) kitabevi kitapevi kitapları matbaası matbaa matbaa-i matb(.) mat(.) basımevi ofset yayinlari "
            "yayinevi"
        ),
        "en": (
            "press presses publisher publishers publishing publications pub(.) publ(.) pubs(.) books university-press "
            "corp(.) co. wiley springer elsevier"
        ),
        "de": "verlag verl(.) druckerei",
        "fr": "éditions",
        "it": "editore edizioni",
        "es": "editorial editions",
    }
)
"""Words that tell the name of a publisher or printer."""

PUBLISHER_LAST = WordTable(
    {
        "tr": "yayınevi yayınları",
        "de": "verlag",
        "fr": "éditeur éditeurs",
        "it": "editore editori edizioni",
        "nl": "uitgevers uitgeverij",
    }
)
"""Words that names of publishers end with, and no name of a journal."""

PERHAPS_PUBLISHER = WordTable({"tr": "kitaplığı kitap kütüphanesi"})
"""Words of publishers that also name series, works and libraries."""

BEFORE_PUBLISHER = WordTable(
    {
        "en": "imprinted_by imprinted_at_london_by imprinted_for printed_for printed_by printed_and_sold_by",
        "de": (
            "gedruckt_bei gedruckt_durch verlegt_bei druck_und_verlag_von druck_u._verlag_von im_verlag_von"
        ),
        "fr": "chez de_l'imprimerie_de de_l’imprimerie_de de_l'impr._de de_l’impr._de imprimé_par imprimé_chez",
        "it": ("appresso presso_l' presso_l’ presso per_il per_i per_gli per_l' per_l’ dai_torchi_di"),
        "es": "en_casa_de impreso_por",
        "pt": "na_oficina_de na_officina_de em_casa_de",
        "nl": "gedruckt_by gedrukt_bij",
        "sv": "tryckt_hos tryckt_av tryckt_af",
        "da": "trykt_hos trykt_af",
        "la": "apud in_aedibus in_officina ex_officina ex_typ. typis sumptibus impensis excudebat",
        "el": "παρά τύποις εκ_του_τυπογραφείου",
    }
)
"""Words that stand before the name of a printer in old imprints, and belong to no field."""

SERIES_NUMBER = WordTable({"tr": "no nu nr numara"})
"""Words before the number of a publication: SBF Yay. No. 12."""

DATABASE = WordTable(
    {
        "en": (
            "jstor project_muse proquest proquest_dissertations* ebscohost ebsco gale_academic* academic_search* "
            "literature_online oxford_academic cambridge_core scopus web_of_science google_books hathitrust "
            "internet_archive wikisource"
        ),
        "fr": "persée cairn cairn.info gallica openedition",
        "tr": "dergipark vikikaynak",
    }
)
"""Databases and digital libraries, which are named where a publisher would be (MLA, APA)."""
