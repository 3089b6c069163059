"""When a value of the parser agrees with the labels of a training set, whose conventions differ.

Labelled sets keep the faults of their lines and have habits of their own. None of these makes a value wrong, nor should
the parser learn to doubt it: words that the parser parts (`CambridgeUniversity press`), the section of a journal
(`Phys. Rev. D12`: the letter is the volume's here and the journal's there), a `Bkz.` or `et al.` left in the names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from bibtools.model import Name
from bibtools.support.folding import fold_letters
from bibtools.support.patterns import lazy

_NO_LETTER = lazy(r"[\W_]+")
_SECTION = lazy(r"[\W_]+[a-h]$")
_SECTION_FIRST = lazy(r"^[a-h](?=\d)")
_NO_NAME = frozenset(("bkz", "see", "cf", "al"))


def agree(variable: str, found: Counter[str], wanted: Counter[str]) -> bool:
    """Return whether the comparable values of a variable (`evaluation.compare.values`) say the same."""
    if found == wanted:
        return True
    form = _FORMS.get(variable, _letters)
    return _formed(found, form) == _formed(wanted, form)


def split_rightly(found: Sequence[Name], people: Sequence[tuple[str, str]], raw: str) -> bool:
    """Return whether names are those of these persons, told by family and given names, in order.

    The labels of a list of names do not say how it is split, and the record made of them is split as the parser splits
    it. People whose family names do not stand in `raw`, because it was damaged, say nothing.
    """
    persons = [name for name in found if not name.others]
    letters = _plain(raw)
    if not all(_plain(family) in letters for family, _ in people):
        return True
    return len(persons) == len(people) and all(map(_is_person, persons, people))


def _is_person(name: Name, person: tuple[str, str]) -> bool:
    family, given = map(_plain, person)
    if not given:
        return _plain(str(name)) == family
    if name.literal:
        return False
    return (_plain(name.family), _plain(name.given)[:1]) == (family, given[:1]) or (
        # Particles stand beside the family name here and in it there.
        family.endswith(_plain(name.family)) and _plain(str(name)).endswith(family)
    )


def _plain(text: str) -> str:
    return _NO_LETTER.sub("", fold_letters(text))


def _formed(values: Counter[str], form: Callable[[str], str]) -> list[str]:
    return sorted(made for made in map(form, values.elements()) if made)


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text)


def _name(text: str) -> str:
    return "".join(word for word in text.split() if word not in _NO_NAME)


_FORMS: Mapping[str, Callable[[str], str]] = {
    "container-title": lambda text: _letters(_SECTION.sub("", text)),
    "volume": lambda text: _letters(_SECTION_FIRST.sub("", text)),
    **dict.fromkeys(("author", "editor", "translator"), _name),
}
