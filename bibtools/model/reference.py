"""Reference: one source, as plain typed values named after CSL variables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, fields
from operator import attrgetter
from typing import Any, TypeAlias

from bibtools.model.date import Date, date_from_csl
from bibtools.model.name import Name
from bibtools.model.origin import Origin
from bibtools.model.shown import shown
from bibtools.model.variables import DATE_VARIABLES, NAME_VARIABLES
from bibtools.support.dataclass import dataclass, replaced

Value = str | tuple[Name, ...] | Date
"""What a field holds: text, names, or a date. A date that fits no calendar stays text."""

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
"""What a field of `extra` holds: a value of JSON."""

_NONE: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Reference:
    """A source. Fields are CSL variables with `_` for `-`; an empty value means that it is unknown.

    `id` is the citation key, `type` a CSL type. `extra` holds every other CSL variable (and whatever a
    file brought along) under its own name. `origins` maps the CSL name of a field to where its
    value came from; it is ignored in comparisons, since it says nothing about the source itself.
    """

    id: str = ""
    type: str = "document"
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    title: str = ""
    container_title: str = ""
    collection_title: str = ""
    collection_number: str = ""
    publisher: str = ""
    publisher_place: str = ""
    issued: Date | str | None = None
    original_date: Date | str | None = None
    accessed: Date | str | None = None
    event_title: str = ""
    volume: str = ""
    issue: str = ""
    number: str = ""
    page: str = ""
    number_of_pages: str = ""
    edition: str = ""
    genre: str = ""
    archive: str = ""
    archive_location: str = ""
    authority: str = ""
    medium: str = ""
    note: str = ""
    language: str = ""
    url: str = ""
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    extra: Mapping[str, Value | Json] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict, compare=False, repr=False)

    def __repr__(self) -> str:
        return shown(self)

    def get(self, variable: str) -> Value | Json:
        """Return the value of a CSL variable (`container-title`, `URL`); None if it is not set."""
        attribute = FIELD_OF_VARIABLE.get(variable)
        value: Value | Json = getattr(self, attribute) if attribute else self.extra.get(variable)
        return value or None

    @classmethod
    def of_values(
        cls,
        csl_type: str,
        values: Mapping[str, Value | Json],
        origins: Mapping[str, Origin] = _NONE,
        *,
        id: str = "",
    ) -> Reference:
        """Return a reference of a CSL type with the CSL variables in `values`; those that are empty are left out."""
        extra: dict[str, Value | Json] = {}
        known = _attributes(values, extra)
        return cls(**{"id": id, "type": csl_type, **known, "extra": extra, "origins": dict(origins)})

    def with_values(
        self, values: Mapping[str, Value | Json], origins: Mapping[str, Origin] = _NONE
    ) -> Reference:
        """Return a copy with the CSL variables in `values` set; a None or empty value removes one.

        `origins` says where they came from: CSL variable → origin.
        """
        extra = dict(self.extra)
        known = _attributes(values, extra)
        if origins:
            known["origins"] = {**self.origins, **origins}
        return replaced(self, extra=extra, **known)

    def with_origin(self, variable: str, origin: Origin) -> Reference:
        """Return a copy that says where the value of `variable` came from."""
        return replaced(self, origins={**self.origins, variable: origin})

    def items(self) -> Iterator[tuple[str, Value | Json]]:
        """Yield each set variable and its value, under CSL names in a fixed order (id and type left out)."""
        for variable, value in zip(_VARIABLES, _VALUES(self), strict=True):
            if value:
                yield variable, value
        if self.extra:
            yield from sorted(self.extra.items())

    def to_csl(self) -> dict[str, Any]:
        """Return the CSL-JSON object.

        Calendar and written form of dates go into `custom.dates`; `custom.others` names the lists of names that end
        with "and others", for which CSL has no form.
        """
        item: dict[str, Any] = {"id": self.id, "type": self.type}
        about: dict[str, Any] = {}
        others: list[str] = []
        for variable, value in self.items():
            said_in_csl = _value_to_csl(variable, value)
            if said_in_csl:
                item[variable] = said_in_csl
            if isinstance(value, Date) and (value.calendar != "gregorian" or value.written):
                said = {"calendar": value.calendar, "written": value.written}
                about[variable] = {key: text for key, text in said.items() if text}
            if isinstance(value, tuple) and value[-1].others:
                others.append(variable)
        custom = {**({"dates": about} if about else {}), **({"others": others} if others else {})}
        if custom:
            item["custom"] = {**item.get("custom", {}), **custom}
        return item

    @classmethod
    def from_csl(cls, item: Mapping[str, Any]) -> Reference:
        """Read a CSL-JSON object; numbers become text, null and empty values are left out."""
        custom = item.get("custom")
        custom = dict(custom) if isinstance(custom, Mapping) else {}
        about = custom.pop("dates", None)
        about = about if isinstance(about, Mapping) else _NONE
        values = {}
        for variable, value in item.items():
            if variable not in ("id", "type", "custom"):
                said: Any = about.get(variable)
                values[variable] = _value_from_csl(variable, value, said)
        others = custom.pop("others", None)
        for variable in others if isinstance(others, list) else ():
            if variable in NAME_VARIABLES:
                values[variable] = (*(values.get(variable) or ()), Name(others=True))
        if custom:
            values["custom"] = custom
        made = cls(id=str(item.get("id", "")), type=str(item.get("type") or "document"))
        return made.with_values({key: value for key, value in values.items() if value})


def _value_to_csl(variable: str, value: Any) -> Any:
    if isinstance(value, Date):
        return value.to_csl()
    if isinstance(value, tuple):
        named = value[:-1] if value[-1].others else value
        return [name.to_csl() for name in named]
    if isinstance(value, str) and variable in DATE_VARIABLES:
        return {"literal": value}
    return value


def _value_from_csl(variable: str, value: Any, about: Mapping[str, Any] | None) -> Any:
    if value in (None, "", [], {}):
        return None
    if variable in NAME_VARIABLES:
        names = value if isinstance(value, list) else [value]
        return tuple(Name.from_csl(name) for name in names if isinstance(name, Mapping | str) and name)
    if variable in DATE_VARIABLES:
        return date_from_csl(value if isinstance(value, Mapping) else str(value), about)
    if isinstance(value, str | bool | Mapping | list):
        return value
    return str(value)


def _variable(attribute: str) -> str:
    if attribute in ("url", "doi", "isbn", "issn"):
        return attribute.upper()
    return attribute if attribute == "archive_location" else attribute.replace("_", "-")


_EMPTY = Reference()
_OWN = [part.name for part in fields(Reference) if part.name not in ("extra", "origins")]
FIELD_OF_VARIABLE: Mapping[str, str] = {_variable(name): name for name in _OWN}
"""CSL variable → attribute of Reference, for the variables that have one; in output order."""
_DEFAULTS = {name: getattr(_EMPTY, name) for name in _OWN}
_VARIABLES = tuple(variable for variable in FIELD_OF_VARIABLE if variable not in ("id", "type"))
_VALUES = attrgetter(*[FIELD_OF_VARIABLE[variable] for variable in _VARIABLES])
"""Returns the values of _VARIABLES, all at once."""


def _attributes(values: Mapping[str, Value | Json], extra: dict[str, Value | Json]) -> dict[str, Any]:
    """Return the attributes for CSL variables and their values; put the variables that have none into `extra`."""
    known: dict[str, Any] = {}
    for variable, value in values.items():
        attribute = FIELD_OF_VARIABLE.get(variable)
        if attribute:
            known[attribute] = value or _DEFAULTS[attribute]
        elif value:
            extra[variable] = value
        else:
            extra.pop(variable, None)
    return known
