"""One work of a reference list as a text may cite it."""

from __future__ import annotations

from bibtools.language.bodies import stands_for
from bibtools.model import Date, Reference
from bibtools.parser.notes.works import people_of
from bibtools.pipeline.restyling.listing import ListEntry
from bibtools.support.dataclass import dataclass
from bibtools.support.folding import fold_words
from bibtools.support.patterns import lazy

_LETTERED = lazy(r"(?<!\d)(\d{4})([a-z])(?!\w)")
_YEAR = lazy(r"\d{4}")


@dataclass(frozen=True, slots=True)
class ListedWork:
    """A work by its key: folded words of the family name of each person, all words of their names, its years.

    `title` are the folded words that it is cited by if it has no author; `letter` is the one behind the year in the
    list; `refused` says why its entry was not understood. `bodies` are the names of people that are bodies.
    """

    key: str
    families: tuple[frozenset[str], ...]
    names: frozenset[str]
    years: frozenset[str]
    title: tuple[str, ...] = ()
    letter: str = ""
    number: str = ""
    refused: str = ""
    bodies: tuple[str, ...] = ()

    def person(self, shown: str) -> str:
        """Return a word of the name of the body that an acronym (TÜİK) stands for; "" if it stands for none."""
        found = next((each for each in self.bodies if stands_for(shown, each)), "")
        return fold_words(found).split()[0] if found else ""


def listed_work(work: Reference, text: str, entry: ListEntry | None) -> ListedWork:
    """Return a work as its entry, which has this text, lists it; None for the entry if the list has none."""
    people = [each for each in people_of(work) if not each.others]
    families = [frozenset(fold_words(each.family or each.literal).split()) for each in people]
    names = (word for each in people for word in fold_words(f"{each} {each.written}").split())
    years = _years(work)
    return ListedWork(
        work.id,
        tuple(families),
        frozenset(names).union(*families),
        years,
        () if people else tuple(fold_words(work.title or work.container_title).split()),
        next((letter for year, letter in _LETTERED.findall(text) if year in years), ""),
        entry.number if entry else "",
        entry.refused if entry else "",
        tuple(each.literal for each in people if each.literal),
    )


def _years(work: Reference) -> frozenset[str]:
    dates = [each for each in (work.issued, work.get("original-date")) if each]
    return frozenset(_year(each) for each in dates) or frozenset({""})


def _year(date: object) -> str:
    """Return the year of a date; of one that was not understood, the first number of four digits."""
    if isinstance(date, Date) and date.year:
        return str(date.year)
    found = _YEAR.search(date.written if isinstance(date, Date) else str(date))
    return found[0] if found else ""
