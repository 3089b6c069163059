"""Rules that correct the labels of the model where the text itself says what it is, in one ordered list.

A rule stays only as long as references that the model was not trained on gain by it (docs/parser.md).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bibtools.parser.rules import (
    archives,
    dates,
    endings,
    minutes,
    names,
    newspapers,
    numbers,
    people,
    reprints,
    roles,
    title_first,
    titles,
)
from bibtools.parser.tagger import Piece

RULES: tuple[Callable[[str, list[Piece]], list[Piece]], ...] = (
    dates.cut_off_date,
    endings.number_before_author,
    endings.day_in_brackets,
    names.inverted_name_first,
    names.name_before_colon,
    names.number_is_no_title,
    people.bracketed_roles,
    roles.role_behind_names,
    roles.editor_first,
    roles.container_behind_editor,
    roles.container_before_editor,
    people.inline_roles,
    people.body_before_role,
    people.acronym_first,
    people.first_word_of_title,
    numbers.false_identifier,
    numbers.page_total,
    numbers.edition,
    numbers.roman_alone,
    numbers.numeric_form,
    numbers.number_and_year,
    numbers.code_of_journal,
    reprints.other_editions,
    titles.square_brackets,
    titles.bracketed_subtitle,
    title_first.title_or_name_first,
    title_first.family_before_given,
    title_first.authors_behind_dash,
    titles.year_of_title,
    titles.container_behind_title,
    titles.quoted_title,
    newspapers.quoted_behind_container,
    newspapers.newspaper_first,
    minutes.sitting_behind_minutes,
    minutes.testimony,
    titles.volume_behind_title,
    endings.edition_in_title,
    endings.pages_behind_title,
    endings.volume_in_title,
    archives.letter_behind_shelf_mark,
    archives.title_of_document,
    numbers.shelf_mark,
    archives.number_of_document,
    archives.calendar_before_date,
    archives.day_behind_shelf_mark,
)
"""Functions of a reference and its pieces that return the pieces, in the order in which they are applied."""


def apply_rules(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with every rule applied, in order."""
    made = list(pieces)
    for rule in RULES:
        made = rule(text, made)
    return made
