r"""The grammar of numbers: labels, numbers, ranges and lists, and the text between them.

    value  = [label] item (joint [label] item)*
    item   = number | number dash number | identifier | text
    number = letters and digits ("D2", "2b", "L2d", "2008/2009", "1,234", "3\-B") | Roman numeral
    joint  = comma, semicolon, ampersand, "and", space

A value is numeric if it has no text (CSL 1.0.2, `is-numeric`). Numbers joined by dashes are an identifier where they
are no range: more than two ("978-3-16"), or a second one that opens with a zero while the first does not
("2020-0007"); in `number`, which identifies a work, also a second one that is not larger ("98-5").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from bibtools.csl.locale import Locale, file_data
from bibtools.csl.numbers.labels import label_words
from bibtools.support.patterns import lazy

_WORD = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])"
    r"|(?=[^\W\d_]*[0-9]|(?:[ivxlcdm]+|[IVXLCDM]+)(?![^\W_]))[^\W_]+(?:(?:/(?=[^\W\d_]*[0-9])|\\+-)[^\W_]+)*)"
)
_DASH = r"\s*(?:(?<!\\)-{1,3}|[\u2013\u2014])\s*"
_CHAIN = lazy(rf"{_WORD}(?:{_DASH}{_WORD})*(?=[\s,;&]|$)")
_PLAIN_RANGE = lazy(r"([0-9]+)([-\u2013])([0-9]+)")
_SPLIT = lazy(rf"({_DASH})")
_ESCAPED = lazy(r"\\+-")
_TEXT = lazy(r"[^\s,;]+|[,;]")
_NUMBER = lazy(r"(.*?)([0-9]+)([^\W\d_]*)")
_NO_LETTERS = lazy(r"[0-9,/]*")
_ROMAN = lazy(r"(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_EVERY_LABEL = frozenset({"locator", "page"})
_NUMBERED = frozenset({"issue", "number", "collection-number"})
_OWN_LABELS = dict.fromkeys(_NUMBERED, _NUMBERED) | {"number-of-pages": frozenset({"page"})}
_MOST_KNOWN = 4096


class Piece(NamedTuple):
    """An item of a value, with the label before it and the joint behind it.

    `label` is the term that the item counts, `written` that label where it is written, white space included. `kind`
    is number, identifier or text; `joint` is written as in the source, and `joins` is range, pair (a dash between two
    numbers that make no range), list, space, or empty at the end.
    """

    label: str
    written: str
    text: str
    kind: str
    joint: str = ""
    joins: str = ""

    @property
    def is_plain(self) -> bool:
        """Return whether the item is digits alone, without leading zeros: what can be an ordinal."""
        return self.kind == "number" and self.text.isdecimal() and self.text[0] != "0"


class NumberValue:
    """A parsed value: its pieces, what the first counts, whether it is numeric and whether its label is plural."""

    __slots__ = ("is_plain", "label", "numeric", "pieces", "plural")

    def __init__(self, pieces: tuple[Piece, ...], variable: str) -> None:
        """Take the pieces, at least one, and the variable they were read from."""
        first = pieces[0]
        self.pieces = pieces
        self.label = first.label
        self.is_plain = len(pieces) == 1 and first.is_plain and not (first.written or first.joint)
        self.numeric = _is_numeric(pieces)
        self.plural = is_plural(pieces)
        if variable.startswith("number-of-") and len(pieces) == 1 and first.kind == "number":
            digits = first.text.replace(",", "")
            self.plural = digits.isdecimal() and digits.lstrip("0") not in ("", "1")


class NumberReader:
    """Parses numbers with the labels and the "and" of a locale."""

    def __init__(self, locale: Locale) -> None:
        """Take the locale; English labels are known in every one."""
        self._locale = locale
        self.read = lru_cache(_MOST_KNOWN)(self._read)

    @cached_property
    def _words(self) -> dict[str, str]:
        return label_words(self._locale.data, file_data("en-US"))

    @cached_property
    def _label(self) -> re.Pattern[str]:
        words = sorted(map(re.escape, self._words), key=len, reverse=True)
        return re.compile(rf"((?:{'|'.join(words)})(?:(?<=\w)\s+|(?<!\w)\s*))(?=\S)")

    @cached_property
    def _joint(self) -> re.Pattern[str]:
        ands = "|".join({"and", re.escape(self._locale.term("and") or "and")})
        return re.compile(rf"\s*(?:[,;]\s*)?(?:&|(?<=\s)(?:{ands})(?=\s))\s*|\s*[,;]\s*|\s+")

    def _read(self, text: str, variable: str, label: str = "") -> NumberValue:
        """Return the parsed text of a variable; `label` is what a locator counts if it does not say so itself."""
        term = label or ("page" if variable == "locator" else variable)
        text = text.strip()
        if text.isdecimal() or not text:
            return NumberValue((Piece(term, "", text, "number" if text else "text"),), variable)
        plain = _PLAIN_RANGE.fullmatch(text)
        if plain is not None and (joins := _joins(plain[1], plain[3], variable)):
            pieces = Piece(term, "", plain[1], "number", plain[2], joins), Piece(term, "", plain[3], "number")
            return NumberValue(pieces, variable)
        return NumberValue(tuple(self._pieces(text, variable, term)), variable)

    def _pieces(self, text: str, variable: str, term: str) -> Iterator[Piece]:
        position, after_text = 0, False
        while position < len(text):
            written = ""
            if not after_text:
                written, term = self._read_label(text, position, variable, term)
            chain = _CHAIN.match(text, position + len(written))
            found = chain or _TEXT.match(text, position + len(written))
            assert found is not None, "there is something behind white space and labels"
            items = _split(found[0], variable) if chain else [(_bare(found[0]), "text", "", "")]
            joint = self._joint.match(text, found.end())
            between = joint[0] if joint else ""
            joins = "" if position + len(between) == len(text) else "list" if between.strip() else "space"
            for place, (item, kind, dash, joins_next) in enumerate(items):
                last = place == len(items) - 1
                before = "" if place else written
                yield Piece(
                    term, before, item, kind, between if last else dash, joins if last else joins_next
                )
            position = found.end() + len(between)
            after_text = items[-1][1] == "text"

    def _read_label(self, text: str, position: int, variable: str, term: str) -> tuple[str, str]:
        """Return the label written at a position, white space included, and its term; else nothing and `term`.

        A label stands before a number, "s.v." before any text; it does not stand behind text. A value opens with
        a label only if its variable may count different things, or if the label is the variable's own.
        """
        match = self._label.match(text, position)
        if match is None:
            return "", term
        word = match[1].rstrip()
        found = self._words[word]
        own = _OWN_LABELS.get(variable) or {variable, variable.removesuffix("-number")}
        if position == 0 and variable not in _EVERY_LABEL and found not in own:
            return "", term
        if found != "sub-verbo" and not _CHAIN.match(text, match.end()):
            return "", term
        return match[1], found if variable in _EVERY_LABEL or position else variable


def _split(chain: str, variable: str) -> list[tuple[str, str, str, str]]:
    """Return the items of numbers joined by dashes: item, kind, dash behind it, and what the dash makes of the two."""
    first, *rest = _SPLIT.split(chain)
    if not all(map(_is_number, (first, *rest[1::2]))):
        return [(_bare(chain), "text", "", "")]
    if not rest:
        return [(_bare(first), "number", "", "")]
    joins = _joins(first, rest[1], variable) if len(rest) == 2 else ""
    if not joins:
        return [(_bare(chain), "identifier", "", "")]
    return [(_bare(first), "number", rest[0], joins), (_bare(rest[1]), "number", "", "")]


def _is_number(word: str) -> bool:
    """Return whether a word has a digit or is a Roman numeral.

    One letter is a numeral if it is i, v or x; with d or m it takes four letters ("CD", "mix" and "div" are words).
    """
    if any(map(str.isdecimal, word)):
        return True
    letters = word.lower()
    if not _ROMAN.fullmatch(letters):
        return False
    return letters in ("i", "v", "x") or len(letters) > (3 if set(letters) & {"d", "m"} else 1)


def _joins(first: str, last: str, variable: str) -> str:
    """Return what a dash makes of two numbers: a range, a pair (their prefixes differ), or nothing (an identifier)."""
    (prefix, digits, _), (other, final, _) = parts_of(first), parts_of(last)
    if prefix != other and not (_NO_LETTERS.fullmatch(prefix) and _NO_LETTERS.fullmatch(other)):
        return "pair"
    if final[:1] == "0" != digits[:1]:
        return ""
    if variable == "number" and digits and final and _number(final) <= _number(digits):
        return ""
    return "range"


def parts_of(word: str) -> tuple[str, str, str]:
    """Return what stands before the last digits of a number, these digits, and the letters behind them."""
    match = _NUMBER.fullmatch(word)
    return (match[1], match[2], match[3]) if match else ("", "", "")


def _number(digits: str) -> tuple[int, str]:
    """Return digits as something to compare, whatever their number."""
    bare = digits.lstrip("0")
    return len(bare), bare


def _bare(text: str) -> str:
    """Return text with its escaped hyphens as they are meant."""
    return _ESCAPED.sub("-", text)


def _is_numeric(pieces: tuple[Piece, ...]) -> bool:
    for piece, following in pairwise(pieces):
        if piece.joins == "space" and not following.written:
            return False
    return all(piece.kind != "text" for piece in pieces) and not pieces[-1].joint


def is_plural(pieces: tuple[Piece, ...]) -> bool:
    """Return whether several numbers stand behind the first label."""
    first = pieces[0]
    if len(pieces) == 1 or first.kind == "text" or first.joins == "space":
        return False
    second = pieces[1]
    return second.kind != "text" and second.label == first.label
