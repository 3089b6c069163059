"""Library catalogues with SRU, a protocol of the Library of Congress (https://www.loc.gov/standards/sru/)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bibtools.catalogues.card import BOOKS, Card
from bibtools.catalogues.online.marc import reference_of
from bibtools.catalogues.online.question import family_of, title_of, today
from bibtools.catalogues.online.session import Session
from bibtools.model import Found, Reference


@dataclass(frozen=True)
class Library:
    """A library: its address, the names of its indexes for ISBN, title and person, and that of its MARCXML records."""

    name: str
    address: str
    isbn: str
    title: str
    person: str
    schema: str


LIBRARIES = {
    # https://wiki.k10plus.de/display/K10PLUS/SRU
    "k10plus": Library(
        "K10plus", "https://sru.k10plus.de/opac-de-627", "pica.isb", "pica.tit", "pica.per", "marcxml"
    ),
    # https://www.dnb.de/EN/sru
    "dnb": Library(
        "Deutsche Nationalbibliothek", "https://services.dnb.de/sru/dnb", "num", "tit", "per", "MARC21-xml"
    ),
    # https://www.loc.gov/standards/sru/resources/lcServers.html; the server answers without encryption only
    "loc": Library(
        "Library of Congress", "http://lx2.loc.gov:210/LCDB", "bath.isbn", "dc.title", "dc.creator", "marcxml"
    ),
}


@dataclass(frozen=True)
class Sru:
    """A library that is asked by SRU 1.1 for books and theses."""

    session: Session
    library: Library

    @property
    def name(self) -> str:
        """The name of the library."""
        return self.library.name

    def find(self, reference: Reference, card: Card) -> Iterator[Found]:
        """Yield the books with the ISBN, or those of the title and author, ten at most."""
        library = self.library
        title, family = title_of(reference), family_of(reference)
        if card.isbn:
            query = f"{library.isbn}={card.isbn}"
        elif card.type in BOOKS and title:
            query = f'{library.title}="{title}"' + (f' and {library.person}="{family}"' if family else "")
        else:
            return
        parameters = {
            "version": "1.1",
            "operation": "searchRetrieve",
            "query": query,
            "maximumRecords": "10",
            "recordSchema": library.schema,
        }
        root = self.session.xml(library.address, parameters)
        for element in root.iter() if root is not None else ():
            if isinstance(element.tag, str) and element.tag.endswith("}recordData"):
                made = reference_of(element)
                if made.title:
                    yield Found(made, library.name, "", today())
