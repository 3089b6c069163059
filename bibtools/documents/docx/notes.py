"""Numbers of footnotes and endnotes, as Word would print them (ECMA-376, 17.11)."""

from __future__ import annotations

from dataclasses import field

from bibtools.documents.counting import written_number
from bibtools.documents.docx.parts import child, value
from bibtools.documents.markup import Element
from bibtools.support.dataclass import dataclass
from bibtools.support.whole_numbers import whole_number

_PARTS = {"footnote": "footnotePr", "endnote": "endnotePr"}
_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(slots=True)
class NoteNumbers:
    """Counts the notes of a document; `settings` is its settings part, `sections` its section properties in order."""

    settings: Element | None
    sections: list[Element]
    _section: int = 0
    _counts: dict[str, int] = field(default_factory=dict)

    def next(self, kind: str) -> str:
        """Return the number of the next note of a kind (`footnote` or `endnote`)."""
        start = self._setting(kind, "numStart")
        first = whole_number(start, 1)
        number = self._counts.get(kind, first - 1) + 1
        self._counts[kind] = number
        return written_number(number, self._setting(kind, "numFmt") or _FORMS[kind])

    def end_section(self) -> None:
        """Go on to the next section; where numbers restart in each, they do so now."""
        self._section += 1
        for kind in list(self._counts):
            if self._setting(kind, "numRestart") == "eachSect":
                del self._counts[kind]

    def _setting(self, kind: str, name: str) -> str:
        """Return a setting of the section, else that of the document; the empty string if neither has it."""
        section = self.sections[self._section] if self._section < len(self.sections) else None
        for owner in (section, self.settings):
            found = value(child(owner, _PARTS[kind], name))
            if found:
                return found
        return ""
