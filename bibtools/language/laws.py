"""How laws begin, and where they are published."""

from __future__ import annotations

from bibtools.language.word_table import WordTable
from bibtools.support.patterns import lazy

GAZETTE = WordTable(
    {
        "tr": "resmi_gazete resmi_ceride düstur kanunlar_dergisi",
        "en": "cyprus_gazette government_gazette federal_register statutes_at_large",
        "de": (
            "rgbl bgbl gvbl stgbl lgbl reichsgesetzblatt bundesgesetzblatt gesetzblatt landesgesetzblatt "
            "preußische_gesetzsammlung"
        ),
        "fr": "bulletin_des_lois journal_officiel moniteur_belge",
        "it": "gazzetta_ufficiale bollettino_ufficiale raccolta_degli_atti_governativi raccolta_ufficiale_delle_leggi",
        "es": "boletín_oficial gaceta_oficial",
        "pt": "diário_da_república boletim_oficial diário_do_governo diário_oficial",
        "nl": "staatsblad staatscourant",
        "pl": "dziennik_ustaw monitor_polski dz._u.",
        "hr": "narodne_novine službeni_list službeni_glasnik glasnik_zakona_i_naredaba",
        "ro": "monitorul_oficial",
        "bg": "държавен_вестник",
        "el": "φεκ εφημερίς_της_κυβερνήσεως",
        "ru": "собрание_законодательства полное_собрание_законов",
    }
)
"""Gazettes and collections of laws: what has no person as author and names one is a law."""

EU_GAZETTE = frozenset("oj ojeu ojec abl ableu ableg jo joue joce gu guue doue".split())
"""Letters of the Official Journal of the European Union in its languages, without full stops."""
EU_ISSUE = lazy(r"[LC]\s?\d{1,3}")
"""An issue of it: `L 315`."""
EU_LAW = (
    r"(?:Komisyon|Konsey|Commission|Council)\s(?:(?:Delege|Uygulama|Delegated|Implementing)\s)?"
    r"(?:Tüzüğü|Direktifi|Yönergesi|Kararı|Regulation|Directive|Decision)"
)
"""An expression for what the law of the Union begins with: `Komisyon Tüzüğü (AB) No 812/2013`."""

NUMBER_WORD = r"(?:No|Nu|Numara|Sayı)[.:]*\s*:?\s*"
"""An expression for the word before the number of a Turkish law."""

_NUMBER = r"(?:n[°oºr]?\.?|sayili)\s?\d"
LAW_FIRST = lazy(
    r"(?:an act (?:for|to|of|concerning)|(?:the )?(?:ordinance|law) no\b"
    r"|bando (?:sopra|che|contro|per)|(?:regio |r\.\s?)(?:editto|decreto)"
    r"|real (?:cedula|decreto|orden|pragmatica|provision)"
    r"|edit (?:du roi|du roy|royal)|ordonnance d[ue] r?o?[iy]?\b|arret du conseil"
    rf"|(?:decreto(?:-lei)?|lei|portaria|legge|ley|loi|decret|arrete) {_NUMBER}"
    r"|zakon o |uredba o |ustawa z |wet van |закон о |указ от )"
)
"""How a law begins that nothing else does, in text folded with `fold_letters`."""
LAW_WITH_DAY = lazy(
    r"(?:\w*(?:gesetz|verordnung|patent|normativ|erlass|erlaß) (?:uber|zur|zum|betreffend|betr\.|vom|v\.|gegen|des|der)"
    r"|(?:loi|decret|arrete|ordonnance|edit) (?:du|de|des|sur|portant|relative?|concernant)"
    r"|(?:legge|decreto|editto|notificazione|proclama|grida) "
    r"|(?:ley|lei|decreto|orden|portaria|alvara) de "
    r"|lov om |lag om |(?:kunglig )?forordning |besluit van |rozporzadzenie |naredba )"
)
"""How a law begins, and other works as well: it is one if a day, a number or a gazette stands with it."""
LAW_LAST = lazy(
    r"(?:\bhakkinda(?:ki)? (?:kanun|yonetmelik|tuzuk|teblig|nizamname|talimatname|kararname|kanun hukmunde kararname)"
    r"|\b(?:law|ordinance|act|regulations),? (?:\(?no\.? ?\w+ of \d{4}|\d{4}|no\.? ?\d+\b))\W*\Z"
)
"""How a law ends: `… Hakkında Yönetmelik`, `… Ordinance, 1906`."""
