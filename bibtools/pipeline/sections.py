"""The sections of a bibliography: headings, and which references stand under each.

A table of sections holds, in order, headings and what they take:

    "Arşiv Kaynakları" = { type = ["manuscript"], field = ["archive"] }
    "Kitaplar" = { type = ["book"] }

Of a reference all that is said must hold, and of each list one word: `type` is a CSL type, `field` a CSL variable that
is set, `keyword` one of its keywords, `not-keyword` one that it does not have, `under` the heading that it stood under
in its source. A heading may have a list of such filters, of which one must hold; an empty one takes all that is left. A
reference stands under the first heading that takes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from bibtools.errors import ConfigError
from bibtools.model import Reference
from bibtools.support.dataclass import dataclass
from bibtools.support.folding import fold_case
from bibtools.support.messages import message

_KEYS = ("type", "field", "keyword", "not-keyword", "under")
_OTHERS = {
    "": "Other Sources",
    "de": "Weitere Quellen",
    "es": "Otras fuentes",
    "fr": "Autres sources",
    "it": "Altre fonti",
    "tr": "Diğer Kaynaklar",
}
"""Language → the heading of what no section takes."""

Table: TypeAlias = Mapping[str, Any]
"""A table of sections as TOML has it: heading → filter, or list of filters."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and the filters of what stands under it: criterion → words, in lower case."""

    heading: str
    filters: tuple[Mapping[str, frozenset[str]], ...]

    def takes(self, reference: Reference, under: str) -> bool:
        """Return whether a reference, which stood under a heading of its source, belongs here."""
        said = {
            "type": {reference.type},
            "field": {fold_case(variable) for variable, _ in reference.items()},
            "keyword": _keywords(reference),
            "under": {fold_case(under)} if under else set(),
        }
        return any(_holds(filter, said) for filter in self.filters)


def _holds(filter: Mapping[str, frozenset[str]], said: Mapping[str, set[str]]) -> bool:
    refused = filter.get("not-keyword", frozenset())
    wanted = [(said[key], words) for key, words in filter.items() if key != "not-keyword"]
    return not said["keyword"] & refused and all(has & words for has, words in wanted)


def _keywords(reference: Reference) -> set[str]:
    value = reference.get("keyword")
    words = value.replace(";", ",").split(",") if isinstance(value, str) else []
    return {fold_case(word.strip()) for word in words}


def read_sections(table: Table, file: str = "") -> tuple[Section, ...]:
    """Return the sections of a table; raises ConfigError, naming the `file`, for one that is not as it should be."""
    sections = []
    for heading, value in table.items():
        filters = value if isinstance(value, list) else [value]
        sections.append(Section(heading, tuple(_filter(heading, each, file) for each in filters)))
    return tuple(sections)


def _filter(heading: str, value: Any, file: str) -> dict[str, frozenset[str]]:
    if not isinstance(value, dict):
        raise ConfigError(
            message("the section “{heading}” must say what stands under it", heading=heading),
            hint=message(
                'Write "{heading}" = {{ type = ["book"] }}; the criteria are {keys}.',
                heading=heading,
                keys=", ".join(_KEYS),
            ),
            file=file,
        )
    made: dict[str, frozenset[str]] = {}
    for key, given in value.items():
        words = [given] if isinstance(given, str) else given
        if key not in _KEYS:
            hint = message("The criteria are {keys}.", keys=", ".join(_KEYS))
            raise ConfigError(
                message("`{key}` of the section “{heading}” is no criterion", key=key, heading=heading),
                hint=hint,
                file=file,
            )
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise ConfigError(
                message(
                    "`{key}` of the section “{heading}” must be a list of strings", key=key, heading=heading
                ),
                hint=message('Write {key} = ["…"].', key=key),
                file=file,
            )
        made[key] = frozenset(map(fold_case, words))
    return made


def grouped(
    references: Iterable[Reference], sections: Sequence[Section], language: str, under: Mapping[str, str]
) -> dict[str, list[str]]:
    """Return heading → ids of the references under it; what no section takes comes last, under a heading of its own.

    `under` is, by id, the heading that a reference stood under in its source. A heading under which nothing stands is
    left out.
    """
    headings = {each.id: heading_of(each, sections, language, under.get(each.id, "")) for each in references}
    return by_heading(headings, sections)


def heading_of(reference: Reference, sections: Sequence[Section], language: str, under: str = "") -> str:
    """Return the heading that a reference stands under, which stood `under` another one in its source."""
    taking = (section.heading for section in sections if section.takes(reference, under))
    return next(taking, other_sources(language))


def by_heading(headings: Mapping[str, str], sections: Sequence[Section]) -> dict[str, list[str]]:
    """Return heading → ids under it from id → heading, in the order of the sections; see `grouped`."""
    groups: dict[str, list[str]] = {section.heading: [] for section in sections}
    for key, heading in headings.items():
        groups.setdefault(heading, []).append(key)
    return {heading: ids for heading, ids in groups.items() if ids}


def other_sources(language: str) -> str:
    """Return the heading of what no section takes, in a language (English where we have no words of it)."""
    return _OTHERS.get(language.split("-")[0].lower(), _OTHERS[""])
