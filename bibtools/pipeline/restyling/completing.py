"""Works that only notes cite, for the reference list: which ones, and under which of its headings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from bibtools.model import Document, Reference
from bibtools.parser.notes.works import families, people_of
from bibtools.pipeline.restyling.found import Found
from bibtools.pipeline.restyling.known import KnownWorks
from bibtools.pipeline.restyling.listing import ListEntry
from bibtools.support.folding import fold_words

ADDED = -1
"""The block of an entry that is to be added to the list."""


def missing_entries(
    entries: Sequence[ListEntry], found: Iterable[Found], known: KnownWorks, document: Document
) -> list[ListEntry]:
    """Return entries for the works that are cited and not in the list, each under the heading with most of its type.

    A document without a list gets none, nor a list that a reference manager keeps up to date. A work that an entry may
    be of which was not understood, or that is listed in another volume, or as a newspaper, is not added, and no
    document of which only the shelf mark is known.
    """
    listed = {each.key for each in entries if each.key}
    if not listed or any(document.blocks[each.block].bibliography for each in entries):
        return []
    dark = [set(fold_words(document.blocks[each.block].text).split()) for each in entries if each.refused]
    cited = dict.fromkeys(
        cite.key for each in found if not each.refused for cite in each.cites if cite.key not in listed
    )
    headings = _headings(entries, known)
    common = Counter(each.heading for each in entries).most_common(1)[0][0]
    made: list[ListEntry] = []
    for key in cited:
        work = known.used.get(key)
        if work is None or _is_shelf_mark(work) or any(_may_be(work, words) for words in dark):
            continue
        if any(_overlap(work, known.used[each]) for each in listed):
            continue  # Another volume, or a part of what is listed.
        heading = headings[work.type].most_common(1)[0][0] if headings[work.type] else common
        made.append(ListEntry(ADDED, 0, key, heading, order=len(entries) + len(made)))
    return made


def _is_shelf_mark(work: Reference) -> bool:
    """Return whether no more is known of a document than its shelf mark and day: a list names its archive."""
    return not (work.title or work.container_title or work.get("archive") or people_of(work))


def _headings(entries: Iterable[ListEntry], known: KnownWorks) -> dict[str, Counter[str]]:
    """Return for each type of work how often it stands under each heading."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for each in entries:
        if each.key in known.used:
            counted[known.used[each.key].type][each.heading] += 1
    return counted


def _may_be(work: Reference, words: set[str]) -> bool:
    """Return whether a text with these words may be of a work: its people, title, journal or shelf mark."""
    if people := families(work):
        return bool(people & words)
    said = (work.title, work.container_title, str(work.get("archive_location") or ""))
    names = (set(fold_words(each).split()) for each in said)
    return any(each and each <= words for each in names)


def _overlap(work: Reference, listed: Reference) -> bool:
    """Return whether the list has a work in another volume, or the newspaper or archive that it is in as a whole."""
    whole = fold_words(listed.title or listed.container_title)
    if fold_words(work.container_title) == whole and not (listed.title and listed.container_title):
        return bool(whole)
    if not work.title:
        mark = fold_words(str(work.get("archive_location") or ""))
        return bool(mark) and f" {mark} " in f" {fold_words(str(listed.get('archive_location') or ''))} "
    if not people_of(work) and listed.title and people_of(listed):
        # The name of its author may have been read as part of the title.
        return {*fold_words(listed.title).split(), *families(listed)} <= set(fold_words(work.title).split())
    if fold_words(work.title) != fold_words(listed.title):
        return False
    return bool(_names(work) & _names(listed)) or not (_names(work) and _names(listed))


def _names(work: Reference) -> set[str]:
    """Return the words of the names of a work's people, initials left out."""
    return {word for each in people_of(work) for word in fold_words(str(each)).split() if len(word) > 1}
