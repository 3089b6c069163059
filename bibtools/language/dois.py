"""What may stand before a DOI, and how a DOI looks."""

from __future__ import annotations

import re

from bibtools.support.patterns import lazy

RESOLVER = lazy(
    r"^\s*(?:https?://)?(?:dx\.|www\.)?doi\.org/|^\s*doi:\s*"
    r"|^\s*(?:(?:https?:/{1,2})?(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?/(?:[\w.-]+/)*|doi\b[\s:=/]*|/+)+(?=10\.\d{4})",
    re.IGNORECASE,
)
"""What may stand before a DOI: the address of a resolver or of a publisher's page, or the word."""
PREFIX = r"10\.\d{4,9}(?:\.\d+)*"
"""The first part of a DOI, as a pattern: directory indicator, registrant (https://www.doi.org/doi-handbook/, 2.2)."""
FULL_DOI = lazy(rf"{PREFIX}/\S+")
"""A DOI as it is registered: prefix and suffix."""
DOI = lazy(rf"{PREFIX}/\S+|10/[a-z0-9]{{3,}}", re.IGNORECASE)
"""A DOI, or a short DOI.

The service https://shortdoi.org gives short DOIs, such as 10/fg6rf9.
"""


def without_resolver(value: str) -> str:
    """Return a DOI without the word and the addresses before it; a value that is no DOI behind them as it is."""
    bare = value
    while not bare.startswith("10.") and (match := RESOLVER.match(bare)):
        bare = bare[match.end() :]
    return bare if DOI.match(bare) else value
