"""Identifiers as they are compared."""

from __future__ import annotations

from bibtools.language.dois import PREFIX, RESOLVER
from bibtools.support.patterns import lazy

PLAIN_DOI = lazy(rf"{PREFIX}/[^\s\\]+")
"""A DOI with nothing beside it; most are."""
_BRACE = lazy(r"[{}]")


def without_braces(value: str) -> str:
    """Return a value without its braces, which are markup: `0-8044-2957-{X}` is the ISBN 0-8044-2957-X."""
    return _BRACE.sub("", value) if "{" in value else value


def bare_doi(value: str) -> str:
    """Return a DOI in lower case, without the address of a resolver or `doi:` (case has no meaning in a DOI)."""
    return RESOLVER.sub("", value).replace("\\_", "_").strip().lower()
