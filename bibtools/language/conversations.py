"""Words for conversations that are cited, and for the persons who were asked."""

from __future__ import annotations

from bibtools.language.word_table import WordTable

TALKS = ("görüşme", "mülakat", "röportaj", "söyleşi")
"""Turkish words for a conversation that is cited."""
DONE = ("yapılan", "yaptığım", "yaptığımız", "gerçekleştirilen")
"""What stands before such a word: `Hale Kök ile 3.5.2007 tarihinde yapılan görüşme`."""
TALK = (
    r"(?:(?:kişisel|telefon|telefonla|yüz\s?yüze|sözlü|özel|şifah[iî])\s)?"
    r"(?:görüşme(?:si|miz)?|mülakat|mülâkat|röportaj|söyleşi|konuşma(?:mız)?)|kaset kaydı|ses (?:kaydı|bandı)"
    r"|dinlendi"
)
"""An expression for what a Turkish list says of a person who was asked, beside the name."""
INFORMANT_CODE = r"K\.?\s?[KŞ]\.?\s?[-–.:]?\s?\d{1,3}|K\s?[-–]?\d{1,3}(?=\s?:)"
"""An expression for the code under which a folklorist's list names a person who was asked: `KK12`, `K.K. 7`, `K1:`."""
INFORMANTS = ("kişi", "şahıs")
"""What stands behind `kaynak` for a person whom a scholar asked."""
INTERVIEW = WordTable(
    {
        "tr": (
            " ".join(
                f"{with_whom}_{done}{kind}"
                for with_whom in ("ile", "la", "le", "yla", "yle")
                for done in ("", *(f"{how}_" for how in DONE))
                for kind in TALKS
            )
            + " "
            + " ".join(f"tarihinde_{how}_{kind}" for how in DONE for kind in TALKS)
            + " arasındaki_görüşme üzerine_mülakat üzerine_görüşme "
            "kişisel_görüşme sözlü_görüşme özel_görüşme sözlü_tarih_görüşmesi telefon_görüşmesi yüzyüze_görüşme "
            "yüz_yüze_görüşme tarihli_görüşme " + " ".join(f"kaynak_{person}" for person in INFORMANTS)
        ),
        "en": "interview_with personal_interview interviewed_by interview_by_author interview_by_the_author",
        "de": "interview_mit gespräch_mit mündl._mitteilung mündliche_mitteilung",
        "fr": "entretien_avec",
        "it": "intervista_a intervista_con colloquio_con testimonianza_di testimonianza_orale_di",
        "es": "entrevista_a entrevista_con",
        "pt": "entrevista_com",
    }
)
"""What says that a conversation is cited; with a language's “with” where it has one."""
