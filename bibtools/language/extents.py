"""What catalogues and reviews say of a book beside its pages: its size, its binding and what it costs."""

from __future__ import annotations

from bibtools.language.word_table import WordTable

BINDING = WordTable(
    {
        "tr": "ciltli ciltsiz karton_kapak",
        "en": "hardback hardcover hardbound paperback softcover paper cloth boards hbk(.) pbk(.) hb(.) pb(.)",
        "de": "gebunden geb(.) broschiert brosch(.) kartoniert kart(.) leinen ln(.) pappband",
        "fr": "broché relié br(.) rel(.)",
        "it": "brossura rilegato ril(.) cartonato",
        "es": "rústica tela cartoné",
    }
)
"""How a book is bound, beside its price."""

CURRENCY = (
    r"US\s?\$|[€£$¥₺]|EUR(?:OS?)?|[Ee]uros?|USD|GBP|TL|TRY|CHF|sFr\.?|[Ss]w\.\s[Ff]r\."
    r"|[Ff]r\.?|DM|ƒ|[Hh]?fl\.|f(?=\s?\d+,(?:\d\d|\s?[-–]))|[Ll]ir[ae]|[Kk]uruş|[Kk]rş\.?|kr\.|zł|Kč|Ft"
)
"""An expression for signs and names of money, before or behind the sum."""

FORMAT = (
    r"(?:(?:gr|pet|gd|kl|sm)\.\s|(?:large|small|crown|royal|demy|post)\s)?"
    r"(?:[Ii]n[-\s](?:(?:4|8|12|16|18|24|32|64)\.?(?:[°ºo]|to|vo|mo)?\.?|fol(?:io)?\.?|quarto|octavo|ottavo|plano)"
    r"|(?:4|8|12|16|18|24|32)\.?(?:\s?[°º]|to|vo|mo)\.?"
    r"|[Ff]olio|fol\.|[Qq]uarto|[Oo]ctavo|[Dd]uodecimo)"
)
"""An expression for the size of an old print, told by how often its sheets are folded: `in-8°`, `4to`, `in fol.`"""
