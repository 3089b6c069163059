"""DOIs and their resolvers."""

from __future__ import annotations

import re

RESOLVER = re.compile(r"^\s*(?:https?://)?(?:dx\.|www\.)?doi\.org/|^\s*doi:\s*", re.IGNORECASE)
DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
"""A DOI: directory indicator 10, registrant, suffix (https://www.doi.org/doi-handbook/, 2.2)."""


def bare_doi(value: str) -> str:
    """Return a DOI in lower case, without the address of a resolver or `doi:` (case has no meaning in a DOI)."""
    return RESOLVER.sub("", value).replace("\\_", "_").strip().lower()
