"""The catalogues on the network by their short names, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bibtools.catalogues.catalogue import Catalogue
from bibtools.catalogues.online.session import Session

NAMES = (
    "crossref",
    "datacite",
    "openalex",
    "openlibrary",
    "k10plus",
    "dnb",
    "loc",
    "arxiv",
    "pubmed",
    "wikidata",
)
"""Every catalogue that can be asked."""
USUAL = ("crossref", "openalex", "openlibrary", "k10plus", "wikidata")
"""Those that are asked if none is chosen: they cover articles and books of all fields and languages."""


def catalogues(names: Iterable[str], session: Session, key: str = "") -> list[Catalogue]:
    """Return clients by their names (of NAMES), which share a session. `key` is OpenAlex's API key, if there is one."""
    return [_makers(session, key)[name]() for name in names]


def _makers(session: Session, key: str) -> dict[str, Callable[[], Catalogue]]:
    from bibtools.catalogues.online.arxiv import Arxiv
    from bibtools.catalogues.online.crossref import Crossref
    from bibtools.catalogues.online.datacite import DataCite
    from bibtools.catalogues.online.openalex import OpenAlex
    from bibtools.catalogues.online.openlibrary import OpenLibrary
    from bibtools.catalogues.online.pubmed import PubMed
    from bibtools.catalogues.online.sru import LIBRARIES, Sru
    from bibtools.catalogues.online.wikidata import Wikidata

    return {
        "crossref": lambda: Crossref(session),
        "datacite": lambda: DataCite(session),
        "openalex": lambda: OpenAlex(session, key),
        "openlibrary": lambda: OpenLibrary(session),
        "arxiv": lambda: Arxiv(session),
        "pubmed": lambda: PubMed(session),
        "wikidata": lambda: Wikidata(session),
        **{name: (lambda library=library: Sru(session, library)) for name, library in LIBRARIES.items()},  # type: ignore[misc]
    }
