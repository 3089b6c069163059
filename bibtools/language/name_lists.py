"""Words that stand between the names of a list or end it."""

from __future__ import annotations

from bibtools.language.word_table import ANY, WordTable
from bibtools.support.folding import fold_case

AND = WordTable(
    {
        "tr": "ve ile",
        "en": "and",
        "de": "und",
        "fr": "et",
        "it": "e",
        "es": "y e",
        "nl": "en",
        "sv": "och",
        "da": "og",
        "hu": "és",
        "ro": "și şi",
        "fi": "ja",
        "sq": "dhe",
        "uk": "та",
        "el": "και",
        ANY: "&",
    }
)
"""Words for “and” between two names. Those of one letter also join the parts of one family name (Ortega y Gasset)."""

OR = WordTable(
    {
        "tr": "veya ya yahut",
        "en": "or to nor versus vs(.) but not than",
        "de": "oder sowie bzw. beziehungsweise bis als wie",
        "fr": "ou",
        "it": "o od ed",
        "es": "o u",
        "nl": "of tot",
        "sv": "eller",
        "da": "eller",
        "pl": "lub oraz",
        "cs": "nebo",
        "hu": "vagy",
        "fi": "tai",
    }
)
"""Words for “or” and the like between two words that share their second half: `Ein- oder Ausfuhr`."""

OTHERS = WordTable(
    {
        "tr": (
            "vd(.) v._d. v._d vdğ(.) v.dğr. vdd(.) ve_diğerleri ve_diğ(.) ve_ark(.) ve_ötekiler ve_arkadaşları "
            "&_ark(.) &_diğ(.) &_arkadaşları &_diğerleri"
        ),
        "en": "and_others",
        "de": "u._a. u._a und_andere",
        "la": "et_al(.) et._al(.) et_alii et_alia",
        "fr": "et_autres et_coll. et_al &_al(.)",
        "it": "e_altri",
        "es": "y_otros",
        "pt": "e_outros",
        "sl": "idr(.) in_drugi",
        "sv": "m.fl. m._fl.",
        "fi": "ym.",
        "hu": "és_mások",
        "pl": "i_in. i_inni",
        "cs": "a_kol. a_další",
        "ru": "и_др(.) и_другие",
        "el": "κ.ά. κ._ά. κ.α. κ._α.",
    }
)
"""Words that say that a list of names goes on."""

WITH = WordTable({"en": "with"})
"""Words that join a second author as AND does, and also begin remarks (With an introduction …)."""

ABBREVIATED_AND = WordTable({"de": "u."})
"""An “and” that is also an initial: only in lower case, and not behind a comma."""

SHORT_AND = WordTable({"pl": "i", "cs": "a", "ru": "и"})
"""An “and” of one letter: only in lower case, between a word and a capital."""

OTHER_PLACES = WordTable(
    {
        "de": "u._a. u.a. usw.",
        "la": "et_al(.) etc.",
        "tr": "vd. vb.",
        "nl": "e.a. e._a. enz.",
        "fr": "et_al.",
        "it": "ecc.",
    }
)
"""Words behind a place of publication that say that there are more: `Kassel u. a.`, `Köln [etc.]`."""

BETWEEN_HALVES = frozenset(
    fold_case(word) for table in (AND, OR, ABBREVIATED_AND, SHORT_AND) for word in table.words
)
"""Words behind a hyphen that stands for the rest of a word: `pre- and post-war`, `Vor- und Frühgeschichte`.

They are folded with `fold_case`.
"""

PERHAPS_OTHERS = WordTable(
    {
        "tr": "diğ. dğr. ark. arkadaşları diğerleri v.d",
        "en": "others",
        "la": "al. et-al",
        "it": "altri",
        "de": "u.a",
    }
)
"""Words that say this together with others: ve diğerleri, et al."""

ANONYMOUS = WordTable({"it": "aavv aa.vv."})
"""What stands for the names of many authors (autori vari)."""
