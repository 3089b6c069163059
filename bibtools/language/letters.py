"""Words in the titles of letters in archives: `Paget to Nottingham`, `lettera di A. Serguidi a B. Vinta`."""

from __future__ import annotations

from bibtools.language.word_table import WordTable

LETTER = WordTable(
    {
        "en": "letter letters dispatch despatch writ memorandum minute telegram",
        "de": "brief schreiben vermerk aufzeichnung telegramm",
        "fr": "lettre lettres dépêche billet",
        "it": "lettera lettere dispaccio dispacci",
        "es": "carta cartas despacho billete",
        "pt": "carta ofício",
        "nl": "brief missive",
        "sv": "brev skrivelse",
    }
)
"""What is written by the person whose name follows: `lettre de Lebrun au roi`, `Vermerk Dr. Wienand`.

Slavic languages put the name into the genitive, which is no name for a list of authors.
"""

SENT = WordTable({"tr": "mektup mektubu telgraf telgrafı telgrafname tezkire şifre"})
"""What a Turkish letter is called behind its sender and receiver: `Ali Fuat Paşa’dan Heyet-i Temsiliye’ye mektup`."""

OTHER_PAPERS = WordTable(
    {
        "en": (
            "answer reply report instructions instruction orders order petition address appendix supplement notes note "
            "request complaint memorial draft copy extract grant charter deed lease will"
        ),
        "de": "antwort bericht weisung instruktion anweisung befehl gesuch eingabe bittschrift anlage abschrift "
        "konzept urkunde schenkung",
        "fr": "lettres_de_rémission donation testament procuration "
        "réponse rapport instructions ordre ordres requête mémoire supplique adresse copie note extrait",
        "it": "donazione procura testamento vendita "
        "risposta relazione istruzioni istruzione ordine ordini supplica memoria promemoria copia visita bando",
        "es": "donación poder testamento venta "
        "respuesta relación instrucciones instrucción orden memorial petición consulta informe copia",
        "pl": "list listy",
        "hr": "pismo",
        "ru": "письмо письма донесение",
        "sr": "писмо",
        "pt": "resposta relação instruções ordem petição parecer cópia",
    }
)
"""What a paper is called that is addressed to somebody, where a sender would stand: `Instructions to Consuls`."""

TO = WordTable(
    {
        "en": "to",
        "de": "an",
        "fr": "à au aux",
        "it": "al alla a ai",
        "es": "al a",
        "pt": "ao à a",
        "nl": "aan",
        "sv": "till",
        "da": "til",
        "pl": "do",
        "ru": "к",
        "bg": "до",
        "el": "προς",
    }
)
"""Words between the sender and the receiver of a letter."""

BY = WordTable(
    {
        "en": "of from by",
        "de": "von des der",
        "fr": "de du d' d’",
        "it": "di del della dell' dell’ d' d’",
        "es": "de del",
        "pt": "de do da",
        "nl": "van",
        "sv": "från af av",
    }
)
"""Words between `letter` and its sender."""

OFFICE = WordTable(
    {
        "en": (
            "consul ambassador vice-consul nuncio grand_master prior bishop archbishop cardinal admiral general "
            "colonel captain governor commissioner inspector resident lord ld. earl duke count secretary chevalier"
        ),
        "de": (
            "konsul generalkonsul vizekonsul gesandter botschafter internuntius resident residenten legationsrat "
            "hofrat geheimrat landrat oberpräsident "
            "bürgermeister minister graf freiherr general oberst hauptmann major bischof"
        ),
        "fr": "consul ambassadeur amiral général colonel capitaine marquis comte chevalier évêque cardinal abbé",
        "it": (
            "console nunzio gran_maestro bailo ambasciatore vescovo cardinale card. mons. monsignor capitano "
            "provveditore conte marchese fra"
        ),
        "es": "cónsul embajador virrey gobernador obispo conde marqués duque fray",
        "pt": "provedor governador vice-rei frei",
        "sl": "vicedom",
    }
)
"""Offices and titles before the name of a sender, which is no part of the name."""
