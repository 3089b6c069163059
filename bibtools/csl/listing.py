"""The entries of bibliographies in several output formats, each of them evaluated once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from bibtools.csl.addresses import link_title
from bibtools.csl.bibliography import evaluate_entry
from bibtools.csl.substitution import Substitution
from bibtools.support.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from bibtools.csl.entrylist import EntryList
    from bibtools.csl.evaluation import Evaluation
    from bibtools.csl.registry import Registry
    from bibtools.csl.reuse import Reuse


class Listing:
    """Appends the entries of registered items to lists, one for each output format."""

    def __init__(
        self,
        evaluation: Evaluation,
        registry: Registry,
        warn: Callable[[str], None],
        lists: Sequence[EntryList],
        reuse: Reuse | None = None,
        link_titles: bool = False,
    ) -> None:
        """Take what renders items, and the lists.

        What `reuse` has is not rendered. With `link_titles` the title of an entry without links is one.
        """
        self._evaluation = evaluation
        self._registry = registry
        self._warn = warn
        self._lists = lists
        self._reuse = reuse
        self._link_titles = link_titles

    def run(self, keys: Sequence[str], sections: Mapping[str, Iterable[str]] | None) -> list[list[str]]:
        """Append the entries of items, under the headings of `sections` if there are any.

        Returns the ids in each section; those of a bibliography without sections are in one.
        """
        if sections is None:
            self._append(keys)
            return [list(keys)]
        return self._in_sections(keys, sections)

    def _in_sections(self, order: Sequence[str], sections: Mapping[str, Iterable[str]]) -> list[list[str]]:
        """Render each section as a bibliography of its own, so that no name is replaced by a dash in its first line."""
        parts = []
        left = set(order)
        for each in self._lists:
            each.made.sections = []
        for heading, keys in sections.items():
            wanted = left.intersection(keys)
            left -= wanted
            starts = [len(each.made.entries) for each in self._lists]
            parts.append([key for key in order if key in wanted])
            self._append(parts[-1])
            for each, start in zip(self._lists, starts, strict=True):
                each.end_section(heading, start)
        for key in sorted(left):
            self._warn(
                message("{key}: no section takes this item, so the bibliography leaves it out.", key=key)
            )
        return parts

    def _append(self, keys: Iterable[str]) -> None:
        """Append the entries of one section. Items come one by one: those of a large library are not all kept."""
        substitution = self._substitution()
        previous: str | None = None
        reused: str | None = None
        for key in keys:
            last, previous = previous, key
            if self._reuse is not None and self._reuse.fill(self._lists, key, last):
                reused = key
                continue
            if reused is not None and substitution is not None:
                # The names that this entry may share are those of an entry that was not evaluated.
                evaluate_entry(self._evaluation, self._registry.item(reused), substitution)
            reused = None
            self._render(key, substitution)

    def _substitution(self) -> Substitution | None:
        area = self._evaluation.env.bibliography
        return None if area.substitute is None else Substitution(area.substitute, area.substitute_rule)

    def _render(self, key: str, substitution: Substitution | None) -> None:
        item = self._registry.item(key)
        tree = evaluate_entry(self._evaluation, item, substitution)
        if self._link_titles:
            link_title(tree, item)
        for each in self._lists:
            if not each.add(item.id, tree, numbered=self._evaluation.env.numeric):
                self._warn(
                    message(
                        "{id}: the style renders nothing for this item, so the bibliography leaves it out.",
                        id=item.id,
                    )
                )
