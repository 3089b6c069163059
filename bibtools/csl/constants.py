"""Names and tables of CSL that more than one module needs."""

from __future__ import annotations

from bibtools.model.variables import DATE_VARIABLES as _DATES
from bibtools.model.variables import NAME_VARIABLES as _NAMES
from bibtools.support.patterns import lazy

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
NAME_VARIABLES = _NAMES
DATE_VARIABLES = frozenset(_DATES | {"container", "locator-date"})
NUMERIC_VARIABLES = frozenset(
    """
    call-number chapter-number collection-number edition page issue locator number number-of-pages
    number-of-volumes volume citation-number first-reference-note-number page-first part-number
    printing-number section supplement-number version
    """.split()
)
"""Variables that `is-numeric` can be true of."""

CITE_NUMBERS = frozenset({"locator", "first-reference-note-number", "citation-number"})
"""Number variables whose values are the cite's, not the item's."""

MOST_DIGITS = 15
"""The longest text of digits that is read as a number; a longer one counts nothing and stays as it is."""

PLURALISED_TEXT = frozenset(
    """
    page page-first chapter-number collection-number edition issue number number-of-pages
    number-of-volumes volume
    """.split()
)
"""Variables that `cs:text` renders as numbers: ranges and their delimiters are made uniform."""

LETTER = (
    "a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff\u1f00-\u1fff"
    "\u0600-\u06ff\u200c\u200d\u200e\u0218\u0219\u021a\u021b\u202a-\u202e\u1e00-\u1eff\ua720-\ua7ff"
)
"""Letters of the scripts that put spaces between words."""

SPACED_SCRIPT = lazy(f"[-0-9{LETTER}]")
STARTS_SPACED = lazy(f"[&{LETTER}]")
ENDS_SPACED = lazy(f"[.;:&{LETTER}]$")

TERMINAL = frozenset(":.;!? ")

SKIP_WORDS = frozenset(
    """
    about above across afore after against al along alongside amid amidst among amongst anenst apropos
    apud around as aside astride at athwart atop barring before behind below beneath beside besides
    between beyond but by circa despite down during et except for forenenst from given in inside into
    lest like modulo near next notwithstanding of off on onto out over per plus pro qua sans since than
    through thru throughout thruout till to toward towards under underneath until unto up upon versus
    vs. v. vs v via vis-à-vis with within without or yet so and nor a an the de d' von van c ca
    """.split()
)
"""Words that title case leaves in lower case (Chicago Manual of Style, as collected by citeproc-js)."""
