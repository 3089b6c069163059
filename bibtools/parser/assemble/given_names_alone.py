"""Turkish names from before the surname law of 21 June 1934: given names alone, which are kept whole."""

from __future__ import annotations

from collections.abc import Sequence

from bibtools.language.person_titles import EPITHET
from bibtools.language.signed_names import is_signed_name
from bibtools.model import Name
from bibtools.parser.lexicon import is_family, is_given
from bibtools.support.folding import fold_case
from bibtools.support.patterns import lazy

_YEAR = lazy(r"(?<!\d)\d{4}(?!\d)")
_LAW = 1934
"""The year of the surname law; years of the Rumi and the Hijri calendar stay far below it."""
_FIRST = 1200
"""The first year, by the Hijri calendar, of what was printed in Ottoman Turkish: the late 18th century."""
_FROM_PLACE = ("lı", "li", "lu", "lü")
_SON = ("oğlu", "oglu")
_SHORTEST = 5
"""Letters that the name of a place and the ending “of” have more than: Veli and Güllü are no places."""


def printed_before_surnames(issued: str) -> bool:
    """Return whether `issued`, a date as it is written, lies before the surname law, whatever its calendar."""
    years = [int(year) for year in _YEAR.findall(issued)]
    return bool(years) and all(_FIRST <= year < _LAW for year in years)


def without_family(name: Name, raw: str) -> Name:
    """Return the name as a whole if it is nothing but given names in their order: Ahmed Cevdet, Falih Rıfkı.

    A name with a comma or an initial and one with a word that is no known given name stay as they are.
    """
    words = [*name.given.split(), name.family]
    plain = name.given and not (name.non_dropping_particle or name.dropping_particle or name.suffix)
    whole = " ".join(words)
    if not plain or len(words) > 3 or whole not in raw or not all(map(_given, words)):
        return name
    return Name(literal=whole, written=name.written)


_EPITHETS = frozenset(map(fold_case, EPITHET.words))
_IZAFET = lazy(r"-y?[ıiuü]\b")
"""The Persian ending that joins a pen name to the place somebody is from: Ruhî-i Edirnevî."""
_ARABIC = lazy(r"^abd[uü](?:l|[rsşztdn](?=[rsşztdn]))|[^\W\d_]{3}(?:[uü]ll[aâ]h|[eiuü]dd[iî]n)$")
"""How given names begin or end that were taken from Arabic: Abdürrezzâk, Muînüddîn."""


def is_kept_whole(words: Sequence[str]) -> bool:
    """Return whether the words of a name, in their order, are those of somebody without a family name.

    They are known so (Halide Edip), or the place somebody is from (Gelibolulu Mustafa Âlî), a title (Kâdî Abdülfettâh)
    or a pen name (Şuûrî Hasan) stands before given names alone, or Persian joins them (Ruhî-i Edirnevî).
    """
    first, *names = words
    title = first[-1] == "î" or fold_case(first) in _EPITHETS
    if (is_from_place(first) or (title and not is_family(names[-1]))) and all(map(_given, names)):
        return True
    return any(map(_IZAFET.search, words[:-1])) or (len(words) < 4 and is_signed_name(" ".join(words)))


def is_from_place(word: str) -> bool:
    """Return whether a word may be the place that somebody is from: Bursalı, Kilisli."""
    known = is_given(word) or is_family(word) or word.endswith(_SON)
    return word[-2:] in _FROM_PLACE and len(word) > _SHORTEST and not known


def _given(word: str) -> bool:
    """Return whether a word is a given name, or by its shape an Arabic one or a pen name: Abdürrezzâk, Emîrî, Âlî."""
    pen_name = word.endswith("î") and word[0].isupper() and word.isalpha()
    return is_given(word) or pen_name or bool(_ARABIC.search(fold_case(word)))
