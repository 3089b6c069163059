"""arXiv: preprints (https://info.arxiv.org/help/api/user-manual.html)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bibtools.catalogues.card import Card
from bibtools.catalogues.online.question import family_of, title_of, today
from bibtools.catalogues.online.session import Session
from bibtools.catalogues.online.values import name_of, year_of
from bibtools.model import Found, Reference

if TYPE_CHECKING:
    from lxml.etree import _Element

_ADDRESS = "https://export.arxiv.org/api/query"
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"


@dataclass(frozen=True)
class Arxiv:
    """arXiv's API, which answers in Atom. The record is of the preprint; where it was published is another record."""

    session: Session
    name: str = "arXiv"

    def find(self, reference: Reference, card: Card) -> Iterator[Found]:
        """Yield the preprint with the number, else preprints of the title and author."""
        if card.arxiv:
            query = {"id_list": card.arxiv}
        else:
            words = [f'ti:"{title_of(reference)}"']
            words += [f'au:"{family_of(reference)}"'] if family_of(reference) else []
            query = {"search_query": " AND ".join(words), "max_results": "5"}
        root = self.session.xml(_ADDRESS, query)
        for entry in root.iter(f"{_ATOM}entry") if root is not None else ():
            if _text(entry, f"{_ATOM}title") and "/api/errors" not in _text(entry, f"{_ATOM}id"):
                yield Found(_reference(entry), self.name, _text(entry, f"{_ATOM}id"), today())


def _text(entry: _Element, name: str) -> str:
    return " ".join((entry.findtext(name) or "").split())


def _reference(entry: _Element) -> Reference:
    names = [_text(author, f"{_ATOM}name") for author in entry.iter(f"{_ATOM}author")]
    address = _text(entry, f"{_ATOM}id")
    return Reference(
        type="article",
        title=_text(entry, f"{_ATOM}title"),
        author=tuple(name_of(name) for name in names if name),
        issued=year_of(_text(entry, f"{_ATOM}published")),
        publisher="arXiv",
        number=address.replace("http://arxiv.org/abs/", "arXiv:"),
        url=address,
    )
