"""The order of the parts of a name, and what joins them (CSL specification, "Name-part Order")."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bibtools.csl.names.given import write_given
from bibtools.csl.names.parsing import bare, is_joined

if TYPE_CHECKING:
    from bibtools.csl.names.options import NameOptions
    from bibtools.csl.names.person import Person

Row = tuple[tuple[str, tuple[str, ...]], ...]
"""Groups of parts: the cs:name-part whose affixes stand around the group, and its parts."""

_NATURAL: Row = (("given", ("given",)), ("family", ("dropping", "particle", "family", "suffix")))
_INVERTED: Row = (("family", ("particle", "family")), ("given", ("given", "dropping")), ("", ("suffix",)))
_DEMOTED: Row = (("family", ("family",)), ("given", ("given", "dropping", "particle")), ("", ("suffix",)))
_SHORT: Row = (("family", ("particle", "family")),)
_FAMILY_FIRST: Row = (*_SHORT, ("given", ("given", "dropping")), ("", ("suffix",)))
_ONE_NAME: Row = (("given", ("given",)), ("family", ("dropping", "particle")), ("", ("suffix",)))
_SORTED: Row = (
    ("", ("particle", "family")),
    ("", ("dropping",)),
    ("", ("given",)),
    ("", ("suffix",)),
)
_SORTED_DEMOTED: Row = (
    ("", ("family",)),
    ("", ("dropping", "particle")),
    ("", ("given",)),
    ("", ("suffix",)),
)
_SHORT_DEMOTED: Row = (("", ("family",)), ("", ("particle",)))


OWNERS = {"given": "given", "dropping": "given", "particle": "family", "family": "family", "suffix": ""}
"""The cs:name-part by which each part is formatted (CSL specification, "Name-part Formatting")."""


class Piece(NamedTuple):
    """A part of a name: its kind, its text, and what joins it to the next one of its group."""

    kind: str
    text: str
    joint: str


class Group(NamedTuple):
    """Parts that stand together, with what joins them to the next group; `owner` names their cs:name-part."""

    owner: str
    pieces: list[Piece]
    joint: str


def order_of(person: Person, options: NameOptions, *, short: bool, inverted: bool, sorting: bool) -> Row:
    """Return the order of a name's parts: by script, form, inversion and demotion of particles."""
    if not person.family:
        return _ONE_NAME
    if short:
        return _SHORT_DEMOTED if sorting and options.demote != "never" else _SHORT
    if person.family_first:
        return _FAMILY_FIRST
    if sorting:
        return _SORTED if options.demote == "never" else _SORTED_DEMOTED
    if inverted:
        # Particles are appended to a given name, not to a family name that stands alone.
        return _DEMOTED if options.demote == "display-and-sort" and person.given else _INVERTED
    return _NATURAL


def arrange(
    person: Person, options: NameOptions, level: int, *, inverted: bool = False, sorting: bool = False
) -> list[Group]:
    """Return the groups of a name, with given names up to a level (0 none, 1 initials, 2 full)."""
    row = order_of(person, options, short=level == 0, inverted=inverted, sorting=sorting)
    texts = {
        "given": given_text(person, options, level),
        "dropping": bare(person.dropping) if sorting else person.dropping,
        "particle": _particle(person, options, first=level == 0 or inverted or sorting, sorting=sorting),
        "family": person.family,
        "suffix": _suffix(person, options),
    }
    separator = " "
    if person.family_first:
        separator = " " if person.spaced else ""
    elif inverted and not sorting:
        separator = options.sort_separator
    elif person.comma_particle and not sorting:
        separator = ", "
    groups: list[Group] = []
    for owner, kinds in row:
        present = [kind for kind in kinds if texts[kind]]
        if not present:
            continue
        joints = [_joint(person, one, other, sorting) for one, other in pairwise(present)]
        pieces = [Piece(kind, texts[kind], joint) for kind, joint in zip(present, [*joints, ""], strict=True)]
        groups.append(Group(owner, pieces, separator))
    if groups:
        groups[-1] = groups[-1]._replace(joint="")
    return groups


def _joint(person: Person, one: str, other: str, sorting: bool) -> str:
    """Return what joins two kinds of parts that stand side by side in a group."""
    if other == "suffix":
        return ", " if person.comma_suffix else " "
    if one == "given":
        return ", " if other == "dropping" and person.comma_particle else " "
    particle = person.dropping if one == "dropping" else person.particle
    return "" if is_joined(particle) and not sorting else " "


def _particle(person: Person, options: NameOptions, *, first: bool, sorting: bool) -> str:
    """Return the particle; some styles drop the article of a family name that comes `first` or stands alone."""
    if first and options.drops_articles and person.particle.endswith("-"):
        return ""
    return bare(person.particle) if sorting else person.particle


def _suffix(person: Person, options: NameOptions) -> str:
    """Return the suffix; a style that writes initials without full stops abbreviates "Jr" so, too (as NLM does)."""
    mark = options.initialize_with
    return person.suffix if mark is None or mark.strip() else person.suffix.replace(".", "")


def given_text(person: Person, options: NameOptions, level: int) -> str:
    """Return the given name as a style writes it at a level (0 none, 1 initials, 2 full)."""
    mark = options.initialize_with
    if not person.family:
        # Who has one name only is called by it.
        return person.given
    if level == 0 or not person.given:
        return ""
    if mark is None:
        return person.given
    return write_given(person.given, mark, hyphen=options.hyphen, shorten=level == 1 and options.initialize)
