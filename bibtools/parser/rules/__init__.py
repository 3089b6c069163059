"""Rules that correct the labels of the model where the text itself says what it is, in one ordered list.

A rule stays only as long as references that the model was not trained on gain by it (docs/parser.md).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from bibtools.language.patents import OFFICES
from bibtools.parser.rules import (
    archive_names,
    archives,
    classics,
    copies,
    cut_names,
    dashes,
    dates,
    decisions,
    descriptions,
    encyclopedias,
    endings,
    films,
    gost,
    imprints,
    informants,
    interviews,
    journals,
    kinds,
    laws,
    letters,
    lone_authors,
    manuscripts,
    minutes,
    names,
    names_and_titles,
    newspapers,
    numbers,
    people,
    publishers,
    reporters,
    reprints,
    reviews,
    roles,
    series,
    talks,
    title_first,
    titles,
    untitled,
    volumes,
    works,
    years_in_titles,
)
from bibtools.parser.rules.needs import Needs
from bibtools.parser.tagger import Piece

Rule = Callable[[str, list[Piece]], list[Piece]]
_QUOTES = '"|“|«|„'
RULES: tuple[tuple[Rule, str], ...] = (
    (gost.parts_of_gost, "~//"),
    (gost.degree_in_title, "~наук"),
    (gost.short_place, "~М.|~Л.|~б.|~г.|~К.|~н."),
    (gost.imprint_without_marks, "author title ~М.|~Л.|~б.|~г.|~К.|~н."),
    (volumes.word_and_value, "note>volume|note>pages|note>publisher"),
    (journals.unit_behind_journal, "journal>volume|container-title>volume"),
    (dates.cut_off_date, "date (|["),
    (dates.given_name_is_no_month, "author>date|editor>date (|["),
    (dates.page_behind_year, "date"),
    (endings.price_last, "volume|date ~ƒ|~fl.|~€|~EUR|~DM|~£|~$|~Fr."),
    (endings.day_in_brackets, "date ("),
    (dates.day_in_figures, ""),
    (dates.years_are_no_pages, "!date publisher>pages|location>pages"),
    (dates.whole_date, "date"),
    (dates.month_is_no_place, "location>date"),
    (
        dates.journal_before_day,
        "journal>date|container-title>date|title>date|publisher>date|archive-location>date",
    ),
    (names.lead_before_name, "author|editor|title =lead"),
    (reviews.review_of_work, "journal|container-title =review"),
    (names.rank_behind_name, "author (|["),
    (names.name_before_colon, "author>title :"),
    (names.title_behind_names, "author>title :"),
    (names.office_before_colon, "title : !author"),
    (names.body_before_title, "title !author"),
    (dates.no_date_behind_names, "author|editor ("),
    (people.inventors, "author ~nventor"),
    (
        cut_names.name_cut_at_hyphen,
        "editor>publisher|editor>location|editor>title|editor>container-title|author>title|author>publisher",
    ),
    (names.journal_behind_names, "author>journal|author>title ;"),
    (people.author_behind_by, "title =by"),
    (people.list_before_role, "author|editor ("),
    (people.bracketed_roles, "(|[ =role"),
    (roles.language_is_no_translator, "translator"),
    (
        roles.both_roles,
        "editor>translator|translator>editor|editor>editor|translator>translator|author>translator|author>editor|note>editor|note>translator",
    ),
    (roles.role_behind_year, "author>date date>title ( =role"),
    (roles.same_editor, "note author ("),
    (roles.container_behind_editor, "editor title"),
    (roles.container_before_editor, "editor title container-title"),
    (people.inline_roles, "=role"),
    (roles.role_behind_name, "( ~isi)|~esi)|~neşri)|~yayını)|~terc.)|~çev.)"),
    (people.body_before_role, "("),
    (people.acronym_first, ""),
    (people.families_before_journal, "title>journal !author"),
    (cut_names.name_behind_dash, "author>title 2*title"),
    (
        cut_names.name_cut_at_title,
        "editor>note|translator>note|editor>publisher|editor>title ~Prof.|~Dr.|~Doç.",
    ),
    (lone_authors.name_in_title, "title !author"),
    (names_and_titles.quote_behind_names, "author>title"),
    (names_and_titles.person_of_title, "author>title"),
    (people.article_of_title, "author>title editor"),
    (people.first_word_of_title, "author>title"),
    (people.inflected_name_of_title, "author>title"),
    (people.title_of_person_is_no_name, "author>title"),
    (people.title_with_ruler, "author>title archive"),
    (roles.language_before_role, "title>translator"),
    (numbers.false_identifier, "~IS"),
    (dates.days_before_month, "pages>date|volume>date"),
    (numbers.number_of_list, ""),
    (films.film, "~ön.|~önet|~ilm|~elgesel"),
    (numbers.edition, ""),
    (reprints.edition_with_own_year, "date edition|date>original-date"),
    (numbers.numeric_form, ":"),
    (reprints.other_editions, "(|["),
    (reprints.reprint_behind_semicolon, "date ;"),
    (reprints.reprint_behind_date, "date>publisher|date>location|date>note|date>edition"),
    (reprints.first_and_this, "date /"),
    (reprints.imprint_of_reprint, "date>note|original-date>note"),
    (copies.digital_copy, "title ~nline|~igitalisat|~olltext|~ligne|~línea|~copy|~orschau"),
    (titles.square_brackets, "["),
    (titles.language_behind_title, "journal ("),
    (classics.work_in_corpus, "=corpus"),
    (reporters.case_of_court, "(|["),
    (reporters.article_of_law, "title (|["),
    (names.surname_in_brackets, "author>note ["),
    (series.run_behind_editor, "editor !collection-title"),
    (series.volume_before_run, "collection-title>volume"),
    (series.number_in_bracket, "collection-title>volume"),
    (series.series_in_brackets, "title (|[ !collection-title"),
    (series.lettered_number, "title ~Yay|~yay"),
    (series.number_and_run, "publisher|location collection-title|volume ~eri|~izi"),
    (series.volume_of_series, "volume>title|volume>container-title|volume>journal|volume>note title"),
    (series.series_behind_container, "volume>location|volume>publisher !journal !collection-title"),
    (series.numbered_of_series, "title ~coll|~Coll|~Bibli|~colec|~Colec"),
    (series.number_of_publication, "publisher>collection-title"),
    (series.paper_in_note, "title>note !genre !collection-title !journal"),
    (series.series_by_code, "journal>volume|container-title>volume publisher location !collection-title"),
    (series.series_behind_publisher, "publisher>title 2*title « !collection-title"),
    (series.series_at_end, "title date ("),
    (kinds.title_is_patent, "title ~atent|~Pat."),
    (kinds.number_is_patent, "author !title ~U.S.|" + "|".join(f"~{office}" for office in OFFICES)),
    (kinds.patent_and_number, "title ~atent|~revet|~Pat."),
    (kinds.kind_behind_title, "title"),
    (journals.quoted_journal, "title editor|volume|date"),
    (journals.journal_behind_quoted, "title>volume|title>collection-title pages !journal !container-title"),
    (journals.journal_is_no_kind, "genre>location|genre>volume volume !journal !container-title"),
    (journals.city_of_journal, "journal>volume|container-title>volume pages !location"),
    (journals.extra_issue, "journal>volume|container-title>volume"),
    (journals.run_of_name, "journal>collection-title"),
    (journals.volume_and_issue, "journal>volume"),
    (journals.series_of_journal, "journal>note note>volume ("),
    (
        journals.journal_behind_in,
        "title>volume|title>date|title>pages pages !journal !container-title !editor",
    ),
    (journals.journal_without_title, "author volume pages date :"),
    (talks.meeting_of_paper, "title ~presented|~given|~read|~delivered|~Vortrag|~ommunication"),
    (journals.year_of_meeting, "container-title|journal|editor date"),
    (works.work_behind_in, "title editor"),
    (works.same_author_first, "note !author =same-author"),
    (works.work_of_same_author, "author =same-author"),
    (works.journal_that_holds, "journal ~içinde|~içerisinde"),
    (works.work_behind_name, "author>title :"),
    (works.work_behind_quoted, f"title !container-title !journal ~‘|~'|{_QUOTES}"),
    (works.work_in_editor, "title editor !container-title !journal"),
    (works.work_behind_editors, "title editor !container-title !journal"),
    (names.hungarian_before_colon, "title : !author"),
    (kinds.kind_alone, "location|publisher|note|title"),
    (imprints.publisher_behind_editor, "editor>location|editor>date ( !publisher"),
    (imprints.other_places, "location>note"),
    (imprints.no_place_is_no_publisher, "publisher|note|volume !location"),
    (imprints.publisher_before_edition, "title edition>location|edition>date !publisher"),
    (imprints.place_again, "title>publisher !location"),
    (imprints.place_behind_work, "title>publisher|container-title>publisher !location"),
    (imprints.publisher_behind_place, "location !publisher"),
    (kinds.number_of_standard, ""),
    (kinds.paper_of_parliament, "/ ~Drs|~rucks"),
    (kinds.report_by_code, "~COM|~NASA|~NACA"),
    (kinds.report_of_year, "~/19|~/20"),
    (kinds.paper_and_number, "genre|journal|container-title|collection-title"),
    (kinds.kind_of_thesis, "~iss|~abil|~arb|~roefschrift|~ozprawa|~isertační|~oktori|~Tesi|~Thèse"),
    (kinds.thesis_in_brackets, "["),
    (kinds.number_of_thesis, "genre"),
    (kinds.school_and_city, "publisher>location"),
    (titles.number_of_ruler, "title>volume"),
    (titles.party_of_title, "author"),
    (title_first.title_or_name_first, "author|title"),
    (journals.journal_by_issue, "title>volume !journal !container-title"),
    (dashes.name_before_dash, "author|title ~-|~–|~—"),
    (title_first.author_in_title, "title>location|title>publisher|title>date !author"),
    (title_first.author_behind_stop, "title>journal|title>publisher|title>date|title>location !author"),
    (title_first.title_in_author, "author !title !journal !container-title"),
    (title_first.family_before_given, "title>author author>title"),
    (title_first.given_behind_family, "author>title"),
    (publishers.body_before_place, "title>location|container-title>location|journal>location !publisher"),
    (publishers.house_behind_title, "title>location|container-title>location ~erlag !publisher"),
    (publishers.letters_are_no_place, "location !publisher"),
    (publishers.press_is_no_place, "location !publisher"),
    (publishers.house_behind_total, "pages>journal title !volume !date !publisher"),
    (publishers.house_is_no_journal, "title journal|container-title !volume !publisher"),
    (publishers.journal_is_no_publisher, "publisher>volume pages !journal !container-title"),
    (publishers.remark_behind_imprint, "2*location publisher ( :"),
    (titles.year_of_title, "2*date date>title"),
    (years_in_titles.year_of_source, "2*date title"),
    (years_in_titles.place_and_year_of_title, "title date location|publisher ("),
    (endings.link_behind, "~cholar|~ross|~ubMed"),
    (endings.word_before_address, "url"),
    (works.work_with_colon, "title :"),
    (titles.container_behind_title, "2*title"),
    (works.work_in_title, "title editor pages"),
    (titles.journal_begins_in_title, "title>journal journal>volume"),
    (titles.quoted_title, "title " + _QUOTES),
    (titles.journal_is_no_title, "title>journal journal>volume"),
    (newspapers.newspaper_and_quoted, _QUOTES),
    (newspapers.quoted_behind_newspaper, "journal date " + _QUOTES),
    (encyclopedias.quoted_entry, "author|editor|title “|«|„"),
    (encyclopedias.encyclopedia_of_entry, "author title"),
    (encyclopedias.entry_behind_year, 'title "|“|«'),
    (newspapers.newspaper_is_no_author, f"author title date !journal {_QUOTES}"),
    (newspapers.numbers_of_newspaper, "~nüshaları|~sayıları"),
    (newspapers.newspaper_of_day, _QUOTES),
    (newspapers.title_behind_page, "journal date volume|pages volume>note|pages>note !title :"),
    (minutes.sitting_behind_minutes, "title|journal =session|~D."),
    (
        minutes.terms_of_minutes,
        "title|journal|container-title note|archive-location|edition|genre|collection-title|citation-number",
    ),
    (minutes.paper_of_minutes, "title|journal|container-title ~Sayısı"),
    (minutes.testimony, "( ~ifade|~testimony"),
    (volumes.front_matter_is_no_volume, "volume>pages"),
    (volumes.word_before_volume, "title>volume|title>genre ~Th|~T|~Bd|~Abt"),
    (volumes.titled_volume, "title : !journal"),
    (volumes.page_behind_roman, "title volume !journal !container-title !pages !archive !collection-title"),
    (volumes.volumes_are_no_edition, "edition"),
    (volumes.volume_in_note, "note !volume"),
    (volumes.volumes_are_no_publisher, "publisher|2*title !volume"),
    (volumes.title_before_firm, "volume>publisher"),
    (volumes.title_in_volume, "title volume !journal"),
    (volumes.title_before_place, "volume>publisher publisher>location location>publisher"),
    (volumes.volumes_in_bracket, "title>location ("),
    (volumes.volume_behind_words, "title|container-title !volume"),
    (journals.number_of_journal, "title>volume volume>date !author !publisher"),
    (volumes.years_of_volume, "volume>pages|volume>date|volume>note date !journal !container-title"),
    (titles.subtitle_behind_colon, "title note|journal|container-title :"),
    (volumes.scale_of_map, "volume|pages|date ~000"),
    (volumes.volume_behind_role, "editor|translator (|["),
    (volumes.number_behind_title, "title !volume !journal date|location|publisher"),
    (titles.volume_behind_title, "title|container-title|journal"),
    (titles.ruler_is_no_author, "author>title"),
    (titles.title_of_volume, "container-title location editor|author !title !pages"),
    (endings.pages_behind_title, "title|container-title ("),
    (endings.volume_in_title, "title"),
    (endings.cited_behind_title, "title ~cit"),
    (endings.day_behind_address, "url note|date"),
    (numbers.chapter_is_no_volume, "volume|pages"),
    (numbers.preprint_is_no_page, "pages /"),
    (endings.volume_and_page_behind_imprint, "date>pages publisher ("),
    (endings.volume_behind_date, "date>pages"),
    (endings.page_cited_behind_pages, "volume>pages"),
    (endings.pages_behind_bracket, "date>volume volume>pages ( !journal"),
    (endings.page_of_short_note, "container-title>volume !date !journal"),
    (endings.column_and_number, "note>date"),
    (endings.note_behind_pages, "pages>volume"),
    (endings.word_behind_pages, "pages>note"),
    (endings.front_page_last, "date>note !pages"),
    (endings.page_in_note, "original-date>note !pages"),
    (endings.quoted_in_another, "pages|date =quoted"),
    (endings.note_cited, "!date ("),
    (classics.book_of_tradition, 'title date publisher|location "|“'),
    (interviews.conversation, ""),
    (informants.person_asked, "~K|~örüşme|~ülakat|~ülâkat|~öyleşi|~onuşma|~aydı|~bandı|~inlen"),
    (archive_names.archive_and_shelf, "~rş|~rch"),
    (archive_names.page_of_register, "journal>volume|container-title>volume|title>volume !author !publisher"),
    (manuscripts.manuscript_of_library, "~Ktp|~Ktb|~Küt|~Kut|~TSMK|~İÜK|~BDK"),
    (manuscripts.manuscript_in_town, ": title ~K|~Müzesi"),
    (archive_names.letter_of_library, "author title date !archive !publisher"),
    (archives.shelf_before_letter, "title !archive"),
    (archives.journal_of_documents, "archive>archive-location !journal"),
    (archives.page_of_archive, "archive url !author !title !date"),
    (letters.turkish_letter, "author>note archive|archive-location ~den|~dan|~ten|~tan"),
    (letters.receiver_behind_sender, "author>note archive|archive-location"),
    (archive_names.register_of_town, "archive>archive-location"),
    (archive_names.archive_behind_shelf, "archive-location"),
    (archive_names.numbered_register, ""),
    (minutes.sitting_of_parliament, "volume>note ~Sitzung"),
    (archive_names.register_alone, "archive-location !archive"),
    (archive_names.register_before_number, "title>archive-location archive ("),
    (archive_names.register_by_letters, "~ŞS"),
    (archive_names.fond_of_archive, "archive archive-location"),
    (archive_names.documents_of_archive, "archive"),
    (archives.register_is_no_archive, "archive>archive-location"),
    (
        archives.same_fond,
        "journal|container-title|title|note|archive|publisher volume|pages|archive-location|note =same-fond",
    ),
    (archives.letter_behind_shelf_mark, "archive-location !title"),
    (numbers.shelf_mark, "archive-location"),
    (archives.description_before_day, "archive-location>date !title"),
    (archives.town_before_day, "archive-location>date !location"),
    (letters.town_of_letter, "location>date|author>date|title>date archive|archive-location"),
    (archives.year_cut_from_shelf_mark, "archive-location>date"),
    (archives.calendar_before_date, "archive-location date"),
    (archives.day_behind_shelf_mark, "archive-location !date"),
    (minutes.minutes_are_no_archive, "archive>archive-location"),
    (minutes.minutes_are_no_author, "author !title"),
    (archives.title_behind_shelf_mark, "archive-location !title"),
    (archives.year_behind_shelf_mark, "archive-location !date"),
    (archives.pages_without_archive, "archive-location"),
    (dates.dated_before_title, "date ~tarih|~günlü"),
    (journals.number_alone_is_volume, "journal>pages !volume"),
    (publishers.publisher_first_is_author, "publisher>date date>title !author !editor"),
    (journals.journal_by_its_word, "container-title>volume ~ergisi|~ecmuası"),
    (dates.paper_behind_date, "date>pages ( !journal !container-title"),
    (untitled.remark_in_brackets, "title ( !author !date !publisher !location !pages"),
    (
        untitled.publisher_is_title,
        "author>publisher !title !container-title !journal !archive !archive-location !genre",
    ),
    (
        untitled.title_among_authors,
        "author publisher|location|volume|pages !title !container-title !journal !archive !archive-location !genre",
    ),
    (laws.law_of_union_is_no_author, "author ~Komisyon|~Konsey|~Commission|~Council"),
    (laws.law_is_no_author, "author !title"),
    (laws.number_of_law, "title"),
    (laws.gazette_and_number, "~G"),
    (laws.issue_of_gazette, "journal pages !volume ~Resm"),
    (decisions.german_decision, "~G|~B|~R|~ericht"),
    (decisions.official_report, "~B|~R|~OLGZ|~VfSlg|~OGHSt"),
    (
        decisions.court_decision,
        "~tay|~Mahkeme|~MAHKEME|~AYM|~İHM|~İHAM|~ABAD|~GK|~HD|~CD|~D.|~BAM|~DDK|~aşvuru|~No",
    ),
    (descriptions.described_print, "date|publisher|location ~cm|~mm"),
    (series.number_beside_series, "collection-title volume !journal"),
    (series.number_of_house, "publisher>volume !collection-title !journal"),
)
"""Functions of a reference and its pieces that return the pieces, in the order in which they are applied.

