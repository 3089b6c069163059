"""Names of persons and bodies, from the syntax of a field to CSL's parts and back.

`namelists` says how a field is cut into names, and a name into parts. Besides, CSL has two kinds of particles: a known
one at the end of the given names (`Last, First de`) is a dropping particle, any other a non-dropping one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bibtools.bibtex.decode import decode
from bibtools.bibtex.encode import encode
from bibtools.bibtex.namelists import WrittenName, is_group, split_commas, split_names, split_words
from bibtools.language.particles import DROPPING
from bibtools.model import Name
from bibtools.support.patterns import lazy

_PROTECT = lazy(r",|\sand\s|^and\s|\sand$|^others$|^and$", re.IGNORECASE)


def decode_names(value: str) -> tuple[Name, ...]:
    """Return the names of a list as they stand in a field; empty names and biblatex's options are left out."""
    return tuple(map(decode_name, _named(value)))


def list_options(value: str) -> str:
    """Return the items of a list that are not names, as they are written: biblatex's options and links to @xdata."""
    if "=" not in value:
        return ""
    return " and ".join(written.text for written in split_names(value) if written.option)


def _named(value: str) -> Iterator[WrittenName]:
    return (written for written in split_names(value) if written.text and not written.option)


def encode_names(names: Sequence[Name], *, ascii: bool = False) -> str:
    """Return a list of names as a field's value. What the syntax has no form for is left out: see `to_fields`."""
    return " and ".join(_encode_name(name, ascii) for name in names)


def decode_name(written: WrittenName) -> Name:
    """Return a name as CSL has it."""
    if written.others:
        return Name(others=True)
    if written.braced:
        return Name(literal=decode(written.text))
    if written.keyed:
        parts = split_commas(written.text)
        if all("=" in part for part in parts):
            return _extended(parts)
    given, dropping = _given(written.given) if written.commas else (_text(written.given), "")
    return Name(_text(written.family), given, dropping, _text(written.particle), _text(written.suffix))


def _extended(parts: Sequence[str]) -> Name:
    """Return the name of biblatex's form `family=…, given=…`."""
    split = (part.strip('"').partition("=") for part in parts)
    pairs = {key.strip().lower(): _text(value.strip()) for key, _, value in split}
    prefix = pairs.get("prefix", "")
    kept = pairs.get("useprefix", "true") == "true"
    return Name(
        pairs.get("family", ""),
        pairs.get("given", ""),
        "" if kept else prefix,
        prefix if kept else "",
        pairs.get("suffix", ""),
    )


def _given(text: str) -> tuple[str, str]:
    """Return given names and the dropping particle behind them."""
    words = split_words(text)
    count = len(words)
    while count > 1 and words[count - 1] in DROPPING:
        count -= 1
    return decode(" ".join(words[:count])), decode(" ".join(words[count:]))


def _text(value: str) -> str:
    """Return the text of a part; a tie between its words is a space."""
    return decode(" ".join(split_words(value)) if "~" in value else value)


def _encode_name(name: Name, ascii: bool) -> str:
    if name.others:
        return "others"
    if name.literal:
        return "{" + encode(name.literal, ascii=ascii) + "}"
    words, given_words = name.family.split(), name.given.split()
    particled = any(word[:1].islower() for word in words[:-1])
    family = _part(name.family, ascii, particled or (len(words) > 1 and "=" in name.family))
    given = _part(name.given, ascii, len(given_words) > 1 and given_words[-1] in DROPPING)
    suffix, particle, dropping = (
        _part(part, ascii) for part in (name.suffix, name.non_dropping_particle, name.dropping_particle)
    )
    head = f"{particle} {family}".strip()
    tail = f"{given} {dropping}".strip()
    if suffix:
        return f"{head}, {suffix}, {tail}".rstrip(", ")
    return f"{head}, {tail}" if tail else head


def _part(text: str, ascii: bool, ambiguous: bool = False) -> str:
    """Return a part as LaTeX, in braces if its words could be read as another part."""
    encoded = encode(text, ascii=ascii)
    unsafe = ambiguous or bool(_PROTECT.search(encoded)) or is_group(encoded)
    return "{" + encoded + "}" if unsafe else encoded
