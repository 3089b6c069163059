"""The processor: items, citations, and what is rendered from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from functools import cached_property
from typing import Any

from bibtools.csl.bibliography import Bibliography, about_alike
from bibtools.csl.cites import Citation, Cite
from bibtools.csl.citesort import sort_cites
from bibtools.csl.cluster import Citing
from bibtools.csl.compiled import compile_style
from bibtools.csl.document import Document
from bibtools.csl.entrylist import EntryList
from bibtools.csl.evaluation import Evaluation
from bibtools.csl.finish import Finisher
from bibtools.csl.items import Item
from bibtools.csl.library import Library
from bibtools.csl.listing import Listing
from bibtools.csl.localecodes import DEFAULT, told_fallback
from bibtools.csl.memory import Memory
from bibtools.csl.output import output_format
from bibtools.csl.position import Positions
from bibtools.csl.registry import Registry
from bibtools.csl.reuse import Reuse
from bibtools.csl.sorting import Sorter
from bibtools.csl.style import Style
from bibtools.support.garbage import uncollected
from bibtools.support.messages import message
from bibtools.support.whole_numbers import whole_number


class Processor:
    """Renders citations and a bibliography of items in a style.

    `items` are References or CSL-JSON objects, or a dictionary of them by id; `locale` overrides the style's, and
    `language` is the tag that is used; `output` is one of text, html, markdown, latex, rtf, typst and json. With
    `links` the URL, DOI, PMID and PMCID that a style renders are links, and entries in HTML have the id `ref-KEY`;
    with `link_titles` too, an entry that shows none of them has its title as the link. Nothing about the data raises:
    faults become sentences in `warnings`.
    """

    def __init__(
        self,
        style: Style,
        items: Iterable[Any] | Mapping[str, Any] = (),
        locale: str | None = None,
        output: str = "text",
        *,
        links: bool = False,
        link_titles: bool = False,
    ) -> None:
        self.style = style
        self.warnings: list[str] = []
        self._told: set[str] = set()
        self._about: dict[str, dict[str, None]] = {}
        self.language = locale or style.locale or DEFAULT
        self._evaluation = Evaluation(compile_style(style, self.language))
        self._env, self._session = self._evaluation.env, self._evaluation.session
        self._session.links, self._link_titles = links, links and link_titles
        for fault in filter(None, (*style.faults, told_fallback(self.language))):
            self.warn(fault)
        self._finisher = Finisher(
            output_format(output, self._env.quotes), self._env.locale.punctuation_in_quote
        )
        self._citing = Citing(self._evaluation, self._finisher, self.warn)
        self._library = Library(items, self.warn, style.written_dates)
        self._registry = Registry(self._evaluation, self._library)
        self._document = Document()
        self._texts: dict[str, str] = {}
        self._uncited: list[str] = []
        distance = self._env.citation.option("near-note-distance")
        self._positions = Positions(
            whole_number(distance or "", 5),
            near=self._env.uses_near,
            first_notes=self._env.uses_first_note,
        )

    def warn(self, message: str, *, about: str | None = None) -> None:
        """Add a warning, once; `about` is the id of the item whose values it is about."""
        if about is not None:
            self._about.setdefault(about, {})[message] = None
        if message not in self._told:
            self._told.add(message)
            self.warnings.append(message)

    @cached_property
    def _citation_sort(self) -> Sorter:
        return Sorter(self._evaluation, self._evaluation.style.citation)

    def abbreviate(self, lists: Mapping[str, Mapping[str, Mapping[str, str]]]) -> None:
        """Take abbreviation lists: under `default`, for each kind (`container-title`, `title`, `place`,
        `institution-part` …) the short form of each text. They serve texts that a style wants short.
        """
        self._session.abbreviations = lists.get("default", {})

    def register(self, ids: Iterable[str]) -> None:
        """Put items into the bibliography that need not be cited; unknown ids become warnings."""
        self.register_only([*self._uncited, *ids])

    def register_only(self, ids: Iterable[str], *, unsorted: bool = False) -> None:
        """Make these the items of the bibliography that need not be cited; `unsorted` keeps their order."""
        self._uncited = list(dict.fromkeys(self._known(ids)))
        self._registry.unsorted = unsorted
        self._edited(set())

    def order(self) -> list[str]:
        """Return the ids of the items of the bibliography, in its order."""
        return list(self._registry.order)

    def _known(self, ids: Iterable[str]) -> list[str]:
        known = []
        for key in map(str, ids):
            if key in self._library:
                known.append(key)
            else:
                self.warn(message("There is no item with the id {key}.", key=key))
        return known

    def cite(self, citation: Citation) -> str:
        """Add a citation behind all others and give its text; later ones may change it (see `citations`)."""
        self.insert(citation, len(self._document.citations), renumber=False)
        return self._texts[citation.id]

    def insert(self, citation: Citation, index: int, *, renumber: bool = True) -> dict[str, str]:
        """Insert a citation; return the texts, by citation id, of all that had to be rendered anew.

        With `renumber`, a citation in a note of its own moves the notes behind it up by one.
        """
        last = index >= len(self._document.citations)
        if renumber and citation.note:
            self._document.shift(index, citation.note, 1)
        self._document.add(citation, index)
        return self._edited({citation.id}, citation if last else None)

    def replace(self, citation_id: str, citation: Citation) -> dict[str, str]:
        """Put a citation in the place of another; return what had to be rendered anew."""
        index = self._document.remove(citation_id)
        citation.id = citation_id
        self._document.add(citation, index)
        return self._edited({citation_id})

    def delete(self, citation_id: str, *, renumber: bool = True) -> dict[str, str]:
        """Take a citation out; return what had to be rendered anew elsewhere.

        With `renumber`, the notes behind move down by one where its note is empty now.
        """
        document = self._document
        index = document.index(citation_id)
        note = document.citations[index].note
        document.remove(citation_id)
        self._texts.pop(citation_id, None)
        around = document.citations[max(index - 1, 0) : index + 1]
        if renumber and note and all(one.note != note for one in around):
            document.shift(index, note, -1)
        return self._edited(set())

    @uncollected()
    def arrange(self, citations: Iterable[Citation]) -> dict[str, str]:
        """Make these the citations, in this order; return what had to be rendered anew."""
        new = self._document.arrange(citations)
        self._texts = {key: text for key, text in self._texts.items() if key in self._document.by_id}
        return self._edited({one.id for one in new})

    def document(self) -> list[Citation]:
        """Return the citations, in order, with the note numbers that they have now."""
        return list(self._document.citations)

    def citation_ids(self) -> list[str]:
        """Return the ids of all citations, in order."""
        return [one.id for one in self._document.citations]

    def citations(self) -> list[str]:
        """Return the texts of all citations, in order, as they are now."""
        return [self._texts[one.id] for one in self._document.citations]

    def _edited(self, new: set[str], last: Citation | None = None) -> dict[str, str]:
        """Bring numbers, positions and texts up to date.

        `new` are the ids of new citations. Where the only change is one behind all others, that is `last`: it costs
        what it touches, however many there are before it.
        """
        document = self._document
        for key in new:
            self._known(cite.id for cite in document.by_id[key].cites)
        items = self._registered(last) | self._counted(new)
        stale = set(new)
        for item in items:
            stale.update(document.by_item.get(item, ()))
        for key in stale:
            self._order(document.by_id[key])
        if self._env.uses_position:
            stale |= self._moved(new, stale, last)
        if stale == new and last is not None:
            changed = [last]
        else:
            changed = [one for one in document.citations if one.id in stale] if stale else []
        for citation in changed:
            self._texts[citation.id] = self._render(citation)
        return {one.id: self._texts[one.id] for one in changed}

    def _registered(self, last: Citation | None) -> set[str]:
        """Register what is cited now; return the items that look different for it."""
        document, known = self._document, self._library.__contains__
        if last is not None:
            fresh = [
                key for key in dict.fromkeys(last.keys) if len(document.by_item[key]) == 1 and known(key)
            ]
            if not fresh:
                return set()
            if not self._uncited:
                return self._registry.append(fresh)
        return self._registry.update(list(dict.fromkeys([*document.cited(known), *self._uncited])))

    def _moved(self, new: set[str], stale: set[str], last: Citation | None) -> set[str]:
        """Set positions and first notes; return the citations that look different for it."""
        document, positions = self._document, self._positions
        # An earlier citation may have its cites in another order now, which changes what follows which.
        steady = all(len(document.by_id[key].ordered) < 2 for key in stale - new)
        moved = positions.append(last) if last and steady else positions.set_all(document.citations)
        found = moved.citations
        if self._env.uses_first_note:
            self._session.first_notes = positions.first_notes
            for item in moved.renumbered | self._registry.refresh(moved.renumbered):
                found.update(document.by_item.get(item, ()))
        return found

    def _counted(self, new: set[str]) -> set[str]:
        """Return the items that are cited for the second time now, where a note style may tell them apart."""
        if not (self.style.is_note and self._env.uses_extra):
            return set()
        cited = {cite.id for key in new for cite in self._document.by_id[key].cites}
        return {item for item in cited if len(self._document.by_item.get(item, ())) == 2}

    def _order(self, citation: Citation, *, group: bool = True) -> None:
        pairs = self._pairs(citation.cites)
        if len(pairs) > 1 and not citation.unsorted and self._citation_sort:
            citation.ordered = sort_cites(self._citation_sort, self._evaluation, pairs, group=group)
        else:
            citation.ordered = [cite for _item, cite in pairs]

    def _pairs(self, cites: Iterable[Cite]) -> list[tuple[Item, Cite]]:
        """Return the cites of known items, with their items."""
        found = [(self._library.get(cite.id), cite) for cite in cites]
        return [(item, cite) for item, cite in found if item is not None]

    def _render(self, citation: Citation) -> str:
        return self._citing.render(citation, self._pairs(citation.ordered))

    def preview(self, citation: Citation, *, group: bool = True) -> str:
        """Render a citation without adding it; positions are taken from its cites as they are.

        `group` has cites of the same authors stand together where the style collapses them.
        """
        cited = self._known(cite.id for cite in citation.cites)
        if any(key not in self._registry for key in cited):
            self.register(cited)
        self._order(citation, group=group)
        return self._render(citation)

    def bibliography(
        self,
        include: Callable[[Item], bool] | None = None,
        sections: Mapping[str, Iterable[str]] | None = None,
    ) -> Bibliography:
        """Render the bibliography: what is cited or registered, and all items where nothing is.

        `include` says of an item whether it is to be rendered. `sections` are headings and the ids of the items under
        each; numbers and what tells cites apart are those of the whole. Items in no section are left out, with a
        warning.
        """
        return self._bibliographies([self._finisher], include, sections)[0]

    def bibliographies(
        self,
        outputs: Iterable[str],
        include: Callable[[Item], bool] | None = None,
        sections: Mapping[str, Iterable[str]] | None = None,
    ) -> list[Bibliography]:
        """Render the bibliography in several output formats, each entry evaluated once; see `bibliography`."""
        return self._bibliographies(self._finishers(outputs), include, sections)

    def _finishers(self, outputs: Iterable[str]) -> list[Finisher]:
        in_quote = self._env.locale.punctuation_in_quote
        return [Finisher(output_format(name, self._env.quotes), in_quote) for name in outputs]

    def bibliographies_again(
        self,
        outputs: Iterable[str],
        memory: Memory,
        changed: Set[str] = frozenset(),
        sections: Mapping[str, Iterable[str]] | None = None,
    ) -> list[Bibliography]:
        """Render the bibliography of all items as `bibliographies` does, with what still holds taken from `memory`.

        That is what an earlier processor left of the same style, locale and options; an empty one holds nothing. It is
        brought up to date. `changed` are the ids of items that say something else now. Nothing may be cited or
        registered. The longest first field (`max_offset`) is that of the entries that were rendered.
        """
        ids = self._library.ids()
        for key in ids:
            for said in () if key in changed else memory.about.get(key, ()):
                self.warn(said, about=key)
        self._registry.restore(memory)
        self._registry.most_places = len(ids)
        self._uncited = ids
        before = self._session.sequence if self._env.shows_number else {}
        stale = self._registry.update(ids, changed) | changed
        if self._env.shows_number:
            stale.update(key for key, number in self._session.sequence.items() if before.get(key) != number)
        substituting = self._env.bibliography.substitute is not None
        reuse = Reuse(memory, stale, substituting=substituting)
        made = self._bibliographies(self._finishers(outputs), None, sections, reuse, memory)
        self._registry.remember(memory)
        memory.about = {key: list(messages) for key, messages in self._about.items()}
        return made

    @uncollected()
    def _bibliographies(
        self,
        finishers: list[Finisher],
        include: Callable[[Item], bool] | None,
        sections: Mapping[str, Iterable[str]] | None,
        reuse: Reuse | None = None,
        memory: Memory | None = None,
    ) -> list[Bibliography]:
        if not self._document.citations and not self._uncited:
            self.register(self._library.ids())
        lists = [EntryList(finisher, self._env.bibliography) for finisher in finishers]
        order, item = self._registry.order, self._registry.item
        keys = order if include is None else [key for key in order if include(item(key))]
        listing = Listing(self._evaluation, self._registry, self.warn, lists, reuse, self._link_titles)
        parts = listing.run(keys, sections)
        if memory is not None:
            memory.parts, memory.texts = parts, {each.name: each.texts() for each in lists}
        for each in lists:
            for said in about_alike(each.made):
                self.warn(said)
            if self._session.links:
                each.anchor()
        return [each.made for each in lists]
