"""Names and tables of CSL that more than one module needs."""

from __future__ import annotations

from bibtools.model.variables import DATE_VARIABLES as _DATES
from bibtools.model.variables import NAME_VARIABLES as _NAMES

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

IDENTIFIERS = frozenset({"DOI", "ISBN", "ISSN", "PMCID", "PMID", "URL"})
"""Variables whose values are rendered letter by letter: nothing in them is a quotation mark, a tag or a word."""

MOST_DIGITS = 15
"""The longest text of digits that is read as a number; a longer one counts nothing and stays as it is."""

PLURALISED_TEXT = frozenset(
    """
    page page-first chapter-number collection-number edition issue number number-of-pages
    number-of-volumes volume
    """.split()
)
"""Variables that `cs:text` renders as numbers: ranges and their delimiters are made uniform."""

PLAIN_AUTHOR = frozenset({"author", "editor", "title", "title-short"})
"""The variables by which a narrative citation names its author where the style has no form for it."""
