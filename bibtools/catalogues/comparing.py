"""Compare an entry with a record of a catalogue: is it the same work, and which fields contradict each other?"""

from __future__ import annotations

from collections.abc import Mapping

from bibtools.catalogues.agreement import Agreement
from bibtools.catalogues.card import ARTICLES, BOOKS, PARTS, Card
from bibtools.catalogues.comparing_people import compare_people
from bibtools.catalogues.comparing_titles import compare_titles, compare_venues, similarity
from bibtools.model.evidence import Kinship
from bibtools.support.dataclass import dataclass

_ONLINE_FIRST = 1
"""Years by which the date of an article may differ: it appears online before its issue."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The agreement of each field (a CSL variable), whether it is the same work, and the kinship of the records.

    `identity` is the probability, by judgement, that the entry means the work of the record, from 0 to 1.
    """

    fields: Mapping[str, Agreement]
    identity: float
    kin: Kinship = ""

    @property
    def contradictions(self) -> tuple[str, ...]:
        """The fields whose values contradict each other, if the records are of one publication."""
        return () if self.kin else tuple(name for name, found in self.fields.items() if found.bad)

    @property
    def same(self) -> bool:
        """Whether everything that both say agrees, and that is enough to tell the work: its title and its authors."""
        known = self.fields["title"].good and (self.fields["author"].good or self.fields["DOI"].good)
        return known and not self.kin and not self.contradictions


def compare(ours: Card, theirs: Card) -> Comparison:
    """Compare the card of an entry with that of a record."""
    fields = {
        "title": compare_titles(ours.title, theirs.title, ours.main, theirs.main),
        "author": compare_people(ours, theirs),
        "issued": _compare_years(ours, theirs),
        "container-title": _compare_containers(ours, theirs),
        "volume": _exact(ours.volume, theirs.volume),
        "page": _compare_pages(ours.pages, theirs.pages),
        "edition": _exact(ours.edition, theirs.edition),
        "DOI": _exact(ours.doi, theirs.doi),
        "ISBN": _exact(ours.isbn, theirs.isbn),
    }
    if ours.type in BOOKS:
        fields["publisher"] = compare_venues(ours.publisher, theirs.publisher)
    kin = _kinship(ours, theirs, fields)
    return Comparison(_judged(ours, fields), _identity(ours, theirs, fields), kin)


def _exact(one: str, other: str) -> Agreement:
    if not one or not other:
        return Agreement.UNKNOWN
    return Agreement.SAME if one == other else Agreement.DIFFERENT


def _compare_pages(ours: tuple[int, int] | None, theirs: tuple[int, int] | None) -> Agreement:
    """Return how well page ranges agree; pages within the range of the record are ALIKE: those that are cited."""
    if ours is None or theirs is None:
        return Agreement.UNKNOWN
    if ours == theirs or (ours[0] == theirs[0] and theirs[0] == theirs[1]):
        return Agreement.SAME
    if ours[0] >= theirs[0] and ours[1] <= theirs[1]:
        return Agreement.ALIKE
    return Agreement.ALIKE if ours[0] == theirs[0] else Agreement.DIFFERENT


def _compare_years(ours: Card, theirs: Card) -> Agreement:
    if ours.year is None or theirs.year is None:
        return Agreement.UNKNOWN
    if ours.year == theirs.year:
        return Agreement.SAME
    if ours.type not in BOOKS and abs(ours.year - theirs.year) <= _ONLINE_FIRST:
        # Agreement of the volume says that it is the same issue, whichever of the two dates is given.
        volumes = ours.volume and ours.volume == theirs.volume
        return Agreement.ALIKE if volumes and ours.type in ARTICLES else Agreement.CLOSE
    return Agreement.DIFFERENT


def _compare_containers(ours: Card, theirs: Card) -> Agreement:
    found = compare_venues(ours.venue, theirs.venue)
    if found.bad and ours.arxiv and ours.arxiv == theirs.arxiv:
        return Agreement.ALIKE
    return found


