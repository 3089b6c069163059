"""When a value of the parser agrees with the labels of a training set, whose conventions differ.

Labelled sets keep the faults of their lines and have habits of their own. None of these makes a value wrong, nor should
the parser learn to doubt it: words that the parser parts (`CambridgeUniversity press`), the section of a journal
(`Phys. Rev. D12`: the letter is the volume's here and the journal's there), a `Bkz.` or `et al.` left in the names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

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
