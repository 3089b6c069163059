"""What is certain whatever the model says: rules on the labelled pieces, in one ordered list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bibtools.parser.rules import minutes, numbers, people, title_first, titles
from bibtools.parser.tagger import Piece

RULES: tuple[Callable[[str, list[Piece]], list[Piece]], ...] = (
    minutes.minutes,
    minutes.dates,
    minutes.cut_off_year,
    people.bracketed_roles,
    people.inline_roles,
    people.acronym_first,
    people.title_before_author,
    people.director_as_author,
    minutes.day_before_month,
    numbers.named_series,
    numbers.false_identifier,
    numbers.page_total,
    numbers.volume_count,
    numbers.edition,
    numbers.european_edition,
    numbers.numeric_form,
    numbers.series,
    titles.square_brackets,
    titles.year_of_title,
    titles.not_titles,
    titles.whole_titles,
    titles.quoted_title,
    titles.volume_behind_title,
    numbers.archive_in_note,
    numbers.shelf_mark,
    people.author_that_is_title,
    title_first.title_first,
)
"""Each takes the string and its pieces, and gives the pieces."""


def apply_rules(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with every rule applied, in order."""
    made = list(pieces)
    for rule in RULES:
        made = rule(text, made)
    return made
