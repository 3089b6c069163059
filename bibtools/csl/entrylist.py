"""The entries of a bibliography in one output format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.bibliography import Bibliography, Entry
from bibtools.csl.cluster import NO_FORM
from bibtools.support.whole_numbers import whole_number

if TYPE_CHECKING:
    from bibtools.csl.areas import Area
    from bibtools.csl.finish import Finisher
    from bibtools.csl.richtext import Node


class EntryList:
    """A bibliography that grows by one entry after the other, in the output format called `name`.

    `hidden` are the ids of entries that show nothing but their number.
    """

    def __init__(self, finisher: Finisher, area: Area) -> None:
        """Take what turns entries into text, and the options of the style's bibliography."""
        self._finisher = finisher
        self._format = finisher.format
        self.name = finisher.format.name
        self.hidden: set[str] = set()
        self.made = Bibliography(
            self._text,
            hanging_indent=area.flag("hanging-indent"),
            second_field_align=area.second_field,
            entry_spacing=_whole(area.option("entry-spacing")),
            line_spacing=_whole(area.option("line-spacing")),
        )

    def add(self, key: str, tree: Node, *, numbered: bool) -> bool:
        """Append an entry and return whether it has any text; without, it is left out of a list without numbers."""
        text, margin = self._finisher.finish(tree)
        shown = bool(text)
        if not shown and not numbered:
            return False
        if not shown:
            # Its number is taken: a reader who looks for it is told why there is nothing.
            text = self._format.escape(f"{len(self.made.entries) + 1}. {NO_FORM}")
            self.hidden.add(key)
        self.made.max_offset = max(self.made.max_offset, margin)
        self.made.entries.append(Entry(key, self._format.entry(text)))
        return shown

    def put(self, key: str, text: str) -> None:
        """Append an entry that was finished before."""
        self.made.entries.append(Entry(key, text))

    def texts(self) -> dict[str, str]:
        """Return id → text of the entries that show something; before they get anchors."""
        return {entry.key: entry.text for entry in self.made.entries if entry.key not in self.hidden}

    def end_section(self, heading: str, start: int) -> None:
        """Put the entries from `start` on under a heading, if there are any."""
        if self.made.sections is not None and len(self.made.entries) > start:
            self.made.sections.append((heading, self.made.entries[start:]))

    def anchor(self) -> None:
        """Give each entry an anchor by which others link to it."""
        made = self.made
        if not self._format.anchors:
            return
        made.entries = [self._anchored(entry) for entry in made.entries]
        if made.sections is not None:
            made.sections = [(head, [self._anchored(one) for one in part]) for head, part in made.sections]

    def _anchored(self, entry: Entry) -> Entry:
        return Entry(entry.key, self._format.anchored(entry.text, entry.key))

    def _text(self, made: Bibliography) -> str:
        if made.sections is None:
            return self._format.body([entry.text for entry in made.entries])
        return self._format.sections([(head, [entry.text for entry in part]) for head, part in made.sections])


def _whole(value: str | None) -> int:
    return whole_number(value or "", 1)
