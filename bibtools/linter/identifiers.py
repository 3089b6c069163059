"""DOIs and their resolvers."""

from __future__ import annotations

import re

RESOLVER = re.compile(
    r"^\s*(?:https?://)?(?:dx\.|www\.)?doi\.org/|^\s*doi:\s*"
    r"|^\s*(?:(?:https?:/{1,2})?(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?/(?:[\w.-]+/)*|doi\b[\s:=/]*|/+)+(?=10\.\d{4})",
    re.IGNORECASE,
)
"""What may stand before a DOI: the address of a resolver or of a publisher's page, or the word."""
DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+|10/[a-z0-9]{3,}", re.IGNORECASE)
"""A DOI: directory indicator 10, registrant, suffix (https://www.doi.org/doi-handbook/, 2.2); or a short DOI.

The service https://shortdoi.org gives short DOIs, such as 10/fg6rf9.
"""
_BRACE = re.compile(r"[{}]")


def without_braces(value: str) -> str:
    """Return a value without its braces, which are markup: `0-8044-2957-{X}` is the ISBN 0-8044-2957-X."""
    return _BRACE.sub("", value) if "{" in value else value


def bare_doi(value: str) -> str:
    """Return a DOI in lower case, without the address of a resolver or `doi:` (case has no meaning in a DOI)."""
    return RESOLVER.sub("", value).replace("\\_", "_").strip().lower()
