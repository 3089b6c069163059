"""The order and separators of the parts of one name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.names.initials import initialize
from bibtools.csl.names.particles import APOSTROPHES

if TYPE_CHECKING:
    from bibtools.csl.names.options import NameOptions
    from bibtools.csl.names.person import Person

Leaf = tuple[str, str]
"""Which name-part formatting holds (`family`, `given` or neither), and the text."""

NBSP = "\u00a0"


class Join:
    """Parts joined by a separator; `affix` names the name-part whose affixes stand around them."""

    __slots__ = ("affix", "parts", "separator")

    def __init__(self, separator: str, parts: list[Leaf | Join | None], affix: str = "") -> None:
        self.parts: list[Leaf | Join] = [part for part in parts if part is not None and _full(part)]
        self.separator = separator
        self.affix = affix


def _full(part: Leaf | Join) -> bool:
    return bool(part.parts) if isinstance(part, Join) else bool(part[1])


def layout(person: Person, options: NameOptions, level: int, inverted: bool, sorting: bool) -> Join:
    """Arrange a person's name.

    `level` is the given-name level (0 none, 1 initials, 2 full), `inverted` asks for family name first,
    `sorting` for the form that sort keys use.
    """
    text = given_text(person, options, level)
    given = ("given", text) if text else None
    family = ("family", person.family) if person.family else None
    particle = ("family", _bare(person.particle, sorting)) if person.particle else None
    dropping = ("given", _bare(person.dropping, sorting)) if person.dropping else None
    if person.comma_particle:
        dropping = None
    suffix = ("", _suffix(person, options)) if person.suffix else None
    if level == 0 and given is None:
        dropping = suffix = None
    space = NBSP if options.nbsp_particles else " "
    if person.script == 0:
        return Join("", [particle, family, given])
    if person.script == 1 or person.static:
        return Join(" ", [Join(space, [particle, family]), given])
    if sorting:
        return _for_sorting(options, family, given, particle, dropping, suffix)
    if inverted:
        return _inverted(person, options, space, family, given, particle, dropping, suffix)
    return _natural(person, options, space, level, family, given, particle, dropping, suffix)


def _bare(particle: str, sorting: bool) -> str:
    return particle.replace("'", "", 1).replace("\u2019", "", 1) if sorting else particle


def _for_sorting(
    options: NameOptions,
    family: Leaf | None,
    given: Leaf | None,
    particle: Leaf | None,
    dropping: Leaf | None,
    suffix: Leaf | None,
) -> Join:
    if options.demote == "never":
        return Join(" ", [particle, family, dropping, given, suffix])
    return Join(" ", [family, dropping, particle, given, suffix])


def _inverted(
    person: Person,
    options: NameOptions,
    space: str,
    family: Leaf | None,
    given: Leaf | None,
    particle: Leaf | None,
    dropping: Leaf | None,
    suffix: Leaf | None,
) -> Join:
    separator = options.sort_separator
    if person.given in ("Lord", "Lady"):
        separator = ", "
    after = person.comma_particle + " "
    if options.demote == "display-and-sort":
        second = Join(" ", [Join(after, [given, dropping]), particle], "given")
        first = Join("", [family], "family")
    else:
        joint = "" if _joins(person.particle) else space
        first = Join(joint, [particle, family], "family")
        second = Join(after, [given, dropping], "given")
    return Join(separator, [Join(separator, [first, second]), suffix])


def _natural(
    person: Person,
    options: NameOptions,
    space: str,
    level: int,
    family: Leaf | None,
    given: Leaf | None,
    particle: Leaf | None,
    dropping: Leaf | None,
    suffix: Leaf | None,
) -> Join:
    whole: Leaf | Join | None = family
    text = person.dropping
    if dropping and family and not particle and text[-1:] in APOSTROPHES and text[:-1] != "de":
        whole, dropping = Join("", [dropping, family]), None
    if _joins(person.particle):
        second = Join(space, [dropping, Join("", [particle, whole])])
    else:
        second = Join(space, [dropping, particle, whole])
    second = Join(", " if person.comma_suffix else " ", [second, suffix], "family")
    between = " "
    mark = options.initialize_with or ""
    if level == 1 and ("\u00a0" in mark or "\ufeff" in mark) and options.nbsp_particles:
        between = space
    comma = "" if options.family.prefix else person.comma_particle
    return Join(comma + between, [Join("", [given], "given"), second])


def _joins(particle: str) -> bool:
    return particle[-1:] in ("\u2019", "'", "-", " ")


def given_text(person: Person, options: NameOptions, level: int) -> str:
    """Return a given name at a level, cut to initials where the style wants them."""
    given = person.given
    if not given or level == 0:
        return "" if person.family else given
    if level == 1 and person.family and (options.initialize_with is not None or options.force_initials):
        return initialize(
            given,
            options.initialize_with or "",
            hyphen=options.hyphen,
            normalize_only=not options.initialize,
        )
    return given


def _suffix(person: Person, options: NameOptions) -> str:
    if options.initialize_with is None:
        return person.suffix
    return initialize(person.suffix, options.initialize_with, hyphen=options.hyphen, normalize_only=True)