Beside each stands what a reference must have, or the rule returns it as it is; of what has `|` between it, one:

| need | what a reference must have |
|---|---|
| `title` | a piece with this label |
| `!title` | none |
| `2*title` | two or more |
| `author>title` | one right before the other |
| `(` | a mark of `needs.MARKS` |
| `~Gazete` | these letters in its text |
| `=role` | a word of `needs.WORDS` of this name |

Most references have what a fifth of the rules needs.
"""
_NEEDS = Needs(needs for _, needs in RULES)
_ALL = tuple((number, rule, _NEEDS.parsed(needs)) for number, (rule, needs) in enumerate(RULES, 1))


def apply_rules(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with every rule applied, in order."""
    made = list(pieces)
    letters = _NEEDS.of_text(text)
    has = _NEEDS.of_labels(tuple([piece.label for piece in made]))
    done = 0
    while True:
        for number, rule, every, one_of in _rules_for(has):
            if number <= done or letters & every != every:
                continue
            if one_of and not all(map(letters.__and__, one_of)):
                continue
            before, made = made, rule(text, made)
            if made is not before:
                now = _NEEDS.of_labels(tuple([piece.label for piece in made]))
                if now != has:
                    # Labels came or went: other rules are to follow.
                    has, done = now, number
                    break
        else:
            return made


@lru_cache(maxsize=1 << 13)
def _rules_for(has: int) -> list[tuple[int, Rule, int, tuple[int, ...]]]:
    """Return the rules for which a reference has the labels, each with its number and what the text must have."""
    return [
        (number, rule, needs.every_in_text, needs.some_in_text)
        for number, rule, needs in _ALL
        if has & needs.every == needs.every and (not needs.some or all(map(has.__and__, needs.some)))
    ]