def _judged(ours: Card, fields: Mapping[str, Agreement]) -> dict[str, Agreement]:
    """Return the fields that may contradict: publishers merge and are renamed, editions are kin, and a book has many
    ISBNs, one for each binding, so that another one says nothing."""
    told = dict(fields)
    for name in ("publisher", "ISBN", "edition"):
        if name in told and told[name].bad:
            told[name] = Agreement.UNKNOWN
    return told


def _kinship(ours: Card, theirs: Card, fields: Mapping[str, Agreement]) -> Kinship:
    """Return how two publications of one work are related, or the empty string for one publication."""
    if not fields["title"].good or fields["author"].bad:
        return ""
    one, other = _is_preprint(ours), _is_preprint(theirs)
    if one != other and fields["DOI"] != Agreement.SAME:
        return "version" if one else "preprint"
    books = ours.type in BOOKS and theirs.type in BOOKS
    if books and fields["volume"].bad:
        return "part"
    if books and (fields["issued"].bad or fields["edition"].bad) and not fields["DOI"].good:
        return "edition"
    if books and fields["publisher"].bad and fields["ISBN"].bad:
        return "edition"
    return ""


def _is_preprint(card: Card) -> bool:
    if card.type in BOOKS or card.type in PARTS:
        return False
    if card.type == "article" or card.doi.startswith("10.48550/"):
        return True
    return bool(card.arxiv) and not card.volume and (not card.venue or "arxiv" in card.venue)


_SPELLING = 0.86
"""The similarity of titles above which at most one word in seven differs, or some are spelt differently."""
_WEIGHTS: Mapping[str, float] = {
    "issued": 1.0,
    "container-title": 1.0,
    "volume": 1.0,
    "page": 2.0,
    "publisher": 0.5,
}
"""How much the agreement of a field says for the same work, beside title and authors."""


def _identity(ours: Card, theirs: Card, fields: Mapping[str, Agreement]) -> float:
    """Return the probability that two records are of one work.

    An identifier decides unless the titles are unlike. Else title and authors must agree, or one of them with enough
    of the rest: a short title (“Giriş”) says little alone.
    """
    title, author = fields["title"], fields["author"]
    if fields["DOI"] == Agreement.SAME:
        return 0.99 if title != Agreement.DIFFERENT or author.good else 0.9
    if fields["ISBN"] == Agreement.SAME and title != Agreement.DIFFERENT:
        return 0.97
    placed = fields["page"] == Agreement.SAME or (fields["volume"].good and not fields["page"].bad)
    rest = sum(weight for name, weight in _WEIGHTS.items() if name in fields and fields[name].good)
    if title.good and author.good:
        return 0.97
    if title.good and author == Agreement.CLOSE:
        return 0.95 if rest or len(ours.title) > 3 else 0.8
    if title.good:
        long = min(len(ours.title), 8) / 8
        return min(0.95, 0.35 * long + 0.25 * rest + (0.3 if author == Agreement.UNKNOWN else 0.15))
    if title == Agreement.CLOSE:
        return _identity_of_close_title(ours, theirs, author, rest, placed)
    return 0.05 * rest


def _identity_of_close_title(ours: Card, theirs: Card, author: Agreement, rest: float, placed: bool) -> float:
    """Return the probability of identity where titles are similar.

    Authors write works of similar titles in one year (“The Pronunciation of Ga”, “… of Ewe”): a changed word
    makes another work, unless the place (volume or page) is the same; a changed letter does not.
    """
    letters = similarity(ours.title, theirs.title) > _SPELLING
    if author.good and len(ours.title) > 1 and (letters or placed):
        return min(0.95, 0.45 + 0.2 * rest)
    return min(0.9, 0.2 + 0.2 * rest) if author == Agreement.CLOSE and placed else 0.3
