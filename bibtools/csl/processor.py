"""The processor: items, citations, and what is rendered from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from bibtools.csl.bibliography import Bibliography, Entry, Substitution, render_entry
from bibtools.csl.cites import Citation
from bibtools.csl.citesort import sort_cites
from bibtools.csl.cluster import NO_FORM, render_citation
from bibtools.csl.environment import Environment
from bibtools.csl.items import Item
from bibtools.csl.library import Library
from bibtools.csl.output import output_format
from bibtools.csl.position import set_positions
from bibtools.csl.registry import Registry
from bibtools.csl.sorting import Sorter
from bibtools.csl.style import Style
from bibtools.errors import UsageError


class Processor:
    """Renders citations and a bibliography of items in a style.

    `items` are References or CSL-JSON objects; `locale` overrides the style's; `output` is one of text,
    html, markdown, latex, rtf, typst and json. Nothing about the data raises: faults become sentences in
    `warnings`.
    """

    def __init__(
        self, style: Style, items: Iterable[Any] = (), locale: str | None = None, output: str = "text"
    ) -> None:
        self.style = style
        self.warnings: list[str] = []
        self._env = Environment(style, locale or style.locale or "en-US", self.warn)
        self._format = output_format(output, self._env.quotes)
        self._library = Library(items, self.warn, style.written_dates)
        self._citation_sort = Sorter(self._env, "citation", self.warn)
        self._registry = Registry(self._env, self._library, self.warn)
        self._citations: list[Citation] = []
        self._texts: dict[str, str] = {}
        self._uncited: list[str] = []
        self._count = 0
        distance = self._env.citation.option("near-note-distance")
        self._near = int(distance) if distance and distance.isdigit() else 5

    def warn(self, message: str) -> None:
        """Add a warning, once."""
        if message not in self.warnings:
            self.warnings.append(message)

    def register(self, ids: Iterable[str]) -> None:
        """Put items into the bibliography that need not be cited; unknown ids become warnings."""
        self._uncited = list(dict.fromkeys([*self._uncited, *self._known(ids)]))
        self._update()

    def register_only(self, ids: Iterable[str], *, unsorted: bool = False) -> None:
        """Make these the items of the bibliography that need not be cited; `unsorted` keeps their order."""
        self._uncited = list(dict.fromkeys(self._known(ids)))
        self._registry.unsorted = unsorted
        self._update()

    def order(self) -> list[str]:
        """Give the ids of the items of the bibliography, in its order."""
        return [item.id for item in self._registry.order]

    def _known(self, ids: Iterable[str]) -> list[str]:
        known = []
        for key in map(str, ids):
            if key in self._library:
                known.append(key)
            else:
                self.warn(f"There is no item with the id {key}.")
        return known

    def cite(self, citation: Citation) -> str:
        """Add a citation behind all others and give its text; later ones may change it (see `citations`)."""
        self.insert(citation, len(self._citations))
        return self._texts[citation.id]

    def insert(self, citation: Citation, index: int) -> dict[str, str]:
        """Insert a citation; give the texts, by citation id, of all citations that changed with it."""
        if not citation.id or any(one.id == citation.id for one in self._citations):
            citation.id = self._new_id()
        self._citations.insert(index, citation)
        return self._edited()

    def replace(self, citation_id: str, citation: Citation) -> dict[str, str]:
        """Put a citation in the place of another; give what changed."""
        index = self._index(citation_id)
        citation.id = citation_id
        self._citations[index] = citation
        self._texts.pop(citation_id, None)
        return self._edited()

    def delete(self, citation_id: str) -> dict[str, str]:
        """Take a citation out; give what changed elsewhere."""
        del self._citations[self._index(citation_id)]
        self._texts.pop(citation_id, None)
        return self._edited()

    def arrange(self, citations: Iterable[Citation]) -> dict[str, str]:
        """Make these the citations, in this order (each with an id of its own); give what changed."""
        self._citations = list(citations)
        kept = {one.id for one in self._citations}
        self._texts = {key: text for key, text in self._texts.items() if key in kept}
        return self._edited()

    def citation_ids(self) -> list[str]:
        """Give the ids of all citations, in order."""
        return [one.id for one in self._citations]

    def citations(self) -> list[str]:
        """Give the texts of all citations, in order, as they are now."""
        return [self._texts[one.id] for one in self._citations]

    def _index(self, citation_id: str) -> int:
        for index, one in enumerate(self._citations):
            if one.id == citation_id:
                return index
        raise UsageError(
            f"There is no citation with the id {citation_id!r}.",
            hint="Give the id of a citation that was cited.",
        )

    def _new_id(self) -> str:
        self._count += 1
        return f"citation-{self._count}"

    def _edited(self) -> dict[str, str]:
        self._update()
        changed: dict[str, str] = {}
        for citation in self._citations:
            text = self._render(citation)
            if self._texts.get(citation.id) != text:
                changed[citation.id] = self._texts[citation.id] = text
        return changed

    def _update(self) -> None:
        cited: dict[str, None] = {}
        for citation in self._citations:
            for cite in citation.cites:
                if cite.id in self._library:
                    cited[cite.id] = None
                else:
                    self.warn(f"There is no item with the id {cite.id}.")
        self._registry.update(list(dict.fromkeys([*cited, *self._uncited])))
        for citation in self._citations:
            self._order(citation)
        set_positions(self._citations, self._near)

    def _order(self, citation: Citation) -> None:
        known = [cite for cite in citation.cites if cite.id in self._library]
        citation.ordered = known
        if len(known) < 2 or citation.unsorted or not self._citation_sort:
            return
        citation.ordered = sort_cites(self._citation_sort, self._env, self._library, known)

    def _render(self, citation: Citation) -> str:
        pairs = []
        for cite in citation.ordered:
            item = self._library.get(cite.id)
            if item is not None:
                pairs.append((item, cite))
        return render_citation(self._env, citation, pairs, self._format)

    def preview(self, citation: Citation) -> str:
        """Render a citation without adding it; positions are taken from its cites as they are."""
        missing = self._known(cite.id for cite in citation.cites)
        if any(key not in self._env.sequence for key in missing):
            self.register(missing)
        self._order(citation)
        return self._render(citation)

    def bibliography(self, include: Callable[[Item], bool] | None = None) -> Bibliography:
        """Render the bibliography: what is cited or registered, and all items where nothing is.

        `include` says of an item whether it is to be rendered.
        """
        if not self._citations and not self._uncited:
            self.register(self._library.ids())
        area = self._env.bibliography
        made = Bibliography(
            hanging_indent=area.flag("hanging-indent"),
            second_field_align=area.second_field,
            entry_spacing=_whole(area.option("entry-spacing")),
            line_spacing=_whole(area.option("line-spacing")),
        )
        substitution = None
        if area.substitute is not None:
            substitution = Substitution(area.substitute, area.substitute_rule)
        for item in self._registry.order:
            if include is None or include(item):
                self._entry(item, substitution, made)
        made.text = self._format.body([entry.text for entry in made.entries])
        return made

    def _entry(self, item: Item, substitution: Substitution | None, made: Bibliography) -> None:
        if substitution is not None:
            substitution.start()
        text = render_entry(self._env, item, substitution, self._format)
        if not text:
            self.warn(f"{item.id}: the style renders nothing for this item.")
            text = self._format.escape(self._stand_in(item, len(made.entries) + 1))
        if text:
            made.entries.append(Entry(item.id, self._format.entry(text)))

    def _stand_in(self, item: Item, number: int) -> str:
        """Give the text of an entry for which the style renders nothing, so that no source is lost."""
        if self._env.numeric:
            return f"{number}. {NO_FORM}"
        return item.values.get("title") or item.values.get("archive_location") or item.id


def _whole(value: str | None) -> int:
    return int(value) if value and value.isdigit() else 1
