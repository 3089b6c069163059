"""Items as the evaluator wants them: cleaned once, with parsed dates and names, and caches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bibtools.csl.constants import DATE_VARIABLES, NAME_VARIABLES
from bibtools.csl.dates.parse import plain_date, read_date
from bibtools.csl.dates.value import DateValue
from bibtools.csl.kinds import Kind
from bibtools.csl.names.person import Person, read_names
from bibtools.csl.notefields import with_note_fields
from bibtools.csl.numbers.grammar import NumberValue
from bibtools.csl.text.clean import clean
from bibtools.language.dois import without_resolver
from bibtools.language.languages import language_tag
from bibtools.support.messages import message
from bibtools.support.patterns import lazy

_FIRST_PAGE = lazy(r"(?:\\.|,(?!\s)|[^\\,;&\u2010-\u2015-])+")
"""A page up to what parts it from the next: a comma and a space, an ampersand, a dash that is no escaped hyphen."""
_AND = lazy(r"[;,/]")
Warn = Callable[[str], None]


class Shared:
    """What the items of a library have in common, kept once: their people, and which variables they have."""

    __slots__ = ("people", "variables")

    def __init__(self) -> None:
        self.people: dict[str, Person] = {}
        self.variables: dict[frozenset[str], frozenset[str]] = {}


class Item:
    """One source, prepared for rendering. Variables with no value are absent."""

    __slots__ = (
        "caches",
        "dates",
        "id",
        "kind",
        "language",
        "names",
        "numbers",
        "present",
        "type",
        "unnamed",
        "values",
    )

    def __init__(
        self,
        raw: Mapping[str, Any],
        warn: Warn,
        written_dates: str | None = None,
        shared: Shared | None = None,
    ) -> None:
        """Take a CSL-JSON object; tell `warn` of every value that cannot be used."""
        shared = shared or Shared()
        self.id = str(raw.get("id", ""))
        raw = with_note_fields(raw)
        self.type = str(raw.get("type") or "document")
        values: dict[str, str] = {}
        self.values = values
        self.names: dict[str, tuple[Person, ...]] = {}
        self.dates: dict[str, DateValue] = {}
        self.numbers: dict[str, NumberValue] = {}
        self.unnamed = _lists_with_others(raw.get("custom"))
        language = raw.get("language")
        # Of a source in several languages ("Turkish; English"), the first one decides.
        self.language = language_tag(_AND.split(language, 1)[0].strip()) if isinstance(language, str) else ""
        for key, value in raw.items():
            if type(value) is str and key not in _NOT_TEXT:
                if value:
                    values[key] = value if value.isprintable() else clean(value)
            elif value is not None and value != "" and key not in _NOT_VARIABLES:
                self._take(str(key), value, warn, shared)
        if written_dates:
            self._offer_written(raw, written_dates)
        self._derive()
        present = frozenset((*values, *self.names, *self.dates))
        self.present = shared.variables.setdefault(present, present)
        self.kind: Kind | None = None

    def _take(self, key: str, value: Any, warn: Warn, shared: Shared) -> None:
        if key in DATE_VARIABLES:
            date = plain_date(value) or read_date(
                value,
                lambda fault: warn(
                    message("{id}: {key}: {fault}", id=self.id, key=key, fault=message(fault))
                ),
            )
            if date is not None:
                if date.literal:
                    date.literal = clean(date.literal)
                self.dates[key] = date
        elif key in NAME_VARIABLES:
            names = read_names(
                value,
                lambda fault: warn(
                    message("{id}: {key}: {fault}", id=self.id, key=key, fault=message(fault))
                ),
                shared.people,
            )
            if names:
                self.names[key] = names
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            self.values[key] = clean(str(value))
        elif key == "authority" and isinstance(value, list):
            names = read_names(
                value,
                lambda fault: warn(
                    message("{id}: {key}: {fault}", id=self.id, key=key, fault=message(fault))
                ),
                shared.people,
            )
            if names:
                self.values[key] = ", ".join(name.literal or name.family for name in names)
        elif key not in _QUIET:
            warn(
                message(
                    "{id}: {key} has a value that is neither text nor number; it is left out.",
                    id=self.id,
                    key=key,
                )
            )

    def _derive(self) -> None:
        values = self.values
        if "DOI" in values:
            # Styles put the word or the address of the resolver before it.
            values["DOI"] = without_resolver(values["DOI"])
        if "page" in values:
            first = _FIRST_PAGE.match(values["page"])
            values.setdefault("page-first", first[0].strip() if first else values["page"])
        for short, alias in (("title-short", "shortTitle"), ("container-title-short", "journalAbbreviation")):
            if short not in values and values.get(alias):
                values[short] = values[alias]
        if "event-title" in values:
            values.setdefault("event", values["event-title"])
        elif "event" in values:
            values.setdefault("event-title", values["event"])

    def _offer_written(self, raw: Mapping[str, Any], variable: str) -> None:
        """Offer the date as the source wrote it ("16 Teşrinievvel 1336") under another date variable."""
        custom = raw.get("custom")
        dates = custom.get("dates") if isinstance(custom, Mapping) else None
        issued = dates.get("issued") if isinstance(dates, Mapping) else None
        written = issued.get("written") if isinstance(issued, Mapping) else None
        if written and variable not in self.dates:
            self.dates[variable] = DateValue(literal=clean(str(written)))

    def has(self, variable: str) -> bool:
        """Return whether a variable has a value."""
        return variable in self.present


def _lists_with_others(custom: Any) -> frozenset[str]:
    """Return the name variables whose source says that there are more people than it names (`custom.others`)."""
    if not custom:
        return _NOBODY
    others = custom.get("others") if isinstance(custom, Mapping) else None
    return frozenset(map(str, others)) if isinstance(others, list | tuple) else _NOBODY


_NOBODY: frozenset[str] = frozenset()
_NOT_VARIABLES = frozenset({"id", "type", "custom"})
_NOT_TEXT = DATE_VARIABLES | NAME_VARIABLES | _NOT_VARIABLES
_QUIET = frozenset({"categories", "multi", "system_id"})
