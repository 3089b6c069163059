"""Joining the names of a list: delimiters, "and", "et al.", the ellipsis before the last name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bibtools.csl.names.options import starts_word

if TYPE_CHECKING:
    from bibtools.csl.names.options import NameOptions

ELLIPSIS = "\u2026"


def before_last(options: NameOptions, count: int, after_inverted: bool) -> tuple[str, str, str]:
    """Return what stands before, at and behind the "and" of a list: delimiter, the word, space."""
    word = options.and_text
    if word is None:
        return options.delimiter, "", ""
    if not starts_word(word):
        single = multiple = after = ""
    else:
        single, multiple, after = " ", options.delimiter, " "
    rule = options.last_delimiter
    if rule == "always":
        single = options.delimiter
    elif rule == "never":
        multiple = " " if multiple else ""
    elif rule == "after-inverted-name":
        single = multiple = options.delimiter if after_inverted else " " if multiple or single else ""
    return (multiple if count > 2 else single), word, after


def before_et_al(options: NameOptions, term: str, count: int, after_inverted: bool) -> str:
    """Return what stands before "et al.": a space, or the delimiter."""
    single, multiple = " ", options.delimiter
    rule = options.et_al_delimiter
    if rule == "always":
        single = options.delimiter
    elif rule == "never":
        multiple = " "
    elif rule == "after-inverted-name":
        single = multiple = options.delimiter if after_inverted else " "
    chosen = multiple if count > 1 else single
    return "" if chosen == " " and not starts_word(term) else chosen


def before_ellipsis(options: NameOptions, count: int) -> str:
    """Return what stands before the ellipsis of a shortened list."""
    return options.delimiter if count > 2 else " "


def joints_of(
    options: NameOptions,
    inverted: list[bool],
    shortened: bool,
    et_al_term: str,
    *,
    sorting: bool,
    others: bool = False,
) -> tuple[list[tuple[str, str, str]], str | None]:
    """Return what stands between the names of a list, and before "et al." (None where it is not shown).

    `inverted` says of each name shown whether its family name comes first; `shortened` whether names are
    left out, and `others` whether the source itself leaves some out. What stands between two names is a text, a
    word ("and", the ellipsis) and another text.
    """
    count = len(inverted)
    joints = [(options.delimiter, "", "")] * (count - 1)
    if sorting or not count:
        return joints, None
    if others or (shortened and not options.use_last):
        before = before_et_al(options, et_al_term, count, inverted[-1]) if et_al_term else None
        return joints, before
    if count > 1:
        if shortened:
            joints[-1] = (before_ellipsis(options, count), ELLIPSIS, " ")
        else:
            joints[-1] = before_last(options, count, inverted[-2])
    return joints, None
