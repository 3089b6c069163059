"""Words for talks: papers, lectures and posters that were given at a meeting."""

from __future__ import annotations

from bibtools.language.word_table import WordTable

PRESENTED = (
    r"(?P<kind>(?:(?:[Ii]nvited|[Uu]npublished|[Cc]onference|[Kk]eynote)\s)?"
    r"(?:[Pp]aper|[Pp]oster|[Ll]ecture|[Tt]alk|[Aa]ddress|[Pp]resentation))"
    r"\s(?P<words>(?:presented|given|read|delivered)\s(?:at|to|before)(?:\sthe)?)(?::\s|\s)"
    r"|(?P<vortrag>Vortrag),?\s(?P<auf>(?:gehalten\s)?(?:auf|bei|an|vor)\s(?:der|dem|den))\s"
    r"|(?P<communication>[Cc]ommunication)\s(?P<au>(?:présentée\s)?(?:au|aux|à\sla|lors\sdu|lors\sde\sla))\s"
)
"""An expression for what stands before a meeting at which a paper was read but not printed.

Each alternative has a group for the kind of talk and, next to it, one for the words that lead to the meeting.
"""
UNPRINTED_TALK = WordTable(
    {
        "tr": (
            "bildiri_metni yayınlanmamış_bildiri yayımlanmamış_bildiri basılmamış_bildiri konferans_metni "
            "bildiri_sunumu sözlü_bildiri sözlü_sunum poster_bildiri poster_bildirisi poster_sunumu "
            "yayınlanmamış_tebliğ yayımlanmamış_tebliğ basılmamış_tebliğ"
        ),
        "en": (
            "unpublished_paper_presented conference_presentation unpublished_lecture presented_at paper_presentation "
            "poster_presentation speech_delivered speech_given lecture_delivered talk_given talk_at seminar_paper"
        ),
        "de": "vortragsmanuskript unveröffentlichter_vortrag paper_präsentiert referat_auf vortrag_auf papier_für",
        "fr": "communication_inédite communication_présentée",
        "it": "relazione_al_convegno relazione_presentata",
        "es": "ponencia_presentada",
    }
)
"""What a talk is called that was never printed."""
GIVEN_TALK = WordTable(
    {
        "tr": (
            "sunulan_bildiri sunulmuş_bildiri sunulan_sözlü_bildiri sunulmuş_sözlü_bildiri sunulan_poster "
            "sunulmuş_poster sunulan_poster_bildiri sunulan_tebliğ sunulmuş_tebliğ"
        )
    }
)
"""What says behind a meeting that a talk was given at it: `11. Ulusal Eğitim Kongresi'nde sunulan bildiri`."""
