"""Rules that correct the labels of the model where the text itself says what it is, in one ordered list.

A rule stays only as long as references that the model was not trained on gain by it (docs/parser.md).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from bibtools.parser.rules import (
    archive_names,
    archives,
    dates,
    decisions,
    encyclopedias,
    endings,
    kinds,
    laws,
    minutes,
    names,
    newspapers,
    numbers,
    people,
    reprints,
    roles,
    series,
    title_first,
    titles,
    volumes,
    years_in_titles,
)
from bibtools.parser.tagger import Piece

Rule = Callable[[str, list[Piece]], list[Piece]]
_QUOTES = '"|“|«|„'
RULES: tuple[tuple[Rule, str], ...] = (
    (dates.cut_off_date, "date (|["),
    (dates.years_in_brackets, "date (|["),
    (dates.year_of_calendar, ""),
    (endings.day_in_brackets, "date ("),
    (dates.whole_date, "date"),
    (dates.journal_before_day, "date journal|container-title|title"),
    (names.lead_before_name, "author|editor|title"),
    (names.name_before_colon, "author title :"),
    (names.known_name_before_colon, "title :"),
    (people.author_behind_by, "title"),
    (people.bracketed_roles, "(|["),
    (roles.role_behind_names, "author|editor (|["),
    (roles.container_behind_editor, "editor title"),
    (roles.container_before_editor, "editor title container-title"),
    (people.inline_roles, ""),
    (people.body_before_role, "("),
    (people.acronym_first, ""),
    (people.first_word_of_title, "author title"),
    (people.inflected_name_of_title, "author title"),
    (people.title_of_person_is_no_name, "author title"),
    (numbers.false_identifier, ""),
    (numbers.edition, ""),
    (numbers.roman_alone, "location|note|publisher|collection-title|journal|container-title"),
    (numbers.numeric_form, ":"),
    (numbers.code_of_journal, "volume date ("),
    (reprints.other_editions, "(|["),
    (reprints.first_and_this, "date /"),
    (titles.square_brackets, "["),
    (series.series_in_brackets, "title (|["),
    (kinds.number_of_standard, ""),
    (kinds.source_behind_kind, "genre ["),
    (kinds.paper_and_number, "genre|journal|container-title|collection-title"),
    (kinds.kind_of_thesis, ""),
    (kinds.thesis_in_brackets, "["),
    (kinds.school_and_city, "publisher location"),
    (title_first.title_or_name_first, "author|title"),
    (title_first.family_before_given, "author title"),
    (title_first.given_behind_family, "author title"),
    (title_first.authors_behind_dash, "author title"),
    (titles.year_of_title, "date title"),
    (years_in_titles.year_in_quotes, "date title " + _QUOTES),
    (years_in_titles.year_of_source, "date title"),
    (titles.container_behind_title, "title"),
    (titles.work_in_title, "title editor pages"),
    (titles.end_of_container, "container-title"),
    (titles.quoted_title, "title " + _QUOTES),
    (newspapers.newspaper_and_quoted, _QUOTES),
    (encyclopedias.encyclopedia_first, "author"),
    (encyclopedias.pages_of_entry, "date volume journal|container-title"),
    (newspapers.newspaper_first, "author|title|publisher date|volume|title"),
    (minutes.sitting_behind_minutes, "title|journal"),
    (minutes.terms_of_minutes, "title|journal|container-title"),
    (minutes.testimony, "("),
    (volumes.titled_volume, "title :"),
    (volumes.ordinal_behind_volume, "volume title"),
    (volumes.volume_behind_words, "title|container-title"),
    (titles.journal_of_book, "journal publisher date author|editor"),
    (titles.volume_behind_title, "title|container-title|journal"),
    (titles.number_of_ruler, "title volume"),
    (endings.pages_behind_title, "title|container-title ("),
    (endings.volume_in_title, "title"),
    (endings.note_behind_pages, "pages volume"),
    (archive_names.archive_and_shelf, ""),
    (archive_names.fond_of_archive, "archive archive-location"),
    (archive_names.documents_of_archive, "archive"),
    (archives.letter_behind_shelf_mark, "archive-location"),
    (numbers.shelf_mark, "archive-location"),
    (archives.number_of_document, "archive-location date"),
    (archives.calendar_before_date, "archive-location date"),
    (archives.day_behind_shelf_mark, "archive-location"),
    (laws.number_of_law, "title"),
    (laws.gazette_and_number, ""),
    (decisions.court_decision, ""),
)
"""Functions of a reference and its pieces that return the pieces, in the order in which they are applied.

Beside each stands what a reference must have, or the rule returns it as it is: labels of pieces and marks of MARKS, of
those with `|` between them one. Most references have what a third of the rules needs.
"""
MARKS = '([:/"“«„'


def apply_rules(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with every rule applied, in order."""
    made = list(pieces)
    marks = [mark for mark in MARKS if mark in text]
    has = frozenset([*marks, *[piece.label for piece in made]])
    done = 0
    while True:
        for number, rule in _rules_for(has, done):
            before, made = made, rule(text, made)
            if made is not before:
                now = frozenset([*marks, *[piece.label for piece in made]])
                if now != has:
                    # Labels came or went: other rules are to follow.
                    has, done = now, number
                    break
        else:
            return made


_NEEDS = tuple(
    (number, rule, tuple(frozenset(each.split("|")) for each in needs.split()))
    for number, (rule, needs) in enumerate(RULES, 1)
)


@lru_cache(maxsize=1 << 12)
def _rules_for(has: frozenset[str], done: int) -> tuple[tuple[int, Rule], ...]:
    """Return the rules behind the first `done` of which a reference has what they need, each with its number."""
    return tuple(
        (number, rule)
        for number, rule, needs in _NEEDS[done:]
        if not any(each.isdisjoint(has) for each in needs)
    )
