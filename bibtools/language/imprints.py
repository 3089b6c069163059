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

PERHAPS_PUBLISHER = WordTable({"tr": "kitaplığı kitap kütüphanesi"})
"""Words of publishers that also name series, works and libraries."""

BEFORE_PUBLISHER = WordTable(
    {
        "en": "printed_for printed_by",
        "fr": "chez",
        "it": "appresso presso",
        "la": "apud in_aedibus",
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
            "internet_archive"
        ),
        "fr": "persée cairn cairn.info gallica openedition",
        "tr": "dergipark",
    }
)
"""Databases and digital libraries, which are named where a publisher would be (MLA, APA)."""
