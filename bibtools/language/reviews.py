"""Words for reviews, and for what stands between the reviewer and the reviewed work."""

from __future__ import annotations

from bibtools.language.genres import speaks_of
from bibtools.language.word_table import WordTable
from bibtools.support.folding import fold_letters

REVIEW = WordTable(
    {
        "en": "review_of rev._of book_review_of review_of_the_book",
        "sv": "anm._av recension_av",
        "de": "rezension_zu rezension_von rezension_des_buches rez._zu rez._von besprechung_von buchbesprechung_zu",
        "fr": "compte_rendu_de compte-rendu_de c.r._de c._r._de cr_de recension_de",
        "it": "recensione_a recensione_di rec._a rec._di recens._a recens._di",
        "es": "reseña_de reseña_a",
        "pt": "resenha_de recensão_a recensão_de",
        "nl": "recensie_van bespreking_van",
        "pl": "recenzja_z",
    }
)
"""What stands before the author or the title of a work that is reviewed."""
REVIEW_WITH_COLON = WordTable(
    {
        "en": "review book_review",
        "de": "rezension rez. besprechung",
        "fr": "compte_rendu compte-rendu c.r. recension",
        "it": "recensione rec. recens.",
        "es": "reseña",
        "pt": "recensão resenha",
        "nl": "recensie",
        "pl": "recenzja",
        "tr": "kitap_tanıtımı kitap_değerlendirmesi değerlendirme tanıtım",
    }
)
"""The same with a colon behind it, or in square brackets: `Rez.: A. Kern, Die Mühle`, `[Kitap tanıtımı] Ali Er, …`."""
REVIEWER = WordTable(
    {
        "en": "review_by",
        "de": "rezension_von rez._von besprechung_von",
        "fr": "compte_rendu_par compte-rendu_par c.r._par recension_par",
        "it": "recensione_di rec._di recens._di",
        "es": "reseña_de",
        "pt": "resenha_de recensão_de",
        "nl": "recensie_van bespreking_van",
    }
)
"""What stands before the reviewer where the work follows behind a word of REVIEWED: `rec. di A. Sala a P. Conti`."""
REVIEWED = WordTable(
    {"en": "of", "de": "zu über", "fr": "de sur", "it": "a", "es": "a sobre", "pt": "a", "nl": "over"}
)
"""What stands between reviewer and work."""
_OF_REVIEWS = REVIEWED.words | REVIEW_WITH_COLON.words


def says_review(kind: str) -> bool:
    """Return whether words, folded with `fold_letters`, say that a review or the reviewed work follows."""
    return speaks_of(REVIEW, kind) or kind.strip(" :.[]’'") in map(fold_letters, _OF_REVIEWS)


REVIEW_KIND = WordTable(
    {
        "tr": (
            "kitap_tanıtımı kitap_tanıtma tanıtma tanıtım kitap_tahlili kitap_eleştirisi kitap_değerlendirmesi "
            "kitap_incelemesi kitap_kritiği"
        ),
        "en": "book_review review review_essay",
        "de": "rezension buchbesprechung sammelrezension",
        "fr": "compte_rendu compte-rendu recension",
        "it": "recensione",
        "es": "reseña",
    }
)
"""What the title of a review says of it in a bracket: `“Kızların Sessizliği” (kitap tanıtımı)`."""
