"""Words of what offices, unions and companies publish themselves: reports, plans, surveys, statistics."""

from __future__ import annotations

from bibtools.language.word_table import WordTable

REPORT_TITLE = WordTable(
    {
        "tr": "rapor raporu raporları rap.",
        "en": "report_of report_to report_on final_report annual_report progress_report interim_report",
        "de": (
            "bericht_über bericht_des bericht_der geschäftsbericht jahresbericht rechenschaftsbericht "
            "abschlussbericht"
        ),
        "fr": "rapport_sur rapport_de_la rapport_du rapport_annuel rapport_final rapport_d'activité",
        "it": "relazione_annuale rapporto_annuale rapporto_finale",
        "es": "informe_sobre informe_anual informe_final memoria_anual",
        "pt": "relatório_de relatório_anual relatório_final relatório_sobre",
        "nl": "jaarverslag eindrapport",
        "sv": "årsberättelse slutrapport",
        "pl": "raport_o raport_z sprawozdanie_z",
        "ru": "отчет отчёт доклад_о",
    }
)
"""Words with which the titles of reports say what they are."""
OFFICIAL_TITLE = WordTable(
    {
        "tr": (
            "planı stratejisi strateji_belgesi istatistiği istatistikleri sayımı sayım_sonuçları envanteri anketi "
            "anket_sonuçları araştırması eylem_planı çalışma_programı beyannamesi bülteni bildirgesi "
            "şartnamesi tüzüğü yönetmeliği yönergesi bilânçosu bilançosu tutanakları"
        ),
        "en": (
            "survey surveys statistics census yearbook statistical_abstract guidelines action_plan strategy opinion_on "
            "recommendations white_paper green_paper"
        ),
        "de": (
            "empfehlungen richtlinien rahmenrichtlinien lehrplan statistik handreichung gutachten volkszählung "
            "rahmenplan flächennutzungsplan sozialatlas"
        ),
        "fr": "statistiques recensement recommandations enquête plan_d'action livre_blanc",
        "it": "statistiche censimento linee_guida libro_bianco",
        "es": "estadísticas censo encuesta libro_blanco",
        "pt": "estatísticas censo inquérito",
        "nl": "statistiek volkstelling",
        "pl": "rocznik_statystyczny spis_powszechny",
        "ru": "перепись статистический_ежегодник",
    }
)
"""Words in the titles of what an office publishes: a report if the office is its author and nothing makes it a book."""
UNPUBLISHED_REPORT = WordTable(
    {
        "tr": "yayınlanmamış_rapor yayımlanmamış_rapor basılmamış_rapor sonuç_raporu proje_raporu teknik_rapor",
        "en": "unpublished_report consultancy_report final_report technical_report tech._rep.",
        "de": (
            "unveröffentlichter_bericht expertise_im_auftrag gutachten_im_auftrag abschlussbericht abschlußbericht "
            "endbericht schlussbericht projektbericht technischer_bericht"
        ),
        "fr": "rapport_dactylographié rapport_inédit rapport_final rapport_de_fouilles rapport_d'opération",
        "it": "relazione_dattiloscritta rapporto_inedito",
        "es": "informe_inédito informe_mecanografiado",
        "pt": "relatório_inédito relatório_mimeografado",
    }
)
"""What a report is called that was not printed, or that somebody ordered."""
DUPLICATED = WordTable(
    {
        "tr": "teksir çoğaltma",
        "en": "mimeo mimeograph mimeographed",
        "de": "hektographiert hektogr. vervielfältigt",
        "fr": "ronéo ronéotypé multigr.",
        "it": "ciclostilato",
        "es": "mimeografiado mecanografiado",
        "pt": "mimeografado policopiado",
    }
)
"""Words for what was duplicated and not printed."""
SERIES_OF_REPORTS = WordTable(
    {
        "tr": "çalışma_tebliği tartışma_tebliği tartışma_metni tartışma_metinleri",
        "en": (
            "working_paper* discussion_paper* technical_report* tech._rep* research_report* policy_paper* "
            "occasional_paper* inquiry_report* water-supply_paper* fisheries_circular* population_reports cmnd. rept. "
            "ai_memo* prog._notes geological_survey_circular* geological_survey_bulletin* cmd. nasa_t* naca_* "
            "bulletin_no* technical_paper* sessional_paper* professional_paper* special_report* staff_discussion* "
            "research_study_no* survey_papers soeppapers* clinical_guideline* ices_document* advisory_leaflet* "
            "analysis_paper* highway_research circular_no* water_survey_circular* geol._survey_bull. research_brief* "
            "policy_research rep._no. final_rep(.) fabian_tract* asme_paper* soil_resources_reports "
            "hydraulic_engineering_circular*"
        ),
        "de": (
            "*arbeitspapier* diskussionspapier* *arbeitsbericht* *forschungsbericht* *kurzbericht* *informationsblatt* "
            "*methodenreport* diskussionsbeiträge* *werkstattbericht* positionspapier* ergebnisbericht* "
            "technischer_bericht* psychologische_berichte *-bericht *-dokumentation hektograph._bericht "
            "gesundheitsberichterstattung "
            "drucksache* drs. bt-drs."
        ),
        "fr": "documents_de_travail document_de_travail rapport_technique",
        "it": "rapporti_tecnici",
        "es": "documentos_de_trabajo documento_de_trabajo",
        "nl": "*-rapport intern_verslag",
        "pt": "circular_técnica*",
    }
)
"""Series that hold reports and no books."""
YEARBOOK = WordTable(
    {
        "en": "yearbook statistical_abstract",
        "de": "*jahrbuch",
        "fr": "annuaire",
        "it": "annuario",
        "es": "anuario",
    }
)
"""Books of offices that come out every year."""
